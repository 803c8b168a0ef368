#include <catch2/catch.hpp>
#include <string>

#include "qualm/format/qasm.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

TEST_CASE("OpenQASM 2 as it is printed") {
  Circuit circuit(3, 3);
  circuit.append("h", {0});
  circuit.append("u", {1}, {Angle::constant(0.5), Angle::constant(-0.25), Angle::constant(1e-7)});
  circuit.append("p", {1}, {Angle::constant(3 * 3.141592653589793 / 4)});
  circuit.append("ecr", {2, 0});
  circuit.barrier(std::array<std::size_t, 3>{0, 1, 2});
  circuit.measure(0, 2);
  circuit.append("x", {1});
  circuit.conditionLast({4, 4});
  circuit.reset(0);
  circuit.conditionLast({3, 2});
  CHECK(printQasm(circuit, QasmVersion::two) ==
        "OPENQASM 2.0;\n"
        "include \"qelib1.inc\";\n"
        "gate qualm_ecr a,b { h b; cx a,b; rz(pi/2) b; cx a,b; h b; x a; }\n"
        "qreg q[3];\n"
        "creg c0[2];\n"
        "creg c1[1];\n"
        "h q[0];\n"
        "u3(0.5,-0.25,1.0e-07) q[1];\n"
        "u1(3*pi/4) q[1];\n"
        "qualm_ecr q[2],q[0];\n"
        "barrier q;\n"
        "measure q[0] -> c1[0];\n"
        "if (c1==1) x q[1];\n"
        "if (c0==2) reset q[0];\n");
}

TEST_CASE("OpenQASM 3 as it is printed") {
  Circuit circuit(2, 2);
  const std::size_t a = circuit.parameter("a"), dotted = circuit.parameter("l0.q1"), q = circuit.parameter("q");
  circuit.append("rx", {0}, {Angle::parameter(a, 2, -0.5)});
  circuit.append("ry", {1}, {Angle::parameter(dotted, -1, 0)});
  circuit.append("rz", {1}, {Angle::feature(3, 1, 3.141592653589793 / 2)});
  circuit.append("sxdg", {0});
  circuit.append("p", {0}, {Angle::parameter(q)});
  circuit.measure(0, 1);
  circuit.append("z", {1});
  circuit.conditionLast({2, 0});
  circuit.append("x", {1});
  circuit.conditionLast({3, 3});
  CHECK(printQasm(circuit, QasmVersion::three) ==
        "OPENQASM 3.0;\n"
        "include \"stdgates.inc\";\n"
        "gate sxdg a { inv @ sx a; }\n"
        "input float[64] a;\n"
        "@qualm.parameter l0.q1\n"
        "input float[64] l0_q1;\n"
        "input float[64] q;\n"
        "input float[64] x_3;\n"
        "qubit[2] q_;\n"
        "bit[2] c;\n"
        "rx(2*a-0.5) q_[0];\n"
        "ry(-l0_q1) q_[1];\n"
        "rz(x_3+pi/2) q_[1];\n"
        "sxdg q_[0];\n"
        "p(q) q_[0];\n"
        "c[1] = measure q_[0];\n"
        "if (!c[1]) { z q_[1]; }\n"
        "if (c==3) { x q_[1]; }\n");
}

TEST_CASE("what a version can't hold is refused") {
  Circuit open(1);
  open.append("rx", {0}, {Angle::feature(0)});
  CHECK(codeOf([&] { printQasm(open, QasmVersion::two); }) == ErrorCode::unboundSlot);

  Circuit apart(1, 3);
  apart.append("x", {0});
  apart.conditionLast({5, 1});
  CHECK(codeOf([&] { printQasm(apart, QasmVersion::two); }) == ErrorCode::unsupported);

  Circuit overlapping(1, 3);
  for (const std::uint64_t mask : {3U, 6U}) {
    overlapping.append("x", {0});
    overlapping.conditionLast({mask, 2});
  }
  CHECK(codeOf([&] { printQasm(overlapping, QasmVersion::two); }) == ErrorCode::unsupported);

  Circuit lines(1);
  lines.append("rx", {0}, {Angle::parameter(lines.parameter("two\nlines"))});
  CHECK(codeOf([&] { printQasm(lines, QasmVersion::three); }) == ErrorCode::unsupported);
}

TEST_CASE("names of parameters survive, whatever is in them") {
  for (const char* name :
       {"\xCE\xB8", "\xCE", "\xCE\x01x", "\xFF\xFE", "1", "a.b", "x_0", "U", "cphase", "measure", "\xCF\x80"}) {
    Circuit circuit(1);
    circuit.append("rx", {0}, {Angle::parameter(circuit.parameter(name))});
    if (std::string(name).find('\x01') != std::string::npos) {
      CHECK(codeOf([&] { printQasm(circuit, QasmVersion::three); }) == ErrorCode::unsupported);
      continue;
    }
    const std::string text = printQasm(circuit, QasmVersion::three);
    INFO(text);
    CHECK(parseQasm(text).parameterNames() == std::vector<std::string>{name});
  }
}
