// zk miniworld: writes the built-in corpus, and beside it the exams and the conversations of the same world as
// artifacts of their own (<corpus>-exams, <corpus>-chats). The corpus is committed last: where it is, the others are.
#include "engine/miniworld/miniworld.h"

#include <fmt/format.h>

#include <thread>

#include "engine/core/files.h"
#include "engine/core/random.h"
#include "engine/corpus/corpus_io.h"
#include "workers/commands/commands.h"
#include "workers/common/made.h"

namespace zk::workers {
namespace {
constexpr int kHeldOutChats = 240;
// Corpus, exams, chats, their held-out half and planted leaks draw from streams of their own.
constexpr uint64_t kChatStream = 1, kHeldOutStream = 2, kLeakStream = 3;

miniworld::Lang lang_of(const std::string& name) {
  return name == "en" ? miniworld::Lang::En : name == "ja" ? miniworld::Lang::Ja : miniworld::Lang::Both;
}

template <class List>
Status write_lines(const std::filesystem::path& path, const List& list) {
  std::string lines;
  for (const auto& item : list) lines += dump_line(item.to_json()) + "\n";
  return write_file_atomic(path, lines);
}

miniworld::CorpusOptions corpus_options(const spec::MiniworldParams& params) {
  miniworld::CorpusOptions options;
  options.seed = static_cast<uint64_t>(params.seed);
  options.lang = lang_of(params.lang);
  options.bytes = static_cast<uint64_t>(params.megabytes * 1e6);
  options.threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  return options;
}

/// Ids differ between seeds, so that corpora can be put together.
std::string document_id(const spec::MiniworldParams& params, const char* form, uint64_t number) {
  return fmt::format("mw{}{}-{:07d}", params.seed, form, number);
}

struct Written {
  std::vector<std::string> files;
  Json counters;
};

/// The clean form: documents with language and kind.
Result<Written> write_clean(const spec::MiniworldParams& params, const ArtifactWriter& writer, Context& context) {
  const auto options = corpus_options(params);
  corpus::CorpusWriter out(writer.dir());
  Status status;
  double bytes = 0;
  miniworld::generate(options, [&](miniworld::Document&& document) {
    bytes += static_cast<double>(document.text.size());
    status = out.write({document_id(params, "", document.id), std::string(miniworld::lang_name(document.lang)),
                        std::string(document.kind), std::move(document.text), "miniworld"});
    context.progress("corpus", bytes, static_cast<double>(options.bytes), "bytes");
    return status.ok() && !context.stopping();
  });
  if (!status.ok()) return status.issue();
  if (context.stopping()) return Context::stopped();
  ZK_TRY(auto files, out.finish());
  return Written{std::move(files), out.counters()};
}

/// The truth about a raw record, under the record's id in the corpus.
Json truth_of(const spec::MiniworldParams& params, const miniworld::RawRecord& record) {
  Json truth = record.truth_to_json();
  truth["id"] = document_id(params, "raw", record.id);
  if (record.truth.of) truth["of"] = document_id(params, "raw", *record.truth.of);
  return truth;
}

/// The raw form: web pages as a crawl brings them, language and kind unsaid; truth.jsonl.zst says what is wrong.
Result<Written> write_raw(const spec::MiniworldParams& params, const ArtifactWriter& writer, Context& context) {
  miniworld::RawOptions options{.corpus = corpus_options(params)};
  options.leaks = miniworld::exams(
      {.seed = mix_seed(static_cast<uint64_t>(params.exam_seed), kLeakStream), .lang = lang_of(params.lang)});
  corpus::CorpusWriter out(writer.dir());
  ZK_TRY(corpus::LineWriter truth, corpus::LineWriter::create(writer.file("truth.jsonl.zst")));
  Json defects = Json::object();
  Status status;
  double bytes = 0;
  miniworld::generate_raw(options, [&](miniworld::RawRecord&& record) {
    bytes += static_cast<double>(record.text.size());
    for (const auto& defect : record.truth.defects) defects[defect] = defects.value(defect, int64_t{0}) + 1;
    status = truth.write(dump_line(truth_of(params, record)));
    if (status.ok())
      status = out.write({document_id(params, "raw", record.id), "", "", std::move(record.text), "miniworld", record.url});
    context.progress("corpus", bytes, 0, "bytes");
    return status.ok() && !context.stopping();
  });
  if (!status.ok()) return status.issue();
  if (context.stopping()) return Context::stopped();
  ZK_CHECK(truth.finish());
  ZK_TRY(auto files, out.finish());
  files.push_back("truth.jsonl.zst");
  Json counters = out.counters();
  counters["defects"] = defects;
  return Written{std::move(files), std::move(counters)};
}

Result<Written> write_corpus(const spec::MiniworldParams& params, const ArtifactWriter& writer, Context& context) {
  Stage stage(context, "corpus");
  auto written = params.raw ? write_raw(params, writer, context) : write_clean(params, writer, context);
  if (!written.ok()) return written;
  stage.data = written->counters;
  stage.data["bytes_per_second"] = written->counters["bytes"].get<double>() / std::max(1e-9, stage.seconds());
  return written;
}

Result<Json> write_exams(const spec::MiniworldParams& params, ArtifactWriter& writer) {
  const auto items = miniworld::exams({.seed = static_cast<uint64_t>(params.exam_seed),
                                       .per_family = static_cast<int>(params.exam_items),
                                       .lang = lang_of(params.lang)});
  ZK_CHECK(write_lines(writer.file("exams.jsonl"), items));
  Json counters = {{"items", items.size()}, {"families", Json::object()}};
  for (const auto& item : items) {
    Json& count = counters["families"][item.family][item.split];
    count = count.is_null() ? 1 : count.get<int64_t>() + 1;
  }
  return counters;
}

Result<Json> write_chats(const spec::MiniworldParams& params, ArtifactWriter& writer) {
  const auto seed = static_cast<uint64_t>(params.seed), exam_seed = static_cast<uint64_t>(params.exam_seed);
  miniworld::ChatOptions options{
      .seed = mix_seed(seed, kChatStream), .n = static_cast<int>(params.chats), .lang = lang_of(params.lang)};
  const auto chats = miniworld::chat(options);
  ZK_CHECK(write_lines(writer.file("chats.jsonl"), chats));
  options.seed = mix_seed(exam_seed, kHeldOutStream);
  options.n = kHeldOutChats;
  options.held = true;
  const auto held_out = miniworld::chat(options);
  ZK_CHECK(write_lines(writer.file("heldout_chats.jsonl"), held_out));
  return Json{{"chats", chats.size()}, {"heldout_chats", held_out.size()}};
}

/// <corpus>-<suffix>, or the next free number where that name is taken.
Result<ArtifactWriter> writer_beside(const ArtifactWriter& corpus, ArtifactKind kind, const char* suffix,
                                     Context& context) {
  auto writer = ArtifactWriter::create(context.workspace(), kind, corpus.id() + suffix);
  if (writer.ok() || writer.issue().id != "artifact-exists") return writer;
  return ArtifactWriter::create(context.workspace(), kind, "");
}

std::string summary(const Json& result, Lang lang) {
  const Json& corpus = result["counters"];
  std::string out = text(lang, "miniworld.summary",
                         {{"id", result["id"]},
                          {"size", format_bytes(corpus["bytes"].get<double>())},
                          {"documents", corpus["documents"]}});
  for (const auto& [language, tally] : corpus["by_language"].items())
    out += "\n" + text(lang, "miniworld.summary.language",
                       {{"language", language_word(lang, language)},
                        {"documents", tally["documents"]},
                        {"characters", tally["characters"]}});
  return out + "\n" +
         text(lang, "miniworld.summary.beside",
              {{"exams", result["exams"]["id"]},
               {"items", result["exams"]["counters"]["items"]},
               {"chats", result["conversations"]["id"]},
               {"pairs", result["conversations"]["counters"]["chats"]}});
}

Result<Json> commit(ArtifactWriter& writer, const std::vector<std::string>& files, const Json& counters,
                    Context& context) {
  ZK_TRY(const Artifact artifact, writer.commit(context.made_by(), files, counters));
  Json made = announce(artifact, context);
  made["counters"] = counters;
  return made;
}
}  // namespace

Result<Outcome> run_miniworld(const spec::MiniworldParams& params, Context& context) {
  ZK_TRY(ArtifactWriter corpus, ArtifactWriter::create(context.workspace(), ArtifactKind::Corpus, params.name));
  ZK_CHECK(context.events().attach(corpus.file("events.jsonl")));
  ZK_TRY(ArtifactWriter exams, writer_beside(corpus, ArtifactKind::Exam, "-exams", context));
  ZK_TRY(ArtifactWriter chats, writer_beside(corpus, ArtifactKind::Conversations, "-chats", context));
  ZK_TRY(const Written written, write_corpus(params, corpus, context));
  Json exam_counters, chat_counters;
  {
    Stage stage(context, "exams");
    ZK_TRY(exam_counters, write_exams(params, exams));
    ZK_TRY(chat_counters, write_chats(params, chats));
    stage.data = {{"exams", exam_counters}, {"conversations", chat_counters}};
  }
  if (context.stopping()) return Context::stopped();
  ZK_TRY(Json exams_made, commit(exams, {"exams.jsonl"}, exam_counters, context));
  ZK_TRY(Json chats_made, commit(chats, {"chats.jsonl", "heldout_chats.jsonl"}, chat_counters, context));
  Outcome outcome;
  ZK_TRY(outcome.json, commit(corpus, written.files, written.counters, context));
  outcome.json["exams"] = std::move(exams_made);
  outcome.json["conversations"] = std::move(chats_made);
  outcome.text = summary(outcome.json, context.lang());
  return outcome;
}
}  // namespace zk::workers
