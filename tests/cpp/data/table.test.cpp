#include "qualm/data/table.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "qualm/core/error.hpp"
#include "support/errors.hpp"

using namespace qualm;
using qualm::testing::codeOf;

namespace {

Table small() { return {Matrix(4, 2, 0.5), {"height", "width"}, {0, 1, 1, 0}, {"cat", "dog"}}; }

/// The code for a small table that `spoil` has altered.
template <class Spoil>
std::optional<ErrorCode> codeAfter(Spoil spoil) {
  Table table = small();
  spoil(table);
  return codeOf([&] { validateTable(table); });
}

}  // namespace

TEST_CASE("a table that can be trained on passes") {
  CHECK_FALSE(codeAfter([](Table&) {}));
}

TEST_CASE("a table that cannot be trained on is refused") {
  CHECK(codeAfter([](Table& t) { t = {}; }) == ErrorCode::emptyData);
  CHECK(codeAfter([](Table& t) { t.values = Matrix(4, 0); }) == ErrorCode::emptyData);
  CHECK(codeAfter([](Table& t) { t.values.values.pop_back(); }) == ErrorCode::shapeMismatch);
  CHECK(codeAfter([](Table& t) { t.columns.pop_back(); }) == ErrorCode::shapeMismatch);
  CHECK(codeAfter([](Table& t) { t.labels.push_back(0); }) == ErrorCode::shapeMismatch);
  CHECK(codeAfter([](Table& t) { t.labels[2] = 2; }) == ErrorCode::invalidOption);
  CHECK(codeAfter([](Table& t) { t.labels[2] = -1; }) == ErrorCode::invalidOption);
  CHECK(codeAfter([](Table& t) { t.labels.assign(4, 1); }) == ErrorCode::oneClass);
  CHECK(codeAfter([](Table& t) { t.values(0, 0) = std::numeric_limits<double>::infinity(); }) == ErrorCode::notFinite);
}

TEST_CASE("a NaN is reported with its row and its column's name") {
  Table table = small();
  table.values(2, 1) = std::nan("");
  try {
    validateTable(table);
    FAIL("a NaN passed");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::notFinite);
    CHECK(error.received() == "NaN");
    CHECK_THAT(error.what(), Catch::Contains("Row 2") && Catch::Contains("\"width\""));
  }
}
