#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "qualm/circuit/circuit.hpp"

namespace qualm {

/// Where an operation stands in a drawing: wires count from 0 at the top, one for each qubit, and one more for the
/// classical bits where there are any.
struct Placement {
  std::size_t column = 0;
  std::size_t top = 0, bottom = 0;  ///< the wires that it covers, those between its qubits among them
};

/// Every operation as far to the left as the wires that it covers are free. One placement an operation.
std::vector<Placement> placeOperations(const Circuit& circuit);

/// What is written on a box: the gate's symbol without its angles. Of a rotation by a product of Paulis each target
/// shows its own factor, of another gate on two targets its place: RZX:Z, ECR:1.
std::string boxSymbol(const Operation& operation, std::size_t target);

/// The angles as a reader wants them: numbers to four digits, π as π; "" for a gate without angles.
std::string angleLabel(const Circuit& circuit, const Operation& operation);

/// c0=1, c2=0
std::string conditionLabel(const Condition& condition);

/// How an operation is drawn on its targets.
enum class TargetShape { box, plus, cross, dot };

/// Plus for a controlled x, crosses for exchanges, a dot for a controlled z, boxes for all others.
TargetShape targetShape(const Gate& gate);

}  // namespace qualm
