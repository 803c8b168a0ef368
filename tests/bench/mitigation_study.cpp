// The study of mitigation: every method on 14 circuits under 4 noise models, one line a cell. Is the mean squared error
// what theory predicts, and do 95 % intervals hold the infinite-shot value as often as they claim?
// qualm_mitigation_study [share of the seeds, 1 by default [name of a circuit, a method or a noise model's beginning]]

#include "support/mitigation_study.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

#include "qualm/core/stopwatch.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

constexpr std::uint64_t studyShots = 2000;

/// Error cancellation simulates about as many circuits as it has shots.
std::uint64_t shotsFor(const StudyMethod& method) { return method.costliness > 1 ? 500 : studyShots; }

/// 1000 where circuits repeat between seeds. Where each seed draws circuits of its own, every one is a density matrix
/// to simulate: fewer on more qubits. A full calibration inverts a matrix of 2^qubits rows under each.
std::size_t seedsFor(const StudyCircuit& circuit, const StudyMethod& method, double share) {
  constexpr std::array<std::array<double, 4>, 3> seeds{
      {{1000, 1000, 1000, 1000}, {1000, 400, 100, 20}, {400, 200, 40, 10}}};
  const std::size_t qubits = circuit.qubits();
  const std::size_t size = qubits <= 3 ? 0 : qubits <= 4 ? 1 : qubits <= 6 ? 2 : 3;
  const bool inverts = method.name == "readout, full" && qubits > 4;
  return std::max<std::size_t>(10, static_cast<std::size_t>((inverts ? 200 : seeds[method.costliness][size]) * share));
}

void printCell(const StudyCell& cell) {
  std::printf("%-11s %-31s %-24s", cell.circuit.c_str(), cell.noise.c_str(), cell.method.c_str());
  if (!cell.applies()) {
    std::printf(" refused: %s\n", cell.refusal.c_str());
    return;
  }
  std::printf(" %5zu %8.4f %9.4f %9.1e+-%.0e %9.2e +- %.0e %9.2e%s %9.2e %6.1f %%", cell.answered(), cell.ideal,
              cell.bias(), cell.shotBias.mean, cell.shotBias.error, cell.squaredErrors.mean, cell.squaredErrors.error,
              cell.predicted,
              cell.closedForm  ? "*"
              : cell.simulated ? "+"
                               : " ",
              cell.reportedVariance, 100 * static_cast<double>(cell.covered) / static_cast<double>(cell.answered()));
  if (cell.refusedSeeds > 0) std::printf("  (%zu seeds without an answer)", cell.refusedSeeds);
  std::printf("\n");
}

template <class Chance>
void printOutside(const char* what, std::span<const StudyCell> cells, const Chance& chance) {
  const auto outside = outsideOf(cells, chance);
  std::map<std::string, std::size_t> byMethod;
  for (const std::size_t i : outside) ++byMethod[cells[i].method];
  std::printf("\n%s: %zu outside.\n", what, outside.size());
  for (const auto& [method, found] : byMethod) std::printf("  %s: %zu\n", method.c_str(), found);
  for (const std::size_t i : outside) {
    std::printf("  p = %.1e ", chance(cells[i]));
    printCell(cells[i]);
  }
}

void printSummary(std::span<const StudyCell> cells) {
  std::size_t refused = 0, seeds = 0, thousand = 0;
  for (const StudyCell& cell : cells) {
    refused += cell.applies() ? 0 : 1;
    seeds += cell.applies() && cell.refusedSeeds > 0 ? 1 : 0;
    thousand += cell.applies() && cell.seeds >= 1000 ? 1 : 0;
  }
  std::printf("\n%zu cells, %zu refused, %zu measured, %zu of them over 1000 seeds or more;\n", cells.size(), refused,
              cells.size() - refused, thousand);
  std::printf("%zu have seeds without an answer, which are left out. Family-wise bounds (Holm at 1 %%) each:\n", seeds);
  printOutside("Mean squared error against its prediction", cells, [](const StudyCell& c) { return c.errorChance(); });
  printOutside("Coverage below what is claimed", cells, [](const StudyCell& c) { return c.narrowChance(); });
  printOutside("Squared standard errors above squared errors in the mean", cells,
               [](const StudyCell& c) { return c.largeChance(); });
  printOutside("Coverage above 95 %", cells, [](const StudyCell& c) { return c.wideChance(); });
  printOutside("Bias from finite shots, estimators that are linear (none is expected)", cells,
               [](const StudyCell& c) { return c.linear ? c.biasChance() : 1; });
  printOutside("Bias from finite shots, estimators that are not linear (it is in their prediction)", cells,
               [](const StudyCell& c) { return c.linear ? 1 : c.biasChance(); });
}

}  // namespace

int main(int count, char** arguments) {
  const double share = count > 1 ? std::strtod(arguments[1], nullptr) : 1;
  const std::string only = count > 2 ? arguments[2] : "";
  std::printf(
      "%llu shots for each measurement setting in all, whatever the method; error cancellation 500. 95 %% intervals\n"
      "should hold the estimator's own infinite-shot value; its bias is the distance of that from the ideal value.\n"
      "1000 seeds; methods that draw circuits of their own under each seed have 1000 at 3 qubits, 400 at 4, 100 at 5\n"
      "and 6, 20 at 8 (error cancellation 400, 200, 40, 10), a full readout calibration of more than 4 qubits 200:\n"
      "their bounds are as wide as that.\n",
      static_cast<unsigned long long>(studyShots));
  std::printf(
      "circuit, noise, method, seeds, ideal, bias, bias from finite shots, mean squared error, predicted (* in "
      "closed form, + by simulation), mean reported variance, covered\n");
  std::vector<StudyCell> cells;
  const auto methods = studyMethods();
  for (const StudyCircuit& circuit : studyCircuits()) {
    for (const StudyNoise& noise : studyNoises(circuit.qubits())) {
      const auto inner = std::make_shared<RecordedExecutor>(noise.model);
      for (const StudyMethod& method : methods) {
        if (!only.empty() && only != circuit.name && only != method.name && noise.name.rfind(only, 0) != 0) continue;
        double seconds = 0;
        {
          const Stopwatch watch(seconds);
          cells.push_back(
              StudyMeasurement(circuit, noise, method, inner).run(shotsFor(method), seedsFor(circuit, method, share)));
        }
        std::fprintf(stderr, "%s, %s, %s: %.2f s\n", circuit.name.c_str(), noise.name.c_str(), method.name.c_str(),
                     seconds);
        printCell(cells.back());
      }
      std::fflush(stdout);
    }
  }
  printSummary(cells);
}
