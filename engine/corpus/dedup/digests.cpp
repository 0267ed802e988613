// MD5 (RFC 1321) and SHA-1 (FIPS 180-4): both pad to blocks of 64 bytes and differ in round function and byte order.
#include "engine/corpus/dedup/digests.h"

#include <bit>
#include <cmath>
#include <cstring>

namespace zk::dedup {
namespace {

/// Calls f(block) for the 64-byte blocks of the padded message.
template <class F>
void for_each_block(std::string_view bytes, bool big_endian_length, F&& f) {
  const auto* p = reinterpret_cast<const uint8_t*>(bytes.data());
  size_t left = bytes.size();
  for (; left >= 64; p += 64, left -= 64) f(p);
  std::array<uint8_t, 128> tail{};
  std::memcpy(tail.data(), p, left);
  tail[left] = 0x80;
  const size_t size = left < 56 ? 64 : 128;
  const uint64_t bits = uint64_t{bytes.size()} * 8;
  for (size_t i = 0; i < 8; ++i)
    tail[size - 8 + i] = static_cast<uint8_t>(bits >> (big_endian_length ? 56 - 8 * i : 8 * i));
  for (size_t at = 0; at < size; at += 64) f(tail.data() + at);
}

const std::array<uint32_t, 64>& sines() {
  static const std::array<uint32_t, 64> table = [] {
    std::array<uint32_t, 64> out{};
    for (int i = 0; i < 64; ++i)
      out[size_t(i)] = static_cast<uint32_t>(std::floor(std::fabs(std::sin(i + 1.0)) * 0x1p32));
    return out;
  }();
  return table;
}

void md5_block(std::array<uint32_t, 4>& state, const uint8_t* block) {
  static constexpr int kTurn[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
  std::array<uint32_t, 16> m;
  for (size_t i = 0; i < 16; ++i)
    m[i] = uint32_t{block[4 * i]} | uint32_t{block[4 * i + 1]} << 8 | uint32_t{block[4 * i + 2]} << 16 |
           uint32_t{block[4 * i + 3]} << 24;
  auto [a, b, c, d] = state;
  for (uint32_t i = 0; i < 64; ++i) {
    uint32_t f, g;
    switch (i / 16) {
      case 0:
        f = (b & c) | (~b & d), g = i;
        break;
      case 1:
        f = (d & b) | (~d & c), g = (5 * i + 1) % 16;
        break;
      case 2:
        f = b ^ c ^ d, g = (3 * i + 5) % 16;
        break;
      default:
        f = c ^ (b | ~d), g = (7 * i) % 16;
    }
    f += a + sines()[i] + m[g];
    a = d, d = c, c = b;
    b += std::rotl(f, kTurn[i / 16][i % 4]);
  }
  state[0] += a, state[1] += b, state[2] += c, state[3] += d;
}

void sha1_block(std::array<uint32_t, 5>& state, const uint8_t* block) {
  std::array<uint32_t, 80> w;
  for (size_t i = 0; i < 16; ++i)
    w[i] = uint32_t{block[4 * i]} << 24 | uint32_t{block[4 * i + 1]} << 16 | uint32_t{block[4 * i + 2]} << 8 |
           uint32_t{block[4 * i + 3]};
  for (size_t i = 16; i < 80; ++i) w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  auto [a, b, c, d, e] = state;
  for (size_t i = 0; i < 80; ++i) {
    uint32_t f, k;
    switch (i / 20) {
      case 0:
        f = (b & c) | (~b & d), k = 0x5A827999;
        break;
      case 1:
        f = b ^ c ^ d, k = 0x6ED9EBA1;
        break;
      case 2:
        f = (b & c) | (b & d) | (c & d), k = 0x8F1BBCDC;
        break;
      default:
        f = b ^ c ^ d, k = 0xCA62C1D6;
    }
    const uint32_t next = std::rotl(a, 5) + f + e + k + w[i];
    e = d, d = c, c = std::rotl(b, 30), b = a, a = next;
  }
  state[0] += a, state[1] += b, state[2] += c, state[3] += d, state[4] += e;
}
}  // namespace

std::array<uint8_t, 16> md5(std::string_view bytes) {
  std::array<uint32_t, 4> state = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476};
  for_each_block(bytes, false, [&](const uint8_t* block) { md5_block(state, block); });
  std::array<uint8_t, 16> out;
  for (size_t i = 0; i < 16; ++i) out[i] = static_cast<uint8_t>(state[i / 4] >> (8 * (i % 4)));
  return out;
}

std::array<uint8_t, 20> sha1(std::string_view bytes) {
  std::array<uint32_t, 5> state = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
  for_each_block(bytes, true, [&](const uint8_t* block) { sha1_block(state, block); });
  std::array<uint8_t, 20> out;
  for (size_t i = 0; i < 20; ++i) out[i] = static_cast<uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)));
  return out;
}
}  // namespace zk::dedup
