// A sample of documents of at most so many bytes, taken in one pass over a corpus of unknown size: those whose ids hash
// lowest. The same documents are chosen in whatever order they come, and memory never holds more than the sample.
#pragma once
#include <cstdint>
#include <queue>
#include <vector>

#include "engine/corpus/corpus_io.h"

namespace zk::corpus {

class DocumentSample {
 public:
  DocumentSample(uint64_t bytes, uint64_t seed) : limit_(bytes), seed_(seed) {}
  /// The first document is kept whatever its size.
  void offer(const Document& document);
  /// The documents, lowest hash first; empties the sample.
  std::vector<Document> take();
  uint64_t bytes() const { return bytes_; }
  size_t size() const { return kept_.size(); }

 private:
  struct Kept {
    double place;
    Document document;
    bool operator<(const Kept& other) const {
      return place != other.place ? place < other.place : document.id < other.document.id;
    }
  };
  uint64_t limit_, seed_, bytes_ = 0;
  double ceiling_ = 2;              ///< lowest hash that did not fit; nothing above it is taken any more
  std::priority_queue<Kept> kept_;  ///< highest place on top
};
}  // namespace zk::corpus
