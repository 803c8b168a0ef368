#include "plain_mitigation.hpp"
#include "qualm/mitigate/clifford_data_regression.hpp"
#include "qualm/mitigate/learned_mitigation.hpp"

namespace qualm::bindings {
namespace {

constexpr std::array<std::string_view, 2> learnedModels{"ridge", "forest"};

TrainingOptions toTrainingOptions(const val& plain) {
  TrainingOptions options;
  options.circuits = toSize(plain["circuits"], "Training circuits");
  options.nearClifford.nonClifford = toSize(plain["nonClifford"], "Gates that are not Clifford");
  options.trainingShare = plain["trainingShare"].as<double>();
  options.scales = toDoubles(plain["scales"]);
  options.scaling = toScaling(plain["scaling"]);
  options.folding = toFolding(plain["folding"]);
  return options;
}

}  // namespace

std::shared_ptr<const Mitigation> toLearnedMitigation(const val& plain) {
  LearnedMitigationOptions options;
  options.training = toTrainingOptions(plain);
  options.model = toEnum<LearnedModel>(plain["model"], learnedModels);
  options.angleCounts = plain["angleCounts"].as<bool>();
  return std::make_shared<LearnedMitigation>(std::move(options));
}

std::shared_ptr<const Mitigation> toCliffordDataRegression(const val& plain) {
  return std::make_shared<CliffordDataRegression>(CliffordDataRegressionOptions{toTrainingOptions(plain)});
}

}  // namespace qualm::bindings
