#include <emscripten/bind.h>

#include <memory>

#include "called_executor.hpp"
#include "carried.hpp"
#include "plain_mitigation.hpp"

namespace qualm::bindings {
namespace {

/// One request, mitigated: `inner` runs what the method asks for. `noise` is what runs are under, as the method sees
/// it.
val mitigate(val method, val noise, val request, val inner) {
  return guarded([&] { return answer(*withMethod(method, noise, std::make_shared<CalledExecutor>(inner)), request); });
}

}  // namespace

EMSCRIPTEN_BINDINGS(mitigation) { emscripten::function("mitigate", &mitigate); }

}  // namespace qualm::bindings
