#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "qualm/correct/logical_error_rate.hpp"

namespace qualm {

/// 'repetition' or 'surface'; throws invalid-option for another name.
Code codeNamed(std::string_view name);

/// Qubits for data and for checks: 2·distance − 1 of a repetition code, 2·distance² − 1 of a surface code.
std::size_t physicalQubits(Code code, std::size_t distance);

/// One point of a curve of logical against physical error rates.
struct CurvePoint {
  Code code = Code::surface;
  std::size_t distance = 3, rounds = 3;
  const FaultModel& model;
  double rate = 0;  ///< the physical one
};

/// logicalFailures() of a point, by a random stream of its own: points of one seed are independent, and none depends on
/// which others there are.
std::uint64_t failuresAt(const CurvePoint& point, ShotRange shots, const Random& random, DecodingTime& time);

}  // namespace qualm
