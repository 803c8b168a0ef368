#pragma once

#include <string_view>
#include <vector>

#include "qualm/noise/device.hpp"

// Looking things up in a device's figures.
namespace qualm {

/// Throws invalid-noise where figures contradict the device: qubits that it does not have, gates on another number of
/// qubits, errors of "measure" or "reset" (misreadings are p01 and p10), errors that are no probabilities.
void validateDevice(const Device& device);

/// Whether a two-qubit gate may join two qubits, in either direction.
bool joins(const Device& device, std::size_t a, std::size_t b);

/// The figures of a gate on exactly these qubits, else on them in reverse (the same physical coupling), else those for
/// any qubits; null where there are none.
const Device::GateFigures* figuresOf(const Device& device, std::string_view gate,
                                     const std::vector<std::size_t>& qubits);

/// Whether a name of the figures is that of a gate: neither "measure" nor "reset".
bool isGate(std::string_view name);

}  // namespace qualm
