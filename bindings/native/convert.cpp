#include "convert.hpp"

#include <emscripten/bind.h>

#include <cmath>
#include <limits>
#include <new>
#include <stdexcept>

namespace qualm::bindings {

val toFloat64Array(std::span<const double> values) {
  return val(emscripten::typed_memory_view(values.size(), values.data())).call<val>("slice");
}

val toInt32Array(std::span<const int> values) {
  return val(emscripten::typed_memory_view(values.size(), values.data())).call<val>("slice");
}

val toInt32Array(std::span<const std::size_t> values) {
  return toInt32Array(std::vector<int>(values.begin(), values.end()));
}

val toUint8Array(std::string_view bytes) {
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  return val(emscripten::typed_memory_view(bytes.size(), data)).call<val>("slice");
}

val toStrings(std::span<const std::string> strings) {
  val array = val::array();
  for (const std::string& string : strings) array.call<void>("push", string);
  return array;
}

std::string toByteString(const val& array) {
  std::string bytes(array["length"].as<std::size_t>(), '\0');
  auto* data = reinterpret_cast<unsigned char*>(bytes.data());
  val(emscripten::typed_memory_view(bytes.size(), data)).call<void>("set", array);
  return bytes;
}

std::vector<double> toDoubles(const val& array) { return emscripten::convertJSArrayToNumberVector<double>(array); }

std::vector<int> toInts(const val& array) { return emscripten::convertJSArrayToNumberVector<int>(array); }

std::vector<std::string> toStringVector(const val& array) { return emscripten::vecFromJSArray<std::string>(array); }

std::uint64_t toCount(const val& number, const char* what) {
  constexpr double most = 9007199254740991.0;
  const double value = number.isNumber() ? number.as<double>() : -1;
  if (value >= 0 && value <= most && std::floor(value) == value) return static_cast<std::uint64_t>(value);
  throw Error(ErrorCode::invalidOption, std::string(what) + " must be a whole number.",
              val::global("String")(number).as<std::string>(), "0 or more");
}

std::size_t toSize(const val& number, const char* what) {
  const std::uint64_t value = toCount(number, what);
  if (value <= std::numeric_limits<std::size_t>::max()) return static_cast<std::size_t>(value);
  throw Error(ErrorCode::invalidOption, std::string(what) + " is out of range.", std::to_string(value),
              "at most " + std::to_string(std::numeric_limits<std::size_t>::max()));
}

std::vector<std::size_t> toSizes(const val& list, const char* what) {
  std::vector<std::size_t> sizes;
  for (const val& number : emscripten::vecFromJSArray<val>(list)) sizes.push_back(toSize(number, what));
  return sizes;
}

std::size_t indexOf(const val& name, std::span<const std::string_view> names) {
  const auto text = name.as<std::string>();
  std::string allowed;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == text) return i;
    allowed += (i == 0 ? "" : ", ") + std::string(names[i]);
  }
  throw Error(ErrorCode::invalidOption, "There is no choice \"" + text + "\".", text, allowed);
}

Matrix toMatrix(const val& values, std::size_t rows) {
  Matrix matrix;
  matrix.values = toDoubles(values);
  matrix.rows = rows;
  matrix.columns = rows == 0 ? 0 : matrix.values.size() / rows;
  if (matrix.rows * matrix.columns != matrix.values.size()) {
    throw Error(ErrorCode::shapeMismatch, "The numbers do not fill whole rows.", std::to_string(matrix.values.size()),
                "a multiple of " + std::to_string(rows));
  }
  return matrix;
}

std::vector<double> interleaved(std::span<const Complex> values) {
  std::vector<double> numbers;
  for (const Complex& value : values) {
    numbers.push_back(value.re);
    numbers.push_back(value.im);
  }
  return numbers;
}

std::vector<Complex> toComplex(const val& numbers) {
  if (numbers.isUndefined()) return {};
  const auto flat = toDoubles(numbers);
  if (flat.size() % 2 != 0) {
    throw Error(ErrorCode::shapeMismatch, "Complex numbers come as re and im in turn.", std::to_string(flat.size()),
                "an even number of values");
  }
  std::vector<Complex> values(flat.size() / 2);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = {flat[2 * i], flat[2 * i + 1]};
  return values;
}

val toObject(const Ledger& ledger) {
  val object = val::object();
  object.set("circuits", static_cast<double>(ledger.circuits));
  object.set("shots", static_cast<double>(ledger.shots));
  object.set("gates", static_cast<double>(ledger.gates));
  object.set("twoQubitGates", static_cast<double>(ledger.twoQubitGates));
  object.set("simulatorSeconds", ledger.simulatorSeconds);
  object.set("classicalSeconds", ledger.classicalSeconds);
  return object;
}

val toFloat64Array(const Ledger& ledger) {
  const std::vector<double> numbers{
      static_cast<double>(ledger.circuits),      static_cast<double>(ledger.shots), static_cast<double>(ledger.gates),
      static_cast<double>(ledger.twoQubitGates), ledger.simulatorSeconds,           ledger.classicalSeconds};
  return toFloat64Array(numbers);
}

Ledger toLedger(const val& array) {
  const auto n = toDoubles(array);
  const auto count = [&](std::size_t i) { return static_cast<std::uint64_t>(n[i]); };
  return {count(0), count(1), count(2), count(3), n[4], n[5]};
}

val currentErrorObject() {
  try {
    throw;
  } catch (const Error& e) {
    return errorObject(std::string(errorCodeName(e.code())), e.what(), e.received(), e.allowed());
  } catch (const std::bad_alloc&) {
    return errorObject("out-of-memory", "The page's memory is used up.", "", "a smaller circuit or fewer rows");
  } catch (const std::length_error&) {
    return errorObject("out-of-memory", "An array would be larger than memory can hold.", "", "a smaller circuit");
  } catch (const std::exception& e) {
    return errorObject("internal", e.what(), "", "");
  }
}

val errorObject(const std::string& code, const std::string& message, const std::string& received,
                const std::string& allowed) {
  val error = val::object();
  error.set("name", "QualmError");
  error.set("code", code);
  error.set("message", message);
  error.set("received", received);
  error.set("allowed", allowed);
  return error;
}

}  // namespace qualm::bindings
