#pragma once

#include <memory>
#include <span>
#include <vector>

#include "qualm/simulate/executor.hpp"

namespace qualm {

/// One of the runs that a method asks for in place of the circuit. It follows the circuit (simulate/follow.hpp), and
/// what is not said here is as in the request that it stands in for.
struct PlannedRun {
  Circuit circuit;
  std::uint64_t shots = 0;  ///< per measurement setting
  double noiseScale = 1;    ///< the executor's own noise times this
  double scale = 1;         ///< of the noise as the method sees it, by whatever means
  bool outcomes = false;    ///< what each setting records, beside its expectations
  /// Says something of the device rather than of the request: one run without slots from |0…0⟩ that is read in the
  /// computational basis, for all rows and shifts.
  bool calibration = false;
  double weight = 1;        ///< of its expectation, sign included, where runs were drawn at random
  std::uint64_t draws = 1;  ///< how often it was drawn
};

/// A method of error mitigation: it writes several runs in place of one request, and reads their estimates as one.
/// Both are pure: nothing but the request and the seed decides.
class Mitigation {
 public:
  virtual ~Mitigation() = default;

  /// The runs share the shots of the request: a method costs what doing nothing costs.
  virtual std::vector<PlannedRun> plan(const Request& request, const Random& random) const = 0;

  /// `results` are the estimates of the runs, in their order.
  virtual Estimates combine(const Request& request, std::span<const PlannedRun> runs,
                            std::span<const Estimates> results) const = 0;
};

/// An executor that mitigates what another one runs. They stack; the leaf alone writes the ledger.
class MitigatedExecutor : public Executor {
 public:
  MitigatedExecutor(std::shared_ptr<const Mitigation> mitigation, std::shared_ptr<const Executor> inner);

  /// Expectations only: throws unsupported where probabilities, counts or outcomes are asked for, and where a run needs
  /// scaled noise that the inner executor does not offer.
  Estimates execute(const Request& request, const Random& random, Ledger& ledger) const override;

  std::shared_ptr<const Executor> withNoise(double scale) const override;

 private:
  std::shared_ptr<const Mitigation> mitigation_;
  std::shared_ptr<const Executor> inner_;
};

}  // namespace qualm
