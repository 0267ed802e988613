// JSON form and legality of ModelSpec. One visit() names each member once; reading, writing and the list of keys
// are three short visitors over it.
#include "engine/spec/model_spec.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <type_traits>

#include "engine/core/schema.h"

namespace zk::spec {
namespace {
const std::vector<std::string> kNorms = {"layer_norm", "rms_norm"};
const std::vector<std::string> kPlaces = {"pre", "post"};
const std::vector<std::string> kPositions = {"none", "learned", "rotary", "alibi"};
const std::vector<std::string> kPairings = {"half", "interleaved"};
const std::vector<std::string> kMlps = {"relu", "gelu_tanh", "gelu_erf", "silu", "reglu", "geglu", "swiglu"};

template <class E>
const std::vector<std::string>& names() {
  if constexpr (std::is_same_v<E, Norm>)
    return kNorms;
  else if constexpr (std::is_same_v<E, NormPlace>)
    return kPlaces;
  else if constexpr (std::is_same_v<E, Position>)
    return kPositions;
  else if constexpr (std::is_same_v<E, Pairing>)
    return kPairings;
  else
    return kMlps;
}

template <class Spec, class V>
void visit(Spec& s, V&& v) {
  v("family", s.family);
  v("vocab_size", s.vocab_size);
  v("seq_len", s.seq_len);
  v("n_layer", s.n_layer);
  v("d_model", s.d_model);
  v("n_head", s.n_head);
  v("n_kv_head", s.n_kv_head);
  v("head_dim", s.head_dim);
  v("d_ff", s.d_ff);
  v("norm", s.norm);
  v("norm_place", s.norm_place);
  v("norm_eps", s.norm_eps);
  v("norm_bias", s.norm_bias);
  v("final_norm", s.final_norm);
  v("position", s.position);
  v("rope_pairing", s.rope_pairing);
  v("rope_fraction", s.rope_fraction);
  v("rope_theta", s.rope_theta);
  v("mlp", s.mlp);
  v("qkv_bias", s.qkv_bias);
  v("attn_out_bias", s.attn_out_bias);
  v("mlp_bias", s.mlp_bias);
  v("head_bias", s.head_bias);
  v("tied_head", s.tied_head);
  v("parallel_block", s.parallel_block);
  v("parallel_two_norms", s.parallel_two_norms);
  v("n_expert", s.n_expert);
  v("n_expert_used", s.n_expert_used);
  v("window", s.window);
  v("logit_scale", s.logit_scale);
  v("dropout", s.dropout);
  v("init_std", s.init_std);
  v("init_scale_residual", s.init_scale_residual);
}

struct Writer {
  Json& out;
  template <class T>
  void operator()(const char* key, const T& value) {
    if constexpr (std::is_enum_v<T>)
      out[key] = name_of(value);
    else
      out[key] = value;
  }
};

Issue bad_value(const char* key, const Json& got, const std::string& wanted) {
  Issue issue = issue_input("spec-type", {{"key", key}, {"got", dump_line(got)}, {"wanted", wanted}});
  issue.path = key;
  return issue;
}

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

struct Reader {
  const Json& in;
  Issues& issues;

  template <class T>
  void operator()(const char* key, T& value) {
    if (!in.contains(key)) return;
    const Json& json = in.at(key);
    std::string wanted;
    if (!read(json, value, wanted)) issues.push_back(bad_value(key, json, wanted));
  }

  static bool read(const Json& json, std::string& value, std::string& wanted) {
    wanted = "text";
    if (json.is_string()) value = json.get<std::string>();
    return json.is_string();
  }
  static bool read(const Json& json, bool& value, std::string& wanted) {
    wanted = "true / false";
    if (json.is_boolean()) value = json.get<bool>();
    return json.is_boolean();
  }
  static bool read(const Json& json, int64_t& value, std::string& wanted) {
    wanted = "0, 1, 2, …";
    const bool fits = json.is_number_integer() && (!json.is_number_unsigned() || json.get<uint64_t>() <= INT64_MAX);
    if (fits) value = json.get<int64_t>();
    return fits;
  }
  static bool read(const Json& json, double& value, std::string& wanted) {
    wanted = "0.5";
    if (json.is_number()) value = json.get<double>();
    return json.is_number();
  }
  static bool read(const Json& json, std::vector<int64_t>& value, std::string& wanted) {
    wanted = "[0, 128]";
    if (!json.is_array()) return false;
    value.clear();
    for (const Json& item : json) {
      if (!read(item, value.emplace_back(), wanted)) return false;
    }
    return true;
  }
  template <class E>
  requires std::is_enum_v<E>
  static bool read(const Json& json, E& value, std::string& wanted) {
    const auto& all = names<E>();
    wanted = join(all);
    const auto found = json.is_string() ? std::find(all.begin(), all.end(), json.get<std::string>()) : all.end();
    if (found != all.end()) value = static_cast<E>(found - all.begin());
    return found != all.end();
  }
};

struct Keys {
  std::vector<std::string>& out;
  template <class T>
  void operator()(const char* key, const T&) {
    out.emplace_back(key);
  }
};

/// Collects issues that name a member, the offending value and the nearest value that would do.
struct Checker {
  Issues& out;

