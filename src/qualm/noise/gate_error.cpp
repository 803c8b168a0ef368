#include "qualm/noise/gate_error.hpp"

#include <cmath>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"

namespace qualm {
namespace {

/// d²·f of relaxation: the trace of its Pauli transfer matrix.
double relaxationTrace(std::span<const RelaxationTimes> qubits, double seconds) {
  double trace = 1;
  for (const RelaxationTimes& times : qubits) {
    trace *= 1 + 2 * std::exp(-seconds / times.t2) + std::exp(-seconds / times.t1);
  }
  return trace;
}

double dimensionOf(std::span<const RelaxationTimes> qubits) { return qubits.size() == 1 ? 2 : 4; }

}  // namespace

double relaxationError(std::span<const RelaxationTimes> qubits, double seconds) {
  const double d = dimensionOf(qubits);
  return (d - relaxationTrace(qubits, seconds) / d) / (d + 1);
}

double depolarizingRest(double error, std::span<const RelaxationTimes> qubits, double seconds) {
  const double d = dimensionOf(qubits), trace = relaxationTrace(qubits, seconds);
  const double wanted = d * ((d + 1) * (1 - error) - 1);  // d²·f of the published error
  if (wanted >= trace) return 0;
  const double p = (1 - (wanted - 1) / (trace - 1)) * (d * d - 1) / (d * d);
  if (p <= 1) return p;
  throw Error(ErrorCode::invalidNoise, "No depolarizing noise gives a gate error as large as that.", numberText(error),
              "at most " + numberText(1 - 1 / (d + 1)));
}

}  // namespace qualm
