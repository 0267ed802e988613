#include "engine/core/schema.h"

#include <algorithm>
#include <cmath>

namespace zk {
namespace {

Issue wrong_type(const Field& field, const char* wanted, const Json& got) {
  Issue issue = issue_usage("param-type", {{"key", field.path}, {"wanted", wanted}, {"got", dump_line(got)}});
  issue.path = field.path;
  return issue;
}

Status check_range(const Field& field, double value) {
  const Range& range = field.attr.range;
  if (std::isfinite(value) && value >= range.low && value <= range.high) return {};
  double near = std::isfinite(value) ? std::clamp(value, range.low, range.high) : range.low;
  Json near_json = field.kind == Kind::Int ? Json(static_cast<int64_t>(near)) : Json(near);
  auto bound = [&](double v) { return field.kind == Kind::Int ? Json(static_cast<int64_t>(v)) : Json(v); };
  Issue issue = issue_usage("param-range", {{"key", field.path},
                                            {"value", field.kind == Kind::Int ? bound(value) : Json(value)},
                                            {"low", bound(range.low)},
                                            {"high", bound(range.high)}});
  issue.path = field.path;
  issue.fix = Json::array({{{"path", field.path}, {"value", near_json}}});
  return issue;
}

size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
      diagonal = above;
    }
  }
  return row.back();
}

const char* kind_name(Kind kind) {
  switch (kind) {
    case Kind::Bool:
      return "bool";
    case Kind::Int:
      return "int";
    case Kind::Float:
      return "float";
    case Kind::String:
      return "string";
    case Kind::Strings:
      return "strings";
  }
  return "string";
}

const char* level_name(Level level) {
  return level == Level::Learn ? "learn" : level == Level::Build ? "build" : "expert";
}

void flatten_into(const Json& tree, const std::string& prefix, Json& out) {
  for (const auto& [key, value] : tree.items()) {
    if (value.is_object())
      flatten_into(value, prefix + key + ".", out);
    else
      out[prefix + key] = value;
  }
}

std::vector<std::string> paths(const std::vector<Field>& fields) {
  std::vector<std::string> out;
  for (const auto& field : fields) out.push_back(field.path);
  return out;
}

const Field* find_field(const std::vector<Field>& fields, const std::string& path) {
  for (const auto& field : fields) {
    if (field.path == path) return &field;
    for (const char* former : field.attr.former)
      if (path == former) return &field;
  }
  return nullptr;
}
}  // namespace

namespace schema {
Status set_bool(const Json& json, const Field& field, bool& out) {
  if (!json.is_boolean()) return wrong_type(field, "true / false", json);
  out = json.get<bool>();
  return {};
}

Status set_int(const Json& json, const Field& field, int64_t& out) {
  bool whole =
      json.is_number_integer() || (json.is_number_float() && json.get<double>() == std::floor(json.get<double>()) &&
                                   std::fabs(json.get<double>()) < 9e15);
  if (!whole) return wrong_type(field, "integer", json);
  auto value = json.is_number_integer() ? json.get<int64_t>() : static_cast<int64_t>(json.get<double>());
  ZK_CHECK(check_range(field, static_cast<double>(value)));
  out = value;
  return {};
}

Status set_float(const Json& json, const Field& field, double& out) {
  if (!json.is_number()) return wrong_type(field, "number", json);
  ZK_CHECK(check_range(field, json.get<double>()));
  out = json.get<double>();
  return {};
}

Status set_string(const Json& json, const Field& field, std::string& out) {
  if (!json.is_string()) return wrong_type(field, "text", json);
  auto value = json.get<std::string>();
  const auto& choices = field.attr.choices;
  if (!choices.empty() && std::find(choices.begin(), choices.end(), value) == choices.end()) {
    Issue issue = issue_usage("param-choice", {{"key", field.path}, {"value", value}, {"choices", choices}});
    issue.path = field.path;
    return issue;
  }
  out = std::move(value);
  return {};
}

Status set_strings(const Json& json, const Field& field, std::vector<std::string>& out) {
  Json list = json.is_string() ? Json::array({json}) : json;
  if (!list.is_array()) return wrong_type(field, "list of texts", json);
  std::vector<std::string> parsed;
  for (const auto& item : list) {
    std::string one;
    ZK_CHECK(set_string(item, field, one));
    parsed.push_back(std::move(one));
  }
  out = std::move(parsed);
  return {};
}
}  // namespace schema

