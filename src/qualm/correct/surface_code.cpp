#include "qualm/correct/surface_code.hpp"

#include <optional>

#include "qualm/correct/code_builder.hpp"

namespace qualm {
namespace {

struct Check {
  std::size_t qubit;
  bool seesX;                                      ///< a product of Z, which X errors disturb; else a product of X
  std::array<std::optional<std::size_t>, 4> data;  ///< in the order of the gates; none beyond the edge
};

/// The data qubits around the corner (row, column), which lies between rows row − 1 and row.
std::array<std::optional<std::size_t>, 4> around(std::size_t row, std::size_t column, std::size_t distance,
                                                 bool seesX) {
  const auto at = [&](std::size_t r, std::size_t c) -> std::optional<std::size_t> {
    if (r == 0 || c == 0 || r > distance || c > distance) return std::nullopt;
    return (r - 1) * distance + c - 1;
  };
  const auto northWest = at(row, column), northEast = at(row, column + 1);
  const auto southWest = at(row + 1, column), southEast = at(row + 1, column + 1);
  // What spreads from a check of X lies in a row, and logical X in a column; for checks of Z the other way round.
  if (seesX) return {northWest, southWest, northEast, southEast};
  return {northWest, northEast, southWest, southEast};
}

std::vector<Check> checksOf(std::size_t distance) {
  std::vector<Check> checks;
  for (std::size_t row = 0; row <= distance; ++row) {
    for (std::size_t column = 0; column <= distance; ++column) {
      const bool seesX = (row + column) % 2 == 0;
      const bool ends = row == 0 || row == distance, sides = column == 0 || column == distance;
      if ((ends && (seesX || sides)) || (sides && !seesX)) continue;
      checks.push_back({distance * distance + checks.size(), seesX, around(row, column, distance, seesX)});
    }
  }
  return checks;
}

/// Prepares the check qubits: |0⟩ or, for a check of X, |+⟩.
void prepareChecks(const std::vector<Check>& checks, CheckCircuit circuit, CodeBuilder& builder) {
  const bool direct = circuit == CheckCircuit::direct;
  for (const Check& check : checks) {
    if (check.seesX || !direct) {
      builder.reset(check.qubit);
    } else {
      builder.resetX(check.qubit);
    }
  }
  builder.endStep();
}

/// A step of Hadamard gates on the checks of X.
void turnChecks(const std::vector<Check>& checks, CodeBuilder& builder) {
  for (const Check& check : checks) {
    if (!check.seesX) builder.gate("h", check.qubit);
  }
  builder.endStep();
}

/// Four steps, in each of which every check meets one of its data qubits.
void coupleChecks(const std::vector<Check>& checks, CodeBuilder& builder) {
  for (std::size_t step = 0; step < 4; ++step) {
    for (const Check& check : checks) {
      if (!check.data[step]) continue;
      if (check.seesX) {
        builder.gate("cx", *check.data[step], check.qubit);
      } else {
        builder.gate("cx", check.qubit, *check.data[step]);
      }
    }
    builder.endStep();
  }
}

/// One round: the measurement of each check.
std::vector<std::size_t> measureChecks(const std::vector<Check>& checks, std::size_t dataQubits, CheckCircuit circuit,
                                       CodeBuilder& builder) {
  const bool direct = circuit == CheckCircuit::direct;
  for (std::size_t q = 0; q < dataQubits; ++q) builder.flipData(q);
  prepareChecks(checks, circuit, builder);
  if (!direct) turnChecks(checks, builder);
  coupleChecks(checks, builder);
  if (!direct) turnChecks(checks, builder);
  std::vector<std::size_t> measured;
  for (const Check& check : checks) {
    measured.push_back(check.seesX || !direct ? builder.measure(check.qubit) : builder.measureX(check.qubit));
  }
  builder.endStep();
  return measured;
}

/// At the end each check that sees X errors is worked out once more, from the data itself.
void compareWithData(const std::vector<Check>& checks, const std::vector<std::size_t>& last,
                     const std::vector<std::size_t>& data, CodeBuilder& builder) {
  for (std::size_t i = 0; i < checks.size(); ++i) {
    if (!checks[i].seesX) continue;
    std::vector<std::size_t> parity{last[i]};
    for (const auto& qubit : checks[i].data) {
      if (qubit) parity.push_back(data[*qubit]);
    }
    builder.detector(std::move(parity));
  }
}

}  // namespace

CodeExperiment surfaceCode(std::size_t distance, std::size_t rounds, const CodeNoise& noise, CheckCircuit circuit) {
  requireCode(distance, rounds, noise);
  const std::vector<Check> checks = checksOf(distance);
  const std::size_t dataQubits = distance * distance;
  CodeBuilder builder(dataQubits + checks.size(), noise);
  for (std::size_t q = 0; q < dataQubits; ++q) builder.reset(q);
  std::vector<std::size_t> before;
  for (std::size_t round = 0; round < rounds; ++round) {
    const std::vector<std::size_t> now = measureChecks(checks, dataQubits, circuit, builder);
    for (std::size_t i = 0; i < checks.size(); ++i) {
      if (checks[i].seesX) builder.compareRounds(before, now, i);
    }
    before = now;
  }
  std::vector<std::size_t> data;
  for (std::size_t q = 0; q < dataQubits; ++q) data.push_back(builder.measure(q));
  compareWithData(checks, before, data, builder);
  return builder.finish({data.begin(), data.begin() + static_cast<std::ptrdiff_t>(distance)}, rounds);
}

}  // namespace qualm
