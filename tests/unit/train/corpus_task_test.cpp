// Batches from a dataset, validation over ranks, prompts.
#include "engine/train/corpus_task.h"

#include <ATen/TensorOperators.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/train/small_training.h"

namespace zk::train {
namespace {

class Letters : public testing::Test {
 protected:
  Letters() : dataset_(test::letters(dir_.path / "letters")) {}
  Result<std::unique_ptr<Task>> make(CorpusOptions options) {
    options.seq_len = 16;
    options.valid_tokens = 200;
    return make_corpus_task(dataset_, std::make_shared<test::ByteTokenizer>(), options);
  }
  TempDir dir_;
  Artifact dataset_;
};

TEST_F(Letters, TargetsAreTheNextTokensAndPartsCoverTheBatch) {
  auto task = std::move(*make({.batch = 7, .grad_accum = 3}));
  const StepBatch step = task->next();
  EXPECT_EQ(step.tokens, 7 * 16);
  ASSERT_EQ(step.micro.size(), 3u);
  int64_t rows = 0;
  for (const auto& micro : step.micro) {
    rows += micro.batch.ids_BT.size(0);
    EXPECT_DOUBLE_EQ(micro.scale, 1.0 / (7 * 16));
    EXPECT_TRUE(micro.batch.ids_BT.slice(1, 1).equal(micro.batch.targets_BT.slice(1, 0, 15)));
  }
  EXPECT_EQ(rows, 7);
}

TEST_F(Letters, RanksTakeTheirRowsOfTheSameStep) {
  auto whole = std::move(*make({.batch = 4}));
  auto first = std::move(*make({.batch = 4, .rank = 0, .ranks = 2}));
  auto second = std::move(*make({.batch = 4, .rank = 1, .ranks = 2}));
  for (int i = 0; i < 5; ++i) {
    const auto all = whole->next(), a = first->next(), b = second->next();
    EXPECT_TRUE(all.micro[0].batch.ids_BT.slice(0, 0, 2).equal(a.micro[0].batch.ids_BT));
    EXPECT_TRUE(all.micro[0].batch.ids_BT.slice(0, 2, 4).equal(b.micro[0].batch.ids_BT));
    EXPECT_EQ(a.tokens, all.tokens);
  }
}

TEST_F(Letters, ValidationIsTheSameOverAnyNumberOfRanks) {
  auto model = std::move(*model::Transformer::create(test::small_spec()));
  model->initialise(1);
  auto task = std::move(*make({.batch = 4}));
  const auto whole = task->validate(*model, 0, 1, [] {});
  std::vector<double> sums(whole.size());
  for (int r = 0; r < 3; ++r) {
    const auto part = task->validate(*model, r, 3, [] {});
    for (size_t i = 0; i < sums.size(); ++i) sums[i] += part[i];
  }
  EXPECT_EQ(sums[1], whole[1]);
  EXPECT_EQ(sums[2], whole[2]);
  EXPECT_NEAR(sums[0], whole[0], 1e-4 * whole[0]);
  EXPECT_EQ(whole[1], task->valid_tokens());
  EXPECT_NEAR(task->valid_values(whole)["loss"].get<double>(), std::log(260.0), 0.2);
}

TEST_F(Letters, WrongSizesAreIssues) {
  EXPECT_EQ(make({.batch = 3, .ranks = 2}).issue().id, "batch-not-divisible");
  EXPECT_EQ(make({.batch = 2, .grad_accum = 3}).issue().id, "grad-accum-too-big");
  dataset_ = test::letters(dir_.path / "tiny", 5);
  EXPECT_EQ(make({.batch = 1}).issue().id, "dataset-too-short");
  std::filesystem::remove(dir_.path / "tiny" / "train-00000.tok");
  EXPECT_FALSE(make({.batch = 1}).ok());
}

TEST_F(Letters, BaselinesAndPromptsComeWithIt) {
  auto task = std::move(*make({.batch = 4, .prompts = {"one", "two"}}));
  ASSERT_EQ(task->baselines().size(), 3u);
  EXPECT_EQ(task->baselines()[2].name, "bigram");
  ASSERT_EQ(task->prompts().size(), 2u);
  EXPECT_EQ(task->prompts()[1].text, "two");
  EXPECT_EQ(task->prompts()[1].ids, (token::Ids{256, 't', 'w', 'o'})) << "a document begins with its mark";
}

TEST(UsualPrompts, AreInTheLanguagesOfTheData) {
  const Json english = {{"train", {{"all", {}}, {"by_language", {{"en", {{"documents", 3}}}}}}}};
  for (const auto& [id, text] : usual_prompts("train", english)) EXPECT_TRUE(id.ends_with("-en")) << id << " " << text;
  EXPECT_FALSE(usual_prompts("train", english).empty());
  const auto both = usual_prompts("tune", Json::object());
  EXPECT_EQ(std::count_if(both.begin(), both.end(), [](const auto& p) { return p.first.ends_with("-ja"); }),
            static_cast<int64_t>(both.size()) / 2);
}
}  // namespace
}  // namespace zk::train
