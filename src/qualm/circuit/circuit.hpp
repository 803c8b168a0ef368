#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "qualm/circuit/gate.hpp"
#include "qualm/core/matrix.hpp"

namespace qualm {

/// An angle of a gate, radians: a constant (`offset`), or scale·source + offset with a trained parameter or a data
/// feature as its source.
struct Angle {
  enum class Kind : std::uint8_t { constant, parameter, feature };

  Kind kind = Kind::constant;
  std::size_t source = 0;  ///< index of the parameter or of the feature
  double scale = 1, offset = 0;

  static Angle constant(double value) { return {Kind::constant, 0, 1, value}; }
  static Angle parameter(std::size_t index, double scale = 1, double offset = 0) {
    return {Kind::parameter, index, scale, offset};
  }
  static Angle feature(std::size_t index, double scale = 1, double offset = 0) {
    return {Kind::feature, index, scale, offset};
  }
};

struct Operation {
  const Gate* gate;
  std::array<std::size_t, 3> qubits{};  ///< controls first
  std::array<Angle, 3> angles{};
  std::array<std::size_t, 3> slots{};  ///< the slot of each angle that is not constant
};

/// One occurrence of an angle that is not constant. A binding gives each slot its value.
struct Slot {
  std::size_t operation, angle;
};

/// The structure of a circuit: gates, and slots where their angles go. Angles belong to bindings (bindSlots).
/// Qubit 0 is the least significant bit of a basis state's index.
class Circuit {
 public:
  static constexpr std::size_t maximumQubits = 63;
  static constexpr std::size_t largestFeature = 65535;

  /// Throws register-too-large unless 1 ≤ qubits ≤ maximumQubits.
  explicit Circuit(std::size_t qubits);

  /// Throws unknown-gate, wrong-arity, qubit-out-of-range, duplicate-qubit or invalid-angle.
  void append(std::string_view gate, std::span<const std::size_t> qubits, std::span<const Angle> angles = {});
  void append(std::string_view gate, std::initializer_list<std::size_t> qubits,
              std::initializer_list<Angle> angles = {}) {
    append(gate, std::span(qubits.begin(), qubits.size()), std::span(angles.begin(), angles.size()));
  }

  /// The index of the parameter of that name, which is added if it is new.
  std::size_t parameter(std::string_view name);

  std::size_t qubits() const { return qubits_; }
  std::size_t features() const { return features_; }  ///< one more than the largest feature index in use
  const std::vector<Operation>& operations() const { return operations_; }
  const std::vector<Slot>& slots() const { return slots_; }
  const std::vector<std::string>& parameterNames() const { return parameterNames_; }

  const Angle& angleOf(const Slot& slot) const { return operations_[slot.operation].angles[slot.angle]; }

 private:
  std::size_t qubits_, features_ = 0;
  std::vector<Operation> operations_;
  std::vector<Slot> slots_;
  std::vector<std::string> parameterNames_;
};

/// Bindings for data rows: (features.rows, or 1 where the circuit has no features) × slots, each scale·source + offset.
/// Throws unbound-slot where a parameter or a feature is missing and not-finite where one is not a finite number.
Matrix bindSlots(const Circuit& circuit, std::span<const double> parameters, const Matrix& features);

/// The angles of one operation under one binding (a row of slot values).
std::array<double, 3> boundAngles(const Operation& operation, std::span<const double> binding);

}  // namespace qualm
