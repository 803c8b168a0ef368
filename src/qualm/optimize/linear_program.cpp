#include "qualm/optimize/linear_program.hpp"

#include <cmath>
#include <limits>
#include <string>

#include "qualm/core/error.hpp"

namespace qualm {
namespace {

constexpr double tiny = 1e-11;

/// How far a solution may miss a constraint, rounding being what it is.
constexpr double largestMiss = 1e-9;

/// Bland's never cycles where numbers are exact, but may divide by pivots that are next to nothing, and then rounding
/// is all that is left. Steepest: the variable that lowers the costs most enters, and of rows that reach 0 together the
/// one with the largest pivot leaves.
enum class PivotRule { bland, steepest };

/// Rows are constraints, solved for their basic variable; the last column is the right side. Inner loops go by plain
/// pointers: compiled for size, accessors stay calls.
class Tableau {
 public:
  Tableau(const Matrix& constraints, std::span<const double> right, PivotRule rule)
      : rule_(rule),
        variables_(constraints.columns),
        rows_(constraints.rows, constraints.columns + constraints.rows + 1),
        basis_(constraints.rows) {
    for (std::size_t r = 0; r < rows_.rows; ++r) {
      const double sign = right[r] < 0 ? -1 : 1;  // an artificial variable starts at the right side, which is ≥ 0
      for (std::size_t c = 0; c < variables_; ++c) rows_(r, c) = sign * constraints(r, c);
      rows_(r, variables_ + r) = 1;
      rows_(r, rows_.columns - 1) = sign * right[r];
      basis_[r] = variables_ + r;
    }
  }

  /// Goes downhill until no variable below `limit` lowers the costs.
  void minimize(std::span<const double> costs, std::size_t limit) {
    for (std::size_t step = 0; step < stepsPerColumn * rows_.columns; ++step) {
      const std::size_t enters = entering(costs, limit);
      if (enters == limit) return;
      const std::size_t row = leaving(enters);
      if (row == rows_.rows) {
        throw Error(ErrorCode::notConverged, "A linear programme has no least value.", "costs without a bound",
                    "bounded costs");
      }
      pivot(row, enters);
    }
    throw Error(ErrorCode::notConverged, "A linear programme goes round in circles.",
                std::to_string(stepsPerColumn * rows_.columns) + " pivots", "fewer");
  }

  /// What is left of the artificial variables: 0 where the constraints can be met.
  double artificial() const {
    double sum = 0;
    for (std::size_t r = 0; r < rows_.rows; ++r) sum += basis_[r] >= variables_ ? rows_(r, rows_.columns - 1) : 0;
    return sum;
  }

  /// Artificial variables leave where any other can stand in; rows where none can say nothing new.
  void dropArtificial() {
    for (std::size_t r = 0; r < rows_.rows; ++r) {
      if (basis_[r] < variables_) continue;
      const std::size_t c = standIn(r);
      if (c < variables_) pivot(r, c);
    }
  }

  std::vector<double> solution() const {
    std::vector<double> result(variables_, 0.0);
    for (std::size_t r = 0; r < rows_.rows; ++r) {
      if (basis_[r] < variables_) result[basis_[r]] = rows_(r, rows_.columns - 1);
    }
    return result;
  }

 private:
  static constexpr std::size_t stepsPerColumn = 50;

  /// The variable that takes an artificial one's place in a row: variables_ where none can.
  std::size_t standIn(std::size_t row) const {
    std::size_t found = variables_;
    double largest = 1e-9;
    for (std::size_t c = 0; c < variables_; ++c) {
      if (std::abs(rows_(row, c)) <= largest) continue;
      found = c;
      if (rule_ == PivotRule::bland) return found;
      largest = std::abs(rows_(row, c));
    }
    return found;
  }

  /// Bland: the first that helps.
  std::size_t entering(std::span<const double> costs, std::size_t limit) const {
    std::size_t found = limit;
    double least = -tiny;
    std::vector<double> basic;
    for (const std::size_t variable : basis_) basic.push_back(costs[variable]);
    const double *cost = basic.data(), *entries = rows_.values.data();
    for (std::size_t c = 0; c < limit; ++c) {
      double reduced = costs[c];
      for (std::size_t r = 0; r < rows_.rows; ++r) reduced -= cost[r] * entries[r * rows_.columns + c];
      if (reduced >= least) continue;
      found = c;
      if (rule_ == PivotRule::bland) return found;
      least = reduced;
    }
    return found;
  }

