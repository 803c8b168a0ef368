#include "qualm/simulate/pauli_kernels.hpp"

#include <algorithm>
#include <array>

#include "qualm/simulate/vector.hpp"

// All loops over Pauli vectors. A digit of base 4 stands at two bits of an index; the four values of a digit are runs
// of consecutive float64, as long as the digits below it and the lanes make them.
namespace qualm {
namespace {

/// The twelve numbers of a map on one qubit, shared by all rows or one for each.
template <class V>
struct SharedAffine {
  std::array<V, 12> value;

  SharedAffine(const TransferOperation& operation, const AlignedBuffer&) {
    for (std::size_t i = 0; i < 12; ++i) value[i] = broadcast<V>(operation.affine[i]);
  }
  V operator()(std::size_t i, std::size_t) const { return value[i]; }
};

template <class V>
struct RowAffine {
  const double* planes;

  RowAffine(const TransferOperation& operation, const AlignedBuffer& coefficients)
      : planes(coefficients.data() + operation.firstCoefficient) {}
  V operator()(std::size_t i, std::size_t lane) const { return load<V>(planes + i * batchLanes + lane); }
};

template <class V, std::size_t unroll, template <class> class Numbers>
void sweepAffine(PauliVector& state, const TransferOperation& operation, const AlignedBuffer& coefficients) {
  const Numbers<V> m(operation, coefficients);
  const std::size_t run = (std::size_t{1} << (2 * operation.digits[0])) * state.lanes;
  for (std::size_t base = 0; base < state.values.size(); base += 4 * run) {
    double* r = state.values.data() + base;
    for (std::size_t k = 0; k < run; k += unroll * width<V>) {
      for (std::size_t u = 0; u < unroll; ++u) {
        const std::size_t lane = u * width<V>, i = k + lane;
        const V one = load<V>(r + i), x = load<V>(r + run + i), y = load<V>(r + 2 * run + i),
                z = load<V>(r + 3 * run + i);
        store(r + run + i, m(0, lane) * one + m(1, lane) * x + m(2, lane) * y + m(3, lane) * z);
        store(r + 2 * run + i, m(4, lane) * one + m(5, lane) * x + m(6, lane) * y + m(7, lane) * z);
        store(r + 3 * run + i, m(8, lane) * one + m(9, lane) * x + m(10, lane) * y + m(11, lane) * z);
      }
    }
  }
}

void applyAffine(PauliVector& state, const TransferOperation& operation, const AlignedBuffer& coefficients) {
  const std::size_t run = (std::size_t{1} << (2 * operation.digits[0])) * state.lanes;
  if (operation.perRow) {
    sweepAffine<Vec, batchLanes / 2, RowAffine>(state, operation, coefficients);
  } else if (run >= 2) {
    sweepAffine<Vec, 1, SharedAffine>(state, operation, coefficients);
  } else {
    sweepAffine<double, 1, SharedAffine>(state, operation, coefficients);
  }
}

/// Where a map on several qubits finds its values: the offset of each of the 4^k combinations of digits.
struct Placement {
  std::array<std::size_t, 64> offsets{};
  std::array<std::uint8_t, 3> ascending{};

  Placement(const TransferOperation& operation, std::size_t lanes) : ascending(operation.digits) {
    std::sort(ascending.begin(), ascending.begin() + operation.digitCount);
    for (std::size_t c = 0; c < (std::size_t{1} << (2 * operation.digitCount)); ++c) {
      for (std::size_t d = 0; d < operation.digitCount; ++d) {
        offsets[c] |= ((c >> (2 * d)) & 3U) << (2 * operation.digits[d]);
      }
      offsets[c] *= lanes;
    }
  }

