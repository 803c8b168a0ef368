#pragma once

#include <string>

#include "qualm/circuit/circuit.hpp"

namespace qualm {

/// A drawing of the circuit as an SVG document of its own: black on white, with a title and a description for readers
/// who don't see it. Qubit 0 is the topmost wire.
std::string printSvg(const Circuit& circuit);

}  // namespace qualm
