#include "qualm/mitigate/known_symmetries.hpp"

#include <array>
#include <bit>
#include <optional>

#include "qualm/simulate/stabilizer_conjugation.hpp"

namespace qualm {
namespace {

using Generators = std::vector<Symmetry>;

/// Only what commutes with a term stays: generators that don't are multiplied by the first of them, which goes.
void keepCommuting(Generators& generators, const PauliTerm& term) {
  std::optional<Symmetry> first;
  Generators kept;
  for (const Symmetry& generator : generators) {
    if (commute(generator.term, term)) {
      kept.push_back(generator);
    } else if (first) {
      kept.push_back(productOf(*first, generator));
    } else {
      first = generator;
    }
  }
  generators = std::move(kept);
}

/// A Pauli operator on some of the register's qubits, as CliffordGate numbers it.
PauliTerm placed(std::size_t bits, std::span<const std::size_t> qubits) {
  PauliTerm term;
  for (std::size_t q = 0; q < qubits.size(); ++q) {
    term.x |= std::uint64_t{(bits >> (2 * q)) & 1} << qubits[q];
    term.z |= std::uint64_t{(bits >> (2 * q + 1)) & 1} << qubits[q];
  }
  return term;
}

std::size_t taken(const PauliTerm& term, std::span<const std::size_t> qubits) {
  std::size_t bits = 0;
  for (std::size_t q = 0; q < qubits.size(); ++q) {
    bits |= static_cast<std::size_t>((term.x >> qubits[q]) & 1) << (2 * q);
    bits |= static_cast<std::size_t>((term.z >> qubits[q]) & 1) << (2 * q + 1);
  }
  return bits;
}

/// What a gate makes of each Pauli operator on its qubits: nothing where that is none, or hangs on the angles.
using Images = std::vector<std::optional<SignedPauli>>;

Images imagesOf(const Operation& operation) {
  // At two sets of angles without a meaning: what is the same there is so at all, as entries are sums of few waves.
  std::array<std::array<double, 3>, 2> angles{{{0.7391, 1.1273, 2.0411}, {2.4237, 0.3719, 1.3049}}};
  for (std::size_t a = 0; a < operation.angleCount(); ++a) {
    if (operation.angles[a].kind == Angle::Kind::constant) angles[0][a] = angles[1][a] = operation.angles[a].offset;
  }
  const WholeMatrix one = wholeMatrix(*operation.gate, std::span(angles[0]).first(operation.angleCount()));
  const WholeMatrix other = wholeMatrix(*operation.gate, std::span(angles[1]).first(operation.angleCount()));
  Images images;
  for (std::size_t bits = 0; bits < one.dimension * one.dimension; ++bits) {
    auto image = conjugatePauli(one, bits);
    const auto again = conjugatePauli(other, bits);
    if (image && (!again || again->bits != image->bits || again->negative != image->negative)) image.reset();
    images.push_back(image);
  }
  return images;
}

/// Operators that pass are a group, so they are what commutes with all that commutes with them.
void keepPassing(Generators& generators, const Images& images, std::span<const std::size_t> qubits) {
  for (std::size_t bits = 1; bits < images.size(); ++bits) {
    const PauliTerm term = placed(bits, qubits);
    bool commutesWithPassing = true;
    for (std::size_t passing = 0; passing < images.size(); ++passing) {
      commutesWithPassing = commutesWithPassing && (!images[passing] || commute(term, placed(passing, qubits)));
    }
    if (commutesWithPassing) keepCommuting(generators, term);
  }
}

void follow(Generators& generators, const Operation& operation) {
  if (operation.kind == Operation::Kind::barrier) return;
  const auto qubits = std::span(operation.qubits).first(operation.qubitCount());
  if (!operation.isUnitary()) {
    Images none(std::size_t{1} << (2 * qubits.size()));
    none[0] = SignedPauli{};
    keepPassing(generators, none, qubits);
    return;
  }
  const Images images = imagesOf(operation);
  keepPassing(generators, images, qubits);
  for (Symmetry& generator : generators) {
    const std::size_t before = taken(generator.term, qubits);
    const SignedPauli after = *images[before];
    const PauliTerm from = placed(before, qubits), to = placed(after.bits, qubits);
    generator.term = {generator.term.x ^ from.x ^ to.x, generator.term.z ^ from.z ^ to.z};
    if (after.negative) generator.sign = -generator.sign;
  }
}

/// A term as a sum modulo 2 of others, which `factors` has the bits of.
struct Row {
  PauliTerm term;
  std::uint64_t factors;

  /// Adds the other where its lowest bit is set here too.
  void reduceBy(const Row& other) {
    const bool byX = other.term.x != 0;
    const std::uint64_t bits = byX ? other.term.x : other.term.z;
    if ((((byX ? term.x : term.z) >> std::countr_zero(bits)) & 1) == 0) return;
    term = {term.x ^ other.term.x, term.z ^ other.term.z};
    factors ^= other.factors;
  }
};

/// Which of the generators a term is the product of, by their bits; nothing where it is none.
std::optional<std::uint64_t> factorsOf(const Generators& generators, const PauliTerm& term) {
  std::vector<Row> rows;
  const auto reduced = [&rows](Row row) {
    for (const Row& other : rows) row.reduceBy(other);
    return row;
  };
  for (std::size_t g = 0; g < generators.size(); ++g) {
    rows.push_back(reduced({generators[g].term, std::uint64_t{1} << g}));
  }
  const Row left = reduced({term, 0});
  return left.term.support() == 0 ? std::optional(left.factors) : std::nullopt;
}

}  // namespace

std::vector<Symmetry> knownSymmetries(const Circuit& circuit, std::span<const Observable> observables) {
  Generators generators;
  for (std::size_t q = 0; q < circuit.qubits(); ++q) generators.push_back({{0, std::uint64_t{1} << q}, 1});
  for (const Operation& operation : circuit.operations()) follow(generators, operation);
  std::vector<PauliTerm> asked;
  for (const Observable& observable : observables) {
    for (const auto& part : observable.parts) asked.push_back(part.term);
  }
  for (const PauliTerm& term : asked) keepCommuting(generators, term);
  for (const PauliTerm& term : asked) {
    const auto factors = factorsOf(generators, term);
    if (factors.value_or(0) != 0) generators.erase(generators.begin() + std::countr_zero(*factors));
  }
  return generators;
}

}  // namespace qualm
