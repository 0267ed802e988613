// Exact duplicates: the first document of a text stays. 128-bit hashes (XXH3) of the text, on request without
// differences of case and of blanks; two different texts of a thousand million share one with a chance of 10^-21. 16
// bytes of memory a document in an open table.
#include <xxhash.h>

#include <cstring>
#include <utility>

#include "engine/core/files.h"
#include "engine/corpus/steps/step.h"

namespace zk::corpus {
namespace {

struct Key {
  uint64_t low = 0, high = 0;
  bool operator==(const Key&) const = default;
};

/// Open addressing, at most 3/4 full; the all-zero key is the empty place (a text that hashes to it counts as 1).
class KeySet {
 public:
  KeySet() : places_(1024) {}
  bool insert(Key key) {
    if (key == Key{}) key.low = 1;
    if (4 * (size_ + 1) > 3 * places_.size()) grow();
    Key& place = find(key);
    if (place == key) return false;
    place = key;
    ++size_;
    return true;
  }
  size_t size() const { return size_; }

 private:
  Key& find(const Key& key) {
    for (size_t i = key.low & (places_.size() - 1);; i = (i + 1) & (places_.size() - 1))
      if (places_[i] == Key{} || places_[i] == key) return places_[i];
  }
  void grow() {
    std::vector<Key> old(2 * places_.size());
    old.swap(places_);
    for (const Key& key : old)
      if (key != Key{}) find(key) = key;
  }
  std::vector<Key> places_;
  size_t size_ = 0;
};

class ExactStep final : public OrderedStep {
 public:
  explicit ExactStep(spec::DedupStepParams params) : params_(params) {}
  const char* name() const override { return "exact"; }

  void prepare(const Document& document, std::string& key) const override {
    std::string scratch;
    const std::string_view text = simple(document.text, scratch);
    const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
    const Key made{hash.low64, hash.high64};
    key.assign(reinterpret_cast<const char*>(&made), sizeof made);
  }

  Verdict decide(Document& document, const std::string& key, Reason& reason) override {
    Key made;
    std::memcpy(&made, key.data(), sizeof made);
    if (seen_.insert(made)) {
      learned_ += key;
      return Verdict::Keep;
    }
    reason.rule = "exact-duplicate";
    reason.value = hash_bytes(document.text);
    reason.threshold = "equal";
    reason.end = document.text.size();
    return Verdict::Drop;
  }

  std::string take_memory() override { return std::exchange(learned_, {}); }
  void restore(std::string_view memory) override {
    for (Key key; memory.size() >= sizeof key; memory.remove_prefix(sizeof key)) {
      std::memcpy(&key, memory.data(), sizeof key);
      seen_.insert(key);
    }
  }
  Json about() const override { return {{"different_texts", seen_.size()}}; }

 private:
  std::string_view simple(std::string_view text, std::string& scratch) const {
    if (!params_.ignore_case && !params_.ignore_space) return text;
    scratch.clear();
    bool blank = true;
    for (char c : text) {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (params_.ignore_space && space) {
        if (!blank) scratch += ' ';
        blank = true;
        continue;
      }
      blank = false;
      if (params_.ignore_case && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      scratch += c;
    }
    if (params_.ignore_space && !scratch.empty() && scratch.back() == ' ') scratch.pop_back();
    return scratch;
  }

  spec::DedupStepParams params_;
  KeySet seen_;
  std::string learned_;
};
}  // namespace

std::unique_ptr<Step> exact_step(const spec::DedupStepParams& params) { return std::make_unique<ExactStep>(params); }
}  // namespace zk::corpus
