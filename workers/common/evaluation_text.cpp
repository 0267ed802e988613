#include "workers/common/evaluation_text.h"

#include <fmt/format.h>

#include <cmath>

#include "workers/common/table.h"

namespace zk::workers {
namespace {
std::string percent(double share) { return fmt::format("{:.0f} %", 100 * share); }
std::string range(double low, double high) { return fmt::format("{:.0f}–{:.0f} %", 100 * low, 100 * high); }
std::string points(double difference) { return fmt::format("{:+.1f}", 100 * difference); }
std::string points_range(double low, double high) { return fmt::format("[{:+.1f}, {:+.1f}]", 100 * low, 100 * high); }

std::string family_word(Lang lang, const std::string& family) {
  const std::string words = text_first(lang, {"family." + family});
  return words.empty() ? family : words;
}
std::string split_word(Lang lang, const std::string& split) {
  const std::string words = text_first(lang, {"eval.split." + split});
  return words.empty() ? split : words;
}
std::string lang_word(Lang lang, const std::string& code) {
  const std::string words = text_first(lang, {code == "all" ? "eval.lang.all" : "language." + code});
  return words.empty() ? code : words;
}

std::string text_table(const Json& part, Lang lang) {
  Table table("lrrrr");
  table.row({"", text(lang, "eval.head.bits-character"), text(lang, "eval.head.interval"),
             text(lang, "eval.head.bits-byte"), text(lang, "eval.head.perplexity")});
  for (const auto& [code, f] : part["figures"].items()) {
    if (!f.contains("bits_per_character")) continue;
    table.row({lang_word(lang, code), fmt::format("{:.3f}", f["bits_per_character"].get<double>()),
               fmt::format("{:.3f}–{:.3f}", f["low"].get<double>(), f["high"].get<double>()),
               fmt::format("{:.3f}", f["bits_per_byte"].get<double>()),
               fmt::format("{:.2f}", f["perplexity"].get<double>())});
  }
  std::string out = table.text(2);
  if (part.contains("baselines")) {
    Json bits = Json::object();
    for (const char* name : {"uniform", "unigram", "bigram"}) {
      const Json one = part["baselines"]["all"].value(name, Json::object());
      if (!one.contains("bits_per_character")) return out;
      bits[name] = fmt::format("{:.2f}", one["bits_per_character"].get<double>());
    }
    out += "  " + text(lang, "eval.baselines", bits) + "\n";
  }
  return out;
}

std::string family_table(const Json& rows, Lang lang) {
  Table table("lllrrrrr");
  table.row({text(lang, "eval.head.family"), text(lang, "eval.head.questions"), text(lang, "eval.head.lang"),
             text(lang, "eval.head.n"), text(lang, "eval.head.accuracy"), text(lang, "eval.head.interval"),
             text(lang, "eval.head.chance"), text(lang, "eval.head.mean")});
  for (const Json& row : rows)
    table.row({family_word(lang, row["family"]), split_word(lang, row["split"]), lang_word(lang, row["lang"]),
               std::to_string(row["n"].get<int64_t>()), percent(row["accuracy"]), range(row["low"], row["high"]),
               percent(row["chance"]), percent(row["accuracy_mean"])});
  return table.text(2);
}

std::string answer_table(const Json& rows, Lang lang) {
  Table table("lrrr");
  for (const Json& row : rows)
    table.row({lang_word(lang, row["lang"]), std::to_string(row["n"].get<int64_t>()), percent(row["accuracy"]),
               range(row["low"], row["high"])});
  return table.text(2);
}

std::string verdict_word(Lang lang, const Json& row) {
  return text(lang, "compare." + row["verdict"].get<std::string>());
}

std::string compared_text(const Json& rows, Lang lang) {
  Table table("lrrrrl");
  table.row({"", "A", "B", text(lang, "compare.head.difference"), text(lang, "eval.head.interval"), ""});
  for (const Json& row : rows)
    table.row({lang_word(lang, row["lang"]), fmt::format("{:.3f}", row["a"].get<double>()),
               fmt::format("{:.3f}", row["b"].get<double>()), fmt::format("{:+.3f}", row["difference"].get<double>()),
               fmt::format("[{:+.3f}, {:+.3f}]", row["low"].get<double>(), row["high"].get<double>()),
               verdict_word(lang, row)});
  return table.text(2);
}

std::string compared_shares(const Json& rows, Lang lang) {
  Table table("lllrrrrrrl");
  table.row({text(lang, "eval.head.family"), text(lang, "eval.head.questions"), text(lang, "eval.head.lang"),
             text(lang, "eval.head.n"), "A", "B", text(lang, "compare.head.points"), text(lang, "eval.head.interval"),
             text(lang, "compare.head.p"), ""});
  for (const Json& row : rows) {
    const std::string family = row["family"];
    table.row({family.empty() ? text(lang, "eval.answers") : family_word(lang, family), split_word(lang, row["split"]),
               lang_word(lang, row["lang"]), std::to_string(row["n"].get<int64_t>()), percent(row["a"]),
               percent(row["b"]), points(row["difference"]), points_range(row["low"], row["high"]),
               fmt::format("{:.3f}", row["p_holm"].get<double>()), verdict_word(lang, row)});
  }
  return table.text(2);
}

/// The families in which a difference is clear, in one sentence.
std::string sentence(const Json& comparison, Lang lang) {
  std::string better, worse;
  const std::string comma = lang == Lang::Ja ? "、" : ", ";
  bool several = false;
  for (const Json& row : comparison["families"]) several = several || row["lang"] == "all";
  for (const Json& row : comparison["families"]) {
    if ((several && row["lang"] != "all") || row["verdict"] == "none") continue;
    std::string& list = row["verdict"] == "better" ? better : worse;
    list += (list.empty() ? "" : comma) +
            text(lang, "compare.cell",
                 {{"family", family_word(lang, row["family"])}, {"questions", split_word(lang, row["split"])}});
  }
  if (comparison["families"].empty()) return "";
  if (better.empty() && worse.empty()) return text(lang, "compare.sentence.none") + "\n";
  std::string out;
  if (!better.empty()) out += text(lang, "compare.sentence.better", {{"families", better}}) + "\n";
  if (!worse.empty()) out += text(lang, "compare.sentence.worse", {{"families", worse}}) + "\n";
  return out;
}
}  // namespace

Json evaluation_counters(const Json& results) {
  Json counters = {{"model", results["model"]["ref"]}, {"tuned", results["model"]["tuned"]}, {"form", results["form"]}};
  if (results.contains("text")) {
    const Json& all = results["text"]["figures"]["all"];
    for (const char* key : {"bits_per_character", "bits_per_byte", "perplexity"})
      if (all.contains(key)) counters[key] = all[key];
  }
  if (results.contains("families"))
    for (const Json& row : results["families"])
      if (row["lang"] == "all")
        counters["accuracy"][row["split"].get<std::string>()][row["family"].get<std::string>()] = row["accuracy"];
  return counters;
}

std::string evaluation_text(const std::string& id, const Json& results, Lang lang) {
  std::string out = text(lang, "eval.title", {{"id", id}, {"model", results["model"]["ref"]}}) + "\n";
  if (results.contains("text"))
    out += "\n" + text(lang, "eval.text", {{"dataset", results["text"]["dataset"]}}) + "\n" +
           text_table(results["text"], lang);
  if (results.contains("families") && !results["families"].empty())
    out += "\n" + text(lang, "eval.exam." + results["form"].get<std::string>(), {{"exam", results["exam"]["id"]}}) +
           "\n" + family_table(results["families"], lang);
  if (results.contains("answers"))
    out += "\n" + text(lang, "eval.answers.sub") + "\n" + answer_table(results["answers"]["rows"], lang);
  return out;
}

std::string comparison_text(const Json& comparisons, Lang lang) {
  std::string out;
  for (const Json& c : comparisons) {
    if (!out.empty()) out += "\n";
    for (const char* side : {"a", "b"})
      out += fmt::format("{} = {} ({})\n", side[0] == 'a' ? "A" : "B", c[side]["id"].get<std::string>(),
                         c[side]["model"].get<std::string>());
    if (!c["text"].empty()) out += "\n" + text(lang, "compare.text") + "\n" + compared_text(c["text"], lang);
    Json shares = c["families"];
    for (const Json& row : c["answers"]) shares.push_back(row);
    if (!shares.empty()) out += "\n" + text(lang, "compare.shares") + "\n" + compared_shares(shares, lang);
    if (const std::string words = sentence(c, lang); !words.empty()) out += "\n" + words;
  }
  return out;
}
}  // namespace zk::workers
