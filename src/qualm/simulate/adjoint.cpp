#include "qualm/simulate/adjoint.hpp"

#include <algorithm>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/simulate/adjoint_plan.hpp"
#include "qualm/simulate/kernels.hpp"
#include "qualm/simulate/request_check.hpp"
#include "qualm/simulate/start.hpp"

namespace qualm {
namespace {

using Bindings = std::vector<std::span<const double>>;

/// One stage as pair operations for the lanes at hand, and the same backwards.
struct LoweredStage {
  PairProgram forward, backward;
};

/// The same operations with every 2×2 block transposed and conjugated, in reverse order.
void reverseInto(const PairProgram& program, std::size_t lanes, PairProgram& back) {
  back.operations.assign(program.operations.rbegin(), program.operations.rend());
  back.coefficients.assign(program.coefficients.begin(), program.coefficients.end());
  for (PairOperation& pair : back.operations) {
    pair.entries = adjointOf(pair.entries);
    if (!pair.perRow) continue;
    double* planes = back.coefficients.data() + pair.firstCoefficient;
    for (std::size_t l = 0; l < lanes; ++l) {
      for (std::size_t im = 1; im < 8; im += 2) planes[im * batchLanes + l] = -planes[im * batchLanes + l];
      std::swap(planes[2 * batchLanes + l], planes[4 * batchLanes + l]);
      std::swap(planes[3 * batchLanes + l], planes[5 * batchLanes + l]);
    }
  }
}

LaneMatrices adjointsOf(const LaneMatrices& matrices) {
  LaneMatrices adjoints = matrices;
  for (auto& entries : adjoints) entries = adjointOf(entries);
  return adjoints;
}

/// Overwrites `lowered`, so that one batch of lanes after the other needs no new memory.
void lowerStage(const AdjointStage& stage, const Bindings& bindings, LaneMatrices& matrices, LoweredStage& lowered) {
  if (!stage.single) {
    lowered.forward.clear();
    lowerOperation(*stage.operations[0], bindings, lowered.forward);
    return reverseInto(lowered.forward, bindings.size(), lowered.backward);
  }
  matrices.resize(stage.uniform ? 1 : bindings.size());
  for (std::size_t l = 0; l < matrices.size(); ++l) matrices[l] = matrixOf(stage, bindings[l]);
  if (lowered.forward.operations.empty()) {
    appendLaneMatrices(matrices, stage.operations[0]->qubits[0], lowered.forward);
    return appendLaneMatrices(adjointsOf(matrices), stage.operations[0]->qubits[0], lowered.backward);
  }
  replaceLaneMatrices(matrices, lowered.forward);
  for (auto& entries : matrices) entries = adjointOf(entries);
  replaceLaneMatrices(matrices, lowered.backward);
}

/// The row of a gate's matrix that an amplitude's index belongs to.
std::size_t targetIndex(const Operation& operation, std::size_t amplitude) {
  std::size_t index = 0;
  for (std::size_t k = 0; k < operation.gate->targets; ++k) {
    index |= ((amplitude >> operation.qubits[operation.gate->controls + k]) & 1U) << k;
  }
  return index;
}

void apply(State& state, const PairProgram& program) { applyProgram(state, program.operations, program.coefficients); }

/// Runs the rows of one batch of lanes forwards and takes them back.
class AdjointRun {
 public:
  AdjointRun(const Request& request, const AdjointPlan& plan, std::size_t lanes)
      : request_(request),
        plan_(plan),
        bindings_(lanes, request.bindings.row(0)),
        lowered_(plan.stages.size()),
        psi_(request.circuit->qubits(), lanes),
        lambda_(request.circuit->qubits(), lanes) {
    for (std::size_t s = 0; s < plan.stages.size(); ++s) {
      if (plan.stages[s].uniform) lowerStage(plan.stages[s], bindings_, matrices_, lowered_[s]);
    }
  }

  /// Rows `row` to the last that the lanes hold.
  void run(std::size_t row, SlotDerivatives& result) {
    start(row);
    for (const LoweredStage& stage : lowered_) apply(psi_, stage.forward);
    const State end = request_.observables.size() > 1 ? psi_ : State(1, 1);
    for (std::size_t o = 0; o < request_.observables.size(); ++o) {
      if (o > 0) psi_ = end;
      applyObservable(psi_, request_.observables[o], lambda_);
      readValues(o, result);
      takeBack(o, result);
    }
  }

 private:
  void start(std::size_t row) {
    row_ = row;
    count_ = std::min(bindings_.size(), request_.bindings.rows - row);
    // Lanes beyond the last row repeat it: their results are never read.
    for (std::size_t l = 0; l < bindings_.size(); ++l) {
      bindings_[l] = request_.bindings.row(row + std::min(l, count_ - 1));
    }
    for (std::size_t s = 0; s < plan_.stages.size(); ++s) {
      if (!plan_.stages[s].uniform) lowerStage(plan_.stages[s], bindings_, matrices_, lowered_[s]);
    }
    startRows(psi_, request_, row);
  }

