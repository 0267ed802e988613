// Random numbers that are the same on every machine: xoshiro256** seeded by SplitMix64 (Blackman and Vigna,
// "Scrambled linear pseudorandom number generators", 2018). The state is four words, so a checkpoint can keep it.
#pragma once
#include <array>
#include <cmath>
#include <cstdint>

namespace zk {

inline uint64_t splitmix64(uint64_t& state) {
  uint64_t z = (state += 0x9E3779B97F4A7C15ULL);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

/// One seed from two numbers: independent streams for (seed, chunk), (seed, epoch), …
inline uint64_t mix_seed(uint64_t seed, uint64_t stream) {
  uint64_t state = seed ^ (stream * 0xD1342543DE82EF95ULL + 0x2545F4914F6CDD1DULL);
  splitmix64(state);
  return splitmix64(state);
}

class Random {
 public:
  explicit Random(uint64_t seed = 1) {
    for (auto& word : state) word = splitmix64(seed);
  }
  uint64_t next() {
    uint64_t result = rotl(state[1] * 5, 7) * 9, t = state[1] << 17;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= t;
    state[3] = rotl(state[3], 45);
    return result;
  }
  /// Uniform in [0, n), without bias (Lemire 2019).
  uint64_t below(uint64_t n) {
    __uint128_t product = static_cast<__uint128_t>(next()) * n;
    if (auto low = static_cast<uint64_t>(product); low < n) {
      for (uint64_t threshold = -n % n; low < threshold; low = static_cast<uint64_t>(product))
        product = static_cast<__uint128_t>(next()) * n;
    }
    return static_cast<uint64_t>(product >> 64);
  }
  double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }  ///< [0, 1)
  /// Standard normal by Box–Muller (two uniforms a call, no hidden state).
  double normal() {
    double u = 1.0 - uniform(), v = uniform();
    return std::sqrt(-2.0 * std::log(u)) * std::cos(6.283185307179586 * v);
  }
  std::array<uint64_t, 4> state{};

 private:
  static uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
};
}  // namespace zk
