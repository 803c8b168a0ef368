#pragma once

#include <span>
#include <vector>

#include "qualm/core/matrix.hpp"
#include "qualm/mitigate/confusion.hpp"

namespace qualm {

/// Distributions that explain what was read, and are distributions: no share is negative. `read` are shares of
/// outcomes.

/// The distribution nearest to a point (Held, Wolfe, Crowder 1974): everything less one threshold, and nothing below 0.
std::vector<double> nearestDistribution(std::vector<double> point);

/// The closest in least squares, min |A·p − read|² with p ≥ 0 and Σp = 1, by accelerated projected gradients
/// (Beck and Teboulle 2009).
std::vector<double> closestDistribution(const Confusion& confusion, std::span<const double> read);

/// Iterative Bayesian unfolding from a uniform start (D'Agostini 1995; Nachman et al. 2020, arXiv:1910.01969).
/// It goes towards the most likely distribution; few rounds hold noise down and leave a bias.
std::vector<double> bayesianDistribution(const Confusion& confusion, std::span<const double> read, std::size_t rounds);

/// Inversion among the outcomes that were read at all, with chances scaled to stay among them: quasi-probabilities that
/// add up to 1 (Nation et al. 2021, arXiv:2108.12518). Throws not-converged where those chances have no inverse.
std::vector<double> subspaceDistribution(const Confusion& confusion, std::span<const double> read);

}  // namespace qualm
