// See hf_config.h.
#include "engine/spec/archs/hf_config.h"

namespace zk::spec {
namespace {
template <class T>
bool holds(const Json& json) {
  if constexpr (std::is_same_v<T, bool>)
    return json.is_boolean();
  else if constexpr (std::is_same_v<T, std::string>)
    return json.is_string();
  else if constexpr (std::is_same_v<T, double>)
    return json.is_number();
  else
    return json.is_number_integer();
}
}  // namespace

const Json* HfConfig::find(const char* key) const {
  if (!json_.is_object() || !json_.contains(key) || json_.at(key).is_null()) return nullptr;
  return &json_.at(key);
}

template <class T>
T HfConfig::read(const char* key, const T* fallback) {
  const Json* found = find(key);
  if (found && holds<T>(*found)) return found->get<T>();
  if (!found && fallback) return *fallback;
  if (ok()) {
    issue_ = issue_input(found ? "hf-config-type" : "hf-config-missing", {{"key", key}});
    if (found) issue_.args["got"] = dump_line(*found);
    issue_.path = key;
  }
  return fallback ? *fallback : T{};
}

template int64_t HfConfig::read<int64_t>(const char*, const int64_t*);
template double HfConfig::read<double>(const char*, const double*);
template bool HfConfig::read<bool>(const char*, const bool*);
template std::string HfConfig::read<std::string>(const char*, const std::string*);

void HfConfig::refuse(const char* key, const Json& value) {
  if (!ok()) return;
  issue_ = issue_input("hf-config-not-built", {{"key", key}, {"value", dump_line(value)}});
  issue_.path = key;
}

Result<ModelSpec> finish_hf(const HfConfig& config, ModelSpec spec) {
  if (!config.ok()) return config.issue();
  Issues issues = spec.check();
  if (!issues.empty()) return issues.front();
  return spec;
}

Issue not_this_family(const char* family, const char* key) {
  Issue issue = issue_input("spec-not-this-family", {{"family", family}, {"key", key}});
  issue.path = key;
  return issue;
}
}  // namespace zk::spec
