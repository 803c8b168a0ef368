#include "qualm/mitigate/near_clifford.hpp"

#include <emscripten/bind.h>

#include "plain_circuit.hpp"

namespace qualm::bindings {
namespace {

/// `count` circuits like the first row of a circuit, at most `nonClifford` of whose gates are not Clifford.
val nearClifford(val plain, val options, val count, val nonClifford, val seed) {
  return guarded([&] {
    const Circuit circuit = toCircuit(plain);
    const Matrix bindings = toBindings(circuit, options);
    NearCliffordOptions how;
    how.nonClifford = toSize(nonClifford, "Gates that are not Clifford");
    const NearClifford near(circuit, bindings.row(0), how);
    const Random random(toCount(seed, "The seed"));
    val circuits = val::array();
    for (std::size_t i = 0; i < toSize(count, "Circuits"); ++i) {
      circuits.call<void>("push", toPlain(near.draw(random.stream(i))));
    }
    return circuits;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(near_clifford) { emscripten::function("nearClifford", &nearClifford); }

}  // namespace qualm::bindings
