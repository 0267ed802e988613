// Reads JSON that may be anything (answers of a session, results, logs, files edited by hand): a field that is missing
// or of another type counts as absent, so that an older or newer worker never breaks a page.
#pragma once
#include <QString>
#include <cmath>
#include <initializer_list>
#include <limits>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace zk::ui::loose {

inline const Json* find(const Json& json, const char* key) {
  if (!json.is_object()) return nullptr;
  const auto it = json.find(key);
  return it == json.end() ? nullptr : &*it;
}
/// At the end of a path of keys.
inline const Json* find(const Json& json, std::initializer_list<const char*> path) {
  const Json* at = &json;
  for (const char* key : path)
    if (at = find(*at, key); !at) return nullptr;
  return at;
}
inline double number(const Json& json, const char* key, double otherwise = std::numeric_limits<double>::quiet_NaN()) {
  const Json* value = find(json, key);
  return value && value->is_number() ? value->get<double>() : otherwise;
}
inline double number(const Json& json, std::initializer_list<const char*> path, double otherwise) {
  const Json* value = find(json, path);
  return value && value->is_number() ? value->get<double>() : otherwise;
}
inline qint64 integer(const Json& json, const char* key, qint64 otherwise = 0) {
  const double value = number(json, key);
  return std::isfinite(value) && std::fabs(value) < 9e15 ? qint64(value) : otherwise;
}
inline std::string word(const Json& json, const char* key) {
  const Json* value = find(json, key);
  return value && value->is_string() ? value->get<std::string>() : std::string();
}
inline QString text(const Json& json, const char* key) { return QString::fromStdString(word(json, key)); }
inline bool flag(const Json& json, const char* key, bool otherwise = false) {
  const Json* value = find(json, key);
  return value && value->is_boolean() ? value->get<bool>() : otherwise;
}
/// An empty list, object where there is none.
inline const Json& list(const Json& json, const char* key) {
  static const Json none = Json::array();
  const Json* value = find(json, key);
  return value && value->is_array() ? *value : none;
}
inline const Json& object(const Json& json, const char* key) {
  static const Json none = Json::object();
  const Json* value = find(json, key);
  return value && value->is_object() ? *value : none;
}
/// Whatever stands there; an empty object where nothing does.
inline const Json& part(const Json& json, const char* key) {
  static const Json none = Json::object();
  const Json* value = find(json, key);
  return value ? *value : none;
}
/// Why the worker refused; an empty id where it did not.
inline Issue issue(const Json& reply) {
  const Json* refusal = find(reply, "issue");
  return refusal && refusal->is_object() && refusal->contains("id") ? Issue::from_json(*refusal) : Issue();
}

}  // namespace zk::ui::loose
