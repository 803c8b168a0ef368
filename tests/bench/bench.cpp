#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
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

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// The median of repeated runs, seconds. It warms up for a while: a browser compiles a function well only after it has
/// been called often, and work of a fraction of a millisecond would be over before.
template <class Work>
double medianSeconds(Work work, int runs) {
  constexpr double warmUp = 0.3;
  const auto begin = Clock::now();
  do {
    work();
  } while (secondsSince(begin) < warmUp);
  std::vector<double> seconds;
  for (int run = 0; run < runs; ++run) {
    const auto start = Clock::now();
    work();
    seconds.push_back(secondsSince(start));
  }
  std::sort(seconds.begin(), seconds.end());
  return seconds[seconds.size() / 2];
}

/// Where there is no reference run, only the time.
void reportTime(const char* name, double seconds) {
  std::printf("{\"workload\":\"%s\",\"seconds\":%.9f}\n", name, seconds);
}

/// Reads and writes a buffer larger than the caches: what a pass over a large state can reach at best.
void benchMemory() {
  AlignedBuffer buffer(std::size_t{1} << 23, 1.0);
  const double seconds = medianSeconds(
      [&] {
        for (double& value : buffer) value = value * 1.0000001;
      },
      5);
  const double bytes = 2.0 * 8.0 * static_cast<double>(buffer.size());
  std::printf("{\"workload\":\"memory, read and write\",\"seconds\":%.9f,\"gigabytesPerSecond\":%.1f}\n", seconds,
              bytes / seconds / 1e9);
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

/// The classifier of workloads.hpp for random rows and parameters: what both gradients are measured on.
struct GradientWork {
  Circuit circuit;
  Matrix bindings;
  GradientRule rule;
  std::vector<Observable> observables{z0()};

  GradientWork(std::size_t qubits, std::size_t rows) : circuit(bench::classifier(qubits)) {
    Random random(2);
    Matrix features(rows, qubits);
    for (double& value : features.values) value = random.uniform(0, std::numbers::pi);
    std::vector<double> parameters(circuit.parameterNames().size());
    for (double& value : parameters) value = random.uniform(-1, 1);
    bindings = bindSlots(circuit, parameters, features);
    rule = gradientRule(circuit, {}, 0, Random(0));
  }

  Matrix run(GradientMethod method) const {
    Ledger ledger;
    return gradientOf(circuit, observables, bindings, rule, 0, StatevectorExecutor(), Random(0), ledger, method);
  }

  std::string name(const char* kind) const {
    return std::string(kind) + " gradient, " + std::to_string(circuit.qubits()) + " qubits, " +
           std::to_string(circuit.parameterNames().size()) + " parameters, " + std::to_string(bindings.rows) + " rows";
  }
};

void benchGradient(std::size_t qubits, std::size_t rows, int runs) {
  const GradientWork work(qubits, rows);
  Matrix fast, slow(rows, work.circuit.parameterNames().size());
  const double fastSeconds = medianSeconds([&] { fast = work.run(GradientMethod::parameterShift); }, runs);
  ReferenceSimulator reference(qubits);
  const double slowSeconds = medianSeconds(
      [&] { referenceGradient(work.circuit, work.bindings, work.rule, reference, slow); }, qubits > 6 ? 1 : 5);
  double difference = 0;
  for (std::size_t i = 0; i < fast.values.size(); ++i) {
    difference = std::max(difference, std::abs(fast.values[i] - slow.values[i]));
  }
  report(work.name("parameter-shift").c_str(), fastSeconds, slowSeconds, difference);
}

void benchAdjoint(std::size_t qubits, std::size_t rows, int runs) {
  const GradientWork work(qubits, rows);
  const double seconds = medianSeconds([&] { work.run(GradientMethod::adjoint); }, runs);
  reportTime(work.name("adjoint").c_str(), seconds);
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
  const double seconds = medianSeconds(
      [&] {
        Ledger ledger;
        executor.execute(request, Random(0), ledger);
      },
      runs);
  reportTime(name, seconds);
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
  const double seconds = medianSeconds([&] { Sampler(exact.probabilities.row(0)).counts(shots, Random(1)); }, runs);
  char name[64];
  std::snprintf(name, sizeof name, "%llu shots from %zu qubits", static_cast<unsigned long long>(shots), qubits);
  reportTime(name, seconds);
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
  if (wanted("memory")) benchMemory();
  if (!wanted("noise")) return 0;
  benchNoisy("density matrix, 8 qubits, 4 layers, depolarizing", DensityExecutor(depolarizing()), 8, 20);
  benchNoisy("1000 trajectories, 10 qubits, 4 layers, depolarizing", TrajectoryExecutor(depolarizing(), {1000, 0}), 10,
             10);
  benchShots(16, 1000000, 10);
  return 0;
}
