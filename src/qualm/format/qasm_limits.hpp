#pragma once

#include <cstddef>

namespace qualm::qasm {

// What a text may ask for. A program can be small and mean something huge (loops, gates that call gates, powers), so
// that work is counted, not only text; beyond a limit there is a clear error and never a hang or a full memory.

inline constexpr std::size_t largestText = 16'000'000;  ///< bytes
inline constexpr std::size_t mostOperations = 200'000;  ///< of the circuit that is read
inline constexpr std::size_t mostSteps = 2'000'000;     ///< statements executed, gate bodies and loops among them
inline constexpr std::size_t deepestExpression = 200;   ///< levels of an expression's tree
inline constexpr std::size_t deepestBlock = 60;         ///< blocks inside blocks
inline constexpr std::size_t deepestGate = 200;         ///< gates that call gates

}  // namespace qualm::qasm
