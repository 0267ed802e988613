// SHA-256 (FIPS 180-4). The world's held-out rule and file hashes need it; a dozen lines of tables and rotations
// save a dependency.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace zk {

using Sha256Digest = std::array<std::uint8_t, 32>;

/// Hashes data that arrives in pieces: update() as often as wanted, then finish() once.
class Sha256 {
 public:
  void update(std::string_view bytes);
  Sha256Digest finish();

 private:
  void block(const std::uint8_t* bytes);

  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::uint8_t, 64> buffer_{};
  std::size_t filled_ = 0;
  std::uint64_t length_ = 0;
};

Sha256Digest sha256(std::string_view bytes);

/// The digest as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace zk
