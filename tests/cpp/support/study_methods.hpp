#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "qualm/core/error.hpp"
#include "qualm/mitigate/adaptive_zero_noise.hpp"
#include "qualm/mitigate/classical_shadow.hpp"
#include "qualm/mitigate/clifford_data_regression.hpp"
#include "qualm/mitigate/dynamical_decoupling.hpp"
#include "qualm/mitigate/error_cancellation.hpp"
#include "qualm/mitigate/layerwise_richardson.hpp"
#include "qualm/mitigate/learned_mitigation.hpp"
#include "qualm/mitigate/pauli_twirling.hpp"
#include "qualm/mitigate/readout_mitigation.hpp"
#include "qualm/mitigate/state_tomography.hpp"
#include "qualm/mitigate/symmetry_verification.hpp"
#include "qualm/mitigate/twirled_readout.hpp"
#include "qualm/mitigate/virtual_distillation.hpp"
#include "qualm/mitigate/zero_noise.hpp"
#include "support/study_adaptive.hpp"
#include "support/study_circuits.hpp"
#include "support/study_simulation.hpp"
#include "support/study_variance.hpp"

namespace qualm::testing {

/// Whose infinite-shot value an interval speaks of.
enum class Infinite {
  same,    ///< one value: nothing is drawn beside shots
  drawn,   ///< that of the circuits that the seed drew: a value for each seed
  chosen,  ///< that of what the shots made the method choose: a value for each seed
  spread,  ///< the mean over what may be drawn, which the interval takes into account
};

/// A method as the study runs it.
struct StudyMethod {
  using Wrap = std::function<std::shared_ptr<const Executor>(const StudyCircuit&, const NoiseModel&,
                                                             std::shared_ptr<const Executor>)>;
  using Variance =
      std::function<std::optional<double>(const StudyCircuit&, const NoiseModel&, const Request&, const Executor&)>;

