#include "engine/dialogue/sft_task.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/full.h>

#include <algorithm>
#include <cmath>

#include "engine/core/random.h"
#include "engine/generate/chat.h"
#include "engine/train/valid_text.h"

namespace zk::dialogue {
namespace {
constexpr int64_t kIgnored = -100;
constexpr int kAnswers = 0, kCorpus = 1;
constexpr size_t kValidRows = 32;  ///< scored at a time

/// Corpus text beside the conversations.
struct CorpusText {
  token::TokenStream train, valid;
  std::optional<token::WindowSampler> sampler;
  std::optional<train::ValidText> text;
  CorpusText(token::TokenStream a, token::TokenStream b) : train(std::move(a)), valid(std::move(b)) {}
};

class SftTask final : public train::Task {
 public:
  SftTask(Rows rows, std::unique_ptr<CorpusText> corpus, SftOptions options)
      : rows_(std::move(rows)), corpus_(std::move(corpus)), options_(std::move(options)) {
    for (const Row& row : rows_.train) mean_tokens_ += static_cast<double>(row.ids.size());
    mean_tokens_ /= static_cast<double>(rows_.train.size());
  }

  std::vector<std::string> loss_names() const override {
    return windows() > 0 ? std::vector<std::string>{"loss", "corpus_loss"} : std::vector<std::string>{"loss"};
  }
  double tokens_per_step() const override {
    return mean_tokens_ * static_cast<double>(options_.batch) + static_cast<double>(windows() * options_.seq_len);
  }
  double epoch() const override {
    return static_cast<double>(step_ * options_.batch) / static_cast<double>(rows_.train.size());
  }
  Json cursor() const override {
    return {{"step", step_}, {"rows", rows_.train.size()}, {"batch", options_.batch}, {"seed", options_.seed}};
  }
  Status restore(const Json& saved) override {
    const Json here = cursor();
    for (const char* field : {"rows", "batch", "seed"})
      if (saved.value(field, Json()) != here[field])
        return issue_input("cursor-mismatch",
                           {{"field", field}, {"saved", saved.value(field, Json())}, {"here", here[field]}});
    step_ = saved.value("step", int64_t{0});
    return {};
  }

  train::StepBatch next() override {
    train::StepBatch step;
    add_conversations(step);
    if (windows() > 0) add_windows(step);
    ++step_;
    return step;
  }

  std::vector<double> validate(model::Transformer& model, int rank, int ranks,
                               const std::function<void()>& tick) override {
    std::vector<double> sums(2);
    std::vector<const Row*> rows;
    auto score = [&] {
      if (rows.empty()) return;
      const model::TrainBatch batch = batch_of(rows);
      const auto targets = batch.targets_BT.to(options_.device);
      sums[0] += model.token_nll({batch.ids_BT.to(options_.device), {}, {}}, targets).sum(at::kDouble).item<double>();
      for (const Row* row : rows) sums[1] += static_cast<double>(row->answer);
      rows.clear();
      tick();
    };
    for (size_t i = static_cast<size_t>(rank); i < rows_.valid.size(); i += static_cast<size_t>(ranks)) {
      rows.push_back(&rows_.valid[i]);
      if (rows.size() == kValidRows) score();
    }
    score();
    if (corpus_) {
      const auto text = corpus_->text->sums(model, rank, ranks, tick);
      sums.insert(sums.end(), text.begin(), text.end());
    }
    return sums;
  }

  Json valid_values(const std::vector<double>& sums) const override {
    Json values = {{"loss", sums[1] > 0 ? sums[0] / sums[1] : 0}};
    if (!corpus_) return values;
    const Json text = train::ValidText::values(sums.data() + 2);
    values["corpus_loss"] = text["loss"];
    for (const char* name : {"bits_per_char", "bits_per_byte"})
      if (text.contains(name)) values[name] = text[name];
    return values;
  }
  int64_t valid_tokens() const override {
    return static_cast<int64_t>(mean_tokens_ * static_cast<double>(rows_.valid.size())) +
           (corpus_ ? corpus_->text->tokens() : 0);
  }
  std::vector<train::Prompt> prompts() const override { return options_.prompts; }

 private:
  int64_t windows() const { return corpus_ ? options_.corpus_windows : 0; }

  /// Row number `sample` of the endless sequence: every epoch in an order of its own.
  const Row& row_at(int64_t sample) {
    const auto n = static_cast<int64_t>(rows_.train.size());
    if (const int64_t epoch = sample / n; epoch != order_epoch_) {
      order_.emplace(static_cast<uint64_t>(n), mix_seed(options_.seed, static_cast<uint64_t>(epoch)));
      order_epoch_ = epoch;
    }
    return rows_.train[(*order_)(static_cast<uint64_t>(sample % n))];
  }

