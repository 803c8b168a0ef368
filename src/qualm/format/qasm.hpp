#pragma once

#include <string>
#include <string_view>

#include "qualm/circuit/circuit.hpp"

namespace qualm {

enum class QasmVersion { two, three };

/// Reads OpenQASM 2 or 3, told apart by the header; without one, 3. Both standard libraries are known whether they are
/// included or not, and the text's own definitions go before them. Registers are laid out one after the other in the
/// order of declaration. Inputs called x_0, x_1, … are features, all others parameters.
/// Every error's message begins "Line 3, column 7: ". Its code is syntax-error, unsupported for what a Circuit can't
/// hold or what goes beyond qasm_limits.hpp, or what the Circuit would throw: qubit-out-of-range, wrong-arity, ….
Circuit parseQasm(std::string_view text);

/// Writes it so that parseQasm() gives the same circuit back, to the last bit of every number. Gates that the version's
/// standard library lacks are defined in the text. Version 3 writes parameters as `input float[64] name` (behind an
/// annotation `@qualm.parameter` where OpenQASM can't have the name), features as x_0, x_1, ….
/// Throws unbound-slot for a circuit with open slots in version 2 (bind it first), and unsupported for conditions in
/// version 2 that read no register of their own, or a parameter whose name doesn't fit on a line.
std::string printQasm(const Circuit& circuit, QasmVersion version);

}  // namespace qualm
