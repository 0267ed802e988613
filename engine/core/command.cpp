#include "engine/core/command.h"

#include <algorithm>

#include "engine/core/files.h"
#include "engine/core/text.h"

namespace zk {
namespace fs = std::filesystem;

std::vector<std::string> preset_names(const std::string& command) {
  std::vector<std::string> names;
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(resources_dir() / "presets" / command, ec))
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

Result<Json> preset_values(const std::string& command, const std::string& name) {
  auto names = preset_names(command);
  if (std::find(names.begin(), names.end(), name) == names.end())
    return issue_usage("preset-unknown",
                       {{"preset", name}, {"command", command}, {"known", names}, {"nearest", nearest(name, names)}});
  ZK_TRY(Json json, read_json(resources_dir() / "presets" / command / (name + ".json")));
  return json.value("values", Json::object());
}

namespace {
void add_words(Json& item, const char* key, const std::vector<std::string>& ids) {
  for (Lang lang : {Lang::En, Lang::Ja})
    if (std::string words = text_first(lang, ids); !words.empty()) item[key][lang_name(lang)] = words;
}
}  // namespace

Json describe_command(const CommandDecl& command) {
  auto params = command.params();
  Json schema = describe(params->fields());
  Json takes = Json::array();
  for (auto& item : schema) {
    const std::string key = item["key"], own = "param." + command.id + "." + key, shared = "param." + key;
    add_words(item, "label", {own, shared});
    add_words(item, "help", {own + ".help", shared + ".help"});
    if (item.contains("enabled_if"))
      add_words(item, "disabled_reason", {"reason." + command.id + "." + key, "reason." + key});
    if (item.contains("artifact")) takes.push_back(item["artifact"]);
  }
  Json json = {{"id", command.id}, {"program", command.program == Program::Zk ? "zk" : "zk-engine"}, {"takes", takes}};
  if (command.makes) json["makes"] = kind_name(*command.makes);
  add_words(json, "title", {"command." + command.id});
  add_words(json, "help", {"command." + command.id + ".help"});
  json["presets"] = preset_names(command.id);
  json["parameters"] = std::move(schema);
  return json;
}
}  // namespace zk
