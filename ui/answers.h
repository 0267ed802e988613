// Reads the answers of a session leniently: a field that is missing or of another type counts as absent, so that an
// older or newer worker never breaks a page.
#pragma once
#include <QString>
#include <limits>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace zk::ui::answers {

inline const Json* find(const Json& json, const char* key) {
  if (!json.is_object()) return nullptr;
  const auto it = json.find(key);
  return it == json.end() ? nullptr : &*it;
}
inline double number(const Json& json, const char* key, double otherwise = std::numeric_limits<double>::quiet_NaN()) {
  const Json* value = find(json, key);
  return value && value->is_number() ? value->get<double>() : otherwise;
}
inline qint64 integer(const Json& json, const char* key, qint64 otherwise = 0) {
  const Json* value = find(json, key);
  return value && value->is_number_integer() ? value->get<qint64>() : otherwise;
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
/// Why the worker refused; an empty id where it did not.
inline Issue issue(const Json& reply) {
  const Json* refusal = find(reply, "issue");
  return refusal && refusal->is_object() && refusal->contains("id") ? Issue::from_json(*refusal) : Issue();
}

}  // namespace zk::ui::answers
