#include "qualm/correct/logical_error_rate.hpp"

#include <algorithm>

#include "qualm/core/error.hpp"
#include "qualm/core/stopwatch.hpp"
#include "qualm/correct/decoding_graph.hpp"
#include "qualm/correct/repetition_code.hpp"
#include "qualm/correct/surface_code.hpp"
#include "qualm/correct/union_find_decoder.hpp"
#include "qualm/simulate/stabilizer_sampling.hpp"

namespace qualm {

CodeExperiment codeExperiment(Code code, std::size_t distance, std::size_t rounds, const CodeNoise& noise) {
  return code == Code::surface ? surfaceCode(distance, rounds, noise) : repetitionCode(distance, rounds, noise);
}

LogicalErrors logicalErrors(const CodeExperiment& experiment, std::uint64_t shots, const Random& random,
                            DecodingTime& time) {
  if (shots == 0) throw Error(ErrorCode::invalidShots, "A rate takes at least one shot.", "0", "1 or more");
  UnionFindDecoder decoder(decodingGraph(experiment.detectors.size(), singleFaults(experiment)));
  constexpr std::size_t blockShots = 64 * frameBlockWords;
  LogicalErrors result;
  for (std::uint64_t block = 0; result.shots < shots; ++block) {
    const BitTable flips = drawFlips(experiment.program, block, random);
    const auto detectors = columnsOf(parities(flips, experiment.detectors));
    const BitTable observable = parities(flips, {experiment.observable});
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(blockShots, shots - result.shots));
    const Stopwatch watch(time.seconds);
    for (std::size_t shot = 0; shot < count; ++shot) {
      result.failures += decoder.flipsObservable(detectors[shot]) == observable.at(0, shot) ? 0 : 1;
    }
    result.shots += count;
  }
  time.rounds += shots * experiment.rounds;
  result.interval = wilsonInterval(result.failures, shots);
  return result;
}

LogicalErrors logicalErrorRate(Code code, std::size_t distance, double p, std::uint64_t shots, const Random& random,
                               DecodingTime& time) {
  return logicalErrors(codeExperiment(code, distance, distance, CodeNoise::circuitLevel(p)), shots, random, time);
}

}  // namespace qualm
