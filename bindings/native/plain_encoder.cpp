#include "plain_encoder.hpp"

#include <array>
#include <string_view>

namespace qualm::bindings {
namespace {

constexpr std::array<std::string_view, 3> axes{"x", "y", "z"};
constexpr std::array<std::string_view, 3> entanglements{"full", "linear", "ring"};
constexpr std::array<std::string_view, 2> methods{"multiplexed", "approximate"};

bool has(const EncoderRow& row, std::string_view option) {
  const std::string options = " " + std::string(row.options) + " ";
  return options.find(" " + std::string(option) + " ") != std::string::npos;
}

}  // namespace

EncoderOptions toEncoderOptions(const val& plain) {
  EncoderOptions options;
  options.kind = findEncoder(plain["kind"].as<std::string>()).kind;
  if (plain["axis"].isString()) options.axis = toEnum<Axis>(plain["axis"], axes);
  if (plain["repetitions"].isNumber()) options.repetitions = toSize(plain["repetitions"], "The number of repetitions");
  if (plain["entanglement"].isString()) {
    options.entanglement = toEnum<Entanglement>(plain["entanglement"], entanglements);
  }
  if (plain["paulis"].isArray()) options.paulis = toStringVector(plain["paulis"]);
  if (plain["steps"].isNumber()) options.steps = toSize(plain["steps"], "The number of steps");
  if (plain["time"].isNumber()) options.time = plain["time"].as<double>();
  options.trainable = plain["trainable"].isTrue();
  if (plain["method"].isString()) options.method = toEnum<AmplitudeMethod>(plain["method"], methods);
  if (plain["controls"].isNumber()) options.controls = toSize(plain["controls"], "The number of controls");
  options.complex = plain["complex"].isTrue();
  options.inject = plain["inject"].isTrue();
  return options;
}

val toPlain(const EncoderOptions& options) {
  const EncoderRow& row = encoderRow(options.kind);
  val plain = val::object();
  plain.set("kind", std::string(row.name));
  if (has(row, "axis")) plain.set("axis", std::string(axes[static_cast<std::size_t>(options.axis)]));
  if (has(row, "repetitions") && options.repetitions > 0) {
    plain.set("repetitions", static_cast<double>(options.repetitions));
  }
  if (has(row, "entanglement")) {
    plain.set("entanglement", std::string(entanglements[static_cast<std::size_t>(options.entanglement)]));
  }
  if (has(row, "paulis")) plain.set("paulis", toStrings(options.paulis));
  if (has(row, "steps")) plain.set("steps", static_cast<double>(options.steps));
  if (has(row, "time")) plain.set("time", options.time);
  if (has(row, "trainable")) plain.set("trainable", options.trainable);
  if (has(row, "method")) plain.set("method", std::string(methods[static_cast<std::size_t>(options.method)]));
  if (options.controls) plain.set("controls", static_cast<double>(*options.controls));
  if (has(row, "complex")) plain.set("complex", options.complex);
  if (has(row, "inject")) plain.set("inject", options.inject);
  return plain;
}

}  // namespace qualm::bindings
