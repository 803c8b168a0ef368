#include "qualm/mitigate/fold.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/mitigate/inverse.hpp"
#include "qualm/mitigate/layers.hpp"
#include "qualm/simulate/follow.hpp"

namespace qualm {
namespace {

bool isFoldable(const Operation& operation) { return operation.isGate() && operation.condition.mask == 0; }

std::size_t foldableCount(const Circuit& circuit) {
  const auto& operations = circuit.operations();
  return static_cast<std::size_t>(std::count_if(operations.begin(), operations.end(), isFoldable));
}

/// `items` folded so often that their number grows by the scale, as nearly as it can: each `whole` times, and `rest` of
/// them once more.
struct Folds {
  std::size_t whole, rest;

  Folds(std::size_t items, double scale) {
    const auto extra = static_cast<std::size_t>(std::llround((scale - 1) * static_cast<double>(items) / 2));
    whole = extra / items;
    rest = extra % items;
  }
  double reached(std::size_t items) const {
    return 1 + 2 * (static_cast<double>(whole) + static_cast<double>(rest) / static_cast<double>(items));
  }
};

/// Which of so many items are folded once more than the others.
std::vector<bool> chosen(std::size_t items, std::size_t count, Folding folding, Random& random) {
  std::vector<std::size_t> order(items);
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (folding == Folding::random) random.shuffle(order);
  std::vector<bool> result(items, false);
  for (std::size_t i = 0; i < count; ++i) result[order[i]] = true;
  return result;
}

FoldedCircuit foldGates(const Circuit& circuit, double scale, Folding folding, Random& random) {
  const std::size_t gates = foldableCount(circuit);
  const Folds folds(gates, scale);
  const std::vector<bool> oneMore = chosen(gates, folds.rest, folding, random);
  FoldedCircuit result{emptyFollower(circuit), folds.reached(gates)};
  std::size_t gate = 0;
  for (const Operation& operation : circuit.operations()) {
    result.circuit.append(operation, followingAngles(operation));
    if (!isFoldable(operation)) continue;
    for (std::size_t k = 0; k < folds.whole + (oneMore[gate] ? 1 : 0); ++k) {
      appendInverse(result.circuit, operation);
      result.circuit.append(operation, followingAngles(operation));
    }
    ++gate;
  }
  return result;
}

void appendAll(Circuit& circuit, const std::vector<const Operation*>& operations) {
  for (const Operation* operation : operations) circuit.append(*operation, followingAngles(*operation));
}

void appendInverses(Circuit& circuit, const std::vector<const Operation*>& operations) {
  for (std::size_t i = operations.size(); i-- > 0;) appendInverse(circuit, *operations[i]);
}

bool isFoldable(const Layer& layer) {
  const auto& operations = layer.operations;
  return std::any_of(operations.begin(), operations.end(), [](const Operation* o) { return isFoldable(*o); });
}

FoldedCircuit foldFirstLayers(const Circuit& circuit, double scale) {
  const std::size_t layers = foldableLayers(circuit);
  const Folds folds(layers, scale);
  std::vector<std::size_t> each(layers, folds.whole);
  for (std::size_t i = 0; i < folds.rest; ++i) ++each[i];
  return foldLayers(circuit, each);
}

/// Only measurements may follow the last gate.
std::vector<const Operation*> unitaryPart(const Circuit& circuit) {
  std::vector<const Operation*> gates;
  bool ended = false;
  for (const Operation& operation : circuit.operations()) {
    const bool measures = operation.kind == Operation::Kind::measure && operation.condition.mask == 0;
    if (measures) {
      ended = true;
    } else if (ended || !operation.isUnitary()) {
      throw Error(ErrorCode::notUnitary,
                  "A circuit that measures, resets or decides on its way has no inverse as a whole.",
                  std::string(operation.name()) + (ended ? " after a measurement" : ""),
                  "gates, then measurements; or folding gate by gate");
    } else {
      gates.push_back(&operation);
    }
  }
  return gates;
}

FoldedCircuit foldGlobally(const Circuit& circuit, double scale) {
  std::vector<const Operation*> gates = unitaryPart(circuit);
  const std::size_t total = foldableCount(circuit);
  const Folds folds(total, scale);
  FoldedCircuit result{emptyFollower(circuit), folds.reached(total)};
  appendAll(result.circuit, gates);
  for (std::size_t k = 0; k < folds.whole; ++k) {
    appendInverses(result.circuit, gates);
    appendAll(result.circuit, gates);
  }
  // The last gates once more; barriers among them don't count.
  std::size_t first = gates.size();
  for (std::size_t left = folds.rest; left > 0;) left -= isFoldable(*gates[--first]) ? 1 : 0;
  gates.erase(gates.begin(), gates.begin() + static_cast<std::ptrdiff_t>(first));
  appendInverses(result.circuit, gates);
  appendAll(result.circuit, gates);
  for (const Operation& operation : circuit.operations()) {
    if (!operation.isUnitary()) result.circuit.append(operation, {});
  }
  return result;
}

FoldedCircuit insertIdentities(const Circuit& circuit, double scale) {
  const std::vector<Layer> layers = layersOf(circuit);
  const auto extra = static_cast<std::size_t>(std::llround((scale - 1) * static_cast<double>(layers.size())));
  FoldedCircuit result{emptyFollower(circuit), 1 + static_cast<double>(extra) / static_cast<double>(layers.size())};
  for (std::size_t index = 0; index < layers.size(); ++index) {
    appendAll(result.circuit, layers[index].operations);
    for (std::size_t k = 0; k < extra / layers.size() + (index < extra % layers.size() ? 1 : 0); ++k) {
      for (std::size_t q = 0; q < circuit.qubits(); ++q) result.circuit.append("id", {q});
    }
  }
  return result;
}

}  // namespace

std::size_t foldableLayers(const Circuit& circuit) {
  const std::vector<Layer> layers = layersOf(circuit);
  return static_cast<std::size_t>(
      std::count_if(layers.begin(), layers.end(), [](const Layer& layer) { return isFoldable(layer); }));
}

FoldedCircuit foldLayers(const Circuit& circuit, std::span<const std::size_t> folds) {
  if (folds.size() != foldableLayers(circuit)) {
    throw Error(ErrorCode::shapeMismatch, "Every layer of gates needs its number of folds.",
                std::to_string(folds.size()), std::to_string(foldableLayers(circuit)));
  }
  FoldedCircuit result{emptyFollower(circuit), 1};
  std::size_t index = 0;
  for (const Layer& layer : layersOf(circuit)) {
    appendAll(result.circuit, layer.operations);
    if (!isFoldable(layer)) continue;
    for (std::size_t k = 0; k < folds[index]; ++k) {
      appendInverses(result.circuit, layer.operations);
      appendAll(result.circuit, layer.operations);
    }
    ++index;
  }
  result.scale = static_cast<double>(foldableCount(result.circuit)) / static_cast<double>(foldableCount(circuit));
  return result;
}

FoldedCircuit fold(const Circuit& circuit, double scale, Folding folding, Random random) {
  if (!(scale >= 1) || !std::isfinite(scale)) {
    throw Error(ErrorCode::invalidOption, "Folding makes noise larger, never smaller.", numberText(scale),
                "a scale of 1 or more");
  }
  if (foldableCount(circuit) == 0) {
    throw Error(ErrorCode::emptyData, "There is no gate to fold.", "a circuit without gates", "one gate or more");
  }
  switch (folding) {
    case Folding::global:
      return foldGlobally(circuit, scale);
    case Folding::layers:
      return foldFirstLayers(circuit, scale);
    case Folding::identities:
      return insertIdentities(circuit, scale);
    default:
      return foldGates(circuit, scale, folding, random);
  }
}

}  // namespace qualm
