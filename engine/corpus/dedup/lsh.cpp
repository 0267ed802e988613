// Buckets, pairs and clusters.
#include "engine/corpus/dedup/lsh.h"

#include <xxhash.h>

#include <algorithm>
#include <numeric>

namespace zk::dedup {

DocumentNumber Union::root(DocumentNumber x) {
  DocumentNumber top = parent_.try_emplace(x, x).first->second;
  while (top != parent_.at(top)) top = parent_.at(top);
  while (x != top) {
    DocumentNumber& up = parent_.at(x);
    x = up;
    up = top;
  }
  return top;
}

void Union::join(DocumentNumber a, DocumentNumber b) {
  DocumentNumber big = root(a), small = root(b);
  if (big == small) return;
  uint64_t big_size = size_.try_emplace(big, 1).first->second, small_size = size_.try_emplace(small, 1).first->second;
  if (big_size < small_size) std::swap(big, small);
  parent_[small] = big;
  size_[big] = big_size + small_size;
  size_.erase(small);
}

std::vector<DocumentNumber> Union::members() const {
  std::vector<DocumentNumber> out;
  out.reserve(parent_.size());
  for (const auto& [member, up] : parent_) out.push_back(member);
  std::sort(out.begin(), out.end());
  return out;
}

void LshIndex::add(DocumentNumber document, std::span<const uint64_t> signature) {
  if (signature.size() != size_t{buckets_} * hashes_) return;
  documents_.push_back(document);
  if (per_bucket_ == hashes_) {
    values_.insert(values_.end(), signature.begin(), signature.end());
    return;
  }
  for (uint32_t bucket = 0; bucket < buckets_; ++bucket)
    values_.push_back(XXH3_64bits(signature.data() + size_t{bucket} * hashes_, hashes_ * sizeof(uint64_t)));
}

void LshIndex::merge(const LshIndex& other) {
  documents_.insert(documents_.end(), other.documents_.begin(), other.documents_.end());
  values_.insert(values_.end(), other.values_.begin(), other.values_.end());
}

bool LshIndex::equal(uint32_t bucket, uint32_t a, uint32_t b) const {
  return std::equal(row(bucket, a), row(bucket, a) + per_bucket_, row(bucket, b));
}

std::vector<uint32_t> LshIndex::sorted(uint32_t bucket) const {
  std::vector<uint32_t> order(documents_.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    const uint64_t *x = row(bucket, a), *y = row(bucket, b);
    for (uint32_t i = 0; i < per_bucket_; ++i)
      if (x[i] != y[i]) return x[i] < y[i];
    return documents_[a] < documents_[b];
  });
  return order;
}

Clusters LshIndex::clusters(Keep keep) const {
  Clusters out;
  out.pairs_per_bucket.resize(buckets_);
  Union sets;
  for_each_pair([&](uint32_t bucket, DocumentNumber a, DocumentNumber b) {
    ++out.pairs_per_bucket[bucket];
    sets.join(a, b);
  });
  std::unordered_map<DocumentNumber, uint32_t> number_of_root;
  for (const DocumentNumber member : sets.members()) {
    const DocumentNumber root = sets.root(member);
    const auto [at, added] = number_of_root.emplace(root, static_cast<uint32_t>(out.clusters.size()));
    if (added) {
      out.clusters.emplace_back();
      out.kept.push_back(keep == Keep::Root ? root : member);
    }
    out.clusters[at->second].push_back(member);
    out.cluster_of[member] = at->second;
  }
  return out;
}
}  // namespace zk::dedup
