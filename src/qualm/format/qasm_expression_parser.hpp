#pragma once

#include "qualm/format/qasm_cursor.hpp"
#include "qualm/format/qasm_tree.hpp"

namespace qualm::qasm {

/// An expression with the precedence of C, `**` binding tightest and to the right; in version 2 `^` is a power as well.
/// Throws syntax-error, or unsupported beyond deepestExpression levels.
Expression parseExpression(Cursor& cursor);

/// A register or a part of one: q, q[0], q[0:2:6], q[{0, 2}].
Expression parseOperand(Cursor& cursor);

/// The values of a loop or an index: 3, 0:3, 0:2:6, {0, 2}. A range's missing ends are of kind missing.
Expression parseSelection(Cursor& cursor);

}  // namespace qualm::qasm
