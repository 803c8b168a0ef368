#include <emscripten/bind.h>

#include <array>

#include "convert.hpp"
#include "qualm/core/random.hpp"
#include "qualm/correct/crossing.hpp"
#include "qualm/correct/curve_point.hpp"

namespace qualm::bindings {
namespace {

/// Failures among some of the shots of one point. The seconds are those of decoding alone, as measured.
val logicalFailuresOf(val request) {
  return guarded([&] {
    const CurvePoint point{codeNamed(request["code"].as<std::string>()), toSize(request["distance"], "A distance"),
                           toSize(request["rounds"], "The number of rounds"),
                           faultModelNamed(request["noise"].as<std::string>()), request["rate"].as<double>()};
    const ShotRange shots{toCount(request["first"], "The first shot"),
                          toCount(request["shots"], "The number of shots")};
    DecodingTime time;
    const std::uint64_t failures = failuresAt(point, shots, Random(toCount(request["seed"], "The seed")), time);
    val result = val::object();
    result.set("failures", static_cast<double>(failures));
    result.set("seconds", time.seconds);
    return result;
  });
}

val toPlain(double rate, const Interval& interval) {
  val plain = val::object();
  plain.set("rate", rate);
  plain.set("low", interval.low);
  plain.set("high", interval.high);
  return plain;
}

val toPlain(double rate, const LogicalErrors& errors, std::size_t rounds) {
  const auto [low, high] = errors.interval;
  val plain = val::object();
  plain.set("rate", rate);
  plain.set("failures", static_cast<double>(errors.failures));
  plain.set("shots", static_cast<double>(errors.shots));
  plain.set("perShot", toPlain(errors.rate(), errors.interval));
  plain.set("perRound",
            toPlain(perRound(errors.rate(), rounds), Interval{perRound(low, rounds), perRound(high, rounds)}));
  return plain;
}

val toPlain(const Crossing& found) {
  constexpr std::array orders{"crosses", "larger-better", "larger-worse", "not-told-apart"};
  const bool crosses = found.order == CurveOrder::crosses;
  val plain = val::object();
  plain.set("order", std::string(orders[static_cast<std::size_t>(found.order)]));
  plain.set("rate", crosses ? val(found.rate) : val::null());
  plain.set("standardError", crosses ? val(found.standardError) : val::null());
  plain.set("below", crosses ? val(found.below) : val::null());
  plain.set("above", crosses ? val(found.above) : val::null());
  return plain;
}

using Curve = std::vector<LogicalErrors>;

val toPlain(Code code, std::size_t distance, std::size_t rounds, std::span<const double> rates, const Curve& curve) {
  val points = val::array(), plain = val::object();
  for (std::size_t r = 0; r < curve.size(); ++r) points.call<void>("push", toPlain(rates[r], curve[r], rounds));
  plain.set("distance", static_cast<double>(distance));
  plain.set("rounds", static_cast<double>(rounds));
  plain.set("qubits", static_cast<double>(physicalQubits(code, distance)));
  plain.set("points", points);
  return plain;
}

/// Curves of counted failures, distances × rates, with their intervals, and where neighbours cross.
val correctionCurves(val request) {
  return guarded([&] {
    const Code code = codeNamed(request["code"].as<std::string>());
    const std::vector<std::size_t> distances = toSizes(request["distances"], "A distance");
    const std::vector<std::size_t> rounds = toSizes(request["rounds"], "The number of rounds");
    const std::vector<double> rates = toDoubles(request["rates"]);
    const Matrix failures = toMatrix(request["failures"], distances.size());
    const std::uint64_t shots = toCount(request["shots"], "The number of shots");
    std::vector<Curve> curves(distances.size());
    val plainCurves = val::array(), crossings = val::array(), result = val::object();
    for (std::size_t d = 0; d < distances.size(); ++d) {
      for (const double count : failures.row(d)) curves[d].push_back(counted(static_cast<std::uint64_t>(count), shots));
      plainCurves.call<void>("push", toPlain(code, distances[d], rounds[d], rates, curves[d]));
      if (d == 0) continue;
      val found = toPlain(crossing(rates, curves[d - 1], curves[d]));
      found.set("smaller", static_cast<double>(distances[d - 1]));
      found.set("larger", static_cast<double>(distances[d]));
      crossings.call<void>("push", found);
    }
    result.set("curves", plainCurves);
    result.set("crossings", crossings);
    return result;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(correct) {
  emscripten::function("logicalFailures", &logicalFailuresOf);
  emscripten::function("correctionCurves", &correctionCurves);
}

}  // namespace qualm::bindings
