#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "support/recorded_executor.hpp"
#include "support/study_methods.hpp"

namespace qualm::testing {

/// The mean of numbers, with its own standard error and how their distribution leans.
struct StudyMean {
  double mean = 0, error = 0, thirdMoment = 0;
  std::size_t count = 0;
};

inline StudyMean studyMean(std::span<const double> numbers) {
  StudyMean result;
  result.count = numbers.size();
  const auto count = static_cast<double>(numbers.size());
  for (const double x : numbers) result.mean += x / count;
  double squares = 0;
  for (const double x : numbers) {
    const double off = x - result.mean;
    squares += off * off;
    result.thirdMoment += off * off * off / count;
  }
  result.error = std::sqrt(squares / (count - 1) / count);
  return result;
}

/// Chance of a mean this far from `expected`, on either side, by Student's t as Johnson (1978, JASA 73, 536) corrects
/// it for distributions that lean: squared errors do.
inline double chanceOf(const StudyMean& found, double expected) {
  const double off = found.mean - expected;
  if (found.error < 1e-12) return std::abs(off) < 1e-9 ? 1 : 0;
  const auto count = static_cast<double>(found.count);
  const double variance = found.error * found.error * count;
  const double corrected =
      off + found.thirdMoment / (6 * variance * count) + found.thirdMoment * off * off / (3 * variance * variance);
  return std::erfc(std::abs(corrected) / found.error / std::sqrt(2.0));
}

/// P(X ≤ successes) of a binomial distribution.
inline double binomialAtMost(std::size_t successes, std::size_t trials, double p) {
  double sum = 0;
  const auto n = static_cast<double>(trials);
  for (std::size_t i = 0; i <= successes; ++i) {
    const auto k = static_cast<double>(i);
    sum += std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) + k * std::log(p) +
                    (n - k) * std::log1p(-p));
  }
  return std::min(1.0, sum);
}

/// One method on one circuit under one noise model.
struct StudyCell {
  std::string circuit, noise, method;
  std::string refusal;                         ///< why the method does not apply; empty: it does
  std::size_t seeds = 0, refusedSeeds = 0;     ///< asked for; of those without an answer
  double ideal = 0, infinite = 0;              ///< the value without noise, the method's at infinite shots (its mean)
  StudyMean values, shotBias;                  ///< estimates; estimates − infinite-shot value
  StudyMean squaredErrors;                     ///< (estimate − ideal)²
  double predicted = 0;                        ///< of their mean
  bool closedForm = false, simulated = false;  ///< predicted without the method's own standard errors
  StudyMean excess;                            ///< squared errors − prediction
  double reportedVariance = 0;                 ///< mean of squared standard errors
  StudyMean reportedExcess;                    ///< squared standard errors − (estimate − infinite-shot value)²
  std::size_t covered = 0;                     ///< 95 % intervals that hold the infinite-shot value
  double leastCoverage = 0.95;
  bool linear = true;

  bool applies() const { return refusal.empty(); }
  std::size_t answered() const { return seeds - refusedSeeds; }
  double bias() const { return infinite - ideal; }
  double errorChance() const { return chanceOf(excess, 0); }
  double biasChance() const { return chanceOf(shotBias, 0); }
  /// Squared standard errors that are too large in the mean: bounds are, and intervals are wider for it.
  double largeChance() const { return reportedExcess.mean > 0 ? chanceOf(reportedExcess, 0) : 1; }
  double narrowChance() const { return std::min(1.0, 2 * binomialAtMost(covered, answered(), leastCoverage)); }
  /// Misses at most these: intervals that are wider than they claim.
  double wideChance() const { return std::min(1.0, 2 * binomialAtMost(answered() - covered, answered(), 0.05)); }
};

/// What is asked of a method: one circuit without slots and one observable.
inline Request studyRequest(const StudyCircuit& circuit, std::uint64_t shots) {
  Request request;
  request.circuit = &circuit.circuit;
  request.bindings = Matrix(1, 0);
  request.observables = std::span(&circuit.observable, 1);
  request.shots = shots;
  return request;
}

