#pragma once

#include "qualm/encode/encoder_facts.hpp"

// Closed formulas: how many gates, values and features an encoder has, for numbers that may be past building.
namespace qualm {

EncoderGates angleGates(const EncoderOptions& options, double features);
EncoderGates rotationGates(const EncoderOptions& options, double features);  ///< one a feature
EncoderGates amplitudeGates(const EncoderOptions& options, double features);
EncoderGates iqpGates(const EncoderOptions& options, double features);
EncoderGates pauliMapGates(const EncoderOptions& options, double features);
EncoderGates evolutionGates(const EncoderOptions& options, double features);
EncoderGates uploadGates(const EncoderOptions& options, double features);
EncoderGates qaoaGates(const EncoderOptions& options, double features);

double featureValues(const EncoderOptions& options, double features);  ///< one a feature
double pairValues(const EncoderOptions& options, double features);     ///< and one a pair that meets
double pauliMapValues(const EncoderOptions& options, double features);
double amplitudeValues(const EncoderOptions& options, double features);

/// Qubits that hold a vector of so many features as amplitudes.
double amplitudeQubits(const EncoderOptions& options, double features);

}  // namespace qualm
