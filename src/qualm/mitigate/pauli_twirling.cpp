#include "qualm/mitigate/pauli_twirling.hpp"

#include <array>
#include <cmath>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/mitigate/zero_noise.hpp"
#include "qualm/simulate/follow.hpp"
#include "qualm/simulate/request_check.hpp"
#include "qualm/simulate/stabilizer_conjugation.hpp"

namespace qualm {
namespace {

constexpr std::size_t paulis = 16;  // on two qubits

/// What stands behind a gate for each Pauli operator in front of it; empty for a gate that is not twirled.
std::vector<std::size_t> partnersOf(const Operation& operation) {
  const bool fits = operation.isGate() && operation.qubitCount() == 2 && operation.condition.mask == 0;
  if (!fits) return {};
  std::array<double, 3> angles{};
  for (std::size_t a = 0; a < operation.angleCount(); ++a) {
    if (operation.angles[a].kind != Angle::Kind::constant) return {};
    angles[a] = operation.angles[a].offset;
  }
  const WholeMatrix unitary = wholeMatrix(*operation.gate, std::span(angles).first(operation.angleCount()));
  std::vector<std::size_t> partners;
  for (std::size_t bits = 0; bits < paulis; ++bits) {
    const auto image = conjugatePauli(unitary, bits);
    if (!image) return {};
    partners.push_back(image->bits);
  }
  return partners;
}

/// Bits 0 and 1 are X and Z of the first qubit, bits 2 and 3 of the second.
void appendPaulis(Circuit& circuit, const Operation& operation, std::size_t bits) {
  constexpr std::array<const char*, 4> names{"", "x", "z", "y"};
  for (std::size_t i = 0; i < 2; ++i) {
    const std::size_t pauli = (bits >> (2 * i)) & 3U;
    if (pauli != 0) circuit.append(names[pauli], {operation.qubits[i]});
  }
}

Circuit twirled(const Circuit& circuit, const std::vector<std::vector<std::size_t>>& partners, Random random) {
  Circuit result = emptyFollower(circuit);
  for (std::size_t i = 0; i < partners.size(); ++i) {
    const Operation& operation = circuit.operations()[i];
    const auto bits = partners[i].empty() ? std::size_t{0} : static_cast<std::size_t>(random.below(paulis));
    appendPaulis(result, operation, bits);
    result.append(operation, followingAngles(operation));
    if (bits != 0) appendPaulis(result, operation, partners[i][bits]);
  }
  return result;
}

}  // namespace

PauliTwirling::PauliTwirling(PauliTwirlingOptions options) : options_(options) {
  if (options_.instances >= 2) return;
  throw Error(ErrorCode::invalidOption, "Twirling takes several circuits.", std::to_string(options_.instances),
              "2 instances or more");
}

std::vector<PlannedRun> PauliTwirling::plan(const Request& request, const Random& random) const {
  std::vector<std::vector<std::size_t>> partners;
  bool any = false;
  for (const Operation& operation : request.circuit->operations()) {
    partners.push_back(partnersOf(operation));
    any = any || !partners.back().empty();
  }
  if (!any) {
    throw Error(ErrorCode::emptyData, "There is no gate to twirl.", "a circuit without Clifford gates on two qubits",
                "cx, cz or another one");
  }
  if (request.shots > 0 && request.shots < options_.instances) {
    throw Error(ErrorCode::invalidShots, "There are too few shots to share among the twirled circuits.",
                std::to_string(request.shots), std::to_string(options_.instances) + " or more");
  }
  const std::vector<double> equal(options_.instances, 1.0);
  const std::vector<std::uint64_t> shots = divideShots(request.shots, equal);
  std::vector<PlannedRun> runs;
  for (std::size_t i = 0; i < options_.instances; ++i) {
    runs.push_back({twirled(*request.circuit, partners, random.stream(i)), shots[i]});
  }
  return runs;
}

Estimates PauliTwirling::combine(const Request& request, std::span<const PlannedRun> runs,
                                 std::span<const Estimates> results) const {
  Estimates estimates = expectationsFor(request);
  const auto count = static_cast<double>(runs.size());
  for (std::size_t i = 0; i < estimates.values.values.size(); ++i) {
    double sum = 0, squares = 0;
    for (const Estimates& result : results) sum += result.values.values[i];
    for (const Estimates& result : results) {
      const double away = result.values.values[i] - sum / count;
      squares += away * away;
    }
    estimates.values.values[i] = sum / count;
    estimates.standardErrors.values[i] = std::sqrt(squares / (count * (count - 1)));
  }
  return estimates;
}

}  // namespace qualm
