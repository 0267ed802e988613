// zk tokenizer: learns a vocabulary from a sample of a corpus (or of the learner's own files), then checks on documents
// that it has not seen whether every text comes back and how many characters a token holds in each language.
#include <fmt/format.h>

#include <algorithm>

#include "engine/core/files.h"
#include "engine/corpus/corpus_io.h"
#include "engine/corpus/document_sample.h"
#include "engine/token/dataset_builder.h"
#include "engine/token/sentencepiece.h"
#include "engine/token/train_sentencepiece.h"
#include "workers/commands/commands.h"
#include "workers/common/made.h"

namespace zk::workers {
namespace {
using corpus::Document;

constexpr double kHeldShare = 0.02;           // of the documents, set aside for the check
constexpr uint64_t kHeldBytes = 2'000'000;    // of them, at most
constexpr uint64_t kHeldStream = 0x68656C64;  // their choice is independent of the sample's
constexpr size_t kFailuresShown = 5;

struct Texts {
  std::vector<Document> train, held;
  bool unseen = true;  ///< false: too few documents to hold any back, so the check reads the training sample
};

/// One pass over the source: a sample to learn from and other documents to check with.
Result<Texts> read_texts(corpus::DocumentSource& source, const spec::TokenizerParams& params, Context& context) {
  const auto seed = static_cast<uint64_t>(params.seed);
  corpus::DocumentSample train(static_cast<uint64_t>(params.sample_megabytes * 1e6), seed);
  corpus::DocumentSample held(kHeldBytes, seed);
  for (Document document;;) {
    if (context.stopping()) return Context::stopped();
    ZK_TRY(const bool any, source.next(document));
    if (!any) break;
    if (document.text.empty()) continue;
    const bool set_aside = token::place_of(document.id, seed ^ kHeldStream) < kHeldShare;
    (set_aside ? held : train).offer(document);
    progress_of(source, "tokenizer.read", false, context);
  }
  progress_of(source, "tokenizer.read", true, context);
  Texts texts{train.take(), held.take(), true};
  if (texts.train.empty()) std::swap(texts.train, texts.held);
  if (texts.held.empty()) texts.held = texts.train, texts.unseen = false;
  return texts;
}

token::SentencePieceOptions options_of(const spec::TokenizerParams& params) {
  return {params.type,         params.vocab_size,    params.max_piece_chars,
          params.split_digits, params.byte_fallback, params.character_coverage};
}

Result<token::TrainedModel> train(const Texts& texts, const spec::TokenizerParams& params, Context& context) {
  token::TrainingText text;
  for (const auto& document : texts.train) text.add(document.text);
  token::TrainingHooks hooks;
  hooks.progress = [&](double done, double total) { context.progress("tokenizer.train", done, total, "pieces"); };
  hooks.stopping = [&] { return context.stopping(); };
  return token::train_sentencepiece(options_of(params), text, hooks);
}

std::string language_of(const Document& document) { return document.lang.empty() ? "und" : document.lang; }

/// A few characters of both texts around the first difference.
Json difference(const Document& document, const std::string& decoded) {
  const auto same = std::mismatch(document.text.begin(), document.text.end(), decoded.begin(), decoded.end());
  const auto at = static_cast<size_t>(same.first - document.text.begin());
  const size_t from = at > 20 ? at - 20 : 0;
  return {{"id", document.id},
          {"byte", at},
          {"text", document.text.substr(from, 60)},
          {"decoded", from < decoded.size() ? decoded.substr(from, 60) : ""}};
}

/// The round trip of every held document and the tallies by language.
Json check(const token::Tokenizer& tokenizer, const Texts& texts, Context& context) {
  token::SplitTally tally;
  int64_t failures = 0, byte_tokens = 0, unknown_tokens = 0;
  Json shown = Json::array();
  for (size_t i = 0; i < texts.held.size() && !context.stopping(); ++i) {
    const Document& document = texts.held[i];
    const token::Ids ids = tokenizer.encode(document.text);
    tally.add(language_of(document), token::tally_of(document.text, static_cast<int64_t>(ids.size())));
    for (const int32_t id : ids) {
      byte_tokens += tokenizer.type(id) == token::PieceType::Byte;
      unknown_tokens += tokenizer.type(id) == token::PieceType::Unknown;
    }
    const std::string decoded = tokenizer.decode(ids);
    if (decoded != document.text && ++failures <= static_cast<int64_t>(kFailuresShown))
      shown.push_back(difference(document, decoded));
    context.progress("tokenizer.check", static_cast<double>(i + 1), static_cast<double>(texts.held.size()),
                     "documents");
  }
  Json report = tally.to_json();
  report["unseen"] = texts.unseen;
  report["byte_tokens"] = byte_tokens;
  report["unknown_tokens"] = unknown_tokens;
  report["round_trip_failures"] = failures;
  report["failures"] = std::move(shown);
  return report;
}

std::string summary(const std::string& id, const Json& report, Lang lang) {
  const Json& checked = report["check"];
  std::string out = text(lang, "tokenizer.summary",
                         {{"id", id},
                          {"kind", report["kind"]},
                          {"vocab_size", report["vocab_size"]},
                          {"sample", format_bytes(report["sample"]["bytes"].get<double>())},
                          {"seconds", fmt::format("{:.1f}", report["train_seconds"].get<double>())}});
  for (const auto& [language, tally] : checked["by_language"].items())
    out += "\n" + text(lang, "tokenizer.summary.language",
                       {{"language", language_word(lang, language)},
                        {"characters", fmt::format("{:.2f}", tally["characters_per_token"].get<double>())},
                        {"bytes", fmt::format("{:.2f}", tally["bytes_per_token"].get<double>())}});
  const int64_t failures = checked["round_trip_failures"];
  return out + "\n" +
         text(lang, failures == 0 ? "tokenizer.summary.round-trip" : "tokenizer.summary.round-trip-failed",
              {{"documents", checked["documents"]}, {"failures", failures}});
}

struct Source {
  std::unique_ptr<corpus::DocumentSource> documents;
  std::optional<Artifact> artifact;
  std::string path;
};

Result<Source> open_source(const spec::TokenizerParams& params, Context& context) {
  Source source;
  if (!params.text.empty() && !params.corpus.empty()) return issue_usage("source-twice");
  if (!params.text.empty()) {
    source.path = params.text;
    ZK_TRY(source.documents, corpus::open_texts(params.text));
    return source;
  }
  ZK_TRY(source.artifact, context.workspace().find(ArtifactKind::Corpus, params.corpus));
  source.path = source.artifact->dir.string();
  ZK_TRY(source.documents, corpus::open_corpus(source.artifact->dir));
  return source;
}

Result<Json> make_tokenizer(Source& source, const spec::TokenizerParams& params, ArtifactWriter& writer,
                            Context& context) {
  Texts texts;
  {
    Stage stage(context, "tokenizer.read");
    ZK_TRY(texts, read_texts(*source.documents, params, context));
  }
  if (texts.train.empty()) return issue_input("corpus-empty", {{"path", source.path}});
  Json report = {{"kind", params.type}, {"vocab_size", params.vocab_size}};
  std::string model;
  {
    Stage stage(context, "tokenizer.train");
    ZK_TRY(token::TrainedModel trained, train(texts, params, context));
    model = std::move(trained.bytes);
    report["train_seconds"] = stage.seconds();
    report["train_cpu_seconds"] = stage.data["trainer_cpu_seconds"] = trained.cpu_seconds;
  }
  ZK_CHECK(write_file_atomic(writer.file("tokenizer.model"), model));
  ZK_TRY(const auto tokenizer, token::parse_sentencepiece(model, "tokenizer.model"));
  token::SplitTally sample;
  for (const auto& document : texts.train) sample.add(language_of(document), token::tally_of(document.text, 0));
  report["sample"] = {
      {"documents", sample.all.documents}, {"bytes", sample.all.bytes}, {"characters", sample.all.characters}};
  report["lossless"] = tokenizer->lossless();
  report["hash"] = tokenizer->hash();
  Stage stage(context, "tokenizer.check");
  report["check"] = check(*tokenizer, texts, context);
  stage.data = report["check"];
  if (context.stopping()) return Context::stopped();
  return report;
}
}  // namespace

Result<Outcome> run_tokenizer(const spec::TokenizerParams& params, Context& context) {
  ZK_TRY(Source source, open_source(params, context));
  ZK_TRY(ArtifactWriter writer, ArtifactWriter::create(context.workspace(), ArtifactKind::Tokenizer, params.name));
  ZK_CHECK(context.events().attach(writer.file("events.jsonl")));
  if (source.artifact) writer.add_input(*source.artifact);
  ZK_TRY(const Json report, make_tokenizer(source, params, writer, context));
  ZK_CHECK(write_json_atomic(writer.file("report.json"), report));
  ZK_TRY(const Artifact artifact, writer.commit(context.made_by(), {"tokenizer.model", "report.json"}, report));
  Outcome outcome;
  outcome.json = announce(artifact, context);
  outcome.json["report"] = report;
  outcome.text = summary(artifact.id, report, context.lang());
  return outcome;
}
}  // namespace zk::workers
