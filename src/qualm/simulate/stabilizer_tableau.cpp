#include "qualm/simulate/stabilizer_tableau.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "qualm/core/error.hpp"

namespace qualm {
namespace {

constexpr std::uint64_t everyBit = ~std::uint64_t{0};

bool bitAt(const std::uint64_t* words, std::size_t index) { return (words[index / 64] >> (index % 64) & 1U) != 0; }

void setBit(std::uint64_t* words, std::size_t index, bool value) {
  const std::uint64_t bit = std::uint64_t{1} << (index % 64);
  words[index / 64] = value ? words[index / 64] | bit : words[index / 64] & ~bit;
}

/// The sum modulo 2 of a polynomial's products, for 64 rows at once.
std::uint64_t turnedOver(const CliffordGate& gate, const std::array<std::uint64_t, 6>& bits) {
  std::uint64_t sum = 0;
  for (const std::uint8_t mask : gate.signs) {
    std::uint64_t product = everyBit;
    for (std::size_t b = 0; b < 2 * gate.qubits; ++b) product &= (mask >> b & 1U) != 0 ? bits[b] : everyBit;
    sum ^= product;
  }
  return sum;
}

}  // namespace

Tableau::Tableau(std::size_t qubits)
    : qubits_(qubits), words_((qubits + 63) / 64), bits_(qubits * 4 * words_), signs_(words_) {
  if (qubits == 0) throw Error(ErrorCode::registerTooLarge, "A tableau has at least one qubit.", "0", "1 or more");
  for (std::size_t q = 0; q < qubits; ++q) {
    setBit(x(q), q, true);
    setBit(z(q) + words_, q, true);
  }
}

void Tableau::checkQubit(std::size_t qubit) const {
  if (qubit < qubits_) return;
  throw Error(ErrorCode::qubitOutOfRange, "The tableau has no qubit " + std::to_string(qubit) + ".",
              std::to_string(qubit), "0 to " + std::to_string(qubits_ - 1));
}

void Tableau::apply(const CliffordGate& gate, std::span<const std::size_t> qubits) {
  if (qubits.size() != gate.qubits) {
    throw Error(ErrorCode::wrongArity, "A gate has another number of qubits.", std::to_string(qubits.size()),
                std::to_string(gate.qubits));
  }
  std::array<Word*, 6> planes{};
  for (std::size_t q = 0; q < qubits.size(); ++q) {
    checkQubit(qubits[q]);
    if (std::find(qubits.begin(), qubits.begin() + static_cast<std::ptrdiff_t>(q), qubits[q]) !=
        qubits.begin() + static_cast<std::ptrdiff_t>(q)) {
      throw Error(ErrorCode::duplicateQubit, "A gate names one qubit twice.", std::to_string(qubits[q]),
                  "different qubits");
    }
    planes[2 * q] = x(qubits[q]);
    planes[2 * q + 1] = z(qubits[q]);
  }
  const std::size_t count = 2 * gate.qubits;
  for (std::size_t w = 0; w < 2 * words_; ++w) {
    std::array<Word, 6> before{}, after{};
    for (std::size_t b = 0; b < count; ++b) before[b] = planes[b][w];
    for (std::size_t b = 0; b < count; ++b) {
      for (std::size_t o = 0; o < count; ++o) after[o] ^= (gate.images[b] >> o & 1U) != 0 ? before[b] : 0;
    }
    for (std::size_t o = 0; o < count; ++o) planes[o][w] = after[o];
    if (w >= words_) signs_[w - words_] ^= turnedOver(gate, before);
  }
}

void Tableau::apply(std::string_view name, std::initializer_list<std::size_t> qubits) {
  const Gate& gate = findGate(name);
  const auto clifford = gate.angles == 0 ? cliffordOf(gate, {}) : std::nullopt;
  if (!clifford) {
    throw Error(ErrorCode::unsupported, "Gate \"" + std::string(name) + "\" is no Clifford gate without angles.",
                std::string(name), "h, s, sdg, x, y, z, sx, cx, cy, cz, swap, ...");
  }
  apply(*clifford, std::span(qubits.begin(), qubits.size()));
}

bool Tableau::measure(std::size_t qubit, Random& random) {
  checkQubit(qubit);
  const Word* stabilizers = x(qubit) + words_;
  const Word* found = std::find_if(stabilizers, stabilizers + words_, [](Word word) { return word != 0; });
  if (found == stabilizers + words_) {
    const std::array factor{PauliFactor{qubit, false, true}};
    return expectation(factor) < 0;
  }
  const std::size_t pivot =
      static_cast<std::size_t>(found - stabilizers) * 64 + static_cast<std::size_t>(std::countr_zero(*found));
  std::vector<Word> rows(x(qubit), x(qubit) + 2 * words_);
  setBit(rows.data() + words_, pivot, false);
  setBit(rows.data(), pivot, false);  // its destabilizer is overwritten
  multiplyInto(pivot, rows);
  const bool outcome = (random.next() & 1U) != 0;
  replace(pivot, qubit, outcome);
  return outcome;
}

void Tableau::reset(std::size_t qubit, Random& random) {
  if (measure(qubit, random)) apply("x", {qubit});
}

/// Multiplies a stabilizer into the marked rows. Powers of i that it meets are counted modulo 4 in two bits a row:
/// the multiplication of 64 Pauli strings at once of Gidney 2021 (arXiv:2103.02202).
void Tableau::multiplyInto(std::size_t pivot, const std::vector<Word>& rows) {
  std::vector<Word> ones(words_), twos(words_);
  for (std::size_t q = 0; q < qubits_; ++q) {
    const Word px = bitAt(x(q) + words_, pivot) ? everyBit : 0, pz = bitAt(z(q) + words_, pivot) ? everyBit : 0;
    if ((px | pz) == 0) continue;
    Word *xs = x(q), *zs = z(q);
    for (std::size_t w = 0; w < 2 * words_; ++w) {
      const Word left = xs[w] & pz, anticommute = left ^ (zs[w] & px);
      xs[w] ^= px & rows[w];
      zs[w] ^= pz & rows[w];
      if (w < words_) continue;
      twos[w - words_] ^= (ones[w - words_] ^ xs[w] ^ zs[w] ^ left) & anticommute;
      ones[w - words_] ^= anticommute;
    }
  }
  const Word negative = bitAt(signs_.data(), pivot) ? everyBit : 0;
  for (std::size_t w = 0; w < words_; ++w) signs_[w] ^= (twos[w] ^ negative) & rows[words_ + w];
}

/// A stabilizer that was measured away becomes the destabilizer of ±Z, which takes its place.
void Tableau::replace(std::size_t pivot, std::size_t qubit, bool outcome) {
  for (std::size_t q = 0; q < qubits_; ++q) {
    for (Word* bits : {x(q), z(q)}) {
      setBit(bits, pivot, bitAt(bits + words_, pivot));
      setBit(bits + words_, pivot, false);
    }
  }
  setBit(z(qubit) + words_, pivot, true);
  setBit(signs_.data(), pivot, outcome);
}

}  // namespace qualm
