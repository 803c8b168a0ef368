#include "qualm/optimize/line_search.hpp"

#include <cmath>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"

namespace qualm {
namespace {

constexpr double golden = 0.6180339887498949;  // (√5 − 1) / 2

/// By halves, from a bracket of which the middle is no higher than the ends.
double narrow(const std::function<double(double)>& function, double low, double high) {
  double left = high - golden * (high - low), right = low + golden * (high - low);
  double atLeft = function(left), atRight = function(right);
  while (high - low > 1e-10 * (1.0 + std::abs(low) + std::abs(high))) {
    if (atLeft <= atRight) {
      high = right;
      right = left;
      atRight = atLeft;
      left = high - golden * (high - low);
      atLeft = function(left);
    } else {
      low = left;
      left = right;
      atLeft = atRight;
      right = low + golden * (high - low);
      atRight = function(right);
    }
  }
  return 0.5 * (low + high);
}

}  // namespace

double minimizeOnLine(const std::function<double(double)>& function, double low, double high) {
  for (int doublings = 0; doublings < 20; ++doublings) {
    const double middle = 0.5 * (low + high), atMiddle = function(middle);
    const double atLow = function(low), atHigh = function(high);
    if (atMiddle <= atLow && atMiddle <= atHigh) return narrow(function, low, high);
    const double width = high - low;
    // Towards the lower end; a value that is not a number is no reason to go there.
    if (atLow < atMiddle) low -= width;
    if (atHigh < atMiddle) high += width;
    if (!(atLow < atMiddle) && !(atHigh < atMiddle)) break;
  }
  throw Error(ErrorCode::notConverged,
              "No minimum was found between " + numberText(low) + " and " + numberText(high) + ".");
}

}  // namespace qualm
