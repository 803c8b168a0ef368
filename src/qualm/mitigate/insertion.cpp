#include "qualm/mitigate/insertion.hpp"

namespace qualm {

void appendInsertion(Circuit& circuit, std::size_t qubit, Insertion insertion) {
  switch (insertion) {
    case Insertion::nothing:
      return;
    case Insertion::x:
      circuit.append("x", {qubit});
      return;
    case Insertion::y:
      circuit.append("y", {qubit});
      return;
    case Insertion::z:
      circuit.append("z", {qubit});
      return;
    case Insertion::reset:
      circuit.reset(qubit);
      return;
    case Insertion::resetToOne:
      circuit.reset(qubit);
      circuit.append("x", {qubit});
      return;
  }
}

}  // namespace qualm
