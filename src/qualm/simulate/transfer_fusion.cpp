#include <algorithm>
#include <array>

#include "qualm/simulate/transfer_operation.hpp"

namespace qualm {
namespace {

using Affine = std::array<double, 12>;

/// later ∘ earlier.
Affine composed(const Affine& later, const Affine& earlier) {
  Affine result{};
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t column = 0; column < 4; ++column) {
      double sum = column == 0 ? later[4 * row] : 0.0;
      for (std::size_t k = 0; k < 3; ++k) sum += later[4 * row + 1 + k] * earlier[4 * k + column];
      result[4 * row + column] = sum;
    }
  }
  return result;
}

bool onlyScales(const Affine& a) {
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t column = 0; column < 4; ++column) {
      if (column != row + 1 && a[4 * row + column] != 0) return false;
    }
  }
  return true;
}

/// Scales the outputs of a map on several qubits by what happens next to one of them. Outputs that the map keeps get
/// an entry of their own.
void scaleOutputs(TransferProgram& program, TransferOperation& operation, std::size_t digit, const Affine& scale) {
  const std::size_t outputs = std::size_t{1} << (2 * operation.digitCount);
  std::vector<TransferEntry> entries;
  std::size_t next = operation.firstEntry;
  const std::size_t end = operation.firstEntry + operation.entryCount;
  for (std::size_t out = 0; out < outputs; ++out) {
    const std::size_t pauli = (out >> (2 * digit)) & 3U;
    const double factor = pauli == 0 ? 1.0 : scale[4 * (pauli - 1) + pauli];
    if (next < end && program.entries[next].out == out) {
      for (; next < end && program.entries[next].out == out; ++next) {
        entries.push_back(program.entries[next]);
        entries.back().value *= factor;
      }
    } else if (factor != 1.0) {
      entries.push_back({static_cast<std::uint8_t>(out), static_cast<std::uint8_t>(out), factor});
    }
  }
  operation.firstEntry = program.entries.size();
  operation.entryCount = entries.size();
  program.entries.insert(program.entries.end(), entries.begin(), entries.end());
}

/// The last operation on each qubit, which a neighbour may join.
class Fusion {
 public:
  Fusion(const TransferProgram& program, TransferProgram& fused) : program_(program), fused_(fused) {
    last_.fill(nothing);
    fused_.clear();
  }

  void add(const TransferOperation& operation) {
    const bool mergeable = !operation.perRow && !operation.readsFeature;
    if (operation.digitCount == 1) {
      if (mergeable && join(operation)) return;
    }
    const std::size_t place = fused_.operations.size();
    fused_.operations.push_back(operation);
    copyEntries(fused_.operations.back());
    for (std::size_t i = 0; i < operation.digitCount; ++i) last_[operation.digits[i]] = mergeable ? place : nothing;
  }

 private:
  static constexpr std::size_t nothing = ~std::size_t{0};

  bool join(const TransferOperation& operation) {
    const std::size_t place = last_[operation.digits[0]];
    if (place == nothing) return false;
    TransferOperation& before = fused_.operations[place];
    if (before.digitCount == 1) {
      before.affine = composed(operation.affine, before.affine);
      return true;
    }
    if (!onlyScales(operation.affine)) return false;
    const auto digit = std::find(before.digits.begin(), before.digits.end(), operation.digits[0]);
    scaleOutputs(fused_, before, static_cast<std::size_t>(digit - before.digits.begin()), operation.affine);
    return true;
  }

  /// Entries move into the fused program; the numbers of each row stay where they are.
  void copyEntries(TransferOperation& operation) {
    const auto first = program_.entries.begin() + static_cast<std::ptrdiff_t>(operation.firstEntry);
    operation.firstEntry = fused_.entries.size();
    fused_.entries.insert(fused_.entries.end(), first, first + static_cast<std::ptrdiff_t>(operation.entryCount));
  }

  const TransferProgram& program_;
  TransferProgram& fused_;
  std::array<std::size_t, Circuit::maximumQubits> last_;
};

}  // namespace

void fuseTransfers(const TransferProgram& program, std::size_t first, TransferProgram& fused) {
  Fusion fusion(program, fused);
  for (std::size_t i = first; i < program.operations.size(); ++i) fusion.add(program.operations[i]);
}

}  // namespace qualm
