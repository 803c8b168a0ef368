#include "qualm/data/principal_components.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <span>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/data/moments.hpp"

namespace qualm {
namespace {

constexpr std::size_t mostColumns = 2048;

void validate(const Matrix& rows, int components) {
  if (rows.rows < 2) {
    throw Error(ErrorCode::tooFewRows, "PCA needs rows that can differ.", "1 row", "at least 2 rows");
  }
  const std::size_t most = std::min(rows.columns, rows.rows - 1);
  if (components < 1 || static_cast<std::size_t>(components) > most) {
    throw Error(ErrorCode::invalidOption,
                "PCA of " + std::to_string(rows.rows) + " rows and " + std::to_string(rows.columns) +
                    " columns cannot keep this many components.",
                std::to_string(components), "1 to " + std::to_string(most));
  }
  if (rows.columns > mostColumns) {
    throw Error(ErrorCode::outOfMemory,
                "PCA would need " + std::to_string(16 * rows.columns * rows.columns) +
                    " bytes for the covariance and its eigenvectors.",
                std::to_string(rows.columns) + " columns", "at most " + std::to_string(mostColumns));
  }
}

/// columns × columns, divided by rows − 1.
Eigen::MatrixXd covariance(const Matrix& rows, const std::vector<double>& mean) {
  using Eigen::Index;
  const auto size = static_cast<Index>(rows.columns);
  Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(size, size);
  Eigen::VectorXd centered(size);
  for (std::size_t i = 0; i < rows.rows; ++i) {
    for (std::size_t j = 0; j < rows.columns; ++j) centered[static_cast<Index>(j)] = rows(i, j) - mean[j];
    for (Index j = 0; j < size; ++j) sum.col(j).tail(size - j) += centered[j] * centered.tail(size - j);
  }
  return sum / static_cast<double>(rows.rows - 1);
}

/// An eigenvector is known up to its sign: make the largest entry positive. Entries that differ by rounding only count
/// as equal, and then the first decides, so that every build chooses alike.
void fixSign(std::span<double> component) {
  double largest = 0.0;
  for (const double entry : component) largest = std::max(largest, std::abs(entry));
  const auto deciding = std::find_if(component.begin(), component.end(),
                                     [&](double entry) { return std::abs(entry) >= largest * (1.0 - 1e-9); });
  if (*deciding >= 0.0) return;
  for (double& entry : component) entry = -entry;
}

}  // namespace

FittedStep fitPrincipalComponents(const Matrix& rows, int components) {
  validate(rows, components);
  const std::vector<Moments> moments = columnMoments(rows);
  if (std::all_of(moments.begin(), moments.end(), [](const Moments& column) { return column.constant(); })) {
    throw Error(ErrorCode::invalidOption, "PCA needs a column that varies.", "every column constant",
                "at least one column with two different values");
  }
  FittedStep step;
  step.kind = StepOptions::Kind::pca;
  for (const Moments& column : moments) step.shift.push_back(column.mean);

  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(covariance(rows, step.shift));
  if (solver.info() != Eigen::Success) {
    throw Error(ErrorCode::notConverged, "The eigenvalues of the covariance did not converge.");
  }
  const double total = solver.eigenvalues().sum();
  step.components = Matrix(static_cast<std::size_t>(components), rows.columns);
  for (std::size_t k = 0; k < step.components.rows; ++k) {
    const auto column = static_cast<Eigen::Index>(rows.columns - 1 - k);  // Eigen sorts by rising eigenvalue
    const auto component = step.components.row(k);
    for (std::size_t j = 0; j < component.size(); ++j) {
      component[j] = solver.eigenvectors()(static_cast<Eigen::Index>(j), column);
    }
    fixSign(component);
    const double variance = std::max(0.0, solver.eigenvalues()[column]);  // rounding can leave −1e−17 for 0
    step.explainedVariance.push_back(variance);
    step.explainedVarianceRatio.push_back(variance / total);
  }
  return step;
}

}  // namespace qualm
