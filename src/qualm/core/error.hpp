#pragma once

#include <exception>
#include <string>
#include <string_view>

namespace qualm {

/// Every reason for which Qualm refuses to go on. The names that users see are those of errorCodeName().
enum class ErrorCode {
  unknownGate,
  qubitOutOfRange,
  duplicateQubit,
  wrongArity,
  invalidAngle,
  unboundSlot,
  invalidObservable,
  registerTooLarge,
  invalidShots,
  noShiftRule,
  stepTooSmall,
  notFinite,
  shapeMismatch,
  emptyData,
  oneClass,
  tooFewRows,
  invalidFeature,
  invalidOption,
  notConverged,
  outOfMemory,
  bitOutOfRange,
  notUnitary,
  invalidChannel,
  invalidNoise,
  invalidState,
  syntaxError,
  unsupported,
  internal,
};

/// The name of a code as it crosses into JavaScript: kebab case, "qubit-out-of-range".
std::string_view errorCodeName(ErrorCode code);

/// What every function of Qualm throws on bad input: a code, the value received and what was allowed.
class Error : public std::exception {
 public:
  Error(ErrorCode code, std::string message, std::string received = {}, std::string allowed = {});

  const char* what() const noexcept override { return message_.c_str(); }
  ErrorCode code() const { return code_; }
  const std::string& received() const { return received_; }
  const std::string& allowed() const { return allowed_; }

 private:
  ErrorCode code_;
  std::string message_, received_, allowed_;
};

}  // namespace qualm
