#include "qualm/baseline/sparse_logistic_regression.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "qualm/baseline/logistic_objective.hpp"
#include "qualm/core/error.hpp"

namespace qualm {
namespace {

/// Towards zero by `amount`, and no further.
double shrunk(double value, double amount) {
  return value > amount ? value - amount : value < -amount ? value + amount : 0.0;
}

/// The smooth part of the objective, divided by the number of rows, and its gradient.
class MeanLoss {
 public:
  MeanLoss(const Matrix& x, std::span<const int> labels, int classes)
      : x_(x), labels_(labels), classes_(static_cast<std::size_t>(classes)), logits_(classes == 2 ? 1 : classes_) {}

  std::size_t width() const { return x_.columns + 1; }
  std::size_t size() const { return logits_ * width(); }

  double operator()(const std::vector<double>& parameters, std::vector<double>* gradient) const {
    std::vector<double> logits(logits_), logs(classes_);
    if (gradient != nullptr) gradient->assign(size(), 0.0);
    double loss = 0.0;
    const double share = 1.0 / static_cast<double>(x_.rows);
    for (std::size_t i = 0; i < x_.rows; ++i) {
      const auto row = x_.row(i);
      for (std::size_t a = 0; a < logits_; ++a) {
        const double* own = parameters.data() + a * width();
        logits[a] = own[x_.columns];
        for (std::size_t j = 0; j < x_.columns; ++j) logits[a] += own[j] * row[j];
      }
      logProbabilitiesOf(logits, logs);
      const auto label = static_cast<std::size_t>(labels_[i]);
      loss -= share * logs[label];
      if (gradient != nullptr) addRow(row, logs, label, share, *gradient);
    }
    return loss;
  }

 private:
  void addRow(std::span<const double> row, const std::vector<double>& logs, std::size_t label, double share,
              std::vector<double>& gradient) const {
    for (std::size_t a = 0; a < logits_; ++a) {
      const std::size_t own = classes_ - logits_ + a;  // the class of the logit
      const double residual = share * (std::exp(logs[own]) - (label == own ? 1.0 : 0.0));
      double* at = gradient.data() + a * width();
      for (std::size_t j = 0; j < x_.columns; ++j) at[j] += residual * row[j];
      at[x_.columns] += residual;
    }
  }

  const Matrix& x_;
  std::span<const int> labels_;
  std::size_t classes_, logits_;
};

/// One proximal step of length 1/curvature; the curvature grows until the smooth part lies below its parabola.
std::vector<double> step(const MeanLoss& loss, const std::vector<double>& from, double penalty, double& curvature) {
  std::vector<double> gradient;
  const double value = loss(from, &gradient);
  for (;; curvature *= 2.0) {
    std::vector<double> to(from.size());
    double slope = 0.0, squares = 0.0;
    for (std::size_t p = 0; p < to.size(); ++p) {
      const bool isIntercept = p % loss.width() == loss.width() - 1;
      const double moved = from[p] - gradient[p] / curvature;
      to[p] = isIntercept ? moved : shrunk(moved, penalty / curvature);
      slope += gradient[p] * (to[p] - from[p]);
      squares += (to[p] - from[p]) * (to[p] - from[p]);
    }
    const double slack = 1e-14 * (1.0 + std::abs(value));
    if (loss(to, nullptr) <= value + slope + 0.5 * curvature * squares + slack) return to;
  }
}

std::vector<double> minimize(const MeanLoss& loss, double penalty) {
  constexpr int mostSteps = 100000;
  std::vector<double> current(loss.size(), 0.0), ahead = current;
  double momentum = 1.0, curvature = 1.0;
  for (int count = 0; count < mostSteps; ++count) {
    const std::vector<double> next = step(loss, ahead, penalty, curvature);
    double moved = 0.0, turned = 0.0, scale = 1.0;
    for (std::size_t p = 0; p < next.size(); ++p) {
      moved = std::max(moved, std::abs(next[p] - ahead[p]));
      turned += (ahead[p] - next[p]) * (next[p] - current[p]);
      scale = std::max(scale, std::abs(next[p]));
    }
    if (moved < 1e-10 * scale) return next;
    const double following = turned > 0.0 ? 1.0 : 0.5 * (1.0 + std::sqrt(1.0 + 4.0 * momentum * momentum));
    const double push = turned > 0.0 ? 0.0 : (momentum - 1.0) / following;
    for (std::size_t p = 0; p < next.size(); ++p) ahead[p] = next[p] + push * (next[p] - current[p]);
    current = next;
    momentum = following;
  }
  throw Error(ErrorCode::notConverged,
              "Logistic regression with an L1 penalty has not converged; are the columns scaled?",
              std::to_string(mostSteps) + " steps");
}

}  // namespace

LogisticRegression fitSparseLogisticRegression(const Matrix& x, std::span<const int> labels, int classes,
                                               double strength) {
  requireFittable(x, labels, classes, strength);
  const MeanLoss loss(x, labels, classes);
  const auto parameters = minimize(loss, 1.0 / (strength * static_cast<double>(x.rows)));
  LogisticRegression model{classes, Matrix(loss.size() / loss.width(), x.columns), {}};
  double sum = 0.0;
  for (std::size_t a = 0; a < model.coefficients.rows; ++a) {
    const double* own = parameters.data() + a * loss.width();
    std::copy_n(own, x.columns, model.coefficients.row(a).begin());
    model.intercepts.push_back(own[x.columns]);
    sum += own[x.columns];
  }
  if (classes == 2) return model;
  for (double& intercept : model.intercepts) intercept -= sum / static_cast<double>(classes);
  return model;
}

}  // namespace qualm
