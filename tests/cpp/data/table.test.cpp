#include "qualm/data/table.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "qualm/core/error.hpp"
#include "support/errors.hpp"

using namespace qualm;
using qualm::testing::codeOf;

namespace {

Table small() { return {Matrix(4, 2, 0.5), {{"height", {}}, {"width", {}}}, {0, 1, 1, 0}, {"cat", "dog"}, {}}; }

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
  CHECK(codeAfter([](Table& t) { t.rowNumbers = {2, 3}; }) == ErrorCode::shapeMismatch);
  CHECK(codeAfter([](Table& t) { t.labels[2] = 2; }) == ErrorCode::invalidOption);
  CHECK(codeAfter([](Table& t) { t.labels[2] = -1; }) == ErrorCode::invalidOption);
  CHECK(codeAfter([](Table& t) { t.labels.assign(4, 1); }) == ErrorCode::oneClass);
  CHECK(codeAfter([](Table& t) { t.values(0, 0) = std::numeric_limits<double>::infinity(); }) == ErrorCode::notFinite);
}

TEST_CASE("a value may be missing, and text is an index of its categories") {
  CHECK_FALSE(codeAfter([](Table& t) { t.values(2, 1) = missingValue; }));
  const auto text = [](double index) {
    return codeAfter([index](Table& t) {
      t.columns[0].categories = {"red", "blue"};
      for (std::size_t i = 0; i < 4; ++i) t.values(i, 0) = index;
    });
  };
  CHECK_FALSE(text(1));
  CHECK_FALSE(text(7));  // a category that the column does not know
  CHECK(text(0.5) == ErrorCode::invalidOption);
  CHECK(text(-1) == ErrorCode::invalidOption);
}

TEST_CASE("an infinite value is reported with its row in the file and its column's name") {
  for (const bool inFile : {false, true}) {
    Table table = small();
    if (inFile) table.rowNumbers = {2, 3, 5, 6};
    table.values(2, 1) = std::numeric_limits<double>::infinity();
    try {
      validateTable(table);
      FAIL("an infinite value passed");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::notFinite);
      CHECK_THAT(error.what(), Catch::Contains(inFile ? "Line 5" : "Row 2") && Catch::Contains("\"width\""));
    }
  }
}
