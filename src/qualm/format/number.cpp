#include "qualm/format/number.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numbers>

namespace qualm {
namespace {

std::string digits(double value, int precision) {
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.*g", precision, value);
  return buffer.data();
}

/// n·π/d as (n*pi)/d, with d from a few denominators and n up to 64; empty where the value is none.
std::string piMultiple(double value, const NumberStyle& style) {
  constexpr std::array<int, 14> denominators{1, 2, 3, 4, 6, 8, 12, 16, 32, 64, 128, 256, 512, 1024};
  for (const int denominator : denominators) {
    const double numerator = std::round(value * denominator / std::numbers::pi);
    if (numerator == 0 || std::fabs(numerator) > 64) continue;
    if (numerator * std::numbers::pi / denominator != value) continue;
    std::string text = numerator < 0 ? "-" : "";
    if (std::fabs(numerator) != 1) text += printNumber(std::fabs(numerator), style.alwaysReal) + "*";
    text += style.pi;
    if (denominator != 1) text += "/" + printNumber(denominator, style.alwaysReal);
    return text;
  }
  return {};
}

}  // namespace

std::string printNumber(double value, bool alwaysReal) {
  if (value == 0) return alwaysReal ? "0.0" : "0";  // −0 too
  int precision = 15;
  while (precision < 17 && std::strtod(digits(value, precision).c_str(), nullptr) != value) ++precision;
  std::string text = digits(value, precision);
  const std::size_t exponent = text.find('e');
  const bool point = text.find('.') != std::string::npos;
  if (point || (exponent == std::string::npos && !alwaysReal)) return text;
  return text.insert(exponent == std::string::npos ? text.size() : exponent, ".0");
}

std::string printAngle(double value, const NumberStyle& style) {
  std::string multiple = piMultiple(value, style);
  return multiple.empty() ? printNumber(value, style.alwaysReal) : multiple;
}

std::string printAffine(const Angle& angle, std::string_view name, const NumberStyle& style) {
  std::string text;
  if (angle.scale == -1) {
    text = "-";
  } else if (angle.scale != 1) {
    text = printAngle(angle.scale, style) + "*";
  }
  text += name;
  if (angle.offset == 0) return text;
  const std::string_view sign = angle.offset < 0 ? "-" : "+";
  const std::string space = style.spaced ? " " : "";
  return text + space + std::string(sign) + space + printAngle(std::fabs(angle.offset), style);
}

}  // namespace qualm
