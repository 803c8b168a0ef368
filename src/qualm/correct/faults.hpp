#pragma once

#include <cstddef>
#include <vector>

#include "qualm/correct/code_experiment.hpp"
#include "qualm/simulate/stabilizer_frames.hpp"

namespace qualm {

/// One Pauli operator at one place of an experiment, and what comes of it.
struct Fault {
  std::size_t step;    ///< of the program
  std::size_t digits;  ///< the Pauli operator, as mixtures number them
  double probability;
  std::vector<std::size_t> detectors;  ///< that it sets off, ascending
  bool flipsObservable = false;
};

/// Every single fault that an experiment's noise can make, in the order of the program.
std::vector<Fault> singleFaults(const CodeExperiment& experiment);

/// Parities of flipped measurements: one row for each set of measurements.
BitTable parities(const BitTable& flips, const std::vector<std::vector<std::size_t>>& sets);

/// What each shot set off: the columns of a table of detectors, one list a shot.
std::vector<std::vector<std::size_t>> columnsOf(const BitTable& detectors);

}  // namespace qualm
