#include "qualm/correct/faults.hpp"

#include <bit>

namespace qualm {
namespace {

/// Puts each fault into a shot of its own, so that one pass through the program shows what all of them do.
class OneFaultAShot : public FrameSource {
 public:
  OneFaultAShot(const CliffordProgram& program, const std::vector<Fault>& faults)
      : program_(program), faults_(faults) {}

  void disturb(std::size_t step, PauliFrames& frames) override {
    const auto qubits = program_.qubitsOf(program_.steps()[step]);
    for (; next_ < faults_.size() && faults_[next_].step == step; ++next_) {
      for (std::size_t q = 0; q < qubits.size(); ++q) {
        frames.multiply(qubits[q], faults_[next_].digits >> (2 * q) & 3U, next_);
      }
    }
  }

  std::uint64_t gauge() override { return 0; }

 private:
  const CliffordProgram& program_;
  const std::vector<Fault>& faults_;
  std::size_t next_ = 0;
};

std::vector<Fault> possibleFaults(const CliffordProgram& program) {
  std::vector<Fault> faults;
  for (std::size_t s = 0; s < program.steps().size(); ++s) {
    if (program.steps()[s].kind != CliffordProgram::Step::Kind::mixture) continue;
    const std::vector<double>& mixture = program.mixtures()[program.steps()[s].index];
    for (std::size_t digits = 1; digits < mixture.size(); ++digits) {
      if (mixture[digits] > 0) faults.push_back({s, digits, mixture[digits], {}, false});
    }
  }
  return faults;
}

}  // namespace

BitTable parities(const BitTable& flips, const std::vector<std::vector<std::size_t>>& sets) {
  BitTable result(sets.size(), flips.words);
  for (std::size_t s = 0; s < sets.size(); ++s) {
    for (const std::size_t measurement : sets[s]) {
      for (std::size_t w = 0; w < flips.words; ++w) result.row(s)[w] ^= flips.row(measurement)[w];
    }
  }
  return result;
}

std::vector<std::vector<std::size_t>> columnsOf(const BitTable& detectors) {
  std::vector<std::vector<std::size_t>> columns(64 * detectors.words);
  for (std::size_t d = 0; d < detectors.rows; ++d) {
    for (std::size_t w = 0; w < detectors.words; ++w) {
      for (std::uint64_t rest = detectors.row(d)[w]; rest != 0; rest &= rest - 1) {
        columns[64 * w + static_cast<std::size_t>(std::countr_zero(rest))].push_back(d);
      }
    }
  }
  return columns;
}

std::vector<Fault> singleFaults(const CodeExperiment& experiment) {
  std::vector<Fault> faults = possibleFaults(experiment.program);
  OneFaultAShot source(experiment.program, faults);
  const BitTable flips = propagateFrames(experiment.program, (faults.size() + 63) / 64, source);
  const auto columns = columnsOf(parities(flips, experiment.detectors));
  const BitTable observable = parities(flips, {experiment.observable});
  for (std::size_t f = 0; f < faults.size(); ++f) {
    faults[f].detectors = columns[f];
    faults[f].flipsObservable = observable.at(0, f);
  }
  return faults;
}

}  // namespace qualm
