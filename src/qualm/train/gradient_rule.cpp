#include "qualm/train/gradient_rule.hpp"

#include <algorithm>
#include <numbers>
#include <numeric>
#include <string>
#include <vector>

#include "qualm/core/error.hpp"

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
    if (circuit.angleOf(circuit.slots()[s]).kind == Angle::Kind::parameter) slots.push_back(s);
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

GradientRule allocate(const Circuit& circuit, std::size_t shifts) {
  return {Matrix(shifts + 1, circuit.slots().size()), Matrix(circuit.parameterNames().size(), shifts + 1)};
}

GradientRule shiftRule(const Circuit& circuit, GradientMethod method) {
  const auto slots = trainedSlots(circuit);
  std::size_t count = 0;
  for (const std::size_t slot : slots) count += termsOf(circuit, slot, method).size();
  GradientRule rule = allocate(circuit, count);
  std::size_t row = 1;
  for (const std::size_t slot : slots) {
    const Angle& angle = circuit.angleOf(circuit.slots()[slot]);
    for (const Term& term : termsOf(circuit, slot, method)) {
      rule.shifts(row, slot) = term.shift;
      rule.weights(angle.source, row++) = term.weight * angle.scale;
    }
  }
  return rule;
}

/// Writes parameter p moved by `amount` into row `row`: every occurrence moves by its own scale.
void moveParameter(const Circuit& circuit, std::size_t p, double amount, Matrix& shifts, std::size_t row) {
  for (const std::size_t slot : trainedSlots(circuit)) {
    const Angle& angle = circuit.angleOf(circuit.slots()[slot]);
    if (angle.source == p) shifts(row, slot) += angle.scale * amount;
  }
}

GradientRule differenceRule(const Circuit& circuit, double step, std::uint64_t shots) {
  const double h = step > 0 ? step : (shots == 0 ? 1e-6 : 0.1);
  if (shots > 0 && h < 0.05) {
    throw Error(ErrorCode::stepTooSmall, "With finite shots a difference this small is nothing but noise.",
                std::to_string(h), "at least 0.05 radians");
  }
  const std::size_t parameters = circuit.parameterNames().size();
  GradientRule rule = allocate(circuit, 2 * parameters);
  for (std::size_t p = 0; p < parameters; ++p) {
    moveParameter(circuit, p, h, rule.shifts, 2 * p + 1);
    moveParameter(circuit, p, -h, rule.shifts, 2 * p + 2);
    rule.weights(p, 2 * p + 1) = 1 / (2 * h);
    rule.weights(p, 2 * p + 2) = -1 / (2 * h);
  }
  return rule;
}

GradientRule spsaRule(const Circuit& circuit, double step, Random random) {
  const double c = step > 0 ? step : 0.2;
  GradientRule rule = allocate(circuit, 2);
  for (std::size_t p = 0; p < circuit.parameterNames().size(); ++p) {
    const double direction = random.below(2) == 0 ? -1.0 : 1.0;
    moveParameter(circuit, p, c * direction, rule.shifts, 1);
    moveParameter(circuit, p, -c * direction, rule.shifts, 2);
    rule.weights(p, 1) = direction / (2 * c);
    rule.weights(p, 2) = -direction / (2 * c);
  }
  return rule;
}

}  // namespace

GradientRule gradientRule(const Circuit& circuit, const GradientOptions& options, std::uint64_t shots, Random random) {
  switch (options.method) {
    case GradientMethod::finiteDifference:
      return differenceRule(circuit, options.step, shots);
    case GradientMethod::spsa:
      return spsaRule(circuit, options.step, random);
    default:
      return shiftRule(circuit, options.method);
  }
}

void collectGradient(const GradientRule& rule, const double* values, std::size_t stride, std::span<double> gradient) {
  for (std::size_t p = 0; p < rule.weights.rows; ++p) {
    double sum = 0;
    const auto weights = rule.weights.row(p);
    for (std::size_t s = 0; s < weights.size(); ++s) {
      if (weights[s] != 0) sum += weights[s] * values[s * stride];
    }
    gradient[p] = sum;
  }
}

Matrix gradientOf(const Circuit& circuit, std::span<const Observable> observables, const Matrix& bindings,
                  const GradientRule& rule, std::uint64_t shots, const Executor& executor, const Random& random,
                  Ledger& ledger) {
  const std::size_t shifts = rule.shifts.rows - 1, width = observables.size();
  Matrix gradient(bindings.rows * width, rule.weights.rows);
  if (shifts == 0) return gradient;  // no parameters: nothing to run
  std::vector<std::size_t> shifted(shifts);
  std::iota(shifted.begin(), shifted.end(), std::size_t{1});
  Request request;
  request.circuit = &circuit;
  request.bindings = bindings;
  request.shifts = selectRows(rule.shifts, shifted);
  request.observables = observables;
  request.shots = shots;
  request.firstShift = 1;
  const Matrix values = executor.execute(request, random, ledger).values;
  std::vector<double> padded((shifts + 1) * width);  // in front the unshifted value, whose weight is zero
  for (std::size_t row = 0; row < bindings.rows; ++row) {
    std::copy_n(values.row(row * shifts).begin(), shifts * width, padded.begin() + static_cast<std::ptrdiff_t>(width));
    for (std::size_t o = 0; o < width; ++o) {
      collectGradient(rule, padded.data() + o, width, gradient.row(row * width + o));
    }
  }
  return gradient;
}

}  // namespace qualm
