#include "qualm/compile/pair_synthesis.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "qualm/compile/cartan.hpp"
#include "qualm/compile/fuse.hpp"
#include "qualm/compile/one_qubit.hpp"
#include "qualm/compile/small_unitary.hpp"

namespace qualm {
namespace {

/// Gates on a pair of qubits, in order.
class PairSequence {
 public:
  PairSequence(std::size_t first, std::size_t second) : qubits_{first, second} {}

  void one(std::string_view gate, std::size_t place) { add(gateOperation(gate, {qubits_[place]})); }
  void one(std::string_view gate, std::size_t place, double angle) {
    add(gateOperation(gate, {qubits_[place]}, {Angle::constant(angle)}));
  }
  void both(std::string_view gate, double angle) {
    one(gate, 0, angle);
    one(gate, 1, angle);
  }
  void controlled(std::string_view gate, std::size_t control) {
    add(gateOperation(gate, {qubits_[control], qubits_[1 - control]}));
  }
  void join(std::string_view gate, double angle) {
    add(gateOperation(gate, {qubits_[0], qubits_[1]}, {Angle::constant(angle)}));
  }
  void local(const std::array<GateMatrix, 2>& matrices) {
    for (std::size_t place = 0; place < 2; ++place) {
      const auto [theta, phi, lambda] = eulerAngles(matrices[place], 2, 1);
      add(gateOperation("u", {qubits_[place]},
                        {Angle::constant(theta), Angle::constant(phi), Angle::constant(lambda)}));
    }
  }

  const Operations& operations() const { return operations_; }

 private:
  void add(const Operation& operation) { operations_.push_back(operation); }

  std::array<std::size_t, 2> qubits_;
  Operations operations_;
};

/// exp(i(xXX + yYY + zZZ)) with one rotation for each coordinate.
void addRotations(PairSequence& sequence, const std::array<double, 3>& coordinates) {
  static constexpr std::array<std::string_view, 3> gates{"rxx", "ryy", "rzz"};
  for (std::size_t axis = 0; axis < 3; ++axis) {
    if (std::abs(coordinates[axis]) > negligible) sequence.join(gates[axis], -2 * coordinates[axis]);
  }
}

/// With one cz: only the coordinate `axis` is not zero, and it is ±π/4. cz = rzz(−π/2) with rz(π/2) on both qubits.
void addOneCz(PairSequence& sequence, std::size_t axis, double coordinate) {
  static constexpr std::array<std::string_view, 3> turns{"ry", "rx", ""};  // z becomes this axis under a quarter turn
  const double quarter = axis == 0 ? std::numbers::pi / 2 : -std::numbers::pi / 2;
  if (axis < 2) sequence.both(turns[axis], -quarter);
  sequence.controlled("cz", 0);
  sequence.both("rz", coordinate > 0 ? -std::numbers::pi / 2 : std::numbers::pi / 2);
  if (axis < 2) sequence.both(turns[axis], quarter);
}

/// With two cx: cx carries X of the control into XX and Z of the target into ZZ. The coordinate `axis` is zero; a
/// quarter turn of both qubits exchanges it with that of Y.
void addTwoCx(PairSequence& sequence, std::size_t axis, std::array<double, 3> coordinates) {
  static constexpr std::array<std::string_view, 3> turns{"rz", "", "rx"};
  std::swap(coordinates[1], coordinates[axis]);
  if (axis != 1) sequence.both(turns[axis], std::numbers::pi / 2);
  sequence.controlled("cx", 0);
  sequence.one("rx", 0, -2 * coordinates[0]);
  sequence.one("rz", 1, -2 * coordinates[2]);
  sequence.controlled("cx", 0);
  if (axis != 1) sequence.both(turns[axis], -std::numbers::pi / 2);
}

/// With three cx (after Vatan and Williams 2004, quant-ph/0308006). With a cx each way, the product of the middle gates
/// is exp(−i(r·XX − s·YY + t·ZZ)/2) between s and its inverse, times a swap; a swap adds π/4 to every coordinate.
void addThreeCx(PairSequence& sequence, const std::array<double, 3>& coordinates) {
  sequence.one("s", 0);
  sequence.controlled("cx", 1);
  sequence.one("rz", 0, std::numbers::pi / 2 - 2 * coordinates[2]);
  sequence.one("ry", 1, 2 * coordinates[1] - std::numbers::pi / 2);
  sequence.controlled("cx", 0);
  sequence.one("ry", 1, std::numbers::pi / 2 - 2 * coordinates[0]);
  sequence.controlled("cx", 1);
  sequence.one("sdg", 1);
}

void addFewestCx(PairSequence& sequence, const std::array<double, 3>& coordinates) {
  const auto smaller = [](double a, double b) { return std::abs(a) < std::abs(b); };
  const auto place = [&](auto found) { return static_cast<std::size_t>(found - coordinates.begin()); };
  const std::size_t least = place(std::min_element(coordinates.begin(), coordinates.end(), smaller));
  const std::size_t most = place(std::max_element(coordinates.begin(), coordinates.end(), smaller));
  switch (fewestCx(coordinates)) {
    case 0:
      return;
    case 1:
      return addOneCz(sequence, most, coordinates[most]);
    case 2:
      return addTwoCx(sequence, least, coordinates);
    default:
      return addThreeCx(sequence, coordinates);
  }
}

template <class Middle>
Operations assembled(const CartanDecomposition& cartan, std::size_t first, std::size_t second,
                     const Translator& translator, Middle middle) {
  PairSequence sequence(first, second);
  sequence.local(cartan.before);
  middle(sequence, cartan.coordinates);
  sequence.local(cartan.after);
  return translator.translate(sequence.operations());
}

}  // namespace

Operations synthesizePair(const GateMatrix& matrix, std::size_t first, std::size_t second,
                          const Translator& translator) {
  const CartanDecomposition cartan = cartanDecomposition(matrix);
  const Operations fixed = assembled(cartan, first, second, translator, addFewestCx);
  const Operations turned = assembled(cartan, first, second, translator, addRotations);
  const auto pairs = [](const Operations& sequence) { return std::count_if(sequence.begin(), sequence.end(), isPair); };
  if (pairs(fixed) < pairs(turned)) return fuseRuns(fixed, translator);
  if (pairs(turned) < pairs(fixed)) return fuseRuns(turned, translator);
  Operations one = fuseRuns(fixed, translator), other = fuseRuns(turned, translator);
  return costOf(other) < costOf(one) ? other : one;
}

}  // namespace qualm
