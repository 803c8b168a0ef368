#include "qualm/simulate/stabilizer_frames.hpp"

#include <algorithm>
#include <array>

namespace qualm {
namespace {

using Bits = std::span<std::uint64_t>;

void addBits(std::span<const std::uint64_t> from, Bits into) {
  for (std::size_t w = 0; w < into.size(); ++w) into[w] ^= from[w];
}

void addGauge(FrameSource& source, Bits into) {
  for (std::uint64_t& word : into) word ^= source.gauge();
}

}  // namespace

void PauliFrames::apply(const CliffordGate& gate, std::span<const std::size_t> qubits) {
  const std::size_t count = 2 * gate.qubits;
  std::array<Bits, 6> planes;
  for (std::size_t b = 0; b < count; ++b) {
    planes[b] = b % 2 == 0 ? x(qubits[b / 2]) : z(qubits[b / 2]);
    std::copy(planes[b].begin(), planes[b].end(), scratch_.row(b).begin());
  }
  for (std::size_t o = 0; o < count; ++o) {
    const bool kept = (gate.images[o] >> o & 1U) != 0;
    if (!kept) std::fill(planes[o].begin(), planes[o].end(), 0);
    for (std::size_t b = 0; b < count; ++b) {
      if (b == o || (gate.images[b] >> o & 1U) == 0) continue;
      addBits(scratch_.row(b), planes[o]);
    }
  }
}

void PauliFrames::multiply(std::size_t qubit, std::size_t digit, std::size_t shot) {
  const std::uint64_t bit = std::uint64_t{1} << (shot % 64);
  if (digit == 1 || digit == 2) x(qubit)[shot / 64] ^= bit;
  if (digit >= 2) z(qubit)[shot / 64] ^= bit;
}

BitTable propagateFrames(const CliffordProgram& program, std::size_t words, FrameSource& source) {
  using Kind = CliffordProgram::Step::Kind;
  PauliFrames frames(program.qubits(), words);
  BitTable flips(program.measurements().size(), words);
  for (std::size_t q = 0; q < program.qubits(); ++q) addGauge(source, frames.z(q));
  for (std::size_t s = 0; s < program.steps().size(); ++s) {
    const CliffordProgram::Step& step = program.steps()[s];
    const Bits x = frames.x(step.qubits[0]), z = frames.z(step.qubits[0]);
    switch (step.kind) {
      case Kind::gate:
        frames.apply(program.gates()[step.index], program.qubitsOf(step));
        break;
      case Kind::mixture:
        source.disturb(s, frames);
        break;
      case Kind::measure:
        std::copy(x.begin(), x.end(), flips.row(step.index).begin());
        addGauge(source, z);
        break;
      case Kind::reset:
        std::fill(x.begin(), x.end(), 0);
        std::fill(z.begin(), z.end(), 0);
        addGauge(source, z);
        break;
    }
  }
  return flips;
}

}  // namespace qualm
