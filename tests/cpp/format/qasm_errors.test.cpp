#include <catch2/catch.hpp>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/format/qasm.hpp"

using namespace qualm;

namespace {

struct Bad {
  const char* text;
  ErrorCode code;
  std::size_t line, column;
};

// Every text begins in line 1; registers stand there where they don't matter.
const Bad table[] = {
    {"OPENQASM 4.0;", ErrorCode::unsupported, 1, 10},
    {"OPENQASM three;", ErrorCode::syntaxError, 1, 10},
    {"OPENQASM 3;\nOPENQASM 3;", ErrorCode::syntaxError, 2, 1},
    {"", ErrorCode::syntaxError, 1, 1},
    {"include \"other.inc\";", ErrorCode::unsupported, 1, 9},
    {"qubit[2] q\nh q;", ErrorCode::syntaxError, 2, 1},
    {"qubit[2] q;\nh q[2];", ErrorCode::qubitOutOfRange, 2, 5},
    {"qubit[2] q;\nh q[-3];", ErrorCode::qubitOutOfRange, 2, 5},
    {"qubit[2] q;\nh r;", ErrorCode::syntaxError, 2, 3},
    {"qubit[2] q;\n  cx q[1], q[1];", ErrorCode::duplicateQubit, 2, 3},
    {"qubit[2] q;\ncx q[1];", ErrorCode::wrongArity, 2, 1},
    {"qubit[2] q;\nrx q[1];", ErrorCode::wrongArity, 2, 1},
    {"qubit[2] q;\nh(1) q[1];", ErrorCode::wrongArity, 2, 1},
    {"qubit[2] q;\nhh q[1];", ErrorCode::unknownGate, 2, 1},
    {"qubit[2] q; qubit[3] r;\ncx q, r;", ErrorCode::shapeMismatch, 2, 1},
    {"qubit[2] q; bit[3] c;\nc = measure q;", ErrorCode::shapeMismatch, 2, 1},
    {"qubit[2] q; bit[2] c;\nc[2] = measure q[0];", ErrorCode::bitOutOfRange, 2, 3},
    {"qubit[2] q;\nmeasure q;", ErrorCode::unsupported, 2, 1},
    {"qubit q; bit c;\nc = 1;", ErrorCode::unsupported, 2, 5},
    {"qubit[0] q;", ErrorCode::syntaxError, 1, 1},
    {"qubit[64] q;", ErrorCode::registerTooLarge, 1, 1},
    {"qubit[40] q;\nqubit[40] r;", ErrorCode::registerTooLarge, 2, 1},
    {"qubit q; bit[64] c;", ErrorCode::bitOutOfRange, 1, 10},
    {"qubit q;\nbit q;", ErrorCode::syntaxError, 2, 1},
    {"qubit q;\nrx(1/0) q;", ErrorCode::invalidAngle, 2, 4},
    {"qubit q;\nrx(ln(0)) q;", ErrorCode::invalidAngle, 2, 4},
    {"qubit q;\nrx(1e999) q;", ErrorCode::invalidAngle, 2, 4},
    {"qubit q;\nrx(foo) q;", ErrorCode::syntaxError, 2, 4},
    {"qubit q;\nrx(foo(1)) q;", ErrorCode::syntaxError, 2, 4},
    {"qubit q;\nrx(sin(1,2)) q;", ErrorCode::syntaxError, 2, 4},
    {"qubit q;\nrx(1+) q;", ErrorCode::syntaxError, 2, 6},
    {"qubit q;\nrx((1) q;", ErrorCode::syntaxError, 2, 8},
    {"qubit q;\nrx(2^2) q;", ErrorCode::unsupported, 2, 5},
    {"qubit q;\nrx(1.5ns) q;", ErrorCode::syntaxError, 2, 4},
    {"input float a;\nqubit q;\nrx(sin(a)) q;", ErrorCode::unsupported, 3, 4},
    {"input float a; input float b;\nqubit q;\nrx(a + b) q;", ErrorCode::unsupported, 3, 4},
    {"input float a;\nqubit q;\nrx(a*a) q;", ErrorCode::unsupported, 3, 4},
    {"input int a;", ErrorCode::unsupported, 1, 7},
    {"qubit[3] q;\nh q[1/2];", ErrorCode::unsupported, 2, 5},
    {"qubit q;\nh q; $", ErrorCode::syntaxError, 2, 6},
    {"qubit q;\nh q; ?", ErrorCode::syntaxError, 2, 6},
    {"qubit q;\n/* h q;", ErrorCode::syntaxError, 2, 1},
    {"include \"qelib1.inc;\nqubit q;", ErrorCode::syntaxError, 1, 9},
    {"qubit q;\n  while (true) { h q; }", ErrorCode::unsupported, 2, 3},
    {"def f(qubit q) { h q; }", ErrorCode::unsupported, 1, 1},
    {"qubit q;\ndelay[10] q;", ErrorCode::unsupported, 2, 1},
    {"#pragma foo", ErrorCode::unsupported, 1, 1},
    {"OPENQASM 2.0;\nopaque magic a;", ErrorCode::unsupported, 2, 1},
    {"gate g a { h b; }", ErrorCode::syntaxError, 1, 14},
    {"gate g a { hh a; }", ErrorCode::unknownGate, 1, 12},
    {"gate g a { g a; }", ErrorCode::unknownGate, 1, 12},
    {"gate g(t) a { rx(s) a; }", ErrorCode::syntaxError, 1, 18},
    {"gate g a { cx a; }", ErrorCode::wrongArity, 1, 12},
    {"gate g a,b { cx a,a; }", ErrorCode::duplicateQubit, 1, 19},
    {"gate g a { reset a; }", ErrorCode::syntaxError, 1, 12},
    {"gate g a { h a; }\ngate g a { x a; }", ErrorCode::syntaxError, 2, 6},
    {"gate g a { h a;", ErrorCode::syntaxError, 1, 16},
    {"qubit q; bit[2] c;\nif (c == 4) h q;", ErrorCode::bitOutOfRange, 2, 10},
    {"qubit q; bit[2] c;\nif (c) h q;", ErrorCode::unsupported, 2, 5},
    {"qubit q; bit[2] c;\nif (c < 2) h q;", ErrorCode::unsupported, 2, 5},
    {"qubit q; bit[2] c;\nif (c[0] || c[1]) h q;", ErrorCode::unsupported, 2, 5},
    {"qubit q; bit[2] c;\nif (c == 1) h q; else x q;", ErrorCode::unsupported, 2, 1},
    {"qubit q;\nif (true) { qubit r; }", ErrorCode::unsupported, 2, 13},
    {"qubit q;\nfor uint i in 3 { h q; }", ErrorCode::unsupported, 2, 15},
    {"qubit q;\nfor uint i in [0:0:3] { h q; }", ErrorCode::syntaxError, 2, 16},
    {"qubit q;\nfor uint i in [0:1000000000000] { h q; }", ErrorCode::unsupported, 2, 16},
    {"qubit[2] q;\nctrl(3) @ x q[0], q[1];", ErrorCode::wrongArity, 2, 1},
    {"qubit[2] q;\nctrl @ x q[0], q[0];", ErrorCode::duplicateQubit, 2, 1},
    {"qubit[2] q;\nctrl(0) @ x q[0], q[1];", ErrorCode::syntaxError, 2, 1},
    {"qubit q;\npow(1/2) @ x q;", ErrorCode::unsupported, 2, 5},
    {"qubit q;\npow @ x q;", ErrorCode::syntaxError, 2, 1},
    {"const int n = 2;\nconst int n = 3;", ErrorCode::syntaxError, 2, 1},
    {"const int n = 2.5;", ErrorCode::unsupported, 1, 15},
    {"\u03B8\u03B8\u03B8 \u03B8; qubit q;", ErrorCode::syntaxError, 1, 5},
};

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

}  // namespace

