// A whole training in memory: a dataset of letters, a model of one layer, the loop around it. Seconds become
// milliseconds; everything else is real.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <mutex>

#include "engine/core/files.h"
#include "engine/token/token_file.h"
#include "engine/train/corpus_task.h"
#include "engine/train/trainer.h"
#include "tests/unit/core/temp_dir.h"
#include "tests/unit/generate/byte_tokenizer.h"

namespace zk::test {

inline spec::ModelSpec small_spec() {
  spec::ModelSpec spec;
  spec.vocab_size = 260;
  spec.seq_len = 16;
  spec.n_layer = 1;
  spec.d_model = 16;
  spec.n_head = spec.n_kv_head = 2;
  spec.head_dim = 8;
  spec.d_ff = 32;
  return spec;
}

/// A dataset folder of letters with baselines.json and a file in the tokenizer's place.
inline Artifact letters(const std::filesystem::path& dir, int64_t train_tokens = 5000) {
  const ByteTokenizer tokenizer;
  std::filesystem::create_directories(dir);
  for (const char* split : {"train", "valid"}) {
    token::TokenWriter writer(dir, split, tokenizer);
    token::Ids ids;
    for (int i = 0; i < (split[0] == 't' ? train_tokens : 700); ++i) ids.push_back('a' + (i * i + i / 7) % 26);
    EXPECT_TRUE(writer.write(ids.data(), ids.size()).ok());
    EXPECT_TRUE(writer.finish().ok());
  }
  Json all = Json::object();
  for (auto [name, loss] : {std::pair("uniform", 5.56), std::pair("unigram", 4.0), std::pair("bigram", 2.0)})
    all[name] = {{"nats_per_token", loss}};
  EXPECT_TRUE(write_json_atomic(dir / "baselines.json", {{"all", all}}).ok());
  EXPECT_TRUE(write_file_atomic(dir / "tokenizer.model", "letters").ok());
  return {ArtifactKind::Dataset, "letters", dir, {{"content", "0"}, {"counters", Json::object()}}};
}

/// One rank's loop with all that it needs.
class SmallTraining {
 public:
  struct Options {
    train::LoopOptions loop{
        .steps = 20, .lr = 3e-3, .valid_every = 10, .sample_every = 0, .checkpoint_every = 5, .sample_tokens = 4};
    int64_t batch = 4, grad_accum = 1;
    spec::ModelSpec spec = small_spec();
    bool checkpoints = true;
    std::unique_ptr<train::Task> task;  ///< instead of the letters
  };
  SmallTraining(const std::filesystem::path& dir, parallel::Collective& group, Options options)
      : run_dir(dir / "runs" / "r"),
        context(*Workspace::open(dir), Lang::En, EventWriter::detached({{"command", "train"}}),
                MadeBy{"train", Json::object(), Json::object()}) {
    context.listen([this](const Json& event) {
      const std::lock_guard lock(mutex);
      events.push_back(event);
    });
    std::filesystem::create_directories(run_dir);
    model = std::move(*model::Transformer::create(options.spec));
    model->initialise(1);
    optimizer = train::make_optimizer({}, train::segments_of(model->params()));
    auto tokens = std::make_shared<ByteTokenizer>();
    if (options.task) {
      task = std::move(options.task);
    } else {
      task = std::move(*train::make_corpus_task({ArtifactKind::Dataset, "letters", dir / "letters", {{"counters", {}}}},
                                                tokens,
                                                {.seq_len = options.spec.seq_len,
                                                 .batch = options.batch,
                                                 .grad_accum = options.grad_accum,
                                                 .rank = group.rank(),
                                                 .ranks = group.size(),
                                                 .valid_tokens = 200,
                                                 .prompts = {"abc"}}));
    }
    steering = std::move(*train::Steering::open(context, group, run_dir));
    if (options.checkpoints && group.rank() == 0)
      writer = std::make_unique<train::CheckpointWriter>(
          train::CheckpointPlace{run_dir, dir / "letters" / "tokenizer.model", {"train"}, {}}, model->params(),
          options.spec, 2, context.events());
    options.loop.schedule = train::schedule_of({}, options.loop.steps);
    trainer = std::make_unique<train::Trainer>(
        train::LoopParts{context, group, *model, *optimizer, *task, tokenizer, *steering, writer.get()}, options.loop);
  }

  std::vector<Json> of_kind(const std::string& kind) {
    const std::lock_guard lock(mutex);
    std::vector<Json> found;
    for (const auto& event : events)
      if (event["e"] == kind) found.push_back(event);
    return found;
  }
  /// Training loss of each step, in order.
  std::vector<double> losses() {
    std::vector<double> list;
    for (const auto& event : of_kind("metric"))
      if (event["group"] == "train") list.push_back(event["values"]["loss"]);
    return list;
  }

  std::filesystem::path run_dir;
  Context context;
  std::mutex mutex;
  std::vector<Json> events;
  ByteTokenizer tokenizer;
  std::unique_ptr<model::Transformer> model;
  std::unique_ptr<train::Optimizer> optimizer;
  std::unique_ptr<train::Task> task;
  std::unique_ptr<train::Steering> steering;
  std::unique_ptr<train::CheckpointWriter> writer;
  std::unique_ptr<train::Trainer> trainer;
};
}  // namespace zk::test
