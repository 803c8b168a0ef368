#include "qualm/core/number_text.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <limits>

#include "qualm/core/random.hpp"

using namespace qualm;

namespace {

std::string printed(double number) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.10g", number);
  return text.data();
}

}  // namespace

TEST_CASE("numbers look as printf's %.10g has them") {
  for (const double number :
       {0.0,          1.0,           -1.0,   0.05,      12.5,          1e-4,         9.9e-5,        1e-12,
        1234567890.0, 12345678901.0, 1e10,   0.1 + 0.2, 99999999999.0, 9.9999999999, 0.99999999999, 3.141592653589793,
        -2.5e-9,      1e300,         4e-320, 100.0,     1024.0}) {
    CHECK(numberText(number) == printed(number));
  }
  CHECK(numberText(-0.0) == "0");
  CHECK(numberText(std::numeric_limits<double>::infinity()) == "inf");
  CHECK(numberText(-std::numeric_limits<double>::infinity()) == "-inf");
  CHECK(numberText(std::nan("")) == "nan");
}

// Ten of the sixteen digits are shown: what repeated division by ten costs shows in one number of a hundred thousand.
TEST_CASE("random numbers of any size look as printf has them") {
  Random random(5);
  for (int i = 0; i < 2000; ++i) {
    const double number = (2 * random.uniform() - 1) * std::pow(10.0, std::floor(60 * random.uniform()) - 30);
    INFO(i);
    CHECK(numberText(number) == printed(number));
  }
}
