#pragma once

#include <cstdint>
#include <span>

#include "qualm/core/ledger.hpp"
#include "qualm/simulate/executor.hpp"
#include "qualm/train/model.hpp"

namespace qualm {

/// What runs the circuits of a prediction, and with how many shots a setting (0 is exact).
struct Execution {
  const Executor& executor;
  std::uint64_t shots = 0;
};

/// Class probabilities, rows × classes, of rows as the encoder reads them. Throws what Encoder::encode() throws.
Matrix predictProbabilities(const Model& model, std::span<const double> parameters, const Matrix& rows,
                            const Execution& execution, const Random& random, Ledger& ledger);

}  // namespace qualm
