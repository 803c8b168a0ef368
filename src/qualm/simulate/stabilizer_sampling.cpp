#include "qualm/simulate/stabilizer_sampling.hpp"

#include <algorithm>
#include <cmath>

#include "qualm/core/error.hpp"
#include "qualm/simulate/stabilizer_tableau.hpp"

namespace qualm {
namespace {

/// Calls visit(i) for every i < count that an event of probability p hits, by drawing the gaps between hits: the time
/// goes with the hits, not with the count.
template <class Visit>
void forEachHit(double p, std::size_t count, Random& random, Visit visit) {
  if (p <= 0) return;
  const double scale = 1 / std::log1p(-std::min(p, 1.0));  // −0 where p is 1: no gaps
  for (std::size_t i = 0; i < count; ++i) {
    const double gap = std::floor(std::log(1 - random.uniform()) * scale);
    if (!(gap < static_cast<double>(count - i))) return;
    i += static_cast<std::size_t>(gap);
    visit(i);
  }
}

/// Pauli operators drawn from a program's mixtures.
class DrawnNoise : public FrameSource {
 public:
  DrawnNoise(const CliffordProgram& program, const Random& random)
      : program_(program), noise_(random.stream("noise")), gauge_(random.stream("gauge")) {}

  void disturb(std::size_t index, PauliFrames& frames) override {
    const CliffordProgram::Step& step = program_.steps()[index];
    const std::vector<double>& mixture = program_.mixtures()[step.index];
    const auto qubits = program_.qubitsOf(step);
    double any = 0;
    for (std::size_t i = 1; i < mixture.size(); ++i) any += mixture[i];
    forEachHit(any, 64 * frames.words(), noise_, [&](std::size_t shot) {
      const std::size_t digits = drawError(mixture, any);
      for (std::size_t q = 0; q < qubits.size(); ++q) frames.multiply(qubits[q], digits >> (2 * q) & 3U, shot);
    });
  }

  std::uint64_t gauge() override { return gauge_.next(); }

 private:
  /// Which Pauli operator, given that it is not the identity; `any` is the probability of that.
  std::size_t drawError(const std::vector<double>& mixture, double any) {
    double rest = noise_.uniform() * any;
    std::size_t last = 0;
    for (std::size_t i = 1; i < mixture.size(); ++i) {
      if (mixture[i] == 0) continue;
      last = i;
      if (rest < mixture[i]) break;
      rest -= mixture[i];
    }
    return last;
  }

  const CliffordProgram& program_;
  Random noise_, gauge_;
};

/// Turns over what is misread, in one measurement of one block.
void misread(const CliffordProgram::Measurement& measurement, std::span<std::uint64_t> bits, Random& random) {
  const std::vector<std::uint64_t> was(bits.begin(), bits.end());
  for (const bool one : {false, true}) {
    forEachHit(one ? measurement.p01 : measurement.p10, 64 * bits.size(), random, [&](std::size_t shot) {
      const std::uint64_t bit = std::uint64_t{1} << (shot % 64);
      if (((was[shot / 64] & bit) != 0) == one) bits[shot / 64] ^= bit;
    });
  }
}

}  // namespace

BitTable drawFlips(const CliffordProgram& program, std::uint64_t block, const Random& random) {
  DrawnNoise noise(program, random.stream("frames").stream(block));
  return propagateFrames(program, frameBlockWords, noise);
}

std::vector<bool> referenceShot(const CliffordProgram& program, Random random) {
  using Kind = CliffordProgram::Step::Kind;
  Tableau tableau(program.qubits());
  std::vector<bool> results;
  for (const CliffordProgram::Step& step : program.steps()) {
    if (step.kind == Kind::gate) tableau.apply(program.gates()[step.index], program.qubitsOf(step));
    if (step.kind == Kind::measure) results.push_back(tableau.measure(step.qubits[0], random));
    if (step.kind == Kind::reset) tableau.reset(step.qubits[0], random);
  }
  return results;
}

BitTable drawShots(const CliffordProgram& program, std::uint64_t shots, const Random& random) {
  if (shots == 0) throw Error(ErrorCode::invalidShots, "Sampling takes at least one shot.", "0", "1 or more");
  const std::vector<bool> reference = referenceShot(program, random.stream("reference"));
  const std::size_t words = static_cast<std::size_t>((shots + 63) / 64);
  BitTable result(reference.size(), words);
  for (std::size_t first = 0; first < words; first += frameBlockWords) {
    const std::uint64_t block = first / frameBlockWords;
    BitTable bits = drawFlips(program, block, random);
    Random readout = random.stream("readout").stream(block);
    for (std::size_t m = 0; m < bits.rows; ++m) {
      const std::span<std::uint64_t> row = bits.row(m);
      if (reference[m]) std::transform(row.begin(), row.end(), row.begin(), [](std::uint64_t word) { return ~word; });
      misread(program.measurements()[m], row, readout);
      const std::size_t count = std::min(frameBlockWords, words - first);
      std::copy_n(row.begin(), count, result.row(m).subspan(first).begin());
    }
  }
  return result;
}

std::vector<std::uint64_t> drawRegisters(const RecordedProgram& recorded, std::uint64_t shots, const Random& random) {
  const BitTable table = drawShots(recorded.program, shots, random);
  std::vector<std::uint64_t> registers(static_cast<std::size_t>(shots), 0);
  for (std::size_t m = 0; m < table.rows; ++m) {
    const std::uint64_t bit = std::uint64_t{1} << recorded.bits[m];
    for (std::size_t shot = 0; shot < registers.size(); ++shot) {
      registers[shot] = table.at(m, shot) ? registers[shot] | bit : registers[shot] & ~bit;
    }
  }
  return registers;
}

}  // namespace qualm
