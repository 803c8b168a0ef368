#include "qualm/format/svg.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

#include "qualm/circuit/metrics.hpp"
#include "qualm/format/drawing.hpp"

namespace qualm {
namespace {

// All lengths in pixels of the drawing.
constexpr std::size_t pitch = 52;   ///< between wires
constexpr std::size_t margin = 24;  ///< around everything
constexpr std::size_t labels = 40;  ///< for the names of the wires
constexpr std::size_t boxHeight = 34;
constexpr std::size_t narrowest = 34;  ///< box
constexpr std::size_t gap = 18;        ///< between columns
constexpr std::size_t letter = 8;      ///< width of a character on a box

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '<') {
      result += "&lt;";
    } else if (c == '>') {
      result += "&gt;";
    } else if (c == '&') {
      result += "&amp;";
    } else if (c == '"') {
      result += "&quot;";
    } else {
      result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return result;
}

std::string attribute(std::string_view name, std::size_t value) {
  return " " + std::string(name) + "=\"" + std::to_string(value) + "\"";
}

class SvgPrinter {
 public:
  explicit SvgPrinter(const Circuit& circuit) : circuit_(circuit), placements_(placeOperations(circuit)) { measure(); }

  std::string print() {
    wires();
    for (std::size_t i = 0; i < placements_.size(); ++i) draw(circuit_.operations()[i], placements_[i]);
    const std::string size = attribute("width", width_) + attribute("height", height());
    const std::string box = " viewBox=\"0 0 " + std::to_string(width_) + " " + std::to_string(height()) + "\"";
    return "<svg xmlns=\"http://www.w3.org/2000/svg\"" + size + box +
           " role=\"img\" font-family=\"sans-serif\" font-size=\"14\">\n" + description() +
           "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n" + text_ + "</svg>\n";
  }

 private:
  /// How wide each column must be for its boxes, and where it stands.
  void measure() {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < placements_.size(); ++i) {
      const std::size_t column = placements_[i].column;
      if (column >= widths.size()) widths.resize(column + 1, narrowest);
      widths[column] = std::max(widths[column], widthOf(circuit_.operations()[i]));
    }
    std::size_t x = margin + labels;
    for (const std::size_t width : widths) {
      centers_.push_back(x + gap / 2 + width / 2);
      x += width + gap;
    }
    width_ = x + margin;
  }

  std::string symbol(const Operation& operation, std::size_t target) const {
    if (operation.kind == Operation::Kind::reset) return "|0\u27E9";
    if (operation.kind == Operation::Kind::measure) return "M";
    const std::string angles = angleLabel(circuit_, operation);
    return boxSymbol(operation, target) + (angles.empty() ? "" : "(" + angles + ")");
  }

  bool hasBox(const Operation& operation) const {
    if (operation.kind == Operation::Kind::barrier) return false;
    return !operation.isGate() || targetShape(*operation.gate) == TargetShape::box;
  }

  std::size_t boxWidth(const Operation& operation) const {
    if (!hasBox(operation)) return narrowest;
    return std::max(narrowest, characters(symbol(operation, 0)) * letter + 12);
  }

  std::size_t widthOf(const Operation& operation) const {
    const std::size_t note = characters(conditionLabel(operation.condition)) * letter;
    return std::max(boxWidth(operation), note);
  }

  std::size_t height() const { return y(circuit_.qubits() - (circuit_.bits() > 0 ? 0 : 1)) + boxHeight / 2 + margin; }
  std::size_t y(std::size_t wire) const { return margin + boxHeight / 2 + wire * pitch; }

  std::string description() const {
    const CircuitMetrics metrics = circuitMetrics(circuit_);
    std::string counts;
    for (const auto& [gate, count] : metrics.gateCounts) {
      counts += (counts.empty() ? "" : ", ") + std::to_string(count) + " " + gate;
    }
    return "<title>Quantum circuit on " + std::to_string(circuit_.qubits()) +
           (circuit_.qubits() == 1 ? " qubit" : " qubits") + "</title>\n<desc>Depth " + std::to_string(metrics.depth) +
           (counts.empty() ? "" : ": " + counts) + ".</desc>\n";
  }

