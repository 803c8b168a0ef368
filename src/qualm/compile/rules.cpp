#include "qualm/compile/rules.hpp"

#include <cstdint>
#include <iterator>
#include <numbers>

namespace qualm {
namespace {

/// An angle in small numbers: halves/2·(angle number `source`) + quarters·π/4.
struct CompactAngle {
  std::uint8_t source = 0;
  std::int8_t halves = 0, quarters = 0;
};

struct CompactStep {
  const char* gate;  ///< null after the last one
  std::array<std::uint8_t, 3> qubits{};
  std::array<CompactAngle, 3> angles{};
};

/// Plain constants compress to a fraction of what code that builds vectors would add to a page's module.
struct CompactRule {
  const char* gate;
  CompactStep steps[15];
};

constexpr std::int8_t quarterTurn = 2, halfTurn = 4;  // in quarters of π

constexpr CompactAngle fixed(std::int8_t quarters) { return {0, 0, quarters}; }
constexpr CompactAngle turn(std::int8_t halves = 2, std::int8_t quarters = 0) { return {0, halves, quarters}; }
constexpr CompactAngle second(std::int8_t quarters = 0) { return {1, 2, quarters}; }
constexpr CompactAngle third() { return {2, 2, 0}; }

constexpr CompactStep on(const char* gate, std::uint8_t qubit, CompactAngle angle = {}) {
  return {gate, {qubit}, {angle}};
}
constexpr CompactStep join(const char* gate, std::uint8_t a, std::uint8_t b, CompactAngle angle = {}) {
  return {gate, {a, b}, {angle}};
}
constexpr CompactStep general(CompactAngle theta, CompactAngle phi, CompactAngle lambda) {
  return {"u", {0}, {theta, phi, lambda}};
}

// Z, X and Y turn into one another under h, s and sx: h X h = Z, s X s† = Y, sx† Z sx = Y (as operators). Rotations of
// one axis come from another by these; u(θ, φ, λ) = rz(φ+π)·sx·rz(θ+π)·sx·rz(λ) (McKay et al. 2017,
// arXiv:1612.00858). On pairs everything follows from exp(−iθZZ/2) and
// cx = exp(iπ/4 (1−Z)⊗(1−X)), ecr = x·rzx(π/2); the Toffoli gate is that of Nielsen and Chuang, fig. 4.9.
constexpr CompactRule oneQubitRules[] = {
    {"id", {}},
    {"x", {on("sx", 0), on("sx", 0)}},
    {"x", {on("sxdg", 0), on("sxdg", 0)}},
    {"x", {on("rx", 0, fixed(halfTurn))}},
    {"x", {on("h", 0), on("z", 0), on("h", 0)}},
    {"x", {general(fixed(halfTurn), fixed(0), fixed(halfTurn))}},
    {"y", {on("ry", 0, fixed(halfTurn))}},
    {"y", {on("z", 0), on("x", 0)}},
    {"y", {general(fixed(halfTurn), fixed(quarterTurn), fixed(quarterTurn))}},
    {"z", {on("rz", 0, fixed(halfTurn))}},
    {"z", {on("s", 0), on("s", 0)}},
    {"z", {on("h", 0), on("x", 0), on("h", 0)}},
    {"h", {on("rz", 0, fixed(quarterTurn)), on("sx", 0), on("rz", 0, fixed(quarterTurn))}},
    {"h", {on("rz", 0, fixed(quarterTurn)), on("rx", 0, fixed(quarterTurn)), on("rz", 0, fixed(quarterTurn))}},
    {"h", {on("rz", 0, fixed(halfTurn)), on("ry", 0, fixed(quarterTurn))}},
    {"h", {on("ry", 0, fixed(quarterTurn)), on("rx", 0, fixed(halfTurn))}},
    {"h", {on("s", 0), on("sx", 0), on("s", 0)}},
    {"h", {general(fixed(quarterTurn), fixed(0), fixed(halfTurn))}},
    {"s", {on("rz", 0, fixed(quarterTurn))}},
    {"s", {on("t", 0), on("t", 0)}},
    {"s", {on("z", 0), on("sdg", 0)}},
    {"sdg", {on("rz", 0, fixed(-quarterTurn))}},
    {"sdg", {on("z", 0), on("s", 0)}},
    {"t", {on("rz", 0, fixed(1))}},
    {"t", {on("s", 0), on("tdg", 0)}},
    {"tdg", {on("rz", 0, fixed(-1))}},
    {"tdg", {on("sdg", 0), on("t", 0)}},
    {"sx", {on("rx", 0, fixed(quarterTurn))}},
    {"sx", {on("h", 0), on("s", 0), on("h", 0)}},
    {"sx", {on("x", 0), on("sxdg", 0)}},
    {"sxdg", {on("rx", 0, fixed(-quarterTurn))}},
    {"sxdg", {on("z", 0), on("sx", 0), on("z", 0)}},
    {"sxdg", {on("x", 0), on("sx", 0)}},
    {"rx", {on("h", 0), on("rz", 0, turn()), on("h", 0)}},
    {"rx", {on("rz", 0, fixed(quarterTurn)), on("ry", 0, turn()), on("rz", 0, fixed(-quarterTurn))}},
    {"rx",
     {on("rz", 0, fixed(quarterTurn)), on("sx", 0), on("rz", 0, turn(2, halfTurn)), on("sx", 0),
      on("rz", 0, fixed(quarterTurn))}},
    {"rx", {general(turn(), fixed(-quarterTurn), fixed(quarterTurn))}},
    {"ry", {on("rz", 0, fixed(-quarterTurn)), on("rx", 0, turn()), on("rz", 0, fixed(quarterTurn))}},
    {"ry", {on("sx", 0), on("rz", 0, turn(2, halfTurn)), on("sx", 0), on("rz", 0, fixed(halfTurn))}},
    {"ry", {general(turn(), fixed(0), fixed(0))}},
    {"rz", {on("p", 0, turn())}},
    {"rz", {on("h", 0), on("rx", 0, turn()), on("h", 0)}},
    {"rz", {on("ry", 0, fixed(quarterTurn)), on("rx", 0, turn()), on("ry", 0, fixed(-quarterTurn))}},
    {"rz", {general(fixed(0), fixed(0), turn())}},
    {"p", {on("rz", 0, turn())}},
    {"u", {on("rz", 0, third()), on("ry", 0, turn()), on("rz", 0, second())}},
    {"u",
     {on("rz", 0, third()), on("sx", 0), on("rz", 0, turn(2, halfTurn)), on("sx", 0), on("rz", 0, second(halfTurn))}},
};

constexpr CompactRule controlledRules[] = {
    {"cx", {on("h", 1), join("cz", 0, 1), on("h", 1)}},
    {"cx", {join("ecr", 0, 1), on("x", 0), on("rz", 0, fixed(-quarterTurn)), on("sxdg", 1)}},
    {"cx", {join("rzx", 0, 1, fixed(-quarterTurn)), on("rz", 0, fixed(quarterTurn)), on("sx", 1)}},
    {"cx", {on("s", 1), join("cy", 0, 1), on("sdg", 1)}},
    {"cz", {on("h", 1), join("cx", 0, 1), on("h", 1)}},
    {"cz", {join("cp", 0, 1, fixed(halfTurn))}},
    {"cz", {join("rzz", 0, 1, fixed(-quarterTurn)), on("rz", 0, fixed(quarterTurn)), on("rz", 1, fixed(quarterTurn))}},
    {"cz", {join("crz", 0, 1, fixed(halfTurn)), on("rz", 0, fixed(quarterTurn))}},
    {"cz", {on("ry", 1, fixed(1)), join("ch", 0, 1), on("ry", 1, fixed(-1))}},
    {"cy", {on("sdg", 1), join("cx", 0, 1), on("s", 1)}},
    {"ch", {on("ry", 1, fixed(-1)), join("cz", 0, 1), on("ry", 1, fixed(1))}},
    {"cp", {join("rzz", 0, 1, turn(-1)), on("rz", 0, turn(1)), on("rz", 1, turn(1))}},
    {"cp", {join("crz", 0, 1, turn()), on("rz", 0, turn(1))}},
    {"crx", {on("h", 1), join("crz", 0, 1, turn()), on("h", 1)}},
    {"crx", {on("s", 1), join("cry", 0, 1, turn()), on("sdg", 1)}},
    {"cry", {on("sdg", 1), join("crx", 0, 1, turn()), on("s", 1)}},
    {"cry", {on("sx", 1), join("crz", 0, 1, turn()), on("sxdg", 1)}},
    {"crz", {join("rzz", 0, 1, turn(-1)), on("rz", 1, turn(1))}},
    {"crz", {join("cp", 0, 1, turn()), on("rz", 0, turn(-1))}},
    {"crz", {on("h", 1), join("crx", 0, 1, turn()), on("h", 1)}},
    {"crz", {on("sxdg", 1), join("cry", 0, 1, turn()), on("sx", 1)}},
};

constexpr CompactRule pairRules[] = {
    {"swap", {join("cx", 0, 1), join("cx", 1, 0), join("cx", 0, 1)}},
    {"swap",
     {join("rxx", 0, 1, fixed(quarterTurn)), join("ryy", 0, 1, fixed(quarterTurn)),
      join("rzz", 0, 1, fixed(quarterTurn))}},
    {"rxx", {on("h", 0), on("h", 1), join("rzz", 0, 1, turn()), on("h", 0), on("h", 1)}},
    {"rxx", {on("s", 0), on("s", 1), join("ryy", 0, 1, turn()), on("sdg", 0), on("sdg", 1)}},
    {"rxx", {on("h", 0), join("rzx", 0, 1, turn()), on("h", 0)}},
    {"ryy", {on("sx", 0), on("sx", 1), join("rzz", 0, 1, turn()), on("sxdg", 0), on("sxdg", 1)}},
    {"ryy", {on("sdg", 0), on("sdg", 1), join("rxx", 0, 1, turn()), on("s", 0), on("s", 1)}},
    {"rzz", {join("cx", 0, 1), on("rz", 1, turn()), join("cx", 0, 1)}},
    {"rzz", {on("h", 1), join("cz", 0, 1), on("rx", 1, turn()), join("cz", 0, 1), on("h", 1)}},
    {"rzz", {join("cp", 0, 1, turn(-4)), on("rz", 0, turn()), on("rz", 1, turn())}},
    {"rzz", {join("crz", 0, 1, turn(-4)), on("rz", 1, turn())}},
    {"rzz", {on("h", 0), on("h", 1), join("rxx", 0, 1, turn()), on("h", 0), on("h", 1)}},
    {"rzz", {on("sxdg", 0), on("sxdg", 1), join("ryy", 0, 1, turn()), on("sx", 0), on("sx", 1)}},
    {"rzz", {on("h", 1), join("rzx", 0, 1, turn()), on("h", 1)}},
    {"rzx", {on("h", 1), join("rzz", 0, 1, turn()), on("h", 1)}},
    {"rzx", {on("h", 0), join("rxx", 0, 1, turn()), on("h", 0)}},
    {"rzx", {join("cz", 0, 1), on("rx", 1, turn()), join("cz", 0, 1)}},
    {"ecr", {join("rzx", 0, 1, fixed(quarterTurn)), on("x", 0)}},
    {"ecr", {join("cx", 0, 1), on("rz", 0, fixed(quarterTurn)), on("x", 0), on("sx", 1)}},
};

constexpr CompactRule threeQubitRules[] = {
    {"ccx",
     {on("h", 2), join("cx", 1, 2), on("tdg", 2), join("cx", 0, 2), on("t", 2), join("cx", 1, 2), on("tdg", 2),
      join("cx", 0, 2), on("t", 1), on("t", 2), on("h", 2), join("cx", 0, 1), on("t", 0), on("tdg", 1),
      join("cx", 0, 1)}},
    {"cswap", {join("cx", 2, 1), {"ccx", {0, 1, 2}}, join("cx", 2, 1)}},
};

Rule unpacked(const CompactRule& compact) {
  Rule rule{&findGate(compact.gate), {}};
  for (const CompactStep* from = compact.steps; from != std::end(compact.steps) && from->gate != nullptr; ++from) {
    RuleStep step{&findGate(from->gate), {from->qubits[0], from->qubits[1], from->qubits[2]}, {}};
    for (std::size_t i = 0; i < step.angles.size(); ++i) {
      const auto [source, halves, quarters] = from->angles[i];
      step.angles[i] = {source, halves / 2.0, quarters * (std::numbers::pi / 4)};
    }
    rule.steps.push_back(step);
  }
  return rule;
}

}  // namespace

std::span<const Rule> translationRules() {
  static const std::vector<Rule> rules = [] {
    using Rows = std::span<const CompactRule>;
    std::vector<Rule> all;
    for (const Rows rows : {Rows(oneQubitRules), Rows(controlledRules), Rows(pairRules), Rows(threeQubitRules)}) {
      for (const CompactRule& row : rows) all.push_back(unpacked(row));
    }
    return all;
  }();
  return rules;
}

Operation applyStep(const RuleStep& step, const Operation& operation) {
  Operation result;
  result.gate = step.gate;
  result.condition = operation.condition;
  for (std::size_t i = 0; i < result.gate->qubits(); ++i) result.qubits[i] = operation.qubits[step.qubits[i]];
  for (std::size_t i = 0; i < result.gate->angles; ++i) {
    const auto [source, scale, offset] = step.angles[i];
    Angle angle = scale == 0 ? Angle::constant(0) : operation.angles[source];
    if (angle.kind != Angle::Kind::constant) angle.scale *= scale;
    angle.offset = scale * angle.offset + offset;
    result.angles[i] = angle;
  }
  return result;
}

}  // namespace qualm
