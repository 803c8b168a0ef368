#include "qualm/encode/encoder_circuits.hpp"

#include <map>
#include <string>

#include "qualm/encode/encoder_meaning.hpp"
#include "qualm/encode/entanglement.hpp"
#include "qualm/encode/state_preparation.hpp"

namespace qualm {
namespace {

const char* rotation(Axis axis) {
  constexpr const char* rotations[] = {"rx", "ry", "rz"};
  return rotations[static_cast<std::size_t>(axis)];
}

void appendToEach(Circuit& circuit, const char* gate) {
  for (std::size_t q = 0; q < circuit.qubits(); ++q) circuit.append(gate, {q});
}

void appendRotations(Circuit& circuit, const char* gate, std::size_t features) {
  for (std::size_t i = 0; i < features; ++i) circuit.append(gate, {i}, {Angle::feature(i)});
}

Angle parameter(Circuit& circuit, const std::string& name) { return Angle::parameter(circuit.parameter(name)); }

/// exp(−iφP) up to a global phase by a ladder of CX, φ being an encoded value: the last letter of P acts on the first
/// qubit.
void appendPauliEvolution(Circuit& circuit, const std::string& paulis, const std::vector<std::size_t>& qubits,
                          std::size_t value) {
  const auto turn = [&](double sign) {
    for (std::size_t i = 0; i < qubits.size(); ++i) {
      const char letter = paulis[paulis.size() - 1 - i];
      if (letter == 'X') circuit.append("h", {qubits[i]});
      if (letter == 'Y') circuit.append("rx", {qubits[i]}, {Angle::constant(sign * 1.5707963267948966)});
    }
  };
  turn(1);
  for (std::size_t i = 0; i + 1 < qubits.size(); ++i) circuit.append("cx", {qubits[i], qubits[i + 1]});
  circuit.append("p", {qubits.back()}, {Angle::feature(value, 2)});
  for (std::size_t i = qubits.size() - 1; i > 0; --i) circuit.append("cx", {qubits[i - 1], qubits[i]});
  turn(-1);
}

}  // namespace

void appendAngle(const Encoder& encoder, Circuit& circuit, std::size_t upload) {
  const Axis axis = encoder.options().axis;
  for (std::size_t i = 0; i < encoder.features(); ++i) {
    if (axis == Axis::z && upload == 0) circuit.append("h", {i});
    circuit.append(rotation(axis), {i}, {Angle::feature(i)});
  }
}

void appendBasis(const Encoder& encoder, Circuit& circuit, std::size_t) {
  appendRotations(circuit, "rx", encoder.features());
}

void appendDenseAngle(const Encoder& encoder, Circuit& circuit, std::size_t) {
  for (std::size_t i = 0; i < encoder.features(); ++i) {
    circuit.append(i % 2 == 0 ? "ry" : "p", {i / 2}, {Angle::feature(i)});
  }
}

void appendAmplitude(const Encoder& encoder, Circuit& circuit, std::size_t) {
  preparationOf(encoder.options(), encoder.features()).append(circuit);
}

void appendIqp(const Encoder& encoder, Circuit& circuit, std::size_t) {
  const std::size_t features = encoder.features();
  for (std::size_t r = 0; r < repetitionsOf(encoder.options()); ++r) {
    appendToEach(circuit, "h");
    appendRotations(circuit, "rz", features);
    for (std::size_t i = 0; i < encoder.products().size(); ++i) {
      const auto& pair = encoder.products()[i];
      circuit.append("rzz", {pair[0], pair[1]}, {Angle::feature(features + i)});
    }
  }
}

void appendPauliMap(const Encoder& encoder, Circuit& circuit, std::size_t) {
  const std::size_t features = encoder.features();
  std::map<std::vector<std::size_t>, std::size_t> valueOf;
  for (const auto& set : encoder.products()) valueOf.emplace(set, features + valueOf.size());
  for (std::size_t r = 0; r < repetitionsOf(encoder.options()); ++r) {
    appendToEach(circuit, "h");
    for (const std::string& paulis : pauliStrings(encoder.options())) {
      for (const auto& set : meetingSets(encoder.options().entanglement, features, paulis.size())) {
        appendPauliEvolution(circuit, paulis, set, set.size() == 1 ? set[0] : valueOf.at(set));
      }
    }
  }
}

void appendEvolution(const Encoder& encoder, Circuit& circuit, std::size_t) {
  for (std::size_t q = 0; q < circuit.qubits(); ++q) {
    if (q % 3 != 0) circuit.append("h", {q});
    if (q % 3 == 2) circuit.append("s", {q});
  }
  const auto& options = encoder.options();
  const double scale = 2 * options.time / static_cast<double>(options.steps);
  for (std::size_t step = 0; step < options.steps; ++step) {
    for (std::size_t j = 0; j < encoder.features(); ++j) {
      for (const char* gate : {"rxx", "ryy", "rzz"}) circuit.append(gate, {j, j + 1}, {Angle::feature(j, scale)});
    }
  }
}

void appendUpload(const Encoder& encoder, Circuit& circuit, std::size_t upload) {
  if (!encoder.options().trainable) return appendAngle(encoder, circuit, upload);
  const Axis axis = encoder.options().axis;
  for (std::size_t i = 0; i < encoder.features(); ++i) {
    if (axis == Axis::z && upload == 0) circuit.append("h", {i});
    const std::string name = "upload" + std::to_string(upload) + ".w" + std::to_string(i);
    circuit.append(rotation(axis), {i}, {Angle::weighted(circuit.parameter(name), i)});
  }
}

void appendQaoa(const Encoder& encoder, Circuit& circuit, std::size_t) {
  const std::size_t features = encoder.features();
  for (std::size_t r = 0; r < repetitionsOf(encoder.options()); ++r) {
    const std::string layer = "qaoa" + std::to_string(r);
    appendRotations(circuit, "rx", features);
    for (const auto& pair : meetingSets(Entanglement::ring, features, 2)) {
      circuit.append("rzz", {pair[0], pair[1]}, {parameter(circuit, layer + ".zz" + std::to_string(pair[0]))});
    }
    for (std::size_t q = 0; q < features; ++q) {
      circuit.append("ry", {q}, {parameter(circuit, layer + ".y" + std::to_string(q))});
    }
  }
  appendRotations(circuit, "rx", features);
}

}  // namespace qualm
