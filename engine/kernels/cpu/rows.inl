// Kernels over rows: norms, activations, loss. Each fuses what would be several passes over memory.

/// Inverse standard deviation (rms: inverse root mean square) and mean of a row.
inline void row_moments(const float* x, int64_t width, bool rms, float eps, float& mean, float& rstd) {
  const auto n = static_cast<float>(width);
  float sum = 0, squares = 0;
  if (!rms) {
#pragma omp simd reduction(+ : sum)
    for (int64_t i = 0; i < width; ++i) sum += x[i];
  }
  mean = sum / n;
  const float m = mean;
#pragma omp simd reduction(+ : squares)
  for (int64_t i = 0; i < width; ++i) squares += (x[i] - m) * (x[i] - m);
  rstd = 1.0F / __builtin_sqrtf(squares / n + eps);
}

void norm_forward(const NormForward& a, int64_t begin, int64_t end) {
  const int64_t width = a.width;
  for (int64_t row = begin; row < end; ++row) {
    const float* x = a.x + row * width;
    if (a.add) {
      const float* add = a.add + row * width;
      float* sum = a.sum + row * width;
      if (a.add_bias) {
        ZK_SIMD
        for (int64_t i = 0; i < width; ++i) sum[i] = x[i] + add[i] + a.add_bias[i];
      } else {
        ZK_SIMD
        for (int64_t i = 0; i < width; ++i) sum[i] = x[i] + add[i];
      }
      x = sum;
    }
    float mean = 0, rstd = 0;
    row_moments(x, width, a.rms, a.eps, mean, rstd);
    a.mean[row] = mean;
    a.rstd[row] = rstd;
    float* y = a.y + row * width;
    const float *w = a.weight, *b = a.bias;
    if (b) {
      ZK_SIMD
      for (int64_t i = 0; i < width; ++i) y[i] = (x[i] - mean) * rstd * w[i] + b[i];
    } else {
      ZK_SIMD
      for (int64_t i = 0; i < width; ++i) y[i] = (x[i] - mean) * rstd * w[i];
    }
  }
}

/// With xhat = (x - mean) rstd and g = dy * weight: dx = rstd (g - mean(g) - xhat mean(g xhat)); rms has no mean(g).
void norm_backward(const NormBackward& a, int64_t begin, int64_t end) {
  const int64_t width = a.width;
  const auto n = static_cast<float>(width);
  const float* w = a.weight;
  for (int64_t row = begin; row < end; ++row) {
    const float *x = a.x + row * width, *dy = a.dy + row * width;
    const float mean = a.mean[row], rstd = a.rstd[row];
    float sum = 0, dot = 0;
#pragma omp simd reduction(+ : sum, dot)
    for (int64_t i = 0; i < width; ++i) {
      const float g = dy[i] * w[i];
      sum += g;
      dot += g * (x[i] - mean);
    }
    const float shift = a.rms ? 0.0F : sum / n, slope = dot * rstd * rstd / n;
    float *dx = a.dx + row * width, *dweight = a.dweight, *dbias = a.dbias;
    if (a.accumulate) {
      ZK_SIMD
      for (int64_t i = 0; i < width; ++i) dx[i] += rstd * (dy[i] * w[i] - shift - (x[i] - mean) * slope);
    } else {
      ZK_SIMD
      for (int64_t i = 0; i < width; ++i) dx[i] = rstd * (dy[i] * w[i] - shift - (x[i] - mean) * slope);
    }
    ZK_SIMD
    for (int64_t i = 0; i < width; ++i) dweight[i] += dy[i] * (x[i] - mean) * rstd;
    if (dbias) {
      ZK_SIMD
      for (int64_t i = 0; i < width; ++i) dbias[i] += dy[i];
    }
  }
}

template <Act act, bool biased>
inline void act_row_forward(const float* up, const float* bias, float* h, int64_t width) {
  ZK_SIMD
  for (int64_t i = 0; i < width; ++i) {
    const float value = curve<act>(biased ? up[i] + bias[i] : up[i]).value;
    if constexpr (gated(act)) h[i] = value * (biased ? up[width + i] + bias[width + i] : up[width + i]);
    else h[i] = value;
  }
}

