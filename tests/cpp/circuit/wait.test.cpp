#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "qualm/circuit/circuit.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

TEST_CASE("an operation of another circuit keeps its wait and its drift") {
  Circuit circuit(2), copy(2);
  circuit.append("x", {0});
  circuit.waitLast(1e-6);
  circuit.measure(1, 0);
  circuit.waitLast(2e-6);
  circuit.append("rz", {0}, {Angle::constant(0.3)});
  circuit.driftLast();
  for (const Operation& operation : circuit.operations()) {
    copy.append(operation, std::span(operation.angles).first(operation.angleCount()));
  }
  CHECK(copy.operations()[0].wait == 1e-6);
  CHECK(copy.operations()[1].wait == 2e-6);
  CHECK(copy.operations()[2].wait == 0);
  CHECK(copy.operations()[2].drift);
  CHECK_FALSE(copy.operations()[0].drift);
}

TEST_CASE("nothing, a barrier, and a time that is none can't wait; what is no gate can't drift") {
  Circuit circuit(1);
  const auto refusesWait = [&](double seconds) {
    return qualm::testing::codeOf([&] { circuit.waitLast(seconds); }) == ErrorCode::invalidOption;
  };
  const auto refusesDrift = [&] {
    return qualm::testing::codeOf([&] { circuit.driftLast(); }) == ErrorCode::invalidOption;
  };
  CHECK(refusesWait(1));
  CHECK(refusesDrift());
  circuit.append("x", {0});
  CHECK_FALSE(refusesWait(0));
  CHECK(refusesWait(-1e-9));
  CHECK(refusesWait(std::nan("")));
  CHECK(refusesWait(std::numeric_limits<double>::infinity()));
  circuit.barrier(std::vector<std::size_t>{0});
  CHECK(refusesWait(1));
  circuit.reset(0);
  CHECK_FALSE(refusesWait(1));
  CHECK(refusesDrift());
}

TEST_CASE("only an unconditional measurement or reset settles a qubit") {
  Circuit circuit(1, 1);
  circuit.append("x", {0});
  CHECK_FALSE(circuit.operations().back().settles());
  circuit.measure(0, 0);
  CHECK(circuit.operations().back().settles());
  circuit.conditionLast({1, 1});
  CHECK_FALSE(circuit.operations().back().settles());
  circuit.reset(0);
  CHECK(circuit.operations().back().settles());
}
