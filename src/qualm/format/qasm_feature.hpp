#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "qualm/circuit/circuit.hpp"

namespace qualm::qasm {

/// An input called x_0, x_1, … is a feature: column 0, 1, … of the data. Every other input is a parameter.
inline std::string featureName(std::size_t index) { return "x_" + std::to_string(index); }

/// The column that a name means; nothing where it means none.
inline std::optional<std::size_t> featureIndex(std::string_view name) {
  if (name.size() < 3 || name.size() > 7 || name.substr(0, 2) != "x_") return std::nullopt;
  std::size_t index = 0;
  for (const char digit : name.substr(2)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    index = index * 10 + static_cast<std::size_t>(digit - '0');
  }
  if (index > Circuit::largestFeature || featureName(index) != name) return std::nullopt;
  return index;
}

}  // namespace qualm::qasm
