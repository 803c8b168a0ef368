#include "plain_classical.hpp"

#include <array>

namespace qualm::bindings {

val toPlain(const LogisticRegression& model, const FittedPipeline& pipeline, const std::vector<std::string>& classes) {
  std::vector<double> parameters = model.coefficients.values;
  parameters.insert(parameters.end(), model.intercepts.begin(), model.intercepts.end());
  return modelObject("logistic-regression", toPlain(pipeline), toStrings(classes), parameters);
}

LogisticRegression toLogisticRegression(const val& plain) {
  LogisticRegression model;
  model.classes = static_cast<int>(classCount(plain));
  const auto parameters = toDoubles(plain["parameters"]);
  const std::size_t logits = model.classes == 2 ? 1 : static_cast<std::size_t>(model.classes);
  requireShape(parameters.size() >= 2 * logits && parameters.size() % logits == 0,
               "The parameters do not fill the coefficients and one intercept a logit.",
               std::to_string(parameters.size()), "a multiple of " + std::to_string(logits) + ", and more than it");
  const std::size_t columns = parameters.size() / logits - 1;
  model.coefficients = Matrix(logits, columns);
  const auto split = parameters.begin() + static_cast<std::ptrdiff_t>(logits * columns);
  model.coefficients.values.assign(parameters.begin(), split);
  model.intercepts.assign(split, parameters.end());
  return model;
}

val toPlain(const Interval& interval) { return toFloat64Array(std::array{interval.low, interval.high}); }

val namesOf(const std::vector<Column>& columns) {
  std::vector<std::string> names;
  for (const Column& column : columns) names.push_back(column.name);
  return toStrings(names);
}

val toPlain(const std::vector<UnknownCategory>& unknown) {
  val plain = val::array();
  for (const UnknownCategory& one : unknown) {
    val entry = val::object();
    entry.set("column", one.column);
    entry.set("category", one.category);
    entry.set("rows", static_cast<double>(one.rows));
    plain.call<void>("push", entry);
  }
  return plain;
}

}  // namespace qualm::bindings
