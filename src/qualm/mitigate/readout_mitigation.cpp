#include "qualm/mitigate/readout_mitigation.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>

#include "qualm/core/bits.hpp"
#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/mitigate/unfold.hpp"
#include "qualm/simulate/follow.hpp"
#include "qualm/simulate/request_check.hpp"

namespace qualm {
namespace {

std::vector<std::size_t> preparations(Calibration calibration, std::size_t qubits) {
  const std::size_t outcomes = std::size_t{1} << qubits;
  if (calibration == Calibration::tensored) return {0, outcomes - 1};
  std::vector<std::size_t> all(outcomes);
  for (std::size_t i = 0; i < outcomes; ++i) all[i] = i;
  return all;
}

Circuit prepared(std::size_t outcome, std::size_t qubits) {
  Circuit circuit(qubits);
  for (std::size_t q = 0; q < qubits; ++q) {
    if ((outcome >> q) & 1U) circuit.append("x", {q});
  }
  return circuit;
}

/// Calibration's runs come after the circuit's own.
std::unique_ptr<Confusion> confusionFrom(Calibration calibration, std::span<const PlannedRun> runs,
                                         std::span<const Estimates> results) {
  const std::uint64_t shots = runs[1].shots;
  const std::size_t outcomes = results[1].outcomes[0].columns;
  if (calibration == Calibration::full) {
    Matrix columns(outcomes, outcomes);
    for (std::size_t was = 0; was < outcomes; ++was) {
      const auto read = results[1 + was].outcomes[0].row(0);
      std::copy(read.begin(), read.end(), columns.row(was).begin());
    }
    return std::make_unique<FullConfusion>(std::move(columns), shots);
  }
  const std::size_t qubits = runs[0].circuit.qubits();
  std::vector<double> p10(qubits, 0.0), p01(qubits, 0.0);
  for (std::size_t read = 0; read < outcomes; ++read) {
    for (std::size_t q = 0; q < qubits; ++q) {
      ((read >> q) & 1U ? p10 : p01)[q] += results[(read >> q) & 1U ? 1 : 2].outcomes[0](0, read);
    }
  }
  return std::make_unique<TensoredConfusion>(std::move(p10), std::move(p01), shots);
}

/// What each outcome of a setting says of one observable.
std::vector<double> weightsOf(const MeasurementSetting& setting, std::size_t observable,
                              std::span<const Observable> observables, std::size_t outcomes) {
  std::vector<double> weights(outcomes, 0.0);
  for (const auto& member : setting.members) {
    if (member.observable != observable) continue;
    const auto& part = observables[observable].parts[member.part];
    for (std::size_t i = 0; i < outcomes; ++i) weights[i] += part.coefficient * paritySign(i & part.term.support());
  }
  return weights;
}

/// The same for every row: of outcomes as they were, and of outcomes as they are read.
struct Weighing {
  std::vector<double> weights, inverted;
};

std::vector<Weighing> weighingsOf(const MeasurementSetting& setting, std::span<const Observable> observables,
                                  const Confusion& confusion) {
  std::vector<Weighing> result;
  for (std::size_t o = 0; o < observables.size(); ++o) {
    std::vector<double> weights = weightsOf(setting, o, observables, confusion.outcomes());
    result.push_back({weights, std::move(weights)});
    confusion.invertWeights(result.back().inverted);
  }
  return result;
}

double sumOf(std::span<const double> weights, std::span<const double> shares) {
  double sum = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) sum += weights[i] * shares[i];
  return sum;
}

/// Of Σ inverted weight·share over the shots of one setting.
double shotVariance(std::span<const double> inverted, std::span<const double> read, std::uint64_t shots) {
  if (shots == 0) return 0;
  double squares = 0;
  for (std::size_t i = 0; i < read.size(); ++i) squares += inverted[i] * inverted[i] * read[i];
  const double mean = sumOf(inverted, read);
  return std::max(squares - mean * mean, 0.0) / static_cast<double>(shots - 1);
}

}  // namespace

