#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "qualm/format/qasm.hpp"
#include "same_circuit.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

const std::string header2 = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[3];\ncreg c[3];\n";
const std::string header3 = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[3] q;\nbit[3] c;\n";

/// The angle of rx(expression), read as version 3.
double valueOf(const std::string& expression) {
  return parseQasm(header3 + "rx(" + expression + ") q[0];").operations()[0].angles[0].offset;
}

Circuit read(const std::string& body) { return parseQasm(header3 + body); }

}  // namespace

TEST_CASE("expressions nest and bind as in mathematics") {
  const double pi = 3.141592653589793;
  CHECK(valueOf("pi/2") == pi / 2);
  CHECK(valueOf("-pi/2 + \u03C0") == pi / 2);
  CHECK(valueOf("2 + 3*4 - 10/4") == 11.5);
  CHECK(valueOf("-2**2") == -4);
  CHECK(valueOf("2**3**2") == 512);
  CHECK(valueOf("2**-1") == 0.5);
  CHECK(valueOf("((((1))))*-(2 - (3 - 4))") == -3);
  CHECK(valueOf("tau - 2*pi") == 0);
  CHECK(valueOf("ln(exp(sin(pi/6)+cos(pi/3)))") == Approx(1));
  CHECK(valueOf("sqrt(2)*arcsin(1) + arccos(0)*arctan(1) + tan(0)") == Approx(std::sqrt(2) * pi / 2 + pi / 2 * pi / 4));
  CHECK(valueOf("euler") == Approx(std::exp(1)));
  CHECK(valueOf("1e-3 + .5 + 2. + 0x10 + 0b11 + 1_000") == Approx(1021.501));
  CHECK(valueOf("1/2") == 0.5);  // never truncated
  CHECK(valueOf("7 % 4") == 3);
  CHECK(parseQasm(header2 + "rx(2^3) q[0];").operations()[0].angles[0].offset == 8);
}

TEST_CASE("angles are affine in an input") {
  const Circuit circuit = parseQasm(
      "OPENQASM 3;\ninput float[64] a; input angle x_2; const float half = 1/2;\nqubit q;\n"
      "rx(2*(a - 1)/4 + half) q; ry(-x_2 + 3*x_2) q; rz(a + 0) q;");
  REQUIRE(circuit.parameterNames() == std::vector<std::string>{"a"});
  CHECK(circuit.features() == 3);
  CHECK(sameAngle(circuit.operations()[0].angles[0], Angle::parameter(0, 0.5, 0)));
  CHECK(sameAngle(circuit.operations()[1].angles[0], Angle::feature(2, 2, 0)));
  CHECK(sameAngle(circuit.operations()[2].angles[0], Angle::parameter(0)));
}

TEST_CASE("an annotation keeps the name of a parameter that OpenQASM can't have") {
  const Circuit circuit = parseQasm(
      "OPENQASM 3;\n@other thing\n@qualm.parameter layer 0: \u03B8\ninput float[64] l_0;\n@qualm.parameter x_0\n"
      "input float x_0; qubit q; rx(l_0) q; ry(x_0) q;");
  CHECK(circuit.parameterNames() == std::vector<std::string>{"layer 0: \u03B8", "x_0"});
  CHECK(circuit.features() == 0);
}

TEST_CASE("registers are broadcast over, element by element") {
  Circuit expected(5);
  for (std::size_t i = 0; i < 3; ++i) expected.append("h", {i});
  for (std::size_t i = 0; i < 2; ++i) expected.append("cx", {i, i + 3});
  for (std::size_t i = 0; i < 2; ++i) expected.append("cx", {2, i + 3});
  expected.append("cx", {1, 2});
  expected.append("x", {4});
  CHECK(difference(expected, parseQasm("OPENQASM 3; qubit[3] a; qubit[2] b; let tail = a[1:2] ++ b;\n"
                                       "h a; cx a[0:1], b; cx a[2], b; cx tail[0], a[-1]; x tail[{3}];")) == "");
}

TEST_CASE("several registers follow one another") {
  Circuit expected(3, 3);
  expected.append("x", {2});
  expected.measure(1, 1);
  expected.measure(2, 2);
  CHECK(difference(expected, parseQasm("OPENQASM 2.0; qreg a[1]; creg u[1]; qreg b[2]; creg v[2];\n"
                                       "x b[1]; measure b -> v;")) == "");
}

