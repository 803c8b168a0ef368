#include "qualm/format/latex.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "qualm/format/drawing.hpp"

namespace qualm {
namespace {

/// Text as LaTeX's math mode shows it upright: Greek letters, roots and daggers as commands, special characters
/// escaped.
std::string mathText(std::string_view text) {
  static constexpr std::pair<std::string_view, std::string_view> table[] = {{"\u221AX\u2020", "\\sqrt{X}^\\dagger"},
                                                                            {"\u221AX", "\\sqrt{X}"},
                                                                            {"\u2020", "^\\dagger"},
                                                                            {"\u03C0", "\\pi "},
                                                                            {"\u00B7", "\\,"},
                                                                            {"\u03B8", "\\theta "},
                                                                            {"\u03C6", "\\varphi "},
                                                                            {"\u03BB", "\\lambda "},
                                                                            {"\u03B1", "\\alpha "},
                                                                            {"\u03B2", "\\beta "},
                                                                            {"\u03B3", "\\gamma "},
                                                                            {"_", "\\_"},
                                                                            {"%", "\\%"},
                                                                            {"#", "\\#"},
                                                                            {"$", "\\$"},
                                                                            {"&", "\\&"},
                                                                            {"{", "\\{"},
                                                                            {"}", "\\}"},
                                                                            {"~", "\\sim "},
                                                                            {"^", "\\wedge "},
                                                                            {"\\", "\\backslash "}};
  std::string result;
  while (!text.empty()) {
    std::string_view taken = text.substr(0, 1), written = taken;
    for (const auto& [plain, latex] : table) {
      if (text.substr(0, plain.size()) != plain) continue;
      taken = plain;
      written = latex;
      break;
    }
    result += written;
    text.remove_prefix(taken.size());
  }
  return "\\mathrm{" + result + "}";
}

class LatexPrinter {
 public:
  explicit LatexPrinter(const Circuit& circuit) : circuit_(circuit), placements_(placeOperations(circuit)) {
    std::size_t columns = 0;
    for (const Placement& placement : placements_) columns = std::max(columns, placement.column + 1);
    const std::size_t wires = circuit.qubits() + (circuit.bits() > 0 ? 1 : 0);
    cells_.assign(wires, std::vector<std::string>(columns));
  }

  std::string print() {
    for (std::size_t i = 0; i < placements_.size(); ++i) draw(circuit_.operations()[i], placements_[i]);
    std::string text =
        "\\documentclass[border=4pt]{standalone}\n\\usepackage{tikz}\n\\usetikzlibrary{quantikz2}\n"
        "\\begin{document}\n\\begin{quantikz}\n";
    for (std::size_t wire = 0; wire < cells_.size(); ++wire) {
      text += wire < circuit_.qubits() ? "\\lstick{$q_{" + std::to_string(wire) + "}$}"
                                       : std::string("\\lstick{$c$} \\setwiretype{c}");
      for (const std::string& cell : cells_[wire]) text += " & " + cell;
      text += wire + 1 < cells_.size() ? " & \\\\\n" : " &\n";
    }
    return text + "\\end{quantikz}\n\\end{document}\n";
  }

 private:
  std::string& cell(std::size_t wire, const Placement& placement) { return cells_[wire][placement.column]; }

  void draw(const Operation& operation, const Placement& placement) {
    switch (operation.kind) {
      case Operation::Kind::gate:
        gate(operation, placement);
        break;
      case Operation::Kind::measure:
        cell(operation.qubits[0], placement) = "\\meter{}" + down(operation.qubits[0]);
        bits(placement, "c" + std::to_string(operation.bit));
        return condition(operation, placement);
      case Operation::Kind::reset:
        cell(operation.qubits[0], placement) = "\\gate{\\ket{0}}";
        break;
      case Operation::Kind::barrier:
        for (std::size_t wire = 0; wire < circuit_.qubits(); ++wire) {
          if ((operation.fenced >> wire & 1U) != 0) cell(wire, placement) = "\\push{\\,|\\,}";
        }
        return;
    }
    if (operation.condition.mask == 0) return;
    const auto lowest = *std::max_element(
        operation.qubits.begin(), operation.qubits.begin() + static_cast<std::ptrdiff_t>(operation.qubitCount()));
    cell(lowest, placement) += down(lowest);
    condition(operation, placement);
  }

  /// A double line from a wire down to the bits.
  std::string down(std::size_t wire) const { return "\\wire[d][" + std::to_string(circuit_.qubits() - wire) + "]{c}"; }

  void bits(const Placement& placement, const std::string& label) {
    std::string& text = cell(circuit_.qubits(), placement);
    if (text.empty()) text = "\\push{" + mathText(label) + "}";
  }

  void condition(const Operation& operation, const Placement& placement) {
    if (operation.condition.mask == 0) return;
    const std::string into =
        operation.kind == Operation::Kind::measure ? " \\to c" + std::to_string(operation.bit) : "";
    cell(circuit_.qubits(), placement) = "\\push{" + mathText(conditionLabel(operation.condition)) + into + "}";
  }

  std::string box(const Operation& operation, std::size_t target) const {
    const std::string angles = angleLabel(circuit_, operation);
    return "\\gate{" + mathText(boxSymbol(operation, target)) + (angles.empty() ? "" : "(" + mathText(angles) + ")") +
           "}";
  }

  void gate(const Operation& operation, const Placement& placement) {
    const Gate& row = *operation.gate;
    for (std::size_t i = 0; i < row.qubits(); ++i) {
      const std::size_t target = i - std::min(i, row.controls);
      const TargetShape shape = i < row.controls ? TargetShape::dot : targetShape(row);
      std::string& text = cell(operation.qubits[i], placement);
      if (shape == TargetShape::dot) text = "\\control{}";
      if (shape == TargetShape::plus) text = "\\targ{}";
      if (shape == TargetShape::cross) text = "\\targX{}";
      if (shape == TargetShape::box) text = box(operation, target);
    }
    if (row.qubits() == 1) return;
    const auto end = operation.qubits.begin() + static_cast<std::ptrdiff_t>(row.qubits());
    const auto [top, bottom] = std::minmax_element(operation.qubits.begin(), end);
    std::string& first = cell(*top, placement);
    const std::string span = std::to_string(*bottom - *top);
    if (first == "\\control{}") {
      first = "\\ctrl{" + span + "}";
    } else if (first == "\\targX{}") {
      first = "\\swap{" + span + "}";
    } else {
      first += "\\wire[d][" + span + "]{q}";
    }
  }

  const Circuit& circuit_;
  std::vector<Placement> placements_;
  std::vector<std::vector<std::string>> cells_;
};

}  // namespace

std::string printLatex(const Circuit& circuit) { return LatexPrinter(circuit).print(); }

}  // namespace qualm
