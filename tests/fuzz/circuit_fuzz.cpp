#include <cmath>
#include <limits>
#include <stdexcept>

#include "fuzz.hpp"
#include "qualm/core/error.hpp"
#include "qualm/format/code.hpp"
#include "qualm/format/latex.hpp"
#include "qualm/format/qasm.hpp"
#include "qualm/format/svg.hpp"

namespace qualm::fuzz {
namespace {

/// Mostly small numbers, sometimes absurd ones.
std::size_t index(Random& random) {
  switch (random.below(12)) {
    case 0:
      return static_cast<std::size_t>(random.next());
    case 1:
      return 62 + static_cast<std::size_t>(random.below(4));
    default:
      return static_cast<std::size_t>(random.below(5));
  }
}

double number(Random& random) {
  switch (random.below(12)) {
    case 0:
      return std::numeric_limits<double>::quiet_NaN();
    case 1:
      return std::numeric_limits<double>::infinity();
    case 2:
      return std::ldexp(random.uniform(-1, 1), static_cast<int>(random.below(2000)) - 1000);
    default:
      return random.uniform(-7, 7);
  }
}

std::string name(Random& random) {
  std::string text;
  const std::uint64_t length = random.below(6);
  for (std::uint64_t i = 0; i < length; ++i) text += static_cast<char>(random.below(random.below(2) == 0 ? 128 : 256));
  return text;
}

Angle angle(Circuit& circuit, Random& random) {
  switch (random.below(3)) {
    case 0:
      return Angle::constant(number(random));
    case 1:
      return Angle::parameter(circuit.parameter(name(random)), number(random), number(random));
    default:
      return Angle::feature(index(random), number(random), number(random));
  }
}

void operate(Circuit& circuit, Random& random) {
  std::vector<std::size_t> qubits;
  std::vector<Angle> angles;
  const Gate& gate = gateTable()[random.below(gateTable().size())];
  const std::size_t count = random.below(20) == 0 ? index(random) % 70 : gate.qubits();
  for (std::size_t i = 0; i < count; ++i) qubits.push_back(index(random));
  for (std::size_t i = 0; i < gate.angles; ++i) angles.push_back(angle(circuit, random));
  switch (random.below(8)) {
    case 0:
      return circuit.measure(index(random), index(random));
    case 1:
      return circuit.reset(index(random));
    case 2:
      return circuit.barrier(qubits);
    case 3:
      return circuit.conditionLast({random.next() >> random.below(64), random.next() >> random.below(64)});
    default:
      return circuit.append(random.below(30) == 0 ? name(random) : std::string(gate.name), qubits, angles);
  }
}

template <class Action>
void attempt(Action action) {
  try {
    action();
  } catch (const Error&) {  // an answer, not a finding
  }
}

}  // namespace

void buildHostileCircuit(Random& random) {
  attempt([&] {
    Circuit circuit(1 + index(random) % 70, index(random) % 70);
    for (int step = 0; step < 30; ++step) attempt([&] { operate(circuit, random); });
    for (const QasmVersion version : {QasmVersion::two, QasmVersion::three}) {
      std::string printed;
      attempt([&] { printed = printQasm(circuit, version); });
      if (printed.empty()) continue;
      const Circuit read = parseQasm(printed);
      if (printQasm(read, version) != printed) throw std::logic_error("a circuit changed on its way:\n" + printed);
    }
    for (const Framework framework :
         {Framework::qiskit, Framework::pennylane, Framework::cirq, Framework::braket, Framework::qsharp}) {
      attempt([&] { printCode(circuit, framework); });
    }
    printLatex(circuit);
    printSvg(circuit);
  });
}

}  // namespace qualm::fuzz
