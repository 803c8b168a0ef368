#include "qualm/mitigate/near_clifford.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/simulate/reference.hpp"
#include "qualm/simulate/stabilizer_gate.hpp"
#include "qualm/simulate/stabilizer_run.hpp"
#include "qualm/simulate/state.hpp"

namespace qualm {
namespace {

constexpr double quarterTurn = std::numbers::pi / 2;
constexpr std::size_t stepsInFourPi = 8;  // controlled rotations come back to themselves after 4π

std::span<const double> anglesOf(const Gate& gate, const std::array<double, 3>& angles) {
  return std::span(angles).first(gate.angles);
}

/// Which of the items, by their weights; the sum of these is positive.
std::size_t drawByWeight(std::span<const double> weights, Random& random) {
  double sum = 0;
  for (const double weight : weights) sum += weight;
  double left = random.uniform() * sum;
  for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
    left -= weights[i];
    if (left < 0) return i;
  }
  return weights.size() - 1;
}

[[noreturn]] void refuseFixed(std::string_view name, std::size_t fixed, std::size_t others, std::size_t mayStay) {
  throw Error(
      ErrorCode::unsupported,
      "Training circuits have the gates of their target, and \"" + std::string(name) + "\" is Clifford at no angle.",
      std::to_string(fixed) + " such gates, of which " + std::to_string(mayStay) + " may stay, and " +
          std::to_string(others) + " that could be replaced",
      "rotations, whose angles can be replaced (p(pi/4) for t), or more gates that may stay");
}

std::vector<CliffordAngles> findCliffordAngles(const Gate& gate) {
  std::vector<CliffordAngles> found;
  std::size_t count = 1;
  for (std::size_t a = 0; a < gate.angles; ++a) count *= stepsInFourPi;
  for (std::size_t i = 0; i < count; ++i) {
    CliffordAngles candidate;
    std::size_t rest = i;
    for (std::size_t a = gate.angles; a-- > 0; rest /= stepsInFourPi) {
      candidate.angles[a] = quarterTurn * static_cast<double>(rest % stepsInFourPi);
    }
    candidate.matrix = wholeMatrix(gate, anglesOf(gate, candidate.angles));
    const auto isSame = [&](const CliffordAngles& other) {
      return squaredDistance(candidate.matrix, other.matrix) < 1e-9;
    };
    if (std::any_of(found.begin(), found.end(), isSame)) continue;
    if (cliffordOf(gate, candidate.angles)) found.push_back(candidate);
  }
  return found;
}

void validateNearClifford(const Circuit& circuit, const NearCliffordOptions& options) {
  if (!(options.sigma > 0) || !std::isfinite(options.sigma)) {
    throw Error(ErrorCode::invalidOption, "The distance within which gates are replaced is a positive number.",
                numberText(options.sigma), "more than 0");
  }
  if (circuit.isUnitary()) return;
  throw Error(ErrorCode::notUnitary, "Near-Clifford circuits are made of a circuit of gates.",
              "a circuit that measures, resets or decides", "gates only");
}

}  // namespace

const std::vector<CliffordAngles>& cliffordAngles(const Gate& gate) {
  static const std::vector<std::vector<CliffordAngles>> table = [] {
    std::vector<std::vector<CliffordAngles>> rows;
    for (const Gate& row : gateTable()) rows.push_back(findCliffordAngles(row));
    return rows;
  }();
  return table[static_cast<std::size_t>(&gate - gateTable().data())];
}

double squaredDistance(const WholeMatrix& a, const WholeMatrix& b) {
  Complex trace{};
  for (std::size_t row = 0; row < a.dimension; ++row) {
    for (std::size_t column = 0; column < a.dimension; ++column) {
      trace = trace + conjugate(a(row, column)) * b(row, column);
    }
  }
  return 4 * (1 - std::hypot(trace.re, trace.im) / static_cast<double>(a.dimension));
}

NearClifford::NearClifford(const Circuit& circuit, std::span<const double> binding, const NearCliffordOptions& options)
    : circuit_(&circuit) {
  validateNearClifford(circuit, options);
  const Gate* fixed = nullptr;
  for (std::size_t i = 0; i < circuit.operations().size(); ++i) {
    const Operation& operation = circuit.operations()[i];
    angles_.push_back(boundAngles(operation, binding));
    if (!operation.isGate() || cliffordOf(*operation.gate, angles_.back())) continue;
    ++nonClifford_;
    const std::vector<CliffordAngles>& choices = cliffordAngles(*operation.gate);
    if (choices.empty()) {
      fixed = operation.gate;
    } else {
      addReplaceable(i, choices, options.sigma);
    }
  }
  if (nonClifford_ == 0) {
    throw Error(ErrorCode::emptyData, "This circuit is Clifford: there is nothing to replace, and nothing to learn.",
                "Clifford gates only", "a gate that is not; the stabilizer simulator gives this circuit's ideal value");
  }
  const std::size_t fixedCount = nonClifford_ - replaceable_.size();
  if (fixed != nullptr && (fixedCount > options.nonClifford || replaceable_.empty())) {
    refuseFixed(fixed->name, fixedCount, replaceable_.size(), options.nonClifford);
  }
  kept_ = std::max(fixedCount, std::min(options.nonClifford, nonClifford_ / 2));
}

