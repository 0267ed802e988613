// See model_folder.h. Loading walks the key rules of the family and then asks for tensors that nobody took.
#include "engine/interchange/model_folder.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/equal.h>

#include <set>

#include "engine/core/files.h"

namespace zk::interchange {
namespace {
namespace fs = std::filesystem;
constexpr uint64_t kConfigLimit = 1 << 20, kIndexLimit = 1 << 26;

struct Config {
  spec::ModelSpec spec;
  const spec::Family* family;  ///< null: our own form
};

/// The issue with the name of the file or folder it speaks of.
Issue in_file(Issue issue, const fs::path& path) {
  if (!issue.args.contains("file")) issue.args["file"] = path.string();
  return issue;
}

Result<Config> read_config(const fs::path& folder) {
  ZK_TRY(const Json json, read_json(folder / "config.json", kConfigLimit));
  if (json.is_object() && json.contains("format")) {
    ZK_TRY(spec::ModelSpec own, spec::ModelSpec::from_json(json));
    return Config{std::move(own), nullptr};
  }
  const spec::Family* family = spec::family_of_hf(json);
  if (!family) {
    const Json type = json.is_object() && json.contains("model_type") ? json.at("model_type") : Json("?");
    return issue_input("hf-not-built",
                       {{"file", (folder / "config.json").string()}, {"type", type.is_string() ? type : Json("?")}});
  }
  auto spec = family->from_hf(json);
  if (!spec.ok()) return in_file(spec.issue(), folder / "config.json");
  return Config{std::move(*spec), family};
}

/// All tensors of a folder: one model.safetensors, or the shards that the index names.
class Source {
 public:
  static Result<Source> open(const fs::path& folder) {
    Source source;
    const fs::path index = folder / "model.safetensors.index.json";
    std::set<std::string> names = {"model.safetensors"};
    if (fs::exists(index) && !fs::exists(folder / "model.safetensors")) {
      ZK_TRY(const Json json, read_json(index, kIndexLimit));
      names.clear();
      const Json map = json.is_object() ? json.value("weight_map", Json::object()) : Json::object();
      for (const auto& [key, file] : map.items()) {
        const std::string name = file.is_string() ? file.get<std::string>() : "";
        if (name.empty() || name.find('/') != std::string::npos)
          return issue_input("model-index", {{"file", index.string()}});
        names.insert(name);
      }
      if (names.empty()) return issue_input("model-index", {{"file", index.string()}});
    }
    for (const std::string& name : names) {
      ZK_TRY(SafetensorsFile file, SafetensorsFile::open(folder / name));
      source.files_.push_back(std::move(file));
    }
    return source;
  }

  /// The tensor under `key`, or under `key` without `prefix`; undefined if there is none. Marks it as used.
  at::Tensor take(const std::string& key, const std::string& prefix) {
    at::Tensor found = take(key);
    if (!found.defined() && !prefix.empty() && key.starts_with(prefix)) found = take(key.substr(prefix.size()));
    return found;
  }
  /// First tensor that nobody took and whose name does not end in one of `ignored`; "" if there is none.
  std::string left_over(const std::vector<const char*>& ignored) const {
    for (const auto& file : files_)
      for (const auto& info : file.tensors()) {
        bool skip = used_.count(info.name) > 0;
        for (const char* end : ignored) skip = skip || info.name.ends_with(end);
        if (!skip) return info.name;
      }
    return "";
  }

