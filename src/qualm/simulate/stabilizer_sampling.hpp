#pragma once

#include <cstdint>
#include <vector>

#include "qualm/core/random.hpp"
#include "qualm/simulate/stabilizer_frames.hpp"

namespace qualm {

/// Shots are drawn in blocks of this many words: what they do to a qubit then stays in the cache.
inline constexpr std::size_t frameBlockWords = 64;

/// Which measurements turn out otherwise than in a noiseless reference shot, in block number `block`: measurements ×
/// frameBlockWords. A block's bits depend on its number and the seed alone.
BitTable drawFlips(const CliffordProgram& program, std::uint64_t block, const Random& random);

/// One noiseless shot on a tableau: what each measurement gives.
std::vector<bool> referenceShot(const CliffordProgram& program, Random random);

/// What every measurement reads in each shot, misreadings included: measurements × shots. Bits beyond the last shot
/// mean nothing. Throws invalid-shots for none.
BitTable drawShots(const CliffordProgram& program, std::uint64_t shots, const Random& random);

/// The classical register at the end of each shot of a circuit's program.
std::vector<std::uint64_t> drawRegisters(const RecordedProgram& recorded, std::uint64_t shots, const Random& random);

}  // namespace qualm
