// The study of mitigation: every method on 14 circuits under 4 noise models, one line a cell. Is the mean squared error
// what theory predicts, and do 95 % intervals hold the infinite-shot value as often as they claim?
// qualm_mitigation_study [share of the seeds, 1 by default [name of a circuit, a method or a noise model's beginning]]

#include "support/mitigation_study.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

#include "qualm/core/stopwatch.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

constexpr double studySeeds = 1000;

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
  std::size_t refused = 0, seeds = 0;
  for (const StudyCell& cell : cells) {
    refused += cell.applies() ? 0 : 1;
    seeds += cell.applies() && cell.refusedSeeds > 0 ? 1 : 0;
  }
  std::printf("\n%zu cells, %zu refused, %zu measured;\n", cells.size(), refused, cells.size() - refused);
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
  const auto seeds = std::max<std::size_t>(10, static_cast<std::size_t>(studySeeds * share));
  const std::string only = count > 2 ? arguments[2] : "";
  std::printf(
      "%zu seeds. 2000 shots for each measurement setting in all, whatever the method; error cancellation 500. 95 %%\n"
      "intervals should hold the estimator's own infinite-shot value; its bias is the distance of that from the ideal\n"
      "value.\n",
      seeds);
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
          cells.push_back(StudyMeasurement(circuit, noise, method, inner).run(method.shots, seeds));
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
