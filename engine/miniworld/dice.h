// Random draws of the world, on top of the house's generator: picks, samples, shuffles. Standard library distributions
// differ between implementations; these do not, so a seed gives the same text everywhere.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "engine/core/random.h"

namespace zk::miniworld {

/// A seed for one purpose ("exams", "corpus" …) and one part of it; different purposes never share a stream.
inline std::uint64_t seed_for(std::uint64_t seed, std::string_view purpose, std::uint64_t part = 0) {
  std::uint64_t hash = 0xcbf29ce484222325u;  // FNV-1a
  for (char c : purpose) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return mix_seed(mix_seed(seed, hash), part);
}

class Dice {
 public:
  explicit Dice(std::uint64_t seed = 0) : random_(seed) {}

  /// 0 … n-1 (n > 0).
  std::uint32_t below(std::uint64_t n) { return static_cast<std::uint32_t>(random_.below(n)); }
  /// low … high, both included.
  int between(int low, int high) {
    return low + static_cast<int>(random_.below(static_cast<std::uint64_t>(high - low + 1)));
  }
  double unit() { return random_.uniform(); }
  bool chance(double p) { return unit() < p; }

  template <class Seq>
  auto& pick(Seq& seq) {
    return seq[below(seq.size())];
  }
  template <class Seq>
  void shuffle(Seq& seq) {
    for (std::size_t i = seq.size(); i > 1; --i) std::swap(seq[i - 1], seq[below(i)]);
  }
  /// Pointers to K different elements of a sequence that has at least K, in random order.
  template <std::size_t K, class Seq>
  auto sample(Seq& seq) {
    std::array<std::uint32_t, K> at{};
    for (std::size_t i = 0; i < K; ++i) {
      bool again = true;
      while (again) {
        at[i] = below(seq.size());
        again = false;
        for (std::size_t j = 0; j < i; ++j) again = again || at[j] == at[i];
      }
    }
    return [&]<std::size_t... I>(std::index_sequence<I...>) { return std::array{pointer(seq[at[I]])...}; }
    (std::make_index_sequence<K>());
  }

 private:
  template <class T>
  static const T* pointer(const T& element) {
    return &element;
  }
  template <class T>
  static T* pointer(T* const& element) {
    return element;
  }

  Random random_;
};

}  // namespace zk::miniworld
