#pragma once

#include <array>

#include "convert.hpp"
#include "plain_spec.hpp"
#include "qualm/train/trainer.hpp"

namespace qualm::bindings {

/// One open training of this thread. Every worker opens the same and only the lead's moves on.
struct OpenTraining {
  ModelSpec spec;
  val data;  ///< as the classical module prepared it: models carry its pipeline and classes
  Trainer trainer;

  OpenTraining(const val& plainSpec, const val& prepared);
};

/// Throws invalid-option where no training of that name is open.
OpenTraining& training(int id);

/// The names of a token's phases, in their order.
inline constexpr std::array<const char*, 3> phaseNames{"evaluate", "update", "done"};

}  // namespace qualm::bindings
