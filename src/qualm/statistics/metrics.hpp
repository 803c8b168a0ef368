#pragma once

#include <span>
#include <vector>

#include "qualm/core/matrix.hpp"

namespace qualm {

/// The share of rows whose predicted class is the true one, in [0, 1].
/// Throws empty-data without rows, shape-mismatch unless both have one entry a row.
double accuracy(std::span<const int> truth, std::span<const int> predicted);

/// Counts of rows by true class (rows) and predicted class (columns): classes × classes.
/// Throws accuracy()'s errors, and invalid-option for a class outside 0 to classes − 1.
Matrix confusionMatrix(std::span<const int> truth, std::span<const int> predicted, int classes);

/// The mean of −ln(probability of the true class), in nats; `probabilities` is rows × classes.
/// Nothing is clipped: where the true class has probability exactly 0, the loss is infinite. A caller that has logits
/// should hand logLossOfLogs() the logarithms, which do not underflow.
/// Throws empty-data, shape-mismatch, invalid-option for a label without a column or a probability outside [0, 1].
double logLoss(std::span<const int> truth, const Matrix& probabilities);

/// The same from natural logarithms of probabilities, rows × classes (each ≤ 0).
double logLossOfLogs(std::span<const int> truth, const Matrix& logProbabilities);

/// The most probable class of each row; ties go to the lowest class. Throws empty-data for a matrix without columns.
std::vector<int> argmaxRows(const Matrix& scores);

}  // namespace qualm
