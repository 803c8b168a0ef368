#include "qualm/baseline/logistic_objective.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace qualm {
namespace {

/// ln(1 + e^z) without overflow.
double softplus(double z) { return std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z))); }

/// One block's share of the Hessian, Σ weight · x xᵀ, into rows and columns `top`, `left` and on. This is where a fit
/// spends its time: four rows of x at once read and write each entry of the Hessian a quarter as often.
void addWeightedProducts(const Matrix& x, std::span<const double> weights, std::size_t top, std::size_t left,
                         Matrix& hessian) {
  const std::size_t last = x.rows - 1;
  for (std::size_t i = 0; i < x.rows; i += 4) {
    const double* rows[4];
    double weight[4];
    for (std::size_t r = 0; r < 4; ++r) {  // past the end: the last row with weight 0
      rows[r] = x.row(std::min(i + r, last)).data();
      weight[r] = i + r <= last ? weights[i + r] : 0.0;
    }
    const double *x0 = rows[0], *x1 = rows[1], *x2 = rows[2], *x3 = rows[3];
    for (std::size_t j = 0; j < x.columns; ++j) {
      const double s0 = weight[0] * x0[j], s1 = weight[1] * x1[j], s2 = weight[2] * x2[j], s3 = weight[3] * x3[j];
      double* target = &hessian(top + j, left);
      for (std::size_t k = 0; k <= j; ++k) target[k] += s0 * x0[k] + s1 * x1[k] + s2 * x2[k] + s3 * x3[k];
    }
  }
  if (top == left) return;
  for (std::size_t j = 0; j < x.columns; ++j) {
    for (std::size_t k = 0; k < j; ++k) hessian(top + k, left + j) = hessian(top + j, left + k);
  }
}

}  // namespace

void logProbabilitiesOf(std::span<const double> logits, std::span<double> result) {
  if (logits.size() == 1) {
    result[0] = -softplus(logits[0]);
    result[1] = -softplus(-logits[0]);
    return;
  }
  const double largest = *std::max_element(logits.begin(), logits.end());
  double sum = 0.0;
  for (const double logit : logits) sum += std::exp(logit - largest);
  const double logSum = std::log(sum);
  for (std::size_t c = 0; c < logits.size(); ++c) result[c] = logits[c] - largest - logSum;
}

LogisticObjective::LogisticObjective(const Matrix& x, std::span<const int> labels, int classes, double penalty,
                                     std::span<const double> classWeights)
    : x_(x.rows, x.columns + 1, 1.0),
      labels_(labels),
      classes_(static_cast<std::size_t>(classes)),
      logits_(classes == 2 ? 1 : classes_),
      penalty_(penalty),
      classWeights_(classWeights) {
  for (std::size_t i = 0; i < x.rows; ++i) std::copy(x.row(i).begin(), x.row(i).end(), x_.row(i).begin());
}

double LogisticObjective::operator()(std::span<const double> parameters, Derivatives* derivatives) const {
  std::vector<double> logits(logits_), logProbabilities(classes_);
  Matrix weights;
  if (derivatives != nullptr) {
    weights = Matrix(logits_ * (logits_ + 1) / 2, x_.rows);
    std::fill(derivatives->gradient.begin(), derivatives->gradient.end(), 0.0);
    std::fill(derivatives->hessian.values.begin(), derivatives->hessian.values.end(), 0.0);
  }
  double loss = 0.0;
  for (std::size_t i = 0; i < x_.rows; ++i) {
    const auto row = x_.row(i);
    for (std::size_t a = 0; a < logits_; ++a) {
      logits[a] = 0.0;
      for (std::size_t j = 0; j < width(); ++j) logits[a] += parameters[a * width() + j] * row[j];
    }
    logProbabilitiesOf(logits, logProbabilities);
    loss -= shareOf(i) * logProbabilities[static_cast<std::size_t>(labels_[i])];
    if (derivatives != nullptr) addRow(i, logProbabilities, *derivatives, weights);
  }
  if (derivatives != nullptr) fillHessian(weights, derivatives->hessian);
  return loss + addPenalty(parameters, derivatives);
}

/// What a row counts for in the mean loss.
double LogisticObjective::shareOf(std::size_t row) const {
  const double weight = classWeights_.empty() ? 1.0 : classWeights_[static_cast<std::size_t>(labels_[row])];
  return weight / static_cast<double>(x_.rows);
}

/// The row's share of the gradient, and its weight in every block of the Hessian: p_a (δ_ab − p_b) / rows, where
/// 1 − p_a is summed from the other classes so that it keeps its digits.
void LogisticObjective::addRow(std::size_t row, std::span<const double> logProbabilities, Derivatives& derivatives,
                               Matrix& weights) const {
  const double share = shareOf(row);
  const std::size_t first = classes_ - logits_;  // the class of logit 0
  const auto label = static_cast<std::size_t>(labels_[row]);
  std::size_t block = 0;
  for (std::size_t a = 0; a < logits_; ++a) {
    const double p = std::exp(logProbabilities[first + a]);
    double others = 0.0;
    for (std::size_t c = 0; c < classes_; ++c) others += c == first + a ? 0.0 : std::exp(logProbabilities[c]);
    const double residual = label == first + a ? -others : p;
    for (std::size_t j = 0; j < width(); ++j) {
      derivatives.gradient[a * width() + j] += share * residual * x_(row, j);
    }
    for (std::size_t b = 0; b < a; ++b) weights(block++, row) = -share * p * std::exp(logProbabilities[first + b]);
    weights(block++, row) = share * p * others;
  }
}

void LogisticObjective::fillHessian(const Matrix& weights, Matrix& hessian) const {
  std::size_t block = 0;
  for (std::size_t a = 0; a < logits_; ++a) {
    for (std::size_t b = 0; b <= a; ++b) {
      addWeightedProducts(x_, weights.row(block++), a * width(), b * width(), hessian);
    }
  }
}

double LogisticObjective::addPenalty(std::span<const double> parameters, Derivatives* derivatives) const {
  const std::size_t intercept = width() - 1;
  double squares = 0.0, sum = 0.0;
  for (std::size_t a = 0; a < logits_; ++a) {
    for (std::size_t j = 0; j < intercept; ++j) {
      const std::size_t p = a * width() + j;
      squares += parameters[p] * parameters[p];
      if (derivatives == nullptr) continue;
      derivatives->gradient[p] += penalty_ * parameters[p];
      derivatives->hessian(p, p) += penalty_;
    }
    sum += parameters[a * width() + intercept];
  }
  const double penalty = 0.5 * penalty_ * squares;
  if (logits_ == 1) return penalty;
  for (std::size_t a = 0; derivatives != nullptr && a < logits_; ++a) {
    derivatives->gradient[a * width() + intercept] += sum;
    for (std::size_t b = 0; b <= a; ++b) {
      derivatives->hessian(a * width() + intercept, b * width() + intercept) += 1.0;
    }
  }
  return penalty + 0.5 * sum * sum;
}

}  // namespace qualm
