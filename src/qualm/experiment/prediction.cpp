#include "qualm/experiment/prediction.hpp"

namespace qualm {

Matrix predictProbabilities(const Model& model, std::span<const double> parameters, const Matrix& rows,
                            const Execution& execution, const Random& random, Ledger& ledger) {
  Request request;
  request.circuit = &model.circuit;
  request.bindings = bindSlots(model.circuit, parameters, model.encoder.encode(rows));
  injectAmplitudes(model, rows, request);
  request.observables = model.observables;
  request.shots = execution.shots;
  return classProbabilities(model, parameters, execution.executor.execute(request, random, ledger).values);
}

}  // namespace qualm
