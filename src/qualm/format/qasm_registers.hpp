#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "qualm/core/error.hpp"
#include "qualm/format/qasm_value.hpp"

namespace qualm::qasm {

/// The registers of one kind, laid out one after the other in the order of declaration.
class Registers {
 public:
  /// `limit`: the most indices in all; `outOfRange`: the code for an index that a register doesn't have.
  Registers(std::size_t limit, ErrorCode tooLarge, ErrorCode outOfRange)
      : limit_(limit), tooLarge_(tooLarge), outOfRange_(outOfRange) {}

  /// Throws syntax-error for a name that is taken or a size below 1, and `tooLarge` beyond the limit.
  void declare(std::string_view name, std::int64_t size, Position at);
  /// Another name for indices.
  void alias(std::string_view name, std::vector<std::size_t> indices, Position at);

  const std::vector<std::size_t>* find(std::string_view name) const;

  /// The indices that q, q[1], q[-1], q[0:2] or q[{0, 2}] name.
  std::vector<std::size_t> select(const Expression& operand, const Scope& scope) const;

  std::size_t size() const { return size_; }

 private:
  std::size_t element(const std::vector<std::size_t>& whole, std::int64_t index, Position at) const;

  std::size_t limit_, size_ = 0;
  ErrorCode tooLarge_, outOfRange_;
  std::map<std::string_view, std::vector<std::size_t>> registers_;
};

/// The values that a range or a set goes through, ends included. Throws unsupported for more than `limit` of them, and
/// syntax-error for a step of 0 or a missing end.
std::vector<std::int64_t> selectedValues(const Expression& selection, const Scope& scope, std::size_t limit);

}  // namespace qualm::qasm
