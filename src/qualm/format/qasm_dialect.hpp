#pragma once

#include <string_view>

#include "qualm/circuit/gate.hpp"
#include "qualm/format/qasm.hpp"

namespace qualm::qasm {

/// How one version of OpenQASM writes a gate of the table.
struct Spelling {
  std::string_view name;
  std::string_view definition;  ///< the gate's own definition, where the version's standard library has no such gate
};

/// Version 2 means the qelib1.inc of the specification (Cross et al. 2017, arXiv:1707.03429). Later copies of that file
/// hold more gates and refuse a second definition, so what the original lacks is defined under a name of its own,
/// qualm_….
Spelling spell(const Gate& gate, QasmVersion version);

/// The gate of the table that a definition with this name and these tokens stands for: printQasm() wrote it. Null where
/// it is another.
const Gate* recognizeDefinition(std::string_view name, std::string_view source);

}  // namespace qualm::qasm
