#pragma once

#include <span>
#include <vector>

#include "parcel.hpp"
#include "qualm/noise/noise_model.hpp"
#include "qualm/simulate/executor.hpp"

namespace qualm::bindings {

/// A request, whole, and what else an executor is called with.
struct CarriedRequest {
  Circuit circuit{1};
  Request request;  ///< but for what it only points to, which is here
  std::vector<Shift> shifts;
  std::vector<Observable> observables;
  std::vector<Complex> initialState;
  Random random{0};
  double noiseScale = 1;  ///< the executor's own noise times this

  /// The request, pointing to what is here: for as long as this stays where it is.
  const Request& resolved();
};

/// What comes back.
struct CarriedEstimates {
  Estimates estimates;
  Ledger ledger;
};

void pass(Parcel& parcel, CarriedRequest& carried);
void pass(Parcel& parcel, CarriedEstimates& carried);
void pass(Parcel& parcel, NoiseModel& noise);

}  // namespace qualm::bindings
