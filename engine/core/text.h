// Words of the engine: labels, help, issues and reasons live in resources/text/{en,ja}/*.json (id -> text with
// {name} places) and are read by the command line and by the window alike.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"

namespace zk {

enum class Lang { En, Ja };
Lang lang_from_environment();                ///< from LC_ALL, LC_MESSAGES, LANG: "ja…" is Japanese, all else English
Lang lang_from_name(std::string_view name);  ///< "ja…" is Japanese
const char* lang_name(Lang lang);            ///< "en" or "ja"

/// Folder of the resources: ZK_RESOURCES, else beside the binary, else ../share/zerokara beside it.
std::filesystem::path resources_dir();

/// The text of `id` with {places} filled from `args`; the id itself where no text exists.
std::string text(Lang lang, const std::string& id, const Json& args = Json::object());
bool has_text(Lang lang, const std::string& id);
/// First of `ids` that has a text, else "".
std::string text_first(Lang lang, const std::vector<std::string>& ids, const Json& args = Json::object());

/// An issue in words: what happened, why, what to do next (texts issue.<id>, .why, .next), each only where it exists.
struct IssueWords {
  std::string what, why, next;
};
IssueWords issue_words(Lang lang, const Issue& issue);
std::string issue_sentence(Lang lang, const Issue& issue);  ///< the three joined

std::string format_count(int64_t value);                 ///< 12,400
std::string format_bytes(double bytes);                  ///< 1.2 GB (powers of 1000)
std::string format_duration(Lang lang, double seconds);  ///< 3 min 20 s / 3 分 20 秒
}  // namespace zk
