#include "qualm/data/generate.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "support/errors.hpp"

using namespace qualm;
using qualm::testing::codeOf;

namespace {

const std::vector<std::string> names{"moons", "circles", "xor", "two-curves"};

template <class Check>
void forEachRow(const std::string& name, Check check) {
  const Table table = generateTable(name, 400, 0.0, Random(11));
  for (std::size_t i = 0; i < table.values.rows; ++i) {
    INFO("row " << i);
    check(table.labels[i], table.values(i, 0), table.values(i, 1));
  }
}

}  // namespace

TEST_CASE("generated tables are valid, balanced and named") {
  for (const std::string& name : names) {
    INFO(name);
    for (const std::size_t rows : {std::size_t{4}, std::size_t{201}}) {
      const Table table = generateTable(name, rows, 0.3, Random(2));
      validateTable(table);
      CHECK(table.values.rows == rows);
      CHECK(table.columns[0].name == "x");
      CHECK(table.columns[1].name == "y");
      CHECK(table.classes == std::vector<std::string>{"0", "1"});
      CHECK(std::count(table.labels.begin(), table.labels.end(), 1) == static_cast<std::ptrdiff_t>(rows / 2));
    }
  }
}

TEST_CASE("without noise, each point lies on its class's shape") {
  forEachRow("moons", [](int label, double x, double y) {
    const double fromCenter = label == 0 ? std::hypot(x, y) : std::hypot(x - 1, y - 0.5);
    CHECK(fromCenter == Approx(1));
    CHECK((label == 0 ? y >= 0 : y <= 0.5));
  });
  forEachRow("circles", [](int label, double x, double y) { CHECK(std::hypot(x, y) == Approx(label == 0 ? 1 : 0.5)); });
  forEachRow("xor", [](int label, double x, double y) {
    CHECK(((x < 0) == (y < 0)) == (label == 0));
    CHECK(std::max(std::abs(x), std::abs(y)) <= 1);
  });
  forEachRow("two-curves", [](int label, double x, double y) {
    // Each coordinate is at most 3/2 by Cauchy's inequality with the three orders' sine and cosine: √3 · 3/2.
    CHECK(std::abs(x - 0.5 * label) <= 1.5 * std::sqrt(3.0));
    CHECK(std::abs(y - 0.5 * label) <= 1.5 * std::sqrt(3.0));
  });
}

TEST_CASE("noise is added to the same points") {
  for (const std::string& name : names) {
    INFO(name);
    const std::size_t rows = 5000;
    const Table clean = generateTable(name, rows, 0.0, Random(3)), noisy = generateTable(name, rows, 0.2, Random(3));
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < 2 * rows; ++i) {
      const double difference = noisy.values.values[i] - clean.values.values[i];
      sum += difference;
      squares += difference * difference;
    }
    const double count = 2 * rows;
    // Bounds of 5 standard errors: the mean's is σ/√n, the variance's σ²√(2/n). False alarm: 1 in 1.7 million each.
    CHECK(std::abs(sum / count) < 5 * 0.2 / std::sqrt(count));
    CHECK(std::abs(squares / count - 0.04) < 5 * 0.04 * std::sqrt(2 / count));
  }
}

TEST_CASE("generated tables repeat with their seed, and more rows keep those that were there") {
  for (const std::string& name : names) {
    INFO(name);
    const Table few = generateTable(name, 50, 0.1, Random(4)), many = generateTable(name, 80, 0.1, Random(4));
    CHECK(few.values.values == generateTable(name, 50, 0.1, Random(4)).values.values);
    CHECK(few.values.values != generateTable(name, 50, 0.1, Random(5)).values.values);
    CHECK(std::equal(few.values.values.begin(), few.values.values.end(), many.values.values.begin()));
  }
}

TEST_CASE("a generator refuses what it cannot draw") {
  const auto code = [](std::string_view name, std::size_t rows, double noise) {
    return codeOf([&] { generateTable(name, rows, noise, Random(0)); });
  };
  CHECK(code("spiral", 100, 0.1) == ErrorCode::invalidOption);
  CHECK(code("moons", 3, 0.1) == ErrorCode::invalidOption);
  CHECK(code("moons", 100001, 0.1) == ErrorCode::invalidOption);
  for (const double noise : {-0.1, 2.1, std::nan("")}) CHECK(code("moons", 100, noise) == ErrorCode::invalidOption);
}
