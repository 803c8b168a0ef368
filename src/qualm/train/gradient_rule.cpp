#include "qualm/train/gradient_rule.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"

namespace qualm {
namespace {

constexpr double pi = std::numbers::pi, root2 = std::numbers::sqrt2;

struct Term {
  double shift, weight;
};
constexpr std::array<Term, 2> twoTerms{{{pi / 2, 0.5}, {-pi / 2, -0.5}}};
constexpr double near = (root2 + 1) / (4 * root2), far = (root2 - 1) / (4 * root2);
constexpr std::array<Term, 4> fourTerms{{{pi / 2, near}, {-pi / 2, -near}, {3 * pi / 2, -far}, {-3 * pi / 2, far}}};

/// Slots in the order of the circuit that a trained parameter feeds.
std::vector<std::size_t> trainedSlots(const Circuit& circuit) {
  std::vector<std::size_t> slots;
  for (std::size_t s = 0; s < circuit.slots().size(); ++s) {
    if (circuit.angleOf(circuit.slots()[s]).isTrained()) slots.push_back(s);
  }
  return slots;
}

std::span<const Term> termsOf(const Circuit& circuit, std::size_t slot, GradientMethod method) {
  const Gate& gate = *circuit.operations()[circuit.slots()[slot].operation].gate;
  if (gate.shiftRule == ShiftRule::twoTerm) return twoTerms;
  if (method == GradientMethod::twoTerm) {
    throw Error(ErrorCode::noShiftRule,
                "The two-term rule gives a wrong derivative of " + std::string(gate.name) + ": use parameter-shift.",
                std::string(gate.name), "gates with one frequency");
  }
  return fourTerms;
}

/// The feature that multiplies the parameter of an angle.
std::optional<std::size_t> factorOf(const Angle& angle) {
  return angle.kind == Angle::Kind::weighted ? std::optional(angle.weightedFeature) : std::nullopt;
}

std::vector<std::size_t> weightedSlots(const Circuit& circuit) {
  std::vector<std::size_t> slots = trainedSlots(circuit);
  slots.erase(std::remove_if(slots.begin(), slots.end(),
                             [&](std::size_t s) { return !factorOf(circuit.angleOf(circuit.slots()[s])); }),
              slots.end());
  return slots;
}

/// Whether weighted angles are all that a parameter feeds.
bool isOnlyWeight(const Circuit& circuit, std::size_t parameter) {
  bool weight = false;
  for (const std::size_t slot : trainedSlots(circuit)) {
    const Angle& angle = circuit.angleOf(circuit.slots()[slot]);
    if (angle.source != parameter) continue;
    if (angle.kind == Angle::Kind::parameter) return false;
    weight = true;
  }
  return weight;
}

/// A rule that so far gives the value alone.
GradientRule valueRule() { return {{{}}, {{}}}; }

void addShift(GradientRule& rule, Shift shift, std::vector<GradientRule::Weight> weights) {
  rule.shifts.push_back(std::move(shift));
  rule.weights.push_back(std::move(weights));
}

GradientRule shiftRule(const Circuit& circuit, GradientMethod method) {
  GradientRule rule = valueRule();
  for (const std::size_t slot : trainedSlots(circuit)) {
    const Angle& angle = circuit.angleOf(circuit.slots()[slot]);
    for (const Term& term : termsOf(circuit, slot, method)) {
      addShift(rule, {{slot, term.shift}}, {{angle.source, term.weight * angle.scale, factorOf(angle)}});
    }
  }
  return rule;
}

/// The shift that moves every parameter p by amounts[p]: each of its occurrences by that times its own scale, weighted
/// ones excepted.
Shift parameterShift(const Circuit& circuit, std::span<const double> amounts) {
  Shift shift;
  for (const std::size_t slot : trainedSlots(circuit)) {
    const Angle& angle = circuit.angleOf(circuit.slots()[slot]);
    const bool moves = angle.kind == Angle::Kind::parameter && amounts[angle.source] != 0;
    if (moves) shift.push_back({slot, angle.scale * amounts[angle.source]});
  }
  return shift;
}

double checkedStep(const GradientOptions& options, double standard) {
  const double step = options.step.value_or(standard);
  if (std::isfinite(step) && step > 0) return step;
  throw Error(ErrorCode::invalidOption, "The step of a difference must be a positive number.", numberText(step),
              "more than 0 radians");
}

GradientRule differenceRule(const Circuit& circuit, const GradientOptions& options, std::uint64_t shots) {
  const double h = checkedStep(options, shots == 0 ? 1e-6 : 0.1);
  if (shots > 0 && h < 0.05) {
    throw Error(ErrorCode::stepTooSmall, "With finite shots a difference this small is nothing but noise.",
                numberText(h), "at least 0.05 radians");
  }
  GradientRule rule = valueRule();
  std::vector<double> amounts(circuit.parameterNames().size(), 0.0);
  for (std::size_t p = 0; p < amounts.size(); ++p) {
    if (isOnlyWeight(circuit, p)) continue;
    for (const double sign : {1.0, -1.0}) {
      amounts[p] = sign * h;
      addShift(rule, parameterShift(circuit, amounts), {{p, sign / (2 * h)}});
    }
    amounts[p] = 0;
  }
  for (const std::size_t slot : weightedSlots(circuit)) {
    const Angle& angle = circuit.angleOf(circuit.slots()[slot]);
    for (const double sign : {1.0, -1.0}) {
      addShift(rule, {{slot, sign * h}}, {{angle.source, sign * angle.scale / (2 * h), factorOf(angle)}});
    }
  }
  return rule;
}

GradientRule spsaRule(const Circuit& circuit, const GradientOptions& options, Random random) {
  const double c = checkedStep(options, 0.2);
  const std::vector<std::size_t> weighted = weightedSlots(circuit);
  std::vector<double> directions(circuit.parameterNames().size()), ofSlots(weighted.size());
  for (double& direction : directions) direction = random.below(2) == 0 ? -1.0 : 1.0;
  for (double& direction : ofSlots) direction = random.below(2) == 0 ? -1.0 : 1.0;
  GradientRule rule = valueRule();
  for (const double sign : {1.0, -1.0}) {
    std::vector<double> amounts;
    std::vector<GradientRule::Weight> weights;
    for (std::size_t p = 0; p < directions.size(); ++p) {
      amounts.push_back(sign * c * directions[p]);
      if (!isOnlyWeight(circuit, p)) weights.push_back({p, sign * directions[p] / (2 * c)});
    }
    Shift shift = parameterShift(circuit, amounts);
    for (std::size_t i = 0; i < weighted.size(); ++i) {
      const Angle& angle = circuit.angleOf(circuit.slots()[weighted[i]]);
      shift.push_back({weighted[i], sign * c * ofSlots[i]});
      weights.push_back({angle.source, sign * ofSlots[i] * angle.scale / (2 * c), factorOf(angle)});
    }
    addShift(rule, std::move(shift), std::move(weights));
  }
  return rule;
}

}  // namespace

GradientRule gradientRule(const Circuit& circuit, const GradientOptions& options, std::uint64_t shots, Random random) {
  if (options.method == GradientMethod::finiteDifference) return differenceRule(circuit, options, shots);
  if (options.method == GradientMethod::spsa) return spsaRule(circuit, options, random);
  if (options.method == GradientMethod::adjoint && shots > 0) {
    throw Error(ErrorCode::invalidShots, "The adjoint method reads a simulator's exact state: it takes no shots.",
                std::to_string(shots) + " shots", "no shots, or parameter-shift");
  }
  if (options.step) {
    throw Error(ErrorCode::invalidOption, "Parameter-shift takes no step: its shifts are fixed.",
                numberText(*options.step), "no step");
  }
  return shiftRule(circuit, options.method);
}

GradientRule derivativeRule(std::size_t parameters) {
  GradientRule rule = valueRule();
  for (std::size_t p = 0; p < parameters; ++p) addShift(rule, {}, {{p, 1.0}});
  return rule;
}

std::vector<double> derivativesOf(const Request& request, const Matrix& features,
                                  const SlotDifferentiator& differentiator, Ledger& ledger) {
  const Circuit& circuit = *request.circuit;
  const std::vector<std::size_t> slots = trainedSlots(circuit);
  const SlotDerivatives exact = differentiator.differentiate(request, slots, ledger);
  const std::size_t observables = request.observables.size(), width = 1 + circuit.parameterNames().size();
  std::vector<Angle> angles;
  for (const std::size_t slot : slots) angles.push_back(circuit.angleOf(circuit.slots()[slot]));
  std::vector<double> values(request.bindings.rows * width * observables, 0.0);
  const double* derivative = exact.derivatives.values.data();
  for (std::size_t row = 0; row < request.bindings.rows; ++row) {
    double* out = values.data() + row * width * observables;
    for (std::size_t o = 0; o < observables; ++o) {
      out[o] = exact.values(row, o);
      for (const Angle& angle : angles) {
        const double factor = factorOf(angle) ? angle.scale * features(row, angle.weightedFeature) : angle.scale;
        out[(1 + angle.source) * observables + o] += factor * *derivative++;
      }
    }
  }
  return values;
}

void collectGradient(const GradientRule& rule, const double* values, std::size_t stride, std::span<double> gradient,
                     std::span<const double> features) {
  std::fill(gradient.begin(), gradient.end(), 0.0);
  for (std::size_t s = 0; s < rule.weights.size(); ++s) {
    for (const auto& [parameter, weight, feature] : rule.weights[s]) {
      gradient[parameter] += (feature ? weight * features[*feature] : weight) * values[s * stride];
    }
  }
}

namespace {

Matrix adjointGradient(const Request& request, const Matrix& features, const Executor& executor, Ledger& ledger) {
  if (executor.differentiator() == nullptr) {
    throw Error(ErrorCode::invalidOption, "The adjoint method needs an ideal state vector.",
                "noise or another simulator", "parameter-shift");
  }
  const std::vector<double> values = derivativesOf(request, features, *executor.differentiator(), ledger);
  const std::size_t observables = request.observables.size(), parameters = request.circuit->parameterNames().size();
  Matrix gradient(request.bindings.rows * observables, parameters);
  double* out = gradient.values.data();
  for (std::size_t row = 0; row < request.bindings.rows; ++row) {
    const double* group = values.data() + row * (1 + parameters) * observables;
    for (std::size_t o = 0; o < observables; ++o) {
      for (std::size_t p = 1; p <= parameters; ++p) *out++ = group[p * observables + o];
    }
  }
  return gradient;
}

}  // namespace

Matrix gradientOf(const Circuit& circuit, std::span<const Observable> observables, const Matrix& bindings,
                  const GradientRule& rule, std::uint64_t shots, const Executor& executor, const Random& random,
                  Ledger& ledger, GradientMethod method, const Matrix& features) {
  const std::size_t shifts = rule.shifts.size() - 1, width = observables.size();
  Matrix gradient(bindings.rows * width, circuit.parameterNames().size());
  if (shifts == 0) return gradient;  // no parameters: nothing to run
  Request request;
  request.circuit = &circuit;
  request.bindings = bindings;
  request.shifts = std::span(rule.shifts).subspan(1);
  request.observables = observables;
  request.shots = shots;
  request.firstShift = 1;
  if (method == GradientMethod::adjoint) return adjointGradient(request, features, executor, ledger);
  const Matrix values = executor.execute(request, random, ledger).values;
  std::vector<double> padded((shifts + 1) * width);  // in front the unshifted value, whose weight is zero
  for (std::size_t row = 0; row < bindings.rows; ++row) {
    std::copy_n(values.row(row * shifts).begin(), shifts * width, padded.begin() + static_cast<std::ptrdiff_t>(width));
    for (std::size_t o = 0; o < width; ++o) {
      const std::span<const double> read = features.rows > row ? features.row(row) : std::span<const double>();
      collectGradient(rule, padded.data() + o, width, gradient.row(row * width + o), read);
    }
  }
  return gradient;
}

}  // namespace qualm
