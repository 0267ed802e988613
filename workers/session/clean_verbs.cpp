// decisions: what a cleaning changed or removed, document by document, as the files beside the corpus keep it.
#include <algorithm>

#include "engine/corpus/corpus_io.h"
#include "workers/session/args.h"
#include "workers/session/verbs.h"

namespace zk::workers {
namespace {
namespace fs = std::filesystem;

constexpr size_t kTextShown = 2000;  // bytes of a removed document

std::vector<fs::path> files_of(const fs::path& dir, const std::string& prefix) {
  std::vector<fs::path> found;
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(dir, ec))
    if (entry.path().filename().string().starts_with(prefix)) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

/// At most so many bytes, cut between characters.
std::string shown(std::string text) {
  if (text.size() <= kTextShown) return text;
  size_t end = kTextShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

struct Wanted {
  std::string verdict, step, rule;
  int64_t limit = 0;
  bool takes(const Json& decision) const {
    return decision.value("verdict", "") == verdict && (step.empty() || decision.value("step", "") == step) &&
           (rule.empty() || decision.value("rule", "") == rule);
  }
};

/// Removed documents carry their decision, all others are told in the decisions alone.
Result<Json> collect_decisions(const Artifact& corpus, const Wanted& wanted) {
  const bool removed = wanted.verdict == "drop";
  Json rows = Json::array();
  int64_t total = 0;
  for (const fs::path& file : files_of(corpus.dir, removed ? "removed-" : "decisions-")) {
    ZK_TRY(corpus::LineReader reader, corpus::LineReader::open(file));
    for (std::string line;;) {
      ZK_TRY(const bool any, reader.next(line));
      if (!any) break;
      Json row = Json::parse(line, nullptr, false);
      if (!row.is_object()) return issue_input("json-line-broken", {{"path", file.string()}, {"line", reader.line()}});
      Json decision = removed ? row.value("removed", Json::object()) : row;
      if (!wanted.takes(decision) || ++total > wanted.limit) continue;
      decision["id"] = row.value("id", "");
      if (removed) decision["text"] = shown(row.value("text", ""));
      rows.push_back(std::move(decision));
    }
  }
  return Json{{"corpus", corpus.id}, {"total", total}, {"decisions", std::move(rows)}};
}

Result<Json> decisions(const Json& json, Context& context) {
  Args args(json);
  const std::string name = args.text("corpus");
  const Wanted wanted{args.text("verdict", "drop"), args.text("step"), args.text("rule"),
                      args.whole("limit", 200, 1, 10000)};
  ZK_CHECK(args.status());
  ZK_TRY(const Artifact corpus, context.workspace().find(ArtifactKind::Corpus, name));
  return collect_decisions(corpus, wanted);
}
}  // namespace

void add_clean_verbs(Session& session, Context& context) {
  add_verb(session, "decisions", [&context](const Json& args, SessionReply&) { return decisions(args, context); });
}
}  // namespace zk::workers
