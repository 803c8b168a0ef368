#include "qualm/format/position.hpp"

#include <utility>

namespace qualm {

void failAt(Position position, ErrorCode code, const std::string& message, std::string received, std::string allowed) {
  const std::string where =
      "Line " + std::to_string(position.line) + ", column " + std::to_string(position.column) + ": ";
  throw Error(code, where + message, std::move(received), std::move(allowed));
}

}  // namespace qualm
