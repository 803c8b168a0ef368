#include "qualm/data/row_sample.hpp"

#include <algorithm>
#include <cstring>

#include "qualm/data/distinct_sketch.hpp"

namespace qualm {

std::uint64_t Cell::identity() const {
  constexpr std::uint64_t textMark = 0x5bd1e995a2f3c7d1U;
  const double shown = isNumber() ? value + 0.0 : key;
  std::uint64_t bits = 0;
  std::memcpy(&bits, &shown, sizeof bits);
  return isNumber() ? bits : spreadBits(bits ^ textMark);
}

RowSample::RowSample(std::size_t columns, std::size_t capacity, const Random& random)
    : columns_(columns), capacity_(capacity), random_(random) {}

void RowSample::add(std::span<const Cell> row) {
  const std::size_t number = seen_++;
  if (number < capacity_) {
    cells_.insert(cells_.end(), row.begin(), row.end());
    return;
  }
  const std::uint64_t place = random_.below(number + 1);
  if (place >= capacity_) return;
  std::copy(row.begin(), row.end(), cells_.begin() + static_cast<std::ptrdiff_t>(place * columns_));
}

}  // namespace qualm
