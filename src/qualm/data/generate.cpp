#include "qualm/data/generate.hpp"

#include <array>
#include <cmath>
#include <functional>
#include <numbers>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"

namespace qualm {
namespace {

using Point = std::array<double, 2>;
using Shape = std::function<Point(int label, Random& random)>;

constexpr std::size_t fewestRows = 4, mostRows = 100000;
constexpr double mostNoise = 2.0;

Point moons(int label, Random& random) {
  const double t = random.uniform(0.0, std::numbers::pi);
  return label == 0 ? Point{std::cos(t), std::sin(t)} : Point{1.0 - std::cos(t), 0.5 - std::sin(t)};
}

Point circles(int label, Random& random) {
  const double t = random.uniform(0.0, 2.0 * std::numbers::pi), radius = label == 0 ? 1.0 : 0.5;
  return {radius * std::cos(t), radius * std::sin(t)};
}

Point exclusiveOr(int label, Random& random) {
  const double u = random.uniform(-1.0, 1.0), size = random.uniform();
  return {u, (u < 0.0) == (label == 0) ? -size : size};
}

/// One coordinate's Fourier coefficients, a and b already divided by k.
struct Wave {
  std::array<double, 3> cosine, sine;

  double operator()(double t) const {
    double sum = 0.0;
    for (std::size_t k = 0; k < cosine.size(); ++k) {
      const double angle = std::numbers::pi * static_cast<double>(k + 1) * t;
      sum += cosine[k] * std::cos(angle) + sine[k] * std::sin(angle);
    }
    return sum;
  }
};

Shape twoCurves(Random random) {
  std::array<Wave, 2> curve;
  double squares = 0.0;
  for (Wave& wave : curve) {
    for (std::size_t k = 0; k < wave.cosine.size(); ++k) {
      wave.cosine[k] = random.normal() / static_cast<double>(k + 1);
      wave.sine[k] = random.normal() / static_cast<double>(k + 1);
      squares += wave.cosine[k] * wave.cosine[k] + wave.sine[k] * wave.sine[k];
    }
  }
  const double scale = 1.5 / std::sqrt(squares);
  return [curve, scale](int label, Random& stream) {
    const double t = stream.uniform(), offset = label == 0 ? 0.0 : 0.5;
    return Point{scale * curve[0](t) + offset, scale * curve[1](t) + offset};
  };
}

Shape shapeNamed(std::string_view name, const Random& random) {
  if (name == "moons") return moons;
  if (name == "circles") return circles;
  if (name == "xor") return exclusiveOr;
  if (name == "two-curves") return twoCurves(random.stream("curve"));
  throw Error(ErrorCode::invalidOption, "There is no such generated data set.", std::string(name),
              "moons, circles, xor, two-curves");
}

}  // namespace

Table generateTable(std::string_view name, std::size_t rows, double noise, Random random) {
  if (rows < fewestRows || rows > mostRows) {
    throw Error(ErrorCode::invalidOption, "This many rows are not generated.", std::to_string(rows),
                std::to_string(fewestRows) + " to " + std::to_string(mostRows));
  }
  if (!(noise >= 0.0 && noise <= mostNoise)) {
    throw Error(ErrorCode::invalidOption, "The noise is a standard deviation.", numberText(noise), "0 to 2");
  }
  const Shape shape = shapeNamed(name, random);
  const Random points = random.stream("points");
  Table table{Matrix(rows, 2), {{"x", {}}, {"y", {}}}, std::vector<int>(rows), {"0", "1"}, {}};
  for (std::size_t i = 0; i < rows; ++i) {
    Random own = points.stream(i);
    table.labels[i] = static_cast<int>(i % 2);
    const Point at = shape(table.labels[i], own);
    for (std::size_t j = 0; j < 2; ++j) table.values(i, j) = at[j] + noise * own.normal();
  }
  return table;
}

}  // namespace qualm
