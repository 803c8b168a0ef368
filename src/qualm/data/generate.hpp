#pragma once

#include <cstddef>
#include <string_view>

#include "qualm/core/random.hpp"
#include "qualm/data/table.hpp"

namespace qualm {

/// Points of the plane, columns "x" and "y", classes "0" and "1". Row i has class i mod 2 and is drawn from a stream of
/// its own, so that more rows keep those that were there. N is the standard normal; noise · N is added to x and to y.
///
/// moons       t ~ U[0, π): (cos t, sin t) and (1 − cos t, ½ − sin t): scikit-learn's make_moons with random t.
/// circles     t ~ U[0, 2π): (cos t, sin t) and half of it: scikit-learn's make_circles with factor ½.
/// xor         (u, v) ~ U[−1, 1)², kept in the quadrants where u and v agree in sign (class 0) or don't (class 1):
///             Minsky and Papert, "Perceptrons" (1969), made continuous.
/// two-curves  t ~ U[0, 1): c(t) = (3/2s) Σ_{k=1..3} (a_k cos πkt + b_k sin πkt)/k in each coordinate, a and b ~ N from
///             the stream "curve", s² the sum of all (a_k/k)² and (b_k/k)²; class 1 is moved by (½, ½): the idea of
///             Buchanan, Gilboa and Wright, "Deep networks and the multiple manifold problem" (2021), as Bowles, Ahmed
///             and Schuld use it (arXiv:2403.07059), in the plane.
///
/// Throws invalid-option for another name, for rows outside 4 to 100000 and for noise outside [0, 2].
Table generateTable(std::string_view name, std::size_t rows, double noise, Random random);

}  // namespace qualm
