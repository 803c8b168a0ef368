// Logical error rates of both codes, distance 3, 5 and 7: one line a strength of the noise, then where curves cross.
// qualm_thresholds [shots [model [rounds for each unit of distance]]]

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "qualm/correct/crossing.hpp"

using namespace qualm;

namespace {

constexpr std::array<std::size_t, 3> distances{3, 5, 7};

struct Study {
  const FaultModel& model;
  std::size_t roundsPerDistance;
  std::uint64_t shots;
};

void printCrossings(std::span<const double> rates, std::span<const std::vector<LogicalErrors>> curves) {
  constexpr std::array orders{"cross", "never cross: the larger is better", "never cross: the larger is worse",
                              "can't be told apart"};
  for (std::size_t d = 0; d + 1 < distances.size(); ++d) {
    const Crossing found = crossing(rates, curves[d], curves[d + 1]);
    std::printf("  distances %zu and %zu %s", distances[d], distances[d + 1],
                orders[static_cast<std::size_t>(found.order)]);
    if (found.order == CurveOrder::crosses) {
      std::printf(" at %.3f %% +- %.3f (from %.2f %% to %.2f %%)", 100 * found.rate, 100 * found.standardError,
                  100 * found.below, 100 * found.above);
    }
    std::printf("\n");
  }
}

void printCurves(Code code, const Study& study, std::span<const double> rates) {
  std::array<std::vector<LogicalErrors>, distances.size()> curves;
  for (const double p : rates) {
    std::printf("%7.3f %%", 100 * p);
    for (std::size_t d = 0; d < distances.size(); ++d) {
      DecodingTime time;
      const auto experiment =
          codeExperiment(code, distances[d], study.roundsPerDistance * distances[d], study.model, p);
      const LogicalErrors found = logicalErrors(experiment, study.shots, Random(1).stream(distances[d]), time);
      std::printf("   %.3e [%.3e, %.3e] %6.2f us", found.rate(), found.interval.low, found.interval.high,
                  1e6 * time.perRound());
      curves[d].push_back(found);
    }
    std::printf("\n");
    std::fflush(stdout);
  }
  printCrossings(rates, curves);
}

}  // namespace

int main(int count, char** arguments) {
  const Study study{faultModelNamed(count > 2 ? arguments[2] : "circuit-level"),
                    count > 3 ? std::strtoull(arguments[3], nullptr, 10) : 1,
                    count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 100000};
  std::printf("%s.\n", std::string(study.model.doc).c_str());
  std::printf("Failures of %zu times as many rounds as the distance, with 95 %% intervals; decoding a round.\n",
              study.roundsPerDistance);
  std::printf("Surface code, distance 3, 5, 7\n");
  printCurves(Code::surface, study,
              std::array{0.002, 0.003, 0.004, 0.0045, 0.005, 0.0055, 0.006, 0.0065, 0.007, 0.008, 0.009, 0.012});
  std::printf("Repetition code, distance 3, 5, 7\n");
  printCurves(Code::repetition, study,
              std::array{0.01, 0.015, 0.02, 0.025, 0.03, 0.035, 0.04, 0.045, 0.05, 0.06, 0.07, 0.08, 0.1});
}
