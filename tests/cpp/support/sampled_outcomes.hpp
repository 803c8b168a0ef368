#pragma once

#include <vector>

#include "qualm/mitigate/mitigation.hpp"
#include "qualm/simulate/sampling.hpp"

namespace qualm::testing {

/// A method that reads outcomes alone, under one seed after the other: the circuits are simulated once, and only what
/// they record is drawn anew.
class SampledOutcomes {
 public:
  SampledOutcomes(const Mitigation& method, const Request& request, const Executor& executor)
      : method_(method), request_(request), runs_(method.plan(request, Random(0))) {
    Request exact = request;
    exact.shots = 0;
    for (const PlannedRun& run : runs_) {
      exact.circuit = &run.circuit;
      exact.observables = run.observables;
      exact.outcomes = true;
      Ledger ledger;
      exact_.push_back(executor.execute(exact, Random(0), ledger));
    }
  }

  Estimates draw(std::uint64_t seed) const {
    std::vector<Estimates> results(runs_.size());
    for (std::size_t r = 0; r < runs_.size(); ++r) {
      for (std::size_t s = 0; s < exact_[r].outcomes.size(); ++s) {
        results[r].outcomes.push_back(drawn(exact_[r].outcomes[s], runs_[r].shots, Random(seed).stream(r).stream(s)));
      }
    }
    return method_.combine(request_, runs_, results);
  }

 private:
  static Matrix drawn(Matrix chances, std::uint64_t shots, const Random& random) {
    for (std::size_t row = 0; row < chances.rows; ++row) {
      const auto counts = Sampler(chances.row(row)).counts(shots, random.stream(row));
      for (std::size_t i = 0; i < counts.size(); ++i) chances(row, i) = counts[i] / static_cast<double>(shots);
    }
    return chances;
  }

  const Mitigation& method_;
  const Request& request_;
  std::vector<PlannedRun> runs_;
  std::vector<Estimates> exact_;
};

}  // namespace qualm::testing
