#include "qualm/optimize/optimizer.hpp"

#include <cmath>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"

namespace qualm {
namespace {

void requirePositive(double value, const char* what) {
  if (std::isfinite(value) && value > 0.0) return;
  throw Error(ErrorCode::invalidOption, std::string(what) + " must be positive.", numberText(value),
              "more than 0, finite");
}

void requireDecay(double value, const char* what) {
  if (value >= 0.0 && value < 1.0) return;
  throw Error(ErrorCode::invalidOption, std::string(what) + " must be a decay.", numberText(value),
              "at least 0, less than 1");
}

}  // namespace

Optimizer::Optimizer(const OptimizerOptions& options, std::size_t parameters)
    : options_(options), parameters_(parameters) {
  requirePositive(options.rate, "The learning rate");
  requireDecay(options.beta1, "beta1");
  requireDecay(options.beta2, "beta2");
  requirePositive(options.epsilon, "epsilon");
  if (options.kind == OptimizerOptions::Kind::adam) {
    mean_.assign(parameters, 0.0);
    square_.assign(parameters, 0.0);
  }
}

void Optimizer::step(std::span<double> parameters, std::span<const double> gradient) {
  if (parameters.size() != parameters_ || gradient.size() != parameters_) {
    throw Error(ErrorCode::shapeMismatch, "An update needs one gradient entry a parameter.",
                std::to_string(parameters.size()) + " parameters, " + std::to_string(gradient.size()) + " entries",
                std::to_string(parameters_) + " each");
  }
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    if (std::isfinite(gradient[i])) continue;
    throw Error(ErrorCode::notFinite, "Entry " + std::to_string(i) + " of the gradient is not finite.",
                std::isnan(gradient[i]) ? "NaN" : "infinity", "finite numbers");
  }
  if (options_.kind == OptimizerOptions::Kind::adam) return stepAdam(parameters, gradient);
  for (std::size_t i = 0; i < gradient.size(); ++i) parameters[i] -= options_.rate * gradient[i];
}

void Optimizer::stepAdam(std::span<double> parameters, std::span<const double> gradient) {
  decay1_ *= options_.beta1;
  decay2_ *= options_.beta2;
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    mean_[i] = options_.beta1 * mean_[i] + (1.0 - options_.beta1) * gradient[i];
    square_[i] = options_.beta2 * square_[i] + (1.0 - options_.beta2) * gradient[i] * gradient[i];
    const double mean = mean_[i] / (1.0 - decay1_), square = square_[i] / (1.0 - decay2_);
    parameters[i] -= options_.rate * mean / (std::sqrt(square) + options_.epsilon);
  }
}

}  // namespace qualm
