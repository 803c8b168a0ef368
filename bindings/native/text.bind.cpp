#include <emscripten/bind.h>

#include "plain_circuit.hpp"
#include "qualm/format/qasm.hpp"

namespace qualm::bindings {
namespace {

QasmVersion toVersion(const val& number) {
  const std::size_t version = toSize(number, "A version of OpenQASM");
  if (version == 2) return QasmVersion::two;
  if (version == 3) return QasmVersion::three;
  throw Error(ErrorCode::invalidOption, "There is no such version of OpenQASM.", std::to_string(version), "2 or 3");
}

val toQasm(val circuit, val version) {
  return guarded([&] { return val(printQasm(toCircuit(circuit), toVersion(version))); });
}

val fromQasm(std::string text) {
  return guarded([&] { return toPlain(parseQasm(text)); });
}

}  // namespace

EMSCRIPTEN_BINDINGS(text) {
  emscripten::function("toQasm", &toQasm);
  emscripten::function("fromQasm", &fromQasm);
}

}  // namespace qualm::bindings
