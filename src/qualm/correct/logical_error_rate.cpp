#include "qualm/correct/logical_error_rate.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/stopwatch.hpp"
#include "qualm/correct/decoding_graph.hpp"
#include "qualm/correct/union_find_decoder.hpp"

namespace qualm {

std::uint64_t logicalFailures(const CodeExperiment& experiment, ShotRange shots, const Random& random,
                              DecodingTime& time) {
  if (shots.count == 0) throw Error(ErrorCode::invalidShots, "A rate takes at least one shot.", "0", "1 or more");
  if (shots.first % shotsInBlock != 0) {
    throw Error(ErrorCode::invalidShots, "Shots are drawn in blocks, and a range starts with one.",
                std::to_string(shots.first), "a multiple of " + std::to_string(shotsInBlock));
  }
  UnionFindDecoder decoder(decodingGraph(experiment.detectors.size(), singleFaults(experiment)));
  std::uint64_t failures = 0;
  for (std::uint64_t done = 0; done < shots.count;) {
    const BitTable flips = drawFlips(experiment.program, (shots.first + done) / shotsInBlock, random);
    const auto detectors = columnsOf(parities(flips, experiment.detectors));
    const BitTable observable = parities(flips, {experiment.observable});
    const auto count = static_cast<std::size_t>(std::min(shotsInBlock, shots.count - done));
    const Stopwatch watch(time.seconds);
    for (std::size_t shot = 0; shot < count; ++shot) {
      failures += decoder.flipsObservable(detectors[shot]) == observable.at(0, shot) ? 0 : 1;
    }
    done += count;
  }
  time.rounds += shots.count * experiment.rounds;
  return failures;
}

LogicalErrors counted(std::uint64_t failures, std::uint64_t shots) {
  return {failures, shots, wilsonInterval(failures, shots)};
}

LogicalErrors logicalErrors(const CodeExperiment& experiment, std::uint64_t shots, const Random& random,
                            DecodingTime& time) {
  return counted(logicalFailures(experiment, {0, shots}, random, time), shots);
}

double perRound(double rate, std::size_t rounds) {
  return rate >= 0.5 ? 0.5 : -std::expm1(std::log1p(-2 * rate) / static_cast<double>(rounds)) / 2;
}

}  // namespace qualm
