#include "qualm/format/bit_layout.hpp"

#include <bit>

namespace qualm {

std::optional<std::vector<BitRange>> conditionRegisters(const Circuit& circuit) {
  std::vector<std::uint64_t> masks(circuit.bits(), 0);  // of the condition that reads each bit
  for (const Operation& operation : circuit.operations()) {
    const std::uint64_t mask = operation.condition.mask;
    if (mask == 0) continue;
    const auto first = static_cast<std::size_t>(std::countr_zero(mask));
    const BitRange range{first, static_cast<std::size_t>(std::popcount(mask))};
    if (range.mask() != mask) return std::nullopt;
    for (std::size_t bit = first; bit < first + range.size; ++bit) {
      if (masks[bit] != 0 && masks[bit] != mask) return std::nullopt;
      masks[bit] = mask;
    }
  }
  std::vector<BitRange> ranges;
  for (std::size_t bit = 0; bit < masks.size(); ++bit) {
    const bool joins = !ranges.empty() && masks[bit] == masks[bit - 1];
    if (!joins) ranges.push_back({bit, 0});
    ++ranges.back().size;
  }
  return ranges;
}

}  // namespace qualm
