// See blocks.h. Tensors are taken from param_list() of the same model with one layer, so that names and shapes are
// those of the weights' file.
#include "engine/plan/blocks.h"

#include <algorithm>
#include <map>

#include "engine/core/text.h"
#include "engine/plan/parts.h"

namespace zk::plan {
using spec::ModelSpec;
namespace {
constexpr std::string_view kLayer = "layers.0.";

/// "layers.0.attn.qkv.weight" -> "attn"; "embed.tokens.weight" -> "embed.tokens".
std::string block_of_tensor(const std::string& name) {
  if (name.starts_with(kLayer)) {
    const std::string rest = name.substr(kLayer.size());
    return rest.substr(0, rest.find('.'));
  }
  return name.substr(0, name.rfind('.'));
}

struct Tensors {
  Json list = Json::array();
  int64_t parameters = 0;
  std::string sum;  ///< "384 × 128 + 128 × 128 = 65,536": language-neutral, for hovering
  void add(const spec::ParamInfo& info) {
    const bool layered = info.name.starts_with(kLayer);
    list.push_back({{"name", layered ? "layers.N." + info.name.substr(kLayer.size()) : info.name},
                    {"shape", info.shape},
                    {"parameters", info.numel()}});
    parameters += info.numel();
    if (!sum.empty()) sum += " + ";
    for (size_t i = 0; i < info.shape.size(); ++i) sum += (i > 0 ? " × " : "") + format_count(info.shape[i]);
  }
};

std::map<std::string, Tensors> tensors_by_block(ModelSpec s) {
  s.n_layer = 1;
  std::map<std::string, Tensors> out;
  for (const auto& info : spec::param_list(s)) out[block_of_tensor(info.name)].add(info);
  for (auto& [block, tensors] : out) tensors.sum += " = " + format_count(tensors.parameters);
  return out;
}

/// Shapes of one sequence: what goes in and what comes out.
struct Shape {
  Json in, out;
};

class Builder {
 public:
  Builder(const ModelSpec& s, int64_t seq_len) : s_(s), seq_len_(seq_len), tensors_(tensors_by_block(s)) {}

  Json build() {
    const Shape ids{{seq_len_}, {seq_len_, s_.d_model}}, stream{{seq_len_, s_.d_model}, {seq_len_, s_.d_model}};
    const auto flops = flops_by_part();
    add("embed.tokens", "embedding", 1, ids, 0);
    if (s_.position == spec::Position::Learned) add("embed.positions", "position", 1, ids, 0);
    add("attn_norm", "norm", s_.n_layer, stream, 0);
    add("attn", "attention", s_.n_layer, stream, flops.at("attention") / layers());
    if (s_.has_mlp_norm()) add("mlp_norm", "norm", s_.n_layer, stream, 0);
    add("mlp", "mlp", s_.n_layer, stream, flops.at("mlp") / layers());
    if (s_.final_norm) add("final_norm", "norm", 1, stream, 0);
    add("head", "head", 1, {{seq_len_, s_.d_model}, {seq_len_, s_.vocab_size}}, flops.at("head"));
    if (s_.tied_head) blocks_.back()["tied_to"] = "embed.tokens";
    return std::move(blocks_);
  }

 private:
  double layers() const { return static_cast<double>(s_.n_layer); }

  std::map<std::string, double> flops_by_part() const {
    std::map<std::string, double> out;
    for (const Part& part : parts_of(s_, seq_len_)) out[part.id] = part.flops;
    return out;
  }

  void add(const std::string& id, const std::string& kind, int64_t count, const Shape& shape, double flops) {
    const Tensors& tensors = tensors_[id];
    Json block = {{"id", id},
                  {"kind", kind},
                  {"count", count},
                  {"in", shape.in},
                  {"out", shape.out},
                  {"parameters", tensors.parameters},
                  {"parameters_total", tensors.parameters * count},
                  {"flops", flops},
                  {"flops_total", flops * static_cast<double>(count)},
                  {"tensors", tensors.list},
                  {"sum", tensors.list.empty() ? "0" : tensors.sum},
                  {"formula", {{"parameters", "count_" + kind}, {"flops", "flops_" + kind}}}};
    block["details"] = details(kind);
    blocks_.push_back(std::move(block));
  }

  Json details(const std::string& kind) const {
    if (kind == "attention")
      return {{"n_head", s_.n_head},
              {"n_kv_head", s_.n_kv_head},
              {"head_dim", s_.head_dim},
              {"group", s_.n_head / std::max<int64_t>(1, s_.n_kv_head)},
              {"position", name_of(s_.position)},
              {"window", s_.window}};
    if (kind == "mlp") return {{"d_ff", s_.d_ff}, {"gated", is_gated(s_.mlp)}, {"activation", name_of(s_.mlp)}};
    if (kind == "norm") return {{"norm", name_of(s_.norm)}, {"place", name_of(s_.norm_place)}};
    return Json::object();
  }

  const ModelSpec& s_;
  int64_t seq_len_;
  std::map<std::string, Tensors> tensors_;
  Json blocks_ = Json::array();
};
}  // namespace

Json blocks_of(const ModelSpec& spec, int64_t seq_len) { return Builder(spec, seq_len).build(); }

std::string block_of_member(const std::string& path) {
  const std::string member = path.substr(path.rfind('.') + 1);
  static const std::map<std::string, std::string> kBlocks = {
      {"n_head", "attn"},    {"n_kv_head", "attn"},       {"head_dim", "attn"},      {"window", "attn"},
      {"position", "attn"},  {"rope_theta", "attn"},      {"rope_fraction", "attn"}, {"rope_pairing", "attn"},
      {"qkv_bias", "attn"},  {"attn_out_bias", "attn"},   {"d_ff", "mlp"},           {"mlp", "mlp"},
      {"mlp_bias", "mlp"},   {"activation", "mlp"},       {"n_expert", "mlp"},       {"n_expert_used", "mlp"},
      {"norm", "attn_norm"}, {"norm_place", "attn_norm"}, {"norm_eps", "attn_norm"}, {"vocab_size", "embed.tokens"},
      {"d_model", "attn"},   {"tied_head", "head"},       {"head_bias", "head"},     {"logit_scale", "head"}};
  const auto found = kBlocks.find(member);
  return found == kBlocks.end() ? "" : found->second;
}
}  // namespace zk::plan
