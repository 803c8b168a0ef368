#include "qualm/mitigate/confusion.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/optimize/least_squares.hpp"

namespace qualm {
namespace {

constexpr double worstCondition = 1e8;

[[noreturn]] void refuseSingular(const std::string& received, const char* allowed) {
  throw Error(ErrorCode::invalidOption, "What is read says too little of what was there: misreadings can't be undone.",
              received, allowed);
}

/// The norm that goes with the largest absolute value: the largest sum of a row's sizes.
double largestRow(const Matrix& matrix) {
  double largest = 0;
  for (std::size_t r = 0; r < matrix.rows; ++r) {
    double sum = 0;
    for (const double value : matrix.row(r)) sum += std::abs(value);
    largest = std::max(largest, sum);
  }
  return largest;
}

/// Calls use(value where the qubit is 0, value where it is 1) for all values that differ in one bit alone.
template <class Use>
void forEachPair(std::span<double> values, std::size_t qubit, Use use) {
  const std::size_t bit = std::size_t{1} << qubit;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if ((i & bit) == 0) use(values[i], values[i | bit]);
  }
}

void invertBitOfWeights(std::span<double> weights, std::size_t qubit, double p10, double p01) {
  forEachPair(weights, qubit, [=](double& zero, double& one) {
    const double before = zero;
    zero = ((1 - p01) * zero - p10 * one) / (1 - p10 - p01);
    one = ((1 - p10) * one - p01 * before) / (1 - p10 - p01);
  });
}

void invertBitOfShares(std::span<double> shares, std::size_t qubit, double p10, double p01) {
  forEachPair(shares, qubit, [=](double& zero, double& one) {
    const double before = zero;
    zero = ((1 - p01) * zero - p01 * one) / (1 - p10 - p01);
    one = ((1 - p10) * one - p10 * before) / (1 - p10 - p01);
  });
}

}  // namespace

FullConfusion::FullConfusion(Matrix columns, std::uint64_t shots)
    : columns_(std::move(columns)), flips_(columns_.columns, 0.0), shots_(shots) {
  const auto refuse = [] {
    refuseSingular("a singular confusion matrix", "a matrix with a condition number below 1e8");
  };
  try {
    inverse_ = solveLeastSquares(columns_, unitMatrix(columns_.rows));  // columns_ is Aᵀ, so this is A⁻ᵀ
  } catch (const Error& error) {
    if (error.code() == ErrorCode::notConverged) refuse();
    throw;
  }
  if (!(largestRow(columns_) * largestRow(inverse_) < worstCondition)) refuse();
  for (std::size_t was = 0; was < columns_.rows; ++was) {
    for (std::size_t read = 0; read < columns_.columns; ++read) {
      flips_[was ^ read] += columns_(was, read) / static_cast<double>(columns_.rows);
    }
  }
}

void FullConfusion::invertWeights(std::span<double> weights) const {
  const std::vector<double> before(weights.begin(), weights.end());
  for (std::size_t read = 0; read < weights.size(); ++read) {
    weights[read] = 0;
    for (std::size_t was = 0; was < before.size(); ++was) weights[read] += inverse_(read, was) * before[was];
  }
}

void FullConfusion::invertShares(std::span<double> shares) const {
  const std::vector<double> before(shares.begin(), shares.end());
  for (std::size_t was = 0; was < shares.size(); ++was) {
    shares[was] = 0;
    for (std::size_t read = 0; read < before.size(); ++read) shares[was] += inverse_(read, was) * before[read];
  }
}

double FullConfusion::calibrationVariance(std::span<const WeighedSetting> settings) const {
  if (shots_ == 0) return 0;
  std::vector<std::vector<double>> inverted;
  for (const auto& [weights, shares] : settings) {
    inverted.emplace_back(weights.begin(), weights.end());
    invertWeights(inverted.back());
  }
  double variance = 0;
  for (std::size_t was = 0; was < columns_.rows; ++was) {
    double mean = 0, squares = 0;
    for (std::size_t read = 0; read < columns_.columns; ++read) {
      double moved = 0;
      for (std::size_t s = 0; s < settings.size(); ++s) moved += settings[s].shares[was] * inverted[s][read];
      const double likely = (columns_(was, read) + flips_[was ^ read]) / 2;
      mean += likely * moved;
      squares += likely * moved * moved;
    }
    variance += (squares - mean * mean) / static_cast<double>(shots_);
  }
  return variance;
}

TensoredConfusion::TensoredConfusion(std::vector<double> p10, std::vector<double> p01, std::uint64_t shots)
    : p10_(std::move(p10)), p01_(std::move(p01)), shots_(shots) {
  for (std::size_t q = 0; q < p10_.size(); ++q) {
    if (std::abs(1 - p10_[q] - p01_[q]) * worstCondition > 1) continue;
    refuseSingular("qubit " + std::to_string(q) + " reads 1 as often from 0 as from 1",
                   "p01 + p10 other than 1 for every qubit");
  }
}

double TensoredConfusion::chance(std::size_t read, std::size_t was) const {
  double product = 1;
  for (std::size_t q = 0; q < p10_.size(); ++q) {
    const double misread = (was >> q) & 1U ? p01_[q] : p10_[q];
    product *= ((read ^ was) >> q) & 1U ? misread : 1 - misread;
  }
  return product;
}

void TensoredConfusion::invertWeights(std::span<double> weights) const {
  for (std::size_t q = 0; q < p10_.size(); ++q) invertBitOfWeights(weights, q, p10_[q], p01_[q]);
}

void TensoredConfusion::invertShares(std::span<double> shares) const {
  for (std::size_t q = 0; q < p10_.size(); ++q) invertBitOfShares(shares, q, p10_[q], p01_[q]);
}

/// d(wᵀA⁻¹f) = −(A⁻ᵀw)ᵀ dA A⁻¹f: for one qubit's p10 or p01, the weights inverted in that bit alone, times the shares.
double TensoredConfusion::calibrationVariance(std::span<const WeighedSetting> settings) const {
  if (shots_ == 0) return 0;
  double variance = 0;
  for (std::size_t q = 0; q < p10_.size(); ++q) {
    double byP10 = 0, byP01 = 0;
    const std::size_t bit = std::size_t{1} << q;
    for (const auto& [weights, shares] : settings) {
      std::vector<double> inverted(weights.begin(), weights.end());
      invertBitOfWeights(inverted, q, p10_[q], p01_[q]);
      for (std::size_t i = 0; i < shares.size(); ++i) {
        const double step = inverted[i | bit] - inverted[i & ~bit];
        (i & bit ? byP01 : byP10) += shares[i] * step;
      }
    }
    variance += (byP10 * byP10 * p10_[q] * (1 - p10_[q]) + byP01 * byP01 * p01_[q] * (1 - p01_[q])) /
                static_cast<double>(shots_);
  }
  return variance;
}

}  // namespace qualm
