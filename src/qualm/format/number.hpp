#pragma once

#include <string>
#include <string_view>

#include "qualm/circuit/circuit.hpp"

namespace qualm {

/// How numbers look in a language.
struct NumberStyle {
  std::string_view pi = "pi";  ///< multiples of π are written with this
  bool alwaysReal = false;     ///< 2.0, never 2: the language tells integers from reals
  bool spaced = true;          ///< around the + and − of scale*name + offset
};

/// The shortest decimal that reads back as the same float64: 0.1, 2, 1.0e-07 (an exponent always follows a point, as
/// OpenQASM 2 wants it).
std::string printNumber(double value, bool alwaysReal = false);

/// printNumber(), or a multiple of π where the value is exactly one in float64 arithmetic from left to right: -3*pi/4.
std::string printAngle(double value, const NumberStyle& style);

/// scale*name + offset, without what changes nothing.
std::string printAffine(const Angle& angle, std::string_view name, const NumberStyle& style);

}  // namespace qualm
