#pragma once

#include "qualm/simulate/executor.hpp"
#include "qualm/simulate/readout.hpp"

namespace qualm {

/// What every executor checks before it allocates: shapes, shots, and that the classical register can be counted.
/// Throws shape-mismatch, invalid-shots or register-too-large.
void validateRequest(const Request& request);

/// Estimates in the shape of a request's expectations, all zero yet.
Estimates expectationsFor(const Request& request);

/// Sums of what was measured, and their variances where standard errors will be, become the expectations of one result:
/// what is known without measuring comes on top.
void finishExpectations(const Request& request, std::size_t index, Estimates& estimates);

/// Adds what hardware would have run for a request to the ledger.
void billRequest(const Request& request, const Readout& readout, Ledger& ledger);

}  // namespace qualm