ReadoutMitigation::ReadoutMitigation(ReadoutMitigationOptions options) : options_(options) {
  if (!(options_.calibrationShare > 0 && options_.calibrationShare < 1)) {
    throw Error(ErrorCode::invalidOption, "Calibration takes a share of the shots.",
                numberText(options_.calibrationShare), "more than 0, less than 1");
  }
  if (options_.correction == Correction::bayesian && options_.rounds == 0) {
    throw Error(ErrorCode::invalidOption, "Bayesian unfolding needs a round.", "0", "1 or more rounds");
  }
}

std::vector<PlannedRun> ReadoutMitigation::plan(const Request& request, const Random&) const {
  const std::size_t qubits = request.circuit->qubits();
  if (options_.calibration == Calibration::full && qubits > mostFullQubits) {
    throw Error(ErrorCode::registerTooLarge, "A full calibration prepares every outcome.",
                std::to_string(qubits) + " qubits", std::to_string(mostFullQubits) + " or fewer; or a tensored one");
  }
  const std::vector<std::size_t> prepare = preparations(options_.calibration, qubits);
  std::vector<PlannedRun> runs;
  runs.push_back({follower(*request.circuit)});
  runs[0].outcomes = true;
  for (const std::size_t outcome : prepare) {
    runs.push_back({prepared(outcome, qubits)});
    runs.back().observables = {parityOf(qubits)};
    runs.back().outcomes = runs.back().once = true;
  }
  if (request.shots == 0) return runs;
  const std::uint64_t settings = measurementSettings(request.observables).size();
  const std::uint64_t total = request.shots * settings;
  const auto each = static_cast<std::uint64_t>(options_.calibrationShare * static_cast<double>(total) /
                                               static_cast<double>(prepare.size()));
  const std::uint64_t left = (total - each * prepare.size()) / settings;
  if (each < 2 || left < 2) {
    throw Error(ErrorCode::invalidShots, "There are too few shots to calibrate the readout with.",
                std::to_string(total) + " shots for the circuit and " + std::to_string(prepare.size()) +
                    " calibration circuits",
                "two shots for each at least");
  }
  runs[0].shots = left;
  for (std::size_t r = 1; r < runs.size(); ++r) runs[r].shots = each;
  return runs;
}

std::vector<double> ReadoutMitigation::corrected(const Confusion& confusion, std::span<const double> read) const {
  switch (options_.correction) {
    case Correction::leastSquares:
      return closestDistribution(confusion, read);
    case Correction::bayesian:
      return bayesianDistribution(confusion, read, options_.rounds);
    case Correction::subspace:
      return subspaceDistribution(confusion, read);
    default:
      return {};
  }
}

Estimates ReadoutMitigation::combine(const Request& request, std::span<const PlannedRun> runs,
                                     std::span<const Estimates> results) const {
  const auto settings = measurementSettings(request.observables);
  const auto confusion = confusionFrom(options_.calibration, runs, results);
  const std::size_t observables = request.observables.size();
  Estimates estimates = expectationsFor(request);
  for (std::size_t s = 0; s < settings.size(); ++s) {
    const std::vector<Weighing> weighings = weighingsOf(settings[s], request.observables, *confusion);
    for (std::size_t index = 0; index < request.size(); ++index) {
      const auto read = results[0].outcomes[s].row(index);
      const std::vector<double> shares = corrected(*confusion, read);
      std::vector<double> likely(read.begin(), read.end());
      confusion->invertShares(likely);
      for (std::size_t o = 0; o < observables; ++o) {
        const auto& [weights, inverted] = weighings[o];
        estimates.values(index, o) += shares.empty() ? sumOf(inverted, read) : sumOf(weights, shares);
        estimates.standardErrors(index, o) += shotVariance(inverted, read, runs[0].shots);
        estimates.standardErrors(index, o) += confusion->calibrationVariance(weights, likely);
      }
    }
  }
  for (std::size_t index = 0; index < request.size(); ++index) {
    for (std::size_t o = 0; o < observables; ++o) {
      estimates.values(index, o) += constantPart(request.observables[o]);
      estimates.standardErrors(index, o) = std::sqrt(estimates.standardErrors(index, o));
    }
  }
  return estimates;
}

}  // namespace qualm
