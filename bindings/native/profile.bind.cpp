#include <emscripten/bind.h>

#include <map>
#include <memory>

#include "convert.hpp"
#include "qualm/data/drift.hpp"
#include "qualm/data/table_profile.hpp"

namespace qualm::bindings {
namespace {

std::map<int, std::unique_ptr<TableProfile>>& openProfiles() {
  static std::map<int, std::unique_ptr<TableProfile>> profiles;
  return profiles;
}

TableProfile& profileNumbered(int number) {
  const auto found = openProfiles().find(number);
  if (found != openProfiles().end()) return *found->second;
  throw Error(ErrorCode::invalidOption, "There is no such profile.", std::to_string(number), "one that is open");
}

/// { columns, target (or null), seed } → its number.
val openProfile(val plain) {
  return guarded([&] {
    ProfileOptions options;
    options.columns = toSize(plain["columns"], "The number of columns");
    if (plain["target"].isNumber()) options.target = toSize(plain["target"], "The target");
    options.seed = toCount(plain["seed"], "The seed");
    static int last = 0;
    openProfiles()[++last] = std::make_unique<TableProfile>(options);
    return val(last);
  });
}

val addToProfile(int number, val values, val keys) {
  return guarded([&] {
    profileNumbered(number).add(toDoubles(values), toDoubles(keys));
    return val::undefined();
  });
}

val toPlain(const DistinctCount& distinct) {
  val plain = val::object();
  plain.set("count", distinct.count);
  plain.set("sketched", distinct.sketched);
  plain.set("standardError", distinct.standardError);
  return plain;
}

val toPlain(const SampleProfile& sample) {
  val plain = val::object();
  plain.set("quantiles", toFloat64Array(sample.quantiles));
  plain.set("histogram", toFloat64Array(sample.histogram));
  plain.set("range", toFloat64Array(std::array{sample.low, sample.high}));
  plain.set("fences", toFloat64Array(std::array{sample.lowFence, sample.highFence}));
  plain.set("outliers", sample.outliers);
  plain.set("numbers", sample.numbers);
  return plain;
}

val toPlain(const ColumnProfile& column) {
  val plain = val::object();
  plain.set("count", column.numbers.count);
  plain.set("min", column.numbers.lowest);
  plain.set("max", column.numbers.highest);
  plain.set("mean", column.numbers.mean());
  plain.set("standardDeviation", column.numbers.standardDeviation());
  plain.set("sample", toPlain(column.sample));
  plain.set("distinct", toPlain(column.distinct));
  plain.set("equalTo", column.equalTo ? val(static_cast<double>(*column.equalTo)) : val::null());
  if (column.score) {
    val score = val::object();
    score.set("accuracy", column.score->accuracy);
    score.set("majority", column.score->majority);
    score.set("lambda", column.score->lambda);
    plain.set("score", score);
  }
  return plain;
}

/// What is known of all rows; the profile is closed.
val closeProfile(int number) {
  return guarded([&] {
    TableProfile& profile = profileNumbered(number);
    val columns = val::array(), result = val::object();
    for (const ColumnProfile& column : profile.columns()) columns.call<void>("push", toPlain(column));
    result.set("columns", columns);
    result.set("rows", static_cast<double>(profile.rows()));
    result.set("sampledRows", static_cast<double>(profile.sampledRows()));
    result.set("distinctRows", toPlain(profile.distinctRows()));
    openProfiles().erase(number);
    return result;
  });
}

val toPlain(const Drift& drift) {
  val plain = val::object();
  plain.set("reference", static_cast<double>(drift.reference));
  plain.set("batch", static_cast<double>(drift.batch));
  plain.set("stability", drift.stability);
  plain.set("stabilityThreshold", drift.stabilityThreshold);
  plain.set("bins", static_cast<double>(drift.bins));
  plain.set("distance", drift.distance);
  plain.set("pValue", drift.pValue);
  plain.set("pThreshold", drift.pThreshold);
  plain.set("flagged", drift.flagged);
  return plain;
}

/// [{ reference, batch, text }] → one comparison each: values of numbers, or counts of categories where it is text.
val compareColumns(val columns, double level) {
  return guarded([&] {
    std::vector<Drift> drifts;
    for (const val& column : emscripten::vecFromJSArray<val>(columns)) {
      const std::vector<double> reference = toDoubles(column["reference"]), batch = toDoubles(column["batch"]);
      drifts.push_back(column["text"].isTrue() ? compareCategories(reference, batch)
                                               : compareNumbers(reference, batch));
    }
    flagDrift(drifts, level);
    val result = val::array();
    for (const Drift& drift : drifts) result.call<void>("push", toPlain(drift));
    return result;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(profile) {
  emscripten::function("openProfile", &openProfile);
  emscripten::function("addToProfile", &addToProfile);
  emscripten::function("closeProfile", &closeProfile);
  emscripten::function("compareColumns", &compareColumns);
}

}  // namespace qualm::bindings
