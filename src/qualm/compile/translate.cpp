#include "qualm/compile/translate.hpp"

#include <algorithm>
#include <limits>

#include "qualm/core/error.hpp"

namespace qualm {
namespace {

constexpr std::uint64_t unreachable = std::numeric_limits<std::uint64_t>::max();

std::size_t rowOf(const Gate& gate) { return static_cast<std::size_t>(&gate - gateTable().data()); }

bool isDiagonal(const Gate& gate) {
  const GateMatrix matrix = gate.matrix(std::array{0.7, 1.1, 1.9});
  return matrix(0, 1) == Complex{} && matrix(1, 0) == Complex{};
}

bool alwaysPasses(std::string_view name) { return name == "measure" || name == "reset" || name == "barrier"; }

}  // namespace

std::uint64_t gateCost(const Gate& gate) {
  if (gate.qubits() == 1) return isDiagonal(gate) ? 1 : 10;
  return gate.qubits() == 2 ? 1000 : 10000;
}

std::uint64_t costOf(std::span<const Operation> operations) {
  std::uint64_t cost = 0;
  for (const Operation& operation : operations) cost += operation.isGate() ? gateCost(*operation.gate) : 0;
  return cost;
}

Translator::Translator(std::span<const std::string> basis) : cost_(gateTable().size(), unreachable) {
  for (const std::string& name : basis) {
    names_ += (names_.empty() ? "" : ", ") + name;
    if (alwaysPasses(name)) continue;
    const Gate& gate = findGate(name);
    cost_[rowOf(gate)] = gateCost(gate);
  }
  if (basis.empty()) throw Error(ErrorCode::unsupported, "A basis needs gates.", "none", "names of gates");
  chooseRules();
}

Translator Translator::intoPairs() {
  Translator translator;
  translator.names_ = "all gates on one or two qubits";
  for (const Gate& gate : gateTable()) translator.cost_.push_back(gate.qubits() <= 2 ? gateCost(gate) : unreachable);
  translator.chooseRules();
  return translator;
}

void Translator::chooseRules() {
  rule_.assign(cost_.size(), nullptr);
  const std::vector<std::uint64_t> basis = cost_;
  const auto relax = [&](const Rule& rule) {
    const std::size_t row = rowOf(*rule.gate);
    if (basis[row] != unreachable) return false;
    std::uint64_t cost = 1;  // so that a rule without steps costs something too
    for (const RuleStep& step : rule.steps) {
      const std::uint64_t part = cost_[rowOf(*step.gate)];
      if (part == unreachable) return false;
      cost += part;
    }
    if (cost >= cost_[row]) return false;
    cost_[row] = cost;
    rule_[row] = &rule;
    return true;
  };
  bool changed = true;
  while (changed) {
    changed = false;
    for (const Rule& rule : translationRules()) changed = relax(rule) || changed;
  }
}

bool Translator::canExpress(const Gate& gate) const { return cost_[rowOf(gate)] != unreachable; }

bool Translator::inBasis(const Gate& gate) const { return canExpress(gate) && rule_[rowOf(gate)] == nullptr; }

void Translator::append(const Operation& operation, Operations& result) const {
  if (!operation.isGate() || inBasis(*operation.gate)) {
    result.push_back(operation);
    return;
  }
  const Rule* rule = rule_[rowOf(*operation.gate)];
  if (rule == nullptr) {
    throw Error(ErrorCode::unsupported,
                "The basis can't express the gate \"" + std::string(operation.gate->name) + "\".", names_,
                "a basis that generates it, such as rz, sx, x, cx");
  }
  for (const RuleStep& step : rule->steps) append(applyStep(step, operation), result);
}

Operations Translator::translate(std::span<const Operation> operations) const {
  Operations result;
  result.reserve(operations.size());
  for (const Operation& operation : operations) append(operation, result);
  return result;
}

}  // namespace qualm
