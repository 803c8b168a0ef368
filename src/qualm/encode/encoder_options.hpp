#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace qualm {

/// In the order of the encoder table.
enum class EncoderKind {
  basis,
  angle,
  denseAngle,
  amplitude,
  iqp,
  zFeatureMap,
  zzFeatureMap,
  pauliFeatureMap,
  hamiltonianEvolution,
  reUploading,
  qaoaEmbedding,
};

enum class Axis { x, y, z };

/// Which sets of k features meet in a gate: every set, neighbours q … q + k − 1, or those in a closed ring.
enum class Entanglement { full, linear, ring };

/// How amplitudes are prepared: by rotations that read every qubit above them, or the highest few alone.
enum class AmplitudeMethod { multiplexed, approximate };

/// What an encoder may be told. Each row of the encoder table says which of these it reads.
struct EncoderOptions {
  EncoderKind kind = EncoderKind::angle;
  Axis axis = Axis::y;
  std::size_t repetitions = 0;  ///< 0: the row's own number
  Entanglement entanglement = Entanglement::full;
  std::vector<std::string> paulis = {"Z", "ZZ"};  ///< the last letter acts on the first qubit of a set
  std::size_t steps = 4;                          ///< of Trotter's formula
  double time = 1;                                ///< of the evolution; features are its rates
  bool trainable = false;                         ///< every uploaded feature has a weight that is trained
  AmplitudeMethod method = AmplitudeMethod::multiplexed;
  std::optional<std::size_t> controls = std::nullopt;  ///< of an approximate rotation, 3 where it is left out
  bool complex = false;                                ///< features are real and imaginary parts in turn
  bool inject = false;  ///< ideal simulators start from the amplitudes; the bill is that of the circuit
};

}  // namespace qualm
