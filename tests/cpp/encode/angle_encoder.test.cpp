#include "qualm/encode/angle_encoder.hpp"

#include <catch2/catch.hpp>
#include <string_view>

#include "qualm/core/error.hpp"

using namespace qualm;

TEST_CASE("each axis has its rotation, and z a Hadamard before it") {
  for (const auto& [axis, gates] : {std::pair{Axis::x, std::vector<std::string_view>{"rx", "rx"}},
                                    {Axis::y, {"ry", "ry"}},
                                    {Axis::z, {"h", "rz", "h", "rz"}}}) {
    Circuit circuit(2);
    appendAngleEncoding(circuit, axis, 2);
    std::vector<std::string_view> names;
    for (const Operation& operation : circuit.operations()) names.push_back(operation.gate->name);
    CHECK(names == gates);
    CHECK(circuit.features() == 2);
  }
}

TEST_CASE("more features than qubits is an error") {
  Circuit circuit(2);
  CHECK_THROWS_AS(appendAngleEncoding(circuit, Axis::x, 3), Error);
}
