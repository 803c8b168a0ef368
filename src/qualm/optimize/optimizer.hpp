#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace qualm {

/// What an optimizer is made of. β1, β2 and ε are Adam's and have the values of its paper.
struct OptimizerOptions {
  enum class Kind { sgd, adam };

  Kind kind = Kind::adam;
  double rate = 0.05;     ///< step size, more than 0
  double beta1 = 0.9;     ///< decay of the mean gradient, [0, 1)
  double beta2 = 0.999;   ///< decay of the mean squared gradient, [0, 1)
  double epsilon = 1e-8;  ///< keeps the division finite, more than 0
};

/// Turns gradients into updates of the parameters, downhill.
///
/// sgd:  θ ← θ − rate · g
/// adam: Algorithm 1 of Kingma and Ba, "Adam: a method for stochastic optimization" (ICLR 2015): moving means m of g
///       and v of g², each divided by 1 − β^t for its start at zero; θ ← θ − rate · m̂ / (√v̂ + ε).
class Optimizer {
 public:
  /// For `parameters` parameters. Throws invalid-option for an option outside its range.
  Optimizer(const OptimizerOptions& options, std::size_t parameters);

  /// One update in place. Throws shape-mismatch for spans of another length, not-finite for a gradient with a NaN or
  /// an infinity; then neither the parameters nor the optimizer have changed.
  void step(std::span<double> parameters, std::span<const double> gradient);

 private:
  void stepAdam(std::span<double> parameters, std::span<const double> gradient);

  OptimizerOptions options_;
  std::size_t parameters_;
  std::vector<double> mean_, square_;
  double decay1_ = 1.0, decay2_ = 1.0;  // β1^t and β2^t by repeated products: the same bits everywhere
};

}  // namespace qualm
