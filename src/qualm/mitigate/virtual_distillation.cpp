#include "qualm/mitigate/virtual_distillation.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "qualm/circuit/metrics.hpp"
#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/mitigate/distillation_circuit.hpp"
#include "qualm/mitigate/pauli_bases.hpp"
#include "qualm/mitigate/zero_noise.hpp"
#include "qualm/simulate/request_check.hpp"

namespace qualm {
namespace {

void requireCopies(const Request& request) {
  const std::size_t qubits = request.circuit->qubits();
  if (qubits > VirtualDistillation::mostQubits) {
    throw Error(ErrorCode::registerTooLarge, "Virtual distillation runs two copies of the register.",
                std::to_string(qubits) + " qubits", std::to_string(VirtualDistillation::mostQubits) + " or fewer");
  }
  if (2 * request.circuit->bits() > Circuit::maximumBits) {
    throw Error(ErrorCode::registerTooLarge, "Virtual distillation runs two copies of the classical register.",
                std::to_string(request.circuit->bits()) + " bits",
                std::to_string(Circuit::maximumBits / 2) + " or fewer");
  }
  if (request.initialState.empty()) return;
  throw Error(ErrorCode::unsupported, "The second copy has to start as the first one does.", "a state to start from",
              "|0…0⟩, and gates that prepare the state");
}

/// What one run says under one binding.
struct DistilledQuotient {
  double purity = 0, purityVariance = 0;
  std::vector<double> values, variances;  ///< one an observable
};

class DistilledReading {
 public:
  DistilledReading(const DistilledGroup& group, std::size_t observables, std::size_t qubits)
      : group_(group), observables_(observables), qubits_(qubits) {}

  DistilledQuotient read(std::span<const double> shares, std::uint64_t shots) const {
    DistilledQuotient result;
    result.values.assign(observables_, 0.0);
    forEachOutcome(shares, [&](double share, double swap, std::span<const double> numerators) {
      result.purity += share * swap;
      for (std::size_t o = 0; o < observables_; ++o) result.values[o] += share * numerators[o];
    });
    requirePositive(result.purity, shots);
    for (double& value : result.values) value /= result.purity;
    result.variances.assign(observables_, 0.0);
    if (shots > 0) addVariances(shares, static_cast<double>(shots), result);
    return result;
  }

 private:
  /// use(share, SWAP, numerators by observable) for every outcome that came up.
  template <class Use>
  void forEachOutcome(std::span<const double> shares, Use use) const {
    std::vector<double> numerators(observables_);
    for (std::size_t i = 0; i < shares.size(); ++i) {
      if (shares[i] == 0) continue;
      const DistilledOutcome outcome(i, qubits_);
      std::fill(numerators.begin(), numerators.end(), 0.0);
      for (const auto& member : group_.members) {
        numerators[member.observable] += member.coefficient * outcome.swapTimesZ(member.qubit);
      }
      use(shares[i], outcome.swap(), numerators);
    }
  }

  /// To first order a shot moves the quotient by (numerator − quotient·SWAP)/purity; their mean is 0.
  void addVariances(std::span<const double> shares, double shots, DistilledQuotient& result) const {
    const double scale = 1 / (result.purity * result.purity * (shots - 1));
    forEachOutcome(shares, [&](double share, double swap, std::span<const double> numerators) {
      for (std::size_t o = 0; o < observables_; ++o) {
        const double away = numerators[o] - result.values[o] * swap;
        result.variances[o] += scale * share * away * away;
      }
    });
    result.purityVariance = (1 - result.purity * result.purity) / (shots - 1);  // every shot reads ±1
  }

  static void requirePositive(double purity, std::uint64_t shots) {
    if (purity > 0) return;
    throw Error(ErrorCode::notConverged, "The copies show no purity that could be divided by.", numberText(purity),
                shots > 0 ? "more than 0: more shots, or less noise" : "more than 0: less noise");
  }

  const DistilledGroup& group_;
  std::size_t observables_, qubits_;
};

}  // namespace

std::vector<PlannedRun> VirtualDistillation::plan(const Request& request, const Random&) const {
  requireCopies(request);
  const std::uint64_t total = shotBudget(request);
  const std::vector<DistilledGroup> groups = distilledGroups(request.observables);
  requireRecordsFit(2 * request.circuit->qubits(), request.size(), groups.size());
  if (request.shots > 0 && total < 2 * groups.size()) {
    throw Error(ErrorCode::invalidShots, "There are too few shots to share among the doubled circuits.",
                std::to_string(total), std::to_string(2 * groups.size()) + " or more");
  }
  const std::vector<std::uint64_t> shots = divideShots(total, std::vector<double>(groups.size(), 1.0));
  std::vector<PlannedRun> runs;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    runs.push_back({distillationCircuit(*request.circuit, groups[g]), shots[g]});
    runs.back().outcomes = true;
    runs.back().observables = {parityOf(2 * request.circuit->qubits())};
  }
  return runs;
}

Estimates VirtualDistillation::combine(const Request& request, std::span<const PlannedRun> runs,
                                       std::span<const Estimates> results) const {
  const std::vector<DistilledGroup> groups = distilledGroups(request.observables);
  const std::size_t observables = request.observables.size();
  Estimates estimates = expectationsFor(request);
  Evidence purities{"virtual-distillation.purities", {}}, errors{"virtual-distillation.purityErrors", {}};
  Evidence gates{"virtual-distillation.twoQubitGates", {}};
  for (std::size_t r = 0; r < runs.size(); ++r) {
    const DistilledReading reading(groups[r], observables, request.circuit->qubits());
    for (std::size_t index = 0; index < request.size(); ++index) {
      const DistilledQuotient quotient = reading.read(results[r].outcomes[0].row(index), runs[r].shots);
      for (std::size_t o = 0; o < observables; ++o) {
        estimates.values(index, o) += quotient.values[o];
        estimates.standardErrors(index, o) += quotient.variances[o];
      }
      if (index > 0) continue;
      purities.values.push_back(quotient.purity);
      errors.values.push_back(std::sqrt(quotient.purityVariance));
      gates.values.push_back(static_cast<double>(gateTotals(runs[r].circuit).twoQubitGates));
    }
  }
  for (std::size_t index = 0; index < request.size(); ++index) finishExpectations(request, index, estimates);
  if (request.evidence) {
    estimates.evidence = {
        {"virtual-distillation.copies", {2}}, std::move(purities), std::move(errors), std::move(gates)};
  }
  return estimates;
}

}  // namespace qualm
