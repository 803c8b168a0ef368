#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "qualm/noise/detuning_path.hpp"
#include "qualm/noise/noise_schedule.hpp"
#include "qualm/noise/timing.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

NoiseModel detunedBy(std::vector<double> sigma, double correlation = 1e-5) {
  NoiseModel model;
  model.detuning = {std::move(sigma), correlation};
  return model;
}

/// Sample moments of the integrals over successive windows, and how far each may be off: 5 standard errors of a product
/// of two normal variables, √((m_ii·m_jj + m_ij²)/n).
struct Moments {
  std::vector<std::vector<double>> products;
  double count = 0;
};

Moments integralsOver(std::span<const double> windows, double sigma, double correlation, std::uint64_t seed) {
  Moments moments{std::vector(windows.size(), std::vector<double>(windows.size(), 0.0)), 40000};
  for (std::uint64_t h = 0; h < 40000; ++h) {
    DetuningPath path(sigma, correlation, Random(seed).stream(h));
    std::vector<double> integrals;
    for (const double window : windows) integrals.push_back(path.advance(window));
    for (std::size_t i = 0; i < windows.size(); ++i) {
      for (std::size_t j = 0; j < windows.size(); ++j) moments.products[i][j] += integrals[i] * integrals[j] / 40000;
    }
  }
  return moments;
}

/// ∬ σ²·exp(−|t − t'|/τ) over window i × window j, by the midpoint rule.
double covarianceOf(std::span<const double> windows, std::size_t i, std::size_t j, double sigma, double correlation) {
  constexpr int cells = 100;
  double starts[2] = {0, 0};
  for (std::size_t k = 0; k < i; ++k) starts[0] += windows[k];
  for (std::size_t k = 0; k < j; ++k) starts[1] += windows[k];
  double sum = 0;
  for (int a = 0; a < cells; ++a) {
    for (int b = 0; b < cells; ++b) {
      const double apart = starts[0] + windows[i] * (a + 0.5) / cells - starts[1] - windows[j] * (b + 0.5) / cells;
      sum += std::exp(-std::abs(apart) / correlation);
    }
  }
  return sigma * sigma * sum * windows[i] * windows[j] / (cells * cells);
}

}  // namespace

TEST_CASE("a detuning that means nothing is refused") {
  const auto refused = [](const NoiseModel& model) {
    return codeOf([&] { validateNoise(model, 2); }) == ErrorCode::invalidNoise;
  };
  CHECK_FALSE(refused(detunedBy({1e5})));
  CHECK_FALSE(refused(detunedBy({1e5, 0})));
  CHECK_FALSE(refused(detunedBy({1e5}, std::numeric_limits<double>::infinity())));
  CHECK(refused(detunedBy({1e5, 1e5, 1e5})));
  CHECK(refused(detunedBy({-1})));
  CHECK(refused(detunedBy({1, std::nan("")})));
  CHECK(refused(detunedBy({std::numeric_limits<double>::infinity()})));
  CHECK(refused(detunedBy({1}, 0)));
  CHECK(refused(detunedBy({1}, -1)));
  CHECK(refused(detunedBy({1}, std::nan(""))));
}

TEST_CASE("a detuning is noise on the state, and its variance is what a scale multiplies") {
  const NoiseModel model = detunedBy({1e5, 3e5});
  CHECK(model.disturbs());
  CHECK_FALSE(model.isIdeal());
  const NoiseModel four = scaledNoise(model, 4);
  CHECK(four.detuning.sigma == std::vector<double>{2e5, 6e5});
  CHECK(four.detuning.correlation == 1e-5);
  CHECK(scaledGateNoise(model, 4).detuning.sigma == four.detuning.sigma);
  CHECK(scaledNoise(model, 0).isIdeal());
  CHECK(undetuned(model).isIdeal());
}

TEST_CASE("a schedule of channels refuses detuning, which it would leave out") {
  const Circuit circuit(1);
  CHECK(codeOf([&] { scheduleNoise(circuit, detunedBy({1e5})); }) == ErrorCode::unsupported);
}

// 2 × 10 moments, each within 5 of its standard errors: one in 85,000 runs would fail by chance, were seeds not fixed.
TEST_CASE("integrals over successive windows have the covariances of the process") {
  const std::vector<double> windows{0.3, 1e-3, 1.2, 4.0};
  for (const double correlation : {0.8, 60.0}) {
    const Moments found = integralsOver(windows, 1.7, correlation, 5);
    for (std::size_t i = 0; i < windows.size(); ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        INFO("windows " << i << " and " << j << ", correlation time " << correlation);
        const double expected = covarianceOf(windows, i, j, 1.7, correlation);
        const double each = covarianceOf(windows, i, i, 1.7, correlation);
        const double other = covarianceOf(windows, j, j, 1.7, correlation);
        const double error = std::sqrt((each * other + expected * expected) / found.count);
        CHECK(std::abs(found.products[i][j] - expected) < 5 * error);
      }
    }
  }
}

TEST_CASE("a long correlation time comes to the constant that an infinite one is") {
  DetuningPath slow(2, 1e9, Random(3)), constant(2, std::numeric_limits<double>::infinity(), Random(3));
  for (const double window : {1e-9, 1.0, 30.0}) {
    CHECK(slow.advance(window) == Approx(constant.advance(window)).epsilon(1e-3));
  }
}

TEST_CASE("an operation waits for as long as it says once its qubits are free, and qubits relax meanwhile") {
  // h 0: 0 to 50 ns; x 0 waits 30 ns, 80 to 130; cx 0 1 waits 20 ns, 150 to 350; qubit 1 rests until then.
  constexpr double ns = 1e-9;
  Circuit circuit(2);
  circuit.append("h", {0});
  circuit.append("x", {0});
  circuit.waitLast(30 * ns);
  circuit.append("cx", {0, 1});
  circuit.waitLast(20 * ns);
  NoiseModel model;
  model.durations.byName = {{"1q", 50 * ns}, {"2q", 200 * ns}};
  model.idle = {{1e-4, 1e-4}, {5e-5, 5e-5}};
  const Timing timing = timeOperations(circuit, model.durations);
  CHECK(timing.start[1] == Approx(80 * ns));
  CHECK(timing.start[2] == Approx(150 * ns));
  CHECK(timing.seconds == Approx(350 * ns));
  const NoiseSchedule schedule = scheduleNoise(circuit, model);
  REQUIRE(schedule.channels.size() == 2);
  // What is left of a coherence is the square root of what T2 takes twice: the entry of |+⟩⟨+| off the diagonal.
  const auto left = [&](std::size_t c) {
    double coherence = 0;
    for (const GateMatrix& k : schedule.channels[c].kraus) {
      coherence += (k(0, 0) * conjugate(k(1, 1))).re + (k(0, 1) * conjugate(k(1, 0))).re;
    }
    return coherence;
  };
  CHECK(left(0) == Approx(std::exp(-30 * ns / 5e-5)).epsilon(1e-12));
  CHECK(left(1) == Approx(std::exp(-20 * ns / 5e-5)).epsilon(1e-12));
}

TEST_CASE("what drifts takes no time and meets no noise") {
  Circuit circuit(1);
  circuit.append("rz", {0}, {Angle::constant(0.1)});
  circuit.driftLast();
  NoiseModel model;
  model.durations.byName = {{"1q", 1e-6}};
  model.rules = {{{"all"}, {}, {"depolarizing", {0.1}, {}}}};
  const NoiseSchedule schedule = scheduleNoise(circuit, model);
  CHECK(schedule.steps.size() == 1);
  CHECK(schedule.seconds == 0);
}
