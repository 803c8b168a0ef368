#pragma once

#include "qualm/mitigate/mitigation.hpp"
#include "qualm/noise/noise_model.hpp"

namespace qualm {

enum class DecouplingSequence {
  xx,   ///< an echo and back: Hahn 1950, doi:10.1103/PhysRev.80.580; Carr, Purcell 1954, doi:10.1103/PhysRev.94.630
  xy4,  ///< X Y X Y: errors along any axis, those of pulses among them; Maudsley 1986, doi:10.1016/0022-2364(86)90160-5
  xy8,  ///< X Y X Y Y X Y X, to a higher order: Gullion, Baker, Conradi 1990, doi:10.1016/0022-2364(90)90331-3
};

struct DynamicalDecouplingOptions {
  DecouplingSequence sequence = DecouplingSequence::xy4;
  GateDurations durations;  ///< to find the windows by, and what pulses take: those of the device
  double leastWindow = 0;   ///< seconds; shorter windows stay as they are, and so do those without room for the pulses
};

/// A circuit whose idle windows are filled.
struct DecoupledCircuit {
  Circuit circuit;
  std::size_t windows = 0, filled = 0, pulses = 0;  ///< found; filled; added in all
  double longest = 0;                               ///< window, seconds
};

/// Fills each idle window with one sequence: pulses whose midpoints are at (k + ½)/n of the window, n being their
/// number. All operations start when they did. A window is a time that a qubit waits between two of its operations (a
/// barrier is one), or for the end of the circuit. None is before a qubit's first gate, unless the register does not
/// start `resting` in |0…0⟩, nor after it was measured or reset: there it has no phase to lose.
/// Pulses are made of what the durations know (decoupling_pulse.hpp). Throws invalid-noise for durations that
/// validateNoise() refuses.
DecoupledCircuit decouple(const Circuit& circuit, const DynamicalDecouplingOptions& options, bool resting = true);

/// Dynamical decoupling: qubits that wait are turned over and back, so that what drifts slowly cancels itself. Viola,
/// Lloyd 1998 (arXiv:quant-ph/9803057); on superconducting qubits Pokharel et al. 2018 (arXiv:1807.08768). It costs no
/// shots; pulses meet the noise of gates, and white noise stays what it is. It goes inside of methods that change the
/// circuit (zero-noise extrapolation, twirling), because it fits pulses to the times of the circuit that it is given.
class DynamicalDecoupling : public Mitigation {
 public:
  /// Throws invalid-option for a least window that is negative or not finite.
  explicit DynamicalDecoupling(DynamicalDecouplingOptions options);

  /// Throws empty-data where no qubit waits, or none for long enough, beside what decouple() throws.
  std::vector<PlannedRun> plan(const Request& request, const Random& random) const override;

  /// Evidence, one number each: "dynamical-decoupling.windows" that were found, "dynamical-decoupling.filled" of them,
  /// "dynamical-decoupling.pulses" that were added.
  Estimates combine(const Request& request, std::span<const PlannedRun> runs,
                    std::span<const Estimates> results) const override;

 private:
  DynamicalDecouplingOptions options_;
};

}  // namespace qualm
