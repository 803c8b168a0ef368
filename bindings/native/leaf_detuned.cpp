#include "executors.hpp"
#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/detuned_executor.hpp"

namespace qualm::bindings {

std::shared_ptr<const Executor> densityLeaf(const NoiseModel& noise) {
  return withDetuning(std::make_shared<DensityExecutor>(undetuned(noise)), noise);
}

}  // namespace qualm::bindings
