#include "engine/train/corpus_task.h"

#include <ATen/ops/empty.h>

#include <algorithm>

#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/generate/chat.h"

namespace zk::train {
namespace {

class CorpusTask final : public Task {
 public:
  CorpusTask(std::unique_ptr<token::TokenStream> train, std::unique_ptr<token::TokenStream> valid,
             token::WindowSampler sampler, const token::Tokenizer& tokenizer, CorpusOptions options)
      : train_(std::move(train)),
        valid_(std::move(valid)),
        sampler_(std::move(sampler)),
        text_(*valid_, tokenizer, options.seq_len, options.valid_tokens,
              (sampler_.rows() - 1) / options.grad_accum + 1),
        options_(std::move(options)) {}

  double tokens_per_step() const override { return static_cast<double>(sampler_.tokens_per_step()); }
  double epoch() const override { return sampler_.epoch(); }
  Json cursor() const override { return sampler_.cursor(); }
  Status restore(const Json& cursor) override { return sampler_.restore(cursor); }

  StepBatch next() override {
    const int64_t rows = sampler_.rows(), T = options_.seq_len, parts = options_.grad_accum;
    auto ids = at::empty({rows, T}, at::kLong), targets = at::empty({rows, T}, at::kLong);
    sampler_.next(ids.data_ptr<int64_t>(), targets.data_ptr<int64_t>());
    ids = ids.to(options_.device);
    targets = targets.to(options_.device);
    StepBatch step;
    step.tokens = sampler_.tokens_per_step();
    const double scale = 1.0 / static_cast<double>(step.tokens);
    for (int64_t i = 0; i < parts; ++i) {
      const int64_t begin = rows * i / parts, end = rows * (i + 1) / parts;
      step.micro.push_back({{ids.slice(0, begin, end), targets.slice(0, begin, end), {}, {}}, scale, 0});
    }
    return step;
  }

  std::vector<double> validate(model::Transformer& model, int rank, int ranks,
                               const std::function<void()>& tick) override {
    return text_.sums(model, rank, ranks, tick);
  }
  Json valid_values(const std::vector<double>& sums) const override { return ValidText::values(sums.data()); }
  int64_t valid_tokens() const override { return text_.tokens(); }
  std::vector<Prompt> prompts() const override { return prompts_; }
  std::vector<Baseline> baselines() const override { return baselines_; }

  std::vector<Prompt> prompts_;
  std::vector<Baseline> baselines_;

 private:
  std::unique_ptr<token::TokenStream> train_, valid_;
  token::WindowSampler sampler_;
  ValidText text_;
  CorpusOptions options_;
};

/// baselines.json of the dataset; none where it is missing.
std::vector<Baseline> read_baselines(const std::filesystem::path& dir) {
  std::vector<Baseline> baselines;
  auto json = read_json(dir / "baselines.json");
  if (!json.ok() || !json->is_object() || !json->contains("all")) return baselines;
  for (const char* name : {"uniform", "unigram", "bigram"}) {
    const Json scores = (*json)["all"].value(name, Json::object());
    if (scores.contains("nats_per_token") && scores["nats_per_token"].is_number())
      baselines.push_back({name, scores["nats_per_token"].get<double>()});
  }
  return baselines;
}

/// Languages that the counters of a dataset or of conversations tell of: keys of any "by_language".
std::vector<std::string> languages_of(const Json& counters) {
  std::vector<std::string> found;
  for (const auto& [key, value] : counters.items()) {
    if (!value.is_object()) continue;
    const std::vector<std::string> deeper = languages_of(value);
    found.insert(found.end(), deeper.begin(), deeper.end());
    if (key == "by_language")
      for (const auto& [language, tally] : value.items()) found.push_back(language);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}
}  // namespace

std::vector<std::pair<std::string, std::string>> usual_prompts(const std::string& kind, const Json& counters) {
  std::vector<std::string> languages;
  for (const auto& language : languages_of(counters))
    if (language == "en" || language == "ja") languages.push_back(language);
  if (languages.empty()) languages = {"en", "ja"};
  std::vector<std::pair<std::string, std::string>> prompts;
  for (int n = 1; has_text(Lang::En, "sample." + kind + "." + std::to_string(n)); ++n)
    for (const auto& language : languages)
      prompts.emplace_back(kind + "-" + std::to_string(n) + "-" + language,
                           text(lang_from_name(language), "sample." + kind + "." + std::to_string(n)));
  return prompts;
}

Prompt document_prompt(const token::Tokenizer& tokenizer, const std::string& id, const std::string& text) {
  return {id, text, generate::document_prompt(tokenizer, text), generate::document_ends(tokenizer)};
}

Result<std::unique_ptr<Task>> make_corpus_task(const Artifact& dataset,
                                               std::shared_ptr<const token::Tokenizer> tokenizer,
                                               const CorpusOptions& options) {
  ZK_TRY(auto train_stream, token::TokenStream::open(dataset.dir, "train"));
  ZK_TRY(auto valid_stream, token::TokenStream::open(dataset.dir, "valid"));
  auto train = std::make_unique<token::TokenStream>(std::move(train_stream));
  auto valid = std::make_unique<token::TokenStream>(std::move(valid_stream));
  if (valid->size() < options.seq_len + 1)
    return issue_input("dataset-too-short", {{"tokens", valid->size()}, {"needed", options.seq_len + 1}});
  ZK_TRY(auto sampler, token::WindowSampler::create(*train, {.seq_len = options.seq_len,
                                                             .global_batch = options.batch,
                                                             .seed = options.seed,
                                                             .rank = options.rank,
                                                             .ranks = options.ranks}));
  if (options.grad_accum > sampler.rows())
    return issue_usage("grad-accum-too-big", {{"grad_accum", options.grad_accum}, {"rows", sampler.rows()}});
  auto task = std::make_unique<CorpusTask>(std::move(train), std::move(valid), std::move(sampler), *tokenizer, options);
  task->baselines_ = read_baselines(dataset.dir);
  int number = 0;
  for (const auto& text : options.prompts)
    task->prompts_.push_back(document_prompt(*tokenizer, "prompt-" + std::to_string(++number), text));
  if (options.prompts.empty())
    for (const auto& [id, text] : usual_prompts("train", dataset.counters()))
      task->prompts_.push_back(document_prompt(*tokenizer, id, text));
  return std::unique_ptr<Task>(std::move(task));
}
}  // namespace zk::train
