#pragma once

#include "qualm/simulate/executor.hpp"

namespace qualm {

/// The executor under its own noise times a factor. Throws unsupported where it has none that could be scaled.
Estimates executeScaled(const Request& request, double noiseScale, const Executor& executor, const Random& random,
                        Ledger& ledger);

}  // namespace qualm
