#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace qualm {

/// A complex number whose product is four multiplications and nothing else: std::complex checks every product for NaN,
/// which costs more than the product itself.
struct Complex {
  double re = 0, im = 0;

  friend constexpr Complex operator+(Complex a, Complex b) { return {a.re + b.re, a.im + b.im}; }
  friend constexpr Complex operator-(Complex a, Complex b) { return {a.re - b.re, a.im - b.im}; }
  friend constexpr Complex operator-(Complex a) { return {-a.re, -a.im}; }
  friend constexpr Complex operator*(Complex a, Complex b) {
    return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
  }
  friend constexpr Complex operator*(double a, Complex b) { return {a * b.re, a * b.im}; }
  friend constexpr bool operator==(Complex a, Complex b) { return a.re == b.re && a.im == b.im; }
};

constexpr Complex conjugate(Complex a) { return {a.re, -a.im}; }
constexpr double squaredMagnitude(Complex a) { return a.re * a.re + a.im * a.im; }
/// i^k.
constexpr Complex powerOfI(std::size_t k) {
  constexpr std::array<Complex, 4> powers{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
  return powers[k % 4];
}
inline double argument(Complex a) { return std::atan2(a.im, a.re); }

}  // namespace qualm
