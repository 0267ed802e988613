// From signatures to clusters of near duplicates (locality-sensitive hashing): documents that agree in all values of a
// bucket are a pair; pairs are joined; one document of every cluster stays. Parity mode follows datatrove's stages 2
// and 3 to the order of the pairs, because that order decides which document is the root and stays.
//
//   for each document  index.add(document, hasher.signature(text));      // one index per worker; then merge()
//   Clusters c = index.clusters();
//   c.keep(document)
#pragma once
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "engine/corpus/dedup/minhash.h"

namespace zk::dedup {

/// A document by its place in the input: (file, document in file) packed so that numbers order as the pairs do.
using DocumentNumber = uint64_t;
constexpr DocumentNumber document_number(uint32_t file, uint32_t document) { return uint64_t{file} << 32 | document; }

enum class Keep : uint8_t {
  Root,   ///< as datatrove: the root of union by size (mostly, not always, the first)
  First,  ///< the first document of the input: the default of this program
};

/// Union by size with path compression, as datatrove's stage 3: on equal sizes the first one named becomes the root.
class Union {
 public:
  void join(DocumentNumber a, DocumentNumber b);
  DocumentNumber root(DocumentNumber x);
  std::vector<DocumentNumber> members() const;  ///< all that were ever named, ascending

 private:
  std::unordered_map<DocumentNumber, DocumentNumber> parent_;
  std::unordered_map<DocumentNumber, uint64_t> size_;
};

struct Clusters {
  std::vector<std::vector<DocumentNumber>> clusters;        ///< two or more members each, ascending; by first member
  std::vector<DocumentNumber> kept;                         ///< per cluster
  std::unordered_map<DocumentNumber, uint32_t> cluster_of;  ///< members only
  std::vector<uint64_t> pairs_per_bucket;
  bool keep(DocumentNumber d) const {
    const auto at = cluster_of.find(d);
    return at == cluster_of.end() || kept[at->second] == d;
  }
};

/// In memory. Exact: every value, hashes * 8 + 8 bytes a document (904), needed for parity. Compact: one 64-bit hash a
/// bucket, 120 bytes a document; the same clusters, but the order of pairs differs, so use it with Keep::First.
class LshIndex {
 public:
  enum class Rows : uint8_t { Exact, Compact };
  explicit LshIndex(const MinHashConfig& config, Rows rows = Rows::Exact)
      : buckets_(config.buckets),
        hashes_(config.hashes_per_bucket),
        per_bucket_(rows == Rows::Exact ? config.hashes_per_bucket : 1) {}
  void add(DocumentNumber document, std::span<const uint64_t> signature);  ///< an empty signature adds nothing
  void merge(const LshIndex& other);                                       ///< rows of another worker; any order
  size_t size() const { return documents_.size(); }
  /// Pairs of neighbours in the sorted order of every bucket, bucket after bucket.
  template <class F>
  void for_each_pair(F&& f) const {
    for (uint32_t bucket = 0; bucket < buckets_; ++bucket) {
      const std::vector<uint32_t> order = sorted(bucket);
      for (size_t i = 1; i < order.size(); ++i)
        if (equal(bucket, order[i - 1], order[i])) f(bucket, documents_[order[i - 1]], documents_[order[i]]);
    }
  }
  Clusters clusters(Keep keep = Keep::Root) const;

 private:
  std::vector<uint32_t> sorted(uint32_t bucket) const;
  bool equal(uint32_t bucket, uint32_t a, uint32_t b) const;
  const uint64_t* row(uint32_t bucket, uint32_t i) const {
    return values_.data() + (size_t{i} * buckets_ + bucket) * per_bucket_;
  }
  uint32_t buckets_, hashes_, per_bucket_;  ///< values in a bucket of a signature, and of a row here
  std::vector<DocumentNumber> documents_;
  std::vector<uint64_t> values_;
};
}  // namespace zk::dedup
