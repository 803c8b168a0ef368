#include <array>
#include <limits>

#include "qualm/core/error.hpp"
#include "qualm/noise/channel_builders.hpp"

namespace qualm {
namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();
constexpr double largest = std::numeric_limits<double>::max();

constexpr ChannelRange strengthRange{0, 1, true};  // a probability or a damping
constexpr ChannelRange timeRange{0, unlimited, false};
constexpr ChannelRange durationRange{0, largest, true};
constexpr ChannelRange angleRange{-largest, largest, true};
constexpr ChannelRange populationRange{0, 1, false};
constexpr ChannelRange noPopulationRange{0, 1, false, 0.0};

// name, parameters, qubits, doc, ranges, build
constexpr std::array<ChannelKind, 15> kinds{{
    {"bit-flip", {"p"}, "1", "X with probability p.", {strengthRange}, bitFlip},
    {"phase-flip", {"p"}, "1", "Z with probability p: coherence shrinks by 1 - 2p.", {strengthRange}, phaseFlip},
    {"bit-phase-flip", {"p"}, "1", "Y with probability p.", {strengthRange}, bitPhaseFlip},
    {"pauli",
     {"px", "py", "pz"},
     "1",
     "X, Y and Z with probabilities px, py and pz, which add up to at most 1.",
     {strengthRange, strengthRange, strengthRange},
     pauliMixture},
    {"depolarizing",
     {"p"},
     "1 or 2",
     "Each non-identity Pauli on k qubits with probability p/(4^k - 1), as in Cirq and PennyLane. Qiskit's lambda is "
     "p 4^k/(4^k - 1).",
     {strengthRange},
     depolarizing},
    {"amplitude-damping",
     {"gamma"},
     "1",
     "Decay of |1> to |0> with probability gamma (Nielsen and Chuang, section 8.3.5).",
     {strengthRange},
     amplitudeDamping},
    {"generalized-amplitude-damping",
     {"gamma", "population"},
     "1",
     "Decay towards a thermal state; population is that of |1> in it, as in PennyLane and Qiskit Aer (Nielsen and "
     "Chuang's p is 1 - population).",
     {strengthRange, populationRange},
     generalizedAmplitudeDamping},
    {"phase-damping",
     {"lambda"},
     "1",
     "Coherence shrinks by sqrt(1 - lambda), populations stay (Nielsen and Chuang, section 8.3.6).",
     {strengthRange},
     phaseDamping},
    {"thermal-relaxation",
     {"t1", "t2", "duration", "population"},
     "1",
     "What T1 and T2 do in a duration, all in seconds: populations approach the excited-state population (0 unless "
     "given) by 1 - exp(-duration/T1), coherence shrinks by exp(-duration/T2). T1 and T2 are positive, T2 is at most "
     "2 T1; either may be infinite.",
     {timeRange, timeRange, durationRange, noPopulationRange},
     thermalRelaxation},
    {"reset", {"p"}, "1", "To |0>, whatever the qubit was, with probability p.", {strengthRange}, resetToZero},
    {"over-rotation-x", {"angle"}, "1", "A coherent error: exp(-i angle X/2).", {angleRange}, overRotationX},
    {"over-rotation-y", {"angle"}, "1", "A coherent error: exp(-i angle Y/2).", {angleRange}, overRotationY},
    {"over-rotation-z", {"angle"}, "1", "A coherent error: exp(-i angle Z/2).", {angleRange}, overRotationZ},
    {"zz-crosstalk", {"angle"}, "2", "A coherent error on a pair: exp(-i angle ZZ/2).", {angleRange}, zzRotation},
    {"kraus",
     {},
     "1 or 2",
     "Any channel by its Kraus operators, whose sum of K†K is the identity within 1e-12. It has no strength to "
     "scale.",
     {},
     nullptr},
}};

}  // namespace

std::span<const ChannelKind> channelKinds() { return kinds; }

const ChannelKind& findChannel(std::string_view name) {
  std::string names;
  for (const ChannelKind& kind : channelKinds()) {
    if (kind.name == name) return kind;
    names += (names.empty() ? "" : ", ") + std::string(kind.name);
  }
  throw Error(ErrorCode::invalidChannel, "There is no channel \"" + std::string(name) + "\".", std::string(name),
              names);
}

}  // namespace qualm
