#include <algorithm>
#include <limits>

#include "qualm/core/error.hpp"
#include "qualm/noise/device.hpp"
#include "qualm/noise/device_figures.hpp"
#include "qualm/noise/noise_targets.hpp"

namespace qualm {
namespace {

/// What a figure that is not published costs: as much as one that always fails. Where it is published for no qubit, all
/// pay the same.
constexpr double unknown = 1;

/// What a device's qubits and couplings cost, as sums of error probabilities.
class Costs {
 public:
  explicit Costs(const Device& device) : device_(device), joins_(device.qubits * device.qubits, apart) {
    for (std::size_t q = 0; q < device.qubits; ++q) qubits_.push_back(readoutCost(q) + gateCost({q}));
    for (std::size_t a = 0; a < device.qubits; ++a) {
      for (std::size_t b = 0; b < device.qubits; ++b) {
        if (a != b && device.edges.empty()) setJoin(a, b);
      }
    }
    for (const auto& [a, b] : device.edges) {
      setJoin(a, b);
      setJoin(b, a);
    }
  }

  static constexpr double apart = -1;  ///< of a pair that no gate joins

  double ofQubit(std::size_t qubit) const { return qubits_[qubit]; }
  double ofJoin(std::size_t a, std::size_t b) const { return joins_[a * device_.qubits + b]; }

 private:
  void setJoin(std::size_t a, std::size_t b) { joins_[a * device_.qubits + b] = gateCost({a, b}); }

  double readoutCost(std::size_t qubit) const {
    const auto& figures = device_.perQubit[qubit];
    return (figures.p01.value_or(unknown) + figures.p10.value_or(unknown)) / 2;
  }

  /// The largest error among the gates of the basis on these qubits.
  double gateCost(const std::vector<std::size_t>& qubits) const {
    double cost = 0;
    for (const std::string& gate : device_.basis) {
      if (arityOf(gate) != qubits.size()) continue;
      const Device::GateFigures* figures = figuresOf(device_, gate, qubits);
      cost = std::max(cost, figures == nullptr ? unknown : figures->error.value_or(unknown));
    }
    return cost;
  }

  const Device& device_;
  std::vector<double> qubits_, joins_;  ///< one a qubit; qubits × qubits
};

struct Choice {
  std::vector<std::size_t> qubits;
  double cost = 0;
};

/// From one qubit on, the cheapest neighbor again and again. Fewer than `count` where the neighbors run out.
Choice grow(const Costs& costs, std::size_t size, std::size_t start, std::size_t count) {
  constexpr double never = std::numeric_limits<double>::infinity();
  Choice choice{{start}, costs.ofQubit(start)};
  std::vector<double> reach(size, never);  ///< the cheapest coupling of each qubit to the chosen ones
  std::vector<bool> chosen(size, false);
  for (std::size_t added = start; choice.qubits.size() <= count; choice.qubits.push_back(added)) {
    chosen[added] = true;
    if (choice.qubits.size() == count) return choice;
    for (std::size_t q = 0; q < size; ++q) {
      if (costs.ofJoin(added, q) != Costs::apart) reach[q] = std::min(reach[q], costs.ofJoin(added, q));
    }
    double least = never;
    for (std::size_t q = 0; q < size; ++q) {
      if (chosen[q] || reach[q] + costs.ofQubit(q) >= least) continue;
      least = reach[q] + costs.ofQubit(q);
      added = q;
    }
    if (least == never) return choice;
    choice.cost += least;
  }
  return choice;
}

}  // namespace

std::vector<std::size_t> chooseQubits(const Device& device, std::size_t count) {
  validateDevice(device);
  const auto tooLarge = [&](const char* what) {
    return Error(ErrorCode::registerTooLarge, device.name + what, std::to_string(count),
                 "1 to " + std::to_string(device.qubits));
  };
  if (count == 0 || count > device.qubits) throw tooLarge(" does not have that many qubits.");
  const Costs costs(device);
  Choice best;
  for (std::size_t start = 0; start < device.qubits; ++start) {
    Choice choice = grow(costs, device.qubits, start, count);
    if (choice.qubits.size() < count) continue;
    std::sort(choice.qubits.begin(), choice.qubits.end());
    // Sums in another order differ in their last bits: equal sets must tie.
    constexpr double tie = 1e-12;
    const bool better = best.qubits.empty() || choice.cost < best.cost - tie ||
                        (choice.cost < best.cost + tie && choice.qubits < best.qubits);
    if (better) best = std::move(choice);
  }
  if (best.qubits.empty()) throw tooLarge(" has no connected set of that many qubits.");
  return best.qubits;
}

}  // namespace qualm
