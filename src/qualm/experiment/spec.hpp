#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "qualm/data/step.hpp"
#include "qualm/train/model.hpp"
#include "qualm/train/trainer.hpp"

namespace qualm {

// An experiment's document as typed values, in the halves that different modules read. JavaScript has applied the
// defaults and checked the shape.

/// Which rows there are, how they are split and what is done to them.
struct DataSpec {
  std::uint64_t seed = 0;
  std::string generator;  ///< "moons", …; empty where the rows are given
  std::size_t generatedRows = 200;
  double generatedNoise = 0.15;
  double testFraction = 0.25;
  std::vector<StepOptions> preprocess;
};

/// The quantum model and how it is trained.
struct ModelSpec {
  ModelOptions model;
  TrainingOptions training;  ///< its seed is the experiment's
};

}  // namespace qualm
