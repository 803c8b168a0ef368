#pragma once

#include <cstdint>
#include <span>

#include "qualm/core/matrix.hpp"
#include "qualm/statistics/interval.hpp"

namespace qualm {

/// How predictions did on labeled rows.
struct Score {
  double loss = 0;  ///< mean log loss, nats, where there are probabilities
  double accuracy = 0;
  std::uint64_t correct = 0, rows = 0;
  Interval interval{0, 0};  ///< Wilson, 95 %
};

Score scoreLabels(std::span<const int> labels, std::span<const int> predicted);

/// From natural logarithms of class probabilities, rows × classes: they stay finite where a probability underflows.
Score scoreLogs(std::span<const int> labels, const Matrix& logProbabilities);

}  // namespace qualm
