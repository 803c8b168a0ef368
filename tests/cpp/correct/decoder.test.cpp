#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <iterator>
#include <map>
#include <span>
#include <vector>

#include "qualm/core/error.hpp"
#include "qualm/correct/logical_error_rate.hpp"
#include "qualm/correct/repetition_code.hpp"
#include "qualm/correct/surface_code.hpp"
#include "qualm/correct/union_find_decoder.hpp"
#include "qualm/simulate/stabilizer_sampling.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

constexpr Code bothCodes[] = {Code::repetition, Code::surface};

/// The symmetric difference of two ascending lists.
std::vector<std::size_t> oddOnes(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
  std::vector<std::size_t> result;
  std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

/// A code's faults and a decoder for them.
struct Setting {
  std::vector<Fault> faults;
  DecodingGraph graph;
  UnionFindDecoder decoder;

  explicit Setting(const CodeExperiment& experiment)
      : faults(singleFaults(experiment)), graph(decodingGraph(experiment.detectors.size(), faults)), decoder(graph) {}

  bool corrects(const Fault& fault) { return decoder.flipsObservable(fault.detectors) == fault.flipsObservable; }
  bool corrects(std::span<const DecodingGraph::Edge> edges) {
    std::vector<std::size_t> detectors;
    bool flips = false;
    for (const DecodingGraph::Edge& edge : edges) {
      flips = flips != edge.flipsObservable;
      detectors =
          oddOnes(detectors, edge.to == graph.boundary() ? std::vector{edge.from} : std::vector{edge.from, edge.to});
    }
    return decoder.flipsObservable(detectors) == flips;
  }
};

/// How likely it is that more than half of `distance` bits flip.
double majorityFails(std::size_t distance, double p) {
  double sum = 0, ways = 1;
  for (std::size_t k = 0; k <= distance; ++k) {
    const auto flips = static_cast<double>(k), all = static_cast<double>(distance);
    if (2 * k > distance) sum += ways * std::pow(p, flips) * std::pow(1 - p, all - flips);
    ways *= (all - flips) / (flips + 1);
  }
  return sum;
}

/// The distance of a graph: the fewest edges that turn the observable over and set nothing off, by breadth-first search
/// over vertices and the parity of the observable.
std::size_t fewestEdges(const DecodingGraph& graph) {
  const std::size_t vertices = graph.detectors + 1, never = ~std::size_t{0};
  std::size_t fewest = never;
  for (std::size_t start = 0; start < vertices; ++start) {
    std::vector<std::size_t> steps(2 * vertices, never), queue{2 * start};
    steps[2 * start] = 0;
    for (std::size_t i = 0; i < queue.size(); ++i) {
      const std::size_t at = queue[i] / 2, parity = queue[i] % 2;
      for (const DecodingGraph::Edge& edge : graph.edges) {
        if (edge.from != at && edge.to != at) continue;
        const std::size_t next = 2 * (edge.from + edge.to - at) + (parity ^ (edge.flipsObservable ? 1U : 0U));
        if (steps[next] != never) continue;
        steps[next] = steps[queue[i]] + 1;
        queue.push_back(next);
      }
    }
    fewest = std::min(fewest, steps[2 * start + 1]);
  }
  return fewest;
}

}  // namespace

// 4.5 standard errors, eight comparisons: a false alarm in 6e-5 of all seeds.
TEST_CASE("bits that are copied fail as a majority vote does") {
  for (const std::size_t distance : {3, 5}) {
    for (const double p : {0.02, 0.1, 0.2, 0.35}) {
      INFO("distance " << distance << ", p " << p);
      constexpr std::uint64_t shots = 40000;
      DecodingTime time;
      const auto found = logicalErrors(repetitionCode(distance, 1, CodeNoise::codeCapacity(p)), shots, Random(1), time);
      const double expected = majorityFails(distance, p);
      CHECK(std::abs(found.rate() - expected) <= 4.5 * std::sqrt(expected * (1 - expected) / shots));
      CHECK(found.interval.low < found.rate());
      CHECK(found.interval.high > found.rate());
    }
  }
}

TEST_CASE("a majority vote is what the decoder gives on every pattern of flips") {
  for (const std::size_t distance : {3, 5, 7}) {
    Setting setting(repetitionCode(distance, 1, CodeNoise::codeCapacity(0.1)));
    REQUIRE(setting.faults.size() == distance);
    for (std::size_t pattern = 0; pattern < std::size_t{1} << distance; ++pattern) {
      INFO("distance " << distance << ", pattern " << pattern);
      Fault all{0, 0, 0, {}, false};
      for (std::size_t bit = 0; bit < distance; ++bit) {
        if ((pattern >> bit & 1U) == 0) continue;
        all.detectors = oddOnes(all.detectors, setting.faults[bit].detectors);
        all.flipsObservable = all.flipsObservable != setting.faults[bit].flipsObservable;
      }
      const auto flips = static_cast<std::size_t>(__builtin_popcountll(pattern));
      REQUIRE(setting.corrects(all) == (2 * flips < distance));
    }
  }
}

