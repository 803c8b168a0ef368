#include "qualm/core/error.hpp"

#include <utility>

namespace qualm {

std::string_view errorCodeName(ErrorCode code) {
  switch (code) {
    case ErrorCode::unknownGate:
      return "unknown-gate";
    case ErrorCode::qubitOutOfRange:
      return "qubit-out-of-range";
    case ErrorCode::duplicateQubit:
      return "duplicate-qubit";
    case ErrorCode::wrongArity:
      return "wrong-arity";
    case ErrorCode::invalidAngle:
      return "invalid-angle";
    case ErrorCode::unboundSlot:
      return "unbound-slot";
    case ErrorCode::invalidObservable:
      return "invalid-observable";
    case ErrorCode::registerTooLarge:
      return "register-too-large";
    case ErrorCode::invalidShots:
      return "invalid-shots";
    case ErrorCode::noShiftRule:
      return "no-shift-rule";
    case ErrorCode::stepTooSmall:
      return "step-too-small";
    case ErrorCode::notFinite:
      return "not-finite";
    case ErrorCode::shapeMismatch:
      return "shape-mismatch";
    case ErrorCode::emptyData:
      return "empty-data";
    case ErrorCode::oneClass:
      return "one-class";
    case ErrorCode::tooFewRows:
      return "too-few-rows";
    case ErrorCode::invalidFeature:
      return "invalid-feature";
    case ErrorCode::invalidOption:
      return "invalid-option";
    case ErrorCode::notConverged:
      return "not-converged";
    case ErrorCode::outOfMemory:
      return "out-of-memory";
    case ErrorCode::bitOutOfRange:
      return "bit-out-of-range";
    case ErrorCode::notUnitary:
      return "not-unitary";
    case ErrorCode::invalidChannel:
      return "invalid-channel";
    case ErrorCode::invalidNoise:
      return "invalid-noise";
    case ErrorCode::invalidState:
      return "invalid-state";
    case ErrorCode::syntaxError:
      return "syntax-error";
    case ErrorCode::unsupported:
      return "unsupported";
    case ErrorCode::internal:
      return "internal";
  }
  return "internal";
}

Error::Error(ErrorCode code, std::string message, std::string received, std::string allowed)
    : code_(code), message_(std::move(message)), received_(std::move(received)), allowed_(std::move(allowed)) {}

}  // namespace qualm
