#include "qualm/simulate/state_measures.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/simulate/hermitian_eigen.hpp"

namespace qualm {
namespace {

constexpr double unitTolerance = 1e-6;
constexpr std::size_t mostEigenQubits = 8, mostReducedQubits = 12;

/// Eigenvalues that are roundings of 0 (or of a matrix that is not quite positive) have no square root worth keeping.
double rootOf(double eigenvalue, std::size_t size) {
  return eigenvalue > 4e-16 * static_cast<double>(size) ? std::sqrt(eigenvalue) : 0;
}

[[noreturn]] void refuseState(const std::string& message, const std::string& received, const std::string& allowed) {
  throw Error(ErrorCode::invalidState, message, received, allowed);
}

void checkQubits(const StateView& state, std::span<const std::size_t> qubits) {
  for (const std::size_t qubit : qubits) {
    if (qubit >= state.qubits()) {
      throw Error(ErrorCode::qubitOutOfRange, "The state has no qubit " + std::to_string(qubit) + ".",
                  std::to_string(qubit), "0 to " + std::to_string(state.qubits() - 1));
    }
    if (std::count(qubits.begin(), qubits.end(), qubit) > 1) {
      throw Error(ErrorCode::duplicateQubit, "A qubit is chosen twice.", std::to_string(qubit), "different qubits");
    }
  }
}

void checkSize(std::size_t qubits, std::size_t most, const char* what) {
  if (qubits <= most) return;
  throw Error(ErrorCode::registerTooLarge,
              std::string(what) + " would take a density matrix of 2^" + std::to_string(2 * qubits + 4) + " bytes.",
              std::to_string(qubits) + " qubits", "at most " + std::to_string(most));
}

void checkAlike(const StateView& a, const StateView& b) {
  if (a.qubits() == b.qubits()) return;
  throw Error(ErrorCode::shapeMismatch, "The states have different numbers of qubits.", std::to_string(b.qubits()),
              std::to_string(a.qubits()));
}

/// The basis states of some qubits as offsets in the index of the whole register; the first qubit counts least.
std::vector<std::size_t> offsetsOf(std::span<const std::size_t> qubits) {
  std::vector<std::size_t> offsets(std::size_t{1} << qubits.size(), 0);
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    for (std::size_t q = 0; q < qubits.size(); ++q) offsets[i] |= ((i >> q) & 1U) << qubits[q];
  }
  return offsets;
}

std::vector<std::size_t> othersThan(std::span<const std::size_t> qubits, std::size_t count) {
  std::vector<std::size_t> others;
  for (std::size_t qubit = 0; qubit < count; ++qubit) {
    if (std::find(qubits.begin(), qubits.end(), qubit) == qubits.end()) others.push_back(qubit);
  }
  return others;
}

std::vector<Complex> densityOf(const StateView& state) {
  if (!state.isPure()) return {state.entries().begin(), state.entries().end()};
  std::vector<Complex> density;
  density.reserve(state.dimension() * state.dimension());
  for (std::size_t row = 0; row < state.dimension(); ++row) {
    for (std::size_t column = 0; column < state.dimension(); ++column) density.push_back(state(row, column));
  }
  return density;
}

Complex innerProduct(std::span<const Complex> a, std::span<const Complex> b) {
  Complex sum;
  for (std::size_t i = 0; i < a.size(); ++i) sum = sum + conjugate(a[i]) * b[i];
  return sum;
}

/// Vectors whose projectors add up to ρ, one a row: √eigenvalue times eigenvector.
std::vector<Complex> ensembleOf(std::span<const Complex> density, std::size_t size) {
  HermitianEigen eigen = hermitianEigen(density, size, true);
  for (std::size_t k = 0; k < size; ++k) {
    const double root = rootOf(eigen.values[k], size);
    for (std::size_t i = 0; i < size; ++i) eigen.vectors[k * size + i] = root * eigen.vectors[k * size + i];
  }
  return std::move(eigen.vectors);
}

double entropyOf(std::span<const Complex> density, std::size_t size) {
  double bits = 0;
  for (const double value : hermitianEigen(density, size, false).values) {
    if (value > 0) bits -= value * std::log2(value);
  }
  return std::fmax(bits, 0);  // a pure state may miss 0 by a rounding
}

/// ⟨a|σ|a⟩
double overlap(const StateView& pure, const StateView& mixed) {
  double sum = 0;
  for (std::size_t row = 0; row < pure.dimension(); ++row) {
    Complex product;
    for (std::size_t column = 0; column < pure.dimension(); ++column) {
      product = product + mixed(row, column) * pure.entries()[column];
    }
    sum += (conjugate(pure.entries()[row]) * product).re;
  }
  return sum;
}

/// ‖√ρ √σ‖₁, squared: the singular values of the overlaps between two ensembles, ⟨v_i|w_j⟩.
double uhlmann(const StateView& a, const StateView& b) {
  checkSize(a.qubits(), mostEigenQubits, "The fidelity of two mixed states");
  const std::size_t size = a.dimension();
  const auto left = ensembleOf(a.entries(), size), right = ensembleOf(b.entries(), size);
  std::vector<Complex> overlaps;
  overlaps.reserve(size * size);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) {
      overlaps.push_back(
          innerProduct(std::span(left).subspan(i * size, size), std::span(right).subspan(j * size, size)));
    }
  }
  double sum = 0;
  for (const double value : singularValues(std::move(overlaps), size)) sum += value;
  return sum * sum;
}

}  // namespace

