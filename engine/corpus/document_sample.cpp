// A heap with the highest hash on top: what no longer fits is taken off there.
#include "engine/corpus/document_sample.h"

#include <algorithm>

#include "engine/token/dataset_builder.h"

namespace zk::corpus {

void DocumentSample::offer(const Document& document) {
  const double place = token::place_of(document.id, seed_);
  if (place >= ceiling_) return;
  bytes_ += document.text.size();
  kept_.push({place, document});
  while (bytes_ > limit_ && kept_.size() > 1) {
    ceiling_ = kept_.top().place;
    bytes_ -= kept_.top().document.text.size();
    kept_.pop();
  }
}

std::vector<Document> DocumentSample::take() {
  std::vector<Document> out;
  for (; !kept_.empty(); kept_.pop()) out.push_back(kept_.top().document);
  std::reverse(out.begin(), out.end());
  bytes_ = 0;
  return out;
}
}  // namespace zk::corpus
