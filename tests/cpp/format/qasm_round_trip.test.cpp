#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "qualm/format/qasm.hpp"
#include "random_program.hpp"
#include "same_circuit.hpp"
#include "support/dense.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// Every gate of the table once, on qubits in descending order, so that an exchanged pair would show.
Circuit everyGate() {
  Circuit circuit(3);
  for (const Gate& gate : gateTable()) {
    std::vector<std::size_t> qubits;
    for (std::size_t i = 0; i < gate.qubits(); ++i) qubits.push_back(2 - i);
    const std::vector<Angle> angles(gate.angles, Angle::constant(0.7));
    circuit.append(gate.name, qubits, angles);
  }
  return circuit;
}

/// The text with its definitions under other names, so that the reader doesn't know them and expands them.
std::string disguised(std::string text, QasmVersion version) {
  for (const Gate& gate : gateTable()) {
    const std::string name(gate.name);
    const std::string defined = version == QasmVersion::two ? "qualm_" + name : name;
    if (text.find("gate " + defined + " ") == std::string::npos &&
        text.find("gate " + defined + "(") == std::string::npos) {
      continue;
    }
    for (std::size_t at = 0; (at = text.find(defined, at)) != std::string::npos;) {
      const bool whole = (at == 0 || text[at - 1] == '\n' || text[at - 1] == ' ') &&
                         (text[at + defined.size()] == ' ' || text[at + defined.size()] == '(');
      if (whole) text.replace(at, defined.size(), "my_" + name);
      at += defined.size() + 3;
    }
  }
  return text;
}

}  // namespace

TEST_CASE("1000 random programs survive OpenQASM 2 and OpenQASM 3 to the last bit") {
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const Circuit two = randomProgram(random, {false, false});
    REQUIRE(difference(two, parseQasm(printQasm(two, QasmVersion::two))) == "");
    const Circuit three = randomProgram(random, {true, true});
    REQUIRE(difference(three, parseQasm(printQasm(three, QasmVersion::three))) == "");
  }
}

TEST_CASE("the definitions that are printed are the gates of the table, up to a global phase") {
  const Circuit circuit = everyGate();
  const DenseMatrix expected = denseUnitary(circuit);
  for (const QasmVersion version : {QasmVersion::two, QasmVersion::three}) {
    const std::string text = disguised(printQasm(circuit, version), version);
    INFO(text);
    const Circuit read = parseQasm(text);
    CHECK(read.operations().size() > circuit.operations().size());
    CHECK(distanceUpToPhase(expected, denseUnitary(read)) < 1e-12);
  }
}

TEST_CASE("a printed text is read and printed again unchanged") {
  const std::string once = printQasm(everyGate(), QasmVersion::three);
  CHECK(printQasm(parseQasm(once), QasmVersion::three) == once);
}

TEST_CASE("numbers survive as they are") {
  for (const double value : {0.1, 1.0 / 3, 1e-300, -2.5e17, 123456789.125, 5e-324, 1.7976931348623157e308}) {
    Circuit circuit(1);
    circuit.append("rx", {0}, {Angle::constant(value)});
    for (const QasmVersion version : {QasmVersion::two, QasmVersion::three}) {
      CHECK(parseQasm(printQasm(circuit, version)).operations()[0].angles[0].offset == value);
    }
  }
}
