#include "qualm/core/error.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using namespace qualm;

TEST_CASE("every error code has a name of its own in kebab case") {
  std::set<std::string_view> names;
  const int count = static_cast<int>(ErrorCode::internal) + 1;  // internal is the last one
  for (int i = 0; i < count; ++i) {
    const std::string_view name = errorCodeName(static_cast<ErrorCode>(i));
    INFO(std::string(name));
    CHECK(std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; }));
    names.insert(name);
  }
  CHECK(names.size() == static_cast<std::size_t>(count));
  CHECK(errorCodeName(ErrorCode::qubitOutOfRange) == "qubit-out-of-range");
}

TEST_CASE("an error carries what was received and what was allowed") {
  const Error error(ErrorCode::invalidShots, "Too many.", "-1", "0 or more");
  CHECK(error.code() == ErrorCode::invalidShots);
  CHECK(std::string(error.what()) == "Too many.");
  CHECK(error.received() == "-1");
  CHECK(error.allowed() == "0 or more");
}