TEST_CASE("gates of one's own take parameters, call each other and are expanded") {
  Circuit expected(3, 3);
  expected.append("rz", {2}, {Angle::constant(0.75)});
  expected.append("cx", {2, 0});
  expected.append("rz", {0}, {Angle::constant(-0.75)});
  expected.append("cx", {2, 0});
  CHECK(
      difference(expected, parseQasm(header2 + "gate half(t) a { rz(t/2) a; }\n"
                                               "gate kick(t, s) a,b { half(t+s) a; cx a,b; half(-(t+s)) b; cx a,b; }\n"
                                               "kick(1,0.5) q[2],q[0];")) == "");
}

TEST_CASE("a definition of one's own goes before the library's") {
  const Circuit circuit = parseQasm(header2 +
                                    "gate cu3(a) x { rz(a) x; } gate swap a,b { h a; }\n"
                                    "cu3(1) q[0]; swap q[1],q[2];");
  REQUIRE(circuit.operations().size() == 2);
  CHECK(circuit.operations()[0].gate->name == "rz");
  CHECK(circuit.operations()[1].gate->name == "h");
}

TEST_CASE("loops are unrolled") {
  Circuit expected(3, 3);
  for (const std::size_t i : {std::size_t{0}, std::size_t{2}}) {
    expected.append("rx", {i}, {Angle::constant(static_cast<double>(i) * 0.5)});
  }
  for (std::size_t i = 0; i < 2; ++i) expected.append("cx", {i, i + 1});
  CHECK(difference(expected, read("for uint i in [0:2:2] { rx(i*0.5) q[i]; }\n"
                                  "for int[32] i in {0, 1} cx q[i], q[i+1];\n"
                                  "for uint i in [3:0] { h q; }")) == "");
}

TEST_CASE("conditions read registers and bits") {
  const Circuit circuit = read(
      "if (c == 5) x q[0]; if (c[1]) { x q[0]; y q[1]; } else { z q[0]; }\n"
      "if (!c[2] && c[0] == true) reset q[1]; if (c[0:1] == 2) x q[0]; if (c == \"011\") x q[0];\n"
      "if (c[0]) { if (c[1] != 1) x q[2]; }  if (2 > 1) h q[0]; else x q[0];");
  const auto& operations = circuit.operations();
  REQUIRE(operations.size() == 9);
  CHECK(operations[0].condition == Condition{7, 5});
  CHECK(operations[1].condition == Condition{2, 2});
  CHECK(operations[2].condition == Condition{2, 2});
  CHECK(operations[3].condition == Condition{2, 0});
  CHECK(operations[4].condition == Condition{5, 1});
  CHECK(operations[4].kind == Operation::Kind::reset);
  CHECK(operations[5].condition == Condition{3, 2});
  CHECK(operations[6].condition == Condition{7, 3});
  CHECK(operations[7].condition == Condition{3, 1});
  CHECK(operations[8].condition == Condition{0, 0});
  CHECK(operations[8].gate->name == "h");
}

TEST_CASE("a condition is asked once: what would ask again after a measurement is refused") {
  CHECK(read("if (c[0]) { x q[0]; c[0] = measure q[0]; }").operations().size() == 2);
  for (const char* body : {"if (c[0]) { c[0] = measure q[0]; x q[0]; }",
                           "if (c[0]) { c[0] = measure q[0]; } else { x q[0]; }", "if (c == 1) c = measure q;"}) {
    INFO(body);
    CHECK(codeOf([&] { read(body); }) == ErrorCode::unsupported);
  }
}

TEST_CASE("measurements, resets and barriers in both spellings") {
  const Circuit two =
      parseQasm(header2 + "measure q -> c; measure q[2] -> c[0]; reset q; barrier q[0],q[2]; barrier q;");
  const Circuit three = read("c = measure q; c[0] = measure q[2]; reset q; barrier q[0], q[2]; barrier;");
  CHECK(difference(two, three) == "");
  CHECK(two.operations().size() == 9);
  CHECK(two.operations()[7].fenced == 5);
  CHECK(parseQasm("OPENQASM 3; qubit[2] q; bit[2] c = measure q;").operations().size() == 2);
}

TEST_CASE("comments and blanks mean nothing") {
  Circuit expected(1);
  expected.append("h", {0});
  CHECK(difference(expected, parseQasm("// top\nOPENQASM 3.1;/* a\n b */qubit q;\r\n\th /* in */ q; // end")) == "");
  CHECK(difference(expected, parseQasm("qreg q[1];h q;;")) == "");
}
