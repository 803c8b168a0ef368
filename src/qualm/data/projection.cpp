#include "qualm/data/projection.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/data/moments.hpp"

namespace qualm {
namespace {

using Eigen::Index;
constexpr std::size_t mostScattered = 2048;

void requireComponents(const char* what, int components, std::size_t most, std::size_t columns) {
  if (components < 1 || static_cast<std::size_t>(components) > most) {
    throw Error(ErrorCode::invalidOption, std::string(what) + " cannot keep this many components of these rows.",
                std::to_string(components),
                most == 0 ? "no number: there are too few rows" : "1 to " + std::to_string(most));
  }
  if (columns > mostScattered) {
    throw Error(ErrorCode::outOfMemory,
                std::string(what) + " would need " + std::to_string(16 * columns * columns) +
                    " bytes for a matrix of its columns and its eigenvectors.",
                std::to_string(columns) + " columns", "at most " + std::to_string(mostScattered));
  }
}

/// Σ (x − shift)(x − shift)ᵀ over the rows: columns × columns.
Eigen::MatrixXd scatter(const Matrix& rows, const std::vector<double>& shift) {
  const auto size = static_cast<Index>(rows.columns);
  Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(size, size);
  Eigen::VectorXd centered(size);
  for (std::size_t i = 0; i < rows.rows; ++i) {
    for (std::size_t j = 0; j < rows.columns; ++j) centered[static_cast<Index>(j)] = rows(i, j) - shift[j];
    for (Index j = 0; j < size; ++j) sum.col(j).tail(size - j) += centered[j] * centered.tail(size - j);
  }
  return sum.selfadjointView<Eigen::Lower>();
}

Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(const Eigen::MatrixXd& matrix) {
  Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(matrix);
  if (solver.info() != Eigen::Success) {
    throw Error(ErrorCode::notConverged, "The eigenvalues of the columns' scatter did not converge.");
  }
  return solver;
}

/// Entries that differ by rounding only count as equal, and then the first decides, so that every build chooses alike.
void fixSign(std::span<double> component) {
  double largest = 0.0;
  for (const double entry : component) largest = std::max(largest, std::abs(entry));
  const auto deciding = std::find_if(component.begin(), component.end(),
                                     [&](double entry) { return std::abs(entry) >= largest * (1.0 - 1e-9); });
  if (*deciding >= 0.0) return;
  for (double& entry : component) entry = -entry;
}

/// The last `count` columns of `directions` (Eigen sorts by rising eigenvalue), the last one first.
Matrix componentsFrom(const Eigen::MatrixXd& directions, int count) {
  Matrix components(static_cast<std::size_t>(count), static_cast<std::size_t>(directions.rows()));
  for (std::size_t k = 0; k < components.rows; ++k) {
    const auto component = components.row(k);
    const Index column = directions.cols() - 1 - static_cast<Index>(k);
    for (std::size_t j = 0; j < component.size(); ++j) component[j] = directions(static_cast<Index>(j), column);
    fixSign(component);
  }
  return components;
}

std::vector<double> meansOf(const Matrix& rows) {
  std::vector<double> means;
  for (const Moments& column : columnMoments(rows)) means.push_back(column.mean);
  return means;
}

/// Divided by rows − 1, like the covariance.
double totalVariance(const Matrix& rows) {
  double sum = 0.0;
  for (const Moments& column : columnMoments(rows)) sum += column.standardDeviation * column.standardDeviation;
  return sum * static_cast<double>(rows.rows) / static_cast<double>(rows.rows - 1);
}

Matrix classMeans(const TrainingRows& rows, std::vector<double>& counts) {
  const Matrix& values = rows.values();
  Matrix means(static_cast<std::size_t>(rows.classes()), values.columns);
  counts.assign(means.rows, 0.0);
  for (std::size_t i = 0; i < values.rows; ++i) {
    const auto own = static_cast<std::size_t>(rows.labels()[i]);
    counts[own] += 1.0;
    for (std::size_t j = 0; j < values.columns; ++j) means(own, j) += values(i, j);
  }
  for (std::size_t c = 0; c < means.rows; ++c) {
    for (double& value : means.row(c)) value /= std::max(counts[c], 1.0);
  }
  return means;
}

/// W with Wᵀ·(scatter within / degrees)·W = 1, over the directions that vary at all.
Eigen::MatrixXd whitening(const Eigen::MatrixXd& within, double degrees) {
  const auto solver = eigen(within / degrees);
  const double largest = solver.eigenvalues()[solver.eigenvalues().size() - 1];
  std::vector<Index> varying;
  for (Index k = 0; k < solver.eigenvalues().size(); ++k) {
    if (solver.eigenvalues()[k] > 1e-12 * largest && largest > 0.0) varying.push_back(k);
  }
  if (varying.empty()) {
    throw Error(ErrorCode::invalidOption, "Discriminants need a column that varies within a class.",
                "every column constant within each class", "at least one column that isn't");
  }
  Eigen::MatrixXd result(within.rows(), static_cast<Index>(varying.size()));
  for (Index k = 0; k < result.cols(); ++k) {
    const Index from = varying[static_cast<std::size_t>(k)];
    result.col(k) = solver.eigenvectors().col(from) / std::sqrt(solver.eigenvalues()[from]);
  }
  return result;
}

}  // namespace

Projection fitPrincipalComponents(const TrainingRows& rows, int components) {
  const Matrix& values = rows.values();
  if (values.rows < 2) {
    throw Error(ErrorCode::tooFewRows, "PCA needs rows that can differ.", "1 row", "at least 2 rows");
  }
  requireComponents("PCA", components, std::min(values.columns, values.rows - 1), values.columns);
  const std::vector<Moments> moments = columnMoments(values);
  if (std::all_of(moments.begin(), moments.end(), [](const Moments& column) { return column.constant(); })) {
    throw Error(ErrorCode::invalidOption, "PCA needs a column that varies.", "every column constant",
                "at least one column with two different values");
  }
  Projection map;
  map.shift = meansOf(values);
  const auto solver = eigen(scatter(values, map.shift) / static_cast<double>(values.rows - 1));
  map.components = componentsFrom(solver.eigenvectors(), components);
  const double total = solver.eigenvalues().sum();
  for (Index k = 0; k < components; ++k) {
    // Rounding can leave −1e−17 for 0.
    const double variance = std::max(0.0, solver.eigenvalues()[solver.eigenvalues().size() - 1 - k]);
    map.explainedVariance.push_back(variance);
    map.explainedVarianceRatio.push_back(variance / total);
  }
  return map;
}

Projection fitTruncatedSvd(const TrainingRows& rows, int components) {
  const Matrix& values = rows.values();
  requireComponents("Truncated SVD", components, std::min(values.columns, values.rows), values.columns);
  Projection map;
  map.shift.assign(values.columns, 0.0);
  map.components = componentsFrom(eigen(scatter(values, map.shift)).eigenvectors(), components);
  if (values.rows < 2) return map;
  Matrix projected(values.rows, map.outputs());
  for (std::size_t i = 0; i < values.rows; ++i) map.apply(values.row(i), projected.row(i));
  const double total = totalVariance(values),
               share = static_cast<double>(values.rows) / static_cast<double>(values.rows - 1);
  for (const Moments& column : columnMoments(projected)) {
    const double variance = column.standardDeviation * column.standardDeviation * share;
    map.explainedVariance.push_back(variance);
    map.explainedVarianceRatio.push_back(total > 0.0 ? variance / total : 0.0);
  }
  return map;
}

Projection fitDiscriminants(const TrainingRows& rows, int components) {
  const Matrix& values = rows.values();
  const auto classes = static_cast<std::size_t>(rows.classes());
  requireComponents("LDA", components, std::min(values.columns, classes - 1), values.columns);
  if (values.rows <= classes) {
    throw Error(ErrorCode::tooFewRows, "LDA needs more rows than classes.", std::to_string(values.rows) + " rows",
                "more than " + std::to_string(classes));
  }
  Projection map;
  map.shift = meansOf(values);
  std::vector<double> counts;
  const Matrix means = classMeans(rows, counts);
  const auto size = static_cast<Index>(values.columns);
  Eigen::MatrixXd between = Eigen::MatrixXd::Zero(size, size);
  for (std::size_t c = 0; c < classes; ++c) {
    Eigen::VectorXd offset(size);
    for (Index j = 0; j < size; ++j)
      offset[j] = means(c, static_cast<std::size_t>(j)) - map.shift[static_cast<std::size_t>(j)];
    between += counts[c] * offset * offset.transpose();
  }
  Matrix centered = values;
  for (std::size_t i = 0; i < values.rows; ++i) {
    const auto own = static_cast<std::size_t>(rows.labels()[i]);
    for (std::size_t j = 0; j < values.columns; ++j) centered(i, j) -= means(own, j);
  }
  const Eigen::MatrixXd within = scatter(centered, std::vector<double>(values.columns, 0.0));
  const Eigen::MatrixXd white = whitening(within, static_cast<double>(values.rows - classes));
  const auto solver = eigen(white.transpose() * between * white);
  requireComponents("LDA", components, static_cast<std::size_t>(white.cols()), values.columns);
  map.components = componentsFrom(white * solver.eigenvectors(), components);
  double total = 0.0;
  for (Index k = 0; k < solver.eigenvalues().size(); ++k) total += std::max(0.0, solver.eigenvalues()[k]);
  for (Index k = 0; k < components; ++k) {
    const double variance = std::max(0.0, solver.eigenvalues()[solver.eigenvalues().size() - 1 - k]);
    map.explainedVariance.push_back(variance / static_cast<double>(classes - 1));
    map.explainedVarianceRatio.push_back(total > 0.0 ? variance / total : 0.0);
  }
  return map;
}

}  // namespace qualm
