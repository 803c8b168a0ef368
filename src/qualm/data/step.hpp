#pragma once

#include <string_view>

namespace qualm {

/// What a step of preprocessing does; stepNames has the names by which documents call them.
enum class StepKind {
  dropDuplicates,   ///< of training rows that are equal, label included, the first stays
  impute,           ///< a number in the place of every missing value
  oneHot,           ///< a column of 0 and 1 for each category of the training rows
  ordinal,          ///< the place of a category among those of the training rows
  standard,         ///< mean 0 and standard deviation 1
  minMax,           ///< into a range
  robust,           ///< median 0 and interquartile range 1
  quantile,         ///< the share of training values below, or the normal deviate of that share
  power,            ///< Yeo and Johnson's transform (2000, Biometrika 87, 954), then mean 0 and standard deviation 1
  clip,             ///< into the range of the training rows, or into a range that is given
  zScoreOutliers,   ///< removes training rows with a value many standard deviations off
  isolationForest,  ///< removes training rows that are soon alone (Liu, Ting, Zhou 2008, ICDM)
  pca,              ///< principal components
  truncatedSvd,     ///< the leading right singular vectors, without centring
  lda,              ///< Fisher's linear discriminants; sees the labels
  selectVariance,   ///< columns whose variance is above a threshold
  selectAnova,      ///< the columns of the largest F statistics; sees the labels
  selectMutual,  ///< of the largest mutual information with the label (Ross 2014, PLoS ONE 9, e87357); sees the labels
  selectL1,      ///< of the largest coefficients of logistic regression with an L1 penalty; sees the labels
  eliminate,     ///< recursive elimination by logistic regression (Guyon 2002, Mach. Learn. 46, 389); sees the labels
  selectPermuted,  ///< of the largest permutation importance for logistic regression; sees the labels
  balance,         ///< weights that give every class the same say; sees the labels
};

inline constexpr std::string_view stepNames[] = {"drop-duplicates",
                                                 "impute",
                                                 "one-hot",
                                                 "ordinal",
                                                 "standard",
                                                 "min-max",
                                                 "robust",
                                                 "quantile",
                                                 "power",
                                                 "clip",
                                                 "z-score-outliers",
                                                 "isolation-forest",
                                                 "pca",
                                                 "truncated-svd",
                                                 "lda",
                                                 "select-variance",
                                                 "select-anova",
                                                 "select-mutual-information",
                                                 "select-l1",
                                                 "eliminate",
                                                 "select-permutation",
                                                 "balance"};

std::string_view stepName(StepKind kind);

/// Throws invalid-option with the names that exist.
StepKind stepNamed(std::string_view name);

enum class ImputeBy { mean, median, mostFrequent, constant };

/// One step of preprocessing, as asked for.
struct StepOptions {
  StepKind kind = StepKind::standard;
  int components = 0;            ///< pca, truncatedSvd, lda: how many are kept; selections: how many columns
  double low = 0.0, high = 1.0;  ///< minMax: the range of the training rows afterwards; clip: of all rows
  bool ranged = true;            ///< clip: low and high are given; else they are each training column's own
  ImputeBy by = ImputeBy::mean;  ///< impute, for columns of numbers; categories are filled with the most frequent
  double value = 0.0;            ///< impute by constant
  bool indicator = false;        ///< impute: a further column of 0 and 1 for each that had values missing
  int quantiles = 1000;          ///< quantile: how many are kept, or the rows if those are fewer
  bool normal = false;           ///< quantile: to normal deviates
  double threshold = 3.0;        ///< zScoreOutliers: standard deviations; selectVariance: a variance
  double contamination = 0.05;   ///< isolationForest: the share of training rows to remove, 0 to 0.5
  double strength = 1.0;         ///< selectL1, eliminate, selectPermuted: scikit-learn's C
};

}  // namespace qualm
