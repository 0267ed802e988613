#include "engine/core/result.h"

#include <algorithm>
#include <array>

namespace zk {
namespace {
constexpr std::array<const char*, 4> kSeverityNames = {"milestone", "info", "warning", "error"};

Issue make(Severity severity, std::string id, Json args, Exit exit) {
  Issue issue;
  issue.severity = severity;
  issue.id = std::move(id);
  issue.args = std::move(args);
  issue.exit = exit;
  return issue;
}
}  // namespace

const char* severity_name(Severity severity) { return kSeverityNames[static_cast<size_t>(severity)]; }

Severity severity_from(const std::string& name) {
  for (size_t i = 0; i < kSeverityNames.size(); ++i)
    if (name == kSeverityNames[i]) return static_cast<Severity>(i);
  return Severity::Info;
}

Json Issue::to_json() const {
  Json json = {{"severity", severity_name(severity)}, {"id", id}, {"args", args}};
  if (!path.empty()) json["path"] = path;
  if (!fix.empty()) json["fix"] = fix;
  return json;
}

Issue Issue::from_json(const Json& json) {
  Issue issue = make(severity_from(json.value("severity", "error")), json.value("id", ""),
                     json.value("args", Json::object()), Exit::Failed);
  issue.path = json.value("path", "");
  issue.fix = json.value("fix", Json::array());
  return issue;
}

Issue issue_error(std::string id, Json args, Exit exit) {
  return make(Severity::Error, std::move(id), std::move(args), exit);
}
Issue issue_usage(std::string id, Json args) { return issue_error(std::move(id), std::move(args), Exit::Usage); }
Issue issue_input(std::string id, Json args) { return issue_error(std::move(id), std::move(args), Exit::Input); }
Issue issue_resource(std::string id, Json args) { return issue_error(std::move(id), std::move(args), Exit::Resource); }
Issue issue_warning(std::string id, Json args) {
  return make(Severity::Warning, std::move(id), std::move(args), Exit::Ok);
}
Issue issue_info(std::string id, Json args) { return make(Severity::Info, std::move(id), std::move(args), Exit::Ok); }
Issue issue_milestone(std::string id, Json args) {
  return make(Severity::Milestone, std::move(id), std::move(args), Exit::Ok);
}

bool has_error(const Issues& issues) {
  return std::any_of(issues.begin(), issues.end(), [](const Issue& i) { return i.severity == Severity::Error; });
}
}  // namespace zk
