#include <cmath>
#include <vector>

#include "qualm/data/moments.hpp"
#include "qualm/data/scaling.hpp"
#include "qualm/optimize/line_search.hpp"

namespace qualm {
namespace {

/// Values after the transform, as a table of one column.
Matrix transformed(const Matrix& column, double lambda) {
  Matrix result = column;
  for (double& value : result.values) value = yeoJohnson(value, lambda);
  return result;
}

/// Minus the logarithm of the likelihood of a normal distribution behind the transform, divided by the rows (Yeo and
/// Johnson 2000, equation 3.1).
double cost(const Matrix& column, double lambda) {
  double jacobian = 0.0;
  for (const double value : column.values) jacobian += std::copysign(std::log1p(std::abs(value)), value);
  const double deviation = columnMoments(transformed(column, lambda))[0].standardDeviation;
  return std::log(deviation) - (lambda - 1.0) * jacobian / static_cast<double>(column.rows);
}

}  // namespace

PowerMap fitPower(const TrainingRows& rows) {
  PowerMap map;
  const Matrix& values = rows.values();
  for (std::size_t j = 0; j < values.columns; ++j) {
    Matrix column(values.rows, 1);
    for (std::size_t i = 0; i < values.rows; ++i) column(i, 0) = values(i, j);
    const bool constant = columnMoments(column)[0].constant();
    const double lambda = constant ? 1.0 : minimizeOnLine([&](double at) { return cost(column, at); }, -2.0, 2.0);
    const Moments moments = columnMoments(transformed(column, lambda))[0];
    map.lambda.push_back(lambda);
    map.shift.push_back(moments.mean);
    map.scale.push_back(moments.constant() ? 1.0 : moments.standardDeviation);
  }
  return map;
}

}  // namespace qualm
