#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/circuit/observable.hpp"
#include "qualm/core/complex.hpp"
#include "qualm/core/ledger.hpp"
#include "qualm/core/matrix.hpp"
#include "qualm/core/random.hpp"

namespace qualm {

/// One slot's value moved by an amount, radians.
struct SlotMove {
  std::size_t slot;
  double amount;
};

/// What one shifted run adds to every binding; no moves: the bindings as they are.
using Shift = std::vector<SlotMove>;

/// What is asked of an Executor: one circuit under many bindings.
/// The bindings that run are every row of `bindings` under every one of the `shifts`: a gradient writes its batch as
/// the data rows and the shifts of a rule, and an executor may use that they share their beginnings.
struct Request {
  const Circuit* circuit = nullptr;
  Matrix bindings;                ///< rows × slots
  std::span<const Shift> shifts;  ///< each is run for every row; none is the same as one without moves
  std::span<const Observable> observables;
  std::span<const Complex> initialState;  ///< 2^qubits amplitudes; empty: |0…0⟩
  std::uint64_t shots = 0;                ///< per measurement setting; 0 is exact
  bool probabilities = false;             ///< exact probabilities of the computational basis
  /// Counts (needs shots): of the classical register where the circuit measures, else of the computational basis.
  bool counts = false;
  /// What each of measurementSettings(observables) records, for those who correct misreadings. Trajectories need shots
  /// for it.
  bool outcomes = false;
  bool evidence = false;  ///< what methods of mitigation went by, for people to see
  /// What the first operations make of |0…0⟩ may be known beforehand for each row: rows × 2·2^qubits, re and im in
  /// turn. Ideal state vectors start there; other simulators run the operations, and the ledger counts them in any
  /// case.
  std::size_t knownOperations = 0;
  Matrix knownStates;
  std::size_t firstRow = 0;    ///< numbers of the first row and shift in the whole batch: random streams are named
  std::size_t firstShift = 0;  ///< by them, so that cutting a batch into chunks changes no sample

  std::size_t shiftCount() const { return shifts.empty() ? 1 : shifts.size(); }
  std::size_t size() const { return bindings.rows * shiftCount(); }
};

/// What an estimate goes by, under a name: of the first row and shift.
struct Evidence {
  std::string name;  ///< the method, a point and what it is: "zero-noise.scales"
  std::vector<double> values;
};

/// Results of a request; the result of row r under shift s stands at index r·shiftCount + s.
struct Estimates {
  Matrix values;  ///< size × observables
  /// size × observables; zeros where exact, NaN after one shot, which says nothing of its own spread. It is 0 too where
  /// all shots agreed, which is no certainty.
  Matrix standardErrors;
  Matrix probabilities;                            ///< size × 2^qubits, where asked for
  std::vector<std::vector<std::uint32_t>> counts;  ///< size × outcomes, where asked for
  /// One matrix a setting, where asked for: size × 2^qubits, the share of the shots that each outcome has (its
  /// probability where exact).
  std::vector<Matrix> outcomes;
  std::vector<Evidence> evidence;  ///< where asked for
  std::uint64_t trajectories = 0;  ///< how many ran for each result, where any did
};

/// Expectations and their derivatives by the values of slots.
struct SlotDerivatives {
  Matrix values;       ///< rows × observables
  Matrix derivatives;  ///< (rows · observables) × the wanted slots
};

/// An optional capability: exact derivatives, without running shifted circuits.
class SlotDifferentiator {
 public:
  virtual ~SlotDifferentiator() = default;

  /// Of every observable under every row of the request's bindings. The request's shifts do not run: they are what
  /// hardware would have to run for the same result, and the ledger counts them.
  virtual SlotDerivatives differentiate(const Request& request, std::span<const std::size_t> slots,
                                        Ledger& ledger) const = 0;
};

/// Everything quantum goes through this. Executors wrap one another; only the leaf writes the ledger.
class Executor {
 public:
  virtual ~Executor() = default;

  /// Throws shape-mismatch where bindings or shifts name other slots than the circuit has, register-too-large,
  /// invalid-shots.
  virtual Estimates execute(const Request& request, const Random& random, Ledger& ledger) const = 0;

  /// Asked for by name; null where it is not offered.
  virtual const SlotDifferentiator* differentiator() const { return nullptr; }

  /// Another optional capability: the same with its noise times a factor, misreadings as they are (scaledGateNoise());
  /// null where there is no noise to scale.
  virtual std::shared_ptr<const Executor> withNoise(double) const { return nullptr; }
};

}  // namespace qualm
