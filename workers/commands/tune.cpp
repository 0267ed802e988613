// zk tune: a trained model learns to answer (supervised fine-tuning). What is its own is here; the run around it is
// engine/train, the learning of answers engine/dialogue.
#include "engine/core/model_ref.h"
#include "engine/dialogue/sft_task.h"
#include "engine/interchange/model_folder.h"
#include "engine/train/corpus_task.h"
#include "engine/train/run_session.h"
#include "workers/commands/commands.h"

namespace zk::workers {
namespace {
using spec::TuneParams;
constexpr int64_t kMostValid = 200;      ///< conversations held out for the validation loss
constexpr int64_t kValidTokens = 20480;  ///< of corpus text

/// The dataset whose text is mixed in: the one named, else the one that the base was trained on.
Result<Artifact> dataset_for(const TuneParams& params, const ModelRef& base, const Workspace& workspace) {
  if (!params.dataset.empty()) return workspace.find(ArtifactKind::Dataset, params.dataset);
  for (const auto& input : base.artifact.manifest.value("inputs", Json::array()))
    if (input.value("kind", "") == "dataset") return workspace.find(ArtifactKind::Dataset, input.value("id", ""));
  return issue_input("tune-no-dataset", {{"base", base.name}});
}

/// The base as an input: a run under its own name, with the content of the checkpoint that is used.
Artifact base_input(const ModelRef& base) {
  Artifact input = base.artifact;
  if (base.run.empty()) return input;
  input.kind = ArtifactKind::Run;
  input.id = std::filesystem::path(base.run).filename().string();
  return input;
}

Result<train::RunRecord> prepare(const TuneParams& params, Context& context) {
  const Workspace& workspace = context.workspace();
  ZK_TRY(const ModelRef base, params.base.empty() ? newest_untuned(workspace) : resolve_model(workspace, params.base));
  ZK_TRY(Artifact chats, workspace.find(ArtifactKind::Conversations, params.conversations));
  ZK_TRY(const auto tokenizer, token::load_tokenizer(base.dir));
  train::RunRecord record;
  ZK_TRY(record.spec, interchange::read_spec(base.dir));
  record.made_by = context.made_by();
  record.inputs = {base_input(base), std::move(chats)};
  if (params.corpus_windows > 0) {
    ZK_TRY(Artifact dataset, dataset_for(params, base, workspace));
    ZK_TRY(const auto other, token::load_tokenizer(dataset.dir));
    if (other->hash() != tokenizer->hash())
      return issue_input("tune-tokenizer-differs", {{"base", base.name}, {"dataset", dataset.id}});
    record.made_by.params["dataset"] = dataset.id;
    record.inputs.push_back(std::move(dataset));
  }
  ZK_TRY(const auto machine,
         train::choose_machine(params.threads, params.precision, params.device, params.ranks, record.spec));
  record.made_by.params["base"] = base.name;
  record.made_by.params["conversations"] = record.inputs[1].id;
  record.threads = machine.threads;
  record.precision = machine.precision;
  record.device = machine.device;
  ZK_TRY(const auto rows, dialogue::read_conversations(record.inputs[1].dir));
  ZK_TRY(const auto split, dialogue::split_rows(rows, *tokenizer, record.spec.seq_len, params.examples, kMostValid,
                                                static_cast<uint64_t>(params.seed)));
  if (split.too_long > 0)
    context.warn(issue_info("conversations-too-long", {{"n", split.too_long}, {"seq_len", record.spec.seq_len}}));
  record.steps = dialogue::sft_steps(static_cast<int64_t>(split.train.size()), params.batch, params.epochs);
  return record;
}

Result<std::vector<train::Prompt>> prompts_for(const TuneParams& params, const token::Tokenizer& tokenizer,
                                               const Artifact& chats) {
  std::vector<std::pair<std::string, std::string>> texts;
  for (const auto& text : params.sample_prompts) texts.emplace_back("prompt-" + std::to_string(texts.size() + 1), text);
  if (texts.empty()) texts = train::usual_prompts("tune", chats.counters());
  std::vector<train::Prompt> prompts;
  for (const auto& [id, text] : texts) {
    ZK_TRY(train::Prompt prompt, dialogue::question_prompt(tokenizer, id, text));
    prompts.push_back(std::move(prompt));
  }
  return prompts;
}

/// The weights of the base, as the first weights of this run.
Status copy_weights(const std::filesystem::path& dir, model::Transformer& model) {
  ZK_TRY(const auto base, interchange::load_model(dir));
  model.params().flat_values().copy_(base->params().flat_values());
  return {};
}

Result<train::Job> make(const train::RunRecord& record, const train::Place& place) {
  ZK_TRY(const TuneParams params, train::params_of<TuneParams>(record));
  const Artifact &base = record.inputs[0], &chats = record.inputs[1];
  const auto seed = static_cast<uint64_t>(params.seed);
  train::Job job;
  ZK_TRY(job.tokenizer, token::load_tokenizer(record.dir));
  ZK_TRY(const auto conversations, dialogue::read_conversations(chats.dir));
  ZK_TRY(auto rows,
         dialogue::split_rows(conversations, *job.tokenizer, record.spec.seq_len, params.examples, kMostValid, seed));
  ZK_TRY(auto prompts, prompts_for(params, *job.tokenizer, chats));
  ZK_TRY(job.task, dialogue::make_sft_task(std::move(rows), record.input(ArtifactKind::Dataset), job.tokenizer,
                                           {.seq_len = record.spec.seq_len,
                                            .batch = params.batch,
                                            .corpus_windows = params.corpus_windows,
                                            .corpus_weight = params.corpus_weight,
                                            .valid_tokens = kValidTokens,
                                            .seed = seed,
                                            .rank = place.rank,
                                            .ranks = place.ranks,
                                            .device = place.device,
                                            .prompts = std::move(prompts)}));
  job.loop = {.lr = params.optimizer.lr,
              .clip = params.optimizer.clip,
              .valid_every = params.valid_every,
              .sample_every = params.sample_every,
              .checkpoint_every = params.checkpoint_every,
              .keep_checkpoints = params.keep_checkpoints,
              .sample_tokens = params.sample_tokens,
              .sample_temperature = 0,
              .seed = seed,
              .tuned = true};
  job.schedule = [warmup = params.warmup_steps](int64_t steps) {
    return train::Schedule{.kind = train::Schedule::Kind::Linear,
                           .warmup = std::min(warmup, steps / 2),
                           .total = steps,
                           .count_next = true};
  };
  job.initialise = [dir = base.dir](model::Transformer& model) { return copy_weights(dir, model); };
  job.optimizer = train::settings_of(params.optimizer);
  return job;
}
}  // namespace

Result<Outcome> run_tune(const TuneParams& params, Context& context) {
  const train::Recipe recipe = {[&](Context& around) { return prepare(params, around); },
                                make,
                                {"keep_checkpoints", "sample_prompts", "sample_tokens", "threads"}};
  return train::run_session(context, {params.name, params.resume, params.ranks, params.detach}, recipe);
}
}  // namespace zk::workers
