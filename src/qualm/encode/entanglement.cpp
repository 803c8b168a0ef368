#include "qualm/encode/entanglement.hpp"

#include <numeric>

namespace qualm {
namespace {

/// Moves to the next set in lexicographic order; false after the last.
bool advance(std::vector<std::size_t>& set, std::size_t count) {
  for (std::size_t i = set.size(); i-- > 0;) {
    if (set[i] + set.size() - i >= count) continue;
    std::iota(set.begin() + static_cast<std::ptrdiff_t>(i), set.end(), set[i] + 1);
    return true;
  }
  return false;
}

}  // namespace

std::vector<std::vector<std::size_t>> meetingSets(Entanglement entanglement, std::size_t count, std::size_t size) {
  std::vector<std::vector<std::size_t>> sets;
  if (size > count) return sets;
  std::vector<std::size_t> set(size);
  std::iota(set.begin(), set.end(), std::size_t{0});
  if (entanglement == Entanglement::full) {
    do sets.push_back(set);
    while (advance(set, count));
    return sets;
  }
  const bool closed = entanglement == Entanglement::ring && count > size;
  for (std::size_t first = 0; first < (closed ? count : count - size + 1); ++first) {
    for (std::size_t i = 0; i < size; ++i) set[i] = (first + i) % count;
    sets.push_back(set);
  }
  return sets;
}

double meetingCount(Entanglement entanglement, double count, std::size_t size) {
  const auto k = static_cast<double>(size);
  if (k > count) return 0;
  if (entanglement == Entanglement::ring && count > k) return count;
  if (entanglement != Entanglement::full) return count - k + 1;
  double sets = 1;
  for (double i = 0; i < k; ++i) sets = sets * (count - i) / (i + 1);
  return sets;
}

}  // namespace qualm
