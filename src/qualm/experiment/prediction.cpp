#include "qualm/experiment/prediction.hpp"

#include <string>

#include "qualm/core/error.hpp"

namespace qualm {

Matrix predictProbabilities(const Model& model, std::span<const double> parameters, const Matrix& rows,
                            const Execution& execution, const Random& random, Ledger& ledger) {
  if (rows.columns != model.circuit.features()) {
    throw Error(ErrorCode::shapeMismatch, "Rows have another number of features than the model reads.",
                std::to_string(rows.columns) + " columns", std::to_string(model.circuit.features()) + " columns");
  }
  Request request;
  request.circuit = &model.circuit;
  request.bindings = bindSlots(model.circuit, parameters, rows);
  request.observables = model.observables;
  request.shots = execution.shots;
  return classProbabilities(model, parameters, execution.executor.execute(request, random, ledger).values);
}

}  // namespace qualm
