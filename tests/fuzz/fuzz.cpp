#include "fuzz.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

std::vector<std::string> readCorpus() {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(QUALM_CORPUS)) {
    if (entry.path().extension() != ".qasm") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return texts;
}

}  // namespace

int main(int count, char** arguments) {
  const double seconds = count > 1 ? std::atof(arguments[1]) : 10;
  std::uint64_t seed = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1;
  const std::vector<std::string> corpus = readCorpus();
  if (corpus.empty()) {
    std::puts("No corpus at " QUALM_CORPUS);
    return 2;
  }
  const auto start = std::chrono::steady_clock::now();
  const auto elapsed = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
  double slowest = 0;
  std::uint64_t rounds = 0;
  for (; elapsed() < seconds; ++rounds, ++seed) {
    const double before = elapsed();
    try {
      qualm::Random random(seed);
      qualm::fuzz::readHostileText(corpus, random);
      qualm::fuzz::buildHostileCircuit(random);
    } catch (const std::exception& error) {
      std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), error.what());
      return 1;
    }
    slowest = std::max(slowest, elapsed() - before);
  }
  std::printf("%llu rounds in %.1f s, slowest %.3f s, nothing found; %zu files in the corpus\n",
              static_cast<unsigned long long>(rounds), elapsed(), slowest, corpus.size());
  return 0;
}
