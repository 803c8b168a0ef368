#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <utility>
#include <vector>

#include "qualm/correct/logical_error_rate.hpp"
#include "qualm/correct/union_find_decoder.hpp"

using namespace qualm;

namespace {

/// The repetition code as a circuit of bits, written out anew: it runs without noise but for a pattern of flips at one
/// place, and says which detectors differ (and above them the observable). Where a place has two qubits, the pattern's
/// first bit is the first's.
class BitCircuit {
 public:
  BitCircuit(std::size_t distance, std::size_t rounds) : distance_(distance), rounds_(rounds) {}

  std::size_t detectors() const { return (distance_ - 1) * (rounds_ + 1); }

  /// What each place can do at physical error rate p: patterns of what it sets off, with their probabilities.
  std::vector<std::vector<std::pair<std::size_t, double>>> places(double p) {
    kinds_.clear();
    run(none, 0);
    std::vector<std::vector<std::pair<std::size_t, double>>> found;
    const std::vector<Kind> kinds = kinds_;
    for (std::size_t place = 0; place < kinds.size(); ++place) {
      found.emplace_back();
      const std::size_t patterns = kinds[place] == Kind::pair ? 3 : 1;
      for (std::size_t pattern = 1; pattern <= patterns; ++pattern) {
        found.back().emplace_back(run(place, pattern), chance(kinds[place], p));
      }
    }
    return found;
  }

 private:
  enum class Kind { flip, wait, pair };
  static constexpr std::size_t none = ~std::size_t{0};

  /// Of 3 Pauli operators 2 flip a bit; of 15 there are 4 for each pattern of flips of two.
  static double chance(Kind kind, double p) {
    return kind == Kind::flip ? p : kind == Kind::wait ? 2 * p / 3 : 4 * p / 15;
  }

  void place(Kind kind, std::size_t a, std::size_t b) {
    if (kinds_.size() == faulty_) {
      bits_[a] ^= (pattern_ & 1U) != 0;
      if (b != a) bits_[b] ^= (pattern_ & 2U) != 0;
    }
    kinds_.push_back(kind);
  }

  void flip(std::size_t q) { place(Kind::flip, q, q); }
  void wait(std::size_t q) { place(Kind::wait, q, q); }
  void couple(std::size_t data, std::size_t check) {
    bits_[check] ^= bits_[data];
    place(Kind::pair, data, check);
  }

  void round(bool first) {
    for (std::size_t c = 1; c < bits_.size(); c += 2) bits_[c] = 0, flip(c);
    for (std::size_t q = 0; q < bits_.size() && !first; q += 2) wait(q);
    for (std::size_t c = 1; c < bits_.size(); c += 2) couple(c - 1, c);
    wait(bits_.size() - 1);
    for (std::size_t c = 1; c < bits_.size(); c += 2) couple(c + 1, c);
    wait(0);
    for (std::size_t c = 1; c < bits_.size(); c += 2) {
      flip(c);
      read_.push_back(bits_[c]);
    }
    for (std::size_t q = 0; q < bits_.size(); q += 2) wait(q);
  }

  std::size_t run(std::size_t faulty, std::size_t pattern) {
    faulty_ = faulty;
    pattern_ = pattern;
    kinds_.clear();
    read_.assign(distance_ - 1, 0);
    bits_.assign(2 * distance_ - 1, 0);
    for (std::size_t q = 0; q < bits_.size(); q += 2) flip(q);
    for (std::size_t r = 0; r < rounds_; ++r) round(r == 0);
    for (std::size_t q = 0; q < bits_.size(); q += 2) flip(q);
    for (std::size_t c = 1; c < bits_.size(); c += 2) read_.push_back(bits_[c - 1] ^ bits_[c + 1]);
    std::size_t mask = bits_[0] != 0 ? std::size_t{1} << detectors() : 0;
    for (std::size_t d = 0; d < detectors(); ++d) {
      if (read_[d] != read_[d + distance_ - 1]) mask |= std::size_t{1} << d;
    }
    return mask;
  }

  std::size_t distance_, rounds_, faulty_ = none, pattern_ = 0;
  std::vector<Kind> kinds_;
  std::vector<std::size_t> bits_, read_;
};

/// The probability of each pattern of detectors and observable, over all faults.
std::vector<double> exactPatterns(BitCircuit circuit, double p) {
  std::vector<double> probability(std::size_t{2} << circuit.detectors(), 0);
  probability[0] = 1;
  for (const auto& outcomes : circuit.places(p)) {
    std::vector<double> next(probability.size());
    double nothing = 1;
    for (const auto& [mask, chance] : outcomes) nothing -= chance;
    for (std::size_t s = 0; s < next.size(); ++s) {
      next[s] = nothing * probability[s];
      for (const auto& [mask, chance] : outcomes) next[s] += chance * probability[s ^ mask];
    }
    probability = std::move(next);
  }
  return probability;
}

constexpr std::array<std::pair<std::size_t, std::size_t>, 2> sizes{{{3, 3}, {5, 2}}};  // distance and rounds

struct ExactFailures {
  double decoder = 0, best = 0;  ///< of union-find, and of the best decoder that there can be
};

ExactFailures exactFailures(std::size_t distance, std::size_t rounds, double p) {
  const BitCircuit circuit(distance, rounds);
  const std::vector<double> probability = exactPatterns(circuit, p);
  const CodeExperiment experiment = codeExperiment(Code::repetition, distance, rounds, CodeNoise::circuitLevel(p));
  UnionFindDecoder decoder(decodingGraph(experiment.detectors.size(), singleFaults(experiment)));
  const std::size_t half = probability.size() / 2;
  ExactFailures found;
  for (std::size_t s = 0; s < half; ++s) {
    std::vector<std::size_t> detectors;
    for (std::size_t d = 0; d < circuit.detectors(); ++d) {
      if ((s >> d & 1U) != 0) detectors.push_back(d);
    }
    found.decoder += probability[decoder.flipsObservable(detectors) ? s : s + half];
    found.best += std::min(probability[s], probability[s + half]);
  }
  return found;
}

}  // namespace

// 4.5 standard errors, six comparisons: a false alarm in 4e-5 of all seeds.
TEST_CASE("a repetition code under circuit-level noise fails as often as the sum over all of its faults says") {
  for (const auto& [distance, rounds] : sizes) {
    for (const double p : {0.01, 0.03, 0.08}) {
      INFO("distance " << distance << ", rounds " << rounds << ", p " << p);
      constexpr std::uint64_t shots = 40000;
      DecodingTime time;
      const auto experiment = codeExperiment(Code::repetition, distance, rounds, CodeNoise::circuitLevel(p));
      const double rate = logicalErrors(experiment, shots, Random(17), time).rate();
      const double expected = exactFailures(distance, rounds, p).decoder;
      CHECK(std::abs(rate - expected) <= 4.5 * std::sqrt(expected * (1 - expected) / shots));
    }
  }
}

// Weights are rounded to an eighth of the lightest and correlations of one fault's two edges are lost; this is what
// both cost where all can be summed.
TEST_CASE("union-find on a repetition code fails at most a tenth more often than the best decoder that there can be") {
  for (const auto& [distance, rounds] : sizes) {
    for (const double p : {0.003, 0.01, 0.03, 0.06}) {
      INFO("distance " << distance << ", rounds " << rounds << ", p " << p);
      const ExactFailures found = exactFailures(distance, rounds, p);
      CHECK(found.decoder >= found.best * (1 - 1e-12));
      CHECK(found.decoder <= 1.1 * found.best);
    }
  }
}