  void add_conversations(train::StepBatch& step) {
    std::vector<const Row*> mine;
    int64_t answers = 0;
    for (int64_t i = 0; i < options_.batch; ++i) {
      const Row& row = row_at(step_ * options_.batch + i);
      answers += row.answer;
      step.tokens += static_cast<int64_t>(row.ids.size());
      if (i % options_.ranks == options_.rank) mine.push_back(&row);
    }
    if (mine.empty()) return;
    auto batch = batch_of(mine);
    batch.ids_BT = batch.ids_BT.to(options_.device);
    batch.targets_BT = batch.targets_BT.to(options_.device);
    step.micro.push_back({std::move(batch), 1.0 / static_cast<double>(answers), kAnswers});
  }

  void add_windows(train::StepBatch& step) {
    const int64_t all = windows(), T = options_.seq_len;
    std::vector<int64_t> mine;
    for (int64_t i = options_.rank; i < all; i += options_.ranks) mine.push_back(step_ * all + i);
    step.tokens += all * T;
    if (mine.empty()) return;
    const auto rows = static_cast<int64_t>(mine.size());
    auto ids = at::empty({rows, T}, at::kLong), targets = at::empty({rows, T}, at::kLong);
    for (int64_t r = 0; r < rows; ++r)
      corpus_->sampler->fill(mine[static_cast<size_t>(r)], 1, ids.data_ptr<int64_t>() + r * T,
                             targets.data_ptr<int64_t>() + r * T);
    step.micro.push_back({{ids.to(options_.device), targets.to(options_.device), {}, {}},
                          options_.corpus_weight / static_cast<double>(all * T),
                          kCorpus});
  }

  Rows rows_;
  std::unique_ptr<CorpusText> corpus_;
  SftOptions options_;
  double mean_tokens_ = 0;
  int64_t step_ = 0, order_epoch_ = -1;
  std::optional<token::Permutation> order_;
};
}  // namespace

model::TrainBatch batch_of(const std::vector<const Row*>& rows) {
  size_t longest = 0;
  for (const Row* row : rows) longest = std::max(longest, row->ids.size());
  const std::vector<int64_t> shape = {static_cast<int64_t>(rows.size()), static_cast<int64_t>(longest)};
  auto ids = at::full(shape, 0, at::kLong), targets = at::full(shape, kIgnored, at::kLong);
  for (size_t r = 0; r < rows.size(); ++r) {
    std::copy(rows[r]->ids.begin(), rows[r]->ids.end(), ids.data_ptr<int64_t>() + r * longest);
    std::copy(rows[r]->targets.begin(), rows[r]->targets.end(), targets.data_ptr<int64_t>() + r * longest);
  }
  return {ids, targets, {}, {}};
}

int64_t sft_steps(int64_t rows, int64_t batch, double epochs) {
  return std::max<int64_t>(
      1, static_cast<int64_t>(std::ceil(epochs * static_cast<double>(rows) / static_cast<double>(batch) - 1e-9)));
}

Result<train::Prompt> question_prompt(const token::Tokenizer& tokenizer, const std::string& id,
                                      const std::string& question) {
  ZK_TRY(token::Ids ids, generate::chat_prompt(tokenizer, {{"user", question}}, INT64_MAX));
  return train::Prompt{id, question, std::move(ids), generate::answer_ends(tokenizer)};
}

Result<std::unique_ptr<train::Task>> make_sft_task(Rows rows, const Artifact* dataset,
                                                   std::shared_ptr<const token::Tokenizer> tokenizer,
                                                   SftOptions options) {
  std::unique_ptr<CorpusText> corpus;
  if (dataset) {
    ZK_TRY(auto train_stream, token::TokenStream::open(dataset->dir, "train"));
    ZK_TRY(auto valid_stream, token::TokenStream::open(dataset->dir, "valid"));
    if (valid_stream.size() < options.seq_len + 1)
      return issue_input("dataset-too-short", {{"tokens", valid_stream.size()}, {"needed", options.seq_len + 1}});
    corpus = std::make_unique<CorpusText>(std::move(train_stream), std::move(valid_stream));
    ZK_TRY(auto sampler,
           token::WindowSampler::create(
               corpus->train, {.seq_len = options.seq_len, .global_batch = 1, .seed = mix_seed(options.seed, 7)}));
    corpus->sampler.emplace(std::move(sampler));
    corpus->text.emplace(corpus->valid, *tokenizer, options.seq_len, options.valid_tokens, 8);
  }
  return std::unique_ptr<train::Task>(
      std::make_unique<SftTask>(std::move(rows), std::move(corpus), std::move(options)));
}
}  // namespace zk::dialogue