StateView StateView::pure(std::span<const Complex> amplitudes) {
  const auto count = amplitudes.size();
  if (count < 2 || !std::has_single_bit(count)) {
    refuseState("A state vector has 2^n amplitudes.", std::to_string(count), "2, 4, 8, …");
  }
  return {amplitudes, static_cast<std::size_t>(std::countr_zero(count)), true};
}

StateView StateView::mixed(std::span<const Complex> density) {
  const auto count = density.size();
  if (count < 4 || !std::has_single_bit(count) || std::countr_zero(count) % 2 != 0) {
    refuseState("A density matrix has 4^n entries.", std::to_string(count), "4, 16, 64, …");
  }
  return {density, static_cast<std::size_t>(std::countr_zero(count)) / 2, false};
}

void validateState(const StateView& state) {
  double trace = 0, asymmetry = 0;
  for (std::size_t i = 0; i < state.dimension(); ++i) {
    trace += state(i, i).re;
    for (std::size_t j = 0; !state.isPure() && j <= i; ++j) {
      const Complex difference = state(i, j) - conjugate(state(j, i));
      const double size = std::hypot(difference.re, difference.im);
      if (!(size <= asymmetry)) asymmetry = std::isnan(size) ? 1 : size;
      if (asymmetry > unitTolerance) refuseState("A density matrix is Hermitian.", "one that is not", "ρ = ρ†");
    }
  }
  if (std::fabs(trace - 1) <= unitTolerance) return;
  refuseState(state.isPure() ? "The squared amplitudes of a state add up to 1." : "A density matrix has trace 1.",
              numberText(trace), "1 within 1e-6");
}

std::vector<Complex> reducedState(const StateView& state, std::span<const std::size_t> qubits) {
  checkQubits(state, qubits);
  checkSize(qubits.size(), mostReducedQubits, "A reduced state");
  const auto kept = offsetsOf(qubits), traced = offsetsOf(othersThan(qubits, state.qubits()));
  const std::size_t size = kept.size();
  std::vector<Complex> reduced(size * size);
  for (const std::size_t rest : traced) {
    for (std::size_t row = 0; row < size; ++row) {
      for (std::size_t column = 0; column <= row; ++column) {
        Complex& entry = reduced[row * size + column];
        entry = entry + state(rest | kept[row], rest | kept[column]);
      }
    }
  }
  for (std::size_t row = 0; row < size; ++row) {
    for (std::size_t column = 0; column < row; ++column) {
      reduced[column * size + row] = conjugate(reduced[row * size + column]);
    }
  }
  return reduced;
}

