#include "qualm/compile/optimize.hpp"

#include "qualm/compile/cancel.hpp"
#include "qualm/compile/consolidate.hpp"
#include "qualm/compile/fuse.hpp"

namespace qualm {

Operations optimize(Operations operations, const Translator& translator) {
  // A basis that is no universal set still gets its cancellations.
  const bool hasQubitSet = translator.canExpress(findGate("u"));
  const bool hasPairSet = hasQubitSet && translator.canExpress(findGate("cx"));
  SettledBlocks settled;
  for (int round = 0; round < 8; ++round) {
    Operations next = cancelAndMerge(operations);
    if (hasQubitSet) next = fuseRuns(next, translator);
    if (hasPairSet) next = consolidatePairs(next, translator, settled);
    const bool cheaper = costOf(next) < costOf(operations);
    operations = std::move(next);
    if (!cheaper) break;
  }
  return operations;
}

}  // namespace qualm
