#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "qualm/simulate/stabilizer_program.hpp"

namespace qualm {

/// Rows of bits, 64 to a word.
struct BitTable {
  std::size_t rows = 0, words = 0;
  std::vector<std::uint64_t> values;

  BitTable() = default;
  BitTable(std::size_t rowCount, std::size_t wordCount)
      : rows(rowCount), words(wordCount), values(rowCount * wordCount) {}

  std::span<std::uint64_t> row(std::size_t index) { return std::span(values).subspan(index * words, words); }
  std::span<const std::uint64_t> row(std::size_t index) const {
    return std::span(values).subspan(index * words, words);
  }
  bool at(std::size_t index, std::size_t bit) const { return (row(index)[bit / 64] >> (bit % 64) & 1U) != 0; }
};

/// By which Pauli operator each of many shots differs from a reference shot, 64 shots to a word; signs don't matter
/// (Gidney 2021, arXiv:2103.02202, on Pauli frame simulation).
class PauliFrames {
 public:
  PauliFrames(std::size_t qubits, std::size_t words) : x_(qubits, words), z_(qubits, words), scratch_(6, words) {}

  std::size_t words() const { return x_.words; }
  std::span<std::uint64_t> x(std::size_t qubit) { return x_.row(qubit); }
  std::span<std::uint64_t> z(std::size_t qubit) { return z_.row(qubit); }

  void apply(const CliffordGate& gate, std::span<const std::size_t> qubits);

  /// One Pauli operator of one shot: the digit I, X, Y, Z = 0, 1, 2, 3.
  void multiply(std::size_t qubit, std::size_t digit, std::size_t shot);

 private:
  BitTable x_, z_, scratch_;
};

/// What happens to frames beside gates, measurements and resets.
class FrameSource {
 public:
  virtual ~FrameSource() = default;

  /// Step number `step` of the program, a mixture.
  virtual void disturb(std::size_t step, PauliFrames& frames) = 0;

  /// A qubit in a state of Z is the same with a Z on it: 64 shots' choices of that. They make every result random that
  /// the state leaves open. Zeros, where only differences from the reference are of interest.
  virtual std::uint64_t gauge() = 0;
};

/// Which measurements turn out otherwise than in the reference: measurements × 64·words shots.
BitTable propagateFrames(const CliffordProgram& program, std::size_t words, FrameSource& source);

}  // namespace qualm
