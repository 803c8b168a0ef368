#pragma once

#include <string>
#include <vector>

#include "qualm/core/random.hpp"

namespace qualm::fuzz {

/// One hostile text for the OpenQASM reader. Throws anything but an Error on a finding.
void readHostileText(const std::vector<std::string>& corpus, Random& random);

/// One hostile sequence of calls for Circuit and everything that prints one.
void buildHostileCircuit(Random& random);

}  // namespace qualm::fuzz
