// tokenize, merges, tokenizer_stats: the tokenizer lab.
#include <algorithm>
#include <map>
#include <memory>

#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/corpus/corpus_io.h"
#include "engine/token/merge_story.h"
#include "engine/token/utf8.h"
#include "workers/session/args.h"
#include "workers/session/cutter.h"
#include "workers/session/verbs.h"

namespace zk::workers {
namespace {
constexpr size_t kMostText = 65536, kMostSentence = 2000;
constexpr size_t kCountBytes = 300'000;  // of the corpus, for the merges' counts
constexpr const char* kSamples[] = {"en", "ja", "code", "numbers"};

Status check_size(const std::string& text, size_t limit) {
  if (text.size() <= limit) return {};
  return issue_usage("too-much-text", {{"bytes", text.size()}, {"limit", limit}});
}

double per(int64_t amount, size_t tokens) {
  return tokens == 0 ? 0 : static_cast<double>(amount) / static_cast<double>(tokens);
}

/// Figures of one text: tokens, characters, bytes and their ratios.
Json figures(const std::string& text, size_t tokens) {
  const int64_t characters = token::utf8_count(text);
  return {{"count", tokens},
          {"characters", characters},
          {"text_bytes", text.size()},
          {"characters_per_token", per(characters, tokens)},
          {"bytes_per_token", per(static_cast<int64_t>(text.size()), tokens)}};
}

Result<Json> tokenize(const Json& json, Context& context) {
  Args args(json);
  const std::string text = args.text("text");
  std::vector<std::string> names = args.texts("tokenizers");
  ZK_CHECK(args.status());
  ZK_CHECK(check_size(text, kMostText));
  if (names.empty()) names = {""};
  Json list = Json::array();
  for (const std::string& name : names) {
    ZK_TRY(const Cutter cutter, cutter_of(context.workspace(), name));
    const auto tokens = cutter.cut(text);
    Json entry = {{"tokenizer", cutter.name}, {"kind", cutter.kind}, {"vocab_size", cutter.vocab_size}};
    entry.update(figures(text, tokens.size()));
    entry["tokens"] = Json::array();
    for (const CutToken& token : tokens) entry["tokens"].push_back(token_json(token));
    entry["round_trip"] = cutter.joined(tokens) == text;
    list.push_back(std::move(entry));
  }
  return Json{{"tokenizations", std::move(list)}};
}

/// The sample texts that come with the program: {en, ja, code, numbers}.
Result<std::map<std::string, std::string>> samples() {
  std::map<std::string, std::string> out;
  for (const char* name : kSamples) {
    ZK_TRY(out[name], read_file(resources_dir() / "samples" / (std::string(name) + ".txt")));
  }
  return out;
}

/// The beginning of the corpus that a tokenizer was made from; the sample texts where it is gone.
Result<std::string> counting_text(const Workspace& workspace, const Artifact& artifact, std::string& source) {
  std::string text;
  for (const Json& input : artifact.manifest.value("inputs", Json::array())) {
    if (input.value("kind", "") != "corpus") continue;
    const auto corpus = workspace.find(ArtifactKind::Corpus, input.value("id", ""));
    if (!corpus.ok()) continue;
    auto documents = corpus::open_corpus(corpus->dir);
    if (!documents.ok()) continue;
    for (corpus::Document document; text.size() < kCountBytes;) {
      const auto any = (*documents)->next(document);
      if (!any.ok() || !*any) break;
      text += document.text + "\n";
    }
    source = "corpus:" + corpus->id;
  }
  if (!text.empty()) return text;
  source = "samples";
  ZK_TRY(const auto all, samples());
  for (const auto& [_, sample] : all) text += sample + "\n";
  return text;
}

/// A tokenizer's story with the counts of its merges; the newest one asked for is kept.
class Stories {
 public:
  struct Told {
    std::string name, hash, source;
    std::optional<token::MergeStory> story;
    std::vector<int64_t> counts;
    int64_t count_bytes = 0;
  };

  explicit Stories(Context& context) : context_(context) {}

  Result<Told*> get(const std::string& name) {
    ZK_TRY(const Artifact artifact, context_.workspace().find(ArtifactKind::Tokenizer, name));
    ZK_TRY(const std::string model, read_file(artifact.dir / "tokenizer.model"));
    const std::string hash = hash_bytes(model);
    if (told_.story && told_.hash == hash && told_.name == artifact.id) return &told_;
    ZK_TRY(token::ModelSettings settings, token::read_model_settings(model));
    auto story = token::MergeStory::make(std::move(settings));
    if (!story.ok()) {
      Issue issue = story.issue();
      issue.args["tokenizer"] = artifact.id;
      return issue;
    }
    told_ = Told{artifact.id, hash, "", std::move(*story), {}, 0};
    ZK_TRY(const std::string text, counting_text(context_.workspace(), artifact, told_.source));
    told_.counts = told_.story->count(text);
    told_.count_bytes = static_cast<int64_t>(text.size());
    return &told_;
  }

