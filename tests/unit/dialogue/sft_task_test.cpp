// Tuning as a task: the objective, its split over ranks, padding, the cursor.
#include "engine/dialogue/sft_task.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <gtest/gtest.h>

#include <map>

#include "engine/token/token_file.h"
#include "tests/unit/core/temp_dir.h"
#include "tests/unit/generate/byte_tokenizer.h"

namespace zk::dialogue {
namespace {

constexpr int64_t kLength = 24;

spec::ModelSpec small_spec() {
  spec::ModelSpec spec;
  spec.vocab_size = 260;
  spec.seq_len = kLength;
  spec.n_layer = 1;
  spec.d_model = 16;
  spec.n_head = spec.n_kv_head = 2;
  spec.head_dim = 8;
  spec.d_ff = 32;
  return spec;
}

/// A dataset folder of letters.
Artifact letters(const std::filesystem::path& dir) {
  const test::ByteTokenizer tokenizer;
  for (const char* split : {"train", "valid"}) {
    token::TokenWriter writer(dir, split, tokenizer);
    token::Ids ids;
    for (int i = 0; i < 1000; ++i) ids.push_back('a' + (i * i) % 26);
    EXPECT_TRUE(writer.write(ids.data(), ids.size()).ok());
    EXPECT_TRUE(writer.finish().ok());
  }
  return {ArtifactKind::Dataset, "letters", dir, Json::object()};
}

Rows some_rows() {
  std::vector<Conversation> list;
  for (int i = 0; i < 30; ++i)
    list.push_back(
        {std::string(static_cast<size_t>(1 + i % 5), 'q'), std::string(static_cast<size_t>(1 + i % 7), 'a'), "en", ""});
  return *split_rows(list, test::ByteTokenizer(), kLength, 20, 10, 1);
}

std::unique_ptr<train::Task> task_of(const Artifact* dataset, int rank, int ranks, int64_t batch = 5) {
  return std::move(*make_sft_task(some_rows(), dataset, std::make_shared<test::ByteTokenizer>(),
                                  {.seq_len = kLength,
                                   .batch = batch,
                                   .corpus_windows = 3,
                                   .corpus_weight = 0.5,
                                   .valid_tokens = 200,
                                   .rank = rank,
                                   .ranks = ranks}));
}

at::Tensor gradient_of(model::Transformer& model, const std::vector<train::StepBatch>& steps) {
  model.params().zero_grads();
  for (const auto& step : steps)
    for (const auto& micro : step.micro) model.forward_backward(micro.batch, micro.scale);
  return model.params().flat_grads().clone();
}

TEST(SftTask, ItsObjectiveIsTheMeanOverAnswersAndHalfTheMeanOverTheText) {
  TempDir dir;
  const Artifact dataset = letters(dir.path);
  auto model = std::move(*model::Transformer::create(small_spec()));
  model->initialise(1);
  auto task = task_of(&dataset, 0, 1);
  const auto step = task->next();
  ASSERT_EQ(step.micro.size(), 2u);
  double objective = 0, answers = 0, text = 0;
  int64_t learned = 0;
  for (const auto& micro : step.micro) {
    const auto nll = model->token_nll({micro.batch.ids_BT, {}, {}}, micro.batch.targets_BT);
    const int64_t count = micro.batch.targets_BT.ne(-100).sum().item<int64_t>();
    const double sum = nll.sum(at::kDouble).item<double>();
    objective += micro.scale * sum;
    (micro.part == 0 ? answers : text) = sum / static_cast<double>(count);
    if (micro.part == 0) learned = count;
  }
  EXPECT_NEAR(objective, answers + 0.5 * text, 1e-6);
  EXPECT_GT(learned, 5) << "five answers, each with its end";
}

TEST(SftTask, RanksTogetherComputeWhatOneComputes) {
  TempDir dir;
  const Artifact dataset = letters(dir.path);
  auto model = std::move(*model::Transformer::create(small_spec()));
  model->initialise(1);
  auto whole = task_of(&dataset, 0, 1), first = task_of(&dataset, 0, 2), second = task_of(&dataset, 1, 2);
  for (int i = 0; i < 5; ++i) {
    const at::Tensor one = gradient_of(*model, {whole->next()});
    const at::Tensor two = gradient_of(*model, {first->next(), second->next()});
    EXPECT_LT((one - two).abs().max().item<float>(), 1e-5 * one.abs().max().item<float>() + 1e-8);
  }
}

TEST(SftTask, PaddingChangesNothing) {
  auto model = std::move(*model::Transformer::create(small_spec()));
  model->initialise(1);
  const Rows rows = some_rows();
  double alone = 0;
  std::vector<const Row*> all;
  for (const auto& row : rows.train) {
    const auto batch = batch_of({&row});
    alone += model->token_nll({batch.ids_BT, {}, {}}, batch.targets_BT).sum(at::kDouble).item<double>();
    all.push_back(&row);
  }
  const auto batch = batch_of(all);
  EXPECT_NEAR(model->token_nll({batch.ids_BT, {}, {}}, batch.targets_BT).sum(at::kDouble).item<double>(), alone, 1e-3);
  model->params().zero_grads();
  const auto loss = model->forward_backward(batch, 1.0);
  EXPECT_NEAR(loss.nll_sum, alone, 1e-3);
}

TEST(SftTask, EveryEpochSeesEachConversationOnceInAnotherOrder) {
  auto task = task_of(nullptr, 0, 1, 5);
  auto epoch = [&] {
    std::vector<std::vector<int64_t>> seen;
    for (int i = 0; i < 4; ++i) {
      const auto step = task->next();
      EXPECT_EQ(step.micro.size(), 1u) << "without a dataset there are conversations alone";
      const auto& ids = step.micro[0].batch.ids_BT;
      for (int64_t r = 0; r < ids.size(0); ++r) {
        std::vector<int64_t> row(ids[r].const_data_ptr<int64_t>(), ids[r].const_data_ptr<int64_t>() + ids.size(1));
        while (!row.empty() && row.back() == 0) row.pop_back();
        seen.push_back(row);
      }
    }
    return seen;
  };
  auto first = epoch(), second = epoch();
  EXPECT_EQ(first.size(), 20u);
  EXPECT_NE(first, second);
  std::sort(first.begin(), first.end());
  std::sort(second.begin(), second.end());
  EXPECT_EQ(first, second);
  EXPECT_DOUBLE_EQ(task->epoch(), 2.0);
}

TEST(SftTask, TheCursorRepeatsTheSameSteps) {
  TempDir dir;
  const Artifact dataset = letters(dir.path);
  auto task = task_of(&dataset, 0, 1);
  for (int i = 0; i < 3; ++i) task->next();
  const Json cursor = task->cursor();
  const auto wanted = task->next();
  auto again = task_of(&dataset, 0, 1);
  ASSERT_TRUE(again->restore(Json::parse(cursor.dump())).ok());
  const auto got = again->next();
  ASSERT_EQ(got.micro.size(), wanted.micro.size());
  for (size_t i = 0; i < got.micro.size(); ++i)
    EXPECT_TRUE(got.micro[i].batch.ids_BT.equal(wanted.micro[i].batch.ids_BT));
  auto other = task_of(&dataset, 0, 1, 4);
  EXPECT_EQ(other->restore(cursor).issue().id, "cursor-mismatch");
}

TEST(SftTask, ValidationAddsUpOverRanks) {
  TempDir dir;
  const Artifact dataset = letters(dir.path);
  auto model = std::move(*model::Transformer::create(small_spec()));
  model->initialise(1);
  auto task = task_of(&dataset, 0, 1);
  int ticks = 0;
  const auto whole = task->validate(*model, 0, 1, [&] { ++ticks; });
  const auto a = task->validate(*model, 0, 2, [] {}), b = task->validate(*model, 1, 2, [] {});
  EXPECT_GT(ticks, 0);
  ASSERT_EQ(whole.size(), a.size());
  for (size_t i = 0; i < whole.size(); ++i) EXPECT_NEAR(whole[i], a[i] + b[i], 1e-3 * std::abs(whole[i]));
  const Json values = task->valid_values(whole);
  EXPECT_NEAR(values["loss"].get<double>(), std::log(260.0), 0.3) << "random weights guess";
  // One byte a token, one character a byte.
  EXPECT_NEAR(values["bits_per_char"].get<double>(), values["corpus_loss"].get<double>() / std::log(2.0), 1e-6);
}

TEST(SftTask, StepsFromEpochs) {
  EXPECT_EQ(sft_steps(800, 16, 5), 250);
  EXPECT_EQ(sft_steps(801, 16, 1), 51);
  EXPECT_EQ(sft_steps(10, 16, 0.1), 1);
}
}  // namespace
}  // namespace zk::dialogue
