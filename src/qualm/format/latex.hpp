#pragma once

#include <string>

#include "qualm/circuit/circuit.hpp"

namespace qualm {

/// A LaTeX document that draws the circuit with the package quantikz (Kay 2018, arXiv:1809.03842).
std::string printLatex(const Circuit& circuit);

}  // namespace qualm