 private:
  Context& context_;
  Told told_;
};

Json rule_json(const Stories::Told& told, int64_t rule) {
  const token::MergeStory& story = *told.story;
  const token::MergeRule& one = story.rules()[static_cast<size_t>(rule)];
  const auto piece = [&](int32_t id) { return id < 0 ? Json(nullptr) : Json(story.piece(id).text); };
  return {{"n", rule + 1},
          {"left", piece(one.left)},
          {"right", piece(one.right)},
          {"piece", piece(one.piece)},
          {"id", one.piece},
          {"count", told.counts[static_cast<size_t>(rule)]}};
}

Json texts_of(const std::vector<token::MergeSymbol>& symbols) {
  Json out = Json::array();
  for (const auto& symbol : symbols) out.push_back(token::utf8_mended(symbol.text));
  return out;
}

Result<Json> merges(const Json& json, Stories& stories) {
  Args args(json);
  const std::string name = args.text("tokenizer"), sentence = args.text("sentence");
  const int64_t from = args.whole("from", 0, 0, int64_t{1} << 30), count = args.whole("count", 100, 0, 5000);
  ZK_CHECK(args.status());
  ZK_CHECK(check_size(sentence, kMostSentence));
  ZK_TRY(const Stories::Told* const told, stories.get(name));
  const auto total = static_cast<int64_t>(told->story->rules().size());
  Json page = Json::array(), steps = Json::array();
  for (int64_t rule = from; rule < std::min(total, from + count); ++rule) page.push_back(rule_json(*told, rule));
  for (const auto& step : told->story->play(sentence)) {
    Json entry = rule_json(*told, step.rule);
    entry["tokens"] = texts_of(step.symbols);
    steps.push_back(std::move(entry));
  }
  return Json{{"tokenizer", told->name},
              {"total", total},
              {"from", from},
              {"merges", std::move(page)},
              {"counted", {{"source", told->source}, {"bytes", told->count_bytes}}},
              {"sentence", sentence},
              {"start", texts_of(told->story->start(sentence))},
              {"steps", std::move(steps)}};
}

/// The newest tokenizer and the two plain ones, unless others are named.
std::vector<std::string> default_names(const Workspace& workspace) {
  std::vector<std::string> names;
  if (const auto newest = workspace.find(ArtifactKind::Tokenizer, ""); newest.ok()) names.push_back(newest->id);
  names.insert(names.end(), {"bytes", "characters"});
  return names;
}

Result<Json> stats_of(const Workspace& workspace, const Cutter& cutter) {
  Json entry = {{"tokenizer", cutter.name}, {"kind", cutter.kind}, {"vocab_size", cutter.vocab_size}};
  ZK_TRY(const auto texts, samples());
  Json by_sample = Json::object();
  bool round_trip = true;
  for (const char* name : kSamples) {
    const std::string& text = texts.at(name);
    const auto tokens = cutter.cut(text);
    by_sample[name] = figures(text, tokens.size());
    const bool same = cutter.joined(tokens) == text;
    by_sample[name]["round_trip"] = same;
    round_trip = round_trip && same;
  }
  entry["samples"] = std::move(by_sample);
  entry["round_trip"] = round_trip;
  if (!cutter.tokenizer) return entry;
  entry["lossless"] = cutter.tokenizer->lossless();
  const auto report = read_json(workspace.folder(ArtifactKind::Tokenizer) / cutter.name / "report.json");
  if (report.ok() && report->is_object() && report->contains("check")) entry["check"] = (*report)["check"];
  return entry;
}

Result<Json> tokenizer_stats(const Json& json, Context& context) {
  Args args(json);
  std::vector<std::string> names = args.texts("tokenizers");
  ZK_CHECK(args.status());
  if (names.empty()) names = default_names(context.workspace());
  Json list = Json::array();
  for (const std::string& name : names) {
    ZK_TRY(const Cutter cutter, cutter_of(context.workspace(), name));
    ZK_TRY(Json entry, stats_of(context.workspace(), cutter));
    list.push_back(std::move(entry));
  }
  return Json{{"tokenizers", std::move(list)}};
}
}  // namespace

void add_tokenizer_verbs(Session& session, Context& context) {
  const auto stories = std::make_shared<Stories>(context);
  add_verb(session, "tokenize", [&context](const Json& args, SessionReply&) { return tokenize(args, context); });
  add_verb(session, "merges", [stories](const Json& args, SessionReply&) { return merges(args, *stories); });
  add_verb(session, "tokenizer_stats",
           [&context](const Json& args, SessionReply&) { return tokenizer_stats(args, context); });
}
}  // namespace zk::workers
