// MD5 and SHA-1, as identities only (nothing here is about security): the peers of the data factory name lines, pages
// and shingles by them, and equal answers need equal names. Sources: RFC 1321, FIPS 180-4.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace zk::dedup {
std::array<uint8_t, 16> md5(std::string_view bytes);
std::array<uint8_t, 20> sha1(std::string_view bytes);
}  // namespace zk::dedup
