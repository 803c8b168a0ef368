#include "qualm/simulate/pair_operation.hpp"

#include <algorithm>

#include "qualm/simulate/state.hpp"

namespace qualm {
namespace {

/// A 2×2 block of a gate: the target indices it joins, and its shape for every angle.
struct Block {
  std::size_t index0, index1;
  PairShape shape;
  bool flip;  ///< one of the two exchanges of the first target's values that come before the other blocks
};

struct Blocks {
  std::array<Block, 4> blocks{};
  std::size_t count = 0;
  bool flipped = false;  ///< the gate's matrix is that of the blocks times an X on the first target
};

constexpr Complex unit{1, 0}, zero{0, 0};

std::array<Complex, 4> blockEntries(const GateMatrix& m, std::size_t i, std::size_t j) {
  return {m(i, i), m(i, j), m(j, i), m(j, j)};
}

bool isIdentity(const std::array<Complex, 4>& e) { return e == std::array{unit, zero, zero, unit}; }

PairShape shapeOf(const std::array<Complex, 4>& e) {
  if (e == std::array{zero, unit, unit, zero}) return PairShape::exchange;
  if (e[1] == zero && e[2] == zero) return e[0] == unit ? PairShape::phase : PairShape::diagonal;
  const bool realDiagonal = e[0].im == 0 && e[3].im == 0;
  if (realDiagonal && e[1].im == 0 && e[2].im == 0) return PairShape::real;
  if (realDiagonal && e[1].re == 0 && e[2].re == 0) return PairShape::cross;
  return PairShape::general;
}

/// The matrix times X on the first target: a gate that joins four amplitudes (ecr) may so come down to pairs.
GateMatrix flipColumns(const GateMatrix& matrix) {
  GateMatrix flipped{matrix.dimension, {}};
  for (std::size_t i = 0; i < matrix.dimension; ++i) {
    for (std::size_t j = 0; j < matrix.dimension; ++j) flipped(i, j) = matrix(i, j ^ 1U);
  }
  return flipped;
}

/// The first index after i that the matrix joins with it; i itself where there is none.
std::size_t partnerOf(const GateMatrix& matrix, std::size_t i) {
  for (std::size_t j = i + 1; j < matrix.dimension; ++j) {
    if (!(matrix(i, j) == zero && matrix(j, i) == zero)) return j;
  }
  return i;
}

bool joinsPairs(const GateMatrix& matrix) {
  for (std::size_t i = 0; i < matrix.dimension; ++i) {
    std::size_t others = 0;
    for (std::size_t j = 0; j < matrix.dimension; ++j) others += j != i && !(matrix(i, j) == zero) ? 1 : 0;
    if (others > 1) return false;
  }
  return true;
}

/// Reads the shapes off the gate's matrix at angles where no entry vanishes by accident.
Blocks findBlocks(const Gate& gate) {
  constexpr std::array<double, 3> generic{0.7, 1.1, 1.9};
  GateMatrix matrix = gate.matrix(generic);
  Blocks found;
  found.flipped = !joinsPairs(matrix);
  if (found.flipped) {
    matrix = flipColumns(matrix);
    for (std::size_t i = 0; i < matrix.dimension; i += 2) {
      found.blocks[found.count++] = {i, i + 1, PairShape::exchange, true};
    }
  }
  std::array<bool, 4> done{};
  for (std::size_t i = 0; i < matrix.dimension; ++i) {
    if (done[i]) continue;
    std::size_t j = partnerOf(matrix, i);
    // A diagonal gate on two targets joins nothing: its blocks take 0 with 3 and 1 with 2, on which rzz is alike.
    if (j == i) j = matrix.dimension - 1 - i;
    if (done[j]) continue;
    done[i] = done[j] = true;
    const auto entries = blockEntries(matrix, i, j);
    if (!isIdentity(entries)) found.blocks[found.count++] = {i, j, shapeOf(entries), false};
  }
  return found;
}

const Blocks& blocksOf(const Gate& gate) {
  static const std::vector<Blocks> all = [] {
    std::vector<Blocks> blocks;
    for (const Gate& row : gateTable()) blocks.push_back(findBlocks(row));
    return blocks;
  }();
  return all[static_cast<std::size_t>(&gate - gateTable().data())];
}

/// The bits that a target index sets in an amplitude's index, with all controls at 1.
std::size_t offsetOf(const Operation& operation, std::size_t targetIndex) {
  std::size_t offset = 0;
  const std::size_t controls = operation.gate->controls;
  for (std::size_t c = 0; c < controls; ++c) offset |= std::size_t{1} << operation.qubits[c];
  for (std::size_t t = 0; t < operation.gate->targets; ++t) {
    if ((targetIndex >> t) & 1U) offset |= std::size_t{1} << operation.qubits[controls + t];
  }
  return offset;
}

PairOperation placeBlock(const Operation& operation, const Block& block) {
  PairOperation pair;
  pair.shape = block.shape;
  pair.bitCount = static_cast<std::uint8_t>(operation.gate->qubits());
  for (std::size_t i = 0; i < pair.bitCount; ++i) {  // insertion sort of at most three
    std::size_t place = i;
    for (; place > 0 && pair.bits[place - 1] > operation.qubits[i]; --place) pair.bits[place] = pair.bits[place - 1];
    pair.bits[place] = static_cast<std::uint8_t>(operation.qubits[i]);
  }
  pair.offset0 = offsetOf(operation, block.index0);
  pair.offset1 = offsetOf(operation, block.index1);
  return pair;
}

/// One row's entries go into lane `lane` of the eight planes.
void writeLane(PairProgram& program, const PairOperation& pair, std::size_t lane,
               const std::array<Complex, 4>& entries) {
  double* planes = program.coefficients.data() + pair.firstCoefficient;
  for (std::size_t e = 0; e < entries.size(); ++e) {
    planes[(2 * e) * batchLanes + lane] = entries[e].re;
    planes[(2 * e + 1) * batchLanes + lane] = entries[e].im;
  }
}

}  // namespace

void lowerOperation(const Operation& operation, std::span<const std::span<const double>> bindings,
                    PairProgram& program) {
  if (!operation.isGate()) return;
  const Blocks& blocks = blocksOf(*operation.gate);
  const bool perRow = operation.gate->angles > 0 && bindings.size() > 1 && !sameAngles(operation, bindings);
  const std::size_t first = program.operations.size();
  for (std::size_t b = 0; b < blocks.count; ++b) {
    PairOperation pair = placeBlock(operation, blocks.blocks[b]);
    pair.fusible = operation.gate->qubits() == 1 && !operation.readsFeature();
    pair.perRow = perRow;
    pair.firstCoefficient = program.coefficients.size();
    if (perRow) program.coefficients.resize(program.coefficients.size() + 8 * batchLanes);
    program.operations.push_back(pair);
  }
  for (std::size_t lane = 0; lane < (perRow ? bindings.size() : 1); ++lane) {
    const GateMatrix plain = operation.gate->matrix(boundAngles(operation, bindings[lane]));
    const GateMatrix matrix = blocks.flipped ? flipColumns(plain) : plain;
    for (std::size_t b = 0; b < blocks.count; ++b) {
      PairOperation& pair = program.operations[first + b];
      const Block& block = blocks.blocks[b];
      const auto entries =
          block.flip ? std::array{zero, unit, unit, zero} : blockEntries(matrix, block.index0, block.index1);
      if (perRow) {
        writeLane(program, pair, lane, entries);
      } else {
        pair.entries = entries;
      }
    }
  }
}

namespace {

PairShape productShape(PairShape later, PairShape earlier) {
  const auto isReal = [](PairShape s) { return s == PairShape::real || s == PairShape::exchange; };
  const auto isDiagonal = [](PairShape s) { return s == PairShape::phase || s == PairShape::diagonal; };
  if (later == PairShape::phase && earlier == PairShape::phase) return PairShape::phase;
  if (isDiagonal(later) && isDiagonal(earlier)) return PairShape::diagonal;
  if (isReal(later) && isReal(earlier)) return PairShape::real;
  return PairShape::general;
}

void absorb(PairOperation& earlier, const PairOperation& later) {
  const std::array<Complex, 4>& a = later.entries;
  const std::array<Complex, 4> b = earlier.entries;  // a copy: the product overwrites it
  earlier.entries = {a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2],
                     a[2] * b[1] + a[3] * b[3]};
  earlier.shape = productShape(later.shape, earlier.shape);
}

}  // namespace

void fusePairs(std::span<const PairOperation> operations, std::vector<PairOperation>& fused) {
  constexpr std::size_t nothing = ~std::size_t{0};
  std::array<std::size_t, Circuit::maximumQubits> open;  // per qubit: the operation that a neighbour may join
  open.fill(nothing);
  fused.clear();
  for (const PairOperation& pair : operations) {
    std::size_t& last = open[pair.bits[0]];
    if (pair.fusible && !pair.perRow && last != nothing) {
      absorb(fused[last], pair);
      continue;
    }
    for (std::size_t i = 0; i < pair.bitCount; ++i) open[pair.bits[i]] = nothing;
    if (pair.fusible && !pair.perRow) last = fused.size();
    fused.push_back(pair);
  }
}

}  // namespace qualm
