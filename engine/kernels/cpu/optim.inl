// Optimizer step and norm. Reference twin: the tensor operations in engine/train/optim/optimizer.cpp.

void adam(const AdamArgs& a, float* __restrict p, const float* __restrict g, float* __restrict m, float* __restrict v,
          int64_t n) {
  const auto keep = static_cast<float>(a.keep), l2 = static_cast<float>(a.l2), scale = static_cast<float>(a.grad_scale);
  const auto beta1 = static_cast<float>(a.beta1), rest1 = static_cast<float>(1 - a.beta1);
  const auto beta2 = static_cast<float>(a.beta2), rest2 = static_cast<float>(1 - a.beta2);
  const auto step = static_cast<float>(a.step_size), correction = static_cast<float>(a.inv_sqrt_correction2);
  const auto eps = static_cast<float>(a.eps);
  ZK_SIMD
  for (int64_t i = 0; i < n; ++i) {
    const float grad = g[i] * scale + l2 * p[i];
    m[i] = beta1 * m[i] + rest1 * grad;
    v[i] = beta2 * v[i] + rest2 * grad * grad;
    p[i] = keep * p[i] - step * m[i] / (__builtin_sqrtf(v[i]) * correction + eps);
  }
}

double sum_of_squares(const float* x, int64_t n) {
  double sum = 0;
#pragma omp simd reduction(+ : sum)
  for (int64_t i = 0; i < n; ++i) sum += static_cast<double>(x[i]) * static_cast<double>(x[i]);
  return sum;
}
