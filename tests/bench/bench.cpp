#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string_view>
#include <vector>

#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/reference.hpp"
#include "qualm/simulate/sampling.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "qualm/simulate/trajectory_executor.hpp"
#include "qualm/train/gradient_rule.hpp"
#include "workloads.hpp"

using namespace qualm;

namespace {

/// The median of repeated runs, seconds; one run warms up, so that a browser's slow compiler is not what is measured.
template <class Work>
double medianSeconds(Work work, int runs) {
  using Clock = std::chrono::steady_clock;
  std::vector<double> seconds;
  for (int run = 0; run <= runs; ++run) {
    const auto start = Clock::now();
    work();
    if (run > 0) seconds.push_back(std::chrono::duration<double>(Clock::now() - start).count());
  }
  std::sort(seconds.begin(), seconds.end());
  return seconds[seconds.size() / 2];
}

void report(const char* name, double fast, double reference, double difference) {
  std::printf("{\"workload\":\"%s\",\"seconds\":%.9f,\"referenceSeconds\":%.9f,\"ratio\":%.2f,\"difference\":%.1e}\n",
              name, fast, reference, reference / fast, difference);
}

Observable z0() { return {{{1.0, {0, 1}}}}; }

void benchLayered(std::size_t qubits, int runs) {
  const Circuit circuit = bench::layered(qubits, 10);
  const std::vector<Observable> observables{z0()};
  Request request;
  request.circuit = &circuit;
  request.bindings = Matrix(1, 0);
  request.observables = observables;
  const StatevectorExecutor executor;
  ReferenceSimulator reference(qubits);
  double fast = 0, slow = 0;
  const double fastSeconds = medianSeconds(
      [&] {
        Ledger ledger;
        fast = executor.execute(request, Random(0), ledger).values(0, 0);
      },
      runs);
  const double slowSeconds = medianSeconds(
      [&] {
        reference.run(circuit, {});
        slow = reference.expectation({0, 1});
      },
      std::max(1, runs / 10));
  char name[64];
  std::snprintf(name, sizeof name, "layered circuit, %zu qubits", qubits);
  report(name, fastSeconds, slowSeconds, fast - slow);
}

/// Every shifted circuit of every row by the reference simulator, one after the other.
double referenceGradient(const Circuit& circuit, const Matrix& bindings, const GradientRule& rule,
                         ReferenceSimulator& reference, Matrix& gradient) {
  std::vector<double> binding(bindings.columns), values(rule.shifts.size());
  for (std::size_t row = 0; row < bindings.rows; ++row) {
    for (std::size_t s = 1; s < rule.shifts.size(); ++s) {
      std::copy_n(bindings.row(row).begin(), binding.size(), binding.begin());
      for (const SlotMove& move : rule.shifts[s]) binding[move.slot] += move.amount;
      reference.run(circuit, binding);
      values[s] = reference.expectation({0, 1});
    }
    collectGradient(rule, values.data(), 1, gradient.row(row));
  }
  return gradient(0, 0);
}

void benchGradient(std::size_t qubits, std::size_t rows, int runs) {
  const Circuit circuit = bench::classifier(qubits);
  Random random(2);
  Matrix features(rows, qubits);
  for (double& value : features.values) value = random.uniform(0, std::numbers::pi);
  std::vector<double> parameters(circuit.parameterNames().size());
  for (double& value : parameters) value = random.uniform(-1, 1);
  const Matrix bindings = bindSlots(circuit, parameters, features);
  const GradientRule rule = gradientRule(circuit, {}, 0, Random(0));
  const std::vector<Observable> observables{z0()};
  const StatevectorExecutor executor;
  Matrix fast, slow(rows, parameters.size());
  const double fastSeconds = medianSeconds(
      [&] {
        Ledger ledger;
        fast = gradientOf(circuit, observables, bindings, rule, 0, executor, Random(0), ledger);
      },
      runs);
  ReferenceSimulator reference(qubits);
  const double slowSeconds =
      medianSeconds([&] { referenceGradient(circuit, bindings, rule, reference, slow); }, qubits > 6 ? 1 : 5);
  double difference = 0;
  for (std::size_t i = 0; i < fast.values.size(); ++i) {
    difference = std::max(difference, std::abs(fast.values[i] - slow.values[i]));
  }
  char name[96];
  std::snprintf(name, sizeof name, "parameter-shift gradient, %zu qubits, %zu parameters, %zu rows", qubits,
                parameters.size(), rows);
  report(name, fastSeconds, slowSeconds, difference);
}

/// Depolarizing noise 0.01 on each qubit that a gate touched, after every gate.
NoiseModel depolarizing() {
  NoiseModel noise;
  noise.rules.push_back({{"1q"}, {}, {"pauli", {0.01 / 3, 0.01 / 3, 0.01 / 3}, {}}});
  noise.rules.push_back({{"2q"}, {}, {"pauli", {0.01 / 3, 0.01 / 3, 0.01 / 3}, {}}});
  return noise;
}

void benchNoisy(const char* name, const Executor& executor, std::size_t qubits, int runs) {
  const Circuit circuit = bench::layered(qubits, 4);
  const std::vector<Observable> observables{z0()};
  Request request;
  request.circuit = &circuit;
  request.bindings = Matrix(1, 0);
  request.observables = observables;
  double value = 0;
  const double seconds = medianSeconds(
      [&] {
        Ledger ledger;
        value = executor.execute(request, Random(0), ledger).values(0, 0);
      },
      runs);
  report(name, seconds, seconds, value);
}

void benchShots(std::size_t qubits, std::uint64_t shots, int runs) {
  const Circuit circuit = bench::layered(qubits, 2);
  Request request;
  request.circuit = &circuit;
  request.bindings = Matrix(1, 0);
  const StatevectorExecutor executor;
  Ledger ledger;
  request.probabilities = true;
  const Estimates exact = executor.execute(request, Random(0), ledger);
  std::uint32_t most = 0;
  const double seconds = medianSeconds(
      [&] {
        const auto counts = Sampler(exact.probabilities.row(0)).counts(shots, Random(1));
        most = *std::max_element(counts.begin(), counts.end());
      },
      runs);
  report("10^6 shots from 16 qubits", seconds, seconds, most);
}

void benchAdjoint(std::size_t qubits, std::size_t rows, int runs) {
  const Circuit circuit = bench::classifier(qubits);
  Random random(2);
  Matrix features(rows, qubits);
  for (double& value : features.values) value = random.uniform(0, std::numbers::pi);
  std::vector<double> parameters(circuit.parameterNames().size());
  for (double& value : parameters) value = random.uniform(-1, 1);
  const Matrix bindings = bindSlots(circuit, parameters, features);
  const GradientRule rule = gradientRule(circuit, {}, 0, Random(0));
  const std::vector<Observable> observables{z0()};
  const StatevectorExecutor executor;
  Matrix adjoint;
  const double seconds = medianSeconds(
      [&] {
        Ledger ledger;
        adjoint =
            gradientOf(circuit, observables, bindings, rule, 0, executor, Random(0), ledger, GradientMethod::adjoint);
      },
      runs);
  Ledger ledger;
  const Matrix shift = gradientOf(circuit, observables, bindings, rule, 0, executor, Random(0), ledger);
  double difference = 0;
  for (std::size_t i = 0; i < shift.values.size(); ++i) {
    difference = std::max(difference, std::abs(shift.values[i] - adjoint.values[i]));
  }
  char name[64];
  std::snprintf(name, sizeof name, "adjoint gradient, %zu qubits", qubits);
  report(name, seconds, seconds, difference);
}

}  // namespace

/// qualm_bench [part]: one of the parts below, or all of them.
int main(int count, char** arguments) {
  const std::string_view part = count > 1 ? arguments[1] : "";
  const auto wanted = [part](std::string_view name) { return part.empty() || part == name; };
  if (wanted("layered")) {
    benchLayered(10, 200);
    benchLayered(16, 20);
    benchLayered(20, 3);
  }
  if (wanted("shift")) {
    benchGradient(4, 100, 30);
    benchGradient(8, 100, 10);
  }
  if (wanted("adjoint")) {
    benchAdjoint(4, 100, 50);
    benchAdjoint(8, 100, 30);
  }
  if (!wanted("noise")) return 0;
  benchNoisy("density matrix, 8 qubits", DensityExecutor(depolarizing()), 8, 20);
  benchNoisy("1000 trajectories, 10 qubits", TrajectoryExecutor(depolarizing(), {1000, 0}), 10, 10);
  benchShots(16, 1000000, 10);
  return 0;
}
