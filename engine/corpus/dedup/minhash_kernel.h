// The inner loop of MinHash, apart from the rest because it is written for several processors.
#pragma once
#include <cstddef>
#include <cstdint>

namespace zk::dedup {
/// out[h] = least over all shingles of ((a[h] * x + b[h] mod 2^64) mod 2^61-1) & mask. All three arrays of hashes hold
/// a multiple of 8 values. Chooses the fastest way that this processor knows; all give the same numbers.
void least_values(const uint64_t* a, const uint64_t* b, size_t hashes, const uint64_t* shingles, size_t count,
                  uint64_t mask, uint64_t* out);

/// The plain loop that the others are compared with.
void least_values_plain(const uint64_t* a, const uint64_t* b, size_t hashes, const uint64_t* shingles, size_t count,
                        uint64_t mask, uint64_t* out);
}  // namespace zk::dedup
