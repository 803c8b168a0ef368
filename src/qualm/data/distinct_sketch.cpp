#include "qualm/data/distinct_sketch.hpp"

#include <algorithm>
#include <cmath>

namespace qualm {

std::uint64_t spreadBits(std::uint64_t word) {
  word += 0x9e3779b97f4a7c15U;
  word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9U;
  word = (word ^ (word >> 27)) * 0x94d049bb133111ebU;
  return word ^ (word >> 31);
}

DistinctSketch::DistinctSketch(std::size_t bound) : bound_(bound) {}

void DistinctSketch::add(std::uint64_t value) {
  const std::uint64_t hash = spreadBits(value);
  std::uint64_t& recent = recent_[hash % recent_.size()];
  if (hash > limit_ || hash == recent) return;
  recent = hash;
  hashes_.push_back(hash);
  if (hashes_.size() >= 2 * bound_) compact();
}

DistinctCount DistinctSketch::count() {
  compact();
  const auto kept = static_cast<double>(hashes_.size());
  if (!full_) return {kept, false, 0.0};
  const double largest = std::ldexp(static_cast<double>(hashes_.back()), -64);
  return {(kept - 1.0) / largest, true, 1.0 / std::sqrt(kept - 2.0)};
}

void DistinctSketch::compact() {
  std::sort(hashes_.begin(), hashes_.end());
  hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
  if (hashes_.size() <= bound_) return;
  hashes_.resize(bound_);
  limit_ = hashes_.back();
  full_ = true;
}

}  // namespace qualm
