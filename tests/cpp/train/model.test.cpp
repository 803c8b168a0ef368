#include "qualm/train/model.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "qualm/circuit/metrics.hpp"
#include "qualm/core/error.hpp"

using namespace qualm;

TEST_CASE("the ansätze have their gates") {
  const auto countsOf = [](AnsatzKind kind, std::size_t qubits, std::size_t layers, Entangler entangler) {
    Circuit circuit(qubits);
    appendAnsatz(circuit, {kind, layers, entangler});
    return circuitMetrics(circuit);
  };
  const auto strong = countsOf(AnsatzKind::stronglyEntangling, 4, 3, Entangler::ring);
  CHECK(strong.gates == 3 * (4 * 3 + 4));
  CHECK(strong.twoQubitGates == 3 * 4);
  CHECK(countsOf(AnsatzKind::hardwareEfficient, 4, 2, Entangler::chain).twoQubitGates == 2 * 3);
  CHECK(countsOf(AnsatzKind::hardwareEfficient, 4, 2, Entangler::all).twoQubitGates == 2 * 6);
  CHECK(countsOf(AnsatzKind::hardwareEfficient, 4, 2, Entangler::none).twoQubitGates == 0);
  CHECK(countsOf(AnsatzKind::stronglyEntangling, 2, 1, Entangler::ring).twoQubitGates == 1);
  CHECK(countsOf(AnsatzKind::stronglyEntangling, 1, 2, Entangler::ring).twoQubitGates == 0);
}

TEST_CASE("a strongly entangling ring reaches further in every layer") {
  Circuit circuit(4);
  appendAnsatz(circuit, {AnsatzKind::stronglyEntangling, 4, Entangler::ring});
  std::vector<std::size_t> ranges;
  for (const Operation& operation : circuit.operations()) {
    if (operation.gate->qubits() == 2) ranges.push_back((operation.qubits[1] + 4 - operation.qubits[0]) % 4);
  }
  CHECK(ranges == std::vector<std::size_t>{1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 1, 1, 1, 1});
}

TEST_CASE("a readout has an observable a logit") {
  CHECK(makeModel({}, 4, 2).observables.size() == 1);
  CHECK(makeModel({}, 4, 3).observables.size() == 3);
  ModelOptions all;
  all.readout = ReadoutKind::allQubits;
  const Model mean = makeModel(all, 4, 3);
  CHECK(mean.observables[0].parts.size() == 2);  // qubits 0 and 3
  CHECK(mean.observables[0].parts[0].coefficient == 0.5);
  ModelOptions parity;
  parity.readout = ReadoutKind::parity;
  CHECK(makeModel(parity, 3, 2).observables[0].parts[0].term.z == 0b111);
  CHECK_THROWS_AS(makeModel(parity, 3, 3), Error);
  CHECK_THROWS_AS(makeModel({}, 2, 3), Error);
  CHECK_THROWS_AS(makeModel({}, 40, 2), Error);
}

TEST_CASE("two classes: the head is a logistic curve in the expectation") {
  const Model model = makeModel({}, 2, 2);
  std::vector<double> parameters(model.parameterCount(), 0.0);
  parameters[model.angleCount()] = 2.0;       // scale
  parameters[model.angleCount() + 1] = -0.5;  // bias
  Matrix expectations(1, 1);
  expectations(0, 0) = 0.7;
  const Matrix p = classProbabilities(model, parameters, expectations);
  CHECK(p(0, 0) == Approx(1 / (1 + std::exp(-(2.0 * 0.7 - 0.5)))).epsilon(1e-14));
  CHECK(p(0, 0) + p(0, 1) == Approx(1.0).epsilon(1e-15));
}

TEST_CASE("the loss's derivatives agree with finite differences") {
  for (const std::size_t classes : {std::size_t{2}, std::size_t{3}}) {
    const Model model = makeModel({}, 3, classes);
    auto parameters = initialParameters(model, Random(4));
    std::vector<double> expectations{0.4, -0.9, 0.1};
    expectations.resize(model.observables.size());
    const RowLoss row = rowLoss(model, parameters, expectations, 1);
    const auto lossAt = [&] { return rowLoss(model, parameters, expectations, 1).loss; };
    const auto derivative = [&](double& x) {
      const double at = x;
      x = at + 1e-6;
      const double above = lossAt();
      x = at - 1e-6;
      const double below = lossAt();
      x = at;
      return (above - below) / 2e-6;
    };
    for (std::size_t k = 0; k < expectations.size(); ++k) {
      CHECK(row.expectationGradient[k] == Approx(derivative(expectations[k])).margin(1e-8));
    }
    for (std::size_t h = 0; h < row.headGradient.size(); ++h) {
      CHECK(row.headGradient[h] == Approx(derivative(parameters[model.angleCount() + h])).margin(1e-8));
    }
  }
}

TEST_CASE("equal seeds give equal starts, other seeds others") {
  const Model model = makeModel({}, 3, 2);
  CHECK(initialParameters(model, Random(1)) == initialParameters(model, Random(1)));
  CHECK(initialParameters(model, Random(1)) != initialParameters(model, Random(2)));
}
