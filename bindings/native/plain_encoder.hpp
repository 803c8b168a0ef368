#pragma once

#include "convert.hpp"
#include "qualm/encode/encoder.hpp"

namespace qualm::bindings {

/// { kind: 'zz-feature-map', repetitions: 2, … }; what is left out stays as EncoderOptions has it. Throws
/// invalid-option for names that do not exist.
EncoderOptions toEncoderOptions(const val& plain);

/// The same back, with the options that the encoder reads.
val toPlain(const EncoderOptions& options);

}  // namespace qualm::bindings
