#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "qualm/noise/noise_model.hpp"

namespace qualm {

/// Figures of one device as published; what is not published is absent, never invented.
struct Device {
  struct QubitFigures {
    std::optional<double> t1, t2;    ///< seconds
    std::optional<double> p01, p10;  ///< reads 0 when it was 1; reads 1 when it was 0
  };
  struct GateFigures {
    std::string gate;                 ///< a name of the gate table, or "measure", "reset"
    std::vector<std::size_t> qubits;  ///< empty: any
    std::optional<double> error;      ///< 1 − average gate fidelity
    std::optional<double> seconds;
  };
  std::string name;
  std::size_t qubits = 0;
  std::vector<std::string> basis;                          ///< names of the gate table
  std::vector<std::pair<std::size_t, std::size_t>> edges;  ///< pairs that a two-qubit gate may join; empty: all
  std::vector<QubitFigures> perQubit;                      ///< one a qubit
  std::vector<GateFigures> gates;
};

/// The noise of a device on some of its qubits, renumbered: chosen[i] becomes qubit i.
/// An average gate error becomes depolarizing noise for what thermal relaxation over the gate's duration does not
/// already explain: the two together have the published average gate fidelity. Where relaxation alone explains more
/// than the published error, there is no depolarizing part.
NoiseModel deviceNoise(const Device& device, const std::vector<std::size_t>& chosen);

/// The part of a device's coupling map that joins the chosen qubits, renumbered: chosen[i] becomes qubit i.
std::vector<std::pair<std::size_t, std::size_t>> edgesAmong(const Device& device,
                                                            const std::vector<std::size_t>& chosen);

/// A connected set of `count` qubits with small errors (greedy, from each start; the best total wins; ties go to the
/// lower numbers). Throws register-too-large where the device has fewer.
std::vector<std::size_t> chooseQubits(const Device& device, std::size_t count);

}  // namespace qualm
