#include "qualm/format/qasm_library.hpp"

#include <map>
#include <memory>
#include <string>

#include "qualm/format/qasm_parser.hpp"

namespace qualm::qasm {
namespace {

using Definitions = std::map<std::string_view, std::shared_ptr<const GateDefinition>>;

Definitions parseDefinitions(std::string_view text) {
  Definitions definitions;
  Parser parser(text);
  while (auto statement = parser.next()) {
    auto definition = std::get<std::shared_ptr<const GateDefinition>>(statement->node);
    definitions[definition->name] = std::move(definition);
  }
  return definitions;
}

// The conventions of qelib1.inc and stdgates.inc, written with gates of the table. rccx and rc3x: Maslov 2016
// (arXiv:1508.03273).
constexpr std::string_view namedGates = R"(
gate U(a, b, c) q { gphase(a/2); u(a, b, c) q; }
gate CX a, b { cx a, b; }
gate u0(a) q { id q; }
gate u1(a) q { p(a) q; }
gate phase(a) q { p(a) q; }
gate u2(b, c) q { gphase(-b/2); gphase(-c/2); u(pi/2, b, c) q; }
gate u3(a, b, c) q { gphase(-b/2); gphase(-c/2); u(a, b, c) q; }
gate cphase(a) c, q { cp(a) c, q; }
gate cu1(a) c, q { cp(a) c, q; }
gate cu(a, b, c, d) k, q { p(d) k; ctrl @ u(a, b, c) k, q; }
gate cu3(a, b, c) k, q { ctrl @ u(a, b, c) k, q; }
gate csx c, q { ctrl @ sx c, q; }
gate cs c, q { cp(pi/2) c, q; }
gate csdg c, q { cp(-pi/2) c, q; }
gate ccz a, b, c { h c; ccx a, b, c; h c; }
gate c3x a, b, c, d {
  h d; cp(pi/2) c, d; ccx a, b, c; cp(-pi/2) c, d; ccx a, b, c;
  cp(pi/4) b, d; cx a, b; cp(-pi/4) b, d; cx a, b; cp(pi/4) a, d; h d;
}
gate c3sqrtx a, b, c, d { ctrl(3) @ sx a, b, c, d; }
gate c4x a, b, c, d, e { ctrl @ c3x a, b, c, d, e; }
gate rccx a, b, c { h c; t c; cx b, c; tdg c; cx a, c; t c; cx b, c; tdg c; h c; }
gate rc3x a, b, c, d {
  h d; t d; cx c, d; tdg d; h d;
  cx a, d; t d; cx b, d; tdg d; cx a, d; t d; cx b, d; tdg d;
  h d; t d; cx c, d; tdg d; h d;
}
gate iswap a, b { s a; s b; h a; cx a, b; cx b, a; h b; }
gate dcx a, b { cx a, b; cx b, a; }
)";

// k is the new control. Controlled rotations turn half forwards and half backwards around a flip that only the controls
// bring about (Barenco et al. 1995, arXiv:quant-ph/9503016).
constexpr std::string_view controlledGates = R"(
gate id k, a { id a; }
gate x k, a { cx k, a; }
gate y k, a { cy k, a; }
gate z k, a { cz k, a; }
gate h k, a { ch k, a; }
gate s k, a { cp(pi/2) k, a; }
gate sdg k, a { cp(-pi/2) k, a; }
gate t k, a { cp(pi/4) k, a; }
gate tdg k, a { cp(-pi/4) k, a; }
gate sx k, a { p(pi/4) k; crx(pi/2) k, a; }
gate sxdg k, a { p(-pi/4) k; crx(-pi/2) k, a; }
gate rx(t) k, a { crx(t) k, a; }
gate ry(t) k, a { cry(t) k, a; }
gate rz(t) k, a { crz(t) k, a; }
gate p(t) k, a { cp(t) k, a; }
gate u(t, f, l) k, a { p(f/2) k; p(l/2) k; crz(l) k, a; cry(t) k, a; crz(f) k, a; }
gate cx k, a, b { ccx k, a, b; }
gate cy k, a, b { sdg b; ccx k, a, b; s b; }
gate cz k, a, b { h b; ccx k, a, b; h b; }
gate ch k, a, b { ry(-pi/4) b; h b; ccx k, a, b; h b; ry(pi/4) b; }
gate cp(t) k, a, b { cp(t/2) a, b; cx k, a; cp(-t/2) a, b; cx k, a; cp(t/2) k, b; }
gate crx(t) k, a, b { h b; rz(t/2) b; ccx k, a, b; rz(-t/2) b; ccx k, a, b; h b; }
gate cry(t) k, a, b { ry(t/2) b; ccx k, a, b; ry(-t/2) b; ccx k, a, b; }
gate crz(t) k, a, b { rz(t/2) b; ccx k, a, b; rz(-t/2) b; ccx k, a, b; }
gate swap k, a, b { cswap k, a, b; }
gate rxx(t) k, a, b { h a; h b; cx a, b; crz(t) k, b; cx a, b; h a; h b; }
gate ryy(t) k, a, b { rx(pi/2) a; rx(pi/2) b; cx a, b; crz(t) k, b; cx a, b; rx(-pi/2) a; rx(-pi/2) b; }
gate rzz(t) k, a, b { cx a, b; crz(t) k, b; cx a, b; }
gate rzx(t) k, a, b { h b; cx a, b; crz(t) k, b; cx a, b; h b; }
gate ecr k, a, b { h b; cx a, b; crz(pi/2) k, b; cx a, b; h b; cx k, a; }
gate ccx k, a, b, c { c3x k, a, b, c; }
gate cswap k, a, b, c { cx c, b; c3x k, a, b, c; cx c, b; }
)";

}  // namespace

const GateDefinition* findLibraryGate(std::string_view name) {
  static const Definitions definitions = parseDefinitions(namedGates);
  const auto found = definitions.find(name);
  return found == definitions.end() ? nullptr : found->second.get();
}

const GateDefinition& controlledGate(std::string_view name) {
  static const Definitions definitions = parseDefinitions(controlledGates);
  return *definitions.at(name);
}

}  // namespace qualm::qasm
