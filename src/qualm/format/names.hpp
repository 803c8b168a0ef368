#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace qualm {

/// Turns names, which may be any text ("layer0.q1.ry0"), into identifiers of a language: each once, and never a word
/// that `isReserved` knows.
class Identifiers {
 public:
  explicit Identifiers(std::function<bool(std::string_view)> isReserved) : isReserved_(std::move(isReserved)) {}

  /// The name itself where it is an identifier and free; else one like it.
  std::string make(std::string_view name);

 private:
  std::function<bool(std::string_view)> isReserved_;
  std::set<std::string, std::less<>> taken_;
};

}  // namespace qualm
