#pragma once

#include <memory>

#include "convert.hpp"
#include "parcel.hpp"
#include "qualm/simulate/executor.hpp"

namespace qualm::bindings {

/// An executor that another module has: a JavaScript function that takes a carried request and gives carried estimates,
/// both as Uint8Arrays. What the function throws goes on to whoever called this module, untouched.
class CalledExecutor : public Executor {
 public:
  explicit CalledExecutor(val function, double noiseScale = 1);

  Estimates execute(const Request& request, const Random& random, Ledger& ledger) const override;

  /// Never null; where the other module's executor has no noise to scale, execute() throws unsupported.
  std::shared_ptr<const Executor> withNoise(double scale) const override;

 private:
  val function_;
  double noiseScale_;
};

/// The other side: what an executor of this module makes of a carried request.
val answer(const Executor& executor, const val& bytes);

template <class T>
val toBytes(T value) {
  Parcel parcel;
  pass(parcel, value);
  return toUint8Array(parcel.bytes());
}

template <class T>
T fromBytes(const val& bytes) {
  T value;
  Parcel parcel(toByteString(bytes));
  pass(parcel, value);
  return value;
}

}  // namespace qualm::bindings
