// See args.h.
#include "workers/session/args.h"

#include <fmt/format.h>

namespace zk::workers {

void Args::wrong(const char* key, const std::string& wanted) {
  if (!status_.ok()) return;
  const std::string got = dump_line(json_[key]);
  Issue issue =
      issue_usage("session-bad-arg",
                  {{"arg", key}, {"got", got.size() > 80 ? got.substr(0, 77) + "..." : got}, {"wanted", wanted}});
  issue.path = key;
  status_ = issue;
}

std::string Args::text(const char* key, const std::string& otherwise) {
  if (!has(key)) return otherwise;
  if (json_[key].is_string()) return json_[key].get<std::string>();
  return wrong(key, "text"), otherwise;
}

std::vector<std::string> Args::texts(const char* key) {
  if (!has(key)) return {};
  std::vector<std::string> out;
  if (json_[key].is_array())
    for (const Json& one : json_[key]) {
      if (!one.is_string()) return wrong(key, "[\"text\", …]"), std::vector<std::string>{};
      out.push_back(one.get<std::string>());
    }
  else
    wrong(key, "[\"text\", …]");
  return out;
}

int64_t Args::whole(const char* key, int64_t otherwise, int64_t low, int64_t high) {
  if (!has(key)) return otherwise;
  const Json& value = json_[key];
  if (value.is_number_integer() && value >= low && value <= high) return value.get<int64_t>();
  return wrong(key, fmt::format("{} – {}", low, high)), otherwise;
}

double Args::number(const char* key, double otherwise, double low, double high) {
  if (!has(key)) return otherwise;
  if (json_[key].is_number() && json_[key] >= low && json_[key] <= high) return json_[key].get<double>();
  return wrong(key, fmt::format("{} – {}", low, high)), otherwise;
}

const Json& Args::object(const char* key) {
  static const Json kEmpty = Json::object();
  if (!has(key)) return kEmpty;
  if (json_[key].is_object()) return json_[key];
  return wrong(key, "{…}"), kEmpty;
}

void add_verb(Session& session, const char* name, Session::Verb verb) {
  session.on(name, [verb = std::move(verb)](const Json& args, SessionReply& reply) -> Result<Json> {
    if (!args.is_object()) return issue_usage("session-bad-request");
    try {
      return verb(args, reply);
    } catch (const std::bad_alloc&) {
      return issue_resource("out-of-memory");
    } catch (const std::exception& error) {
      return issue_error("internal", {{"what", std::string(error.what()).substr(0, 2000)}}, Exit::Internal);
    }
  });
}
}  // namespace zk::workers