 private:
  at::Tensor take(const std::string& key) {
    for (const auto& file : files_)
      if (const TensorInfo* info = file.find(key)) return used_.insert(key), file.tensor(*info);
    return {};
  }
  std::vector<SafetensorsFile> files_;
  std::set<std::string> used_;
};

/// Copies the pieces of one rule into our parameter.
Status fill(const model::Param& param, const spec::KeyRule& rule, const std::string& prefix, Source& source) {
  int64_t row = 0;
  for (const auto& piece : rule.theirs) {
    at::Tensor theirs = source.take(piece.key, prefix);
    if (!theirs.defined()) return issue_input("model-tensor-missing", {{"tensor", piece.key}});
    if (rule.transposed && theirs.dim() == 2) theirs = theirs.t();
    auto wanted = param.info.shape;
    wanted[0] = piece.rows;
    if (theirs.sizes() != at::IntArrayRef(wanted) || !at::isFloatingType(theirs.scalar_type()))
      return issue_input(
          "model-tensor-shape",
          {{"tensor", piece.key}, {"got", Json(theirs.sizes().vec()).dump()}, {"wanted", Json(wanted).dump()}});
    param.value.narrow(0, row, piece.rows).copy_(theirs);
    row += piece.rows;
  }
  return {};
}

/// Some files store a tied head a second time; it must say the same.
Status check_tied(const model::Transformer& model, const char* key, Source& source) {
  const at::Tensor again = source.take(key, "");
  const at::Tensor& once = model.params().at("embed.tokens.weight").value;
  if (again.defined() && !(again.sizes() == once.sizes() && at::equal(again.to(at::kFloat), once.detach().cpu())))
    return issue_input("model-tied-differs", {{"tensor", key}});
  return {};
}

Status fill_all(const model::Transformer& model, const Config& config, Source& source) {
  const at::NoGradGuard no_grad;
  const auto rules = config.family ? config.family->key_map(config.spec) : own_rules(config.spec);
  const std::string prefix = config.family ? config.family->hf_prefix : "";
  for (const auto& rule : rules) ZK_CHECK(fill(model.params().at(rule.ours), rule, prefix, source));
  if (config.family && config.spec.tied_head) ZK_CHECK(check_tied(model, "lm_head.weight", source));
  const std::string extra = source.left_over(config.family ? config.family->hf_ignored : std::vector<const char*>{});
  if (!extra.empty()) return issue_input("model-tensor-unknown", {{"tensor", extra}});
  return {};
}

/// The family that can say `spec` in Hugging Face's words: its own, else the first that can.
Result<std::pair<const spec::Family*, Json>> hf_form(const spec::ModelSpec& spec) {
  const spec::Family* own = spec::find_family(spec.family);
  if (own) {
    if (auto json = own->to_hf(spec); json.ok()) return std::pair(own, *json);
  }
  for (const spec::Family& family : spec::families())
    if (auto json = family.to_hf(spec); json.ok()) return std::pair(&family, *json);
  if (own && *own->hf_model_type) return own->to_hf(spec).issue();
  return issue_input("hf-no-class", {{"family", spec.family}});
}
}  // namespace

std::vector<spec::KeyRule> own_rules(const spec::ModelSpec& spec) {
  std::vector<spec::KeyRule> out;
  for (const auto& p : spec::param_list(spec)) out.push_back({p.name, {{p.name, p.shape[0]}}, false});
  return out;
}

Result<spec::ModelSpec> read_spec(const fs::path& folder) {
  ZK_TRY(Config config, read_config(folder));
  return std::move(config.spec);
}

Result<std::unique_ptr<model::Transformer>> load_model(const fs::path& folder, model::Options options) {
  ZK_TRY(const Config config, read_config(folder));
  ZK_TRY(Source source, Source::open(folder));
  ZK_TRY(auto model, model::Transformer::create(config.spec, options));
  if (Status filled = fill_all(*model, config, source); !filled.ok()) return in_file(filled.issue(), folder);
  model->weights_changed();
  return model;
}

std::vector<NamedTensor> export_tensors(const model::ParamStore& params, const std::vector<spec::KeyRule>& rules,
                                        bool gradients) {
  std::vector<NamedTensor> out;
  for (const auto& rule : rules) {
    const model::Param& param = params.at(rule.ours);
    const at::Tensor whole = gradients ? param.grad : param.value.detach();
    int64_t row = 0;
    for (const auto& piece : rule.theirs) {
      const at::Tensor part = whole.narrow(0, row, piece.rows);
      out.push_back({piece.key, rule.transposed ? part.t() : part});
      row += piece.rows;
    }
  }
  return out;
}

Status save_model(const model::Transformer& model, const fs::path& folder, Layout layout, at::ScalarType dtype) {
  Json config = model.spec().to_json();
  auto rules = own_rules(model.spec());
  std::map<std::string, std::string> metadata = {{"format", "zerokara"}};
  if (layout == Layout::HuggingFace) {
    ZK_TRY(const auto form, hf_form(model.spec()));
    config = form.second;
    config["dtype"] = dtype == at::kBFloat16 ? "bfloat16" : dtype == at::kHalf ? "float16" : "float32";
    rules = form.first->key_map(model.spec());
    metadata["format"] = "pt";
  }
  auto tensors = export_tensors(model.params(), rules);
  for (auto& entry : tensors) entry.tensor = entry.tensor.to(dtype);
  ZK_CHECK(make_dirs(folder));
  ZK_CHECK(write_safetensors(folder / "model.safetensors", std::move(tensors), metadata));
  return write_json_atomic(folder / "config.json", config);
}
}  // namespace zk::interchange
