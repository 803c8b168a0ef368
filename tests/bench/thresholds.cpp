// Logical error rates of both codes under circuit-level noise, distance 3, 5 and 7: one line a strength of the noise.
// qualm_thresholds [shots]

#include <cstdio>
#include <cstdlib>

#include "qualm/correct/logical_error_rate.hpp"

using namespace qualm;

namespace {

void printRow(Code code, double p, std::uint64_t shots) {
  std::printf("%7.3f %%", 100 * p);
  for (const std::size_t distance : {3, 5, 7}) {
    DecodingTime time;
    const LogicalErrors found = logicalErrorRate(code, distance, p, shots, Random(1).stream(distance), time);
    std::printf("   %.3e [%.3e, %.3e] %6.2f us", found.rate(), found.interval.low, found.interval.high,
                1e6 * time.perRound());
  }
  std::printf("\n");
  std::fflush(stdout);
}

}  // namespace

int main(int count, char** arguments) {
  const std::uint64_t shots = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 100000;
  std::printf("Failures an experiment of as many rounds as the distance, with 95 %% intervals; decoding a round.\n");
  std::printf("Surface code, distance 3, 5, 7\n");
  for (const double p : {0.002, 0.003, 0.004, 0.005, 0.006, 0.007, 0.008, 0.009, 0.01, 0.012, 0.015}) {
    printRow(Code::surface, p, shots);
  }
  std::printf("Repetition code, distance 3, 5, 7\n");
  for (const double p : {0.01, 0.015, 0.02, 0.025, 0.03, 0.035, 0.04, 0.045, 0.05, 0.06, 0.07, 0.08, 0.1}) {
    printRow(Code::repetition, p, shots);
  }
}
