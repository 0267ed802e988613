#include "workers/quickstart/summary.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/core/model_ref.h"
#include "workers/quickstart/stages.h"

namespace zk::workers::quickstart {
namespace {

constexpr const char* kBaselines[] = {"uniform", "unigram", "bigram"};

/// Figures of one unit ("bits_per_character", …) for the baselines and for the model before and after tuning.
Json figures(const Json& base, const Json& tuned, const char* unit) {
  Json out = Json::object();
  const Json& simple = base["text"]["baselines"]["all"];
  for (const char* name : kBaselines)
    if (simple.contains(name) && simple[name].contains(unit)) out[name] = simple[name][unit];
  out["model"] = base["text"]["figures"]["all"][unit];
  if (tuned.contains("text")) out["model_tuned"] = tuned["text"]["figures"]["all"][unit];
  return out;
}

void add_rows(Json& out, const Json& rows, const char* stage) {
  for (const auto& row : rows) {
    Json copy = row;
    copy["stage"] = stage;
    out.push_back(std::move(copy));
  }
}

Json by_stage(const Json& base, const Json& tuned, const std::function<Json(const Json&)>& rows_of) {
  Json out = Json::array();
  add_rows(out, rows_of(base), "base");
  add_rows(out, rows_of(tuned), "tuned");
  return out;
}

Json stage_times(const State& state, double& wall, double& cpu) {
  Json rows = Json::array();
  for (const auto& stage : stages(state.id())) {
    const Json& record = state.stage(stage.id);
    rows.push_back(
        {{"id", stage.id}, {"wall_seconds", record["wall_seconds"]}, {"cpu_seconds", record["cpu_seconds"]}});
    wall += record.value("wall_seconds", 0.0);
    cpu += record.value("cpu_seconds", 0.0);
  }
  return rows;
}

Json training_figures(const Json& result) {
  Json out = Json::object();
  for (const char* key : {"tokens", "steps", "tokens_per_second", "seconds", "cpu_seconds", "loss", "valid_loss"})
    if (result.contains(key)) out[key] = result[key];
  return out;
}

std::string percent(double share) { return fmt::format("{:3.0f} %", 100 * share); }
}  // namespace

Result<Json> summarise(const State& state, Context& context) {
  ZK_TRY(const Artifact run, context.workspace().find(ArtifactKind::Run, state.id()));
  const Json &base = state.result("eval_base"), &tuned = state.result("eval_tuned");
  double wall = 0, cpu = 0;
  Json times = stage_times(state, wall, cpu), artifacts = Json::object();
  for (const auto& stage : stages(state.id())) artifacts[stage.id] = stage.artifact;
  Json summary = {{"program", std::string(kProgram) + " " + kVersion},
                  {"finished", now_us()},
                  {"workspace", context.workspace().dir().string()}};
  for (const char* key : {"lang", "minutes", "seed"}) summary[key] = state.params()[key];
  summary["artifacts"] = std::move(artifacts);
  summary["model"] = {{"parameters", run.counters().value("parameters", int64_t{0})},
                      {"vocab_size", state.result("dataset").value("vocab_size", int64_t{0})}};
  summary["training"] = training_figures(state.result("train"));
  summary["tuning"] = training_figures(state.result("tune"));
  summary["text"] = {{"bits_per_byte", figures(base, tuned, "bits_per_byte")},
                     {"bits_per_char", figures(base, tuned, "bits_per_character")},
                     {"nats_per_token", figures(base, tuned, "nats_per_token")}};
  summary["accuracy"] =
      by_stage(base, tuned, [](const Json& result) { return result.value("families", Json::array()); });
  summary["exact_match"] = by_stage(base, tuned, [](const Json& result) {
    return result.contains("answers") ? result["answers"]["rows"] : Json::array();
  });
  summary["stages"] = std::move(times);
  summary["total"] = {{"wall_seconds", wall}, {"cpu_seconds", cpu}};
  return summary;
}

namespace {
const Json* find_row(const Json& rows, const std::string& family, const char* stage) {
  const Json* found = nullptr;
  for (const auto& row : rows)
    if (row.value("family", "") == family && row.value("split", "") == "held" && row.value("stage", "") == stage &&
        (!found || row.value("lang", "") == "all"))
      found = &row;
  return found;
}

std::string exam_line(const Json& rows, const std::string& family, Lang lang) {
  std::string line = fmt::format("    {:<12}", family);
  for (const char* stage : {"base", "tuned"})
    if (const Json* row = find_row(rows, family, stage))
      line += fmt::format("  {} [{}–{}]", percent(row->value("accuracy", 0.0)), percent(row->value("low", 0.0)),
                          percent(row->value("high", 0.0)));
  return line + "  " + text(lang, "family." + family) + "\n";
}
}  // namespace

std::string summary_text(const Json& summary, Lang lang) {
  const Json &training = summary["training"], &bits = summary["text"]["bits_per_char"];
  auto figure = [&](const char* name) {
    return bits.contains(name) && bits[name].is_number() ? fmt::format("{:.3f}", bits[name].get<double>()) : "–";
  };
  std::string out = text(lang, "quickstart.title") + "\n";
  out += text(lang, "quickstart.model",
              {{"parameters", summary["model"]["parameters"]},
               {"tokens", training.value("tokens", int64_t{0})},
               {"speed", std::llround(training.value("tokens_per_second", 0.0))}}) +
         "\n";
  out += text(lang, "quickstart.bits",
              {{"model", figure("model")},
               {"bigram", figure("bigram")},
               {"unigram", figure("unigram")},
               {"uniform", figure("uniform")}}) +
         "\n";
  out += text(lang, "quickstart.exam") + "\n";
  for (const char* family : {"science", "endings", "truth", "subjects", "reading"})
    out += exam_line(summary["accuracy"], family, lang);
  out += text(lang, "quickstart.time",
              {{"time", format_duration(lang, summary["total"].value("wall_seconds", 0.0))},
               {"cpu", format_duration(lang, summary["total"].value("cpu_seconds", 0.0))}}) +
         "\n";
  const std::filesystem::path workspace = summary.value("workspace", "");
  out += text(lang, "quickstart.report",
              {{"path", (workspace / kind_folder(ArtifactKind::Report) / summary["artifacts"].value("train", "") /
                         "report.html")
                            .string()}}) +
         "\n";
  return out + text(lang, "quickstart.chat", {{"workspace", workspace.string()}}) + "\n";
}
}  // namespace zk::workers::quickstart
