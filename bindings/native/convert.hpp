#pragma once

#include <emscripten/val.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "qualm/core/complex.hpp"
#include "qualm/core/error.hpp"
#include "qualm/core/ledger.hpp"
#include "qualm/core/matrix.hpp"

namespace qualm::bindings {

using emscripten::val;

/// Copies into JavaScript: a typed array of its own memory.
val toFloat64Array(std::span<const double> values);
val toInt32Array(std::span<const int> values);
val toInt32Array(std::span<const std::size_t> values);
val toUint8Array(std::string_view bytes);
val toStrings(std::span<const std::string> strings);

/// The bytes of a Uint8Array.
std::string toByteString(const val& array);

std::vector<double> toDoubles(const val& array);
std::vector<int> toInts(const val& array);
std::vector<std::string> toStringVector(const val& array);
/// A whole number; throws invalid-option, naming `what`, for anything else or one that is out of range.
std::size_t toSize(const val& number, const char* what);
std::vector<std::size_t> toSizes(const val& list, const char* what);
std::uint64_t toCount(const val& number, const char* what);  ///< up to 2^53 − 1

/// The index of a name in a list; throws invalid-option with the names that exist.
std::size_t indexOf(const val& name, std::span<const std::string_view> names);

/// The value of an enumeration whose names stand in its order.
template <class Enum>
Enum toEnum(const val& name, std::span<const std::string_view> names) {
  return static_cast<Enum>(indexOf(name, names));
}

/// `values` holds rows × columns numbers; throws shape-mismatch otherwise.
Matrix toMatrix(const val& values, std::size_t rows);

/// Complex numbers as re and im in turn, and back; undefined is an empty list.
std::vector<double> interleaved(std::span<const Complex> values);
std::vector<Complex> toComplex(const val& numbers);

val toObject(const Ledger& ledger);

/// circuits, shots, gates, twoQubitGates, simulatorSeconds, classicalSeconds.
val toFloat64Array(const Ledger& ledger);
Ledger toLedger(const val& array);

val errorObject(const std::string& code, const std::string& message, const std::string& received,
                const std::string& allowed);

/// What the exception that is being handled becomes in JavaScript. Only inside a catch block.
val currentErrorObject();

/// Runs `body`; what it throws is thrown on as a JavaScript object, after the catch block has ended, because an
/// exception that leaves a bound function would arrive as an opaque WebAssembly.Exception.
template <class Body>
val guarded(Body body) {
  val error = val::undefined();
  try {
    return body();
  } catch (...) {
    error = currentErrorObject();
  }
  error.throw_();
}

}  // namespace qualm::bindings
