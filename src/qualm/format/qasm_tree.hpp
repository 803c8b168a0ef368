#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "qualm/format/position.hpp"

// The syntax of OpenQASM as a tree. Names are views into the text, which must outlive the tree. Nodes are moved and
// never copied; how, is compiled once (qasm_tree.cpp), for in every file it would make the module a fifth larger.

namespace qualm::qasm {

struct Expression {
  enum class Kind : std::uint8_t {
    real,     ///< `number`
    integer,  ///< `whole`
    bits,     ///< "0110": `whole`, as many bits as `text` has characters
    name,     ///< `text`: a constant, an input, a register, a formal parameter
    index,    ///< register `text`, children: one index, range or set
    range,    ///< children: start, step, end; a child of kind missing was left out
    set,      ///< {0, 2}
    missing,
    unary,   ///< operator `text`, one child
    binary,  ///< operator `text`, two children
    call,    ///< function `text`
  };

  Expression();
  ~Expression();
  Expression(Expression&&) noexcept;
  Expression& operator=(Expression&&) noexcept;

  Kind kind = Kind::missing;
  Position at;
  std::string_view text;
  double number = 0;
  std::uint64_t whole = 0;
  std::vector<Expression> children;
  std::size_t depth = 1;  ///< levels, this one included
};

struct Statement;
using Block = std::vector<Statement>;

struct Modifier {
  enum class Kind : std::uint8_t { ctrl, negctrl, inv, pow };

  Kind kind;
  Position at;
  std::optional<Expression> argument;  ///< how many controls, or the exponent
};

struct GateCall {
  std::vector<Modifier> modifiers;  ///< outermost first
  std::string_view name;            ///< "gphase" among them
  std::vector<Expression> arguments, qubits;
};

struct Measurement {
  Expression qubits, bits;
};

struct Reset {
  Expression qubits;
};

/// Without operands: all qubits.
struct Barrier {
  std::vector<Expression> qubits;
};

struct Branch {
  Expression condition;
  Block then, otherwise;
};

struct Loop {
  std::string_view variable;
  Expression values;  ///< a range or a set
  Block body;
};

struct RegisterDeclaration {
  enum class Kind : std::uint8_t { qubits, bits };

  Kind kind;
  std::string_view name;
  std::optional<Expression> size;
  std::optional<Expression> measured;  ///< bit[2] c = measure q;
};

struct Alias {
  std::string_view name;
  std::vector<Expression> parts;
};

struct Constant {
  std::string_view name;
  bool whole;  ///< an integer type
  Expression value;
};

struct Input {
  std::string_view name;
  std::string_view annotation;  ///< what stands behind "@qualm.parameter", or nothing
};

struct GateDefinition {
  std::string_view name;
  Position at;
  std::vector<std::string_view> parameters, qubits;
  Block body;
  std::string_view source;  ///< the whole definition as written
};

struct Statement {
  Statement();
  ~Statement();
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) noexcept;

  Position at;
  std::variant<GateCall, Measurement, Reset, Barrier, Branch, Loop, RegisterDeclaration, Alias, Constant, Input,
               std::shared_ptr<const GateDefinition>>
      node;
};

}  // namespace qualm::qasm
