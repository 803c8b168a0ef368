#pragma once

#include <cstdint>
#include <span>

#include "qualm/circuit/circuit.hpp"
#include "qualm/core/matrix.hpp"
#include "qualm/core/random.hpp"
#include "qualm/simulate/executor.hpp"

namespace qualm {

enum class GradientMethod {
  parameterShift,    ///< exact: the rule of each gate's table row, two or four terms an occurrence
  twoTerm,           ///< exact where it applies; refuses a gate whose row says four terms
  finiteDifference,  ///< central differences, biased by the step
  spsa,              ///< two evaluations in all, along one random direction (Spall 1992)
};

struct GradientOptions {
  GradientMethod method = GradientMethod::parameterShift;
  double step = 0;  ///< radians; 0 takes the method's own: 1e-6 (0.1 with shots) for differences, 0.2 for SPSA
};

/// A gradient as a way to write a batch and to collect it: run every row of bindings under every shift, then
/// ∂E/∂parameter_p = Σ_s weights(p, s) · E_s.
struct GradientRule {
  Matrix shifts;   ///< shifts × slots, radians; the first row is all zeros and gives the value itself
  Matrix weights;  ///< parameters × shifts
};

/// Each occurrence of a parameter is shifted on its own; the chain rule (the scale of the angle) is in the weights.
/// `random` gives SPSA its direction. Throws no-shift-rule where twoTerm meets a four-term gate and step-too-small for
/// finite differences under 0.05 when shots are finite (their noise would drown the derivative).
GradientRule gradientRule(const Circuit& circuit, const GradientOptions& options, std::uint64_t shots, Random random);

/// ∂E/∂parameter for one row and observable: `values[s·stride]` is E_s.
void collectGradient(const GradientRule& rule, const double* values, std::size_t stride, std::span<double> gradient);

/// The gradient of every observable under every binding: (rows · observables) × parameters. The ledger counts the
/// shifted circuits; the unshifted ones are no part of a gradient and do not run.
Matrix gradientOf(const Circuit& circuit, std::span<const Observable> observables, const Matrix& bindings,
                  const GradientRule& rule, std::uint64_t shots, const Executor& executor, const Random& random,
                  Ledger& ledger);

}  // namespace qualm
