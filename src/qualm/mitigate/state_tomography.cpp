#include "qualm/mitigate/state_tomography.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <utility>

#include "qualm/core/bits.hpp"
#include "qualm/core/error.hpp"
#include "qualm/mitigate/pauli_bases.hpp"
#include "qualm/mitigate/unfold.hpp"
#include "qualm/simulate/hermitian_eigen.hpp"
#include "qualm/simulate/pauli_vector.hpp"
#include "qualm/simulate/request_check.hpp"
#include "qualm/simulate/state_measures.hpp"

namespace qualm {
namespace {

/// 2^−n Σ ⟨P⟩ P
std::vector<Complex> linearInversion(const PooledReading& reading, std::size_t qubits) {
  PauliVector expectations(qubits, 1);
  const std::uint64_t masks = std::uint64_t{1} << qubits;
  for (std::uint64_t x = 0; x < masks; ++x) {
    for (std::uint64_t z = 0; z < masks; ++z) {
      expectations.values[pauliIndex(x, z, qubits)] = reading.expectation({x, z});
    }
  }
  return densityMatrix(expectations, 0);
}

/// Tr(ρP): P has the entry i^|x&z| (−1)^|z & column| at (column ^ x, column).
double expectationIn(std::span<const Complex> density, std::size_t size, const PauliTerm& term) {
  const Complex factor = powerOfI(static_cast<std::size_t>(std::popcount(term.x & term.z)));
  const auto flipped = static_cast<std::size_t>(term.x);
  double sum = 0;
  for (std::size_t column = 0; column < size; ++column) {
    sum += paritySign(column & term.z) * (factor * density[column * size + (column ^ flipped)]).re;
  }
  return sum;
}

double expectationIn(std::span<const Complex> density, std::size_t size, const Observable& observable) {
  double sum = 0;
  for (const auto& part : observable.parts) sum += part.coefficient * expectationIn(density, size, part.term);
  return sum;
}

/// Of the linear estimate, and how far the value was moved from it; 0 where exact.
double standardErrorOf(const PooledReading& reading, const Observable& observable, double value) {
  const double variance = reading.variance(observable);
  for (const auto& part : observable.parts) value -= part.coefficient * reading.expectation(part.term);
  return variance > 0 ? std::hypot(std::sqrt(variance), value) : 0;
}

}  // namespace

ClosestState closestState(std::span<const Complex> hermitian, std::size_t qubits) {
  const std::size_t size = std::size_t{1} << qubits;
  const HermitianEigen eigen = hermitianEigen(hermitian, size, true);
  const std::vector<double> chances = nearestDistribution(eigen.values);
  ClosestState result{std::vector<Complex>(size * size), *std::min_element(eigen.values.begin(), eigen.values.end())};
  for (std::size_t k = 0; k < size; ++k) {
    const Complex* vector = &eigen.vectors[k * size];
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < size; ++j) {
        Complex& entry = result.density[i * size + j];
        entry = entry + chances[k] * (vector[i] * conjugate(vector[j]));
      }
    }
  }
  return result;
}

StateTomography::StateTomography(StateTomographyOptions options) : options_(options) {}

std::vector<PlannedRun> StateTomography::plan(const Request& request, const Random&) const {
  const std::size_t qubits = request.circuit->qubits();
  if (qubits > mostQubits) {
    throw Error(ErrorCode::registerTooLarge, "Tomography reads the state in 3^qubits bases.",
                std::to_string(qubits) + " qubits", std::to_string(mostQubits) + " or fewer");
  }
  return runsInBases(request, allBases(qubits), shotBudget(request));
}

ClosestState StateTomography::stateFrom(const PooledReading& reading, std::size_t qubits) const {
  std::vector<Complex> linear = linearInversion(reading, qubits);
  ClosestState closest = closestState(linear, qubits);
  if (options_.estimate == TomographyEstimate::linear) closest.density = std::move(linear);
  return closest;
}

Estimates StateTomography::combine(const Request& request, std::span<const PlannedRun> runs,
                                   std::span<const Estimates> results) const {
  const std::size_t qubits = request.circuit->qubits(), size = std::size_t{1} << qubits;
  Estimates estimates = expectationsFor(request);
  for (std::size_t index = 0; index < request.size(); ++index) {
    const PooledReading reading(runs, results, index);
    const ClosestState state = stateFrom(reading, qubits);
    for (std::size_t o = 0; o < request.observables.size(); ++o) {
      estimates.values(index, o) = expectationIn(state.density, size, request.observables[o]);
      estimates.standardErrors(index, o) = standardErrorOf(reading, request.observables[o], estimates.values(index, o));
    }
    if (!request.evidence || index > 0) continue;
    Evidence density{"state-tomography.density", {}};
    for (const Complex entry : state.density) density.values.insert(density.values.end(), {entry.re, entry.im});
    estimates.evidence = {std::move(density),
                          {"state-tomography.purity", {purity(StateView::mixed(state.density))}},
                          {"state-tomography.smallestRawEigenvalue", {state.smallestRawEigenvalue}},
                          {"state-tomography.settings", {static_cast<double>(reading.bases())}},
                          {"state-tomography.shots", {static_cast<double>(reading.shots())}}};
  }
  return estimates;
}

}  // namespace qualm
