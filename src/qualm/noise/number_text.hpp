#pragma once

#include <array>
#include <cstdio>
#include <string>

namespace qualm {

/// A number as error messages show it.
inline std::string numberText(double number) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.10g", number);
  return text.data();
}

}  // namespace qualm