  void line(std::size_t x1, std::size_t y1, std::size_t x2, std::size_t y2, std::string_view more = "") {
    text_ += "<line" + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) + attribute("y2", y2) +
             " stroke=\"black\"" + std::string(more) + "/>\n";
  }

  void label(std::size_t x, std::size_t y, const std::string& text, std::string_view more = "") {
    text_ += "<text" + attribute("x", x) + attribute("y", y) + " text-anchor=\"middle\"" + std::string(more) + ">" +
             escaped(text) + "</text>\n";
  }

  void dot(std::size_t x, std::size_t y) {
    text_ += "<circle" + attribute("cx", x) + attribute("cy", y) + " r=\"4\" fill=\"black\"/>\n";
  }

  void wires() {
    const std::size_t start = margin + labels, end = width_ - margin;
    for (std::size_t q = 0; q < circuit_.qubits(); ++q) {
      label(margin + labels / 2, y(q) + 5, "q" + std::to_string(q));
      line(start, y(q), end, y(q));
    }
    if (circuit_.bits() == 0) return;
    label(margin + labels / 2, y(circuit_.qubits()) + 5, "c");
    line(start, y(circuit_.qubits()) - 2, end, y(circuit_.qubits()) - 2);
    line(start, y(circuit_.qubits()) + 2, end, y(circuit_.qubits()) + 2);
  }

  void draw(const Operation& operation, const Placement& placement) {
    const std::size_t x = centers_[placement.column];
    if (operation.kind == Operation::Kind::barrier) return barrier(operation, x);
    classical(operation, x);
    if (operation.isGate()) return gate(operation, x);
    box(operation, x, operation.qubits[0], 0);
  }

  void barrier(const Operation& operation, std::size_t x) {
    for (std::size_t q = 0; q < circuit_.qubits(); ++q) {
      if ((operation.fenced >> q & 1U) == 0) continue;
      line(x, y(q) - pitch / 2, x, y(q) + pitch / 2, " stroke-width=\"2\" stroke-dasharray=\"5 4\"");
    }
  }

  /// The double line between a qubit and the bits, and what it says there.
  void classical(const Operation& operation, std::size_t x) {
    const bool measures = operation.kind == Operation::Kind::measure;
    if (!measures && operation.condition.mask == 0) return;
    const std::size_t bits = y(circuit_.qubits());
    const std::uint64_t mask = operation.qubitMask();
    const std::size_t top = y(static_cast<std::size_t>(std::bit_width(mask)) - 1);
    line(x - 2, top, x - 2, bits);
    line(x + 2, top, x + 2, bits);
    if (measures) text_ += "<path d=\"M" + std::to_string(x - 7) + " " + std::to_string(bits - 10) + "h14l-7 10z\"/>\n";
    if (!measures) dot(x, bits);
    std::string note = conditionLabel(operation.condition);
    if (measures) note += (note.empty() ? "c" : " \u2192 c") + std::to_string(operation.bit);
    label(x, bits + 20, note, " font-size=\"12\"");
  }

  void box(const Operation& operation, std::size_t x, std::size_t wire, std::size_t target) {
    const std::size_t width = boxWidth(operation);
    text_ += "<rect" + attribute("x", x - width / 2) + attribute("y", y(wire) - boxHeight / 2) +
             attribute("width", width) + attribute("height", boxHeight) +
             " rx=\"3\" fill=\"white\" stroke=\"black\"/>\n";
    label(x, y(wire) + 5, symbol(operation, target));
  }

  void gate(const Operation& operation, std::size_t x) {
    const Gate& row = *operation.gate;
    const auto end = operation.qubits.begin() + static_cast<std::ptrdiff_t>(row.qubits());
    const auto [top, bottom] = std::minmax_element(operation.qubits.begin(), end);
    if (row.qubits() > 1) line(x, y(*top), x, y(*bottom));
    for (std::size_t i = 0; i < row.qubits(); ++i) {
      const std::size_t wire = operation.qubits[i];
      if (i < row.controls) {
        dot(x, y(wire));
        continue;
      }
      switch (targetShape(row)) {
        case TargetShape::box:
          box(operation, x, wire, i - row.controls);
          break;
        case TargetShape::dot:
          dot(x, y(wire));
          break;
        case TargetShape::plus:
          text_ += "<circle" + attribute("cx", x) + attribute("cy", y(wire)) +
                   " r=\"11\" fill=\"white\" stroke=\"black\"/>\n";
          line(x - 11, y(wire), x + 11, y(wire));
          line(x, y(wire) - 11, x, y(wire) + 11);
          break;
        case TargetShape::cross:
          line(x - 7, y(wire) - 7, x + 7, y(wire) + 7, " stroke-width=\"2\"");
          line(x - 7, y(wire) + 7, x + 7, y(wire) - 7, " stroke-width=\"2\"");
          break;
      }
    }
  }

  const Circuit& circuit_;
  std::vector<Placement> placements_;
  std::vector<std::size_t> centers_;
  std::size_t width_ = 0;
  std::string text_;
};

}  // namespace

std::string printSvg(const Circuit& circuit) { return SvgPrinter(circuit).print(); }

}  // namespace qualm