Json values_of(const std::vector<Field>& fields) {
  Json tree = Json::object();
  for (const auto& field : fields) {
    Json* node = &tree;
    size_t start = 0;
    for (size_t dot; (dot = field.path.find('.', start)) != std::string::npos; start = dot + 1) {
      Json& next = (*node)[field.path.substr(start, dot - start)];
      if (!next.is_object()) next = Json::object();
      node = &next;
    }
    (*node)[field.path.substr(start)] = field.get();
  }
  return tree;
}

Json describe(const std::vector<Field>& fields) {
  Json list = Json::array();
  for (const auto& field : fields) {
    const Attr& attr = field.attr;
    Json item = {{"key", field.path},
                 {"kind", kind_name(field.kind)},
                 {"default", field.get()},
                 {"level", level_name(attr.level)}};
    if (field.optional) item["auto"] = true;
    if (*attr.formula) item["formula"] = attr.formula;
    if (attr.range.bounded()) item["range"] = {attr.range.low, attr.range.high};
    if (attr.scale == Scale::Log) item["scale"] = "log";
    if (*attr.unit) item["unit"] = attr.unit;
    if (!attr.choices.empty()) item["choices"] = attr.choices;
    if (*attr.artifact) item["artifact"] = attr.artifact;
    if (attr.path) item["path"] = true;
    if (attr.positional) item["positional"] = true;
    if (*attr.lesson) item["lesson"] = attr.lesson;
    if (*attr.enabled_if) item["enabled_if"] = attr.enabled_if;
    if (!attr.affects.empty()) {
      item["affects"] = Json::array();
      for (const char* word : attr.affects) item["affects"].push_back(word);
    }
    list.push_back(std::move(item));
  }
  return list;
}

Json flatten(const Json& tree) {
  Json out = Json::object();
  flatten_into(tree, "", out);
  return out;
}

std::string nearest(const std::string& word, const std::vector<std::string>& words) {
  std::string best;
  size_t best_distance = std::max<size_t>(2, word.size() / 2) + 1;
  for (const auto& candidate : words) {
    std::string last = candidate.substr(candidate.rfind('.') + 1);
    size_t distance = std::min(edit_distance(word, candidate), edit_distance(word, last));
    if (distance < best_distance) best_distance = distance, best = candidate;
  }
  return best;
}

Json from_text(const std::string& text, Kind kind) {
  if (kind == Kind::String) return text;
  if (text == "auto") return nullptr;
  if (kind == Kind::Bool) {
    if (text == "true" || text == "on" || text == "yes" || text == "1") return true;
    if (text == "false" || text == "off" || text == "no" || text == "0") return false;
    return text;
  }
  if (kind == Kind::Strings) {
    Json list = Json::array();
    for (size_t start = 0; start <= text.size();) {
      size_t comma = std::min(text.find(',', start), text.size());
      if (comma > start) list.push_back(text.substr(start, comma - start));
      start = comma + 1;
    }
    return list;
  }
  Json number = Json::parse(text, nullptr, false);
  return number.is_number() ? number : Json(text);
}

Result<Resolved> resolve(Params& params, const std::vector<Layer>& layers) {
  std::vector<Field> fields = params.fields();
  Resolved resolved;
  for (const auto& field : fields) resolved.origins[field.path] = "default";
  for (const auto& layer : layers) {
    const Json flat = flatten(layer.values);
    for (const auto& [path, value] : flat.items()) {
      const Field* field = find_field(fields, path);
      if (!field) {
        Issue issue = issue_usage("param-unknown", {{"key", path}, {"nearest", nearest(path, paths(fields))}});
        issue.path = path;
        return issue;
      }
      ZK_CHECK(field->set(value));
      resolved.origins[field->path] = layer.origin;
    }
  }
  Issues issues;
  params.check(issues);
  for (const auto& issue : issues)
    if (issue.severity == Severity::Error) return issue;
  resolved.values = values_of(fields);
  return resolved;
}
}  // namespace zk
