#include "qualm/core/fingerprint.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "support/errors.hpp"

using namespace qualm;
using qualm::testing::codeOf;

namespace {

std::string digestOf(std::span<const double> values) {
  Fingerprint fingerprint;
  fingerprint.add(values);
  return fingerprint.hex();
}

/// 0, 1/8, 2/8, …
std::vector<double> eighths(int count) {
  std::vector<double> values;
  for (int i = 0; i < count; ++i) values.push_back(i / 8.0);
  return values;
}

}  // namespace

// Each digest below was made with Python: hashlib.sha256(struct.pack('<…d', …)).hexdigest().

TEST_CASE("a fingerprint is SHA-256 over little-endian float64") {
  CHECK(digestOf({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(digestOf(std::array{0.0}) == "af5570f5a1810b7af78caf4bc70a660f0df51e42baf91d4de5b2328de0e83dfc");
  CHECK(digestOf(std::array{1.0}) == "6c3c396ed6b5c36dcae172271f462051b1266b851e92df3deea8ac65478fd712");
  CHECK(digestOf(std::array{0.1, -2.5, 1e+300, 5e-324}) ==
        "5af76967ad2c17f6aecd883859b77f19ceabe2f6f6d7bf0890aa21ad3933a4eb");
  // 7 numbers leave no room in their block of 64 bytes for the length, 8 fill it.
  CHECK(digestOf(eighths(6)) == "00065b9007dcc1c710bfebe685bf4d58a323caa622cba76e6078e5ba409f6bed");
  CHECK(digestOf(eighths(7)) == "11926ee8c62ca8178ae6664b842914b2a540d4b1888d4070934f8a07ecfc7207");
  CHECK(digestOf(eighths(8)) == "861930b16a76d77b702958fdb161a2ac0e464ecd9bf561f4653d769a1125f898");
  CHECK(digestOf(eighths(9)) == "84c85f60d85e17855c55b9ae30204c8ec63f19340285772c237e2e8bdcb9cad5");
  CHECK(digestOf(eighths(1000)) == "8d4e984b29f845a86e4d1434dba34c9f26673c74c17c66e7c3329e99fafef2a8");
  Fingerprint text;  // its length as a float64, then its bytes
  text.add("moons");
  CHECK(text.hex() == "7dd526e16a782adc1d787336c563a3af64cb6daa16282ea5cbc566034d7b1273");
}

TEST_CASE("adding at once, one by one, or with a look in between is all the same") {
  const std::array values{1.0, -2.5, 1e300, 5e-324, 3.0, 0.1, 7.0, 8.0, 9.0};
  Fingerprint single;
  for (const double value : values) {
    single.add(value);
    single.hex();
  }
  CHECK(single.hex() == digestOf(values));
}

TEST_CASE("minus zero counts as zero, and every other bit counts") {
  CHECK(digestOf(std::array{-0.0}) == digestOf(std::array{0.0}));
  CHECK(digestOf(std::array{1.0}) != digestOf(std::array{std::nextafter(1.0, 2.0)}));
  CHECK(digestOf(std::array{1.0, 2.0}) != digestOf(std::array{2.0, 1.0}));
}

TEST_CASE("texts are told apart where they end") {
  Fingerprint split, joined;
  split.add("ab"), split.add("c");
  joined.add("a"), joined.add("bc");
  CHECK(split.hex() != joined.hex());
}

TEST_CASE("a number that is not finite has no fingerprint") {
  Fingerprint fingerprint;
  CHECK(codeOf([&] { fingerprint.add(std::nan("")); }) == ErrorCode::notFinite);
  CHECK(codeOf([&] { fingerprint.add(-std::numeric_limits<double>::infinity()); }) == ErrorCode::notFinite);
  CHECK(fingerprint.hex() == Fingerprint().hex());
}
