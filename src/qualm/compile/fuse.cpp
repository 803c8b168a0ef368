#include "qualm/compile/fuse.hpp"

#include "qualm/compile/one_qubit.hpp"
#include "qualm/compile/small_unitary.hpp"

namespace qualm {
namespace {

bool isFusible(const Operation& operation) {
  return isFree(operation) && operation.gate->qubits() == 1 && isConstant(operation);
}

class Fusion {
 public:
  explicit Fusion(const Translator& translator) : translator_(translator), runs_(64) {}

  Operations fuse(std::span<const Operation> operations) {
    for (const Operation& operation : operations) {
      if (isFusible(operation)) {
        runs_[operation.qubits[0]].push_back(operation);
        continue;
      }
      const std::uint64_t mask = operation.qubitMask();
      for (std::size_t q = 0; q < runs_.size(); ++q) {
        if (((mask >> q) & 1U) != 0) flush(q);
      }
      result_.push_back(operation);
    }
    for (std::size_t q = 0; q < runs_.size(); ++q) flush(q);
    return std::move(result_);
  }

 private:
  void flush(std::size_t qubit) {
    Operations& run = runs_[qubit];
    if (run.empty()) return;
    GateMatrix product = identityMatrix(2);
    for (const Operation& operation : run) product = multiply(matrixOf(operation), product);
    const Operations fused = synthesizeQubit(product, qubit, translator_);
    const Operations& best = costOf(fused) < costOf(run) ? fused : run;
    result_.insert(result_.end(), best.begin(), best.end());
    run.clear();
  }

  const Translator& translator_;
  std::vector<Operations> runs_;  ///< of each qubit, not yet in the result
  Operations result_;
};

}  // namespace

Operations fuseRuns(std::span<const Operation> operations, const Translator& translator) {
  return Fusion(translator).fuse(operations);
}

}  // namespace qualm
