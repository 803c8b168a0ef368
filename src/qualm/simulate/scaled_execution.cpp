#include "qualm/simulate/scaled_execution.hpp"

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"

namespace qualm {

Estimates executeScaled(const Request& request, double noiseScale, const Executor& executor, const Random& random,
                        Ledger& ledger) {
  if (noiseScale == 1) return executor.execute(request, random, ledger);
  const auto scaled = executor.withNoise(noiseScale);
  if (scaled) return scaled->execute(request, random, ledger);
  throw Error(ErrorCode::unsupported, "This executor's noise has no strength that could be scaled.",
              numberText(noiseScale), "folding in place of scaling");
}

}  // namespace qualm
