// The list of families. Adding one: its file, its line in archs:: of the header, and one word below.
#include "engine/spec/archs/family.h"

#include <algorithm>

#include "engine/core/schema.h"

namespace zk::spec {

const std::vector<Family>& families() {
  static const std::vector<Family> all = {archs::decoder(), archs::gpt2(), archs::llama()};
  return all;
}

const Family* find_family(const std::string& id) {
  for (const Family& family : families())
    if (id == family.id) return &family;
  return nullptr;
}

const Family* family_of_hf(const Json& config) {
  if (!config.is_object()) return nullptr;
  const auto text = [](const Json& json) { return json.is_string() ? json.get<std::string>() : std::string(); };
  const std::string type = config.contains("model_type") ? text(config.at("model_type")) : "";
  const bool listed =
      config.contains("architectures") && config.at("architectures").is_array() && !config.at("architectures").empty();
  const std::string cls = listed ? text(config.at("architectures").at(0)) : "";
  for (const Family& family : families()) {
    if (!*family.hf_model_type) continue;
    if (type == family.hf_model_type || (type.empty() && cls == family.hf_architecture)) return &family;
  }
  return nullptr;
}

std::vector<Preset> all_presets() {
  std::vector<Preset> out;
  for (const Family& family : families())
    for (Preset& preset : family.presets()) out.push_back(std::move(preset));
  std::stable_sort(out.begin(), out.end(),
                   [](const Preset& a, const Preset& b) { return param_count(a.spec) < param_count(b.spec); });
  return out;
}

Result<ModelSpec> preset_spec(const std::string& id) {
  std::vector<std::string> ids;
  for (Preset& preset : all_presets()) {
    if (preset.id == id) return std::move(preset.spec);
    ids.push_back(preset.id);
  }
  const std::string near = nearest(id, ids);
  Issue issue = issue_usage("spec-unknown-preset", {{"value", id}, {"near", near.empty() ? ids.front() : near}});
  issue.path = "preset";
  issue.fix = Json::array({{{"path", "preset"}, {"value", issue.args["near"]}}});
  return issue;
}
}  // namespace zk::spec
