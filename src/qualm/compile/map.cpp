#include "qualm/compile/map.hpp"

#include <algorithm>
#include <numeric>

#include "qualm/compile/coupling.hpp"
#include "qualm/compile/layout.hpp"
#include "qualm/compile/route.hpp"
#include "qualm/compile/translate.hpp"
#include "qualm/core/error.hpp"

namespace qualm {
namespace {

constexpr std::size_t largestDevice = 2048;  // all distances are kept: 32 MB

std::vector<std::size_t> firstNumbers(std::size_t count) {
  std::vector<std::size_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  return numbers;
}

std::size_t deviceQubits(const Circuit& circuit, const CompileTarget& target) {
  const std::size_t qubits = target.qubits == 0 ? circuit.qubits() : target.qubits;
  if (qubits < circuit.qubits()) {
    throw Error(ErrorCode::registerTooLarge, "The circuit has more qubits than the device.",
                std::to_string(circuit.qubits()), "at most " + std::to_string(qubits));
  }
  return qubits;
}

CouplingMap checkedMap(std::size_t qubits, const CompileTarget& target) {
  if (qubits > largestDevice) {
    throw Error(ErrorCode::registerTooLarge, "The device is too large for routing.", std::to_string(qubits),
                "at most " + std::to_string(largestDevice));
  }
  CouplingMap map(qubits, target.edges);
  if (map.isConnected()) return map;
  throw Error(ErrorCode::unsupported, "The coupling map falls apart: some qubits can't be reached from others.",
              std::to_string(target.edges.size()) + " edges on " + std::to_string(qubits) + " qubits",
              "a connected coupling map");
}

/// A routing on a part of the device.
struct Placed {
  std::vector<std::size_t> wires;
  Routing routing;
};

Placed placeWithoutSwaps(const Operations& operations, const Layout& layout) {
  Placed placed{layout, {}};
  std::sort(placed.wires.begin(), placed.wires.end());
  Layout& initial = placed.routing.initial;
  for (const std::size_t place : layout) {
    const auto wire = std::lower_bound(placed.wires.begin(), placed.wires.end(), place);
    initial.push_back(static_cast<std::size_t>(wire - placed.wires.begin()));
  }
  placed.routing.final = initial;
  for (const Operation& operation : operations) placed.routing.operations.push_back(relabeled(operation, initial));
  return placed;
}

/// One attempt: a random part of the device, a random start in it, improved, routed.
Placed attempt(const Operations& operations, const CouplingMap& map, std::size_t qubits, std::size_t trial,
               Random random) {
  Placed placed{map.randomRegion(qubits, trial % 2 == 0, random), {}};
  const CouplingMap part = map.restrictedTo(placed.wires);
  Layout layout = firstNumbers(qubits);
  random.shuffle(layout);
  layout = improvedLayout(operations, part, std::move(layout), random);
  placed.routing = route(operations, part, layout, random);
  return placed;
}

Placed place(const Operations& operations, const Circuit& circuit, const CompileTarget& target, std::size_t trials,
             const Random& random) {
  const std::size_t qubits = deviceQubits(circuit, target);
  if (target.edges.empty()) return placeWithoutSwaps(operations, firstNumbers(circuit.qubits()));
  const CouplingMap map = checkedMap(qubits, target);
  const auto fitting = fittingLayout(partnersOf(operations, circuit.qubits()), map);
  if (fitting) return placeWithoutSwaps(operations, *fitting);
  Placed best = attempt(operations, map, circuit.qubits(), 0, random.stream("routing").stream(0));
  for (std::size_t trial = 1; trial < trials; ++trial) {
    Placed other = attempt(operations, map, circuit.qubits(), trial, random.stream("routing").stream(trial));
    if (other.routing.swaps < best.routing.swaps) best = std::move(other);
  }
  return best;
}

}  // namespace

MappedCircuit mapCircuit(const Circuit& circuit, const CompileTarget& target, std::size_t trials,
                         const Random& random) {
  if (trials == 0) throw Error(ErrorCode::invalidOption, "Routing needs at least one trial.", "0", "1 or more");
  const Translator translator(target.basis);
  Operations operations = circuit.operations();
  if (!target.edges.empty()) operations = Translator::intoPairs().translate(operations);
  Placed placed = place(operations, circuit, target, trials, random);
  const Operations translated = translator.translate(placed.routing.operations);
  return {circuitOf(circuit, circuit.qubits(), translated), std::move(placed.wires), std::move(placed.routing.initial),
          std::move(placed.routing.final), placed.routing.swaps};
}

CompiledCircuit onDevice(const Circuit& original, const MappedCircuit& mapped, const CompileTarget& target) {
  const std::size_t qubits = deviceQubits(original, target);
  const CircuitMetrics before = circuitMetrics(original), after = circuitMetrics(mapped.circuit);
  if (qubits > Circuit::maximumQubits) {
    return {mapped.circuit, mapped.wires, mapped.initialLayout, mapped.finalLayout, mapped.swaps, before, after};
  }
  Operations operations;
  for (const Operation& operation : mapped.circuit.operations()) {
    operations.push_back(relabeled(operation, mapped.wires));
  }
  const auto widened = [&](Layout layout) {
    for (std::size_t& place : layout) place = mapped.wires[place];
    return layout;
  };
  return {circuitOf(original, qubits, operations),
          firstNumbers(qubits),
          widened(mapped.initialLayout),
          widened(mapped.finalLayout),
          mapped.swaps,
          before,
          after};
}

}  // namespace qualm
