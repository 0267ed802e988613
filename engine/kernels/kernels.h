// The kernels of cpu/table.h over tensors and all threads. fp32, contiguous, CPU. Work is cut into fixed pieces that
// do not depend on the number of threads, and sums of pieces are added in their order: the same bits on 1 or 64 cores.
#pragma once
#include <ATen/core/Tensor.h>

#include "engine/kernels/cpu/table.h"

namespace zk::kernels {

void adam(const AdamArgs& args, const at::Tensor& p, const at::Tensor& g, const at::Tensor& m, const at::Tensor& v);
double sum_of_squares(const at::Tensor& x);

void norm_forward(const NormForward& args, int64_t rows);
/// `partial`: scratch of norm_partials(rows) * 2 * width numbers.
void norm_backward(NormBackward args, int64_t rows, float* partial);
int64_t norm_partials(int64_t rows);
void act_forward(const ActArgs& args, int64_t rows);
void act_backward(const ActArgs& args, int64_t rows);
void softmax_loss(const LossArgs& args, int64_t rows);
/// `scratch`: threads() * cpu_table().attention_scratch(args) numbers.
void attention_forward(AttentionArgs args, int64_t batch);
void attention_backward(AttentionArgs args, int64_t batch);
/// out[column] += sum over rows; `partial`: norm_partials(rows) * width numbers.
void add_rows(const float* x, float* out, int64_t rows, int64_t width, float* partial);

/// out[n] = table[ids[n]] (+ positions[n % T]); rows of `width`.
void embed(const float* table, const float* positions, const int64_t* ids, float* out, int64_t rows, int64_t T,
           int64_t width);
/// Gradient of embed: adds each row of dx to its token's (and its position's) row.
void embed_backward(const float* dx, const int64_t* ids, float* dtable, float* dpositions, int64_t rows, int64_t T,
                    int64_t width);
int threads();
}  // namespace zk::kernels
