#pragma once

#include <memory>
#include <vector>

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

/// What calibration circuits read: measured once, it serves any number of requests.
struct ReadoutCalibration {
  Calibration kind = Calibration::tensored;
  std::uint64_t shots = 0;  ///< of each circuit; 0 is exact
  Matrix read;              ///< circuits × 2^qubits: shares of the outcomes after each preparation
};

/// Calibration circuits run on an executor, which counts them in the ledger: the one part of readout mitigation that
/// can be paid for once, as it knows nothing of what is measured later. `calibrationShots` are for all circuits
/// together; 0 is exact. Throws as ReadoutMitigation::plan() does.
ReadoutCalibration calibrateReadout(const Executor& executor, std::size_t qubits, Calibration kind,
                                    std::uint64_t calibrationShots, const Random& random, Ledger& ledger);

/// Misread bits undone by what calibration circuits say of them. The circuits run under the same noise as everything
/// else, and on the same budget.
class ReadoutMitigation : public Mitigation {
 public:
  static constexpr std::size_t mostFullQubits = 10;

  /// Throws invalid-option for a share outside 0 to 1 (both excluded) and for no rounds.
  explicit ReadoutMitigation(ReadoutMitigationOptions options = {});

  /// With a calibration that was measured before: whoever measured it takes its shots from the budget, and requests
  /// keep all of theirs. Its kind counts in place of the options', and no share does. For K requests it is K times as
  /// exact for the same bill. In exchange its error is common to all of them: each standard error has it, but it does
  /// not fade in their mean as a fresh calibration's would. Zero-noise extrapolation around it takes errors for
  /// independent, and so this part for √Σc² of its coefficients as large as it is where values are alike at all scales
  /// (4.4 for Richardson's at 1, 2, 3). Throws invalid-option where misreadings can't be undone, and shape-mismatch for
  /// a calibration with other circuits than its kind has.
  ReadoutMitigation(ReadoutMitigationOptions options, const ReadoutCalibration& calibration);

  /// The circuit itself, then calibration unless it was measured before. Throws invalid-shots where that leaves less
  /// than two shots for any, and register-too-large for a full calibration beyond mostFullQubits, and shape-mismatch
  /// where one was measured on another number of qubits.
  std::vector<PlannedRun> plan(const Request& request, const Random& random) const override;

  /// Standard errors are those of inversion, calibration's share included, which all settings have in common; other
  /// corrections hold noise down at the price of a bias, so theirs is no larger. They are of first order. Two circuits
  /// of a tensored calibration that misread nothing are taken for ones that never do; of the 2^qubits circuits of a
  /// full one each takes half its spread from the mean over all (FullConfusion).
  Estimates combine(const Request& request, std::span<const PlannedRun> runs,
                    std::span<const Estimates> results) const override;

 private:
  std::vector<double> corrected(const Confusion& confusion, std::span<const double> read) const;

  ReadoutMitigationOptions options_;
  std::shared_ptr<const Confusion> known_;  ///< from a calibration that was measured before
};

}  // namespace qualm
