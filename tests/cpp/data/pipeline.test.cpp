#include "qualm/data/pipeline.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "fixtures/preprocessing.fixture.hpp"
#include "qualm/core/random.hpp"
#include "support/errors.hpp"
#include "support/fixtures.hpp"
#include "support/training_rows.hpp"

using namespace qualm;
using namespace qualm::testing;
using Kind = StepKind;

namespace {

constexpr StepOptions standard{.kind = Kind::standard};
constexpr StepOptions angles{.kind = Kind::minMax, .low = 0.0, .high = std::numbers::pi};
constexpr StepOptions principal(int components) { return {.kind = Kind::pca, .components = components}; }

const Affine& affine(const FittedPipeline& pipeline, std::size_t step) {
  return std::get<Affine>(pipeline.steps[step].map);
}

const Projection& projection(const FittedPipeline& pipeline, std::size_t step) {
  return std::get<Projection>(pipeline.steps[step].map);
}

Matrix rowsOf(const Matrix& source, std::size_t from, std::size_t to) {
  std::vector<std::size_t> indices(to - from);
  std::iota(indices.begin(), indices.end(), from);
  return selectRows(source, indices);
}

Matrix randomRows(std::size_t rows, std::size_t columns, Random& random) {
  Matrix matrix(rows, columns);
  for (std::size_t i = 0; i < rows; ++i) {
    const double common = random.normal();
    for (std::size_t j = 0; j < columns; ++j) matrix(i, j) = common + static_cast<double>(j + 1) * random.normal();
  }
  return matrix;
}

void checkClose(std::span<const double> received, std::span<const double> expected, double tolerance) {
  REQUIRE(received.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(std::abs(received[i] - expected[i]) < tolerance * std::max(1.0, std::abs(expected[i])));
  }
}

const Matrix& wineRows() {
  static const Matrix rows = wine().values;
  return rows;
}

}  // namespace

TEST_CASE("standard scaling is scikit-learn's") {
  const FittedPipeline pipeline = fitted(rowsOf(wineRows(), 0, 100), std::array{standard});
  checkClose(affine(pipeline, 0).shift, fixtures::standardMean, 1e-9);
  checkClose(affine(pipeline, 0).scale, fixtures::standardScale, 1e-9);
  checkClose(pipeline.transform(rowsOf(wineRows(), 100, 110)).values, fixtures::standardRows, 1e-9);
}

TEST_CASE("min–max scaling is scikit-learn's, outside the training rows' range too") {
  const FittedPipeline pipeline = fitted(rowsOf(wineRows(), 0, 100), std::array{angles});
  const Matrix rows = pipeline.transform(rowsOf(wineRows(), 100, 110));
  checkClose(rows.values, fixtures::minMaxRows, 1e-9);
  CHECK(*std::min_element(rows.values.begin(), rows.values.end()) < 0.0);  // nothing is clipped
  const Matrix training = pipeline.transform(rowsOf(wineRows(), 0, 100));
  CHECK(*std::min_element(training.values.begin(), training.values.end()) == 0.0);
  CHECK(*std::max_element(training.values.begin(), training.values.end()) == std::numbers::pi);
}

TEST_CASE("PCA is scikit-learn's, and so is the whole pipeline") {
  const FittedPipeline pipeline = fitted(rowsOf(wineRows(), 0, 100), std::array{standard, principal(4), angles});
  const Projection& pca = projection(pipeline, 1);
  checkClose(pca.components.values, fixtures::pcaComponents, 1e-9);
  checkClose(pca.explainedVariance, fixtures::pcaVariance, 1e-9);
  checkClose(pca.explainedVarianceRatio, fixtures::pcaRatio, 1e-9);
  const Matrix rows = pipeline.transform(rowsOf(wineRows(), 100, 110));
  CHECK(rows.columns == 4);
  checkClose(rows.values, fixtures::angleRows, 1e-9);
}

TEST_CASE("principal components are orthonormal, sorted and signed, and explain what they say") {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::size_t columns = 2 + random.below(6), rows = columns + 1 + random.below(30);
    const Matrix data = randomRows(rows, columns, random);
    const FittedPipeline pipeline = fitted(data, std::array{principal(static_cast<int>(columns))});
    const Projection& pca = projection(pipeline, 0);
    const Matrix projected = pipeline.transform(data);
    for (std::size_t a = 0; a < columns; ++a) {
      const auto component = pca.components.row(a);
      for (std::size_t b = 0; b <= a; ++b) {
        const auto other = pca.components.row(b);
        CHECK(std::inner_product(component.begin(), component.end(), other.begin(), 0.0) ==
              Approx(a == b ? 1.0 : 0.0).margin(1e-12));
      }
      const auto largest = std::max_element(component.begin(), component.end(),
                                            [](double x, double y) { return std::abs(x) < std::abs(y); });
      CHECK(*largest > 0.0);
      if (a > 0) CHECK(pca.explainedVariance[a] <= pca.explainedVariance[a - 1]);
      double squares = 0.0;
      for (std::size_t i = 0; i < rows; ++i) squares += projected(i, a) * projected(i, a);
      CHECK(squares / static_cast<double>(rows - 1) == Approx(pca.explainedVariance[a]).epsilon(1e-9));
    }
    CHECK(std::accumulate(pca.explainedVarianceRatio.begin(), pca.explainedVarianceRatio.end(), 0.0) == Approx(1.0));
  }
}

