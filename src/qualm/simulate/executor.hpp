#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/circuit/observable.hpp"
#include "qualm/core/ledger.hpp"
#include "qualm/core/matrix.hpp"
#include "qualm/core/random.hpp"

namespace qualm {

/// What is asked of an Executor: one circuit under many bindings.
/// The bindings that run are every row of `bindings` plus every row of `shifts`: a gradient writes its batch as the
/// data rows and the shifts of a rule, and an executor may use that they share their beginnings.
struct Request {
  const Circuit* circuit = nullptr;
  Matrix bindings;  ///< rows × slots
  Matrix shifts;    ///< shifts × slots, added to each row; no rows: one shift of nothing
  std::span<const Observable> observables;
  std::uint64_t shots = 0;     ///< per measurement setting; 0 is exact
  bool probabilities = false;  ///< exact probabilities of the computational basis
  bool counts = false;         ///< counts of the computational basis (needs shots)
  std::size_t firstRow = 0;    ///< numbers of the first row and shift in the whole batch: random streams are named
  std::size_t firstShift = 0;  ///< by them, so that cutting a batch into chunks changes no sample

  std::size_t shiftCount() const { return shifts.rows == 0 ? 1 : shifts.rows; }
  std::size_t size() const { return bindings.rows * shiftCount(); }
};

/// Results of a request; the result of row r under shift s stands at index r·shiftCount + s.
struct Estimates {
  Matrix values;                                   ///< size × observables
  Matrix standardErrors;                           ///< size × observables; zeros where exact
  Matrix probabilities;                            ///< size × 2^qubits, where asked for
  std::vector<std::vector<std::uint32_t>> counts;  ///< size × 2^qubits, where the computational basis was measured
};

/// Everything quantum goes through this. Executors wrap one another; only the leaf writes the ledger.
class Executor {
 public:
  virtual ~Executor() = default;

  /// Throws shape-mismatch where bindings or shifts do not fit the circuit's slots, register-too-large, invalid-shots.
  virtual Estimates execute(const Request& request, const Random& random, Ledger& ledger) const = 0;
};

}  // namespace qualm
