// Rolling windows against the definition: each token's probability with the context that its window gives it.
#include "engine/eval/text_score.h"

#include <ATen/ops/log_softmax.h>
#include <ATen/ops/tensor.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "tests/unit/core/temp_dir.h"
#include "tests/unit/generate/byte_tokenizer.h"

namespace zk::eval {
namespace {
const test::ByteTokenizer kBytes;

std::unique_ptr<model::Transformer> make(int64_t seq_len) {
  spec::ModelSpec spec;
  spec.vocab_size = kBytes.vocab_size();
  spec.seq_len = seq_len;
  spec.n_layer = 2, spec.d_model = 32, spec.n_head = spec.n_kv_head = 2, spec.head_dim = 16, spec.d_ff = 64;
  spec.init_std = 0.3;
  auto model = model::Transformer::create(spec);
  EXPECT_TRUE(model.ok());
  (*model)->initialise(9);
  return std::move(*model);
}

std::vector<TextDocument> text_of(const std::vector<std::string>& texts) {
  std::vector<TextDocument> set;
  for (const auto& text : texts) {
    TextDocument document{std::to_string(set.size()),
                          set.size() % 2 ? "ja" : "en",
                          {256},
                          static_cast<int64_t>(text.size()),
                          static_cast<int64_t>(text.size())};
    kBytes.encode(text, document.ids);
    set.push_back(std::move(document));
  }
  return set;
}

/// -log p of `id` behind `context`.
double nll(model::Transformer& model, const token::Ids& context, int32_t id) {
  const std::vector<int64_t> wide(context.begin(), context.end());
  return -at::log_softmax(model.forward({at::tensor(wide).unsqueeze(0)})[0][-1], -1)[id].item<double>();
}

TEST(ScoreText, EveryTokenCountsOnceWithItsWindow) {
  constexpr size_t kWindow = 8;
  auto model = make(kWindow);
  const auto documents = text_of({"short", "a document longer than one window", "", "exactly"});
  token::Ids ids;
  std::vector<size_t> owner;
  for (size_t d = 0; d < documents.size(); ++d) {
    ids.insert(ids.end(), documents[d].ids.begin(), documents[d].ids.end());
    owner.insert(owner.end(), documents[d].ids.size(), d);
  }
  std::vector<double> wanted(documents.size());
  size_t start = 0;
  for (size_t t = 1; t < ids.size(); ++t) {
    if (t - start > kWindow) start += kWindow / 2;
    const token::Ids context(ids.begin() + static_cast<ptrdiff_t>(start), ids.begin() + static_cast<ptrdiff_t>(t));
    wanted[owner[t]] += nll(*model, context, ids[t]);
  }
  for (const int64_t rows : {1, 3, 50}) {
    auto scores = score_text(*model, documents, rows);
    ASSERT_TRUE(scores.ok());
    for (size_t d = 0; d < wanted.size(); ++d) {
      EXPECT_NEAR((*scores)[d].nats, wanted[d], 1e-3) << "document " << d << ", rows " << rows;
      EXPECT_EQ((*scores)[d].targets, static_cast<int64_t>(documents[d].ids.size()) - (d == 0));
    }
  }
}

TEST(ScoreText, ATextShorterThanTheWindowIsReadWhole) {
  auto model = make(64);
  const auto documents = text_of({"tiny"});
  auto scores = score_text(*model, documents);
  ASSERT_TRUE(scores.ok());
  double wanted = 0;
  for (size_t t = 1; t < documents[0].ids.size(); ++t)
    wanted += nll(*model, token::Ids(documents[0].ids.begin(), documents[0].ids.begin() + static_cast<ptrdiff_t>(t)),
                  documents[0].ids[t]);
  EXPECT_NEAR((*scores)[0].nats, wanted, 1e-4);
  EXPECT_TRUE(score_text(*model, {})->empty());
}

TEST(ScoreText, StopsAndRefusesBrokenModels) {
  auto model = make(8);
  const auto set = text_of({"one", "two", "three"});
  EXPECT_EQ(score_text(*model, set, 1, [](int64_t) { return false; }).issue().id, "stopped");
  model->params().flat_values().fill_(std::numeric_limits<float>::quiet_NaN());
  model->weights_changed();
  EXPECT_EQ(score_text(*model, set).issue().id, "model-not-finite");
}

TEST(TextFigures, AddUp) {
  const auto set = text_of({"abcd", "efghij", "kl"});
  const std::vector<DocumentScore> scores = {{8, 4}, {14, 7}, {6, 3}};
  const Json figures = text_figures(set, scores);
  const Json& all = figures["all"];
  EXPECT_EQ(all["targets"], 14);
  EXPECT_EQ(all["tokens"], 15);
  EXPECT_NEAR(all["nats_per_token"].get<double>(), 2.0, 1e-12);
  EXPECT_NEAR(all["perplexity"].get<double>(), std::exp(2.0), 1e-9);
  EXPECT_NEAR(all["bits_per_character"].get<double>(), 2 / std::log(2.0) * 15 / 12, 1e-9);
  EXPECT_LT(all["low"].get<double>(), all["bits_per_character"].get<double>());
  EXPECT_EQ(figures["en"]["documents"], 2);
  EXPECT_EQ(figures["ja"]["bytes"], 6);
}
}  // namespace
}  // namespace zk::eval
