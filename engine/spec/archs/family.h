// A family is one file: published presets, the spec they build, and how Hugging Face writes it (config.json and key
// names). The importer, the exporter, the planner and the forms read these tables; nobody else knows a family by name.
#pragma once
#include <string>
#include <vector>

#include "engine/spec/model_spec.h"

namespace zk::spec {

/// A published or recommended size. `text_id` + resources/text give its name in words.
struct Preset {
  std::string id;  ///< "gpt2-124m"
  ModelSpec spec;
};

/// One of our matrices in terms of theirs: the rows of `theirs`, one below the other. `transposed`: they store [in,
/// out].
struct KeyRule {
  struct Piece {
    std::string key;
    int64_t rows;
  };
  std::string ours;
  std::vector<Piece> theirs;
  bool transposed = false;
};

struct Family {
  const char* id;
  std::vector<Preset> (*presets)();
  const char* hf_model_type;            ///< config.json "model_type"; "" where no such class exists
  const char* hf_architecture;          ///< config.json "architectures"[0]
  const char* hf_prefix;                ///< may be missing in front of the keys of some files
  std::vector<const char*> hf_ignored;  ///< ends of keys that hold no parameter (masks, frequency tables)
  Result<ModelSpec> (*from_hf)(const Json& config);
  /// Fails (spec-not-this-family) where the spec cannot be said in that class.
  Result<Json> (*to_hf)(const ModelSpec& spec);
  std::vector<KeyRule> (*key_map)(const ModelSpec& spec);
};

/// All families, sorted by id.
const std::vector<Family>& families();
const Family* find_family(const std::string& id);      ///< null if unknown
const Family* family_of_hf(const Json& hf_config);     ///< by model_type, else architectures[0]; null if not built
std::vector<Preset> all_presets();                     ///< of every family, smallest model first
Result<ModelSpec> preset_spec(const std::string& id);  ///< issue spec-unknown-preset names the nearest

namespace archs {
Family decoder();
Family gpt2();
Family llama();
}  // namespace archs
}  // namespace zk::spec
