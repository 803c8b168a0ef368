#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/format/qasm_condition.hpp"
#include "qualm/format/qasm_gates.hpp"
#include "qualm/format/qasm_parser.hpp"
#include "qualm/format/qasm_registers.hpp"

namespace qualm::qasm {

/// Carries out a program, statement by statement as it is parsed, and remembers what a circuit is made of.
class Program {
 public:
  explicit Program(std::string_view text);

  Circuit read();

 private:
  /// A condition in force. Where a measurement has changed its bits the condition can't be asked again.
  struct Guard {
    Test test;
    bool changed = false;
  };

  void run(const Statement& statement, Scope& scope);
  void runBlock(const Block& statements, const Scope& outer);

  void execute(const GateCall& call, Position at, const Scope& scope);
  void execute(const Measurement& measurement, Position at, const Scope& scope);
  void execute(const Reset& reset, Position at, const Scope& scope);
  void execute(const Barrier& barrier, Position at, const Scope& scope);
  void execute(const Branch& branch, Position at, const Scope& scope);
  void execute(const Loop& loop, Position at, const Scope& scope);
  void declare(const RegisterDeclaration& declaration, Position at, const Scope& scope);
  void declare(const Alias& alias, Position at, const Scope& scope);
  void declare(const Constant& constant, Position at, Scope& scope) const;
  void declare(const Input& input, Position at);

  void measure(const std::vector<std::size_t>& qubits, const std::vector<std::size_t>& bits, Position at);
  void guarded(const Block& block, const Scope& scope);
  void append(Operation operation, Position at);
  void requireTop(const Scope& scope, Position at) const;
  void requireFree(std::string_view name, Position at) const;
  Circuit build(Position end) const;

  Parser parser_;
  Scope globals_;
  Gates gates_;
  Registers qubits_, bits_;
  std::vector<std::string_view> parameters_;
  std::vector<Guard> guards_;
  std::vector<Operation> operations_;
};

}  // namespace qualm::qasm
