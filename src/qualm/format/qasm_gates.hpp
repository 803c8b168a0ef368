#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/format/qasm_value.hpp"

namespace qualm::qasm {

/// Counts what a text makes the reader do. Throws unsupported, at `at`, beyond mostSteps or mostOperations.
class Budget {
 public:
  void step(Position at);
  static void operations(std::size_t count, Position at);

 private:
  std::size_t steps_ = 0;
};

/// How many angles and qubits a gate has or gets.
struct Counts {
  std::size_t angles = 0, qubits = 0;
};

/// Throws wrong-arity where they differ.
void checkCounts(std::string_view name, Counts given, Counts wanted, Position at);

/// What a gate gets.
struct Arguments {
  std::vector<Value> angles;
  std::vector<std::size_t> qubits;
  Position at;  ///< of the call
};

/// The gates that a program knows, and what they are made of. What expands is a list of gates of the table, barriers,
/// and global phases where they matter: operations without a gate and with one angle.
class Gates {
 public:
  explicit Gates(const Scope& constants) : constants_(constants) {}

  /// Throws syntax-error for a name that the text has defined already or a body that can't be right: unknown gates and
  /// names, wrong counts, statements that are no gates.
  void define(const std::shared_ptr<const GateDefinition>& definition);

  /// Appends what a call does. Throws unknown-gate, wrong-arity, duplicate-qubit or unsupported.
  void expand(const GateCall& call, const Scope& scope, Arguments arguments, std::vector<Operation>& out) {
    expand(call, scope, std::move(arguments), {false, false}, out);
  }

  Budget& budget() { return budget_; }

 private:
  struct Entry {
    const Gate* row = nullptr;
    const GateDefinition* definition = nullptr;
    Counts counts;
    bool library = false;
  };
  struct Mode {
    bool library;  ///< in a definition of the library: the text's own names are not seen
    bool phases;   ///< under a control, where a global phase is not global
  };
  struct BoundModifier {
    Modifier::Kind kind;
    std::int64_t count;  ///< of controls, or the exponent
    std::vector<std::size_t> controls;
  };
  struct Body;

  Entry find(std::string_view name, bool library, Position at) const;
  void expand(const GateCall& call, const Scope& scope, Arguments arguments, Mode mode, std::vector<Operation>& out);
  void plain(std::string_view name, const Arguments& arguments, Mode mode, std::vector<Operation>& out);
  void carryOut(const GateDefinition& definition, const Arguments& arguments, Mode mode, std::vector<Operation>& out);
  void block(const Block& statements, const Body& body, const Scope& outer);
  void statement(const Statement& statement, const Body& body, Scope& scope);

  void checkBlock(const Block& statements, const GateDefinition& definition, const Scope& outer) const;
  void checkStatement(const Statement& statement, const GateDefinition& definition, Scope& scope) const;
  void checkCall(const GateCall& call, const GateDefinition& definition, const Scope& scope, Position at) const;

  std::vector<BoundModifier> bindModifiers(const GateCall& call, const Scope& scope, Arguments& arguments) const;
  std::vector<Operation> modified(std::vector<Operation> list, const BoundModifier& modifier, Position at);
  std::vector<Operation> controlled(const std::vector<Operation>& list, std::size_t control, Position at);

  const Scope& constants_;
  std::map<std::string_view, std::shared_ptr<const GateDefinition>> defined_;
  std::map<std::string_view, const Gate*> recognized_;  ///< names whose definitions say what the table says
  Budget budget_;
  std::size_t depth_ = 0;
};

}  // namespace qualm::qasm
