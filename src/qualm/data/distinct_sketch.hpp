#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace qualm {

/// Spreads every bit of a word over all of it (the finaliser of SplitMix64; Steele, Lea, Flood 2014).
std::uint64_t spreadBits(std::uint64_t word);

struct DistinctCount {
  double count;
  bool sketched;         ///< an estimate: the values were more than the bound
  double standardError;  ///< relative, of the estimate; 0 where the count is exact
};

/// How many different values there are, in bounded memory: exact up to a bound k; beyond it from the k smallest hashes,
/// (k − 1)/U with U the largest of them on [0, 1], whose relative standard error is at most 1/√(k − 2) (Bar-Yossef and
/// others 2002; Beyer and others 2007). The order of the values is of no account.
class DistinctSketch {
 public:
  explicit DistinctSketch(std::size_t bound);  ///< at least 3

  void add(std::uint64_t value);  ///< a value, or what stands for it; equal values are equal words

  DistinctCount count();

 private:
  void compact();

  std::size_t bound_;
  std::vector<std::uint64_t> hashes_;
  std::uint64_t limit_ = UINT64_MAX;        ///< larger hashes are not among the smallest
  bool full_ = false;                       ///< some were dropped
  std::array<std::uint64_t, 64> recent_{};  ///< columns of few values repeat themselves
};

}  // namespace qualm
