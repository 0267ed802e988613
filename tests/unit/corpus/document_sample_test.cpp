// The sample: within its size, the same whatever the order of the documents.
#include "engine/corpus/document_sample.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/core/random.h"

namespace zk::corpus {
namespace {

std::vector<Document> documents() {
  Random random(1);
  std::vector<Document> list;
  for (int i = 0; i < 500; ++i) list.push_back({std::to_string(i), "", "", std::string(random.below(400), 'x'), ""});
  return list;
}

std::vector<std::string> sample(const std::vector<Document>& list, uint64_t bytes, uint64_t seed) {
  DocumentSample sample(bytes, seed);
  for (const auto& document : list) {
    sample.offer(document);
    EXPECT_LE(sample.bytes(), bytes);
  }
  std::vector<std::string> ids;
  for (const auto& document : sample.take()) ids.push_back(document.id);
  return ids;
}

TEST(DocumentSample, DoesNotDependOnTheOrder) {
  auto list = documents();
  for (const uint64_t bytes : {500, 5000, 40000}) {
    const auto forward = sample(list, bytes, 3);
    Random random(bytes);
    for (int round = 0; round < 10; ++round) {
      for (size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[random.below(i)]);
      EXPECT_EQ(sample(list, bytes, 3), forward);
    }
  }
}

TEST(DocumentSample, FillsItsSizeAndFollowsTheSeed) {
  const auto list = documents();
  DocumentSample nearly(40000, 3);
  for (const auto& document : list) nearly.offer(document);
  EXPECT_GT(nearly.bytes(), 39000u);
  EXPECT_NE(sample(list, 5000, 3), sample(list, 5000, 4));
  EXPECT_EQ(sample(list, 1000000, 3).size(), list.size());
}

TEST(DocumentSample, KeepsOneDocumentHoweverLarge) {
  DocumentSample sample(10, 1);
  for (int i = 0; i < 5; ++i) sample.offer({std::to_string(i), "", "", std::string(100, 'x'), ""});
  EXPECT_EQ(sample.size(), 1u);
}
}  // namespace
}  // namespace zk::corpus
