#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace qualm {

/// Allocates on 64-byte boundaries, a cache line and the widest vector in use.
template <class T>
struct AlignedAllocator {
  using value_type = T;
  static constexpr std::align_val_t alignment{64};

  AlignedAllocator() = default;
  template <class U>
  explicit AlignedAllocator(const AlignedAllocator<U>&) {}

  T* allocate(std::size_t count) { return static_cast<T*>(::operator new(count * sizeof(T), alignment)); }
  void deallocate(T* pointer, std::size_t) { ::operator delete(pointer, alignment); }

  template <class U>
  bool operator==(const AlignedAllocator<U>&) const {
    return true;
  }
};

/// A buffer of float64 that SIMD kernels may load from.
using AlignedBuffer = std::vector<double, AlignedAllocator<double>>;

}  // namespace qualm
