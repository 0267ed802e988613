// zk train: a model from random weights on a dataset. What is its own is here; the run around it is engine/train.
#include <cmath>

#include "engine/spec/archs/decoder.h"
#include "engine/train/corpus_task.h"
#include "engine/train/run_session.h"
#include "workers/commands/commands.h"

namespace zk::workers {
namespace {
using spec::TrainParams;

/// Steps that were asked for; 0 where a time budget decides.
int64_t steps_of(const TrainParams& params) {
  if (params.steps) return *params.steps;
  if (params.minutes > 0) return 0;
  const double tokens = static_cast<double>(params.batch * params.model.seq_len);
  return std::max<int64_t>(1, std::llround(std::ceil(params.tokens_millions * 1e6 / tokens)));
}

Result<train::RunRecord> prepare(const TrainParams& params, Context& context) {
  ZK_TRY(Artifact dataset, context.workspace().find(ArtifactKind::Dataset, params.dataset));
  ZK_TRY(const auto tokenizer, token::load_tokenizer(dataset.dir));
  train::RunRecord record;
  ZK_TRY(record.spec, spec::build_decoder(params.model, tokenizer->vocab_size()));
  ZK_TRY(const auto machine,
         train::choose_machine(params.threads, params.precision, params.device, params.ranks, record.spec));
  record.made_by = context.made_by();
  record.made_by.params["dataset"] = dataset.id;
  record.steps = steps_of(params);
  record.threads = machine.threads;
  record.precision = machine.precision;
  record.device = machine.device;
  record.inputs = {std::move(dataset)};
  return record;
}

Result<train::Job> make(const train::RunRecord& record, const train::Place& place) {
  ZK_TRY(const TrainParams params, train::params_of<TrainParams>(record));
  const Artifact& dataset = *record.input(ArtifactKind::Dataset);
  const auto seed = static_cast<uint64_t>(params.seed);
  train::Job job;
  ZK_TRY(job.tokenizer, token::load_tokenizer(dataset.dir));
  ZK_TRY(job.task, train::make_corpus_task(dataset, job.tokenizer,
                                           {.seq_len = record.spec.seq_len,
                                            .batch = params.batch,
                                            .grad_accum = params.grad_accum,
                                            .seed = seed,
                                            .rank = place.rank,
                                            .ranks = place.ranks,
                                            .valid_tokens = params.valid_tokens,
                                            .prompts = params.sample_prompts,
                                            .device = place.device}));
  job.loop = {.lr = params.optimizer.lr,
              .clip = params.optimizer.clip,
              .valid_every = params.valid_every,
              .sample_every = params.sample_every,
              .checkpoint_every = params.checkpoint_every,
              .keep_checkpoints = params.keep_checkpoints,
              .sample_tokens = params.sample_tokens,
              .seed = seed,
              .verify = params.verify};
  job.schedule = [schedule = params.schedule](int64_t steps) { return train::schedule_of(schedule, steps); };
  job.initialise = [seed](model::Transformer& model) { return model.initialise(seed), Status{}; };
  job.optimizer = train::settings_of(params.optimizer);
  job.fast = params.path == "fast";
  job.minutes = params.minutes;
  return job;
}
}  // namespace

Result<Outcome> run_train(const TrainParams& params, Context& context) {
  const train::Recipe recipe = {[&](Context& around) { return prepare(params, around); },
                                make,
                                {"keep_checkpoints", "sample_prompts", "sample_tokens", "threads", "verify"}};
  return train::run_session(context, {params.name, params.resume, params.ranks, params.detach}, recipe);
}
}  // namespace zk::workers
