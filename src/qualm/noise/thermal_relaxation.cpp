#include <cmath>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/noise/channel_builders.hpp"

namespace qualm {
namespace {

/// How far T2 may exceed 2·T1 as doubles where the decimals are equal.
constexpr double timeRounding = 1e-14;

/// e^−1000 is 0 in doubles; the quotient of a long time and a short one may be infinite.
constexpr double forever = 1000;

/// What happens in a time t: populations move towards the excited-state population p by 1 − e^{−t/T1}, coherences
/// shrink by e^{−t/T2}.
struct Relaxation {
  double perT1, perT2;  ///< t/T1 and t/T2, at most `forever`; 0 where the time constant is infinite
  double excited;       ///< p

  double kept() const { return std::exp(-perT1); }
  double moved() const { return -std::expm1(-perT1); }
};

GateMatrix matrixOf(double a, double b, double c, double d) {
  return {2, {Complex{a, 0}, Complex{b, 0}, Complex{c, 0}, Complex{d, 0}}};
}

void appendJumps(Channel& channel, const Relaxation& r) {
  appendWeighted(channel, r.moved() * (1 - r.excited), matrixOf(0, 1, 0, 0));
  appendWeighted(channel, r.moved() * r.excited, matrixOf(0, 0, 1, 0));
}

/// T2 ≤ T1: nothing, a phase flip, or a reset to the thermal state, with probabilities that add up to 1.
Channel asMixture(const Relaxation& r) {
  const double flip = r.kept() * -std::expm1(r.perT1 - r.perT2) / 2;
  const double nothing = r.kept() - flip;
  Channel channel;
  appendWeighted(channel, nothing, matrixOf(1, 0, 0, 1));
  appendWeighted(channel, flip, matrixOf(1, 0, 0, -1));
  appendWeighted(channel, r.moved() * (1 - r.excited), matrixOf(1, 0, 0, 0));
  appendWeighted(channel, r.moved() * r.excited, matrixOf(0, 0, 0, 1));
  appendJumps(channel, r);
  if (r.moved() == 0) channel.pauli = {nothing, 0, 0, flip};
  return channel;
}

/// T1 < T2 ≤ 2·T1: the probability of a phase flip would be negative, so the channel is read off its Choi matrix. That
/// is block diagonal: the two jumps, and [[A, c], [c, D]] with A = 1 − rp, D = 1 − r(1−p), c = e^{−t/T2}, r = 1 −
/// e^{−t/T1}. The columns of any factor L of a Choi matrix LL† are Kraus operators; for the 2 × 2 block L is its
/// Cholesky factor, whose pivot is the larger diagonal entry (at least ½). Its determinant is e^{−t/T1} − c² +
/// r²p(1−p), which expm1 gives without cancellation and never below zero.
Channel fromChoi(const Relaxation& r) {
  const double moved = r.moved(), coherence = std::exp(-r.perT2);
  const double first = 1 - moved * r.excited, second = 1 - moved * (1 - r.excited);
  const double determinant =
      r.kept() * -std::expm1(std::fmin(r.perT1 - 2 * r.perT2, 0)) + moved * moved * r.excited * (1 - r.excited);
  Channel channel;
  if (first >= second) {
    appendWeighted(channel, first, matrixOf(1, 0, 0, coherence / first));
    appendWeighted(channel, determinant / first, matrixOf(0, 0, 0, 1));
  } else {
    appendWeighted(channel, second, matrixOf(coherence / second, 0, 0, 1));
    appendWeighted(channel, determinant / second, matrixOf(1, 0, 0, 0));
  }
  appendJumps(channel, r);
  return channel;
}

}  // namespace

Channel thermalRelaxation(std::span<const double> v, std::size_t) {
  const double t1 = v[0], t2 = v[1], duration = v[2];
  if (!(t1 > 0) || !(t2 > 0)) {
    throw Error(ErrorCode::invalidChannel, "Relaxation times must be positive.", numberText(std::fmin(t1, t2)),
                "more than 0 seconds");
  }
  if (t2 > 2 * t1 * (1 + timeRounding)) {
    throw Error(ErrorCode::invalidChannel, "T2 cannot be longer than 2·T1.", numberText(t2) + " s",
                "at most " + numberText(2 * t1) + " s");
  }
  const Relaxation relaxation{std::fmin(duration / t1, forever), std::fmin(duration / t2, forever), v[3]};
  return t2 <= t1 ? asMixture(relaxation) : fromChoi(relaxation);
}

}  // namespace qualm