/// One cell, seed after seed.
class StudyMeasurement {
 public:
  StudyMeasurement(const StudyCircuit& circuit, const StudyNoise& noise, const StudyMethod& method,
                   std::shared_ptr<const Executor> inner)
      : circuit_(circuit), noise_(noise), method_(method), inner_(std::move(inner)) {}

  StudyCell run(std::uint64_t shots, std::size_t seeds) {
    cell_ = {};
    cell_.circuit = circuit_.name;
    cell_.noise = noise_.name;
    cell_.method = method_.name;
    cell_.seeds = seeds;
    cell_.ideal = circuit_.ideal();
    cell_.linear = method_.linear;
    cell_.leastCoverage = method_.leastCoverage;
    request_ = studyRequest(circuit_, shots);
    request_.evidence = method_.infinite == Infinite::chosen;
    try {
      prepare();
    } catch (const Error& error) {
      cell_.refusal = error.what();
      return cell_;
    }
    simulated_.resize(seeds);
    for (std::size_t seed = 0; seed < seeds; ++seed) measure(seed);
    if (answers_.size() < 2) cell_.refusal = "no answer under most seeds: " + lastRefusal_;
    if (cell_.applies()) finish();
    return cell_;
  }

 private:
  static constexpr std::size_t simulations = 4;  // under each seed

  struct Answer {
    std::uint64_t seed;
    double value, standardError, infinite;
  };

  static Estimates execute(const Executor& executor, const Request& request, std::uint64_t seed) {
    Ledger ledger;
    return executor.execute(request, Random(seed), ledger);
  }

  Request exactRequest() const {
    Request exact = request_;
    exact.shots = 0;
    return exact;
  }

  void prepare() {
    executor_ = method_.wrap(circuit_, noise_.model, inner_);
    if (method_.infinite == Infinite::same || method_.infinite == Infinite::spread) {
      const auto told = method_.reference ? method_.reference(circuit_, noise_.model, inner_) : executor_;
      const Estimates exact = execute(*told, exactRequest(), 1);
      infinite_ = exact.values(0, 0);
      infiniteError_ = method_.reference ? exact.standardErrors(0, 0) : 0;
    }
    execute(*executor_, request_, 0);
    if (method_.variance) closed_ = method_.variance(circuit_, noise_.model, request_, *inner_);
    cell_.closedForm = closed_.has_value();
  }

  void measure(std::uint64_t seed) {
    try {
      double infinite = infinite_;
      if (method_.infinite == Infinite::drawn) infinite = execute(*executor_, exactRequest(), seed).values(0, 0);
      if (method_.simulator) simulate(seed);
      const Estimates found = execute(*executor_, request_, seed);
      if (method_.infinite == Infinite::chosen) infinite = method_.chosen(exactRequest(), found, *inner_);
      answers_.push_back({seed, found.values(0, 0), found.standardErrors(0, 0), infinite});
    } catch (const Error& error) {
      ++cell_.refusedSeeds;
      lastRefusal_ = error.what();
    }
  }

  void simulate(std::uint64_t seed) {
    if (!draw_ || method_.infinite == Infinite::drawn) draw_ = method_.simulator(circuit_, request_, *inner_, seed);
    for (std::size_t r = 0; r < simulations; ++r) {
      const auto value = draw_(Random(seed).stream("simulation").stream(r));
      if (value) simulated_[seed].push_back((*value - cell_.ideal) * (*value - cell_.ideal));
    }
  }

  /// Means over what was answered and over what was simulated, and their difference to first order seed by seed:
  /// both are of the same circuits where seeds draw them.
  void predictBySimulation() {
    const auto seeds = static_cast<double>(cell_.seeds), answers = static_cast<double>(answers_.size());
    double count = 0, sum = 0;
    for (const auto& squares : simulated_) {
      for (const double square : squares) sum += square;
      count += static_cast<double>(squares.size());
    }
    cell_.simulated = true;
    cell_.predicted = sum / count;
    std::vector<double> excess(cell_.seeds, cell_.squaredErrors.mean - cell_.predicted);
    for (const Answer& answer : answers_) {
      const double square = (answer.value - cell_.ideal) * (answer.value - cell_.ideal);
      excess[answer.seed] += (square - cell_.squaredErrors.mean) * seeds / answers;
    }
    for (std::size_t seed = 0; seed < simulated_.size(); ++seed) {
      for (const double square : simulated_[seed]) excess[seed] -= (square - cell_.predicted) * seeds / count;
    }
    cell_.excess = studyMean(excess);
  }

