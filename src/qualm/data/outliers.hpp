#pragma once

#include "qualm/core/random.hpp"
#include "qualm/data/training_rows.hpp"

namespace qualm {

/// Equal rows with equal labels, but for the first of each kind; a missing value equals a missing value.
Removal findDuplicates(const TrainingRows& rows);

/// Rows with a value further from its column's mean than `threshold` standard deviations. Throws invalid-option unless
/// the threshold is positive.
Removal findZScoreOutliers(const TrainingRows& rows, double threshold);

/// The rows that an isolation forest finds most anomalous: a share `contamination` of them. Throws invalid-option
/// unless 0 < contamination ≤ 0.5.
Removal findIsolated(const TrainingRows& rows, double contamination, Random random);

/// Anomaly scores, 0 to 1, of 100 trees on samples of 256 rows, or all where there are fewer (Liu, Ting and Zhou 2008,
/// "Isolation forest", equation 2).
std::vector<double> isolationScores(const Matrix& rows, Random random);

}  // namespace qualm
