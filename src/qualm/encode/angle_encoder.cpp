#include "qualm/encode/angle_encoder.hpp"

namespace qualm {

void appendAngleEncoding(Circuit& circuit, Axis axis, std::size_t features) {
  constexpr const char* rotations[] = {"rx", "ry", "rz"};
  for (std::size_t i = 0; i < features; ++i) {
    if (axis == Axis::z) circuit.append("h", {i});
    circuit.append(rotations[static_cast<std::size_t>(axis)], {i}, {Angle::feature(i)});
  }
}

}  // namespace qualm
