#pragma once

#include <string>

namespace qualm {

/// A number as error messages show it: ten significant digits at most, 0.05, 12.5, 1e-12, inf, nan. The standard
/// library's formatting would bring its whole printf into every WebAssembly module.
std::string numberText(double number);

}  // namespace qualm
