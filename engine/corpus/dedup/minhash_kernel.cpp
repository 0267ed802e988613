// The inner loop of MinHash: for every shingle x and every hash (a, b) the value (a*x + b mod 2^64) mod 2^61-1, and the
// least of them per hash. Eight hashes stay in registers while all shingles go by. Built for three generations of
// processors; the one that fits is chosen when the program starts. Same numbers in all.
#include "engine/corpus/dedup/minhash_kernel.h"

namespace zk::dedup {
namespace {
typedef uint64_t Lanes __attribute__((vector_size(64)));
constexpr uint64_t kPrime = (uint64_t{1} << 61) - 1;
}  // namespace

// x mod (2^61-1) of a 64-bit x: the low 61 bits plus the high 3, less the prime once where that is not below it.
__attribute__((target_clones("arch=skylake-avx512", "arch=haswell", "default"))) void least_values(
    const uint64_t* a, const uint64_t* b, size_t hashes, const uint64_t* shingles, size_t count, uint64_t mask,
    uint64_t* out) {
  for (size_t h = 0; h < hashes; h += 8) {
    Lanes va, vb;
    __builtin_memcpy(&va, a + h, sizeof va);
    __builtin_memcpy(&vb, b + h, sizeof vb);
    Lanes least = (Lanes{} - 1) >> 1;
    for (size_t i = 0; i < count; ++i) {
      const Lanes x = va * shingles[i] + vb;
      Lanes r = (x & kPrime) + (x >> 61);
      r = r >= kPrime ? r - kPrime : r;
      r &= mask;
      least = r < least ? r : least;
    }
    __builtin_memcpy(out + h, &least, sizeof least);
  }
}
}  // namespace zk::dedup
