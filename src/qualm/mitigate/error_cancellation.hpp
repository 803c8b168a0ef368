#pragma once

#include <vector>

#include "qualm/mitigate/mitigation.hpp"
#include "qualm/mitigate/quasi_probability.hpp"

namespace qualm {

struct ErrorCancellationOptions {
  NoiseModel noise;  ///< what the device is taken to do; what it really does is the executor's business
  std::uint64_t samples =
      1000;              ///< circuits that are drawn where expectations are exact; with shots each shot is drawn
  double precision = 0;  ///< the standard error that the shots are to reach, at worst; 0: none is asked for
};

/// Probabilistic error cancellation: every channel of the noise is undone in the mean by inserting gates at random,
/// with signs, shot by shot. Unbiased where the noise is what it is taken for; the spread grows by gamma. Temme,
/// Bravyi, Gambetta 2017 (arXiv:1612.02058).
class ErrorCancellation : public Mitigation {
 public:
  /// Throws unsupported for idle noise and crosstalk, which insertions would alter, and invalid-option for less than
  /// two samples and a precision that is negative or not finite.
  explicit ErrorCancellation(ErrorCancellationOptions options);

  /// gamma of the whole circuit: the product over its channels. samplesFor() says what a precision takes.
  double gamma(const Circuit& circuit) const;

  /// The different circuits among those drawn, each with its number of shots. Throws not-unitary for a circuit that
  /// measures, resets or decides, unsupported where a channel can't be undone, and invalid-shots for a single shot
  /// and for fewer than samplesFor() the precision.
  std::vector<PlannedRun> plan(const Request& request, const Random& random) const override;

  /// Standard errors are those of the drawn, signed shots. Evidence: "error-cancellation.gamma", and
  /// "error-cancellation.samples" that were drawn.
  Estimates combine(const Request& request, std::span<const PlannedRun> runs,
                    std::span<const Estimates> results) const override;

 private:
  ErrorCancellationOptions options_;
};

}  // namespace qualm
