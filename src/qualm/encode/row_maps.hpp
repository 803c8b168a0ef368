#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "qualm/core/complex.hpp"
#include "qualm/encode/encoder.hpp"

// How a row of data becomes the values that a circuit reads.
namespace qualm {

/// The features themselves.
RowRecord encodeFeatures(const Encoder& encoder, std::span<const double> row, std::span<double> values, std::size_t);

/// The bits times π. Throws invalid-feature for what is neither 0 nor 1.
RowRecord encodeBits(const Encoder& encoder, std::span<const double> row, std::span<double> values, std::size_t number);

/// The features, then the products x_i·x_j.
RowRecord encodeProducts(const Encoder& encoder, std::span<const double> row, std::span<double> values, std::size_t);

/// The features, then the products of π − x_i over each set.
RowRecord encodeComplements(const Encoder& encoder, std::span<const double> row, std::span<double> values, std::size_t);

/// The angles that prepare the row as amplitudes, with norm 1 and zeros behind. Throws invalid-feature for a row of
/// zeros, which has no direction.
RowRecord encodeAmplitudes(const Encoder& encoder, std::span<const double> row, std::span<double> values,
                           std::size_t number);

/// The state that an amplitude encoder's circuit prepares of a row: what a simulator may start from.
std::vector<Complex> encodedAmplitudes(const Encoder& encoder, std::span<const double> row, std::size_t number = 0);

}  // namespace qualm
