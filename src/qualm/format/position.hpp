#pragma once

#include <cstddef>
#include <string>

#include "qualm/core/error.hpp"

namespace qualm {

/// Where something stands in a text: both count from 1, columns in characters (code points of UTF-8).
struct Position {
  std::size_t line = 1, column = 1;
};

/// Throws an Error whose message begins "Line 3, column 7: ".
[[noreturn]] void failAt(Position position, ErrorCode code, const std::string& message, std::string received = {},
                         std::string allowed = {});

}  // namespace qualm