  void finish() {
    const auto count = static_cast<double>(answers_.size());
    std::vector<double> values, off, squares, excess, reported;
    for (const Answer& answer : answers_) {
      values.push_back(answer.value);
      off.push_back(answer.value - answer.infinite);
      reported.push_back(answer.standardError * answer.standardError - off.back() * off.back());
      squares.push_back((answer.value - cell_.ideal) * (answer.value - cell_.ideal));
      cell_.infinite += answer.infinite / count;
      cell_.reportedVariance += answer.standardError * answer.standardError / count;
      // Where circuits are drawn at random the infinite-shot value is known to an error of its own.
      const double width = 1.959963984540054 * std::hypot(answer.standardError, infiniteError_);
      if (std::abs(off.back()) <= width + 1e-12) ++cell_.covered;
    }
    cell_.values = studyMean(values);
    cell_.shotBias = studyMean(off);
    cell_.reportedExcess = studyMean(reported);
    cell_.shotBias.error = std::hypot(cell_.shotBias.error, infiniteError_);
    cell_.squaredErrors = studyMean(squares);
    // An estimator that is not linear has a bias from finite shots: measured here, judged by its own interval.
    const double shift = method_.linear ? 0 : cell_.shotBias.mean;
    for (std::size_t i = 0; i < answers_.size(); ++i) {
      const Answer& answer = answers_[i];
      const double bias = answer.infinite - cell_.ideal + shift;
      const double predicted = bias * bias + closed_.value_or(answer.standardError * answer.standardError);
      cell_.predicted += predicted / count;
      excess.push_back(squares[i] - predicted);
    }
    cell_.excess = studyMean(excess);
    // To first order, what the infinite-shot value's error does to the prediction.
    cell_.excess.error = std::hypot(cell_.excess.error, 2 * (cell_.infinite - cell_.ideal) * infiniteError_);
    if (method_.simulator) predictBySimulation();
  }

  const StudyCircuit& circuit_;
  const StudyNoise& noise_;
  const StudyMethod& method_;
  std::shared_ptr<const Executor> inner_, executor_;
  Request request_;
  StudyCell cell_;
  double infinite_ = 0, infiniteError_ = 0;
  std::optional<double> closed_;
  std::vector<Answer> answers_;
  Simulated draw_;
  std::vector<std::vector<double>> simulated_;  ///< squared errors, for each seed
  std::string lastRefusal_;
};

/// Holm's procedure (1979): which hypotheses fall, with at most `level` as the chance that any true one does.
inline std::vector<bool> rejectedByHolm(std::span<const double> chances, double level) {
  std::vector<std::size_t> order(chances.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return chances[a] < chances[b]; });
  std::vector<bool> rejected(chances.size(), false);
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    if (chances[order[rank]] > level / static_cast<double>(order.size() - rank)) break;
    rejected[order[rank]] = true;
  }
  return rejected;
}

/// The cells, by index, whose chance falls by Holm's procedure at 1 % over all cells that apply.
template <class Chance>
std::vector<std::size_t> outsideOf(std::span<const StudyCell> cells, const Chance& chance) {
  std::vector<std::size_t> judged, outside;
  std::vector<double> chances;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!cells[i].applies()) continue;
    judged.push_back(i);
    chances.push_back(chance(cells[i]));
  }
  const std::vector<bool> rejected = rejectedByHolm(chances, 0.01);
  for (std::size_t i = 0; i < judged.size(); ++i) {
    if (rejected[i]) outside.push_back(judged[i]);
  }
  return outside;
}

}  // namespace qualm::testing