double purity(const StateView& state) {
  double sum = 0;
  for (const Complex entry : state.entries()) sum += squaredMagnitude(entry);
  return state.isPure() ? sum * sum : sum;
}

double fidelity(const StateView& a, const StateView& b) {
  checkAlike(a, b);
  if (a.isPure() && b.isPure()) return squaredMagnitude(innerProduct(a.entries(), b.entries()));
  if (a.isPure()) return overlap(a, b);
  return b.isPure() ? overlap(b, a) : uhlmann(a, b);
}

double traceDistance(const StateView& a, const StateView& b) {
  checkAlike(a, b);
  if (a.isPure() && b.isPure()) {
    // √(1 − |⟨a|b⟩|²) without cancellation: the norm of what b has beyond a.
    const Complex common = innerProduct(a.entries(), b.entries());
    double rest = 0;
    for (std::size_t i = 0; i < a.dimension(); ++i) rest += squaredMagnitude(b.entries()[i] - common * a.entries()[i]);
    return std::sqrt(rest);
  }
  checkSize(a.qubits(), mostEigenQubits, "The trace distance of mixed states");
  std::vector<Complex> difference = densityOf(a);
  for (std::size_t i = 0; i < difference.size(); ++i) {
    difference[i] = difference[i] - b(i / a.dimension(), i % a.dimension());
  }
  double sum = 0;
  for (const double value : hermitianEigen(difference, a.dimension(), false).values) sum += std::fabs(value);
  return sum / 2;
}

double vonNeumannEntropy(const StateView& state) {
  if (state.isPure()) return 0;
  checkSize(state.qubits(), mostEigenQubits, "The entropy of a mixed state");
  return entropyOf(state.entries(), state.dimension());
}

double entanglementEntropy(const StateView& state, std::span<const std::size_t> qubits) {
  checkQubits(state, qubits);
  std::vector<std::size_t> looked(qubits.begin(), qubits.end());
  if (state.isPure() && 2 * looked.size() > state.qubits()) looked = othersThan(qubits, state.qubits());
  checkSize(looked.size(), mostEigenQubits, "This entropy");
  return entropyOf(reducedState(state, looked), std::size_t{1} << looked.size());
}

double concurrence(const StateView& state, std::size_t first, std::size_t second) {
  const std::size_t pair[] = {first, second};
  const auto ensemble = ensembleOf(reducedState(state, pair), 4);
  // ⟨v_i|(Y⊗Y)|v̄_j⟩, whose singular values are Wootters' λ: Y⊗Y is −1, 1, 1, −1 on the second diagonal.
  constexpr double signs[] = {-1, 1, 1, -1};
  std::vector<Complex> flipped(16);
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = 0; j < 4; ++j) {
      for (std::size_t k = 0; k < 4; ++k) {
        flipped[i * 4 + j] = flipped[i * 4 + j] + signs[k] * (ensemble[i * 4 + k] * ensemble[j * 4 + 3 - k]);
      }
    }
  }
  const auto values = singularValues(std::move(flipped), 4);
  const double largest = *std::max_element(values.begin(), values.end());
  double sum = 0;
  for (const double value : values) sum += value;
  return std::fmax(2 * largest - sum, 0);
}

Matrix pairwiseConcurrence(const StateView& state) {
  Matrix all(state.qubits(), state.qubits());
  for (std::size_t a = 0; a < state.qubits(); ++a) {
    for (std::size_t b = a + 1; b < state.qubits(); ++b) all(a, b) = all(b, a) = concurrence(state, a, b);
  }
  return all;
}

std::array<double, 3> blochVector(const StateView& state, std::size_t qubit) {
  const auto rho = reducedState(state, {&qubit, 1});
  return {2 * rho[1].re, -2 * rho[1].im, rho[0].re - rho[3].re};
}

}  // namespace qualm
