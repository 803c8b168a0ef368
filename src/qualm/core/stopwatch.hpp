#pragma once

#include <time.h>  // clock_gettime is POSIX

namespace qualm {

/// Adds the seconds between its construction and its end to a counter of the ledger. Times never reach a result.
/// std::chrono's clock can throw a system_error, whose messages would bring printf into every WebAssembly module.
class Stopwatch {
 public:
  explicit Stopwatch(double& seconds) : seconds_(seconds), start_(now()) {}
  ~Stopwatch() { seconds_ += now() - start_; }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  static double now() {
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
  }

  double& seconds_;
  double start_;
};

}  // namespace qualm
