#include "qualm/format/drawing.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "qualm/format/latex.hpp"
#include "qualm/format/svg.hpp"
#include "random_program.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++found;
  return found;
}

}  // namespace

TEST_CASE("operations in one column of a drawing don't overlap, and keep their order on every wire") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const auto placements = placeOperations(randomProgram(random, {true, true}));
    for (std::size_t i = 0; i < placements.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const bool share = placements[i].top <= placements[j].bottom && placements[j].top <= placements[i].bottom;
        if (share) REQUIRE(placements[j].column < placements[i].column);
      }
    }
  }
}

TEST_CASE("a LaTeX document draws a Bell pair") {
  Circuit circuit(2);
  circuit.append("h", {0});
  circuit.append("cx", {0, 1});
  CHECK(printLatex(circuit) ==
        "\\documentclass[border=4pt]{standalone}\n"
        "\\usepackage{tikz}\n"
        "\\usetikzlibrary{quantikz2}\n"
        "\\begin{document}\n"
        "\\begin{quantikz}\n"
        "\\lstick{$q_{0}$} & \\gate{\\mathrm{H}} & \\ctrl{1} & \\\\\n"
        "\\lstick{$q_{1}$} &  & \\targ{} &\n"
        "\\end{quantikz}\n"
        "\\end{document}\n");
}

TEST_CASE("LaTeX escapes names, and measures and conditions reach the bits") {
  Circuit circuit(2, 1);
  circuit.append("rx", {0}, {Angle::parameter(circuit.parameter("a_1%"))});
  circuit.append("sxdg", {1});
  circuit.measure(0, 0);
  circuit.append("x", {1});
  circuit.conditionLast({1, 1});
  const std::string text = printLatex(circuit);
  for (const char* part : {"\\mathrm{a\\_1\\%}", "\\sqrt{X}^\\dagger", "\\meter{}\\wire[d][2]{c}", "\\wire[d][1]{c}",
                           "\\push{\\mathrm{c0=1}}", "\\setwiretype{c}"}) {
    INFO(part);
    CHECK(count(text, part) == 1);
  }
  CHECK(std::count(text.begin(), text.end(), '{') == std::count(text.begin(), text.end(), '}'));
}

TEST_CASE("every row of a LaTeX drawing has as many cells") {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::string text = printLatex(randomProgram(random, {true, true}));
    std::size_t cells = 0;
    for (std::size_t at = text.find("\\lstick"); at != std::string::npos; at = text.find("\\lstick", at + 1)) {
      const std::string line = text.substr(at, text.find('\n', at) - at);
      const std::size_t found = static_cast<std::size_t>(std::count(line.begin(), line.end(), '&'));
      if (cells == 0) cells = found;
      REQUIRE(found == cells);
    }
  }
}

TEST_CASE("an SVG names what it shows and escapes what a reader wrote") {
  Circuit circuit(2, 1);
  circuit.append("rx", {0}, {Angle::parameter(circuit.parameter("<a> & \"b\""))});
  circuit.append("cx", {0, 1});
  circuit.measure(1, 0);
  const std::string text = printSvg(circuit);
  CHECK(text.find("<title>Quantum circuit on 2 qubits</title>") != std::string::npos);
  CHECK(text.find("1 rx, 1 cx, 1 measure") != std::string::npos);
  CHECK(text.find("RX(&lt;a&gt; &amp; &quot;b&quot;)") != std::string::npos);
  CHECK(text.find("style") == std::string::npos);  // a strict content policy would drop it
}

TEST_CASE("the tags of an SVG are closed") {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Random random(seed);
    const std::string text = printSvg(randomProgram(random, {true, true}));
    INFO("seed " << seed);
    CHECK(count(text, "<text") == count(text, "</text>"));
    CHECK(count(text, "<line") + count(text, "<rect") + count(text, "<circle") + count(text, "<path") ==
          count(text, "/>"));
    CHECK(count(text, "<svg") == count(text, "</svg>"));
  }
}
