// zk dataset: turns a corpus into token shards for training and validation, and measures on the validation split what
// simple models reach, so that the loss of a run has something to be compared with.
#include <fmt/format.h>

#include <thread>

#include "engine/core/files.h"
#include "engine/corpus/corpus_io.h"
#include "engine/token/baselines.h"
#include "engine/token/dataset_builder.h"
#include "workers/commands/commands.h"
#include "workers/common/made.h"

namespace zk::workers {
namespace {
namespace fs = std::filesystem;

/// The corpus as the dataset builder asks for it; documents without text are passed over.
token::NextDocument reader_of(corpus::DocumentSource& source) {
  return [&source, document = corpus::Document{}](token::SourceDocument& out) mutable -> Result<bool> {
    do {
      ZK_TRY(const bool any, source.next(document));
      if (!any) return false;
    } while (document.text.empty());
    out.id = std::move(document.id);
    out.lang = document.lang.empty() ? "und" : std::move(document.lang);
    out.kind = std::move(document.kind);
    out.text = std::move(document.text);
    return true;
  };
}

Result<token::Dataset> encode(const Artifact& corpus, const token::Tokenizer& tokenizer, const fs::path& dir,
                              const spec::DatasetParams& params, Context& context) {
  Stage stage(context, "dataset");
  ZK_TRY(const auto source, corpus::open_corpus(corpus.dir));
  token::DatasetOptions options;
  options.valid_percent = params.valid_percent;
  options.valid_max_tokens = params.valid_max_tokens;
  options.seed = static_cast<uint64_t>(params.seed);
  options.threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  token::DatasetHooks hooks;
  hooks.stopping = [&] { return context.stopping(); };
  hooks.progress = [&] { progress_of(*source, "dataset", false, context); };
  auto dataset = token::build_dataset(reader_of(*source), tokenizer, dir, options, hooks);
  if (!dataset.ok() && dataset.issue().id == "corpus-empty")
    return issue_input("corpus-empty", {{"path", corpus.dir.string()}});
  progress_of(*source, "dataset", true, context);
  if (dataset.ok())
    stage.data = {{"train_tokens", dataset->train.all.tokens}, {"valid_tokens", dataset->valid.all.tokens}};
  return dataset;
}

Result<Json> measure(const fs::path& dir, int64_t vocab_size, Context& context) {
  Stage stage(context, "baselines");
  ZK_TRY(const auto train, token::TokenStream::open(dir, "train"));
  ZK_TRY(const auto valid, token::TokenStream::open(dir, "valid"));
  ZK_TRY(const auto documents, token::read_document_spans(dir, "valid"));
  ZK_TRY(Json baselines,
         token::measure_baselines(train, valid, documents, vocab_size, {}, [&] { return context.stopping(); }));
  ZK_CHECK(write_json_atomic(dir / "baselines.json", baselines));
  stage.data = baselines["all"];
  return baselines;
}

std::string summary(const std::string& id, const token::Dataset& dataset, const Json& baselines, Lang lang) {
  const token::Tally &train = dataset.train.all, &valid = dataset.valid.all;
  std::string out = text(lang, "dataset.summary",
                         {{"id", id},
                          {"train_tokens", train.tokens},
                          {"train_documents", train.documents},
                          {"valid_tokens", valid.tokens},
                          {"valid_documents", valid.documents}});
  for (const auto& [language, scores] : baselines["by_language"].items())
    out += "\n" + text(lang, "dataset.summary.language",
                       {{"language", language_word(lang, language)},
                        {"characters", fmt::format("{:.2f}", scores["characters_per_token"].get<double>())},
                        {"bytes", fmt::format("{:.2f}", scores["bytes_per_token"].get<double>())}});
  Json bits = Json::object();
  for (const char* model : {"uniform", "unigram", "bigram"})
    bits[model] = fmt::format("{:.2f}", baselines["all"][model]["bits_per_character"].get<double>());
  return out + "\n" + text(lang, "dataset.summary.baselines", bits);
}

void warn_of_left_out(const token::Dataset& dataset, const spec::DatasetParams& params, Context& context) {
  if (dataset.left_out == 0) return;
  context.warn(issue_info(
      "validation-capped",
      {{"documents", dataset.left_out}, {"tokens", params.valid_max_tokens}, {"percent", params.valid_percent}}));
}
}  // namespace

Result<Outcome> run_dataset(const spec::DatasetParams& params, Context& context) {
  ZK_TRY(const Artifact corpus, context.workspace().find(ArtifactKind::Corpus, params.corpus));
  ZK_TRY(const Artifact tokenizer_artifact, context.workspace().find(ArtifactKind::Tokenizer, params.tokenizer));
  ZK_TRY(const auto tokenizer, token::load_tokenizer(tokenizer_artifact.dir));
  ZK_TRY(ArtifactWriter writer, ArtifactWriter::create(context.workspace(), ArtifactKind::Dataset, params.name));
  ZK_CHECK(context.events().attach(writer.file("events.jsonl")));
  writer.add_input(corpus);
  writer.add_input(tokenizer_artifact);

  ZK_TRY(const token::Dataset dataset, encode(corpus, *tokenizer, writer.dir(), params, context));
  warn_of_left_out(dataset, params, context);
  ZK_TRY(const Json baselines, measure(writer.dir(), tokenizer->vocab_size(), context));
  // The tokenizer travels with its tokens: what reads them needs it, and the original may be deleted.
  ZK_TRY(const std::string model, read_file(tokenizer_artifact.dir / "tokenizer.model"));
  ZK_CHECK(write_file_atomic(writer.file("tokenizer.model"), model));

  std::vector<std::string> files = dataset.files;
  files.insert(files.end(), {"baselines.json", "tokenizer.model"});
  const Json counters = {{"vocab_size", tokenizer->vocab_size()},
                         {"tokenizer", tokenizer->hash()},
                         {"train", dataset.train.to_json()},
                         {"valid", dataset.valid.to_json()},
                         {"left_out", dataset.left_out}};
  ZK_TRY(const Artifact artifact, writer.commit(context.made_by(), files, counters));
  Outcome outcome;
  outcome.json = announce(artifact, context);
  outcome.json.update(counters);
  outcome.json["baselines"] = baselines;
  outcome.text = summary(artifact.id, dataset, baselines, context.lang());
  return outcome;
}
}  // namespace zk::workers
