#pragma once

#include <cstddef>
#include <cstdint>

#include "qualm/core/random.hpp"
#include "qualm/correct/code_experiment.hpp"
#include "qualm/statistics/interval.hpp"

namespace qualm {

enum class Code : std::uint8_t { repetition, surface };

/// The experiment of a code. Throws invalid-option for a distance, a number of rounds or a probability that is none.
CodeExperiment codeExperiment(Code code, std::size_t distance, std::size_t rounds, const CodeNoise& noise);

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

/// Draws shots of an experiment and decodes each. Throws invalid-shots for none, and decodingGraph()'s errors.
LogicalErrors logicalErrors(const CodeExperiment& experiment, std::uint64_t shots, const Random& random,
                            DecodingTime& time);

/// `distance` rounds under circuit-level noise of strength p.
LogicalErrors logicalErrorRate(Code code, std::size_t distance, double p, std::uint64_t shots, const Random& random,
                               DecodingTime& time);

}  // namespace qualm
