#include "qualm/compile/translate.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "compile/dense.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

using Names = std::vector<std::string>;

/// One gate of the table with parameters for angles, on qubits 0, 1, 2 in order.
Circuit single(const Gate& gate) {
  Circuit circuit(3);
  std::vector<Angle> angles;
  for (std::size_t a = 0; a < gate.angles; ++a) {
    angles.push_back(Angle::parameter(circuit.parameter("p" + std::to_string(a)), 1.5, -0.25));
  }
  const std::array<std::size_t, 3> qubits{0, 1, 2};
  circuit.append(gate.name, std::span(qubits).first(gate.qubits()), angles);
  return circuit;
}

double difference(const Circuit& original, const Circuit& other, Random& random) {
  const std::vector<double> parameters{random.uniform(-7, 7), random.uniform(-7, 7), random.uniform(-7, 7)};
  const State start = randomState(original.qubits(), random);
  const Matrix one = bindSlots(original, parameters, Matrix(1, 0)), two = bindSlots(other, parameters, Matrix(1, 0));
  return distanceUpToPhase(runOn(original, start, one.row(0)), runOn(other, start, two.row(0)));
}

}  // namespace

TEST_CASE("every rule is an identity up to a global phase, for all angles") {
  Random random(11);
  for (const Rule& rule : translationRules()) {
    std::string name(rule.gate->name);
    for (const RuleStep& step : rule.steps) name += " " + std::string(step.gate->name);
    INFO(name);
    const Circuit original = single(*rule.gate);
    Operations steps;
    for (const RuleStep& step : rule.steps) steps.push_back(applyStep(step, original.operations().front()));
    CHECK(difference(original, circuitOf(original, 3, steps), random) < 1e-14);
  }
}

TEST_CASE("every gate reaches every basis that has a one-qubit set and an entangling gate") {
  Random random(12);
  for (const Names& ones : {Names{"rz", "sx", "x"}, Names{"rz", "sx"}, Names{"rx", "ry"}, Names{"rx", "rz"},
                            Names{"ry", "rz"}, Names{"u"}, Names{"h", "rz"}, Names{"p", "sxdg"}, Names{"h", "p"}}) {
    for (const char* pair : {"cx", "cy", "cz", "ch", "cp", "crx", "cry", "crz", "rxx", "ryy", "rzz", "rzx", "ecr"}) {
      Names basis = ones;
      basis.emplace_back(pair);
      const Translator translator(basis);
      for (const Gate& gate : gateTable()) {
        INFO(ones.front() << " " << ones.back() << " " << pair << ": " << gate.name);
        REQUIRE(translator.canExpress(gate));
        const Circuit original = single(gate);
        const Operations translated = translator.translate(original.operations());
        for (const Operation& operation : translated) CHECK(translator.inBasis(*operation.gate));
        CHECK(difference(original, circuitOf(original, 3, translated), random) < 1e-13);
      }
    }
  }
}

TEST_CASE("translation takes the fewest entangling gates that its rules know") {
  const auto pairs = [](const Names& basis, const char* gate) {
    const Operations all = Translator(basis).translate(single(findGate(gate)).operations());
    return std::count_if(all.begin(), all.end(), [](const Operation& o) { return isPair(o); });
  };
  const Names ibm{"rz", "sx", "x", "cx"}, eagle{"rz", "sx", "x", "ecr"}, ions{"rx", "ry", "rz", "rxx"};
  for (const Names& basis : {ibm, eagle}) {
    CHECK(pairs(basis, "cz") == 1);
    CHECK(pairs(basis, "crx") == 2);
    CHECK(pairs(basis, "rzz") == 2);
    CHECK(pairs(basis, "swap") == 3);
    CHECK(pairs(basis, "ccx") == 6);
  }
  for (const char* gate : {"cx", "cz", "cp", "crx", "cry", "crz", "rxx", "ryy", "rzz", "rzx", "ecr", "ch"}) {
    INFO(gate);
    CHECK(pairs(ions, gate) == 1);
  }
  CHECK(pairs({"u", "cz", "rzz"}, "rxx") == 1);
}

TEST_CASE("a basis that can't express a gate is refused, and so are names that are no gates") {
  const Translator clifford(Names{"h", "s", "cx", "measure", "reset", "barrier"});
  CHECK(clifford.canExpress(findGate("x")));
  CHECK(clifford.canExpress(findGate("swap")));
  CHECK_FALSE(clifford.canExpress(findGate("t")));
  CHECK(codeOf([&] { clifford.translate(single(findGate("rx")).operations()); }) == ErrorCode::unsupported);
  CHECK(codeOf([] { Translator(Names{"rz", "cnot"}); }) == ErrorCode::unknownGate);
  CHECK(codeOf([] { Translator(Names{}); }) == ErrorCode::unsupported);
}
