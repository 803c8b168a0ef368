#include "qualm/core/random.hpp"

#include <cmath>
#include <numbers>
#include <utility>

namespace qualm {
namespace {

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): spreads every input bit over the word.
std::uint64_t mix(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

std::uint64_t join(std::array<std::uint32_t, 2> words) { return (std::uint64_t{words[1]} << 32) | words[0]; }

std::uint64_t hashName(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

}  // namespace

std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t a = std::uint64_t{0xD2511F53U} * counter[0];
    const std::uint64_t b = std::uint64_t{0xCD9E8D57U} * counter[2];
    counter = {static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(b),
               static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(a)};
    key = {key[0] + 0x9E3779B9U, key[1] + 0xBB67AE85U};
  }
  return counter;
}

Random::Random(std::uint64_t seed)
    : key_{static_cast<std::uint32_t>(mix(seed)), static_cast<std::uint32_t>(mix(seed) >> 32)} {}

Random Random::stream(std::string_view name) const { return Random(mix(join(key_)) ^ hashName(name)); }

// The marker keeps stream(5) apart from every named stream's key schedule.
Random Random::stream(std::uint64_t index) const { return Random(mix(join(key_) + 0x5851f42d4c957f2dU) ^ mix(index)); }

std::uint64_t Random::next() {
  if (used_ == 2) {
    const auto words =
        philox4x32({static_cast<std::uint32_t>(block_), static_cast<std::uint32_t>(block_ >> 32), 0, 0}, key_);
    words_ = {join({words[0], words[1]}), join({words[2], words[3]})};
    ++block_;
    used_ = 0;
  }
  return words_[used_++];
}

double Random::uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

double Random::uniform(double low, double high) { return low + (high - low) * uniform(); }

double Random::normal() {
  const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
  return radius * std::cos(2.0 * std::numbers::pi * uniform());
}

std::uint64_t Random::below(std::uint64_t bound) {
  // Values under the threshold would make the small remainders likelier (Lemire's form of rejection, without the
  // product).
  const std::uint64_t threshold = (0 - bound) % bound;
  std::uint64_t value = next();
  while (value < threshold) value = next();
  return value % bound;
}

void Random::shuffle(std::span<std::size_t> items) {
  for (std::size_t i = items.size(); i > 1; --i) {
    std::swap(items[i - 1], items[static_cast<std::size_t>(below(i))]);
  }
}

}  // namespace qualm
