#include "qualm/format/qasm_dialect.hpp"

#include <array>
#include <span>

#include "qualm/format/qasm_lexer.hpp"

namespace qualm::qasm {
namespace {

struct Row {
  std::string_view gate, name, definition;
};

constexpr std::array<Row, 14> two{{
    {"p", "u1", ""},
    {"u", "u3", ""},
    {"cp", "cu1", ""},
    {"sx", "qualm_sx", "gate qualm_sx a { sdg a; h a; sdg a; }"},
    {"sxdg", "qualm_sxdg", "gate qualm_sxdg a { s a; h a; s a; }"},
    {"crx", "qualm_crx", "gate qualm_crx(t) a,b { h b; crz(t) a,b; h b; }"},
    {"cry", "qualm_cry", "gate qualm_cry(t) a,b { ry(t/2) b; cx a,b; ry(-t/2) b; cx a,b; }"},
    {"swap", "qualm_swap", "gate qualm_swap a,b { cx a,b; cx b,a; cx a,b; }"},
    {"rxx", "qualm_rxx", "gate qualm_rxx(t) a,b { h a; h b; cx a,b; rz(t) b; cx a,b; h a; h b; }"},
    {"ryy", "qualm_ryy",
     "gate qualm_ryy(t) a,b { rx(pi/2) a; rx(pi/2) b; cx a,b; rz(t) b; cx a,b; rx(-pi/2) a; rx(-pi/2) b; }"},
    {"rzz", "qualm_rzz", "gate qualm_rzz(t) a,b { cx a,b; rz(t) b; cx a,b; }"},
    {"rzx", "qualm_rzx", "gate qualm_rzx(t) a,b { h b; cx a,b; rz(t) b; cx a,b; h b; }"},
    {"ecr", "qualm_ecr", "gate qualm_ecr a,b { h b; cx a,b; rz(pi/2) b; cx a,b; h b; x a; }"},
    {"cswap", "qualm_cswap", "gate qualm_cswap a,b,c { cx c,b; ccx a,b,c; cx c,b; }"},
}};

constexpr std::array<Row, 7> three{{
    {"u", "U", ""},
    {"sxdg", "sxdg", "gate sxdg a { inv @ sx a; }"},
    {"rxx", "rxx", "gate rxx(t) a, b { h a; h b; cx a, b; rz(t) b; cx a, b; h a; h b; }"},
    {"ryy", "ryy", "gate ryy(t) a, b { rx(pi/2) a; rx(pi/2) b; cx a, b; rz(t) b; cx a, b; rx(-pi/2) a; rx(-pi/2) b; }"},
    {"rzz", "rzz", "gate rzz(t) a, b { cx a, b; rz(t) b; cx a, b; }"},
    {"rzx", "rzx", "gate rzx(t) a, b { h b; cx a, b; rz(t) b; cx a, b; h b; }"},
    {"ecr", "ecr", "gate ecr a, b { h b; cx a, b; rz(pi/2) b; cx a, b; h b; x a; }"},
}};

std::span<const Row> rowsOf(QasmVersion version) {
  return version == QasmVersion::two ? std::span<const Row>(two) : std::span<const Row>(three);
}

}  // namespace

Spelling spell(const Gate& gate, QasmVersion version) {
  for (const Row& row : rowsOf(version)) {
    if (row.gate == gate.name) return {row.name, row.definition};
  }
  return {gate.name, {}};
}

const Gate* recognizeDefinition(std::string_view name, std::string_view source) {
  for (const QasmVersion version : {QasmVersion::two, QasmVersion::three}) {
    for (const Row& row : rowsOf(version)) {
      if (row.name != name || row.definition.empty()) continue;
      if (sameTokens(row.definition, source)) return &findGate(row.gate);
    }
  }
  return nullptr;
}

}  // namespace qualm::qasm
