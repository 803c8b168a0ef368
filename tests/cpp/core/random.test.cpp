#include "qualm/core/random.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <set>
#include <vector>

using namespace qualm;

// Statistical bounds below are stated in standard errors; the seeds are fixed, so that a failure is a change of the
// generator and not bad luck: "false alarm" is how often a sound generator would fail with a seed of its own.

TEST_CASE("Philox4x32-10 gives the known answers of its authors' Random123 library") {
  using Block = std::array<std::uint32_t, 4>;
  CHECK(philox4x32({0, 0, 0, 0}, {0, 0}) == Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  constexpr std::uint32_t ones = 0xffffffff;
  CHECK(philox4x32({ones, ones, ones, ones}, {ones, ones}) == Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("one seed gives one sequence, and another seed another") {
  Random a(7), b(7), c(8);
  std::set<std::uint64_t> drawn;
  for (int i = 0; i < 1000; ++i) {
    const std::uint64_t value = a.next();
    CHECK(value == b.next());
    drawn.insert(value);
    drawn.insert(c.next());
  }
  CHECK(drawn.size() == 2000);
}

TEST_CASE("uniform numbers lie in [0, 1) with the moments of a uniform distribution") {
  Random random(1);
  constexpr int count = 200000;
  double sum = 0, squares = 0, neighbors = 0, last = random.uniform() - 0.5;
  for (int i = 0; i < count; ++i) {
    const double u = random.uniform();
    REQUIRE((u >= 0.0 && u < 1.0));
    const double centered = u - 0.5;
    sum += centered, squares += centered * centered, neighbors += centered * last;
    last = centered;
  }
  // Variances of u, u² about the middle and u·u′: 1/12, 1/180, 1/144. 5 standard errors; false alarm 1.7e−6 in all.
  CHECK(std::abs(sum / count) < 5 * std::sqrt(1.0 / 12 / count));
  CHECK(std::abs(squares / count - 1.0 / 12) < 5 * std::sqrt(1.0 / 180 / count));
  CHECK(std::abs(neighbors / count) < 5 * std::sqrt(1.0 / 144 / count));
}

TEST_CASE("normal numbers have the moments and the tail of a normal distribution") {
  Random random(2);
  constexpr int count = 200000;
  double sum = 0, squares = 0, cubes = 0, beyond = 0;
  for (int i = 0; i < count; ++i) {
    const double x = random.normal();
    sum += x, squares += x * x, cubes += x * x * x, beyond += std::abs(x) > 1.959963984540054 ? 1 : 0;
  }
  // Variances of x, x², x³ and the indicator: 1, 2, 15, 0.05 · 0.95. False alarm 2.3e−6 in all.
  CHECK(std::abs(sum / count) < 5 * std::sqrt(1.0 / count));
  CHECK(std::abs(squares / count - 1) < 5 * std::sqrt(2.0 / count));
  CHECK(std::abs(cubes / count) < 5 * std::sqrt(15.0 / count));
  CHECK(std::abs(beyond / count - 0.05) < 5 * std::sqrt(0.05 * 0.95 / count));
}

TEST_CASE("below() stays below and prefers nobody") {
  for (const std::uint64_t bound : {1U, 2U, 3U, 7U, 10U}) {
    INFO("bound " << bound);
    Random random(bound);
    constexpr int count = 70000;
    std::vector<int> drawn(static_cast<std::size_t>(bound), 0);
    for (int i = 0; i < count; ++i) {
      const std::uint64_t value = random.below(bound);
      REQUIRE(value < bound);
      ++drawn[static_cast<std::size_t>(value)];
    }
    const double share = static_cast<double>(count) / static_cast<double>(bound);
    for (const int times : drawn) CHECK(std::abs(times - share) <= 5 * std::sqrt(share));  // false alarm 1.3e−5 in all
  }
}

TEST_CASE("below() has no bias where the bound does not divide 2⁶⁴") {
  // Of 2⁶⁴ words a bound of ¾ · 2⁶⁴ takes the first three quarters whole: a plain remainder would draw values under
  // 2⁶² twice as often, half of the time instead of a third.
  constexpr std::uint64_t bound = 3ULL << 62;
  Random random(5);
  constexpr int count = 30000;
  int low = 0;
  for (int i = 0; i < count; ++i) low += random.below(bound) < (1ULL << 62) ? 1 : 0;
  CHECK(std::abs(low - count / 3) < 5 * std::sqrt(count * 2.0 / 9));
}

TEST_CASE("a shuffle is a permutation, and each is as likely as the next") {
  std::array<int, 6> drawn{};
  constexpr int count = 60000;
  Random random(9);
  for (int i = 0; i < count; ++i) {
    std::array<std::size_t, 3> items{0, 1, 2};
    random.shuffle(items);
    std::array<std::size_t, 3> sorted = items;
    std::sort(sorted.begin(), sorted.end());
    REQUIRE(sorted == std::array<std::size_t, 3>{0, 1, 2});
    ++drawn[2 * items[0] + (items[1] > items[2] ? 1 : 0)];
  }
  // Binomial with p = 1/6; false alarm 3.4e−6 in all.
  for (const int times : drawn) CHECK(std::abs(times - count / 6) < 5 * std::sqrt(count * 5.0 / 36));
}

TEST_CASE("a stream depends on its name and its parent's seed, not on what was drawn") {
  Random parent(3);
  Random before = parent.stream("shots");
  parent.next();
  parent.stream("other").next();
  Random after = parent.stream("shots");
  for (int i = 0; i < 100; ++i) CHECK(before.next() == after.next());
}

TEST_CASE("streams of different names, indices and parents have nothing in common") {
  std::vector<Random> streams;
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    const Random parent(seed);
    streams.push_back(parent);
    for (const char* name : {"", "a", "b", "ab", "ba", "0", "1"}) streams.push_back(parent.stream(name));
    for (std::uint64_t index = 0; index < 8; ++index) streams.push_back(parent.stream(index));
    streams.push_back(parent.stream("a").stream("b"));
    streams.push_back(parent.stream("b").stream("a"));
    streams.push_back(parent.stream(1).stream(2));
    streams.push_back(parent.stream(2).stream(1));
  }
  std::set<std::uint64_t> drawn;
  for (Random& stream : streams) {
    for (int i = 0; i < 50; ++i) drawn.insert(stream.next());
  }
  CHECK(drawn.size() == 50 * streams.size());
  // Neighboring indices are not correlated: the first numbers of 20000 streams, false alarm 1.1e−6 in all.
  double sum = 0, neighbors = 0, last = 0;
  for (std::uint64_t index = 0; index < 20000; ++index) {
    const double centered = Random(1).stream(index).uniform() - 0.5;
    sum += centered, neighbors += centered * last;
    last = centered;
  }
  CHECK(std::abs(sum / 20000) < 5 * std::sqrt(1.0 / 12 / 20000));
  CHECK(std::abs(neighbors / 20000) < 5 * std::sqrt(1.0 / 144 / 20000));
}
