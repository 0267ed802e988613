// For every shingle x and every hash (a, b) the value (a*x + b mod 2^64) mod 2^61-1, and the least of them per hash.
// Eight hashes stay in registers while all shingles go by. x mod (2^61-1) of a 64-bit x is its low 61 bits plus its
// high 3, less the modulus where the sum reaches it: that happens once in 2^58 and can only where the upper half of the
// sum is all ones, so AVX2 keeps the largest upper half and goes the plain way when that was seen.
#include "engine/corpus/dedup/minhash_kernel.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace zk::dedup {
namespace {
constexpr uint64_t kPrime = (uint64_t{1} << 61) - 1;
}

void least_values_plain(const uint64_t* a, const uint64_t* b, size_t hashes, const uint64_t* shingles, size_t count,
                        uint64_t mask, uint64_t* out) {
  for (size_t h = 0; h < hashes; ++h) {
    uint64_t least = ~uint64_t{0} >> 1;
    for (size_t i = 0; i < count; ++i) {
      const uint64_t value = (a[h] * shingles[i] + b[h]) % kPrime & mask;
      least = value < least ? value : least;
    }
    out[h] = least;
  }
}

#if defined(__x86_64__)
namespace {

typedef uint64_t Lanes __attribute__((vector_size(64)));

__attribute__((target("avx512f,avx512dq"))) void least_values_avx512(const uint64_t* a, const uint64_t* b,
                                                                     size_t hashes, const uint64_t* shingles,
                                                                     size_t count, uint64_t mask, uint64_t* out) {
  for (size_t h = 0; h < hashes; h += 8) {
    Lanes va, vb, least = (Lanes{} - 1) >> 1;
    __builtin_memcpy(&va, a + h, sizeof va);
    __builtin_memcpy(&vb, b + h, sizeof vb);
    for (size_t i = 0; i < count; ++i) {
      const Lanes x = va * shingles[i] + vb;
      Lanes r = (x & kPrime) + (x >> 61);
      r = (r >= kPrime ? r - kPrime : r) & mask;
      least = r < least ? r : least;
    }
    __builtin_memcpy(out + h, &least, sizeof least);
  }
}

/// Four lanes: a*x + b from three products of 32 bits, folded to 61 bits.
__attribute__((target("avx2"), always_inline)) inline __m256i folded(__m256i a, __m256i a_high, __m256i b, __m256i x,
                                                                     __m256i x_high, __m256i prime) {
  const __m256i cross = _mm256_add_epi64(_mm256_mul_epu32(a, x_high), _mm256_mul_epu32(a_high, x));
  const __m256i low = _mm256_add_epi64(_mm256_mul_epu32(a, x), b);
  const __m256i value = _mm256_add_epi64(_mm256_slli_epi64(cross, 32), low);
  return _mm256_add_epi64(_mm256_and_si256(value, prime), _mm256_srli_epi64(value, 61));
}

__attribute__((target("avx2"))) void least_values_avx2(const uint64_t* a, const uint64_t* b, size_t hashes,
                                                       const uint64_t* shingles, size_t count, uint64_t* out) {
  const __m256i prime = _mm256_set1_epi64x(static_cast<long long>(kPrime));
  for (size_t h = 0; h < hashes; h += 8) {
    const auto* pa = reinterpret_cast<const __m256i*>(a + h);
    const auto* pb = reinterpret_cast<const __m256i*>(b + h);
    const __m256i a0 = _mm256_loadu_si256(pa), a1 = _mm256_loadu_si256(pa + 1);
    const __m256i b0 = _mm256_loadu_si256(pb), b1 = _mm256_loadu_si256(pb + 1);
    const __m256i high0 = _mm256_srli_epi64(a0, 32), high1 = _mm256_srli_epi64(a1, 32);
    __m256i least0 = _mm256_set1_epi64x(static_cast<long long>(~uint64_t{0} >> 1)), least1 = least0;
    __m256i most = _mm256_setzero_si256();
    for (size_t i = 0; i < count; ++i) {
      const __m256i x = _mm256_set1_epi64x(static_cast<long long>(shingles[i])), x_high = _mm256_srli_epi64(x, 32);
      const __m256i r0 = folded(a0, high0, b0, x, x_high, prime), r1 = folded(a1, high1, b1, x, x_high, prime);
      most = _mm256_max_epu32(most, _mm256_max_epu32(r0, r1));
      least0 = _mm256_blendv_epi8(least0, r0, _mm256_cmpgt_epi64(least0, r0));  // all below 2^62: signed will do
      least1 = _mm256_blendv_epi8(least1, r1, _mm256_cmpgt_epi64(least1, r1));
    }
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + h), least0);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + h + 4), least1);
    const __m256i upper = _mm256_srli_epi64(most, 32);
    if (!_mm256_testz_si256(_mm256_cmpgt_epi64(upper, _mm256_set1_epi64x(0x1FFFFFFE)), _mm256_set1_epi64x(-1)))
      least_values_plain(a + h, b + h, 8, shingles, count, ~uint64_t{0}, out + h);
  }
}
}  // namespace

void least_values(const uint64_t* a, const uint64_t* b, size_t hashes, const uint64_t* shingles, size_t count,
                  uint64_t mask, uint64_t* out) {
  static const bool avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq");
  static const bool avx2 = __builtin_cpu_supports("avx2");
  if (avx512) return least_values_avx512(a, b, hashes, shingles, count, mask, out);
  if (avx2 && mask == ~uint64_t{0}) return least_values_avx2(a, b, hashes, shingles, count, out);
  least_values_plain(a, b, hashes, shingles, count, mask, out);
}
#else
void least_values(const uint64_t* a, const uint64_t* b, size_t hashes, const uint64_t* shingles, size_t count,
                  uint64_t mask, uint64_t* out) {
  least_values_plain(a, b, hashes, shingles, count, mask, out);
}
#endif
}  // namespace zk::dedup
