#include "called_executor.hpp"

#include <utility>

#include "carried.hpp"
#include "qualm/simulate/scaled_execution.hpp"

namespace qualm::bindings {

CalledExecutor::CalledExecutor(val function, double noiseScale)
    : function_(std::move(function)), noiseScale_(noiseScale) {}

Estimates CalledExecutor::execute(const Request& request, const Random& random, Ledger& ledger) const {
  CarriedRequest carried{*request.circuit,
                         request,
                         {request.shifts.begin(), request.shifts.end()},
                         {request.observables.begin(), request.observables.end()},
                         {request.initialState.begin(), request.initialState.end()},
                         random,
                         noiseScale_};
  auto back = fromBytes<CarriedEstimates>(function_(toBytes(std::move(carried))));
  ledger += back.ledger;
  return std::move(back.estimates);
}

std::shared_ptr<const Executor> CalledExecutor::withNoise(double scale) const {
  return std::make_shared<CalledExecutor>(function_, noiseScale_ * scale);
}

val answer(const Executor& executor, const val& bytes) {
  auto carried = fromBytes<CarriedRequest>(bytes);
  CarriedEstimates back;
  back.estimates = executeScaled(carried.resolved(), carried.noiseScale, executor, carried.random, back.ledger);
  return toBytes(std::move(back));
}

}  // namespace qualm::bindings
