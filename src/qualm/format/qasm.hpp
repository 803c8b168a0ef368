#pragma once

#include <string>
#include <string_view>

#include "qualm/circuit/circuit.hpp"

namespace qualm {

enum class QasmVersion { two, three };

/// Reads OpenQASM 2.0 or 3 (told apart by the header; without one, 3). Throws syntax-error or unsupported with line and
/// column in the message ("Line 3, column 7: …"). Several registers are laid out one after the other in the order of
/// declaration.
Circuit parseQasm(std::string_view text);

/// Writes it. Parameters become `input float[64] name` in version 3, features `x_0`, …; version 2 has neither, so a
/// circuit with open slots throws unbound-slot there (bind it first).
std::string printQasm(const Circuit& circuit, QasmVersion version);

}  // namespace qualm
