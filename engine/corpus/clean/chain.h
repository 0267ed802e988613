// The steps of one cleaning as a chain: documents go through it in batches, pure steps on many threads, ordered steps
// one document after the other. What each step did to each document is kept; the numbers of a step always reconcile: in
// = kept + removed, and what one step keeps is what the next one gets.
#pragma once
#include <functional>
#include <map>

#include "engine/corpus/steps/step.h"

namespace zk::corpus {

struct Decision {
  size_t step = 0;
  Verdict verdict = Verdict::Keep;
  Reason reason;
};

/// A document on its way.
struct Item {
  std::string line;  ///< as it was stored
  Document document;
  std::vector<int64_t> bytes;  ///< of the text before each step that saw it, then after the last
  std::vector<Decision> decisions;
  bool dropped = false;
  std::string key;                                      ///< what the ordered step at hand has prepared
  std::string kept_line, removed_line, decision_lines;  ///< ready to be written
};

struct StepTally {
  int64_t in = 0, kept = 0, changed = 0, removed = 0, bytes_in = 0, bytes_out = 0;
  std::map<std::string, int64_t> dropped_by, changed_by;  ///< rule -> documents, rule -> places
  void add(const StepTally& other);
  Json to_json() const;
  static StepTally from_json(const Json& json);
  bool reconciles() const { return in == kept + removed; }
};

/// Calls `work(i)` for 0 … n-1 on so many threads; each index once, in no order.
void in_parallel(size_t n, int threads, const std::function<void(size_t)>& work);

class Chain {
 public:
  explicit Chain(Steps steps) : steps_(std::move(steps)) {}
  /// Runs `first` on every item and then all steps; the answer does not depend on `threads`.
  void run(std::vector<Item>& items, int threads, const std::function<void(Item&)>& first);
  /// What the steps did with these items.
  std::vector<StepTally> tally(const std::vector<Item>& items) const;
  size_t size() const { return steps_.size(); }
  Step& step(size_t i) { return *steps_[i]; }

 private:
  void apply(Item& item, size_t from, size_t to);
  Steps steps_;
};

/// A decision as a line of decisions-*.jsonl.zst.
std::string decision_line(const std::string& id, const char* step, const Decision& decision);
/// A removed document as a line of removed-*.jsonl.zst: the document as the step found it, and `removed`.
std::string removed_line(const Document& document, const char* step, const Decision& decision);
}  // namespace zk::corpus
