#pragma once

#include <map>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/readout.hpp"
#include "qualm/simulate/request_check.hpp"
#include "qualm/simulate/sampling.hpp"

namespace qualm::testing {

/// What a DensityExecutor does, bit for bit, for circuits without slots that start from |0…0⟩; but each circuit is
/// simulated once, and after that only its shots are drawn. A study asks for the same circuits under many seeds.
class RecordedExecutor : public Executor {
 public:
  explicit RecordedExecutor(NoiseModel noise) : noise_(std::move(noise)), density_(noise_) {}

  Estimates execute(const Request& request, const Random& random, Ledger&) const override {
    const Exact& exact = exactOf(request);
    if (request.shots == 0) return exact.estimates;
    const ReadoutConfusion none;
    const Readout readout(request, none);
    Estimates estimates = readout.prepare();
    for (std::size_t s = 0; s < exact.samplers.size(); ++s) {
      const auto counts = exact.samplers[s].counts(request.shots, random.stream(0).stream(0).stream(s));
      readout.collect(readout.settings()[s], counts, 0, estimates);
      readout.keep(s, counts, 0, estimates);
    }
    finishExpectations(request, 0, estimates);
    return estimates;
  }

  std::shared_ptr<const Executor> withNoise(double scale) const override {
    auto& scaled = scaled_[scale];
    if (!scaled) scaled = std::make_shared<RecordedExecutor>(scaledGateNoise(noise_, scale));
    return scaled;
  }

 private:
  static constexpr std::size_t mostKept = 20000;

  struct Exact {
    Estimates estimates;
    std::vector<Sampler> samplers;  ///< one a setting
  };

  template <class Number>
  static void write(std::string& key, Number number) {
    static_assert(std::is_arithmetic_v<Number>);
    key.append(reinterpret_cast<const char*>(&number), sizeof number);
  }

  static std::string keyOf(const Request& request) {
    std::string key;
    for (const Operation& operation : request.circuit->operations()) {
      key += operation.name();
      for (const std::size_t qubit : operation.qubits) key += static_cast<char>(qubit);
      for (const Angle& angle : operation.angles) write(key, angle.offset);
    }
    for (const Observable& observable : request.observables) {
      key += '|';
      for (const auto& part : observable.parts) {
        write(key, part.coefficient);
        write(key, part.term.x);
        write(key, part.term.z);
      }
    }
    return key;
  }

  const Exact& exactOf(const Request& request) const {
    if (known_.size() > mostKept) known_.clear();
    const auto [place, isNew] = known_.try_emplace(keyOf(request));
    if (isNew) {
      Request exact = request;
      exact.shots = 0;
      exact.outcomes = true;
      exact.evidence = false;
      Ledger ledger;
      place->second.estimates = density_.execute(exact, Random(0), ledger);
      for (const Matrix& outcomes : place->second.estimates.outcomes) {
        place->second.samplers.emplace_back(outcomes.row(0));
      }
    }
    return place->second;
  }

  NoiseModel noise_;
  DensityExecutor density_;
  mutable std::map<std::string, Exact> known_;
  mutable std::map<double, std::shared_ptr<const RecordedExecutor>> scaled_;
};

}  // namespace qualm::testing
