// zk collect: files of the learner or of a crawl become a corpus: each document with what is known of where it is from,
// pages with their markup (zk clean takes it off). Beside it diversity.json: what the collection is made of.
#include <fmt/format.h>

#include "engine/core/files.h"
#include "engine/corpus/collect/diversity.h"
#include "engine/corpus/collect/reader.h"
#include "workers/commands/corpus_commands.h"
#include "workers/common/made.h"

namespace zk::workers {
namespace {
constexpr size_t kShownRows = 5;

Result<std::vector<std::string>> gather(corpus::Collector& source, const spec::CollectParams& params,
                                        const ArtifactWriter& writer, Json& counters, Json& diversity,
                                        Context& context) {
  Stage stage(context, "collect");
  corpus::CorpusWriter out(writer.dir(), static_cast<uint64_t>(params.shard_megabytes * 1e6));
  corpus::Diversity made_of;
  for (corpus::Document document;;) {
    if (context.stopping()) return Context::stopped();
    ZK_TRY(const bool any, source.next(document));
    if (!any) break;
    made_of.add(document);
    ZK_CHECK(out.write(document));
    progress_of(source, "collect", false, context);
  }
  progress_of(source, "collect", true, context);
  auto files = out.finish();
  counters = out.counters();
  counters["files"] = source.files();
  counters["skipped"] = source.skipped().to_json();
  diversity = made_of.to_json();
  stage.data = counters;
  return files;
}

std::string share_line(const char* id, const Json& rows, Lang lang, bool languages = false) {
  std::string list;
  for (size_t i = 0; i < rows.size() && i < kShownRows; ++i) {
    std::string name = rows[i]["name"];
    if (name.empty())
      name = text(lang, "collect.unknown");
    else if (languages)
      name = language_word(lang, name);
    list += fmt::format("{}{} {:.1f} %", list.empty() ? "" : ", ", name, 100 * rows[i]["share"].get<double>());
  }
  return "\n" + text(lang, id, {{"list", list}});
}

std::string summary(const std::string& id, const Json& counters, const Json& diversity, Lang lang) {
  std::string out = text(lang, "collect.summary",
                         {{"id", id},
                          {"documents", counters["documents"]},
                          {"size", format_bytes(counters["bytes"].get<double>())},
                          {"files", counters["files"]}});
  out += share_line("collect.summary.languages", diversity["by_language"], lang, true);
  out += share_line("collect.summary.sources", diversity["by_source"], lang);
  if (diversity["domains"]["count"].get<int64_t>() > 0)
    out += share_line("collect.summary.domains", diversity["by_domain"], lang);
  for (const auto& [reason, entry] : counters["skipped"].items())
    out += "\n" + text(lang, "collect.summary.skipped",
                       {{"reason", text(lang, "collect.skipped." + reason)},
                        {"count", entry["count"]},
                        {"where", entry["places"][0]}});
  return out;
}
}  // namespace

Result<Outcome> run_collect(const spec::CollectParams& params, Context& context) {
  if (params.paths.empty()) return issue_usage("collect-paths");
  corpus::CollectOptions options;
  options.text_field = params.text_field;
  options.split = params.split;
  options.max_bytes = static_cast<uint64_t>(params.max_megabytes * 1e6);
  options.source = params.source;
  options.licence = params.licence;
  ZK_TRY(const auto source, corpus::Collector::open({params.paths.begin(), params.paths.end()}, options));
  ZK_TRY(ArtifactWriter writer, ArtifactWriter::create(context.workspace(), ArtifactKind::Corpus, params.name));
  ZK_CHECK(context.events().attach(writer.file("events.jsonl")));
  Json counters, diversity;
  ZK_TRY(auto files, gather(*source, params, writer, counters, diversity, context));
  if (counters["documents"] == 0) {
    Json reasons = Json::array();
    for (const auto& [reason, entry] : counters["skipped"].items())
      reasons.push_back(text(context.lang(), "collect.skipped." + reason));
    return issue_input("collect-empty", {{"path", params.paths}, {"reasons", reasons}});
  }
  for (const auto& [reason, entry] : counters["skipped"].items())
    context.warn(issue_warning("collect-skipped", {{"reason", text(context.lang(), "collect.skipped." + reason)},
                                                   {"count", entry["count"]},
                                                   {"where", entry["places"]}}));
  ZK_CHECK(write_json_atomic(writer.file("diversity.json"), diversity));
  files.push_back("diversity.json");
  ZK_TRY(const Artifact artifact, writer.commit(context.made_by(), files, counters));
  Outcome outcome;
  outcome.json = announce(artifact, context);
  outcome.json["counters"] = counters;
  outcome.json["diversity"] = diversity;
  outcome.text = summary(artifact.id, counters, diversity, context.lang());
  return outcome;
}
}  // namespace zk::workers
