#include "engine/corpus/clean/unit.h"

#include <fmt/format.h>

#include <charconv>

#include "engine/core/files.h"
#include "engine/token/utf8.h"

namespace zk::corpus {
namespace fs = std::filesystem;
namespace {

std::string unit_name(const char* what, int64_t number, const char* end) {
  return fmt::format("{}-{:05d}{}", what, number, end);
}
fs::path state_file(const fs::path& dir, int64_t number, const char* end) {
  return dir / "state" / unit_name("unit", number, end);
}

/// Writes the lines that `of` picks, into a file that exists only if there are any.
Status write_lines(const fs::path& dir, const std::string& name, const Unit& unit, std::string Item::*of,
                   std::vector<std::string>& files) {
  std::optional<LineWriter> out;
  for (const Item& item : unit.items) {
    std::string_view lines = item.*of;
    if (lines.empty()) continue;
    if (!out) {
      ZK_TRY(LineWriter made, LineWriter::create(dir / name));
      out.emplace(std::move(made));
    }
    ZK_CHECK(out->write(lines));
  }
  if (!out) return {};
  files.push_back(name);
  return out->finish();
}

Status write_memory(const fs::path& dir, const Unit& unit, Json& sizes) {
  std::string all;
  for (const std::string& memory : unit.memory) {
    sizes.push_back(memory.size());
    all += memory;
  }
  return all.empty() ? Status{} : write_file_atomic(state_file(dir, unit.number, ".memory"), all);
}
}  // namespace

void CorpusTally::Row::add(const Row& other) {
  documents += other.documents, bytes += other.bytes, characters += other.characters;
}
Json CorpusTally::Row::to_json() const {
  return {{"documents", documents}, {"bytes", bytes}, {"characters", characters}};
}
CorpusTally::Row CorpusTally::row_of(const Json& json) {
  return {json.value("documents", int64_t{0}), json.value("bytes", int64_t{0}), json.value("characters", int64_t{0})};
}

void CorpusTally::add(const Document& document) {
  const Row row{1, static_cast<int64_t>(document.text.size()), token::utf8_count(document.text)};
  all_.add(row);
  if (!document.lang.empty()) langs_[document.lang].add(row);
  if (!document.kind.empty()) kinds_[document.kind].add(row);
}

void CorpusTally::add(const Json& counters) {
  all_.add(row_of(counters));
  for (const auto& [lang, row] : counters["by_language"].items()) langs_[lang].add(row_of(row));
  for (const auto& [kind, row] : counters["by_kind"].items()) kinds_[kind].add(row_of(row));
}

Json CorpusTally::to_json() const {
  Json out = all_.to_json();
  Json langs = Json::object(), kinds = Json::object();
  for (const auto& [lang, row] : langs_) langs[lang] = row.to_json();
  for (const auto& [kind, row] : kinds_) kinds[kind] = row.to_json();
  out["by_language"] = std::move(langs);
  out["by_kind"] = std::move(kinds);
  return out;
}

Result<UnitState> write_unit(const fs::path& dir, const Unit& unit) {
  UnitState state;
  state.documents = static_cast<int64_t>(unit.items.size());
  state.tallies = unit.tallies;
  state.memory = unit.memory;
  const auto name = [&](const char* what) { return unit_name(what, unit.number, ".jsonl.zst"); };
  ZK_CHECK(write_lines(dir, name("docs"), unit, &Item::kept_line, state.files));
  ZK_CHECK(write_lines(dir, name("removed"), unit, &Item::removed_line, state.files));
  ZK_CHECK(write_lines(dir, name("decisions"), unit, &Item::decision_lines, state.files));
  CorpusTally tally;
  for (const Item& item : unit.items)
    if (!item.dropped) tally.add(item.document);
  state.counters = tally.to_json();

  Json sizes = Json::array(), tallies = Json::array();
  ZK_CHECK(write_memory(dir, unit, sizes));
  for (const auto& step : state.tallies) tallies.push_back(step.to_json());
  ZK_CHECK(write_json_atomic(state_file(dir, unit.number, ".json"), {{"documents", state.documents},
                                                                     {"files", state.files},
                                                                     {"steps", std::move(tallies)},
                                                                     {"memory", std::move(sizes)},
                                                                     {"counters", state.counters}}));
  return state;
}

std::optional<UnitState> read_unit(const fs::path& dir, int64_t number, size_t steps) {
  const auto json = read_json(state_file(dir, number, ".json"));
  if (!json.ok() || json->value("steps", Json::array()).size() != steps) return {};
  UnitState state;
  state.documents = json->value("documents", int64_t{0});
  state.files = json->value("files", state.files);
  for (const auto& step : (*json)["steps"]) state.tallies.push_back(StepTally::from_json(step));
  state.counters = (*json)["counters"];
  size_t total = 0;
  for (const auto& size : (*json)["memory"]) total += size.get<size_t>();
  std::string all;
  if (total > 0) {
    auto memory = read_file(state_file(dir, number, ".memory"));
    if (!memory.ok() || memory->size() != total) return {};
    all = std::move(*memory);
  }
  size_t at = 0;
  for (const auto& size : (*json)["memory"]) {
    state.memory.push_back(all.substr(at, size.get<size_t>()));
    at += size.get<size_t>();
  }
  return state;
}

void forget_units_from(const fs::path& dir, int64_t number) {
  std::error_code ec;
  for (const fs::path& folder : {dir, dir / "state"}) {
    std::vector<fs::path> gone;
    for (const auto& entry : fs::directory_iterator(folder, ec)) {
      const std::string name = entry.path().filename().string();
      const size_t dash = name.find('-');
      if (entry.is_directory(ec)) continue;
      if (name.starts_with('.') && name.ends_with(".tmp")) {
        gone.push_back(entry.path());
        continue;
      }
      if (dash == std::string::npos) continue;
      int64_t unit = -1;
      std::from_chars(name.data() + dash + 1, name.data() + name.size(), unit);
      if (unit >= number) gone.push_back(entry.path());
    }
    for (const auto& path : gone) fs::remove(path, ec);
  }
}
}  // namespace zk::corpus