TEST_CASE("entries that agree in size leave the sign to the first") {
  const FittedPipeline pipeline = fitted(rowsOf(wineRows(), 0, 100), std::array{standard});
  Matrix two(100, 2);  // two standardized columns: every loading is ±√½
  const Matrix all = pipeline.transform(rowsOf(wineRows(), 0, 100));
  for (std::size_t i = 0; i < 100; ++i) two(i, 0) = all(i, 0), two(i, 1) = all(i, 3);
  const FittedPipeline pca = fitted(two, std::array{principal(2)});
  CHECK(projection(pca, 0).components(0, 0) == Approx(std::sqrt(0.5)));
  CHECK(projection(pca, 0).components(1, 0) == Approx(std::sqrt(0.5)));
}

TEST_CASE("constant columns are shifted, not divided by zero") {
  Matrix rows(3, 2);
  rows.values = {0.1, 1, 0.1, 2, 0.1, 3};  // the mean of three times 0.1 rounds to something else
  const Matrix standardRows = fitted(rows, std::array{standard}).transform(rows);
  for (std::size_t i = 0; i < 3; ++i) CHECK(standardRows(i, 0) == 0.0);
  const StepOptions range{.kind = Kind::minMax, .low = -1.0, .high = 1.0};
  const Matrix ranged = fitted(rows, std::array{range}).transform(rows);
  CHECK(ranged.values == std::vector<double>{-1, -1, -1, 0, -1, 1});
}

TEST_CASE("a large common offset costs no digits") {
  Matrix rows(4, 1), plain(4, 1);
  rows.values = {1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4};
  plain.values = {1, 2, 3, 4};
  checkClose(fitted(rows, std::array{standard}).transform(rows).values,
             fitted(plain, std::array{standard}).transform(plain).values, 1e-12);
}

TEST_CASE("a row alone becomes what it becomes among others, bit for bit") {
  const FittedPipeline pipeline = fitted(wineRows(), std::array{standard, principal(5), angles});
  const Matrix all = pipeline.transform(wineRows());
  for (std::size_t i = 0; i < all.rows; ++i) {
    const Matrix alone = pipeline.transform(rowsOf(wineRows(), i, i + 1));
    CHECK(std::equal(alone.values.begin(), alone.values.end(), all.row(i).begin()));
  }
}

TEST_CASE("a pipeline without steps leaves rows as they are") {
  CHECK(fitted(wineRows(), {}).transform(wineRows()).values == wineRows().values);
}

TEST_CASE("preprocessing refuses what it cannot fit or apply") {
  const double nan = std::nan(""), infinity = std::numeric_limits<double>::infinity();
  const auto code = [](const Matrix& rows, const StepOptions& step) {
    return codeOf([&] { fitted(rows, std::array{step}); });
  };
  const Matrix rows = rowsOf(wineRows(), 0, 5);
  CHECK(code(Matrix(0, 3), standard) == ErrorCode::emptyData);
  CHECK(code(Matrix(3, 0), standard) == ErrorCode::emptyData);
  CHECK(code(Matrix(3, 2, nan), standard) == ErrorCode::notFinite);
  for (const int components : {-1, 0, 5, 14}) CHECK(code(rows, principal(components)) == ErrorCode::invalidOption);
  CHECK_FALSE(code(rows, principal(4)));
  CHECK(code(rowsOf(wineRows(), 0, 1), principal(1)) == ErrorCode::tooFewRows);
  CHECK(code(Matrix(5, 3, 2.0), principal(1)) == ErrorCode::invalidOption);
  CHECK(code(Matrix(3, 3000, 2.0), principal(1)) == ErrorCode::outOfMemory);
  CHECK(code(rows, {.kind = Kind::minMax, .low = 1, .high = 1}) == ErrorCode::invalidOption);
  CHECK(code(rows, {.kind = Kind::minMax, .low = 0, .high = infinity}) == ErrorCode::invalidOption);
  CHECK(code(rows, {.kind = Kind::minMax, .low = nan, .high = 1}) == ErrorCode::invalidOption);
  Matrix huge(2, 1);
  huge.values = {-1e308, 1e308};
  CHECK(codeOf([&] { fitted(huge, std::array{standard}).transform(huge); }) == ErrorCode::notFinite);

  const FittedPipeline pipeline = fitted(rows, std::array{standard});
  CHECK(codeOf([&] { pipeline.transform(Matrix(2, 12)); }) == ErrorCode::shapeMismatch);
  CHECK(codeOf([&] { pipeline.transform(Matrix(2, 13, infinity)); }) == ErrorCode::notFinite);
}
