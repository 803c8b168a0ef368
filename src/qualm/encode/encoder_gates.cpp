#include "qualm/encode/encoder_gates.hpp"

#include <algorithm>
#include <cmath>

#include "qualm/encode/encoder_meaning.hpp"
#include "qualm/encode/encoder_table.hpp"
#include "qualm/encode/entanglement.hpp"

namespace qualm {
namespace {

double repeated(const EncoderOptions& options) { return static_cast<double>(repetitionsOf(options)); }

double lettersOf(const std::string& paulis, char letter) {
  return static_cast<double>(std::count(paulis.begin(), paulis.end(), letter));
}

/// Σ 2^c over the levels of the tree, c being the controls of a level: its rotations.
double multiplexedAngles(double qubits, double controls) {
  const double free = std::fmin(qubits, controls);
  return std::exp2(free) - 1 + (qubits - free) * std::exp2(free);
}

double controlsOf(const EncoderOptions& options) {
  const bool all = options.method == AmplitudeMethod::multiplexed;
  return all ? 1e9 : static_cast<double>(options.controls.value_or(3));
}

}  // namespace

EncoderGates angleGates(const EncoderOptions& options, double features) {
  return {options.axis == Axis::z ? 2 * features : features, 0};
}

EncoderGates rotationGates(const EncoderOptions&, double features) { return {features, 0}; }

EncoderGates amplitudeGates(const EncoderOptions& options, double features) {
  const double angles = multiplexedAngles(amplitudeQubits(options, features), controlsOf(options));
  const double uncontrolled = controlsOf(options) == 0 ? amplitudeQubits(options, features) : 1;
  const double passes = options.complex ? 2 : 1;
  return {passes * angles, passes * (angles - uncontrolled)};
}

EncoderGates iqpGates(const EncoderOptions& options, double features) {
  return {repeated(options) * 2 * features, repeated(options) * meetingCount(options.entanglement, features, 2)};
}

EncoderGates pauliMapGates(const EncoderOptions& options, double features) {
  EncoderGates gates{features, 0};
  for (const std::string& paulis : pauliStrings(options)) {
    const double sets = meetingCount(options.entanglement, features, paulis.size());
    gates.oneQubit += sets * (1 + 2 * (lettersOf(paulis, 'X') + lettersOf(paulis, 'Y')));
    gates.twoQubit += sets * 2 * (static_cast<double>(paulis.size()) - 1);
  }
  return {repeated(options) * gates.oneQubit, repeated(options) * gates.twoQubit};
}

EncoderGates evolutionGates(const EncoderOptions& options, double features) {
  const double qubits = features + 1, third = std::floor(qubits / 3), rest = qubits - 3 * third;
  return {third * 3 + (rest > 1 ? 1 : 0), static_cast<double>(options.steps) * 3 * features};
}

EncoderGates uploadGates(const EncoderOptions& options, double features) {
  return {repeated(options) * features + (options.axis == Axis::z ? features : 0), 0};
}

EncoderGates qaoaGates(const EncoderOptions& options, double features) {
  const double pairs = meetingCount(Entanglement::ring, features, 2);
  return {repeated(options) * 2 * features + features, repeated(options) * pairs};
}

double featureValues(const EncoderOptions&, double features) { return features; }

double pairValues(const EncoderOptions& options, double features) {
  return features + meetingCount(options.entanglement, features, 2);
}

double pauliMapValues(const EncoderOptions& options, double features) {
  std::vector<std::size_t> sizes;
  double values = features;
  for (const std::string& paulis : pauliStrings(options)) {
    if (paulis.size() < 2 || std::find(sizes.begin(), sizes.end(), paulis.size()) != sizes.end()) continue;
    sizes.push_back(paulis.size());
    values += meetingCount(options.entanglement, features, paulis.size());
  }
  return values;
}

double amplitudeQubits(const EncoderOptions& options, double features) {
  double qubits = 1;
  while (std::exp2(qubits) * (options.complex ? 2 : 1) < features) ++qubits;
  return qubits;
}

double amplitudeValues(const EncoderOptions& options, double features) {
  const double angles = multiplexedAngles(amplitudeQubits(options, features), controlsOf(options));
  return options.complex ? 2 * angles : angles;
}

}  // namespace qualm
