#pragma once

#include <cstddef>

#include "qualm/encode/encoder.hpp"

// What the encoders put into a circuit: one function a row of the table, or for rows that differ in a gate.
namespace qualm {

/// RX, RY or RZ by feature i on qubit i; about z a Hadamard goes first, because a rotation would leave |0⟩ as it is.
void appendAngle(const Encoder& encoder, Circuit& circuit, std::size_t upload);

/// RX by feature i on qubit i: the row map has made half turns of the bits, which are X up to a global phase.
void appendBasis(const Encoder& encoder, Circuit& circuit, std::size_t upload);

/// RY by feature 2i and P by feature 2i + 1 on qubit i.
void appendDenseAngle(const Encoder& encoder, Circuit& circuit, std::size_t upload);

void appendAmplitude(const Encoder& encoder, Circuit& circuit, std::size_t upload);
void appendIqp(const Encoder& encoder, Circuit& circuit, std::size_t upload);

/// H, and exp of each string of Paulis on each set of features: z-, zz- and general Pauli feature maps.
void appendPauliMap(const Encoder& encoder, Circuit& circuit, std::size_t upload);

/// Trotter's formula for Σ x_j (XX + YY + ZZ) on qubits j and j + 1, from |0⟩, |+⟩ and |+i⟩ in turn.
void appendEvolution(const Encoder& encoder, Circuit& circuit, std::size_t upload);

/// Angle encoding, with a trained weight for each feature where the options say so.
void appendUpload(const Encoder& encoder, Circuit& circuit, std::size_t upload);

/// RX by the features, then trained RZZ on a ring and trained RY; after the last repetition RX once more.
void appendQaoa(const Encoder& encoder, Circuit& circuit, std::size_t upload);

}  // namespace qualm
