#pragma once

#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/circuit/observable.hpp"
#include "qualm/noise/noise_schedule.hpp"
#include "qualm/simulate/reference.hpp"

namespace qualm::testing {

/// The obvious density matrix, the oracle of the fast one: ρ → Σ K ρ K† with whole matrices, entry by entry.
class DenseDensity {
 public:
  explicit DenseDensity(std::size_t qubits) : size_(std::size_t{1} << qubits), rho_(size_ * size_) { rho_[0] = {1, 0}; }

  void set(std::vector<Complex> rho) { rho_ = std::move(rho); }
  const std::vector<Complex>& rho() const { return rho_; }

  void apply(const Operation& operation, std::span<const double> binding) {
    const Gate& gate = *operation.gate;
    std::uint64_t controls = 0;
    for (std::size_t c = 0; c < gate.controls; ++c) controls |= std::uint64_t{1} << operation.qubits[c];
    const std::span<const std::size_t> targets(operation.qubits.data() + gate.controls, gate.targets);
    conjugate({gate.matrix(boundAngles(operation, binding))}, targets, controls);
  }

  void apply(const Channel& channel, std::span<const std::size_t> qubits) {
    conjugate(channel.kraus, qubits.first(channel.qubits), 0);
  }

  double expectation(const PauliTerm& term) const {
    constexpr std::array<Complex, 4> powers{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
    const Complex factor = powers[static_cast<std::size_t>(__builtin_popcountll(term.x & term.z)) % 4];
    Complex sum;
    for (std::size_t c = 0; c < size_; ++c) {
      const double sign = __builtin_popcountll(c & term.z) % 2 == 0 ? 1 : -1;
      sum = sum + sign * (factor * rho_[c * size_ + (c ^ term.x)]);
    }
    return sum.re;
  }

 private:
  void conjugate(const std::vector<GateMatrix>& kraus, std::span<const std::size_t> targets, std::uint64_t controls) {
    std::vector<Complex> sum(rho_.size());
    for (const GateMatrix& k : kraus) {
      std::vector<Complex> part = rho_;
      applyLeft(k, targets, controls, part, false);
      applyLeft(k, targets, controls, part, true);
      for (std::size_t i = 0; i < sum.size(); ++i) sum[i] = sum[i] + part[i];
    }
    rho_ = std::move(sum);
  }

  /// K ρ, or (with `right`) ρ K†: the same on columns with the conjugate.
  void applyLeft(const GateMatrix& k, std::span<const std::size_t> targets, std::uint64_t controls,
                 std::vector<Complex>& rho, bool right) const {
    const std::vector<Complex> before = rho;
    const auto at = [&](std::size_t row, std::size_t column) {
      return right ? column * size_ + row : row * size_ + column;
    };
    for (std::size_t i = 0; i < size_; ++i) {
      if ((i & controls) != controls) continue;
      std::size_t row = 0;
      for (std::size_t t = 0; t < targets.size(); ++t) row |= ((i >> targets[t]) & 1U) << t;
      for (std::size_t other = 0; other < size_; ++other) {
        Complex sum;
        for (std::size_t column = 0; column < k.dimension; ++column) {
          std::size_t j = i;
          for (std::size_t t = 0; t < targets.size(); ++t) {
            j = (j & ~(std::size_t{1} << targets[t])) | (((column >> t) & 1U) << targets[t]);
          }
          const Complex entry = right ? qualm::conjugate(k(row, column)) : k(row, column);
          sum = sum + entry * before[at(j, other)];
        }
        rho[at(i, other)] = sum;
      }
    }
  }

  std::size_t size_;
  std::vector<Complex> rho_;
};

}  // namespace qualm::testing
