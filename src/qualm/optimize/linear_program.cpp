#include "qualm/optimize/linear_program.hpp"

#include <cmath>
#include <limits>
#include <string>

#include "qualm/core/error.hpp"

namespace qualm {
namespace {

constexpr double tiny = 1e-11;

/// Rows are constraints, solved for their basic variable; the last column is the right side.
class Tableau {
 public:
  Tableau(const Matrix& constraints, std::span<const double> right)
      : variables_(constraints.columns),
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
    while (true) {
      const std::size_t enters = entering(costs, limit);
      if (enters == limit) return;
      const std::size_t row = leaving(enters);
      if (row == rows_.rows) {
        throw Error(ErrorCode::notConverged, "A linear programme has no least value.", "costs without a bound",
                    "bounded costs");
      }
      pivot(row, enters);
    }
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
      for (std::size_t c = 0; basis_[r] >= variables_ && c < variables_; ++c) {
        if (std::abs(rows_(r, c)) > 1e-9) pivot(r, c);
      }
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
  /// Bland: the first that helps.
  std::size_t entering(std::span<const double> costs, std::size_t limit) const {
    for (std::size_t c = 0; c < limit; ++c) {
      double reduced = costs[c];
      for (std::size_t r = 0; r < rows_.rows; ++r) reduced -= costs[basis_[r]] * rows_(r, c);
      if (reduced < -tiny) return c;
    }
    return limit;
  }

  /// The row that reaches 0 first; of several the one whose variable has the lowest number.
  std::size_t leaving(std::size_t enters) const {
    std::size_t found = rows_.rows;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t r = 0; r < rows_.rows; ++r) {
      if (rows_(r, enters) <= tiny) continue;
      const double ratio = rows_(r, rows_.columns - 1) / rows_(r, enters);
      const bool tie = std::abs(ratio - least) <= tiny;
      if (ratio < least - tiny || (tie && basis_[r] < basis_[found])) {
        least = ratio;
        found = r;
      }
    }
    return found;
  }

  void pivot(std::size_t row, std::size_t column) {
    const double divisor = rows_(row, column);
    for (double& value : rows_.row(row)) value /= divisor;
    for (std::size_t r = 0; r < rows_.rows; ++r) {
      const double factor = rows_(r, column);
      if (r == row || factor == 0) continue;
      for (std::size_t c = 0; c < rows_.columns; ++c) rows_(r, c) -= factor * rows_(row, c);
    }
    basis_[row] = column;
  }

  std::size_t variables_;
  Matrix rows_;
  std::vector<std::size_t> basis_;
};

}  // namespace

std::vector<double> solveLinearProgram(const Matrix& constraints, std::span<const double> right,
                                       std::span<const double> costs) {
  if (right.size() != constraints.rows || costs.size() != constraints.columns) {
    throw Error(ErrorCode::shapeMismatch, "A linear programme needs a right side and a cost for each variable.",
                std::to_string(right.size()) + " and " + std::to_string(costs.size()),
                std::to_string(constraints.rows) + " and " + std::to_string(constraints.columns));
  }
  const std::size_t all = constraints.columns + constraints.rows;
  Tableau tableau(constraints, right);
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

}  // namespace qualm
