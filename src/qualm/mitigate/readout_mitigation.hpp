#pragma once

#include "qualm/mitigate/confusion.hpp"
#include "qualm/mitigate/mitigation.hpp"

namespace qualm {

/// What calibration measures.
enum class Calibration {
  tensored,  ///< two circuits, all 0 and all 1: each qubit's own misreadings
  full,      ///< one circuit for each of the 2^n outcomes: correlated misreadings, too
};

/// How misreadings are undone (mitigate/unfold.hpp).
enum class Correction { inversion, leastSquares, bayesian, subspace };

struct ReadoutMitigationOptions {
  Calibration calibration = Calibration::tensored;
  Correction correction = Correction::inversion;
  std::size_t rounds = 10;        ///< of Bayesian unfolding
  double calibrationShare = 0.5;  ///< of the shots of one binding, for all calibration circuits together
};

/// Misread bits undone by what calibration circuits say of them. The circuits run under the same noise as everything
/// else, and on the same budget.
class ReadoutMitigation : public Mitigation {
 public:
  static constexpr std::size_t mostFullQubits = 10;

  /// Throws invalid-option for a share outside 0 to 1 (both excluded) and for no rounds.
  explicit ReadoutMitigation(ReadoutMitigationOptions options = {});

  /// The circuit itself, then calibration. Throws invalid-shots where that leaves less than two shots for any, and
  /// register-too-large for a full calibration beyond mostFullQubits.
  std::vector<PlannedRun> plan(const Request& request, const Random& random) const override;

  /// Standard errors are those of inversion, calibration's share included; other corrections hold noise down at the
  /// price of a bias, so theirs is no larger.
  Estimates combine(const Request& request, std::span<const PlannedRun> runs,
                    std::span<const Estimates> results) const override;

 private:
  std::vector<double> corrected(const Confusion& confusion, std::span<const double> read) const;

  ReadoutMitigationOptions options_;
};

}  // namespace qualm
