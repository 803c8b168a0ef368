#include "qualm/simulate/state.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"

namespace qualm {
namespace {

std::string describeBytes(std::size_t qubits) {
  // A state takes 16·2^n bytes: with n + 4 = 10·unit + rest, that is 2^rest of the unit. Exact, and never overflows.
  constexpr const char* units[] = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB"};
  const std::size_t power = qubits + 4;
  if (power / 10 >= std::size(units)) return "2^" + std::to_string(power) + " bytes";
  return std::to_string(std::size_t{1} << (power % 10)) + " " + units[power / 10];
}

}  // namespace

void requireStateFits(std::size_t qubits) {
  if (qubits <= maximumStateQubits) return;
  throw Error(ErrorCode::registerTooLarge,
              "The state of " + std::to_string(qubits) + " qubits would take " + describeBytes(qubits) + "; " +
                  std::to_string(maximumStateQubits) + " qubits (" + describeBytes(maximumStateQubits) + ") fit.",
              std::to_string(qubits) + " qubits", "1 to " + std::to_string(maximumStateQubits) + " qubits");
}

State::State(std::size_t qubitCount, std::size_t laneCount) : qubits(qubitCount), lanes(laneCount) {
  requireStateFits(qubits);
  re.resize(amplitudes() * lanes);
  im.resize(amplitudes() * lanes);
  reset();
}

void State::reset() {
  std::fill(re.begin(), re.end(), 0.0);
  std::fill(im.begin(), im.end(), 0.0);
  std::fill_n(re.begin(), lanes, 1.0);
}

void State::fill(std::span<const Complex> amplitudesOfState) {
  requireState(amplitudesOfState, qubits);
  for (std::size_t i = 0; i < amplitudes(); ++i) {
    std::fill_n(re.begin() + static_cast<std::ptrdiff_t>(i * lanes), lanes, amplitudesOfState[i].re);
    std::fill_n(im.begin() + static_cast<std::ptrdiff_t>(i * lanes), lanes, amplitudesOfState[i].im);
  }
}

void requireState(std::span<const Complex> amplitudes, std::size_t qubits) {
  if (amplitudes.size() != std::size_t{1} << qubits) {
    throw Error(ErrorCode::invalidState, "A state has one amplitude for each basis state.",
                std::to_string(amplitudes.size()) + " amplitudes", "2^" + std::to_string(qubits));
  }
  double norm = 0;
  for (const Complex& amplitude : amplitudes) norm += squaredMagnitude(amplitude);
  if (std::abs(norm - 1) <= 1e-9) return;
  throw Error(ErrorCode::invalidState, "The squared magnitudes of a state add up to 1.", numberText(norm), "1");
}

}  // namespace qualm
