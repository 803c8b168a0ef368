#include "qualm/noise/device.hpp"

#include <algorithm>
#include <limits>

#include "qualm/core/error.hpp"
#include "qualm/noise/device_figures.hpp"
#include "qualm/noise/gate_error.hpp"
#include "qualm/noise/noise_targets.hpp"

namespace qualm {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

RelaxationTimes timesOf(const Device::QubitFigures& figures) {
  const double t1 = figures.t1.value_or(infinity);
  return {t1, figures.t2.value_or(2 * t1)};
}

bool relaxes(const RelaxationTimes& times) { return times.t1 < infinity || times.t2 < infinity; }

/// Collects a noise model from a device's figures.
class Collector {
 public:
  Collector(const Device& device, const std::vector<std::size_t>& chosen) : device_(device), chosen_(chosen) {
    for (const std::size_t qubit : chosen) times_.push_back(timesOf(device.perQubit[qubit]));
    alike_ = std::equal(times_.begin() + 1, times_.end(), times_.begin());
  }

  NoiseModel collect() {
    std::vector<std::string> names;
    for (const auto& figures : device_.gates) {
      if (std::find(names.begin(), names.end(), figures.gate) != names.end()) continue;
      names.push_back(figures.gate);
      addGate(figures.gate);
    }
    addIdle();
    addReadout();
    return std::move(model_);
  }

 private:
  /// One rule for all qubits where neither the gate's figures nor the relaxation times differ, else one for each place.
  void addGate(const std::string& name) {
    const bool anywhere = std::none_of(device_.gates.begin(), device_.gates.end(), [&](const auto& figures) {
      return figures.gate == name && !figures.qubits.empty();
    });
    const std::size_t arity = arityOf(name);
    if (anywhere && alike_) {
      addFigures(*figuresOf(device_, name, {}), {}, std::vector(arity, times_[0]));
      return;
    }
    for (std::size_t first = 0; first < chosen_.size(); ++first) {
      if (arity == 1) addPlace(name, {first});
      for (std::size_t second = 0; arity == 2 && second < chosen_.size(); ++second) {
        if (first != second && joins(device_, chosen_[first], chosen_[second])) addPlace(name, {first, second});
      }
    }
  }

  void addPlace(const std::string& name, const std::vector<std::size_t>& qubits) {
    std::vector<std::size_t> physical;
    std::vector<RelaxationTimes> times;
    for (const std::size_t qubit : qubits) {
      physical.push_back(chosen_[qubit]);
      times.push_back(times_[qubit]);
    }
    const Device::GateFigures* figures = figuresOf(device_, name, physical);
    if (figures != nullptr) addFigures(*figures, qubits, times);
  }

  /// Relaxation of each qubit for the gate's duration, then depolarizing noise for the rest of its error.
  void addFigures(const Device::GateFigures& figures, const std::vector<std::size_t>& qubits,
                  const std::vector<RelaxationTimes>& times) {
    const double seconds = figures.seconds.value_or(0);
    if (seconds > 0 && qubits.empty()) model_.durations.byName.emplace_back(figures.gate, seconds);
    if (seconds > 0 && !qubits.empty()) model_.durations.onQubits.push_back({figures.gate, qubits, seconds});
    if (!isGate(figures.gate)) return;
    if (seconds > 0) addRelaxation(figures.gate, qubits, times, seconds);
    const double rest = depolarizingRest(figures.error.value_or(0), times, seconds);
    if (rest > 0) model_.rules.push_back({{figures.gate}, qubits, {"depolarizing", {rest}, {}}});
  }

  void addRelaxation(const std::string& gate, const std::vector<std::size_t>& qubits,
                     const std::vector<RelaxationTimes>& times, double seconds) {
    const bool same = std::equal(times.begin() + 1, times.end(), times.begin());
    for (std::size_t i = 0; i < (same ? 1 : times.size()); ++i) {
      if (!relaxes(times[i])) continue;
      NoiseRule rule{{gate}, qubits, {"thermal-relaxation", {times[i].t1, times[i].t2, seconds, 0}, {}}};
      if (!same) rule.operand = i;
      model_.rules.push_back(rule);
    }
  }

  void addIdle() {
    if (std::none_of(times_.begin(), times_.end(), relaxes)) return;
    for (const RelaxationTimes& times : times_) {
      model_.idle.t1.push_back(times.t1);
      model_.idle.t2.push_back(times.t2);
    }
  }

  void addReadout() {
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      const auto& figures = device_.perQubit[chosen_[i]];
      if (!figures.p01 && !figures.p10) continue;
      model_.readout.matrices.push_back(confusionOf(i, figures.p01.value_or(0), figures.p10.value_or(0)));
    }
  }

  const Device& device_;
  const std::vector<std::size_t>& chosen_;
  std::vector<RelaxationTimes> times_;  ///< one a chosen qubit
  bool alike_;                          ///< all of them equal
  NoiseModel model_;
};

void checkChosen(const Device& device, const std::vector<std::size_t>& chosen) {
  if (chosen.empty()) {
    throw Error(ErrorCode::invalidNoise, "A device's noise is for at least one of its qubits.", "0", "1 or more");
  }
  for (const std::size_t qubit : chosen) {
    if (qubit >= device.qubits) {
      throw Error(ErrorCode::qubitOutOfRange, device.name + " has no qubit " + std::to_string(qubit) + ".",
                  std::to_string(qubit), "0 to " + std::to_string(device.qubits - 1));
    }
    if (std::count(chosen.begin(), chosen.end(), qubit) > 1) {
      throw Error(ErrorCode::duplicateQubit, "A device's qubit is chosen twice.", std::to_string(qubit),
                  "different qubits");
    }
  }
}

}  // namespace

NoiseModel deviceNoise(const Device& device, const std::vector<std::size_t>& chosen) {
  validateDevice(device);
  checkChosen(device, chosen);
  NoiseModel model = Collector(device, chosen).collect();
  validateNoise(model, chosen.size());
  return model;
}

std::vector<std::pair<std::size_t, std::size_t>> edgesAmong(const Device& device,
                                                            const std::vector<std::size_t>& chosen) {
  const auto place = [&](std::size_t qubit) {
    return static_cast<std::size_t>(std::find(chosen.begin(), chosen.end(), qubit) - chosen.begin());
  };
  std::vector<std::pair<std::size_t, std::size_t>> edges;
  for (const auto& [a, b] : device.edges) {
    if (place(a) < chosen.size() && place(b) < chosen.size()) edges.emplace_back(place(a), place(b));
  }
  return edges;
}

}  // namespace qualm