TEST_CASE("an error says what is wrong, and where") {
  for (const Bad& bad : table) {
    INFO(bad.text);
    try {
      parseQasm(bad.text);
      FAIL_CHECK("read without an error");
    } catch (const Error& error) {
      INFO(error.what());
      CHECK(errorCodeName(error.code()) == errorCodeName(bad.code));
      const std::string where = "Line " + std::to_string(bad.line) + ", column " + std::to_string(bad.column) + ": ";
      CHECK(std::string(error.what()).substr(0, where.size()) == where);
    }
  }
}

TEST_CASE("small texts that mean something huge end in an error, soon") {
  std::string doubling = "gate g0 a { }\n";
  for (int i = 1; i < 100; ++i) {
    const std::string inner = "g" + std::to_string(i - 1) + " a; ";
    doubling += "gate g" + std::to_string(i) + " a { " + inner + inner + "}\n";
  }
  std::string chain = "gate g0 a { h a; }\n";
  for (int i = 1; i < 5000; ++i) {
    chain += "gate g" + std::to_string(i) + " a { g" + std::to_string(i - 1) + " a; }\n";
  }
  const std::string loops = "for uint i in [0:100000] { for uint j in [0:100000] { for uint k in [0:100000] { } } }";
  std::string every = "q[0]";
  for (int i = 1; i < 30; ++i) every += ", q[" + std::to_string(i) + "]";
  const std::string bombs[] = {
      doubling + "qubit q; g99 q;",
      chain + "qubit q; g4999 q;",
      "qubit q; " + loops,
      "qubit q; gate g a { " + loops + " } g q;",
      "qubit q; for uint i in [0:100000000] { h q; }",
      "qubit q; pow(1000000000) @ h q;",
      "qubit q; pow(1000) @ pow(1000) @ pow(1000) @ h q;",
      "qubit[60] q; for uint i in [0:10000] { h q; }",
      "qubit q; rx(" + std::string(100000, '(') + "1" + std::string(100000, ')') + ") q;",
      "qubit q; rx(" + std::string(100000, '-') + "1) q;",
      "qubit q; rx(1" + repeated("+1", 10000) + ") q;",
      "qubit[30] q; ctrl(28) @ swap " + every + ";",
      "qubit q; " + repeated("if (true) { ", 10000),
  };
  for (const std::string& text : bombs) {
    INFO(text.substr(0, 80));
    try {
      parseQasm(text);
      FAIL_CHECK("read without an error");
    } catch (const Error& error) {
      CHECK(errorCodeName(error.code()) == "unsupported");
    }
  }
  CHECK_THROWS_AS(parseQasm(std::string(20'000'000, ' ')), Error);
}
