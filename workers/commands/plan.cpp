// zk plan: what a training will need, before it starts, as a table or as JSON (docs/file-formats.md, `plan`).
#include <fmt/format.h>

#include <cmath>

#include "engine/plan/dial.h"
#include "engine/plan/estimate.h"
#include "workers/commands/commands.h"
#include "workers/common/table.h"

namespace zk::workers {
namespace {
/// 1,313,024 as it is; larger than ten million in three digits: 124 M, 6.74 B.
std::string short_count(double value) {
  const char* units[] = {"", " k", " M", " B", " T"};
  if (value < 1e7) return format_count(std::llround(value));
  int unit = 0;
  while (value >= 1000 && unit < 4) value /= 1000, ++unit;
  return fmt::format("{:.3g}{}", value, units[unit]);
}

std::string short_number(double value) {
  if (value != 0 && (value < 0.01 || value >= 1e6)) return fmt::format("{:.2e}", value);
  return value >= 100 ? format_count(std::llround(value)) : fmt::format("{:.3g}", value);
}

std::string duration(Lang lang, double seconds) {
  constexpr double kDay = 86400, kYear = 365.25 * kDay;
  if (seconds >= kYear) return text(lang, "plan.times.year", {{"n", short_number(seconds / kYear)}});
  if (seconds >= 2 * kDay) return text(lang, "plan.times.day", {{"n", short_number(seconds / kDay)}});
  return format_duration(lang, seconds);
}

double number(const Json& json, const char* key) { return json.at(key).get<double>(); }

class Page {
 public:
  Page(const Json& plan, Lang lang) : plan_(plan), lang_(lang) {}

  std::string text_of_all() {
    head();
    std::string out = table_.text();
    out += "\n" + parts() + "\n" + memory_parts();
    out += "\n" + word("plan.machines") + "\n" + ladder();
    return out;
  }

 private:
  std::string word(const std::string& id, const Json& args = Json::object()) const { return text(lang_, id, args); }
  void line(const char* id, std::string value) { table_.row({word(id), std::move(value)}); }

  void head() {
    const Json &model = plan_["model"], &work = plan_["work"], &flops = plan_["flops"];
    line("plan.model", word("plan.model.value", {{"parameters", format_count(model["parameters"])},
                                                 {"vocab", format_count(model["vocab_size"])}}));
    line("plan.steps", word("plan.steps.value", {{"steps", format_count(work["steps"])},
                                                 {"tokens", short_count(work["tokens_per_step"])},
                                                 {"total", short_count(work["tokens"])},
                                                 {"ratio", short_number(work["tokens_per_parameter"])}}));
    line("plan.flops", word("plan.flops.value", {{"total", fmt::format("{:.3g}", number(flops, "total"))},
                                                 {"token", short_count(flops["per_token_training"])},
                                                 {"forward", short_count(flops["per_token_forward"])},
                                                 {"attention", std::llround(100 * number(flops, "attention_share"))}}));
    line("plan.machine", word("machine." + plan_["machine"]["id"].get<std::string>()) + ": " +
                             plan_["machine"]["device"].get<std::string>());
    memory_line();
    split_line();
    time_and_costs();
  }

  std::string fit(const Json& row) const {
    const double over = std::max(0.0, number(row, "used_bytes") - number(row, "capacity_bytes"));
    return word("plan.fits." + row["state"].get<std::string>(), {{"over", format_bytes(over)}});
  }

  void memory_line() {
    const Json& memory = plan_["memory"];
    line("plan.memory", word("plan.memory.value", {{"used", format_bytes(memory["used_bytes"])},
                                                   {"capacity", format_bytes(memory["capacity_bytes"])},
                                                   {"state", fit(memory)},
                                                   {"precision", memory["precision"]},
                                                   {"rows", memory["micro_rows"]}}));
  }

  void split_line() {
    const Json& split = plan_["split"];
    if (split["devices"] == 1) return;
    line("plan.split", word("plan.split.value", {{"devices", format_count(split["devices"])},
                                                 {"data", split["data"]},
                                                 {"tensor", split["tensor"]},
                                                 {"pipeline", split["pipeline"]},
                                                 {"zero", split["zero"]},
                                                 {"bytes", format_bytes(split["bytes_per_step"]["total"])},
                                                 {"bubble", std::llround(100 * number(split, "bubble"))}}));
  }

  void time_and_costs() {
    const Json &time = plan_["time_s"], &energy = plan_["energy_kwh"], &money = plan_["money"], &disk = plan_["disk"];
    const Json& source = plan_["throughput"]["source"];
    line("plan.time", word(source["kind"] == "measured" ? "plan.time.measured" : "plan.time.table",
                           {{"low", duration(lang_, time["low"])},
                            {"high", duration(lang_, time["high"])},
                            {"from", source.value("from", "")}}));
    line("plan.energy", word("plan.energy.value", {{"low", short_number(energy["low"])},
                                                   {"high", short_number(energy["high"])},
                                                   {"watts", short_number(energy["watts"])}}));
    const std::string what = money["what"];
    line("plan.money", word("plan.money." + what,
                            {{"low", short_number(money["low"])},
                             {"high", short_number(money["high"])},
                             {"price", short_number(money[what == "rent" ? "price_per_hour" : "price_per_kwh"])}}));
    line("plan.disk", word("plan.disk.value", {{"bytes", format_bytes(disk["bytes"])},
                                               {"checkpoints", std::llround(number(disk, "peak"))},
                                               {"one", format_bytes(disk["checkpoint_bytes"])}}));
  }

  std::string parts() const {
    Table table("lrr");
    const double all = number(plan_["model"], "parameters");
    for (const Json& part : plan_["model"]["parts"])
      if (part["parameters"] != 0)
        table.row({word("part." + part["part"].get<std::string>()), format_count(part["parameters"]),
                   fmt::format("{:.1f} %", 100 * number(part, "parameters") / all)});
    return table.text(2);
  }

  std::string memory_parts() const {
    Table table("lr");
    for (const auto& [id, bytes] : plan_["memory"]["parts"].items())
      table.row({word("memory." + id), format_bytes(bytes)});
    return table.text(2);
  }

  std::string ladder() const {
    Table table("lrrlrr");
    for (const Json& row : plan_["ladder"])
      table.row({word("machine." + row["id"].get<std::string>()),
                 format_count(row["devices"]) + " × " + row["device"].get<std::string>(),
                 format_bytes(row["used_bytes"]), fit(row),
                 duration(lang_, row["time_s"]["low"]) + " – " + duration(lang_, row["time_s"]["high"]),
                 "$" + short_number(row["money"]["low"]) + " – " + short_number(row["money"]["high"])});
    return table.text(2);
  }

  const Json& plan_;
  Lang lang_;
  Table table_{"ll"};
};
}  // namespace

Result<Outcome> run_plan(const spec::PlanParams& given, Context& context) {
  spec::PlanParams params = given;
  Machine here = plan::look_for_plan(context.workspace().dir());
  if (params.device == "cpu") here.gpus.clear();
  plan::Measurements measurements(context.workspace());
  ZK_TRY(const plan::Facts facts, plan::gather_facts(context.workspace(), params.dataset, here, measurements));
  ZK_CHECK(plan::apply_dial(params, context.made_by().origins, params.vocab_size.value_or(facts.vocab_size)));
  Outcome outcome;
  ZK_TRY(outcome.json, plan::estimate(params, facts));
  outcome.text = Page(outcome.json, context.lang()).text_of_all();
  return outcome;
}
}  // namespace zk::workers