TEST_CASE("every single fault of a code is corrected") {
  for (const Code code : bothCodes) {
    for (const std::size_t distance : {3, 5}) {
      Setting setting(codeExperiment(code, distance, distance, CodeNoise::circuitLevel(0.003)));
      std::size_t uncorrected = 0, large = 0;
      for (const Fault& fault : setting.faults) {
        uncorrected += setting.corrects(fault) ? 0 : 1;
        large += fault.detectors.size() > 2 ? 1 : 0;
      }
      INFO((code == Code::surface ? "surface" : "repetition") << ", distance " << distance);
      CHECK(uncorrected == 0);
      CHECK(large == 0);  // the X parts of any one fault disturb two checks of Z at most
    }
  }
}

// Where all edges weigh the same, fewer than half the distance are always corrected (Delfosse and Nickerson 2021,
// theorem 1). Where they don't, two unlikely ones may well be less likely than three others.
TEST_CASE("every pair of equally likely faults of a code of distance 5 is corrected") {
  for (const Code code : bothCodes) {
    INFO((code == Code::surface ? "surface" : "repetition"));
    // Faults that do the same are one edge, so pairs of edges are all pairs of faults.
    Setting setting(codeExperiment(code, 5, 5, CodeNoise::circuitLevel(0.003)));
    for (DecodingGraph::Edge& edge : setting.graph.edges) edge.probability = 0.003;
    setting.decoder = UnionFindDecoder(setting.graph);
    std::size_t uncorrected = 0;
    for (const DecodingGraph::Edge& a : setting.graph.edges) {
      for (const DecodingGraph::Edge& b : setting.graph.edges) {
        if (&a < &b) uncorrected += setting.corrects(std::array{a, b}) ? 0 : 1;
      }
    }
    CHECK(uncorrected == 0);
  }
}

TEST_CASE("triples of equally likely faults of a code of distance 7 are corrected") {
  for (const Code code : bothCodes) {
    INFO((code == Code::surface ? "surface" : "repetition"));
    Setting setting(codeExperiment(code, 7, 7, CodeNoise::circuitLevel(0.003)));
    for (DecodingGraph::Edge& edge : setting.graph.edges) edge.probability = 0.003;
    setting.decoder = UnionFindDecoder(setting.graph);
    Random random(2);
    std::size_t uncorrected = 0;
    for (std::size_t i = 0; i < 100000; ++i) {
      std::array<DecodingGraph::Edge, 3> edges{};
      for (DecodingGraph::Edge& edge : edges) edge = setting.graph.edges[random.below(setting.graph.edges.size())];
      uncorrected += setting.corrects(edges) ? 0 : 1;
    }
    CHECK(uncorrected == 0);
  }
}

TEST_CASE("it takes as many edges as the distance to turn a logical bit over unseen") {
  for (const Code code : bothCodes) {
    for (const std::size_t distance : {3, 5}) {
      INFO((code == Code::surface ? "surface" : "repetition") << ", distance " << distance);
      CHECK(fewestEdges(Setting(codeExperiment(code, distance, 2, CodeNoise::circuitLevel(0.01))).graph) == distance);
    }
  }
}

TEST_CASE("the surface code's checks and its observable are certain without noise, whatever the measurements gave") {
  for (const Code code : bothCodes) {
    const CodeExperiment experiment = codeExperiment(code, 5, 4, {});
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
      INFO("seed " << seed);
      const std::vector<bool> results = referenceShot(experiment.program, Random(seed));
      const auto odd = [&](const std::vector<std::size_t>& set) {
        return std::count_if(set.begin(), set.end(), [&](std::size_t m) { return results[m]; }) % 2 != 0;
      };
      CHECK(std::none_of(experiment.detectors.begin(), experiment.detectors.end(), odd));
      CHECK_FALSE(odd(experiment.observable));
      if (code == Code::surface) CHECK(std::count(results.begin(), results.end(), true) > 10);  // of X, at random
    }
  }
}

