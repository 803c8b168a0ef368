#include "qualm/core/number_text.hpp"

#include <cmath>
#include <cstdint>

namespace qualm {
namespace {

constexpr int mostDigits = 10;
constexpr int smallestPlain = -4;  // 0.0001; below it and from 10^mostDigits on an exponent says more

/// digits[0].digits[1]… · 10^exponent, without zeros at its end.
struct Decimal {
  std::string digits;
  int exponent = 0;
};

Decimal decimalOf(double magnitude) {
  Decimal decimal;
  for (; magnitude >= 10; magnitude /= 10) ++decimal.exponent;
  for (; magnitude < 1; magnitude *= 10) --decimal.exponent;
  decimal.digits = std::to_string(static_cast<std::uint64_t>(std::round(magnitude * 1e9)));
  if (decimal.digits.size() > mostDigits) ++decimal.exponent;  // 9.9999999999 is 10
  decimal.digits.erase(decimal.digits.find_last_not_of('0') + 1);
  return decimal;
}

std::string withExponent(std::string digits, int exponent) {
  if (digits.size() > 1) digits.insert(1, ".");
  const std::string power = std::to_string(std::abs(exponent));
  return digits + (exponent < 0 ? "e-" : "e+") + (power.size() < 2 ? "0" : "") + power;
}

std::string plain(std::string digits, int exponent) {
  if (exponent < 0) return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  const std::size_t whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() <= whole) return digits + std::string(whole - digits.size(), '0');
  return digits.insert(whole, ".");
}

}  // namespace

std::string numberText(double number) {
  if (std::isnan(number)) return "nan";
  const std::string sign = number < 0 ? "-" : "";
  if (std::isinf(number)) return sign + "inf";
  if (number == 0) return "0";
  const auto [digits, exponent] = decimalOf(std::abs(number));
  const bool isPlain = exponent >= smallestPlain && exponent < mostDigits;
  return sign + (isPlain ? plain(digits, exponent) : withExponent(digits, exponent));
}

}  // namespace qualm
