#include "qualm/noise/readout_confusion.hpp"

#include <cmath>
#include <cstdint>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"

namespace qualm {
namespace {

constexpr double stochastic = 1e-12;

[[noreturn]] void refuseConfusion(const std::string& message, const std::string& received, const std::string& allowed) {
  throw Error(ErrorCode::invalidNoise, message, received, allowed);
}

void checkMatrix(const Matrix& matrix, std::size_t qubits) {
  const bool sized = qubits > 0 && qubits < 20 && matrix.rows == std::size_t{1} << qubits &&
                     matrix.columns == matrix.rows && matrix.values.size() == matrix.rows * matrix.columns;
  if (!sized) {
    refuseConfusion("A confusion matrix has 2^k rows and columns for its k qubits.",
                    std::to_string(matrix.rows) + " × " + std::to_string(matrix.columns),
                    "2^" + std::to_string(qubits));
  }
  for (std::size_t was = 0; was < matrix.columns; ++was) {
    double sum = 0;
    for (std::size_t read = 0; read < matrix.rows; ++read) {
      const double probability = matrix(read, was);
      if (!(probability >= 0 && probability <= 1)) {
        refuseConfusion("A confusion matrix holds probabilities.", numberText(probability), "0 to 1");
      }
      sum += probability;
    }
    if (std::fabs(sum - 1) > stochastic) {
      refuseConfusion("Column " + std::to_string(was) + " of a confusion matrix does not add up to 1.", numberText(sum),
                      "1");
    }
  }
}

/// The basis states of a matrix's qubits as offsets in the index of the whole register.
std::vector<std::size_t> offsetsOf(const std::vector<std::size_t>& qubits) {
  std::vector<std::size_t> offsets(std::size_t{1} << qubits.size(), 0);
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    for (std::size_t q = 0; q < qubits.size(); ++q) offsets[i] |= ((i >> q) & 1U) << qubits[q];
  }
  return offsets;
}

}  // namespace

void ReadoutConfusion::apply(std::span<double> probabilities) const {
  for (const ConfusionMatrix& confusion : matrices) {
    const auto offsets = offsetsOf(confusion.qubits);
    const std::size_t mask = offsets.back();
    std::vector<double> was(offsets.size());
    for (std::size_t base = 0; base < probabilities.size(); ++base) {
      if ((base & mask) != 0) continue;
      for (std::size_t i = 0; i < was.size(); ++i) was[i] = probabilities[base | offsets[i]];
      for (std::size_t read = 0; read < was.size(); ++read) {
        double sum = 0;
        for (std::size_t i = 0; i < was.size(); ++i) sum += confusion.matrix(read, i) * was[i];
        probabilities[base | offsets[read]] = sum;
      }
    }
  }
}

ConfusionMatrix confusionOf(std::size_t qubit, double p01, double p10) {
  ConfusionMatrix confusion{{qubit}, Matrix(2, 2)};
  confusion.matrix.values = {1 - p10, p01, p10, 1 - p01};
  return confusion;
}

void validateConfusion(const ReadoutConfusion& confusion, std::size_t qubits) {
  std::uint64_t used = 0;
  for (const ConfusionMatrix& matrix : confusion.matrices) {
    for (const std::size_t qubit : matrix.qubits) {
      if (qubit >= qubits) {
        refuseConfusion("Readout confusion names a qubit that the circuit does not have.", std::to_string(qubit),
                        "0 to " + std::to_string(qubits - 1));
      }
      if ((used >> qubit) & 1U) {
        refuseConfusion("Two confusion matrices share a qubit.", std::to_string(qubit), "each qubit once");
      }
      used |= std::uint64_t{1} << qubit;
    }
    checkMatrix(matrix.matrix, matrix.qubits.size());
  }
}

}  // namespace qualm