  /// ⟨O⟩ = Re⟨ψ|λ⟩.
  void readValues(std::size_t o, SlotDerivatives& result) {
    std::array<double, batchLanes> sums{};
    for (std::size_t i = 0; i < psi_.re.size(); i += psi_.lanes) {
      for (std::size_t l = 0; l < psi_.lanes; ++l) {
        sums[l] += psi_.re[i + l] * lambda_.re[i + l] + psi_.im[i + l] * lambda_.im[i + l];
      }
    }
    for (std::size_t l = 0; l < count_; ++l) result.values(row_ + l, o) = sums[l];
  }

  void takeBack(std::size_t o, SlotDerivatives& result) {
    for (std::size_t s = plan_.stages.size(); s-- > plan_.firstWanted;) {
      const AdjointStage& stage = plan_.stages[s];
      if (!stage.wanted.empty() && stage.single) readSingle(stage, o, result);
      if (s > plan_.firstWanted || !stage.single) apply(psi_, lowered_[s].backward);
      if (!stage.wanted.empty() && !stage.single) readPairs(stage, lowered_[s], o, result);
      if (s > plan_.firstWanted) apply(lambda_, lowered_[s].backward);
    }
  }

  void add(std::size_t lane, std::size_t o, std::size_t place, double value, SlotDerivatives& result) const {
    result.derivatives((row_ + lane) * request_.observables.size() + o, place) += value;
  }

  void readSingle(const AdjointStage& stage, std::size_t o, SlotDerivatives& result) {
    std::array<double, 3 * batchLanes> t;
    const std::size_t lanes = psi_.lanes;
    transitionVector(lambda_, psi_, stage.operations[0]->qubits[0], std::span(t).first(3 * lanes));
    for (const WantedSlot& wanted : stage.wanted) {
      for (std::size_t l = 0; l < count_; ++l) {
        const auto n = wanted.uniform ? wanted.axis : axisOf(stage, wanted, bindings_[l]);
        add(l, o, wanted.place, n[0] * t[l] + n[1] * t[lanes + l] + n[2] * t[2 * lanes + l], result);
      }
    }
  }

  /// ∂U of one wanted angle: one matrix for every lane that is read, or one where all rows share it.
  std::vector<GateMatrix> derivativesOf(const AdjointStage& stage, const WantedSlot& wanted) const {
    const Operation& operation = *stage.operations[0];
    std::vector<GateMatrix> derivatives;
    for (std::size_t l = 0; l < (stage.uniform ? 1 : count_); ++l) {
      derivatives.push_back(matrixDerivative(*operation.gate, boundAngles(operation, bindings_[l]), wanted.angle));
    }
    return derivatives;
  }

  /// 2 Re⟨λ|∂U|ψ⟩ block by block, with λ after the gate and ψ before it.
  void readPairs(const AdjointStage& stage, const LoweredStage& lowered, std::size_t o, SlotDerivatives& result) {
    std::array<double, 8 * batchLanes> t;
    const std::size_t lanes = psi_.lanes;
    for (const WantedSlot& wanted : stage.wanted) {
      const std::vector<GateMatrix> derivatives = derivativesOf(stage, wanted);
      for (const PairOperation& pair : lowered.forward.operations) {
        transitionPair(lambda_, psi_, pair, std::span(t).first(8 * lanes));
        const std::array<std::size_t, 2> index{targetIndex(*stage.operations[0], pair.offset0),
                                               targetIndex(*stage.operations[0], pair.offset1)};
        for (std::size_t l = 0; l < count_; ++l) {
          const GateMatrix& d = derivatives[stage.uniform ? 0 : l];
          double sum = 0;
          for (std::size_t a = 0; a < 2; ++a) {
            for (std::size_t b = 0; b < 2; ++b) {
              const Complex entry = d(index[a], index[b]);
              sum += entry.re * t[(4 * a + 2 * b) * lanes + l] - entry.im * t[(4 * a + 2 * b + 1) * lanes + l];
            }
          }
          add(l, o, wanted.place, 2 * sum, result);
        }
      }
    }
  }

  const Request& request_;
  const AdjointPlan& plan_;
  std::size_t row_ = 0, count_ = 0;
  Bindings bindings_;
  LaneMatrices matrices_;
  std::vector<LoweredStage> lowered_;
  State psi_, lambda_;
};

}  // namespace

SlotDerivatives adjointDerivatives(const Request& request, std::span<const std::size_t> slots) {
  validateRequest(request);
  requireStateFits(request.circuit->qubits());
  if (!request.circuit->isUnitary()) {
    throw Error(ErrorCode::notUnitary, "The adjoint method takes gates back, and a measurement can't be taken back.",
                "a circuit that measures, resets or decides", "gates only");
  }
  SlotDerivatives result;
  const std::size_t observables = request.observables.size();
  result.values = Matrix(request.bindings.rows, observables);
  result.derivatives = Matrix(request.bindings.rows * observables, slots.size());
  const AdjointPlan plan = planAdjoint(*request.circuit, request.bindings, slots, request.knownOperations);
  const bool batched = request.bindings.rows > 1 && request.circuit->qubits() <= largestBatchedRegister;
  const std::size_t lanes = batched ? batchLanes : 1;
  if (request.bindings.rows == 0) return result;
  AdjointRun run(request, plan, lanes);
  for (std::size_t row = 0; row < request.bindings.rows; row += lanes) run.run(row, result);
  return result;
}

}  // namespace qualm
