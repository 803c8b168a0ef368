#include "qualm/experiment/score.hpp"

#include "qualm/statistics/metrics.hpp"

namespace qualm {

Score scoreLabels(std::span<const int> labels, std::span<const int> predicted) {
  Score score;
  score.accuracy = accuracy(labels, predicted);
  for (std::size_t i = 0; i < labels.size(); ++i) score.correct += labels[i] == predicted[i] ? 1 : 0;
  score.rows = labels.size();
  score.interval = wilsonInterval(score.correct, score.rows);
  return score;
}

Score scoreLogs(std::span<const int> labels, const Matrix& logProbabilities) {
  Score score = scoreLabels(labels, argmaxRows(logProbabilities));
  score.loss = logLossOfLogs(labels, logProbabilities);
  return score;
}

}  // namespace qualm
