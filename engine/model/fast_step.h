// The fast training step: forward and hand-written backward on preallocated activations, without an autograd graph.
// Products go to the BLAS on views made once; everything between them is a fused kernel (engine/kernels). The
// gradient is added straight into the flat buffer. Its slow twin is Transformer::forward_backward_reference().
// N = B * T rows of tokens everywhere.
#pragma once
#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

#include "engine/kernels/kernels.h"
#include "engine/model/blocks/rotary.h"
#include "engine/model/params.h"

namespace zk::model {

class FastStep {
 public:
  /// Empty if a spec can run here, else the member that stands against it ("norm_place", "parallel_block", …).
  static std::string obstacle(const spec::ModelSpec& spec);

  FastStep(const spec::ModelSpec& spec, const ParamStore& params, const Rotary& rotary);

  /// Fills nll() [N] with the negative log-likelihood of each target (0 where it is -100 or its factor is 0). With
  /// `factors` (fp32 [N], contiguous), adds the gradient of sum(factor * nll) to the flat gradients.
  /// ids and targets: int64 [B, T], contiguous; every id must be inside the vocabulary.
  void run(const at::Tensor& ids_BT, const at::Tensor& targets_BT, const float* factors);
  const std::vector<float>& nll() const { return nll_; }
  /// Bytes of all activations, gradients of activations and scratch held now.
  int64_t bytes() const;
  int64_t logit_bytes() const { return static_cast<int64_t>(logits_.nbytes()); }

 private:
  /// y = x W^T; dx = dy W; dW += dy^T x.
  struct Linear {
    at::Tensor weight, weight_t, dweight;
    const float* bias = nullptr;
    float* dbias = nullptr;
    Linear(const Param* w, const Param* b);
    void forward(const at::Tensor& y, const at::Tensor& x) const;
    void backward(const at::Tensor& dy, const at::Tensor& x, const at::Tensor& dx) const;
  };
  struct Norm {
    const float *weight, *bias;
    float *dweight, *dbias;
    Norm(const Param* w, const Param* b);
  };
  struct Moments {
    at::Tensor mean, rstd;
  };
  /// What one layer keeps for the backward pass.
  struct Layer {
    Norm norm1, norm2;
    Linear qkv, out, up, down;
    int64_t window;
    at::Tensor x_NC, n1_NC, qkv_NQ, lse, att_NA, mid_NC, n2_NC, up_NU, h_NF;
    Moments m1, m2;
    Layer(const LayerParams& p, int64_t window);
  };

  void prepare(int64_t B, int64_t T);
  void forward(const int64_t* ids);
  void backward(const int64_t* ids);
  void head(const int64_t* targets, const float* factors);
  void head_rows(const at::Tensor& f_RC, const at::Tensor& df_RC, const int64_t* targets, const float* factors,
                 float* nll);
  void norm(const Norm& norm, const at::Tensor& x, const at::Tensor& add, const float* add_bias, const at::Tensor& sum,
            const at::Tensor& y, const Moments& moments);
  void norm_back(const Norm& norm, const at::Tensor& dy, const at::Tensor& x, const Moments& moments,
                 const at::Tensor& dx, bool accumulate);
  void bias_back(const Linear& linear, const at::Tensor& dy);
  kernels::AttentionArgs attention(const Layer& layer) const;

  const spec::ModelSpec& spec_;
  const Rotary& rotary_;
  Norm final_norm_;
  Linear head_;
  const Param *tokens_, *positions_;
  std::vector<Layer> layers_;
  int64_t B_ = 0, T_ = 0;
  int threads_ = 0;  ///< what scratch_ has room for
  Moments final_moments_;
  at::Tensor last_NC_, f_NC_, branch_NC_;                                    // forward
  at::Tensor df_NC_, dres_NC_, dn_NC_, dqkv_NQ_, datt_NA_, dup_NU_, dh_NF_;  // backward
  at::Tensor logits_, scratch_, partial_, picked_f_, picked_df_;
  std::vector<float> nll_;
};
}  // namespace zk::model