  /// The row that reaches 0 first; of several the one whose variable has the lowest number.
  std::size_t leaving(std::size_t enters) const {
    std::size_t found = rows_.rows;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t r = 0; r < rows_.rows; ++r) {
      if (rows_(r, enters) <= smallestPivot()) continue;
      const double ratio = rows_(r, rows_.columns - 1) / rows_(r, enters);
      const bool tie = std::abs(ratio - least) <= tiny;
      if (ratio < least - tiny || (tie && prefers(r, found, enters))) {
        least = ratio;
        found = r;
      }
    }
    return found;
  }

  double smallestPivot() const { return rule_ == PivotRule::bland ? tiny : 1e-9; }

  /// Of two rows that reach 0 together, whether the first is the one to leave.
  bool prefers(std::size_t row, std::size_t other, std::size_t enters) const {
    return rule_ == PivotRule::bland ? basis_[row] < basis_[other] : rows_(row, enters) > rows_(other, enters);
  }

  void pivot(std::size_t row, std::size_t column) {
    const double divisor = rows_(row, column);
    for (double& value : rows_.row(row)) value /= divisor;
    const double* from = rows_.row(row).data();
    for (std::size_t r = 0; r < rows_.rows; ++r) {
      const double factor = rows_(r, column);
      if (r == row || factor == 0) continue;
      double* to = rows_.row(r).data();
      for (std::size_t c = 0; c < rows_.columns; ++c) to[c] -= factor * from[c];
    }
    basis_[row] = column;
  }

  PivotRule rule_;
  std::size_t variables_;
  Matrix rows_;
  std::vector<std::size_t> basis_;
};

std::vector<double> solveBy(PivotRule rule, const Matrix& constraints, std::span<const double> right,
                            std::span<const double> costs) {
  const std::size_t all = constraints.columns + constraints.rows;
  Tableau tableau(constraints, right, rule);
  std::vector<double> phase(all, 0.0);
  for (std::size_t c = constraints.columns; c < all; ++c) phase[c] = 1;
  tableau.minimize(phase, all);
  if (tableau.artificial() > 1e-9) {
    throw Error(ErrorCode::notConverged, "No numbers meet the constraints of a linear programme.",
                "constraints that contradict each other", "constraints that can be met");
  }
  tableau.dropArtificial();
  phase.assign(all, 0.0);
  for (std::size_t c = 0; c < constraints.columns; ++c) phase[c] = costs[c];
  tableau.minimize(phase, constraints.columns);
  return tableau.solution();
}

bool meets(const Matrix& constraints, std::span<const double> right, std::span<const double> solution) {
  for (std::size_t r = 0; r < constraints.rows; ++r) {
    double miss = -right[r];
    for (std::size_t c = 0; c < constraints.columns; ++c) miss += constraints(r, c) * solution[c];
    if (!(std::abs(miss) <= largestMiss)) return false;
  }
  for (const double x : solution) {
    if (!(x >= -largestMiss)) return false;
  }
  return true;
}

}  // namespace

std::vector<double> solveLinearProgram(const Matrix& constraints, std::span<const double> right,
                                       std::span<const double> costs) {
  if (right.size() != constraints.rows || costs.size() != constraints.columns) {
    throw Error(ErrorCode::shapeMismatch, "A linear programme needs a right side and a cost for each variable.",
                std::to_string(right.size()) + " and " + std::to_string(costs.size()),
                std::to_string(constraints.rows) + " and " + std::to_string(constraints.columns));
  }
  try {
    std::vector<double> solution = solveBy(PivotRule::bland, constraints, right, costs);
    if (meets(constraints, right, solution)) return solution;
  } catch (const Error&) {
    // Rounding may have led it to a contradiction that is not there: the steepest way decides.
  }
  std::vector<double> solution = solveBy(PivotRule::steepest, constraints, right, costs);
  if (meets(constraints, right, solution)) return solution;
  throw Error(ErrorCode::notConverged, "Rounding is all that is left of a linear programme.",
              "constraints that all but follow from one another", "constraints that differ");
}

}  // namespace qualm
