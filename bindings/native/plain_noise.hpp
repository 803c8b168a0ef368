#pragma once

#include "convert.hpp"
#include "qualm/noise/device.hpp"
#include "qualm/noise/noise_model.hpp"

namespace qualm::bindings {

/// { gates: [{ on, qubits, channel, …its parameters by name }], idle: { t1, t2 }, durations: { name: seconds },
/// crosstalk: [{ qubits: [0, 1], zz }], readout } for a circuit of that many qubits; each key may be missing, `device`
/// and `scale` are not read. `on` is a name or a list of them; a T1 or T2 is one number or one a qubit, and where only
/// one of them is given T1 is infinite or T2 is 2·T1; `readout` is { p01, p10 }, a list of them, one a qubit, or {
/// matrices: [{ qubits, matrix: [[…]] }] }, rows what is read, columns what was. Throws invalid-noise or
/// invalid-channel for what has no meaning; validateNoise() checks the rest.
NoiseModel toNoiseModel(const val& plain, std::size_t qubits);

/// An entry of the list of devices: { name, qubits, basis, edges, t1, t2, p01, p10, gates: [{ gate, qubits, error,
/// seconds }] }. A figure of the qubits is one number, one a qubit, or null; null is also what is not published of a
/// gate.
Device toDevice(const val& plain);

}  // namespace qualm::bindings