template <Act act, bool biased>
inline void act_row_backward(const float* up, const float* bias, const float* dh, float* dup, int64_t width) {
  ZK_SIMD
  for (int64_t i = 0; i < width; ++i) {
    const ValueSlope at = curve<act>(biased ? up[i] + bias[i] : up[i]);
    const float d = dh[i];
    if constexpr (gated(act)) {
      dup[i] = d * at.slope * (biased ? up[width + i] + bias[width + i] : up[width + i]);
      dup[width + i] = d * at.value;
    } else {
      dup[i] = d * at.slope;
    }
  }
}

template <Act act>
void act_rows_forward(const ActArgs& a, int64_t begin, int64_t end) {
  const int64_t width = a.width, stride = gated(act) ? 2 * width : width;
  for (int64_t row = begin; row < end; ++row) {
    if (a.bias) act_row_forward<act, true>(a.up + row * stride, a.bias, a.h + row * width, width);
    else act_row_forward<act, false>(a.up + row * stride, nullptr, a.h + row * width, width);
  }
}

template <Act act>
void act_rows_backward(const ActArgs& a, int64_t begin, int64_t end) {
  const int64_t width = a.width, stride = gated(act) ? 2 * width : width;
  for (int64_t row = begin; row < end; ++row) {
    const float *up = a.up + row * stride, *dh = a.dh + row * width;
    float* dup = a.dup + row * stride;
    if (a.bias) act_row_backward<act, true>(up, a.bias, dh, dup, width);
    else act_row_backward<act, false>(up, nullptr, dh, dup, width);
  }
}

#define ZK_EACH_ACT(function)                                                        \
  switch (a.act) {                                                                   \
    case Act::Relu: return function<Act::Relu>(a, begin, end);                       \
    case Act::GeluTanh: return function<Act::GeluTanh>(a, begin, end);               \
    case Act::GeluErf: return function<Act::GeluErf>(a, begin, end);                 \
    case Act::Silu: return function<Act::Silu>(a, begin, end);                       \
    case Act::ReGlu: return function<Act::ReGlu>(a, begin, end);                     \
    case Act::GeGlu: return function<Act::GeGlu>(a, begin, end);                     \
    case Act::SwiGlu: return function<Act::SwiGlu>(a, begin, end);                   \
  }
void act_forward(const ActArgs& a, int64_t begin, int64_t end) { ZK_EACH_ACT(act_rows_forward) }
void act_backward(const ActArgs& a, int64_t begin, int64_t end) { ZK_EACH_ACT(act_rows_backward) }

/// Row by row: largest, sum of exponentials, then exponentials become probabilities times the factor, all in cache.
void softmax_loss(const LossArgs& a, int64_t begin, int64_t end) {
  const int64_t vocab = a.vocab;
  const float scale = a.scale;
  for (int64_t row = begin; row < end; ++row) {
    float* z = a.logits + row * vocab;
    const int64_t target = a.targets[row];
    const float factor = a.factors ? a.factors[row] * scale : 0.0F;
    a.nll[row] = 0;
    if (target < 0) {
      for (int64_t i = 0; i < vocab && a.factors; ++i) z[i] = 0;
      continue;
    }
    if (a.bias || scale != 1.0F) {
      ZK_SIMD
      for (int64_t i = 0; i < vocab; ++i) z[i] = scale * (z[i] + (a.bias ? a.bias[i] : 0.0F));
    }
    float largest = z[0], sum = 0;
#pragma omp simd reduction(max : largest)
    for (int64_t i = 0; i < vocab; ++i) largest = z[i] > largest ? z[i] : largest;
    const float at_target = z[target] - largest;
#pragma omp simd reduction(+ : sum)
    for (int64_t i = 0; i < vocab; ++i) {
      const float e = exp_of(z[i] - largest);
      z[i] = e;
      sum += e;
    }
    a.nll[row] = __builtin_logf(sum) - at_target;
    if (!a.factors) continue;
    const float norm = factor / sum;
    ZK_SIMD
    for (int64_t i = 0; i < vocab; ++i) z[i] *= norm;
    z[target] -= factor;
  }
}

void add_rows(const float* x, float* __restrict out, int64_t rows, int64_t width) {
  for (int64_t row = 0; row < rows; ++row) {
    const float* from = x + row * width;
    ZK_SIMD
    for (int64_t i = 0; i < width; ++i) out[i] += from[i];
  }
}