  void add(const char* id, const char* key, Json args, Json near) {
    args["key"] = key;
    args["near"] = near;
    Issue issue = issue_usage(id, std::move(args));
    issue.path = key;
    issue.fix = Json::array({{{"path", key}, {"value", near}}});
    out.push_back(std::move(issue));
  }
  void range(const char* key, int64_t value, int64_t low, int64_t high) {
    if (value >= low && value <= high) return;
    add("spec-range", key, {{"value", value}, {"low", low}, {"high", high}}, std::clamp(value, low, high));
  }
  void range(const char* key, double value, double low, double high) {
    if (value >= low && value <= high) return;
    add("spec-range", key, {{"value", std::isfinite(value) ? Json(value) : Json("NaN")}, {"low", low}, {"high", high}},
        std::isfinite(value) ? std::clamp(value, low, high) : low);
  }
};

int64_t nearest_divisor(int64_t of, int64_t wanted) {
  int64_t best = 1;
  for (int64_t d = 1; d <= of; ++d)
    if (of % d == 0 && std::abs(d - wanted) < std::abs(best - wanted)) best = d;
  return best;
}

void check_heads(const ModelSpec& s, Checker& c) {
  if (s.n_head < 1 || s.n_kv_head < 1) return;  // reported as out of range
  if (s.n_head % s.n_kv_head != 0)
    c.add("spec-kv-heads", "n_kv_head", {{"value", s.n_kv_head}, {"n_head", s.n_head}},
          nearest_divisor(s.n_head, s.n_kv_head));
  if (s.position == Position::Rotary && s.rotary_dim() < 2)
    c.add("spec-rotary-dim", "head_dim", {{"value", s.head_dim}}, std::max<int64_t>(2, s.head_dim + s.head_dim % 2));
  if (s.position == Position::Rotary && s.rope_fraction == 1.0 && s.head_dim % 2 != 0)
    c.add("spec-rotary-dim", "head_dim", {{"value", s.head_dim}}, s.head_dim + 1);
}

void check_not_built(const ModelSpec& s, Checker& c) {
  if (s.position == Position::Alibi) c.add("spec-not-built", "position", {{"value", "alibi"}}, "rotary");
  if (s.n_expert != 0) c.add("spec-not-built", "n_expert", {{"value", s.n_expert}}, 0);
  if (s.parallel_block && s.norm_place == NormPlace::Post)
    c.add("spec-parallel-post", "norm_place", {{"value", "post"}}, "pre");
}
}  // namespace

const char* name_of(Norm value) { return kNorms[static_cast<size_t>(value)].c_str(); }
const char* name_of(NormPlace value) { return kPlaces[static_cast<size_t>(value)].c_str(); }
const char* name_of(Position value) { return kPositions[static_cast<size_t>(value)].c_str(); }
const char* name_of(Pairing value) { return kPairings[static_cast<size_t>(value)].c_str(); }
const char* name_of(Mlp value) { return kMlps[static_cast<size_t>(value)].c_str(); }
const std::vector<std::string>& norm_names() { return kNorms; }
const std::vector<std::string>& position_names() { return kPositions; }
const std::vector<std::string>& mlp_names() { return kMlps; }
bool is_gated(Mlp value) { return value == Mlp::ReGlu || value == Mlp::GeGlu || value == Mlp::SwiGlu; }

int64_t ModelSpec::rotary_dim() const { return std::llround(rope_fraction * static_cast<double>(head_dim)) / 2 * 2; }

Json ModelSpec::to_json() const {
  Json json = {{"format", "zerokara-model"}, {"version", 1}};
  visit(*this, Writer{json});
  return json;
}

Result<ModelSpec> ModelSpec::from_json(const Json& json) {
  if (!json.is_object() || json.value("format", "") != "zerokara-model") return issue_input("spec-format");
  const Json version = json.value("version", Json(nullptr));
  if (version != 1) return issue_input("spec-version", {{"version", dump_line(version)}, {"known", 1}});
  ModelSpec spec;
  std::vector<std::string> keys = {"format", "version"};
  visit(spec, Keys{keys});
  for (const auto& item : json.items()) {
    if (std::find(keys.begin(), keys.end(), item.key()) != keys.end()) continue;
    Issue issue = issue_input("spec-unknown-key", {{"key", item.key()}, {"near", nearest(item.key(), keys)}});
    issue.path = item.key();
    return issue;
  }
  Issues issues;
  visit(spec, Reader{json, issues});
  if (!issues.empty()) return issues.front();
  issues = spec.check();
  if (!issues.empty()) return issues.front();
  return spec;
}

Issues ModelSpec::check() const {
  Issues out;
  Checker c{out};
  c.range("vocab_size", vocab_size, 2, int64_t{1} << 24);
  c.range("seq_len", seq_len, 2, int64_t{1} << 24);
  c.range("n_layer", n_layer, 1, 4096);
  c.range("d_model", d_model, 1, int64_t{1} << 20);
  c.range("n_head", n_head, 1, 4096);
  c.range("n_kv_head", n_kv_head, 1, std::max<int64_t>(1, n_head));
  c.range("head_dim", head_dim, 1, 4096);
  c.range("d_ff", d_ff, 1, int64_t{1} << 22);
  c.range("norm_eps", norm_eps, 1e-12, 1.0);
  c.range("rope_fraction", rope_fraction, 0.0, 1.0);
  c.range("rope_theta", rope_theta, 1.0, 1e12);
  c.range("dropout", dropout, 0.0, 0.95);
  c.range("init_std", init_std, 1e-6, 10.0);
  for (int64_t w : window) c.range("window", w, 0, int64_t{1} << 24);
  check_heads(*this, c);
  check_not_built(*this, c);
  return out;
}
}  // namespace zk::spec
