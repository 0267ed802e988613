// Near duplicates by MinHash and LSH (engine/corpus/dedup): a document that agrees with an earlier one in all values of
// a bucket goes. One pass in order: the first of its kind stays. (Where a later document joins two kinds that were
// apart, both firsts stay; a search over the whole corpus would keep one.) Memory: 24 to 48 bytes a bucket and
// document, and the ids.
#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "engine/corpus/dedup/minhash.h"
#include "engine/corpus/steps/step.h"

namespace zk::corpus {
namespace {

/// Open table from 64-bit keys to the number of the document that had it first.
class BucketTable {
 public:
  BucketTable() : places_(4096) {}
  /// The document that holds `key`; -1 where it was free and is `document`'s now.
  int64_t claim(uint64_t key, int64_t document) {
    if (3 * (size_ + 1) > 2 * places_.size()) grow();
    Place& place = find(key);
    if (place.document >= 0) return place.document;
    place = {key, document};
    ++size_;
    return -1;
  }

 private:
  struct Place {
    uint64_t key = 0;
    int64_t document = -1;
  };
  Place& find(uint64_t key) {
    for (size_t i = key & (places_.size() - 1);; i = (i + 1) & (places_.size() - 1))
      if (places_[i].document < 0 || places_[i].key == key) return places_[i];
  }
  void grow() {
    std::vector<Place> old(2 * places_.size());
    old.swap(places_);
    for (const Place& place : old)
      if (place.document >= 0) find(place.key) = place;
  }
  std::vector<Place> places_;
  size_t size_ = 0;
};

class NearStep final : public OrderedStep {
 public:
  explicit NearStep(const spec::NearStepParams& params) {
    config_.n_words = static_cast<uint32_t>(params.words);
    config_.n_characters = static_cast<uint32_t>(params.characters);
    config_.buckets = static_cast<uint32_t>(params.buckets);
    config_.hashes_per_bucket = static_cast<uint32_t>(params.hashes_per_bucket);
    config_.unit = dedup::ShingleUnit::Auto;
  }
  const char* name() const override { return "near"; }

  /// The key: one hash for each bucket; empty for a text that is too short to have a signature.
  void prepare(const Document& document, std::string& key) const override {
    const auto values = hasher().signature(document.text);
    const size_t per = config_.hashes_per_bucket;
    for (size_t bucket = 0; (bucket + 1) * per <= values.size(); ++bucket) {
      const uint64_t hash = XXH3_64bits_withSeed(&values[bucket * per], per * sizeof(uint64_t), bucket);
      key.append(reinterpret_cast<const char*>(&hash), sizeof hash);
    }
  }

  Verdict decide(Document& document, const std::string& key, Reason& reason) override {
    if (key.empty()) return Verdict::Keep;
    const auto length = static_cast<uint32_t>(document.id.size());
    learned_ += key;
    learned_.append(reinterpret_cast<const char*>(&length), sizeof length).append(document.id);
    const int64_t earlier = take(key, document.id);
    if (earlier < 0) return Verdict::Keep;
    reason.rule = "near-duplicate";
    reason.value = ids_[static_cast<size_t>(earlier)];
    reason.threshold = config_.hashes_per_bucket;
    reason.end = document.text.size();
    return Verdict::Drop;
  }

  /// A document: its key, the length of its id, its id.
  std::string take_memory() override { return std::exchange(learned_, {}); }
  void restore(std::string_view memory) override {
    const size_t size = config_.buckets * sizeof(uint64_t);
    uint32_t length = 0;
    while (memory.size() >= size + sizeof length) {
      const std::string_view key = memory.substr(0, size);
      std::memcpy(&length, memory.data() + size, sizeof length);
      memory.remove_prefix(size + sizeof length);
      take(key, std::string(memory.substr(0, length)));
      memory.remove_prefix(std::min<size_t>(length, memory.size()));
    }
  }
  Json about() const override { return {{"documents_with_signature", ids_.size()}}; }

 private:
  /// Claims all buckets; the earliest document that holds one of them already, -1 for none.
  int64_t take(std::string_view key, std::string id) {
    const auto number = static_cast<int64_t>(ids_.size());
    ids_.push_back(std::move(id));
    int64_t earlier = -1;
    for (; !key.empty(); key.remove_prefix(sizeof(uint64_t))) {
      uint64_t hash = 0;
      std::memcpy(&hash, key.data(), sizeof hash);
      const int64_t holder = table_.claim(hash, number);
      if (holder >= 0 && holder != number && (earlier < 0 || holder < earlier)) earlier = holder;
    }
    return earlier;
  }

  bool same_config(const dedup::MinHashConfig& other) const {
    return other.n_words == config_.n_words && other.n_characters == config_.n_characters &&
           other.buckets == config_.buckets && other.hashes_per_bucket == config_.hashes_per_bucket;
  }
  /// A hasher holds working memory: one for each thread, made anew where another step with other numbers was here.
  dedup::MinHasher& hasher() const {
    thread_local std::unique_ptr<dedup::MinHasher> hasher;
    if (!hasher || !same_config(hasher->config())) hasher = std::make_unique<dedup::MinHasher>(config_);
    return *hasher;
  }

  dedup::MinHashConfig config_;
  BucketTable table_;
  std::vector<std::string> ids_;
  std::string learned_;
};
}  // namespace

std::unique_ptr<Step> near_step(const spec::NearStepParams& params) { return std::make_unique<NearStep>(params); }
}  // namespace zk::corpus