  /// Inserts zero digits, so that counting upwards visits every combination of the others.
  std::size_t spread(std::size_t index, std::size_t digitCount) const {
    for (std::size_t i = 0; i < digitCount; ++i) {
      const std::size_t low = (std::size_t{1} << (2 * ascending[i])) - 1;
      index = ((index & ~low) << 2) | (index & low);
    }
    return index;
  }
};

/// One block of `size` consecutive values of every combination: all outputs are computed before the first is stored.
template <class V, std::size_t size, bool perRow>
void mapBlock(double* r, const Placement& place, std::span<const TransferEntry> entries, const double* planes) {
  constexpr std::size_t vectors = size / width<V>;
  std::array<std::array<V, vectors>, 64> results;
  std::array<std::size_t, 64> targets;
  std::size_t count = 0;
  for (std::size_t e = 0; e < entries.size();) {
    const std::size_t out = entries[e].out;
    std::array<V, vectors> sum{};
    for (; e < entries.size() && entries[e].out == out; ++e) {
      const double* in = r + place.offsets[entries[e].in];
      for (std::size_t v = 0; v < vectors; ++v) {
        const V factor = perRow ? load<V>(planes + e * batchLanes + v * width<V>) : broadcast<V>(entries[e].value);
        sum[v] += factor * load<V>(in + v * width<V>);
      }
    }
    targets[count] = place.offsets[out];
    results[count++] = sum;
  }
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t v = 0; v < vectors; ++v) store(r + targets[i] + v * width<V>, results[i][v]);
  }
}

template <class V, std::size_t size, bool perRow>
void sweepEntries(PauliVector& state, const TransferOperation& operation, std::span<const TransferEntry> entries,
                  const AlignedBuffer& coefficients) {
  const Placement place(operation, state.lanes);
  const double* planes = coefficients.data() + operation.firstCoefficient;
  const std::size_t runEntries = std::size_t{1} << (2 * place.ascending[0]);
  const std::size_t run = runEntries * state.lanes, combinations = state.entries() >> (2 * operation.digitCount);
  for (std::size_t first = 0; first < combinations; first += runEntries) {
    double* r = state.values.data() + place.spread(first, operation.digitCount) * state.lanes;
    for (std::size_t k = 0; k < run; k += size) mapBlock<V, size, perRow>(r + k, place, entries, planes);
  }
}

void applyEntries(PauliVector& state, const TransferOperation& operation, std::span<const TransferEntry> entries,
                  const AlignedBuffer& coefficients) {
  const std::uint8_t lowest =
      *std::min_element(operation.digits.begin(), operation.digits.begin() + operation.digitCount);
  const std::size_t run = (std::size_t{1} << (2 * lowest)) * state.lanes;
  if (operation.perRow) {
    sweepEntries<Vec, batchLanes, true>(state, operation, entries, coefficients);
  } else if (run >= batchLanes) {
    sweepEntries<Vec, batchLanes, false>(state, operation, entries, coefficients);
  } else if (run >= 4) {
    sweepEntries<Vec, 4, false>(state, operation, entries, coefficients);
  } else {
    sweepEntries<double, 1, false>(state, operation, entries, coefficients);
  }
}

}  // namespace

void applyTransfers(PauliVector& state, const TransferProgram& program, std::size_t first, std::size_t last,
                    const AlignedBuffer& coefficients) {
  for (std::size_t i = first; i < last; ++i) {
    const TransferOperation& operation = program.operations[i];
    if (operation.digitCount == 1) {
      applyAffine(state, operation, coefficients);
    } else {
      applyEntries(state, operation, std::span(program.entries).subspan(operation.firstEntry, operation.entryCount),
                   coefficients);
    }
  }
}

void projectQubit(PauliVector& state, std::size_t qubit, bool outcome, double weight) {
  const std::size_t run = (std::size_t{1} << (2 * qubit)) * state.lanes;
  const double sign = outcome ? -1.0 : 1.0;
  for (std::size_t base = 0; base < state.values.size(); base += 4 * run) {
    double* r = state.values.data() + base;
    for (std::size_t k = 0; k < run; ++k) {
      const double kept = weight * 0.5 * (r[k] + sign * r[3 * run + k]);
      r[k] = kept;
      r[run + k] = r[2 * run + k] = 0;
      r[3 * run + k] = sign * kept;
    }
  }
}

void addInto(PauliVector& a, const PauliVector& b) {
  for (std::size_t i = 0; i < a.values.size(); ++i) a.values[i] += b.values[i];
}

}  // namespace qualm
