#include "qualm/simulate/kernels.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <type_traits>

#include "qualm/core/bits.hpp"
#include "qualm/simulate/vector.hpp"

// All loops over amplitudes (pauli_kernels.cpp has those over Pauli vectors). A pair operation names runs of
// consecutive float64: every run is as long as the lowest fixed bit times the number of lanes, and both amplitudes of a
// pair advance together. Kernels are short and called once a gate, because a browser compiles a function that is inside
// one long call with its slow compiler.
namespace qualm {
namespace {

/// Coefficients that all rows share.
template <class V>
struct Shared {
  std::array<V, 4> re, im;

  Shared(const PairOperation& pair, const AlignedBuffer&) {
    for (std::size_t e = 0; e < 4; ++e) {
      re[e] = broadcast<V>(pair.entries[e].re);
      im[e] = broadcast<V>(pair.entries[e].im);
    }
  }
  V real(std::size_t entry, std::size_t) const { return re[entry]; }
  V imag(std::size_t entry, std::size_t) const { return im[entry]; }
};

/// Coefficients that differ from row to row: lane l of a block reads lane l of a plane.
template <class V>
struct PerRow {
  const double* planes;

  PerRow(const PairOperation& pair, const AlignedBuffer& coefficients)
      : planes(coefficients.data() + pair.firstCoefficient) {}
  V real(std::size_t entry, std::size_t lane) const { return load<V>(planes + 2 * entry * batchLanes + lane); }
  V imag(std::size_t entry, std::size_t lane) const { return load<V>(planes + (2 * entry + 1) * batchLanes + lane); }
};

/// One amplitude of each row of a vector, re and im apart.
template <class V>
struct Amplitude {
  V re, im;
};

template <PairShape shape, class V, class Coefficients>
void multiply(Amplitude<V>& a, Amplitude<V>& b, const Coefficients& m, std::size_t lane) {
  const Amplitude<V> x = a, y = b;
  if constexpr (shape == PairShape::exchange) {
    a = y;
    b = x;
  } else if constexpr (shape == PairShape::real) {
    a = {m.real(0, lane) * x.re + m.real(1, lane) * y.re, m.real(0, lane) * x.im + m.real(1, lane) * y.im};
    b = {m.real(2, lane) * x.re + m.real(3, lane) * y.re, m.real(2, lane) * x.im + m.real(3, lane) * y.im};
  } else if constexpr (shape == PairShape::cross) {
    a = {m.real(0, lane) * x.re - m.imag(1, lane) * y.im, m.real(0, lane) * x.im + m.imag(1, lane) * y.re};
    b = {m.real(3, lane) * y.re - m.imag(2, lane) * x.im, m.real(3, lane) * y.im + m.imag(2, lane) * x.re};
  } else {
    const auto times = [&](std::size_t e, const Amplitude<V>& z) {
      return Amplitude<V>{m.real(e, lane) * z.re - m.imag(e, lane) * z.im,
                          m.real(e, lane) * z.im + m.imag(e, lane) * z.re};
    };
    if constexpr (shape == PairShape::general) {
      const auto xa = times(0, x), ya = times(1, y), xb = times(2, x), yb = times(3, y);
      a = {xa.re + ya.re, xa.im + ya.im};
      b = {xb.re + yb.re, xb.im + yb.im};
    } else {
      if constexpr (shape == PairShape::diagonal) a = times(0, x);
      b = times(3, y);
    }
  }
}

/// Inserts a zero at each fixed bit, so that counting upwards visits every free combination.
std::size_t spread(std::size_t index, const PairOperation& pair) {
  for (std::size_t i = 0; i < pair.bitCount; ++i) {
    const std::size_t low = (std::size_t{1} << pair.bits[i]) - 1;
    index = ((index & ~low) << 1) | (index & low);
  }
  return index;
}

/// `unroll` vectors are one block; runs are a whole number of blocks.
template <PairShape shape, class V, std::size_t unroll, class Coefficients>
void sweep(State& state, const PairOperation& pair, const AlignedBuffer& coefficients) {
  const Coefficients m(pair, coefficients);
  const std::size_t runAmplitudes = std::size_t{1} << pair.bits[0];
  const std::size_t run = runAmplitudes * state.lanes;
  const std::size_t pairs = state.amplitudes() >> pair.bitCount;
  double *re = state.re.data(), *im = state.im.data();
  for (std::size_t first = 0; first < pairs; first += runAmplitudes) {
    const std::size_t base = spread(first, pair);
    const std::size_t p0 = (base | pair.offset0) * state.lanes, p1 = (base | pair.offset1) * state.lanes;
    for (std::size_t k = 0; k < run; k += unroll * width<V>) {
      for (std::size_t u = 0; u < unroll; ++u) {
        const std::size_t i0 = p0 + k + u * width<V>, i1 = p1 + k + u * width<V>;
        Amplitude<V> a{load<V>(re + i0), load<V>(im + i0)}, b{load<V>(re + i1), load<V>(im + i1)};
        multiply<shape, V>(a, b, m, u * width<V>);
        if constexpr (shape != PairShape::phase) {
          store(re + i0, a.re);
          store(im + i0, a.im);
        }
        store(re + i1, b.re);
        store(im + i1, b.im);
      }
    }
  }
}

template <PairShape shape>
void applyShape(State& state, const PairOperation& pair, const AlignedBuffer& coefficients) {
  const std::size_t run = (std::size_t{1} << pair.bits[0]) * state.lanes;
  if (pair.perRow) {
    sweep<shape, Vec, batchLanes / 2, PerRow<Vec>>(state, pair, coefficients);
  } else if (run >= batchLanes) {
    sweep<shape, Vec, batchLanes / 2, Shared<Vec>>(state, pair, coefficients);
  } else if (run >= 2) {
    sweep<shape, Vec, 1, Shared<Vec>>(state, pair, coefficients);
  } else {
    sweep<shape, double, 1, Shared<double>>(state, pair, coefficients);
  }
}

/// Re(i^y · conj(a_j) a_i), where y counts the Y factors: the share of one amplitude in ⟨P⟩.
template <std::size_t lanes>
void addTerm(const State& state, std::size_t i, std::size_t j, int yFactors, double weight, double* sums) {
  const double *rei = state.re.data() + i * lanes, *imi = state.im.data() + i * lanes;
  const double *rej = state.re.data() + j * lanes, *imj = state.im.data() + j * lanes;
  if (yFactors % 2 == 0) {
    for (std::size_t l = 0; l < lanes; ++l) sums[l] += weight * (rej[l] * rei[l] + imj[l] * imi[l]);
  } else {
    for (std::size_t l = 0; l < lanes; ++l) sums[l] += weight * (imj[l] * rei[l] - rej[l] * imi[l]);
  }
}

template <std::size_t lanes>
void sumTerm(const State& state, const PauliTerm& term, double* sums) {
  const int yFactors = std::popcount(term.x & term.z);
  const double leading = yFactors % 4 >= 2 ? -1.0 : 1.0;  // i^y = ±1 or ±i
  for (std::size_t i = 0; i < state.amplitudes(); ++i) {
    addTerm<lanes>(state, i, i ^ static_cast<std::size_t>(term.x), yFactors, leading * paritySign(i & term.z), sums);
  }
}

/// Three sums over the pairs of one qubit: see transitionVector().
template <std::size_t lanes>
void sumTransition(const State& lambda, const State& psi, std::size_t qubit, double* result) {
  using V = std::conditional_t<lanes == 1, double, Vec>;
  constexpr std::size_t vectors = lanes / width<V>;
  std::array<V, vectors> x{}, y{}, z{};
  const std::size_t half = std::size_t{1} << qubit;
  for (std::size_t base = 0; base < psi.amplitudes(); base += 2 * half) {
    for (std::size_t i = base; i < base + half; ++i) {
      const std::size_t p = i * lanes, q = (i + half) * lanes;
      for (std::size_t v = 0; v < vectors; ++v) {
        const std::size_t o = v * width<V>;
        const V la = load<V>(&lambda.re[p + o]), ma = load<V>(&lambda.im[p + o]);
        const V lb = load<V>(&lambda.re[q + o]), mb = load<V>(&lambda.im[q + o]);
        const V pa = load<V>(&psi.re[p + o]), qa = load<V>(&psi.im[p + o]);
        const V pb = load<V>(&psi.re[q + o]), qb = load<V>(&psi.im[q + o]);
        x[v] += (la * qb - ma * pb) + (lb * qa - mb * pa);
        y[v] += (lb * pa + mb * qa) - (la * pb + ma * qb);
        z[v] += (la * qa - ma * pa) - (lb * qb - mb * pb);
      }
    }
  }
  for (std::size_t v = 0; v < vectors; ++v) {
    store(result + v * width<V>, x[v]);
    store(result + lanes + v * width<V>, y[v]);
    store(result + 2 * lanes + v * width<V>, z[v]);
  }
}

/// The bits that index `value` of `count` qubits sets in an amplitude's index.
std::size_t scattered(std::size_t value, std::span<const std::size_t> qubits) {
  std::size_t bits = 0;
  for (std::size_t k = 0; k < qubits.size(); ++k) bits |= ((value >> k) & 1U) << qubits[k];
  return bits;
}

}  // namespace

namespace {

/// One qubit: populations and one coherence, everything apart, so that compilers vectorise across runs.
template <std::size_t lanes>
void sumReduced(const State& state, std::size_t qubit, std::span<Complex> result) {
  using V = std::conditional_t<lanes == 1, double, Vec>;
  constexpr std::size_t vectors = lanes / width<V>;
  std::array<V, vectors> zero{}, one{}, re{}, im{};
  const std::size_t half = std::size_t{1} << qubit;
  for (std::size_t base = 0; base < state.amplitudes(); base += 2 * half) {
    for (std::size_t i = base; i < base + half; ++i) {
      for (std::size_t v = 0; v < vectors; ++v) {
        const std::size_t p = i * lanes + v * width<V>, q = p + half * lanes;
        const V ar = load<V>(&state.re[p]), ai = load<V>(&state.im[p]);
        const V br = load<V>(&state.re[q]), bi = load<V>(&state.im[q]);
        zero[v] += ar * ar + ai * ai;
        one[v] += br * br + bi * bi;
        re[v] += br * ar + bi * ai;
        im[v] += bi * ar - br * ai;
      }
    }
  }
  std::array<double, 4 * lanes> sums;
  for (std::size_t v = 0; v < vectors; ++v) {
    store(&sums[v * width<V>], zero[v]);
    store(&sums[lanes + v * width<V>], one[v]);
    store(&sums[2 * lanes + v * width<V>], re[v]);
    store(&sums[3 * lanes + v * width<V>], im[v]);
  }
  for (std::size_t l = 0; l < lanes; ++l) {
    result[l] = {sums[l], 0};
    result[lanes + l] = {sums[2 * lanes + l], -sums[3 * lanes + l]};
    result[2 * lanes + l] = {sums[2 * lanes + l], sums[3 * lanes + l]};
    result[3 * lanes + l] = {sums[lanes + l], 0};
  }
}

}  // namespace

void reducedDensity(const State& state, std::span<const std::size_t> qubits, std::span<Complex> result) {
  if (qubits.size() == 1) {
    return state.lanes == 1 ? sumReduced<1>(state, qubits[0], result)
                            : sumReduced<batchLanes>(state, qubits[0], result);
  }
  const std::size_t dimension = std::size_t{1} << qubits.size(), mask = scattered(dimension - 1, qubits);
  const std::size_t lanes = state.lanes;
  std::fill(result.begin(), result.end(), Complex{});
  std::array<std::size_t, 4> offsets{};
  for (std::size_t i = 0; i < dimension; ++i) offsets[i] = scattered(i, qubits);
  for (std::size_t base = 0; base < state.amplitudes(); ++base) {
    if ((base & mask) != 0) continue;
    for (std::size_t i = 0; i < dimension; ++i) {
      for (std::size_t j = 0; j < dimension; ++j) {
        Complex* sum = result.data() + (i * dimension + j) * lanes;
        for (std::size_t l = 0; l < lanes; ++l) {
          const Complex a = state.amplitude(base | offsets[i], l), b = state.amplitude(base | offsets[j], l);
          sum[l] = sum[l] + a * conjugate(b);
        }
      }
    }
  }
}

void applyQuad(State& state, std::size_t qubit0, std::size_t qubit1, std::span<const Complex> entries) {
  const std::array qubits{qubit0, qubit1};
  const std::size_t mask = scattered(3, qubits), lanes = state.lanes;
  for (std::size_t base = 0; base < state.amplitudes(); ++base) {
    if ((base & mask) != 0) continue;
    for (std::size_t l = 0; l < lanes; ++l) {
      std::array<Complex, 4> before;
      for (std::size_t i = 0; i < 4; ++i) before[i] = state.amplitude(base | scattered(i, qubits), l);
      for (std::size_t row = 0; row < 4; ++row) {
        Complex sum;
        for (std::size_t i = 0; i < 4; ++i) sum = sum + entries[(4 * row + i) * lanes + l] * before[i];
        const std::size_t at = (base | scattered(row, qubits)) * lanes + l;
        state.re[at] = sum.re;
        state.im[at] = sum.im;
      }
    }
  }
}

void applyPair(State& state, const PairOperation& pair, const AlignedBuffer& coefficients) {
  switch (pair.shape) {
    case PairShape::exchange:
      return applyShape<PairShape::exchange>(state, pair, coefficients);
    case PairShape::phase:
      return applyShape<PairShape::phase>(state, pair, coefficients);
    case PairShape::diagonal:
      return applyShape<PairShape::diagonal>(state, pair, coefficients);
    case PairShape::real:
      return applyShape<PairShape::real>(state, pair, coefficients);
    case PairShape::cross:
      return applyShape<PairShape::cross>(state, pair, coefficients);
    case PairShape::general:
      return applyShape<PairShape::general>(state, pair, coefficients);
  }
}

void applyProgram(State& state, std::span<const PairOperation> operations, const AlignedBuffer& coefficients) {
  for (const PairOperation& pair : operations) applyPair(state, pair, coefficients);
}

void applyOperations(State& state, std::span<const Operation> operations,
                     std::span<const std::span<const double>> bindings) {
  PairProgram program;
  for (const Operation& operation : operations) lowerOperation(operation, bindings, program);
  applyProgram(state, program.operations, program.coefficients);
}

void expectation(const State& state, const PauliTerm& term, std::span<double> result) {
  std::fill(result.begin(), result.end(), 0.0);
  if (state.lanes == 1) {
    sumTerm<1>(state, term, result.data());
  } else {
    sumTerm<batchLanes>(state, term, result.data());
  }
}

void applyObservable(const State& state, const Observable& observable, State& result) {
  std::fill(result.re.begin(), result.re.end(), 0.0);
  std::fill(result.im.begin(), result.im.end(), 0.0);
  const std::size_t lanes = state.lanes;
  for (const auto& [coefficient, term] : observable.parts) {
    const int yFactors = std::popcount(term.x & term.z) % 4;
    for (std::size_t i = 0; i < state.amplitudes(); ++i) {
      // P|i⟩ = i^y (−1)^{i & z}|i ^ x⟩
      const std::size_t from = i * lanes, to = (i ^ static_cast<std::size_t>(term.x)) * lanes;
      const double weight = coefficient * paritySign(i & term.z) * (yFactors >= 2 ? -1.0 : 1.0);
      for (std::size_t l = 0; l < lanes; ++l) {
        const double re = yFactors % 2 == 0 ? state.re[from + l] : -state.im[from + l];
        const double im = yFactors % 2 == 0 ? state.im[from + l] : state.re[from + l];
        result.re[to + l] += weight * re;
        result.im[to + l] += weight * im;
      }
    }
  }
}

void transitionVector(const State& lambda, const State& psi, std::size_t qubit, std::span<double> result) {
  if (psi.lanes == 1) {
    sumTransition<1>(lambda, psi, qubit, result.data());
  } else {
    sumTransition<batchLanes>(lambda, psi, qubit, result.data());
  }
}

void transitionPair(const State& lambda, const State& psi, const PairOperation& pair, std::span<double> result) {
  std::fill(result.begin(), result.end(), 0.0);
  const std::size_t lanes = psi.lanes, pairs = psi.amplitudes() >> pair.bitCount;
  for (std::size_t index = 0; index < pairs; ++index) {
    const std::size_t base = spread(index, pair);
    const std::array<std::size_t, 2> at{(base | pair.offset0) * lanes, (base | pair.offset1) * lanes};
    for (std::size_t a = 0; a < 2; ++a) {
      for (std::size_t b = 0; b < 2; ++b) {
        double* sum = result.data() + (4 * a + 2 * b) * lanes;
        for (std::size_t l = 0; l < lanes; ++l) {
          const double lr = lambda.re[at[a] + l], li = lambda.im[at[a] + l];
          const double pr = psi.re[at[b] + l], pi = psi.im[at[b] + l];
          sum[l] += lr * pr + li * pi;
          sum[lanes + l] += lr * pi - li * pr;
        }
      }
    }
  }
}

void probabilities(const State& state, std::size_t lane, std::span<double> result) {
  for (std::size_t i = 0; i < state.amplitudes(); ++i) result[i] = squaredMagnitude(state.amplitude(i, lane));
}

}  // namespace qualm
