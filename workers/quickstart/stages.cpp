#include "workers/quickstart/stages.h"

#include <algorithm>

#include "engine/core/files.h"
#include "engine/core/text.h"
#include "workers/common/child.h"
#include "workers/quickstart/plan.h"

namespace zk::workers::quickstart {
namespace fs = std::filesystem;
namespace {
using Params = spec::QuickstartParams;
constexpr const char* kOpeningsFile = "openings.json";
constexpr size_t kMostOpenings = 3, kLongestOpening = 400;  // bytes

Json with_threads(Json values, const Params& params) {
  if (params.threads) values["threads"] = *params.threads;
  return values;
}

/// A run that was killed goes on from its last checkpoint.
std::vector<std::string> words_for(const StagePlan& stage, const Workspace& workspace, const fs::path& config) {
  const fs::path dir = workspace.folder(stage.kind) / stage.artifact;
  std::error_code ec;
  const bool unfinished =
      stage.kind == ArtifactKind::Run && fs::exists(dir, ec) && !fs::exists(dir / "manifest.json", ec);
  if (!unfinished) return {stage.command, "--config", config.string()};
  if (!fs::is_empty(dir / "checkpoints", ec) && !ec) return {stage.command, "--resume", stage.artifact};
  fs::remove_all(dir, ec);
  return {stage.command, "--config", config.string()};
}

/// A stage that ended but was not noted before the quickstart was killed is made again, with what stands beside it.
void clear_leftovers(const StagePlan& stage, const Workspace& workspace) {
  std::error_code ec;
  if (stage.kind == ArtifactKind::Run) return;
  fs::remove_all(workspace.folder(stage.kind) / stage.artifact, ec);
  if (stage.kind != ArtifactKind::Corpus) return;
  fs::remove_all(workspace.folder(ArtifactKind::Exam) / (stage.artifact + "-exams"), ec);
  fs::remove_all(workspace.folder(ArtifactKind::Conversations) / (stage.artifact + "-chats"), ec);
}

/// What of a child's log belongs into ours: all but its header, parameters, end and the many metrics.
bool worth_forwarding(const Json& event, double& last_metric) {
  const std::string kind = event.value("e", "");
  if (kind == "metric") {
    if (monotonic_seconds() - last_metric < 1) return false;
    last_metric = monotonic_seconds();
    return true;
  }
  return kind == "progress" || kind == "sample" || kind == "eval" || kind == "checkpoint" ||
         (kind == "issue" && event.value("severity", "") != "error");
}

Result<Json> run_stage(const StagePlan& stage, const Params& params, const State& state, Context& context,
                       const fs::path& dir) {
  Json values = stage.values(state, params);
  values["name"] = stage.artifact;
  if (stage.id == "train") {
    const auto chosen = read_json(context.workspace().dir() / kOpeningsFile);
    const auto prompts = sample_prompts(chosen.ok() ? *chosen : Json(), params.lang);
    if (!prompts.empty()) values["sample_prompts"] = prompts;
  }
  const fs::path config = dir / (stage.id + ".json");
  ZK_CHECK(write_json_atomic(config, {{"values", values}}));
  clear_leftovers(stage, context.workspace());
  double last_metric = 0;
  auto forward = [&](const Json& event) {
    if (!worth_forwarding(event, last_metric)) return;
    Json fields = event;
    const std::string kind = event["e"];
    for (const char* own : {"seq", "t", "e"}) fields.erase(own);
    if (kind == "progress") fields["phase"] = stage.id;
    context.events().emit(kind.c_str(), std::move(fields));
  };
  ZK_TRY(ChildResult child, run_child(context, words_for(stage, context.workspace(), config), forward));
  return Json{{"artifact", stage.artifact},
              {"kind", kind_name(stage.kind)},
              {"wall_seconds", child.wall_seconds},
              {"cpu_seconds", child.cpu_seconds},
              {"result", child.result}};
}
}  // namespace

std::vector<std::string> sample_prompts(const Json& chosen, const std::string& lang) {
  std::vector<std::string> prompts;
  const auto add = [&](const std::string& prompt) {
    if (std::find(prompts.begin(), prompts.end(), prompt) == prompts.end()) prompts.push_back(prompt);
  };
  const auto openings = chosen.is_object() ? chosen.find("openings") : chosen.end();
  if (!chosen.is_object() || openings == chosen.end() || !openings->is_array()) return {};
  for (const auto& opening : *openings) {
    if (!opening.is_string()) continue;
    const std::string words = opening.get<std::string>();
    if (!words.empty() && words.size() <= kLongestOpening && prompts.size() < kMostOpenings) add(words);
  }
  if (prompts.empty()) return {};
  for (int n = 1; has_text(Lang::En, "sample.train." + std::to_string(n)); ++n)
    for (const char* language : {"en", "ja"})
      if (lang == "both" || lang == language) add(text(lang_from_name(language), "sample.train." + std::to_string(n)));
  return prompts;
}

std::vector<StagePlan> stages(const std::string& id) {
  auto corpus = [](const State&, const Params& p) -> Json {
    const Sizes sizes = sizes_for(p);
    return {{"lang", p.lang},
            {"megabytes", sizes.megabytes},
            {"seed", p.seed},
            {"exam_items", sizes.exam_items},
            {"chats", sizes.chats}};
  };
  auto tokenizer = [id](const State&, const Params& p) -> Json {
    return {{"corpus", id}, {"vocab_size", sizes_for(p).vocab_size}, {"seed", p.seed}};
  };
  auto dataset = [id](const State&, const Params& p) -> Json {
    return {{"corpus", id}, {"tokenizer", id}, {"seed", p.seed}};
  };
  auto train = [id](const State& s, const Params& p) {
    return with_threads({{"dataset", id}, {"minutes", training_minutes(p, s.seconds())}, {"seed", p.seed}}, p);
  };
  auto eval_base = [id](const State&, const Params& p) {
    return with_threads({{"model", id}, {"exam", id + "-exams"}, {"dataset", id}}, p);
  };
  auto tune = [id](const State& s, const Params& p) {
    const double speed = s.result("train").value("tokens_per_second", 1000.0);
    return with_threads({{"base", id},
                         {"conversations", id + "-chats"},
                         {"dataset", id},
                         {"examples", tuning_examples(p, speed)},
                         {"seed", p.seed}},
                        p);
  };
  auto eval_tuned = [id](const State&, const Params& p) {
    return with_threads({{"model", id + "-chat"}, {"exam", id + "-exams"}, {"dataset", id}}, p);
  };
  return {{"corpus", "miniworld", ArtifactKind::Corpus, id, corpus},
          {"tokenizer", "tokenizer", ArtifactKind::Tokenizer, id, tokenizer},
          {"dataset", "dataset", ArtifactKind::Dataset, id, dataset},
          {"train", "train", ArtifactKind::Run, id, train},
          {"eval_base", "eval", ArtifactKind::Evaluation, id, eval_base},
          {"tune", "tune", ArtifactKind::Run, id + "-chat", tune},
          {"eval_tuned", "eval", ArtifactKind::Evaluation, id + "-chat", eval_tuned}};
}

Status run_stages(const spec::QuickstartParams& params, State& state, Context& context) {
  const auto plan = stages(state.id());
  const fs::path dir = context.workspace().folder(ArtifactKind::Report) / state.id();
  for (size_t i = 0; i < plan.size(); ++i) {
    const StagePlan& stage = plan[i];
    if (state.done(stage.id)) continue;
    if (context.stopping()) return Context::stopped();
    context.events().emit(
        "stage",
        {{"id", stage.id},
         {"state", "begin"},
         {"data",
          {{"number", i + 1}, {"of", plan.size()}, {"artifact", stage.artifact}, {"kind", kind_name(stage.kind)}}}});
    auto record = run_stage(stage, params, state, context, dir);
    if (!record.ok()) return record.issue();
    (*record)["number"] = i + 1;
    (*record)["of"] = plan.size();
    context.events().emit(
        "stage", {{"id", stage.id}, {"state", "end"}, {"seconds", (*record)["wall_seconds"]}, {"data", *record}});
    ZK_CHECK(state.finish_stage(stage.id, *record));
  }
  return {};
}
}  // namespace zk::workers::quickstart
