#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/core/matrix.hpp"
#include "qualm/core/random.hpp"
#include "qualm/simulate/executor.hpp"

namespace qualm {

enum class GradientMethod {
  parameterShift,    ///< exact: the rule of each gate's table row, two or four terms an occurrence
  twoTerm,           ///< exact where it applies; refuses a gate whose row says four terms
  finiteDifference,  ///< central differences, biased by the step
  adjoint,           ///< exact, of a simulator's state; hardware would run the circuits of parameterShift
  spsa,              ///< two evaluations in all, along one random direction (Spall 1992)
};

struct GradientOptions {
  GradientMethod method = GradientMethod::parameterShift;
  /// Radians, for finite differences (default 1e-6, with shots 0.1) and SPSA (default 0.2).
  std::optional<double> step = std::nullopt;
};

/// A gradient as a way to write a batch and to collect it: run every row of bindings under every shift, then
/// ∂E/∂parameter = the sum over shifts of weight · E. Both sides are sparse: parameter-shift moves one slot at a time.
struct GradientRule {
  struct Weight {
    std::size_t parameter;
    double weight;
    /// Of a weighted angle: the row's value of this feature is a factor too.
    std::optional<std::size_t> feature = std::nullopt;
  };
  std::vector<Shift> shifts;                 ///< the first has no moves and gives the value itself
  std::vector<std::vector<Weight>> weights;  ///< one list a shift; the first is empty
};

/// Each occurrence of a parameter is shifted on its own; the chain rule (the scale of the angle, and for a weighted one
/// the feature) is in the weights. Differences and SPSA move all occurrences of a parameter together, but a weighted
/// one on its own: how far it moves with its parameter differs from row to row. `random` gives SPSA its direction.
/// Throws no-shift-rule where twoTerm meets a four-term gate, invalid-option for a step that is not finite and positive
/// or that the method does not take, and step-too-small for finite differences under 0.05 when shots are finite (their
/// noise would drown the derivative).
GradientRule gradientRule(const Circuit& circuit, const GradientOptions& options, std::uint64_t shots, Random random);

/// For values that are derivatives already: E first, then ∂E/∂parameter for each parameter.
GradientRule derivativeRule(std::size_t parameters);

/// E and ∂E/∂parameter of every observable in every row of the request, from an executor that differentiates: for each
/// row 1 + parameters groups of one value an observable, as derivativeRule() reads them. The request's shifts go on the
/// bill. `features` are the rows that the bindings were made of; only weighted angles read them.
std::vector<double> derivativesOf(const Request& request, const Matrix& features,
                                  const SlotDifferentiator& differentiator, Ledger& ledger);

/// Overwrites `gradient` (one entry a parameter) for one row and observable: `values[s·stride]` is E under shift s,
/// `features` the row, which only weighted angles read.
void collectGradient(const GradientRule& rule, const double* values, std::size_t stride, std::span<double> gradient,
                     std::span<const double> features = {});

/// The gradient of every observable under every binding: (rows · observables) × parameters. The ledger counts the
/// shifted circuits; the unshifted ones are no part of a gradient and do not run. With the method adjoint the rule's
/// circuits are billed and not run; throws invalid-option where the executor has no exact derivatives. `features` are
/// the rows that the bindings were made of; only weighted angles read them.
Matrix gradientOf(const Circuit& circuit, std::span<const Observable> observables, const Matrix& bindings,
                  const GradientRule& rule, std::uint64_t shots, const Executor& executor, const Random& random,
                  Ledger& ledger, GradientMethod method = GradientMethod::parameterShift, const Matrix& features = {});

}  // namespace qualm
