#pragma once

#include <cstddef>
#include <cstdint>

#include "qualm/core/random.hpp"
#include "qualm/correct/fault_model.hpp"
#include "qualm/simulate/stabilizer_sampling.hpp"
#include "qualm/statistics/interval.hpp"

namespace qualm {

/// How often the decoded observable was wrong, in a whole experiment of all its rounds.
struct LogicalErrors {
  std::uint64_t failures = 0, shots = 0;
  Interval interval{0, 1};  ///< Wilson's, 95 %

  double rate() const { return static_cast<double>(failures) / static_cast<double>(shots); }
};

/// What decoding took: measured, and so never part of a result.
struct DecodingTime {
  double seconds = 0;
  std::uint64_t rounds = 0;  ///< over all shots

  double perRound() const { return rounds == 0 ? 0 : seconds / static_cast<double>(rounds); }
};

/// Some of the shots of a seed: parts that are drawn apart are those of one long draw.
struct ShotRange {
  std::uint64_t first = 0;  ///< a multiple of shotsInBlock
  std::uint64_t count = 0;
};
inline constexpr std::uint64_t shotsInBlock = 64 * frameBlockWords;

/// Draws shots of an experiment, decodes each, and counts the failures. Throws invalid-shots for none or for a first
/// one within a block, and decodingGraph()'s errors.
std::uint64_t logicalFailures(const CodeExperiment& experiment, ShotRange shots, const Random& random,
                              DecodingTime& time);

/// So many failures of so many shots, with their interval.
LogicalErrors counted(std::uint64_t failures, std::uint64_t shots);

/// All shots at once.
LogicalErrors logicalErrors(const CodeExperiment& experiment, std::uint64_t shots, const Random& random,
                            DecodingTime& time);

/// The rate of a whole experiment as a rate of each of its rounds, ε with 1 − 2P = (1 − 2ε)^rounds: what independent
/// flips of so many rounds come to (Chen et al. 2021, arXiv:2102.06132). ½ where P is ½ or above.
double perRound(double rate, std::size_t rounds);

}  // namespace qualm
