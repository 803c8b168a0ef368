#pragma once

#include "qualm/core/complex.hpp"
#include "qualm/mitigate/mitigation.hpp"

namespace qualm {

class PooledReading;

/// What becomes of a matrix with negative eigenvalues, which no state has.
enum class TomographyEstimate {
  projected,  ///< the closest density matrix: less noise, and a bias where the state has eigenvalues near 0
  linear,     ///< stays as it is: without bias, and no state where noise is large
};

struct StateTomographyOptions {
  TomographyEstimate estimate = TomographyEstimate::projected;
};

/// The density matrix (4^qubits entries, row-major) that is closest in Frobenius's norm to a Hermitian one of trace 1:
/// its eigenvalues become the nearest distribution, its eigenvectors stay. Smolin, Gambetta, Smith 2012
/// (arXiv:1106.5458).
struct ClosestState {
  std::vector<Complex> density;
  double smallestRawEigenvalue;
};
ClosestState closestState(std::span<const Complex> hermitian, std::size_t qubits);

/// The whole state read in all 3^qubits Pauli bases, and expectations read off it. It corrects nothing that happens to
/// the state; a projection takes shot noise away. Misread bits make it the state that would be read so.
class StateTomography : public Mitigation {
 public:
  static constexpr std::size_t mostQubits = 5;  ///< 243 bases

  explicit StateTomography(StateTomographyOptions options = {});

  /// Throws register-too-large beyond mostQubits, invalid-shots for less than two shots in each of the bases, and
  /// empty-data for observables that are identities.
  std::vector<PlannedRun> plan(const Request& request, const Random& random) const override;

  /// Standard errors of the linear estimate are of its shots. With so few of them a projection takes less noise away
  /// than it adds a bias: near a pure state it lowers the largest eigenvalue, always. How far it moved a value from the
  /// linear estimate, which has no bias, is therefore in the value's standard error, as a square beside the linear
  /// estimate's. Where linear errors are normal, a projected value's interval of 1.96 of these misses in 9.2 % of cases
  /// at most, whatever is done to the linear estimate (by Cauchy's inequality, where both errors agree in sign), and in
  /// 5 % at most where the projection does not know them; it moves values against them, and so misses hardly ever.
  /// Evidence: "state-tomography.density" (2·4^qubits, re and im in turn, row-major) as expectations are read off it,
  /// its "state-tomography.purity", "state-tomography.smallestRawEigenvalue" of the linear estimate,
  /// "state-tomography.settings" and "state-tomography.shots" in all.
  Estimates combine(const Request& request, std::span<const PlannedRun> runs,
                    std::span<const Estimates> results) const override;

 private:
  ClosestState stateFrom(const PooledReading& reading, std::size_t qubits) const;

  StateTomographyOptions options_;
};

}  // namespace qualm
