#pragma once

#include <string>
#include <utility>
#include <vector>

#include "qualm/circuit/circuit.hpp"

namespace qualm {

enum class Framework { qiskit, pennylane, cirq, braket, qsharp };

/// Names and values of parameters.
using ParameterValues = std::vector<std::pair<std::string, double>>;

/// A program for another framework that builds the circuit and runs it. Parameters that have a value in `values` become
/// numbers, the others the framework's own parameters; features stay a vector x.
/// Throws unsupported for what the framework can't do, by name.
std::string printCode(const Circuit& circuit, Framework framework, const ParameterValues& values = {});

}  // namespace qualm
