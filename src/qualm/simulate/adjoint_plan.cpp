#include "qualm/simulate/adjoint_plan.hpp"

#include <algorithm>
#include <numbers>

namespace qualm {
namespace {

Matrix2 product(const Matrix2& a, const Matrix2& b) {
  return {a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3]};
}

Matrix2 entriesOf(const GateMatrix& m) { return {m(0, 0), m(0, 1), m(1, 0), m(1, 1)}; }

Matrix2 gateMatrix(const Operation& operation, std::span<const double> binding) {
  return entriesOf(operation.gate->matrix(boundAngles(operation, binding)));
}

bool sameForAllRows(const Operation& operation, const Matrix& bindings) {
  for (std::size_t a = 0; a < operation.angleCount(); ++a) {
    if (operation.angles[a].kind == Angle::Kind::constant) continue;
    const std::size_t slot = operation.slots[a];
    for (std::size_t row = 1; row < bindings.rows; ++row) {
      if (bindings(row, slot) != bindings(0, slot)) return false;
    }
  }
  return true;
}

constexpr std::size_t nothing = ~std::size_t{0};

/// Builds the stages: a gate on one qubit joins the last stage on its qubit if that is a run.
class Planner {
 public:
  Planner(const Matrix& bindings, std::span<const std::size_t> slots, std::size_t slotCount)
      : bindings_(bindings), places_(slotCount, nothing) {
    for (std::size_t i = 0; i < slots.size(); ++i) places_[slots[i]] = i;
    open_.fill(nothing);
  }

  void add(const Operation& operation) {
    if (!operation.isGate()) return;
    AdjointStage& stage = stageFor(operation);
    const bool uniform = sameForAllRows(operation, bindings_);
    stage.uniform = stage.uniform && uniform;
    stage.matrices.push_back(stage.single && uniform ? std::optional(gateMatrix(operation, bindings_.row(0)))
                                                     : std::nullopt);
    for (std::size_t a = 0; a < operation.angleCount(); ++a) {
      if (operation.angles[a].kind == Angle::Kind::constant) continue;
      const std::size_t place = places_[operation.slots[a]];
      if (place != nothing) stage.wanted.push_back({stage.operations.size(), a, place});
    }
    stage.operations.push_back(&operation);
  }

  AdjointPlan finish() {
    plan_.firstWanted = plan_.stages.size();
    for (std::size_t s = plan_.stages.size(); s-- > 0;) {
      AdjointStage& stage = plan_.stages[s];
      if (!stage.wanted.empty()) plan_.firstWanted = s;
      if (!stage.single) continue;
      for (WantedSlot& wanted : stage.wanted) {
        const auto from = stage.matrices.begin() + static_cast<std::ptrdiff_t>(wanted.operation);
        wanted.uniform = std::all_of(from, stage.matrices.end(), [](const auto& m) { return m.has_value(); });
        if (wanted.uniform) wanted.axis = axisOf(stage, wanted, bindings_.row(0));
      }
    }
    return std::move(plan_);
  }

 private:
  AdjointStage& stageFor(const Operation& operation) {
    const bool single = operation.qubitCount() == 1;
    std::size_t& last = open_[operation.qubits[0]];
    if (single && last != nothing) return plan_.stages[last];
    for (std::size_t i = 0; i < operation.qubitCount(); ++i) {
      open_[operation.qubits[i]] = single ? plan_.stages.size() : nothing;
    }
    plan_.stages.emplace_back();
    plan_.stages.back().single = single;
    return plan_.stages.back();
  }

  const Matrix& bindings_;
  std::vector<std::size_t> places_;
  std::array<std::size_t, Circuit::maximumQubits> open_;
  AdjointPlan plan_;
};

}  // namespace

Matrix2 adjointOf(const Matrix2& a) { return {conjugate(a[0]), conjugate(a[2]), conjugate(a[1]), conjugate(a[3])}; }

AdjointPlan planAdjoint(const Circuit& circuit, const Matrix& bindings, std::span<const std::size_t> slots,
                        std::size_t firstOperation) {
  Planner planner(bindings, slots, circuit.slots().size());
  for (const Operation& operation : std::span(circuit.operations()).subspan(firstOperation)) planner.add(operation);
  return planner.finish();
}

namespace {

Matrix2 matrixOf(const AdjointStage& stage, std::size_t operation, std::span<const double> binding) {
  const auto& known = stage.matrices[operation];
  return known ? *known : gateMatrix(*stage.operations[operation], binding);
}

}  // namespace

Matrix2 matrixOf(const AdjointStage& stage, std::span<const double> binding) {
  Matrix2 result = matrixOf(stage, 0, binding);
  for (std::size_t o = 1; o < stage.operations.size(); ++o) result = product(matrixOf(stage, o, binding), result);
  return result;
}

std::array<double, 3> axisOf(const AdjointStage& stage, const WantedSlot& wanted, std::span<const double> binding) {
  const Operation& operation = *stage.operations[wanted.operation];
  const auto angles = boundAngles(operation, binding);
  Matrix2 generator = product(entriesOf(matrixDerivative(*operation.gate, angles, wanted.angle)),
                              adjointOf(entriesOf(operation.gate->matrix(angles))));
  for (std::size_t o = wanted.operation + 1; o < stage.operations.size(); ++o) {
    const Matrix2 later = matrixOf(stage, o, binding);
    generator = product(later, product(generator, adjointOf(later)));
  }
  // −(i/2)(x X + y Y + z Z) has the entries −iz/2, −(y + ix)/2, (y − ix)/2, iz/2.
  return {-(generator[1].im + generator[2].im), generator[2].re - generator[1].re, generator[3].im - generator[0].im};
}

GateMatrix matrixDerivative(const Gate& gate, std::array<double, 3> angles, std::size_t angle) {
  constexpr double root2 = std::numbers::sqrt2;
  constexpr std::array<double, 2> weights{(root2 + 1) / (4 * root2), -(root2 - 1) / (4 * root2)};
  constexpr std::array<double, 2> shifts{std::numbers::pi / 2, 3 * std::numbers::pi / 2};
  const double middle = angles[angle];
  GateMatrix sum;
  for (std::size_t s = 0; s < 2; ++s) {
    angles[angle] = middle + shifts[s];
    const GateMatrix up = gate.matrix(angles);
    angles[angle] = middle - shifts[s];
    const GateMatrix down = gate.matrix(angles);
    sum.dimension = up.dimension;
    for (std::size_t e = 0; e < up.dimension * up.dimension; ++e) {
      sum.entries[e] = sum.entries[e] + weights[s] * (up.entries[e] - down.entries[e]);
    }
  }
  return sum;
}

}  // namespace qualm