TEST_CASE("detectors go off as often as the faults that set them off say") {
  // A detector is the parity of independent places, each of which sets it off with the sum of its faults'
  // probabilities. 4.5 standard errors of 8192 shots, 60 detectors: a false alarm in 4e-4 of all seeds.
  const CodeExperiment experiment = surfaceCode(3, 5, CodeNoise::circuitLevel(0.01));
  const std::vector<Fault> faults = singleFaults(experiment);
  std::vector<double> even(experiment.detectors.size(), 1);
  for (std::size_t d = 0; d < even.size(); ++d) {
    std::map<std::size_t, double> places;
    for (const Fault& fault : faults) {
      if (std::count(fault.detectors.begin(), fault.detectors.end(), d) > 0) places[fault.step] += fault.probability;
    }
    for (const auto& [step, p] : places) even[d] *= 1 - 2 * p;
  }
  std::vector<double> found(even.size(), 0);
  for (const std::uint64_t block : {0, 1}) {
    for (const auto& shot :
         columnsOf(parities(drawFlips(experiment.program, block, Random(9)), experiment.detectors))) {
      for (const std::size_t detector : shot) found[detector] += 1.0 / 8192;
    }
  }
  for (std::size_t d = 0; d < even.size(); ++d) {
    const double expected = (1 - even[d]) / 2;
    CHECK(std::abs(found[d] - expected) <= 4.5 * std::sqrt(expected * (1 - expected) / 8192));
  }
}

TEST_CASE("faults that do the same are one edge; larger ones are taken apart into edges that there are") {
  const std::vector<Fault> faults{{0, 1, 0.1, {0, 1}, false},    {1, 1, 0.2, {0, 1}, false},
                                  {2, 1, 0.05, {2}, true},       {3, 1, 0.05, {3}, false},
                                  {4, 1, 0.02, {2, 3}, true},    {5, 1, 0.01, {0, 1, 2, 3}, true},
                                  {6, 1, 0.03, {0, 1, 3}, false}};
  const DecodingGraph graph = decodingGraph(4, faults);
  REQUIRE(graph.edges.size() == 4);
  const auto either = [](double p, double q) { return p * (1 - q) + q * (1 - p); };
  CHECK(graph.edges[0].probability == Approx(either(either(either(0.1, 0.2), 0.01), 0.03)));
  CHECK(graph.edges[0].weight() == Approx(std::log(1 / graph.edges[0].probability - 1)));
  CHECK(graph.edges[1].to == graph.boundary());
  CHECK(graph.edges[1].flipsObservable);
  CHECK(graph.edges[1].probability == Approx(0.05));
  CHECK(graph.edges[2].probability == Approx(either(0.05, 0.03)));
  CHECK(graph.edges[3].probability == Approx(either(0.02, 0.01)));
}

TEST_CASE("a peeled forest takes every mark to the boundary along its tree") {
  PeelingForest forest(40, 0);
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    std::vector<bool> fromBoundary(40, false);  // whether the way to the boundary turns the observable over
    bool expected = false;
    for (PeelingForest::Index vertex = 1; vertex < 40; ++vertex) {
      const auto parent = static_cast<PeelingForest::Index>(random.below(vertex));
      const bool flips = random.below(2) == 0;
      forest.join(vertex, parent, flips);
      fromBoundary[vertex] = fromBoundary[parent] != flips;
      if (random.below(3) != 0) continue;
      forest.mark(vertex);
      expected = expected != fromBoundary[vertex];
    }
    CHECK(forest.peel() == expected);
  }
}

TEST_CASE("codes and decoders refuse what they can't work with") {
  CHECK(codeOf([] { surfaceCode(4, 1, {}); }) == ErrorCode::invalidOption);
  CHECK(codeOf([] { repetitionCode(1, 1, {}); }) == ErrorCode::invalidOption);
  CHECK(codeOf([] { repetitionCode(3, 0, {}); }) == ErrorCode::invalidOption);
  CHECK(codeOf([] { surfaceCode(3, 1, CodeNoise::circuitLevel(1.5)); }) == ErrorCode::invalidOption);
  DecodingTime time;
  CHECK(codeOf([&] {
          logicalErrors(codeExperiment(Code::surface, 3, 3, CodeNoise::circuitLevel(0.01)), 0, Random(1), time);
        }) == ErrorCode::invalidShots);
  CHECK(
      logicalErrors(codeExperiment(Code::surface, 3, 3, CodeNoise::circuitLevel(0)), 1000, Random(1), time).failures ==
      0);
  const std::vector<Fault> island{{0, 1, 0.1, {0, 1}, false}};
  CHECK(codeOf([&] { UnionFindDecoder(decodingGraph(2, island)).flipsObservable(std::vector<std::size_t>{0}); }) ==
        ErrorCode::internal);
  const std::vector<Fault> unseen{{0, 1, 0.1, {}, true}}, torn{{0, 1, 0.1, {0, 1, 2}, false}};
  CHECK(codeOf([&] { decodingGraph(2, unseen); }) == ErrorCode::unsupported);
  CHECK(codeOf([&] { decodingGraph(3, torn); }) == ErrorCode::unsupported);
}
