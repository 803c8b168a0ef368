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

/// An angle of a gate, radians: a constant (`offset`), or scale·source + offset with a trained parameter, a data
/// feature or the product of both as its source.
struct Angle {
  enum class Kind : std::uint8_t { constant, parameter, feature, weighted };

  Kind kind = Kind::constant;
  std::size_t source = 0;  ///< index of the parameter; of the feature where the kind is feature
  double scale = 1, offset = 0;
  std::size_t weightedFeature = 0;  ///< index of the feature where the kind is weighted

  static Angle constant(double value) { return {Kind::constant, 0, 1, value}; }
  static Angle parameter(std::size_t index, double scale = 1, double offset = 0) {
    return {Kind::parameter, index, scale, offset};
  }
  static Angle feature(std::size_t index, double scale = 1, double offset = 0) {
    return {Kind::feature, index, scale, offset};
  }
  static Angle weighted(std::size_t parameter, std::size_t feature, double scale = 1, double offset = 0) {
    return {Kind::weighted, parameter, scale, offset, feature};
  }

  bool isTrained() const { return kind == Kind::parameter || kind == Kind::weighted; }
  bool readsFeature() const { return kind == Kind::feature || kind == Kind::weighted; }
  std::size_t featureIndex() const { return kind == Kind::weighted ? weightedFeature : source; }

  /// Whether two angles follow the same parameter and feature, at whatever scale.
  bool sameSource(const Angle& other) const {
    return kind == other.kind && source == other.source && weightedFeature == other.weightedFeature;
  }
};

/// Where an operation happens: only if the classical bits under `mask` equal `value`. No mask: always.
struct Condition {
  std::uint64_t mask = 0, value = 0;

  bool holds(std::uint64_t bits) const { return (bits & mask) == value; }
  friend bool operator==(const Condition& a, const Condition& b) { return a.mask == b.mask && a.value == b.value; }
};

struct Operation {
  enum class Kind : std::uint8_t {
    gate,
    measure,  ///< Z of qubits[0], into the classical bit `bit`
    reset,    ///< qubits[0] to |0⟩, whatever it was
    barrier,  ///< does nothing; compilation moves nothing across it
  };

  Kind kind = Kind::gate;
  const Gate* gate = nullptr;           ///< a row of the gate table; null unless kind is gate
  std::array<std::size_t, 3> qubits{};  ///< controls first
  std::array<Angle, 3> angles{};
  std::array<std::size_t, 3> slots{};  ///< the slot of each angle that is not constant
  std::size_t bit = 0;                 ///< of a measurement
  std::uint64_t fenced = 0;            ///< of a barrier: the qubits that it holds apart, as a mask
  Condition condition;
  double wait = 0;  ///< seconds that pass before it although its qubits, and the bits that it reads, are there
  /// No pulse, but what a qubit does by itself while it waits: takes no time, meets no noise, parts no idle window.
  bool drift = false;

  bool isGate() const { return kind == Kind::gate; }
  bool isUnitary() const;           ///< a gate without a condition, or a barrier
  bool settles() const;             ///< leaves its qubit in |0⟩ or |1⟩ in any case: measures or resets it
  std::string_view name() const;    ///< the gate's, or measure, reset, barrier
  std::size_t qubitCount() const;   ///< how many of `qubits` count; 0 for a barrier
  std::uint64_t qubitMask() const;  ///< all qubits that it touches or fences
  bool readsFeature() const;        ///< any of its angles is a data feature
  std::size_t angleCount() const { return gate == nullptr ? 0 : gate->angles; }
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
  static constexpr std::size_t maximumBits = 63;
  static constexpr std::size_t largestFeature = 65535;

  /// `bits` is the least size of the classical register; a measurement into a higher bit makes it larger.
  /// Throws register-too-large unless 1 ≤ qubits ≤ maximumQubits and bits ≤ maximumBits.
  explicit Circuit(std::size_t qubits, std::size_t bits = 0);

  /// Throws unknown-gate, wrong-arity, qubit-out-of-range, duplicate-qubit or invalid-angle.
  void append(std::string_view gate, std::span<const std::size_t> qubits, std::span<const Angle> angles = {});
  void append(std::string_view gate, std::initializer_list<std::size_t> qubits,
              std::initializer_list<Angle> angles = {}) {
    append(gate, std::span(qubits.begin(), qubits.size()), std::span(angles.begin(), angles.size()));
  }

  /// Appends an operation of another circuit, its condition and its wait included, with these angles for a gate's own.
  void append(const Operation& operation, std::span<const Angle> angles);

  /// Throw qubit-out-of-range, or bit-out-of-range beyond maximumBits.
  void measure(std::size_t qubit, std::size_t bit);
  void reset(std::size_t qubit);
  void barrier(std::span<const std::size_t> qubits);

  /// The last operation happens only where the condition holds. Throws bit-out-of-range where the mask names bits that
  /// the circuit does not have or the value has bits outside the mask, and invalid-option on a barrier.
  void conditionLast(Condition condition);

  /// The last operation waits for so many seconds longer than it has to. Throws invalid-option on a barrier, and for a
  /// time that is negative or not finite.
  void waitLast(double seconds);

  /// The last gate is what its qubits do by themselves (Operation::drift). Throws invalid-option unless it is a gate.
  void driftLast();

  /// The index of the parameter of that name, which is added if it is new.
  std::size_t parameter(std::string_view name);

  std::size_t qubits() const { return qubits_; }
  std::size_t bits() const { return bits_; }          ///< of the classical register
  std::size_t features() const { return features_; }  ///< one more than the largest feature index in use
  const std::vector<Operation>& operations() const { return operations_; }
  const std::vector<Slot>& slots() const { return slots_; }
  const std::vector<std::string>& parameterNames() const { return parameterNames_; }

  /// Gates without conditions (and barriers) only: one unitary for each binding.
  bool isUnitary() const;

  /// Whether anything is measured into the classical register.
  bool measures() const;

  const Angle& angleOf(const Slot& slot) const { return operations_[slot.operation].angles[slot.angle]; }

 private:
  std::size_t qubits_, bits_, features_ = 0;
  std::vector<Operation> operations_;
  std::vector<Slot> slots_;
  std::vector<std::string> parameterNames_;
};

/// Bindings for data rows: (features.rows, or 1 where the circuit has no features) × slots, each scale·source + offset.
/// Throws unbound-slot where a parameter or a feature is missing and not-finite where one is not a finite number.
Matrix bindSlots(const Circuit& circuit, std::span<const double> parameters, const Matrix& features);

/// The angles of one operation under one binding (a row of slot values).
std::array<double, 3> boundAngles(const Operation& operation, std::span<const double> binding);

/// Whether one operation has the same angles under all bindings.
bool sameAngles(const Operation& operation, std::span<const std::span<const double>> bindings);

}  // namespace qualm