void NearClifford::addReplaceable(std::size_t index, const std::vector<CliffordAngles>& choices, double sigma) {
  const Gate& gate = *circuit_->operations()[index].gate;
  const WholeMatrix own = wholeMatrix(gate, anglesOf(gate, angles_[index]));
  Replaceable result{index, &choices, {}, 0};
  for (const CliffordAngles& choice : choices) result.weights.push_back(squaredDistance(own, choice.matrix));
  const double nearest = *std::min_element(result.weights.begin(), result.weights.end());
  double sum = 0;
  for (double& weight : result.weights) {
    weight = std::exp((nearest - weight) / (sigma * sigma));
    sum += weight;
  }
  result.logWeight = std::log(sum) - nearest / (sigma * sigma);
  replaceable_.push_back(std::move(result));
}

Circuit NearClifford::draw(Random random) const {
  std::vector<std::array<double, 3>> angles = angles_;
  std::vector<const Replaceable*> left;
  for (const Replaceable& gate : replaceable_) left.push_back(&gate);
  std::vector<double> weights;
  for (std::size_t replaced = 0; replaced < nonClifford_ - kept_; ++replaced) {
    double most = left[0]->logWeight;
    for (const Replaceable* gate : left) most = std::max(most, gate->logWeight);
    weights.clear();
    for (const Replaceable* gate : left) weights.push_back(std::exp(gate->logWeight - most));
    const std::size_t drawn = drawByWeight(weights, random);
    const Replaceable& gate = *left[drawn];
    angles[gate.operation] = (*gate.choices)[drawByWeight(gate.weights, random)].angles;
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(drawn));
  }
  Circuit result(circuit_->qubits(), circuit_->bits());
  for (std::size_t i = 0; i < angles.size(); ++i) {
    const Operation& operation = circuit_->operations()[i];
    std::vector<Angle> constants;
    for (std::size_t a = 0; a < operation.angleCount(); ++a) constants.push_back(Angle::constant(angles[i][a]));
    result.append(operation, constants);
  }
  return result;
}

namespace {

template <class Expectation>
std::vector<double> expectationsBy(std::span<const Observable> observables, const Expectation& expectation) {
  std::vector<double> values;
  for (const Observable& observable : observables) {
    double value = 0;
    for (const auto& [coefficient, term] : observable.parts) value += coefficient * expectation(term);
    values.push_back(value);
  }
  return values;
}

}  // namespace

std::vector<double> idealExpectations(const Circuit& circuit, std::span<const Observable> observables) {
  const auto isClifford = [](const Operation& operation) {
    return !operation.isGate() || cliffordOf(*operation.gate, boundAngles(operation, {})).has_value();
  };
  if (!std::all_of(circuit.operations().begin(), circuit.operations().end(), isClifford)) {
    requireStateFits(circuit.qubits());
    // The obvious simulator: few circuits run here, and the fast one would double what a page downloads.
    ReferenceSimulator simulator(circuit.qubits());
    simulator.run(circuit, {});
    return expectationsBy(observables, [&](const PauliTerm& term) { return simulator.expectation(term); });
  }
  Tableau tableau(circuit.qubits());
  Random none(0);
  runCircuit(circuit, {}, tableau, none);
  return expectationsBy(observables, [&](const PauliTerm& term) { return tableau.expectation(term); });
}

std::array<double, 4> quarterTurns(const Circuit& circuit, std::span<const double> binding) {
  std::array<double, 4> counts{};
  for (const Operation& operation : circuit.operations()) {
    const std::array<double, 3> angles = boundAngles(operation, binding);
    for (std::size_t a = 0; a < operation.angleCount(); ++a) {
      const double turns = angles[a] / (4 * quarterTurn);
      const double nearest = std::round(4 * (turns - std::floor(turns)));
      ++counts[static_cast<std::size_t>(nearest) % 4];
    }
  }
  return counts;
}

}  // namespace qualm
