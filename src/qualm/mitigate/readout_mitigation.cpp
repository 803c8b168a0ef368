#include "qualm/mitigate/readout_mitigation.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <memory>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/mitigate/recorded_outcomes.hpp"
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

std::vector<PlannedRun> calibrationRuns(Calibration kind, std::size_t qubits) {
  if (kind == Calibration::full && qubits > ReadoutMitigation::mostFullQubits) {
    throw Error(ErrorCode::registerTooLarge, "A full calibration prepares every outcome.",
                std::to_string(qubits) + " qubits",
                std::to_string(ReadoutMitigation::mostFullQubits) + " or fewer; or a tensored one");
  }
  std::vector<PlannedRun> runs;
  for (const std::size_t outcome : preparations(kind, qubits)) {
    runs.push_back({prepared(outcome, qubits)});
    runs.back().observables = {parityOf(qubits)};
    runs.back().outcomes = runs.back().once = true;
  }
  return runs;
}

[[noreturn]] void refuseShots(std::uint64_t total, const char* circuit, std::size_t calibrations) {
  throw Error(ErrorCode::invalidShots, "There are too few shots to calibrate the readout with.",
              std::to_string(total) + " shots for " + circuit + std::to_string(calibrations) + " calibration circuits",
              "two shots for each at least");
}

ReadoutCalibration calibrationFrom(Calibration kind, std::uint64_t shots, std::span<const Estimates> results) {
  ReadoutCalibration calibration{kind, shots, Matrix(results.size(), results[0].outcomes[0].columns)};
  for (std::size_t r = 0; r < results.size(); ++r) {
    const auto read = results[r].outcomes[0].row(0);
    std::copy(read.begin(), read.end(), calibration.read.row(r).begin());
  }
  return calibration;
}

std::unique_ptr<Confusion> confusionFrom(const ReadoutCalibration& calibration) {
  const Matrix& read = calibration.read;
  if (calibration.kind == Calibration::full) return std::make_unique<FullConfusion>(read, calibration.shots);
  const auto qubits = static_cast<std::size_t>(std::countr_zero(read.columns));
  std::vector<double> p10(qubits, 0.0), p01(qubits, 0.0);
  for (std::size_t outcome = 0; outcome < read.columns; ++outcome) {
    for (std::size_t q = 0; q < qubits; ++q) {
      ((outcome >> q) & 1U ? p10 : p01)[q] += read((outcome >> q) & 1U ? 0 : 1, outcome);
    }
  }
  return std::make_unique<TensoredConfusion>(std::move(p10), std::move(p01), calibration.shots);
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

}  // namespace

ReadoutCalibration calibrateReadout(const Executor& executor, std::size_t qubits, Calibration kind,
                                    std::uint64_t calibrationShots, const Random& random, Ledger& ledger) {
  std::vector<PlannedRun> runs = calibrationRuns(kind, qubits);
  const std::uint64_t each = calibrationShots / runs.size();
  if (calibrationShots > 0 && each < 2) refuseShots(calibrationShots, "", runs.size());
  const Circuit nothing(qubits);
  Request request;
  request.circuit = &nothing;
  std::vector<Estimates> results;
  for (std::size_t r = 0; r < runs.size(); ++r) {
    runs[r].shots = each;
    results.push_back(executeRun(request, runs[r], executor, random.stream(r), ledger));
  }
  return calibrationFrom(kind, each, results);
}

ReadoutMitigation::ReadoutMitigation(ReadoutMitigationOptions options) : options_(options) {
  if (!(options_.calibrationShare > 0 && options_.calibrationShare < 1)) {
    throw Error(ErrorCode::invalidOption, "Calibration takes a share of the shots.",
                numberText(options_.calibrationShare), "more than 0, less than 1");
  }
  if (options_.correction == Correction::bayesian && options_.rounds == 0) {
    throw Error(ErrorCode::invalidOption, "Bayesian unfolding needs a round.", "0", "1 or more rounds");
  }
}

ReadoutMitigation::ReadoutMitigation(ReadoutMitigationOptions options, const ReadoutCalibration& calibration)
    : ReadoutMitigation(options) {
  const Matrix& read = calibration.read;
  const std::size_t circuits = calibration.kind == Calibration::full ? read.columns : 2;
  if (read.rows != circuits || read.columns < 2 || !std::has_single_bit(read.columns)) {
    throw Error(ErrorCode::shapeMismatch, "This is no calibration of its kind.",
                std::to_string(read.rows) + " circuits with " + std::to_string(read.columns) + " outcomes",
                "2^qubits outcomes, and a circuit for all 0 and all 1, or for each of them");
  }
  known_ = confusionFrom(calibration);
}

std::vector<PlannedRun> ReadoutMitigation::plan(const Request& request, const Random&) const {
  const std::size_t qubits = request.circuit->qubits();
  std::vector<PlannedRun> runs;
  runs.push_back({follower(*request.circuit), request.shots});
  runs[0].outcomes = true;
  if (known_) {
    if (known_->outcomes() == std::size_t{1} << qubits) return runs;
    throw Error(ErrorCode::shapeMismatch, "The readout was calibrated for another register.",
                std::to_string(known_->outcomes()) + " outcomes", std::to_string(qubits) + " qubits");
  }
  const std::vector<PlannedRun> calibration = calibrationRuns(options_.calibration, qubits);
  runs.insert(runs.end(), calibration.begin(), calibration.end());
  const std::uint64_t settings = measurementSettings(request.observables).size();
  const std::uint64_t total = request.shots * settings;
  if (total == 0) return runs;
  const auto each = static_cast<std::uint64_t>(options_.calibrationShare * static_cast<double>(total) /
                                               static_cast<double>(calibration.size()));
  const std::uint64_t left = (total - each * calibration.size()) / settings;
  if (each < 2 || left < 2) refuseShots(total, "the circuit and ", calibration.size());
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
  const std::shared_ptr<const Confusion> confusion =
      known_ ? known_ : confusionFrom(calibrationFrom(options_.calibration, runs[1].shots, results.subspan(1)));
  std::vector<std::vector<Weighing>> weighings;  // settings × observables
  for (const MeasurementSetting& setting : settings) {
    weighings.push_back(weighingsOf(setting, request.observables, *confusion));
  }
  Estimates estimates = expectationsFor(request);
  for (std::size_t index = 0; index < request.size(); ++index) {
    std::vector<std::vector<double>> shares, likely;  // one a setting: as corrected, and by inversion
    for (std::size_t s = 0; s < settings.size(); ++s) {
      const auto read = results[0].outcomes[s].row(index);
      shares.push_back(corrected(*confusion, read));
      likely.emplace_back(read.begin(), read.end());
      confusion->invertShares(likely.back());
    }
    for (std::size_t o = 0; o < request.observables.size(); ++o) {
      double value = constantPart(request.observables[o]), variance = 0;
      std::vector<WeighedSetting> weighed;
      for (std::size_t s = 0; s < settings.size(); ++s) {
        const auto& [weights, inverted] = weighings[s][o];
        const auto read = results[0].outcomes[s].row(index);
        value += shares[s].empty() ? weightedSum(inverted, read) : weightedSum(weights, shares[s]);
        variance += weightedVariance(inverted, read, runs[0].shots);
        weighed.push_back({weights, likely[s]});
      }
      estimates.values(index, o) = value;
      estimates.standardErrors(index, o) = std::sqrt(variance + confusion->calibrationVariance(weighed));
    }
  }
  return estimates;
}

}  // namespace qualm
