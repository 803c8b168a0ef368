#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "qualm/core/matrix.hpp"

namespace qualm {

/// What a measurement setting brings into a value: Σ weight·share over its outcomes as they were.
struct WeighedSetting {
  std::span<const double> weights, shares;
};

/// What calibration says of how outcomes are misread. The first qubit is the least significant bit of an index.
class Confusion {
 public:
  virtual ~Confusion() = default;

  virtual std::size_t outcomes() const = 0;

  /// Chance of reading `read` where `was` is.
  virtual double chance(std::size_t read, std::size_t was) const = 0;

  /// weights → A⁻ᵀ weights, in place: what makes Σ weight·(share read) an unbiased estimate of Σ weight·(share that
  /// was).
  virtual void invertWeights(std::span<double> weights) const = 0;

  /// shares read → A⁻¹ shares, in place: an unbiased estimate of the shares that were, some of which may be negative.
  virtual void invertShares(std::span<double> shares) const = 0;

  /// Variance that the calibration's own shots bring into the sum over all settings of Σ weight·share, to first order,
  /// from the shares that were estimated; 0 where calibration was exact. Settings have one calibration in common, so
  /// that what it misses by adds up before it is squared.
  virtual double calibrationVariance(std::span<const WeighedSetting> settings) const = 0;
};

/// One column for every outcome that was prepared: it knows correlated misreadings, and grows as 4^qubits.
class FullConfusion : public Confusion {
 public:
  /// columns(was, read): shares that were read after each preparation. `shots` of each; 0 is exact.
  /// Throws invalid-option where the matrix has no inverse to speak of (a condition number above 1e8).
  FullConfusion(Matrix columns, std::uint64_t shots);

  std::size_t outcomes() const override { return columns_.rows; }
  double chance(std::size_t read, std::size_t was) const override { return columns_(was, read); }
  void invertWeights(std::span<double> weights) const override;
  void invertShares(std::span<double> shares) const override;

  /// A column of few shots may have misread nothing by chance: half of what counts as its spread is its own, half is
  /// how often the same bits flip in the mean over all columns, which have far more shots together.
  double calibrationVariance(std::span<const WeighedSetting> settings) const override;

 private:
  Matrix columns_, inverse_;
  std::vector<double> flips_;  ///< chance of each pattern of misread bits, in the mean over the columns
  std::uint64_t shots_;
};

/// Each qubit on its own, from two preparations: all 0 and all 1.
class TensoredConfusion : public Confusion {
 public:
  /// p10[q]: reads 1 when it was 0; p01[q]: reads 0 when it was 1. Throws invalid-option where p01 + p10 is 1 for a
  /// qubit, within 1e-8: then what is read says nothing of it.
  TensoredConfusion(std::vector<double> p10, std::vector<double> p01, std::uint64_t shots);

  std::size_t outcomes() const override { return std::size_t{1} << p10_.size(); }
  double chance(std::size_t read, std::size_t was) const override;
  void invertWeights(std::span<double> weights) const override;
  void invertShares(std::span<double> shares) const override;
  double calibrationVariance(std::span<const WeighedSetting> settings) const override;

 private:
  std::vector<double> p10_, p01_;
  std::uint64_t shots_;
};

}  // namespace qualm
