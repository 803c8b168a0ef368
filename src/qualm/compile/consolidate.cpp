#include "qualm/compile/consolidate.hpp"

#include <cstring>

#include "qualm/compile/pair_synthesis.hpp"
#include "qualm/compile/small_unitary.hpp"

namespace qualm {
namespace {

/// Gathers blocks while it goes through the operations. A block stands where its first pair gate stood: nothing else
/// touches its two qubits between its first and its last gate.
class Consolidation {
 public:
  Consolidation(const Translator& translator, SettledBlocks& settled)
      : translator_(translator), settled_(settled), open_(64, none), loose_(64) {}

  Operations consolidate(std::span<const Operation> operations) {
    for (const Operation& operation : operations) take(operation);
    for (std::size_t q = 0; q < loose_.size(); ++q) release(q);
    Operations result;
    for (const Block& block : blocks_) {
      const Operations best = cheaper(block);
      result.insert(result.end(), best.begin(), best.end());
    }
    return result;
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  struct Block {
    std::size_t first = 0, second = 0;
    Operations operations;  ///< on the two qubits, or one operation that can't be rewritten
    std::size_t pairs = 0;
  };

  void take(const Operation& operation) {
    const bool fits = isFree(operation) && operation.gate->qubits() <= 2 && isConstant(operation);
    if (fits && operation.gate->qubits() == 1) {
      const std::size_t q = operation.qubits[0];
      (open_[q] == none ? loose_[q] : blocks_[open_[q]].operations).push_back(operation);
      return;
    }
    if (fits) return takePair(operation);
    const std::uint64_t mask = operation.qubitMask();
    for (std::size_t q = 0; q < loose_.size(); ++q) {
      if (((mask >> q) & 1U) != 0) release(q);
    }
    blocks_.push_back({0, 0, {operation}, 0});
  }

  void takePair(const Operation& operation) {
    const std::size_t a = operation.qubits[0], b = operation.qubits[1];
    if (open_[a] == none || open_[a] != open_[b]) {
      close(a);
      close(b);
      open_[a] = open_[b] = blocks_.size();
      blocks_.push_back({a, b, {}, 0});
      for (const std::size_t q : {a, b}) {
        auto& block = blocks_.back().operations;
        block.insert(block.end(), loose_[q].begin(), loose_[q].end());
        loose_[q].clear();
      }
    }
    blocks_[open_[a]].operations.push_back(operation);
    ++blocks_[open_[a]].pairs;
  }

  void close(std::size_t qubit) {
    if (open_[qubit] == none) return;
    const Block& block = blocks_[open_[qubit]];
    open_[block.first] = open_[block.second] = none;
  }

  /// Closes the block of a qubit and lets its loose gates go before what comes next.
  void release(std::size_t qubit) {
    close(qubit);
    if (loose_[qubit].empty()) return;
    blocks_.push_back({qubit, qubit, std::move(loose_[qubit]), 0});
    loose_[qubit].clear();
  }

  /// FNV-1a over gates, places and angles; the same wherever the pair lies.
  static std::uint64_t hashOf(const Block& block) {
    std::uint64_t hash = 0xcbf29ce484222325;
    const auto add = [&hash](std::uint64_t word) { hash = (hash ^ word) * 0x100000001b3; };
    for (const Operation& operation : block.operations) {
      add(static_cast<std::uint64_t>(operation.gate - gateTable().data()));
      add(operation.qubits[0] == block.first ? 0 : 1);
      for (std::size_t i = 0; i < operation.angleCount(); ++i) {
        std::uint64_t bits = 0;
        std::memcpy(&bits, &operation.angles[i].offset, sizeof bits);
        add(bits);
        add(bits >> 32U);  // the high half reaches the low bits
      }
    }
    return hash;
  }

  Operations cheaper(const Block& block) {
    if (block.pairs == 0) return block.operations;
    const std::uint64_t hash = hashOf(block);
    if (settled_.count(hash) > 0) return block.operations;
    GateMatrix product = identityMatrix(4);
    for (const Operation& operation : block.operations) {
      product = multiply(pairMatrixOf(operation, block.first, block.second), product);
    }
    Operations found = synthesizePair(product, block.first, block.second, translator_);
    if (costOf(found) < costOf(block.operations)) return found;
    settled_.insert(hash);
    return block.operations;
  }

  const Translator& translator_;
  SettledBlocks& settled_;
  std::vector<Block> blocks_;      ///< in order
  std::vector<std::size_t> open_;  ///< qubit → the block that it is in
  std::vector<Operations> loose_;  ///< one-qubit gates before the next block of each qubit
};

}  // namespace

Operations consolidatePairs(std::span<const Operation> operations, const Translator& translator,
                            SettledBlocks& settled) {
  return Consolidation(translator, settled).consolidate(operations);
}

}  // namespace qualm
