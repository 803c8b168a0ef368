#include <array>
#include <stdexcept>
#include <string_view>

#include "fuzz.hpp"
#include "qualm/core/error.hpp"
#include "qualm/format/qasm.hpp"

namespace qualm::fuzz {
namespace {

constexpr std::array<std::string_view, 96> tokens{"OPENQASM 2.0;",
                                                  "OPENQASM 3;",
                                                  "include \"qelib1.inc\";",
                                                  "include",
                                                  "\"stdgates.inc\"",
                                                  "qubit",
                                                  "bit",
                                                  "qreg",
                                                  "creg",
                                                  "gate",
                                                  "input",
                                                  "float",
                                                  "angle",
                                                  "int",
                                                  "uint",
                                                  "const",
                                                  "let",
                                                  "for",
                                                  "in",
                                                  "if",
                                                  "else",
                                                  "measure",
                                                  "reset",
                                                  "barrier",
                                                  "ctrl @",
                                                  "negctrl @",
                                                  "inv @",
                                                  "pow",
                                                  "gphase",
                                                  "U",
                                                  "CX",
                                                  "h",
                                                  "x",
                                                  "cx",
                                                  "ccx",
                                                  "rz",
                                                  "u",
                                                  "ecr",
                                                  "swap",
                                                  "u2",
                                                  "cu3",
                                                  "c4x",
                                                  "q",
                                                  "c",
                                                  "q[0]",
                                                  "q[1]",
                                                  "q[2]",
                                                  "c[0]",
                                                  "q[0:1]",
                                                  "q[{0,1}]",
                                                  "a",
                                                  "b",
                                                  "g",
                                                  "i",
                                                  "pi",
                                                  "tau",
                                                  "sin",
                                                  "sqrt",
                                                  "(",
                                                  ")",
                                                  "[",
                                                  "]",
                                                  "{",
                                                  "}",
                                                  ",",
                                                  ";",
                                                  ";",
                                                  ";",
                                                  ":",
                                                  "->",
                                                  "=",
                                                  "==",
                                                  "!=",
                                                  "&&",
                                                  "||",
                                                  "!",
                                                  "+",
                                                  "-",
                                                  "*",
                                                  "/",
                                                  "**",
                                                  "^",
                                                  "%",
                                                  "++",
                                                  "@",
                                                  "0",
                                                  "1",
                                                  "2",
                                                  "3",
                                                  "0.5",
                                                  "1e308",
                                                  "9223372036854775807",
                                                  "18446744073709551616",
                                                  "\"01\"",
                                                  "@qualm.parameter a b\n",
                                                  "// comment\n"};

std::string soup(Random& random) {
  std::string text = random.below(2) == 0 ? "OPENQASM 3;\nqubit[3] q; bit[3] c; input float a;\n" : "";
  const std::uint64_t count = 1 + random.below(60);
  for (std::uint64_t i = 0; i < count; ++i) {
    text += tokens[random.below(tokens.size())];
    text += random.below(20) == 0 ? "" : " ";
  }
  return text;
}

std::string noise(Random& random) {
  std::string text;
  const std::uint64_t count = random.below(200);
  for (std::uint64_t i = 0; i < count; ++i) text += static_cast<char>(random.below(256));
  return text;
}

/// A few bytes or tokens of a real program changed, doubled, exchanged or taken out; or two programs joined.
std::string mutated(const std::vector<std::string>& corpus, Random& random) {
  std::string text = corpus[random.below(corpus.size())];
  const std::uint64_t changes = 1 + random.below(6);
  for (std::uint64_t i = 0; i < changes && !text.empty(); ++i) {
    const auto at = static_cast<std::size_t>(random.below(text.size()));
    const auto length = static_cast<std::size_t>(random.below(12));
    switch (random.below(7)) {
      case 0:
        text[at] = static_cast<char>(random.below(256));
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, std::string(tokens[random.below(tokens.size())]));
        break;
      case 3:
        text.insert(at, text.substr(static_cast<std::size_t>(random.below(text.size())), 4 * length));
        break;
      case 4:
        text.resize(at);
        break;
      case 5: {
        const std::string& other = corpus[random.below(corpus.size())];
        text = text.substr(0, at) + other.substr(static_cast<std::size_t>(random.below(other.size() + 1)));
        break;
      }
      default:
        text[at] = static_cast<char>('0' + random.below(10));
        break;
    }
  }
  return text;
}

/// What was read can be printed as version 3 and read again, and then it prints the same.
void roundTrip(const Circuit& circuit) {
  const std::string printed = printQasm(circuit, QasmVersion::three);
  if (printQasm(parseQasm(printed), QasmVersion::three) != printed) {
    throw std::logic_error("a printed program changed when it was read:\n" + printed);
  }
}

}  // namespace

void readHostileText(const std::vector<std::string>& corpus, Random& random) {
  const std::uint64_t kind = random.below(10);
  const std::string text = kind == 0 ? noise(random) : (kind < 4 ? soup(random) : mutated(corpus, random));
  try {
    const Circuit circuit = parseQasm(text);
    if (circuit.operations().size() > 5000) return;
    try {
      roundTrip(circuit);
    } catch (const Error& error) {
      throw std::logic_error(std::string("a program that was read can't be written and read: ") + error.what());
    }
  } catch (const Error& error) {
    const std::string_view message = error.what();
    if (message.substr(0, 5) != "Line ") throw std::logic_error("an error without a place: " + std::string(message));
  }
}

}  // namespace qualm::fuzz
