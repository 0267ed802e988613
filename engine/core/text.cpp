#include "engine/core/text.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <unordered_map>

#include "engine/core/installation.h"

namespace zk {
namespace {
namespace fs = std::filesystem;
using Catalogue = std::unordered_map<std::string, std::string>;

Catalogue load(Lang lang) {
  Catalogue catalogue;
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(resources_dir() / "text" / lang_name(lang), ec)) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream in(entry.path());
    Json json = Json::parse(in, nullptr, false);
    if (!json.is_object()) continue;
    for (const auto& [id, value] : json.items())
      if (value.is_string()) catalogue[id] = with_front_door(value.get<std::string>());
  }
  return catalogue;
}

const Catalogue& catalogue(Lang lang) {
  static const std::array<Catalogue, 2> both = {load(Lang::En), load(Lang::Ja)};
  return both[static_cast<size_t>(lang)];
}

/// What people read has a minus sign (U+2212), not the hyphen that programs write.
std::string with_real_minus(const std::string& number) {
  return number.rfind('-', 0) == 0 ? "\u2212" + number.substr(1) : number;
}

std::string argument_text(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return with_real_minus(format_count(value.get<int64_t>()));
  if (value.is_number()) return with_real_minus(fmt::format("{:.4g}", value.get<double>()));
  if (value.is_array()) {
    std::string joined;
    for (const auto& item : value) joined += (joined.empty() ? "" : ", ") + argument_text(item);
    return joined;
  }
  return dump_line(value);
}

/// An artifact's kind has a word of its own in each language.
std::string named_text(Lang lang, const std::string& name, const Json& value) {
  if ((name == "kind" || name == "wanted") && value.is_string())
    if (auto word = catalogue(lang).find("kind." + value.get<std::string>()); word != catalogue(lang).end())
      return word->second;
  return argument_text(value);
}

std::string fill(Lang lang, const std::string& pattern, const Json& args) {
  std::string out;
  for (size_t i = 0; i < pattern.size();) {
    size_t close = pattern[i] == '{' ? pattern.find('}', i) : std::string::npos;
    if (close != std::string::npos) {
      auto it = args.find(pattern.substr(i + 1, close - i - 1));
      if (it != args.end()) {
        out += named_text(lang, it.key(), *it);
        i = close + 1;
        continue;
      }
    }
    out += pattern[i++];
  }
  return out;
}

/// "There are: {known}." says nothing where that list is empty.
bool names_an_empty_list(const std::string& pattern, const Json& args) {
  for (const auto& [name, value] : args.items())
    if (value.is_array() && value.empty() && pattern.find("{" + name + "}") != std::string::npos) return true;
  return false;
}

fs::path find_resources() {
  if (const char* env = std::getenv("ZK_RESOURCES"); env && *env) return env;
  std::error_code ec;
  fs::path bin = fs::read_symlink("/proc/self/exe", ec).parent_path();
  for (const fs::path& candidate : {bin / "resources", bin / "../resources", bin / "../share/zerokara",
                                    bin / "../../share/zerokara/resources", bin / "../../resources"})
    if (fs::is_directory(candidate / "text", ec)) return fs::weakly_canonical(candidate, ec);
  return bin / "resources";
}
}  // namespace

Lang lang_from_name(std::string_view name) { return name.substr(0, 2) == "ja" ? Lang::Ja : Lang::En; }

Lang lang_from_environment() {
  for (const char* name : {"ZK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value && *value) return lang_from_name(value);
  return Lang::En;
}

const char* lang_name(Lang lang) { return lang == Lang::Ja ? "ja" : "en"; }

fs::path resources_dir() {
  static const fs::path dir = find_resources();
  return dir;
}

bool has_text(Lang lang, const std::string& id) { return catalogue(lang).count(id) > 0; }

std::string text(Lang lang, const std::string& id, const Json& args) {
  const Catalogue& words = catalogue(lang);
  auto it = words.find(id);
  return it == words.end() ? id : fill(lang, it->second, args);
}

std::string text_first(Lang lang, const std::vector<std::string>& ids, const Json& args) {
  for (const auto& id : ids)
    if (has_text(lang, id)) return text(lang, id, args);
  return "";
}

IssueWords issue_words(Lang lang, const Issue& issue) {
  Json args = issue.args;
  if (!issue.path.empty() && !args.contains("path")) args["path"] = issue.path;
  const std::string base = "issue." + issue.id;
  auto part = [&](const char* suffix) -> std::string {
    auto words = catalogue(lang).find(base + suffix);
    if (words == catalogue(lang).end() || names_an_empty_list(words->second, args)) return "";
    return fill(lang, words->second, args);
  };
  return {text(lang, base, args), part(".why"), part(".next")};
}

std::string issue_sentence(Lang lang, const Issue& issue) {
  IssueWords words = issue_words(lang, issue);
  const char* gap = lang == Lang::Ja ? "" : " ";
  std::string out = words.what;
  for (const std::string& part : {words.why, words.next})
    if (!part.empty()) out += gap + part;
  return out;
}

std::string format_count(int64_t value) {
  std::string digits = std::to_string(value < 0 ? -value : value);
  for (int i = static_cast<int>(digits.size()) - 3; i > 0; i -= 3) digits.insert(static_cast<size_t>(i), ",");
  return value < 0 ? "\u2212" + digits : digits;
}

std::string format_bytes(double bytes) {
  const char* units[] = {"B", "kB", "MB", "GB", "TB"};
  int unit = 0;
  while (bytes >= 1000 && unit < 4) bytes /= 1000, ++unit;
  return fmt::format("{:.{}f} {}", bytes, unit == 0 || bytes >= 100 ? 0 : 1, units[unit]);
}

std::string format_duration(Lang lang, double seconds) {
  auto total = static_cast<int64_t>(std::llround(seconds));
  const bool ja = lang == Lang::Ja;
  if (total < 60) return fmt::format("{} {}", total, ja ? "秒" : "s");
  if (total < 3600) return fmt::format("{} {} {} {}", total / 60, ja ? "分" : "min", total % 60, ja ? "秒" : "s");
  return fmt::format("{} {} {} {}", total / 3600, ja ? "時間" : "h", total % 3600 / 60, ja ? "分" : "min");
}
}  // namespace zk
