#include "qualm/encode/encoder_facts.hpp"

#include <array>
#include <cmath>

#include "qualm/encode/encoder_gates.hpp"

namespace qualm {
namespace {

double holdsOne(const EncoderOptions&, double qubits) { return qubits; }
double holdsTwo(const EncoderOptions&, double qubits) { return 2 * qubits; }
double holdsOneLess(const EncoderOptions&, double qubits) { return qubits - 1; }
double holdsAmplitudes(const EncoderOptions& options, double qubits) {
  return std::exp2(qubits) * (options.complex ? 2 : 1);
}

constexpr auto constant = DepthGrowth::constant;
constexpr auto perFeature = DepthGrowth::perFeature;
constexpr auto perGate = DepthGrowth::perGate;

// kind, title, formula, source, doc, growth, capacity, gates, depth
constexpr std::array<EncoderFacts, 11> catalog{{
    {EncoderKind::basis, "Basis", "|b_(d−1) … b_1 b_0⟩: RX(π·b_i) on qubit i, up to a global phase",
     "Schuld and Petruccione, Machine Learning with Quantum Computers (2021), section 4.1",
     "Bits become a basis state, one qubit a feature. Anything but 0 and 1 is refused.",
     "d one-qubit gates, no two-qubit gates", holdsOne, rotationGates, constant},
    {EncoderKind::angle, "Angle", "R_P(x_i) on qubit i, P the axis; about z after H",
     "Schuld and Petruccione, Machine Learning with Quantum Computers (2021), section 4.2",
     "Each feature turns one qubit by that many radians: shallow, and without entanglement.",
     "d one-qubit gates (2d about z), no two-qubit gates", holdsOne, angleGates, constant},
    {EncoderKind::denseAngle, "Dense angle", "cos(x_2i/2)|0⟩ + exp(i·x_(2i+1)) sin(x_2i/2)|1⟩ on qubit i",
     "LaRose and Coyle, Robust data encodings for quantum classifiers (2020), arXiv:2003.01695",
     "Two features a qubit: its polar angle and its phase, radians.", "d one-qubit gates, no two-qubit gates", holdsTwo,
     rotationGates, constant},
    {EncoderKind::amplitude, "Amplitude", "Σ x_i|i⟩ / ‖x‖, padded with zeros to 2^n amplitudes",
     "Möttönen, Vartiainen, Bergholm and Salomaa (2004), arXiv:quant-ph/0407010; approximate: Marin-Sanchez, "
     "Gonzalez-Conde and Sanz (2021), arXiv:2111.07933",
     "2^n features on n qubits, at the price of about 2^n gates; the norm of a row is forgotten. The approximate "
     "method lets rotations read the highest qubits only and reports its fidelity for each row.",
     "2^n − 1 RY and 2^n − 2 CX with n = ⌈log2 d⌉, twice that for complex amplitudes; approximate with c controls: "
     "2^c gates of each a further qubit",
     holdsAmplitudes, amplitudeGates, perGate},
    {EncoderKind::iqp, "IQP", "(∏ exp(−i x_i x_j Z_i Z_j/2) ∏ RZ(x_i) H^n)^r",
     "Havlíček and others (2019), arXiv:1804.11326, in the form of PennyLane's IQPEmbedding",
     "Features turn qubits about z and their products turn pairs, between layers of Hadamards.",
     "r·2d one-qubit gates and r·d(d − 1)/2 ZZ rotations; r·d on a ring", holdsOne, iqpGates, perFeature},
    {EncoderKind::zFeatureMap, "Z feature map", "(∏ P(2x_i) H^n)^r", "Havlíček and others (2019), arXiv:1804.11326",
     "Phases by the features, without entanglement.", "r·2d one-qubit gates, no two-qubit gates", holdsOne,
     pauliMapGates, constant},
    {EncoderKind::zzFeatureMap, "ZZ feature map", "(∏ CX P(2(π − x_i)(π − x_j)) CX ∏ P(2x_i) H^n)^r",
     "Havlíček and others (2019), arXiv:1804.11326",
     "The feature map of the first quantum kernels: phases by the features and by products of pairs.",
     "r·(2d + p) one-qubit gates and r·2p CX, p = d(d − 1)/2 pairs, d on a ring", holdsOne, pauliMapGates, perFeature},
    {EncoderKind::pauliFeatureMap, "Pauli feature map",
     "(∏_P ∏_S exp(−i φ_S(x) P_S) H^n)^r, φ_i = x_i, φ_S = ∏_S (π − x_i)",
     "Havlíček and others (2019), arXiv:1804.11326",
     "A feature map from any strings of Paulis; the last letter of a string acts on the first qubit of a set.",
     "for each string of k Paulis 2(k − 1) CX and one phase a set of k features; there are d!/(k!(d − k)!) sets",
     holdsOne, pauliMapGates, perFeature},
    {EncoderKind::hamiltonianEvolution, "Hamiltonian evolution",
     "(∏_j exp(−i (t/T) x_j (X_j X_(j+1) + Y_j Y_(j+1) + Z_j Z_(j+1))))^T",
     "Huang and others, Power of data in quantum machine learning (2021), arXiv:2011.01938",
     "Features are the couplings of a Heisenberg chain that evolves for a time, by Trotter's formula. It starts from "
     "|0⟩, |+⟩ and |+i⟩ in turn where the paper draws random states.",
     "3·T·d two-qubit rotations, and a one-qubit gate a qubit", holdsOneLess, evolutionGates, perFeature},
    {EncoderKind::reUploading, "Data re-uploading", "L_r U(w_r∘x) … L_1 U(w_1∘x): a layer after each upload",
     "Pérez-Salinas, Cervera-Lierta, Gil-Fuster and Latorre (2020), arXiv:1907.02085",
     "Angle encoding that comes again before each layer of the model, with trained weights of the features where asked "
     "for. Alone it has barriers where the layers would be.",
     "r·d one-qubit gates (d more about z), no two-qubit gates", holdsOne, uploadGates, constant},
    {EncoderKind::qaoaEmbedding, "QAOA embedding", "∏ RX(x_i) (∏ RY(b_ri) ∏ exp(−i a_ri Z_i Z_(i+1)/2) ∏ RX(x_i))^r",
     "Lloyd, Schuld, Ijaz, Izaac and Killoran, Quantum embeddings for machine learning (2020), arXiv:2001.03622",
     "Features turn qubits about x between layers of an Ising model whose couplings and fields are trained.",
     "(2r + 1)·d one-qubit gates and r·d ZZ rotations", holdsOne, qaoaGates, perFeature},
}};

}  // namespace

const EncoderFacts& encoderFacts(EncoderKind kind) { return catalog[static_cast<std::size_t>(kind)]; }

}  // namespace qualm
