#pragma once

#include <cstddef>
#include <cstring>

namespace qualm {

/// Two float64, the vector that WebAssembly has; native compilers join them into wider ones where they can.
using Vec = double __attribute__((vector_size(16)));

/// How many float64 a vector holds; a plain double is a vector of one.
template <class V>
inline constexpr std::size_t width = sizeof(Vec) / sizeof(double);
template <>
inline constexpr std::size_t width<double> = 1;

template <class V>
V load(const double* p) {
  V value;
  std::memcpy(&value, p, sizeof value);
  return value;
}

template <class V>
void store(double* p, V value) {
  std::memcpy(p, &value, sizeof value);
}

template <class V>
V broadcast(double x) {
  if constexpr (width<V> == 1) {
    return x;
  } else {
    return V{x, x};
  }
}

}  // namespace qualm
