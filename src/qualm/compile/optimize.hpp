#pragma once

#include "qualm/compile/operations.hpp"
#include "qualm/compile/translate.hpp"

namespace qualm {

/// Operations in a basis, made cheaper (costOf): cancellation and merging, fusion of one-qubit runs, synthesis of
/// two-qubit blocks, repeated while the cost falls, at most 8 times. Pair gates stay on the pairs that they are on.
Operations optimize(Operations operations, const Translator& translator);

}  // namespace qualm
