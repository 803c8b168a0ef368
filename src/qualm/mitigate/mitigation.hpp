#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "qualm/simulate/executor.hpp"

namespace qualm {

/// One of the runs that a method asks for in place of the circuit. What is not said here is as in the request that it
/// stands in for.
struct PlannedRun {
  /// Follows the request's circuit (simulate/follow.hpp), on as many qubits or more.
  Circuit circuit;
  std::uint64_t shots = 0;                   ///< per measurement setting
  double noiseScale = 1;                     ///< the executor's own noise times this
  double scale = 1;                          ///< of the noise as the method sees it, by whatever means
  bool outcomes = false;                     ///< what each setting records, beside its expectations
  std::vector<Observable> observables = {};  ///< in place of the request's; empty: those
  /// Runs once, for all rows and shifts, without slots and from |0…0⟩: calibration, and circuits to learn from.
  bool once = false;
  double weight = 1;        ///< of its expectation, sign included, where runs were drawn at random
  std::uint64_t draws = 1;  ///< how often it was drawn
  /// Names the run's random numbers; empty: its place among the runs does. For runs of one row, whose place depends on
  /// what other rows are asked for.
  std::string stream = {};
  std::uint64_t seed = 0;  ///< of what combine() draws, where it draws
};

/// A method of error mitigation: it writes several runs in place of one request, and reads their estimates as one.
/// Both are pure: nothing but the request and the seed decides.
class Mitigation {
 public:
  virtual ~Mitigation() = default;

  /// The runs share the shots of the request: a method costs what doing nothing costs.
  virtual std::vector<PlannedRun> plan(const Request& request, const Random& random) const = 0;

  /// `results` are the estimates of the runs, in their order. Where the request asks for evidence, they hold what the
  /// method went by, under names that begin with the method's own.
  virtual Estimates combine(const Request& request, std::span<const PlannedRun> runs,
                            std::span<const Estimates> results) const = 0;
};

/// One planned run on an executor, in place of the request that it was planned for.
/// Throws shape-mismatch where its circuit does not follow the request's, and unsupported where it needs scaled noise
/// that the executor does not offer.
Estimates executeRun(const Request& request, const PlannedRun& run, const Executor& executor, const Random& random,
                     Ledger& ledger);

/// Throws unsupported where probabilities, counts or outcomes are asked for: mitigation has none.
void requireExpectationsOnly(const Request& request);

/// The product of Z of all qubits: its setting is the computational basis.
Observable parityOf(std::size_t qubits);

/// An executor that mitigates what another one runs. They stack; the leaf alone writes the ledger.
class MitigatedExecutor : public Executor {
 public:
  MitigatedExecutor(std::shared_ptr<const Mitigation> mitigation, std::shared_ptr<const Executor> inner);

  /// Expectations only: throws unsupported where probabilities, counts or outcomes are asked for, and where a run needs
  /// scaled noise that the inner executor does not offer. Evidence is the method's own, then that of its first run.
  Estimates execute(const Request& request, const Random& random, Ledger& ledger) const override;

  std::shared_ptr<const Executor> withNoise(double scale) const override;

 private:
  std::shared_ptr<const Mitigation> mitigation_;
  std::shared_ptr<const Executor> inner_;
};

}  // namespace qualm
