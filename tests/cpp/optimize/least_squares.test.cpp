#include "qualm/optimize/least_squares.hpp"

#include <catch2/catch.hpp>

#include "qualm/core/error.hpp"
#include "qualm/core/random.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

Matrix drawnMatrix(std::size_t rows, std::size_t columns, Random& random) {
  Matrix matrix(rows, columns);
  for (double& value : matrix.values) value = random.uniform(-3, 3);
  return matrix;
}

}  // namespace

TEST_CASE("what is left over is orthogonal to every column, and a square system leaves nothing") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::size_t columns = 1 + static_cast<std::size_t>(random.below(5)),
                      rows = columns + static_cast<std::size_t>(random.below(4));
    const Matrix matrix = drawnMatrix(rows, columns, random), targets = drawnMatrix(rows, 2, random);
    const Matrix found = solveLeastSquares(matrix, targets);
    Matrix left = targets;
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t c = 0; c < columns; ++c) {
        for (std::size_t t = 0; t < 2; ++t) left(r, t) -= matrix(r, c) * found(c, t);
      }
    }
    for (std::size_t t = 0; t < 2; ++t) {
      for (std::size_t c = 0; c < columns; ++c) {
        double along = 0;
        for (std::size_t r = 0; r < rows; ++r) along += matrix(r, c) * left(r, t);
        CHECK(along == Approx(0).margin(1e-9));
      }
      if (rows == columns) CHECK(left(0, t) == Approx(0).margin(1e-9));
    }
  }
}

TEST_CASE("dependent columns and too few equations are refused") {
  Matrix dependent(3, 2, 1.0);
  CHECK(codeOf([&] { solveLeastSquares(dependent, Matrix(3, 1)); }) == ErrorCode::notConverged);
  CHECK(codeOf([&] { solveLeastSquares(Matrix(1, 2), Matrix(1, 1)); }) == ErrorCode::shapeMismatch);
}
