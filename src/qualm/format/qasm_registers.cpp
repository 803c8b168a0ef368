#include "qualm/format/qasm_registers.hpp"

#include <string>
#include <utility>

namespace qualm::qasm {
namespace {

/// A limit of a range; `fallback` where it was left out.
std::int64_t boundary(const Expression& expression, const Scope& scope, std::int64_t fallback) {
  return expression.kind == Expression::Kind::missing ? fallback : evaluateWhole(expression, scope);
}

/// start:step:end, both ends included. In a register of `size` elements, ends may be left out and count from the end
/// where they are negative; size 0 is a range of plain numbers.
std::vector<std::int64_t> rangeValues(const Expression& range, const Scope& scope, std::int64_t size,
                                      std::size_t limit) {
  const auto missing = [](const Expression& part) { return part.kind == Expression::Kind::missing; };
  if (size == 0 && (missing(range.children[0]) || missing(range.children[2]))) {
    failAt(range.at, ErrorCode::syntaxError, "This range needs a start and an end.", "no end", "such as [0:3]");
  }
  const std::int64_t step = boundary(range.children[1], scope, 1);
  if (step == 0) failAt(range.at, ErrorCode::syntaxError, "A range needs a step.", "0", "a step other than 0");
  const auto wrapped = [&](std::int64_t value) { return value < 0 && size > 0 ? value + size : value; };
  std::int64_t value = wrapped(boundary(range.children[0], scope, step > 0 ? 0 : size - 1));
  const std::int64_t end = wrapped(boundary(range.children[2], scope, step > 0 ? size - 1 : 0));
  std::vector<std::int64_t> values;
  while (step > 0 ? value <= end : value >= end) {
    if (values.size() >= limit) {
      failAt(range.at, size > 0 ? ErrorCode::qubitOutOfRange : ErrorCode::unsupported, "This range is too long.",
             "more than " + std::to_string(limit) + " values", "at most " + std::to_string(limit));
    }
    values.push_back(value);
    if (__builtin_add_overflow(value, step, &value)) break;
  }
  return values;
}

}  // namespace

void Registers::declare(std::string_view name, std::int64_t size, Position at) {
  if (size < 1) {
    failAt(at, ErrorCode::syntaxError, "A register has at least one element.", std::to_string(size), "1 or more");
  }
  if (static_cast<std::uint64_t>(size) > limit_ - size_) {
    failAt(at, tooLarge_, "The registers are too large together.",
           std::to_string(size) + " after " + std::to_string(size_), "at most " + std::to_string(limit_) + " in all");
  }
  std::vector<std::size_t> indices;
  for (std::int64_t i = 0; i < size; ++i) indices.push_back(size_ + static_cast<std::size_t>(i));
  alias(name, std::move(indices), at);
  size_ += static_cast<std::size_t>(size);
}

void Registers::alias(std::string_view name, std::vector<std::size_t> indices, Position at) {
  if (registers_.emplace(name, std::move(indices)).second) return;
  failAt(at, ErrorCode::syntaxError, "The name \"" + std::string(name) + "\" is taken.", std::string(name),
         "a new name");
}

const std::vector<std::size_t>* Registers::find(std::string_view name) const {
  const auto found = registers_.find(name);
  return found == registers_.end() ? nullptr : &found->second;
}

std::size_t Registers::element(const std::vector<std::size_t>& whole, std::int64_t index, Position at) const {
  const auto size = static_cast<std::int64_t>(whole.size());
  if (index >= -size && index < size) return whole[static_cast<std::size_t>(index < 0 ? index + size : index)];
  failAt(at, outOfRange_, "The register has no element " + std::to_string(index) + ".", std::to_string(index),
         "0 to " + std::to_string(size - 1));
}

std::vector<std::size_t> Registers::select(const Expression& operand, const Scope& scope) const {
  const auto* whole = find(operand.text);
  if (whole == nullptr) {
    failAt(operand.at, ErrorCode::syntaxError, "There is no register \"" + std::string(operand.text) + "\" here.",
           std::string(operand.text), "a register that was declared above");
  }
  if (operand.kind == Expression::Kind::name) return *whole;
  const Expression& index = operand.children[0];
  std::vector<std::size_t> chosen;
  if (index.kind == Expression::Kind::set) {
    for (const Expression& part : index.children) {
      chosen.push_back(element(*whole, evaluateWhole(part, scope), part.at));
    }
  } else if (index.kind == Expression::Kind::range) {
    const auto size = static_cast<std::int64_t>(whole->size());
    for (const std::int64_t value : rangeValues(index, scope, size, whole->size())) {
      chosen.push_back(element(*whole, value, index.at));
    }
  } else {
    chosen.push_back(element(*whole, evaluateWhole(index, scope), index.at));
  }
  if (!chosen.empty()) return chosen;
  failAt(index.at, ErrorCode::syntaxError, "This names no element of the register.", "nothing", "at least one element");
}

std::vector<std::int64_t> selectedValues(const Expression& selection, const Scope& scope, std::size_t limit) {
  if (selection.kind == Expression::Kind::range) return rangeValues(selection, scope, 0, limit);
  if (selection.kind != Expression::Kind::set) {
    failAt(selection.at, ErrorCode::unsupported, "A loop goes through a range or a set.", std::string(selection.text),
           "[0:3], {0, 2}");
  }
  std::vector<std::int64_t> values;
  for (const Expression& part : selection.children) values.push_back(evaluateWhole(part, scope));
  return values;
}

}  // namespace qualm::qasm
