#include "engine/eval/compare.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <sstream>

#include "engine/core/files.h"
#include "engine/eval/statistics.h"

namespace zk::eval {
namespace fs = std::filesystem;
namespace {

/// One answered question of an evaluation.
struct Answer {
  std::string family, split, lang, stem;
  bool correct = false;
};
using Answers = std::map<std::string, Answer>;  ///< by id

struct TextUnit {
  std::string lang;
  double nats = 0, characters = 0, bytes = 0;
};

struct Evaluation {
  const Artifact* artifact;
  Json results;
  Answers exam, free;
  std::map<std::string, TextUnit> text;  ///< by document

  std::string hash(const char* what) const { return results.value(what, Json::object()).value("hash", ""); }
  Json about() const {
    return {{"id", artifact->id},
            {"model", results.value("model", Json::object()).value("ref", "")},
            {"form", results.value("form", "")}};
  }
};

Status each_line(const fs::path& path, const std::function<void(const Json&)>& take) {
  ZK_TRY(const std::string bytes, read_file(path));
  std::istringstream lines(bytes);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object()) return issue_input("evaluation-broken", {{"path", path.string()}, {"reason", "JSON"}});
    take(json);
  }
  return {};
}

std::string stem_of(const std::string& id, const std::string& lang) {
  const std::string end = "-" + lang;
  return id.ends_with(end) ? id.substr(0, id.size() - end.size()) : id;
}

Result<Evaluation> read_evaluation(const Artifact& artifact) {
  Evaluation evaluation{&artifact, {}, {}, {}, {}};
  ZK_TRY(evaluation.results, read_json(artifact.dir / "results.json"));
  if (!evaluation.results.is_object())
    return issue_input("evaluation-broken", {{"path", (artifact.dir / "results.json").string()}, {"reason", "object"}});
  for (const Json& file : artifact.manifest.value("files", Json::array())) {
    const std::string name = file.value("name", "");
    if (!name.starts_with("samples_")) continue;
    const bool text = name == "samples_text.jsonl", free = name == "samples_answers.jsonl";
    ZK_CHECK(each_line(artifact.dir / name, [&](const Json& line) {
      const std::string id = line.value("id", ""), lang = line.value("lang", "");
      if (text)
        evaluation.text[id] = {lang, line.value("nats", 0.0), line.value("characters", 0.0), line.value("bytes", 0.0)};
      else
        (free ? evaluation.free : evaluation.exam)[id] = {line.value("family", ""), line.value("split", ""), lang,
                                                          stem_of(id, lang), line.value("correct", false)};
    }));
  }
  return evaluation;
}

const char* verdict_of(double difference, double p, bool more_is_better) {
  if (p >= kErrorLevel || difference == 0) return "none";
  return (difference > 0) == more_is_better ? "better" : "worse";
}

Json paired_row(const std::vector<std::pair<const Answer*, const Answer*>>& pairs) {
  std::map<std::string, PairedGroup> groups;
  int64_t a_right = 0, b_right = 0;
  for (const auto& [a, b] : pairs) {
    PairedGroup& group = groups[a->stem];
    ++group.items;
    group.a_right += a->correct, group.b_right += b->correct;
    group.only_a += a->correct && !b->correct, group.only_b += b->correct && !a->correct;
    a_right += a->correct, b_right += b->correct;
  }
  std::vector<PairedGroup> list;
  for (const auto& [stem, group] : groups) list.push_back(group);
  const PairedDifference d = paired_difference(list);
  const auto n = static_cast<double>(pairs.size());
  return {{"n", pairs.size()},
          {"a", static_cast<double>(a_right) / n},
          {"b", static_cast<double>(b_right) / n},
          {"difference", d.difference},
          {"low", d.interval.low},
          {"high", d.interval.high},
          {"only_a", d.only_a},
          {"only_b", d.only_b},
          {"p", d.p}};
}

