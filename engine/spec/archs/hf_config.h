// Reading a Hugging Face config.json field by field, with issues instead of exceptions: a config is foreign input.
#pragma once
#include <string>

#include "engine/spec/model_spec.h"

namespace zk::spec {

/// Remembers the first problem; the values read after it are meaningless and must not be used.
class HfConfig {
 public:
  explicit HfConfig(const Json& json) : json_(json) {}

  int64_t whole(const char* key) { return read<int64_t>(key, nullptr); }
  int64_t whole(const char* key, int64_t fallback) { return read<int64_t>(key, &fallback); }
  double number(const char* key, double fallback) { return read<double>(key, &fallback); }
  bool flag(const char* key, bool fallback) { return read<bool>(key, &fallback); }
  std::string text(const char* key, const std::string& fallback) { return read<std::string>(key, &fallback); }

  /// The feature `key` has a value that this program does not compute: never ignored silently.
  void refuse(const char* key, const Json& value);
  const Json* find(const char* key) const;  ///< null where missing or JSON null
  bool ok() const { return issue_.id.empty(); }
  const Issue& issue() const { return issue_; }

 private:
  template <class T>
  T read(const char* key, const T* fallback);

  const Json& json_;
  Issue issue_;
};

/// The value of `spec` if the config was read without a problem and the spec is legal.
Result<ModelSpec> finish_hf(const HfConfig& config, ModelSpec spec);

/// Issue spec-not-this-family unless `holds`.
Issue not_this_family(const char* family, const char* key);
}  // namespace zk::spec
