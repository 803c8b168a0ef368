#include "executors.hpp"
#include "qualm/simulate/density_executor.hpp"

namespace qualm::bindings {

std::shared_ptr<const Executor> densityLeaf(const NoiseModel& noise) {
  return std::make_shared<DensityExecutor>(noise);
}

}  // namespace qualm::bindings
