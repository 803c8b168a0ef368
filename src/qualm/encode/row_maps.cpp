#include "qualm/encode/row_maps.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/encode/encoder_meaning.hpp"

namespace qualm {
namespace {

constexpr double pi = std::numbers::pi;

RowRecord withProducts(const Encoder& encoder, std::span<const double> row, std::span<double> values,
                       double (*factor)(double)) {
  auto next = std::copy(row.begin(), row.end(), values.begin());
  for (const auto& set : encoder.products()) {
    double product = 1;
    for (const std::size_t i : set) product *= factor(row[i]);
    *next++ = product;
  }
  return {};
}

/// A row as 2^qubits amplitudes of norm 1; tells the norm that it had.
std::vector<Complex> normalized(const Encoder& encoder, std::span<const double> row, std::size_t number, double& norm) {
  double largest = 0, squares = 0;
  for (const double x : row) largest = std::fmax(largest, std::fabs(x));
  if (largest == 0) {
    throw Error(ErrorCode::invalidFeature,
                "Row " + std::to_string(number) + " is all zeros: amplitudes need a direction.", "zeros",
                "a row with a number that is not 0");
  }
  for (const double x : row) squares += (x / largest) * (x / largest);
  const double root = std::sqrt(squares);
  norm = largest * root;
  const bool pairs = encoder.options().complex;
  std::vector<Complex> amplitudes(std::size_t{1} << encoder.qubits());
  for (std::size_t i = 0; i < row.size(); ++i) {
    const double value = row[i] / largest / root;
    if (!pairs) amplitudes[i].re = value;
    if (pairs) (i % 2 == 0 ? amplitudes[i / 2].re : amplitudes[i / 2].im) = value;
  }
  return amplitudes;
}

}  // namespace

RowRecord encodeFeatures(const Encoder&, std::span<const double> row, std::span<double> values, std::size_t) {
  std::copy(row.begin(), row.end(), values.begin());
  return {};
}

RowRecord encodeBits(const Encoder&, std::span<const double> row, std::span<double> values, std::size_t number) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] != 0 && row[i] != 1) {
      throw Error(ErrorCode::invalidFeature,
                  "Basis encoding takes bits: row " + std::to_string(number) + ", column " + std::to_string(i) +
                      " is something else.",
                  numberText(row[i]), "0 or 1");
    }
    values[i] = row[i] * pi;
  }
  return {};
}

RowRecord encodeProducts(const Encoder& encoder, std::span<const double> row, std::span<double> values, std::size_t) {
  return withProducts(encoder, row, values, [](double x) { return x; });
}

RowRecord encodeComplements(const Encoder& encoder, std::span<const double> row, std::span<double> values,
                            std::size_t) {
  return withProducts(encoder, row, values, [](double x) { return pi - x; });
}

RowRecord encodeAmplitudes(const Encoder& encoder, std::span<const double> row, std::span<double> values,
                           std::size_t number) {
  double norm = 0;
  const std::vector<Complex> amplitudes = normalized(encoder, row, number, norm);
  const StatePreparation preparation = preparationOf(encoder.options(), encoder.features());
  preparation.anglesOf(amplitudes, values);
  const bool exact = encoder.options().method == AmplitudeMethod::multiplexed;
  const std::size_t filled = encoder.options().complex ? row.size() / 2 : row.size();
  return {norm, amplitudes.size() - filled, exact ? 1 : preparation.fidelity(amplitudes)};
}

std::vector<Complex> encodedAmplitudes(const Encoder& encoder, std::span<const double> row, std::size_t number) {
  double norm = 0, mean = 0;
  std::vector<Complex> amplitudes = normalized(encoder, row, number, norm);
  if (!encoder.options().complex) return amplitudes;
  // The circuit turns phases against each other only: their mean is lost.
  for (const Complex& a : amplitudes) mean += argument(a) / static_cast<double>(amplitudes.size());
  for (Complex& a : amplitudes) a = a * Complex{std::cos(mean), -std::sin(mean)};
  return amplitudes;
}

}  // namespace qualm
