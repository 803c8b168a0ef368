#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace qualm {

/// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw,
/// "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
/// A counter and a key in, 128 random bits out; nothing else is remembered.
std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

/// The one source of randomness. It is passed in by the caller, never global.
/// stream() derives an independent generator from a name or an index, so that adding a consumer
/// never shifts another consumer's numbers. Equal seeds and names give equal bits everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed);

  Random stream(std::string_view name) const;
  Random stream(std::uint64_t index) const;

  std::uint64_t next();
  double uniform();                          ///< [0, 1), 53 bits
  double uniform(double low, double high);   ///< [low, high)
  double normal();                           ///< standard normal (Box and Muller 1958), one value a draw
  std::uint64_t below(std::uint64_t bound);  ///< 0 to bound − 1 without bias; bound ≥ 1

  /// Fisher–Yates, from the last element down.
  void shuffle(std::span<std::size_t> items);

 private:
  std::array<std::uint32_t, 2> key_;
  std::uint64_t block_ = 0;
  std::array<std::uint64_t, 2> words_{};
  unsigned used_ = 2;
};

}  // namespace qualm
