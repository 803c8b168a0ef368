#pragma once

#include <span>

namespace qualm {

/// Relaxation times of one qubit, seconds; infinite where nothing is published (a missing T2 is then 2·T1).
struct RelaxationTimes {
  double t1, t2;

  friend bool operator==(const RelaxationTimes& a, const RelaxationTimes& b) { return a.t1 == b.t1 && a.t2 == b.t2; }
};

/// Average gate error 1 − F of thermal relaxation alone, each qubit with its own times, one or two of them.
double relaxationError(std::span<const RelaxationTimes> qubits, double seconds);

/// The p of joint depolarizing noise that, after thermal relaxation for `seconds`, makes the average gate error
/// `error`; 0 where relaxation alone reaches it. Throws invalid-noise where no p up to 1 does.
///
/// Average and process fidelity: F = (d·f + 1)/(d + 1), d = 2^k. In the Pauli transfer matrix R of a channel f is
/// Tr R / d². Depolarizing noise multiplies every diagonal entry but the first by η = 1 − p·d²/(d² − 1), so relaxation
/// with process fidelity f_r followed by it has d²·f = 1 + η·(d²·f_r − 1), and f = f_target gives η and p.
/// Relaxation of one qubit has R = diag(1, e^{−t/T2}, e^{−t/T2}, e^{−t/T1}) on its diagonal; of two, f_r is the
/// product.
double depolarizingRest(double error, std::span<const RelaxationTimes> qubits, double seconds);

}  // namespace qualm