/// Rows by family, split and language, and of all languages together where there are several.
Json family_rows(const Answers& a, const Answers& b) {
  using Pairs = std::vector<std::pair<const Answer*, const Answer*>>;
  std::vector<std::string> order;
  std::map<std::string, std::map<std::string, Pairs>> cells;  // family and split -> language -> pairs
  for (const auto& [id, answer] : a) {
    const auto other = b.find(id);
    if (other == b.end()) continue;
    const std::string cell = answer.family + "\n" + answer.split;
    if (!cells.contains(cell)) order.push_back(cell);
    cells[cell][answer.lang].emplace_back(&answer, &other->second);
  }
  Json rows = Json::array();
  for (const std::string& cell : order) {
    Pairs all;
    const auto& by_lang = cells[cell];
    const auto add = [&](const std::string& lang, const Pairs& pairs) {
      Json row = {{"family", pairs.front().first->family}, {"split", pairs.front().first->split}, {"lang", lang}};
      row.update(paired_row(pairs));
      rows.push_back(std::move(row));
    };
    for (const auto& [lang, pairs] : by_lang) {
      add(lang, pairs);
      all.insert(all.end(), pairs.begin(), pairs.end());
    }
    if (by_lang.size() > 1) add("all", all);
  }
  return rows;
}

/// Corrects the tests of each language for their number and judges.
void judge_families(Json& rows) {
  std::map<std::string, std::vector<size_t>> by_lang;
  for (size_t i = 0; i < rows.size(); ++i) by_lang[rows[i]["lang"].get<std::string>()].push_back(i);
  for (const auto& [lang, which] : by_lang) {
    std::vector<double> p;
    for (const size_t i : which) p.push_back(rows[i]["p"].get<double>());
    const std::vector<double> corrected = holm(p);
    for (size_t k = 0; k < which.size(); ++k) {
      Json& row = rows[which[k]];
      row["p_holm"] = corrected[k];
      row["verdict"] = verdict_of(row["difference"].get<double>(), corrected[k], true);
    }
  }
}

Json text_rows(const Evaluation& a, const Evaluation& b) {
  std::map<std::string, std::vector<RatioUnit>> by_lang;
  for (const auto& [id, unit] : a.text) {
    const auto other = b.text.find(id);
    if (other == b.text.end()) continue;
    const RatioUnit ratio{unit.nats / std::log(2.0), other->second.nats / std::log(2.0), unit.characters};
    by_lang["all"].push_back(ratio);
    if (!unit.lang.empty() && unit.lang != "und") by_lang[unit.lang].push_back(ratio);
  }
  Json rows = Json::array();
  for (const auto& [lang, units] : by_lang) {
    const RatioDifference d = ratio_difference(units);
    rows.push_back({{"measure", "bits_per_character"},
                    {"lang", lang},
                    {"documents", units.size()},
                    {"a", d.a},
                    {"b", d.b},
                    {"difference", d.difference},
                    {"low", d.interval.low},
                    {"high", d.interval.high},
                    {"p", d.p},
                    {"verdict", verdict_of(d.difference, d.p, false)}});
  }
  return rows;
}

bool same(const Evaluation& a, const Evaluation& b, const char* what) {
  return !a.hash(what).empty() && a.hash(what) == b.hash(what);
}

void note(Json& out, const Issue& issue) { out["issues"].push_back(issue.to_json()); }
}  // namespace

Result<Json> compare_evaluations(const Artifact& first, const Artifact& second) {
  ZK_TRY(const Evaluation a, read_evaluation(first));
  ZK_TRY(const Evaluation b, read_evaluation(second));
  Json out = {{"a", a.about()},
              {"b", b.about()},
              {"issues", Json::array()},
              {"text", Json::array()},
              {"families", Json::array()},
              {"answers", Json::array()}};
  const Json ids = {{"a", first.id}, {"b", second.id}};
  if (same(a, b, "exam"))
    out["families"] = family_rows(a.exam, b.exam);
  else if (!a.exam.empty() && !b.exam.empty())
    note(out, issue_warning("compare-exams-differ", ids));
  if (same(a, b, "answers")) out["answers"] = family_rows(a.free, b.free);
  if (same(a, b, "text"))
    out["text"] = text_rows(a, b);
  else if (!a.text.empty() && !b.text.empty())
    note(out, issue_warning("compare-texts-differ", ids));
  if (out["families"].empty() && out["answers"].empty() && out["text"].empty())
    return issue_input("compare-nothing-common", ids);
  judge_families(out["families"]);
  judge_families(out["answers"]);
  if (out["a"]["form"] != out["b"]["form"] && !out["families"].empty())
    note(out, issue_info("compare-forms-differ", ids));
  return out;
}
}  // namespace zk::eval
