#pragma once

#include <string>
#include <vector>

#include "qualm/encode/encoder_options.hpp"
#include "qualm/encode/state_preparation.hpp"

// What the options of one encoder come to.
namespace qualm {

/// The strings of a feature map: Z, Z and ZZ, or those of the options.
std::vector<std::string> pauliStrings(const EncoderOptions& options);

/// Qubits and kind of the state preparation that holds so many features.
StatePreparation preparationOf(const EncoderOptions& options, std::size_t features);

}  // namespace qualm
