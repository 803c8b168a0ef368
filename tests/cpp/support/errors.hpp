#pragma once

#include <optional>

#include "qualm/core/error.hpp"

namespace qualm::testing {

/// The code of the error that an action ends in; nothing where it ends well.
template <class Action>
std::optional<ErrorCode> codeOf(Action&& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code();
  }
  return std::nullopt;
}

}  // namespace qualm::testing