  std::string name;
  Wrap wrap;
  Infinite infinite = Infinite::same;
  bool linear = true;        ///< in what is measured: no bias from finite shots
  Variance variance = {};    ///< in closed form; none: the mean of the squared standard errors
  Simulator simulator = {};  ///< written a second time; its squared errors are the prediction, and nothing else
  Wrap reference = {};       ///< what tells the infinite-shot value of what is drawn; none: the method itself
  /// Of `Infinite::chosen`, from the evidence of what was found.
  std::function<double(const Request&, const Estimates&, const Executor&)> chosen = {};
  double leastCoverage = 0.95;  ///< that the documentation claims; at most 0.95
  bool drawsCircuits = false;   ///< under each seed; else they repeat between seeds
  std::uint64_t shots = 2000;   ///< for each measurement setting, in all
};

template <class Method, class... Arguments>
StudyMethod::Wrap fixedMethod(Arguments... arguments) {
  const auto method = std::make_shared<Method>(arguments...);
  return [method](const StudyCircuit&, const NoiseModel&, std::shared_ptr<const Executor> inner) {
    return std::make_shared<MitigatedExecutor>(method, std::move(inner));
  };
}

/// Register limits of the study, where a method itself would take more.
inline StudyMethod::Wrap upTo(std::size_t qubits, StudyMethod::Wrap wrap) {
  return [qubits, wrap](const StudyCircuit& circuit, const NoiseModel& noise, std::shared_ptr<const Executor> inner) {
    if (circuit.qubits() > qubits) {
      throw Error(ErrorCode::registerTooLarge, "The study leaves it out for registers of this size.",
                  std::to_string(circuit.qubits()) + " qubits", std::to_string(qubits) + " or fewer");
    }
    return wrap(circuit, noise, std::move(inner));
  };
}

inline NoiseModel withoutReadout(NoiseModel noise) {
  noise.readout = {};
  return noise;
}

/// The same gates without noise, misread as before.
inline std::shared_ptr<const Executor> misreadOnly(const StudyCircuit&, const NoiseModel& noise,
                                                   std::shared_ptr<const Executor>) {
  NoiseModel readout;
  readout.readout = noise.readout;
  return std::make_shared<DensityExecutor>(readout);
}

inline ZeroNoiseOptions zeroNoiseOptions(Extrapolation kind, NoiseScaling scaling = NoiseScaling::folding) {
  ZeroNoiseOptions options;
  options.extrapolation.kind = kind;
  options.scaling = scaling;
  if (scaling == NoiseScaling::pulses) options.scales = {1, 1.5, 2};
  return options;
}

inline const std::vector<double>& evidenceOf(const Estimates& estimates, const std::string& name) {
  const auto found = std::find_if(estimates.evidence.begin(), estimates.evidence.end(),
                                  [&](const Evidence& evidence) { return evidence.name == name; });
  if (found == estimates.evidence.end())
    throw Error(ErrorCode::emptyData, "There is no such evidence.", name, "another");
  return found->values;
}

using Coefficients = std::vector<double> (*)(std::span<const PlannedRun>);

inline StudyMethod zeroNoiseMethod(std::string name, const ZeroNoiseOptions& options, Coefficients coefficients) {
  StudyMethod method{std::move(name), fixedMethod<ZeroNoise>(options)};
  method.variance = [options, coefficients](const StudyCircuit&, const NoiseModel&, const Request& request,
                                            const Executor& executor) {
    const auto runs = ZeroNoise(options).plan(request, Random(0));
    return combinedVariance(request, runs, coefficients(runs), executor);
  };
  return method;
}

inline StudyMethod rawMethod() {
  StudyMethod method{
      "raw", [](const StudyCircuit&, const NoiseModel&, std::shared_ptr<const Executor> inner) { return inner; }};
  method.variance = [](const StudyCircuit&, const NoiseModel&, const Request& request, const Executor& executor) {
    PlannedRun run{follower(*request.circuit), request.shots};
    const double one = 1;
    return combinedVariance(request, std::span(&run, 1), std::span(&one, 1), executor);
  };
  return method;
}

inline StudyMethod tensoredMethod() {
  StudyMethod method{"readout, tensored", fixedMethod<ReadoutMitigation>(ReadoutMitigationOptions{})};
  method.linear = false;
  method.variance = [](const StudyCircuit&, const NoiseModel&, const Request& request, const Executor& executor) {
    return tensoredVariance(request, ReadoutMitigation().plan(request, Random(0)), executor);
  };
  return method;
}

inline StudyMethod fullReadoutMethod() {
  ReadoutMitigationOptions options;
  options.calibration = Calibration::full;
  StudyMethod method{"readout, full", upTo(6, fixedMethod<ReadoutMitigation>(options))};
  method.linear = false;
  return method;
}

inline StudyMethod twirledReadoutMethod() {
  StudyMethod method{"readout, twirled", fixedMethod<TwirledReadout>(TwirledReadoutOptions{})};
  method.infinite = Infinite::spread;
  method.linear = false;
  method.reference = [](const StudyCircuit& circuit, const NoiseModel&, std::shared_ptr<const Executor> inner) {
    TwirledReadoutOptions all;
    all.instances = std::size_t{1} << circuit.qubits();
    return std::make_shared<MitigatedExecutor>(std::make_shared<TwirledReadout>(all), std::move(inner));
  };
  method.leastCoverage = 0.93;
  return method;
}

/// Of a product of Pauli operators each signed shot is ±gamma.
inline StudyMethod errorCancellationMethod() {
  StudyMethod method{
      "error cancellation", [](const StudyCircuit&, const NoiseModel& noise, std::shared_ptr<const Executor> inner) {
        return std::make_shared<MitigatedExecutor>(
            std::make_shared<ErrorCancellation>(ErrorCancellationOptions{withoutReadout(noise)}), std::move(inner));
      }};
  method.infinite = Infinite::spread;
  method.reference = misreadOnly;
  method.drawsCircuits = true;
  method.shots = 500;  // it simulates about as many circuits
  method.variance = [](const StudyCircuit& circuit, const NoiseModel& noise, const Request& request,
                       const Executor&) -> std::optional<double> {
    if (circuit.observable.parts.size() > 1) return std::nullopt;
    const double gamma = ErrorCancellation({withoutReadout(noise)}).gamma(circuit.circuit);
    Request exact = request;
    exact.shots = 0;
    Ledger ledger;
    const double value = misreadOnly(circuit, noise, nullptr)->execute(exact, Random(0), ledger).values(0, 0);
    return (gamma * gamma - value * value) / static_cast<double>(request.shots);
  };
  return method;
}

/// The same exponential through exact values at the scales that a seed's shots chose.
inline double valueAtChosenScales(const Request& request, const Estimates& found, const Executor& executor) {
  std::vector<ScaledValue> points;
  for (const double scale : evidenceOf(found, "zero-noise.scales")) {
    const PlannedRun run =
        scaledRun(*request.circuit, scale, NoiseScaling::folding, AdaptiveZeroNoiseOptions{}.folding, Random(0));
    points.push_back({run.scale, exactRun(request, run, executor).values(0, 0)});
  }
  return extrapolate(points, zeroNoiseOptions(Extrapolation::exponential).extrapolation).value(0);
}

inline StudyMethod adaptiveMethod() {
  StudyMethod method{"zero noise, adaptive",
                     [](const StudyCircuit&, const NoiseModel&, std::shared_ptr<const Executor> inner) {
                       return std::make_shared<AdaptiveZeroNoise>(AdaptiveZeroNoiseOptions{}, std::move(inner));
                     }};
  method.infinite = Infinite::chosen;
  method.chosen = valueAtChosenScales;
  method.simulator = simulatedAdaptive;  // what chose the scales is in the error, too: they are not independent
  method.linear = false;
  return method;
}

inline StudyMethod exponentialMethod() {
  StudyMethod method{"zero noise, exponential", fixedMethod<ZeroNoise>(zeroNoiseOptions(Extrapolation::exponential))};
  method.linear = false;
  return method;
}

/// 16 instances: a normal interval about a mean with 15 degrees of freedom covers 93.1 %.
inline StudyMethod twirlingMethod() {
  StudyMethod method{"Pauli twirling", fixedMethod<PauliTwirling>(PauliTwirlingOptions{})};
  method.infinite = Infinite::spread;
  PauliTwirlingOptions many;
  many.instances = 500;
  method.reference = fixedMethod<PauliTwirling>(many);
  method.leastCoverage = 0.931;
  method.drawsCircuits = true;
  return method;
}

inline StudyMethod stackMethod() {
  const auto readout = std::make_shared<ReadoutMitigation>();
  const auto zeroNoise = std::make_shared<ZeroNoise>(zeroNoiseOptions(Extrapolation::linear));
  StudyMethod method{"readout in zero noise", [readout, zeroNoise](const StudyCircuit&, const NoiseModel&,
                                                                   std::shared_ptr<const Executor> inner) {
                       return std::make_shared<MitigatedExecutor>(
                           zeroNoise, std::make_shared<MitigatedExecutor>(readout, std::move(inner)));
                     }};
  method.linear = false;
  return method;
}

/// What was learned from are this seed's own circuits, so that it is their value an interval speaks of. Standard errors
/// may be larger than errors are (FeatureFit): what predicts them is the same fit, written a second time.
template <class Method, class Options>
StudyMethod learningMethod(std::string name, const Options& options, std::size_t scales, SimulatedFit fit) {
  StudyMethod method{std::move(name), fixedMethod<Method>(options), Infinite::drawn, false};
  method.drawsCircuits = true;
  method.simulator = simulatedRegression(std::make_shared<Method>(options), scales, fit);
  return method;
}

inline StudyMethod symmetryMethod() {
  StudyMethod method{"symmetry verification",
                     [](const StudyCircuit& circuit, const NoiseModel&, std::shared_ptr<const Executor> inner) {
                       return std::make_shared<MitigatedExecutor>(
                           std::make_shared<SymmetryVerification>(SymmetryVerificationOptions{circuit.symmetries}),
                           std::move(inner));
                     }};
  method.linear = false;
  return method;
}

/// Both copies are as noisy as the register.
inline StudyMethod distillationMethod() {
  StudyMethod method{"virtual distillation",
                     upTo(4, [](const StudyCircuit& circuit, const NoiseModel& noise, std::shared_ptr<const Executor>) {
                       return std::make_shared<MitigatedExecutor>(
                           std::make_shared<VirtualDistillation>(),
                           std::make_shared<DensityExecutor>(onCopies(noise, circuit.qubits(), 2)));
                     })};
  method.linear = false;
  return method;
}

/// By its plain mean: the median of groups is not linear in what is measured.
inline StudyMethod shadowMethod() {
  ClassicalShadowOptions options;
  options.groups = 1;
  StudyMethod method{"classical shadow", upTo(6, fixedMethod<ClassicalShadow>(options))};
  method.drawsCircuits = true;
  return method;
}

inline StudyMethod tomographyMethod(TomographyEstimate estimate) {
  StateTomographyOptions options;
  options.estimate = estimate;
  const bool linear = estimate == TomographyEstimate::linear;
  StudyMethod method{linear ? "tomography, linear" : "tomography, projected",
                     upTo(3, fixedMethod<StateTomography>(options))};
  method.linear = linear;
  // Of a projection standard errors are a bound: they hold how far it moved the value, but not what noise that took.
  if (!linear) method.simulator = simulatedTomography;
  return method;
}

inline StudyMethod decouplingMethod() {
  DynamicalDecouplingOptions options;
  options.durations.byName = {{"1q", 50e-9}, {"2q", 300e-9}};
  const DynamicalDecoupling decoupling(options);
  StudyMethod method{"dynamical decoupling", fixedMethod<DynamicalDecoupling>(options)};
  method.variance = [decoupling](const StudyCircuit&, const NoiseModel&, const Request& request,
                                 const Executor& executor) {
    const double one = 1;
    return combinedVariance(request, decoupling.plan(request, Random(0)), std::span(&one, 1), executor);
  };
  return method;
}

inline StudyMethod regressionMethod(std::string name, std::vector<double> scales) {
  CliffordDataRegressionOptions options;
  options.training.scales = std::move(scales);
  const std::size_t count = options.training.scales.size();
  return learningMethod<CliffordDataRegression>(std::move(name), options, count, {count == 1});
}

inline StudyMethod ridgeMethod() {
  const LearnedMitigationOptions options;
  return learningMethod<LearnedMitigation>("learned, ridge", options, 1, {true, options.ridge});
}

inline std::vector<StudyMethod> studyMethods() {
  return {rawMethod(),
          tensoredMethod(),
          fullReadoutMethod(),
          twirledReadoutMethod(),
          zeroNoiseMethod("zero noise, linear", zeroNoiseOptions(Extrapolation::linear), lineCoefficients),
          zeroNoiseMethod("zero noise, Richardson", zeroNoiseOptions(Extrapolation::richardson), lagrangeCoefficients),
          exponentialMethod(),
          zeroNoiseMethod("zero noise, pulses", zeroNoiseOptions(Extrapolation::linear, NoiseScaling::pulses),
                          lineCoefficients),
          adaptiveMethod(),
          {"layerwise Richardson", fixedMethod<LayerwiseRichardson>(LayerwiseRichardsonOptions{4})},
          twirlingMethod(),
          errorCancellationMethod(),
          stackMethod(),
          regressionMethod("CDR", {1}),
          regressionMethod("CDR, variable noise", {1, 3}),
          ridgeMethod(),
          symmetryMethod(),
          distillationMethod(),
          shadowMethod(),
          tomographyMethod(TomographyEstimate::linear),
          tomographyMethod(TomographyEstimate::projected),
          decouplingMethod()};
}

}  // namespace qualm::testing
