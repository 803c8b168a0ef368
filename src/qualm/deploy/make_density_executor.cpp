#include "qualm/deploy/choose_executor.hpp"
#include "qualm/simulate/density_executor.hpp"

namespace qualm {

std::shared_ptr<const Executor> makeDensityExecutor(Simulator, const NoiseModel& noise, const TrajectoryOptions&) {
  return std::make_shared<DensityExecutor>(noise);
}

}  // namespace qualm
