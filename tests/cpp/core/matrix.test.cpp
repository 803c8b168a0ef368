#include "qualm/core/matrix.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "support/errors.hpp"

using namespace qualm;
using qualm::testing::codeOf;

namespace {

/// Row r, column c holds 10 r + c.
Matrix counted(std::size_t rows, std::size_t columns) {
  Matrix matrix(rows, columns);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) matrix(i, j) = static_cast<double>(10 * i + j);
  }
  return matrix;
}

}  // namespace

TEST_CASE("a matrix is row-major and filled") {
  CHECK(counted(2, 3).values == std::vector<double>{0, 1, 2, 10, 11, 12});
  CHECK(counted(2, 3).row(1)[2] == 12);
  CHECK(Matrix(1, 2, 0.5).values == std::vector<double>{0.5, 0.5});
  CHECK(Matrix().values.empty());
}

TEST_CASE("rows are selected in the order asked for, repeats too") {
  const Matrix picked = selectRows(counted(3, 2), std::array<std::size_t, 3>{2, 0, 2});
  CHECK(picked.rows == 3);
  CHECK(picked.values == std::vector<double>{20, 21, 0, 1, 20, 21});
  CHECK(selectRows(counted(3, 2), {}).rows == 0);
  CHECK(codeOf([] { selectRows(counted(3, 2), std::array<std::size_t, 1>{3}); }) == ErrorCode::shapeMismatch);
}

TEST_CASE("the first number that is not finite is named") {
  Matrix matrix = counted(3, 2);
  CHECK_FALSE(codeOf([&] { requireFinite(matrix, "The features"); }));
  matrix(2, 0) = -std::numeric_limits<double>::infinity();
  matrix(1, 1) = std::nan("");
  try {
    requireFinite(matrix, "The features");
    FAIL("a NaN passed");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::notFinite);
    CHECK(error.received() == "NaN");
    CHECK_THAT(error.what(), Catch::StartsWith("The features") && Catch::Contains("row 1, column 1"));
  }
}
