// Specs that differ in every option, small enough for a test.
#pragma once
#include <string>
#include <vector>

#include "engine/spec/model_spec.h"

namespace zk::model::test {

struct Named {
  std::string name;
  spec::ModelSpec spec;
};

inline spec::ModelSpec small() {
  spec::ModelSpec s;
  s.vocab_size = 37;
  s.seq_len = 48;
  s.n_layer = 2;
  s.d_model = 24;
  s.n_head = s.n_kv_head = 4;
  s.head_dim = 6;
  s.d_ff = 40;
  s.init_std = 0.2;  // large, so that every part matters
  return s;
}

inline Named with(const char* name, void (*change)(spec::ModelSpec&)) {
  Named out{name, small()};
  change(out.spec);
  return out;
}

/// Specs that the fast path can run.
inline std::vector<Named> fast_specs() {
  using namespace spec;
  return {
      {"plain", small()},
      with("gpt2",
           [](ModelSpec& s) {
             s.position = Position::Learned;
             s.qkv_bias = s.attn_out_bias = s.mlp_bias = true;
           }),
      with("llama_grouped",
           [](ModelSpec& s) {
             s.norm = Norm::RmsNorm;
             s.norm_bias = false;
             s.mlp = Mlp::SwiGlu;
             s.n_kv_head = 2;
             s.tied_head = false;
           }),
      with("one_kv_head_biases",
           [](ModelSpec& s) {
             s.n_kv_head = 1;
             s.mlp = Mlp::GeGlu;
             s.qkv_bias = s.attn_out_bias = s.mlp_bias = s.head_bias = true;
             s.tied_head = false;
           }),
      with("window_interleaved_part",
           [](ModelSpec& s) {
             s.window = {0, 5};
             s.rope_pairing = Pairing::Interleaved;
             s.rope_fraction = 0.7;
             s.mlp = Mlp::GeluErf;
           }),
      with("no_positions_relu_scale",
           [](ModelSpec& s) {
             s.position = Position::None;
             s.mlp = Mlp::Relu;
             s.norm_bias = false;
             s.logit_scale = 0.5;
             s.head_dim = 5;
           }),
      with("silu_wide_heads",
           [](ModelSpec& s) {
             s.mlp = Mlp::Silu;
             s.n_head = s.n_kv_head = 2;
             s.head_dim = 34;
           }),
      with("reglu", [](ModelSpec& s) { s.mlp = Mlp::ReGlu; }),
  };
}

/// Specs that only the reference path runs.
inline std::vector<Named> reference_specs() {
  using namespace spec;
  return {
      with("parallel", [](ModelSpec& s) { s.parallel_block = true; }),
      with("parallel_two_norms", [](ModelSpec& s) { s.parallel_block = s.parallel_two_norms = true; }),
      with("post_norm",
           [](ModelSpec& s) {
             s.norm_place = NormPlace::Post;
             s.final_norm = false;
             s.position = Position::Learned;
           }),
  };
}
}  // namespace zk::model::test
