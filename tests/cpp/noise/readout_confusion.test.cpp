#include "qualm/noise/readout_confusion.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

TEST_CASE("misreading a bit is the published two-by-two example") {
  // P(1|0) = 0.02 and P(0|1) = 0.05 turn (0.69892473, 0.30107527) into (0.7, 0.3).
  std::vector<double> probabilities{0.69892473, 0.30107527};
  ReadoutConfusion{{confusionOf(0, 0.05, 0.02)}}.apply(probabilities);
  CHECK(probabilities[0] == Approx(0.7).margin(1e-8));
  CHECK(probabilities[1] == Approx(0.3).margin(1e-8));
}

TEST_CASE("each qubit is misread on its own") {
  // |01⟩ of two qubits: qubit 0 was 1.
  std::vector<double> probabilities{0, 1, 0, 0};
  ReadoutConfusion{{confusionOf(1, 0.2, 0.1), confusionOf(0, 0.3, 0.4)}}.apply(probabilities);
  CHECK(probabilities[0] == Approx(0.3 * 0.9));
  CHECK(probabilities[1] == Approx(0.7 * 0.9));
  CHECK(probabilities[2] == Approx(0.3 * 0.1));
  CHECK(probabilities[3] == Approx(0.7 * 0.1));
}

TEST_CASE("a correlated misreading names its first qubit least significant") {
  // What was 01 on (first, second) = (qubit 2, qubit 0) is read as its exchange with probability 0.25.
  Matrix matrix(4, 4);
  matrix(0, 0) = matrix(3, 3) = 1;
  matrix(1, 1) = matrix(2, 2) = 0.75;
  matrix(2, 1) = matrix(1, 2) = 0.25;
  std::vector<double> probabilities(8, 0.0);
  probabilities[4 + 2] = 1;  // qubit 2 and the bystander, qubit 1, are 1
  ReadoutConfusion{{{{2, 0}, matrix}}}.apply(probabilities);
  CHECK(probabilities[4 + 2] == Approx(0.75));
  CHECK(probabilities[1 + 2] == Approx(0.25));
}

TEST_CASE("confusion that is no probability is refused") {
  const auto refused = [](ReadoutConfusion confusion) {
    return codeOf([&] { validateConfusion(confusion, 2); }) == ErrorCode::invalidNoise;
  };
  CHECK_FALSE(refused({{confusionOf(0, 0.1, 0.2), confusionOf(1, 1, 0)}}));
  CHECK(refused({{confusionOf(2, 0.1, 0.2)}}));
  CHECK(refused({{confusionOf(0, 0.1, 0.2), confusionOf(0, 0.1, 0.2)}}));
  CHECK(refused({{confusionOf(0, -0.1, 0.2)}}));
  CHECK(refused({{confusionOf(0, 0.1, std::nan(""))}}));
  Matrix leaky(2, 2, 0.4);
  CHECK(refused({{{{0}, leaky}}}));
  CHECK(refused({{{{0, 1}, Matrix(2, 2, 0.5)}}}));
  CHECK(refused({{{{}, Matrix(1, 1, 1)}}}));
}
