#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "qualm/noise/channel.hpp"

namespace qualm {

/// Builds each different channel once, into a list that somebody else holds.
class ChannelPool {
 public:
  explicit ChannelPool(std::vector<Channel>& channels) : channels_(channels) {}

  /// The index of the channel in the list. Throws makeChannel()'s errors.
  std::size_t indexOf(const ChannelSpec& spec, std::size_t qubits);

 private:
  using Key = std::tuple<std::string, std::size_t, std::vector<double>>;

  std::vector<Channel>& channels_;
  std::map<Key, std::size_t> known_;
};

}  // namespace qualm
