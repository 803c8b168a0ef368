#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace qualm {

/// SHA-256 (FIPS 180-4) over the numbers of a result. Float64 bytes go in little-endian, −0 as 0; a number that is not
/// finite is an error (not-finite), because JSON could not carry it. Copies are cheap: take one to read a running
/// digest.
class Fingerprint {
 public:
  void add(double value);
  void add(std::span<const double> values);
  void add(std::string_view text);  ///< its length, then its bytes

  /// The digest of all that was added so far, 64 hexadecimal digits.
  std::string hex() const;

 private:
  void addBytes(const std::uint8_t* bytes, std::size_t count);
  void compress();

  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::uint8_t, 64> block_{};
  std::size_t used_ = 0;
  std::uint64_t length_ = 0;
};

}  // namespace qualm
