#include "qualm/encode/encoding_cost.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "qualm/circuit/metrics.hpp"
#include "qualm/compile/compile.hpp"
#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/encode/encoder_facts.hpp"
#include "qualm/noise/device_figures.hpp"
#include "qualm/noise/timing.hpp"

namespace qualm {
namespace {

const EncoderRow& rowOf(const EncoderOptions& options) { return encoderRow(options.kind); }
const EncoderFacts& factsOf(const EncoderOptions& options) { return encoderFacts(options.kind); }

bool isMeasured(const EncoderOptions& options, double features, const Device* device) {
  const EncoderRow& row = rowOf(options);
  const double most = static_cast<double>(device == nullptr ? Circuit::maximumQubits : device->qubits);
  const EncoderGates gates = factsOf(options).gates(options, features);
  return row.qubits(options, features) <= std::fmin(most, Circuit::maximumQubits) &&
         row.values(options, features) <= Circuit::largestFeature + 1 &&
         gates.oneQubit + gates.twoQubit <= mostMeasuredGates;
}

/// Adds a compiled gate's chance of going well.
void addError(EncodingCost& cost, const Operation& operation, const Device& device,
              const std::vector<std::size_t>& chosen) {
  std::vector<std::size_t> physical;
  for (std::size_t q = 0; q < operation.qubitCount(); ++q) physical.push_back(chosen[operation.qubits[q]]);
  const Device::GateFigures* figures = figuresOf(device, operation.gate->name, physical);
  if (figures == nullptr || !figures->error) {
    const std::string name(operation.gate->name);
    const bool known = std::find(cost.noErrors.begin(), cost.noErrors.end(), name) != cost.noErrors.end();
    if (!known) cost.noErrors.push_back(name);
    return;
  }
  (physical.size() == 1 ? cost.logOneQubit : cost.logTwoQubit) += std::log1p(-*figures->error);
}

void describe(EncodingCost& cost, const EncoderOptions& options, const Device* device) {
  cost.qubits = rowOf(options).qubits(options, cost.features);
  if (device == nullptr) return;
  const auto most = static_cast<double>(device->qubits);
  cost.fits = cost.qubits <= most;
  cost.capacity = factsOf(options).capacity(options, most);
}

EncodingCost measure(const EncoderOptions& options, std::size_t features, const Device* device, const Random& random) {
  const Encoder encoder(options, features);
  CompileTarget target{{"rz", "sx", "x", "cx"}, encoder.qubits(), {}};
  std::vector<std::size_t> chosen;
  if (device != nullptr) {
    chosen = chooseQubits(*device, encoder.qubits());
    target = {device->basis, chosen.size(), edgesAmong(*device, chosen)};
  }
  const CompiledCircuit compiled = compileCircuit(genericRow(encoder, random), target, {}, random.stream("compile"));
  EncodingCost cost;
  cost.features = cost.measuredFeatures = static_cast<double>(features);
  cost.depth = static_cast<double>(compiled.after.depth);
  cost.twoQubitGates = static_cast<double>(compiled.after.twoQubitGates);
  cost.oneQubitGates = static_cast<double>(compiled.after.gates) - cost.twoQubitGates;
  cost.swaps = compiled.swaps;
  describe(cost, options, device);
  if (device == nullptr) return cost;
  cost.seconds = timeOperations(compiled.circuit, deviceNoise(*device, chosen).durations).seconds;
  for (const Operation& operation : compiled.circuit.operations()) {
    if (operation.isGate()) addError(cost, operation, *device, chosen);
  }
  return cost;
}

double ratio(double a, double b) { return b == 0 ? 0 : a / b; }

/// Gates grow as the closed formulas do, depth and time as the row says. What routing adds on a sparse coupling map
/// grows faster: there it is a lower bound.
EncodingCost extrapolate(const EncoderOptions& options, double features, const Device* device,
                         const EncodingCost& anchor) {
  const EncoderFacts& facts = factsOf(options);
  const EncoderGates here = facts.gates(options, features), there = facts.gates(options, anchor.features);
  const double all = ratio(here.oneQubit + here.twoQubit, there.oneQubit + there.twoQubit);
  const double pairs = ratio(here.twoQubit, there.twoQubit);
  const double deeper = facts.depth == DepthGrowth::perGate      ? all
                        : facts.depth == DepthGrowth::perFeature ? features / anchor.features
                                                                 : 1;
  EncodingCost cost = anchor;
  cost.features = features;
  cost.extrapolated = true;
  cost.depth = std::ceil(anchor.depth * deeper);
  cost.oneQubitGates = std::ceil(anchor.oneQubitGates * all);
  cost.twoQubitGates = std::ceil(anchor.twoQubitGates * pairs);
  if (anchor.seconds) cost.seconds = *anchor.seconds * deeper;
  cost.logOneQubit = anchor.logOneQubit * all;
  cost.logTwoQubit = anchor.logTwoQubit * pairs;
  cost.swaps = 0;
  describe(cost, options, device);
  return cost;
}

void checkFeatures(const EncoderOptions& options, double features) {
  const bool whole = features >= 1 && features <= 9007199254740991.0 && std::floor(features) == features;
  if (!whole) throw Error(ErrorCode::invalidOption, "Features are a whole number.", numberText(features), "1 or more");
  if (options.complex && std::fmod(features, 2) != 0) {
    throw Error(ErrorCode::invalidOption, "Complex amplitudes take a real and an imaginary part each.",
                numberText(features), "an even number of features");
  }
}

}  // namespace

double EncodingCost::success() const { return std::exp(logOneQubit + logTwoQubit); }

Circuit genericRow(const Encoder& encoder, const Random& random) {
  Random draw = random.stream("row"), weights = random.stream("parameters");
  const bool bits = encoder.options().kind == EncoderKind::basis;
  Matrix row(1, encoder.features());
  for (double& x : row.values) x = bits ? 1 : draw.uniform(-std::numbers::pi, std::numbers::pi);
  const Circuit open = encoder.circuit();
  std::vector<double> parameters(open.parameterNames().size());
  for (double& parameter : parameters) parameter = weights.uniform(-std::numbers::pi, std::numbers::pi);
  const Matrix bindings = bindSlots(open, parameters, encoder.encode(row));
  Circuit bound(open.qubits());
  for (const Operation& operation : open.operations()) {
    std::vector<Angle> angles;
    const auto values = boundAngles(operation, bindings.row(0));
    for (std::size_t a = 0; a < operation.angleCount(); ++a) angles.push_back(Angle::constant(values[a]));
    bound.append(operation, angles);
  }
  return bound;
}

std::size_t largestMeasured(const EncoderOptions& options, double features, const Device* device) {
  if (isMeasured(options, features, device)) return static_cast<std::size_t>(features);
  double low = 0, high = features;  // measured and not
  while (high - low > 1) {
    const double middle = std::floor((low + high) / 2);
    (isMeasured(options, middle, device) ? low : high) = middle;
  }
  if (options.complex) low -= std::fmod(low, 2);
  if (low >= 1) return static_cast<std::size_t>(low);
  throw Error(ErrorCode::registerTooLarge, "Not even one feature fits the device.",
              device == nullptr ? "ideal" : device->name, "a larger device");
}

EncodingCost encodingCost(const EncoderOptions& options, double features, const Device* device, const Random& random,
                          const EncodingCost* anchor) {
  checkFeatures(options, features);
  const std::size_t measured = largestMeasured(options, features, device);
  if (static_cast<double>(measured) == features) return measure(options, measured, device, random);
  if (anchor != nullptr) return extrapolate(options, features, device, *anchor);
  return extrapolate(options, features, device, measure(options, measured, device, random));
}

}  // namespace qualm
