// Causal attention, forward and backward, one head at a time from the packed q | k | v rows.
// A head's keys and values are copied into scratch (rotated, keys also transposed); a block of queries then meets all
// keys it may see, so the scores of one block stay in cache and no T x T matrix is ever stored. The backward pass
// recomputes them from the saved log-sum-exp (Dao et al. 2022, FlashAttention).
// All five products use one register-blocked kernel: C[m, n] (+)= sum_k A[m, k] B[k, n], rows of B contiguous.

typedef float Vec __attribute__((vector_size(ZK_VEC * sizeof(float)), aligned(4), may_alias));
constexpr int64_t kVec = ZK_VEC;
constexpr int64_t kQueries = 24;  // queries in a block: a multiple of the register block

inline Vec load(const float* p) { return *reinterpret_cast<const Vec*>(p); }
inline void store(float* p, Vec v) { *reinterpret_cast<Vec*>(p) = v; }
inline int64_t padded(int64_t n) { return (n + kVec - 1) / kVec * kVec; }

/// A [m, k] with element strides; rows of B and C have strides ldb, ldc; all n are multiples of kVec.
struct Product {
  const float* a;
  int64_t row_a, col_a;
  const float* b;
  int64_t ldb;
  float* c;
  int64_t ldc;
  int64_t m, n, k;
  bool accumulate;
};

template <int rows, int vectors>
inline void tile(const Product& p, int64_t i, int64_t j) {
  Vec sum[rows][vectors] = {};
  const float *a = p.a + i * p.row_a, *b = p.b + j;
  float* c = p.c + i * p.ldc + j;
  if (p.accumulate) {
    for (int r = 0; r < rows; ++r)
      for (int v = 0; v < vectors; ++v) sum[r][v] = load(c + r * p.ldc + v * kVec);
  }
  for (int64_t k = 0; k < p.k; ++k) {
    Vec right[vectors];
    for (int v = 0; v < vectors; ++v) right[v] = load(b + k * p.ldb + v * kVec);
    for (int r = 0; r < rows; ++r) {
      const Vec left = a[r * p.row_a + k * p.col_a] - Vec{};  // the same number in every lane
      for (int v = 0; v < vectors; ++v) sum[r][v] += left * right[v];
    }
  }
  for (int r = 0; r < rows; ++r)
    for (int v = 0; v < vectors; ++v) store(c + r * p.ldc + v * kVec, sum[r][v]);
}

template <int rows>
inline void row_of_tiles(const Product& p, int64_t i) {
  int64_t j = 0;
  for (; j + 2 * kVec <= p.n; j += 2 * kVec) tile<rows, 2>(p, i, j);
  if (j < p.n) tile<rows, 1>(p, i, j);
}

inline void multiply(const Product& p) {
  int64_t i = 0;
  for (; i + 6 <= p.m; i += 6) row_of_tiles<6>(p, i);
  switch (p.m - i) {
    case 1: return row_of_tiles<1>(p, i);
    case 2: return row_of_tiles<2>(p, i);
    case 3: return row_of_tiles<3>(p, i);
    case 4: return row_of_tiles<4>(p, i);
    case 5: return row_of_tiles<5>(p, i);
    default: return;
  }
}

/// Where the parts of one head lie in a thread's scratch. Lengths are padded to whole vectors; pads are zero.
struct Head {
  int64_t T, D, Tp, Dp;
  float *q, *k, *v;         // [T, Dp], rotated
  float *kt, *vt;           // [D, Tp] transposed
  float *dq, *dk, *dv;      // [T, Dp]
  float *dout;              // [T, Dp]
  float *scores, *dscores;  // [kQueries, Tp]
};

inline Head lay_out(const AttentionArgs& a, float* scratch) {
  Head h;
  h.T = a.T;
  h.D = a.head_dim;
  h.Tp = padded(a.T);
  h.Dp = padded(a.head_dim);
  float** wide[] = {&h.q, &h.k, &h.v, &h.dq, &h.dk, &h.dv, &h.dout};
  for (float** part : wide) *part = scratch, scratch += h.T * h.Dp;
  h.kt = scratch, scratch += h.D * h.Tp;
  h.vt = scratch, scratch += h.D * h.Tp;
  h.scores = scratch, scratch += kQueries * h.Tp;
  h.dscores = scratch;
  return h;
}

int64_t attention_scratch(const AttentionArgs& a) {
  const int64_t Tp = padded(a.T), Dp = padded(a.head_dim);
  return 7 * a.T * Dp + 2 * a.head_dim * Tp + 2 * kQueries * Tp;
}

/// Turns the first rotary_dim numbers of a head; sign -1 turns back (the gradient of turning).
inline void turn(const AttentionArgs& a, float* x, int64_t position, float sign) {
  const int64_t half = a.rotary_dim / 2;
  const float *cos = a.cos + position * half, *sin = a.sin + position * half;
  if (a.interleaved) {
    for (int64_t i = 0; i < half; ++i) {
      const float first = x[2 * i], second = x[2 * i + 1], s = sign * sin[i];
      x[2 * i] = first * cos[i] - second * s;
      x[2 * i + 1] = second * cos[i] + first * s;
    }
    return;
  }
  ZK_SIMD
  for (int64_t i = 0; i < half; ++i) {
    const float first = x[i], second = x[half + i], s = sign * sin[i];
    x[i] = first * cos[i] - second * s;
    x[half + i] = second * cos[i] + first * s;
  }
}

/// Copies head columns [from, from + D) of T rows of `source` into [T, Dp], with bias and rotation.
inline void gather(const AttentionArgs& a, const float* source, int64_t stride, int64_t from, const float* bias,
                   bool rotate, int64_t Dp, float* out) {
  for (int64_t t = 0; t < a.T; ++t) {
    const float* x = source + t * stride + from;
    float* y = out + t * Dp;
    if (bias) {
      ZK_SIMD
      for (int64_t i = 0; i < a.head_dim; ++i) y[i] = x[i] + bias[from + i];
    } else {
      ZK_SIMD
      for (int64_t i = 0; i < a.head_dim; ++i) y[i] = x[i];
    }
    for (int64_t i = a.head_dim; i < Dp; ++i) y[i] = 0;
    if (rotate) turn(a, y, t, 1.0F);
  }
}

inline void scatter(const AttentionArgs& a, float* x, bool rotate, int64_t Dp, float* target, int64_t stride,
                    int64_t from) {
  for (int64_t t = 0; t < a.T; ++t) {
    if (rotate) turn(a, x + t * Dp, t, -1.0F);
    float* y = target + t * stride + from;
    ZK_SIMD
    for (int64_t i = 0; i < a.head_dim; ++i) y[i] = x[t * Dp + i];
  }
}

inline void transpose(const Head& h, const float* x, float* out) {
  for (int64_t i = 0; i < h.D; ++i) {
    for (int64_t t = 0; t < h.T; ++t) out[i * h.Tp + t] = x[t * h.Dp + i];
    for (int64_t t = h.T; t < h.Tp; ++t) out[i * h.Tp + t] = 0;
  }
}

/// First and one past the last key that the query at t sees.
inline int64_t first_key(const AttentionArgs& a, int64_t t) { return a.window > 0 && t >= a.window ? t - a.window + 1 : 0; }

/// Queries [begin, begin + count) and the keys any of them sees: [low, high), whole vectors.
struct Block {
  int64_t begin, count, low, high;
};
inline Block block_at(const AttentionArgs& a, const Head& h, int64_t begin) {
  const int64_t count = begin + kQueries <= h.T ? kQueries : h.T - begin;
  return {begin, count, first_key(a, begin) / kVec * kVec, padded(begin + count)};
}

/// Scores of a block, unscaled, at columns [low, high) of `scores`.
inline void block_scores(const Head& h, const Block& b, const float* left, const float* right, float* out) {
  multiply({left + b.begin * h.Dp, h.Dp, 1, right + b.low, h.Tp, out + b.low, h.Tp, b.count, b.high - b.low, h.D, false});
}

/// Scores of one query become probabilities (zero where it may not look); returns the log-sum-exp.
inline float softmax_row(float* s, int64_t low, int64_t first, int64_t last, int64_t high, float scale) {
  float largest = s[first], sum = 0;
#pragma omp simd reduction(max : largest)
  for (int64_t j = first; j < last; ++j) largest = s[j] > largest ? s[j] : largest;
#pragma omp simd reduction(+ : sum)
  for (int64_t j = first; j < last; ++j) {
    s[j] = exp_of((s[j] - largest) * scale);
    sum += s[j];
  }
  const float norm = 1.0F / sum;
  ZK_SIMD
  for (int64_t j = first; j < last; ++j) s[j] *= norm;
  for (int64_t j = low; j < first; ++j) s[j] = 0;
  for (int64_t j = last; j < high; ++j) s[j] = 0;
  return largest * scale + __builtin_logf(sum);
}

void attention_forward(const AttentionArgs& a, int64_t index) {
  const int64_t batch = index / a.n_kv_head, kv = index % a.n_kv_head, group = a.n_head / a.n_kv_head;
  const int64_t D = a.head_dim, stride = (a.n_head + 2 * a.n_kv_head) * D, width = a.n_head * D;
  const float* qkv = a.qkv + batch * a.T * stride;
  const bool rotate = a.rotary_dim > 0;
  const float scale = 1.0F / __builtin_sqrtf(static_cast<float>(D));
  const Head h = lay_out(a, a.scratch);
  gather(a, qkv, stride, (a.n_head + kv) * D, a.bias, rotate, h.Dp, h.k);
  gather(a, qkv, stride, (a.n_head + a.n_kv_head + kv) * D, a.bias, false, h.Dp, h.v);
  transpose(h, h.k, h.kt);
  for (int64_t head = kv * group; head < (kv + 1) * group; ++head) {
    gather(a, qkv, stride, head * D, a.bias, rotate, h.Dp, h.q);
    float* lse = a.lse + (batch * a.n_head + head) * a.T;
    for (int64_t t = 0; t < h.T; t += kQueries) {
      const Block b = block_at(a, h, t);
      block_scores(h, b, h.q, h.kt, h.scores);
      for (int64_t i = 0; i < b.count; ++i)
        lse[t + i] = softmax_row(h.scores + i * h.Tp, b.low, first_key(a, t + i), t + i + 1, b.high, scale);
      const int64_t keys = t + b.count - b.low;
      multiply({h.scores + b.low, h.Tp, 1, h.v + b.low * h.Dp, h.Dp, h.dout + t * h.Dp, h.Dp, b.count, h.Dp, keys, false});
    }
    scatter(a, h.dout, false, h.Dp, a.out + batch * a.T * width, width, head * D);
  }
}

/// Probabilities again from scores and log-sum-exp, then dS = P (dP - delta) scale over the row's own keys.
inline void backward_row(float* p, float* dp, int64_t low, int64_t first, int64_t last, int64_t high, float scale,
                         float lse, float delta) {
  ZK_SIMD
  for (int64_t j = first; j < last; ++j) {
    p[j] = exp_of(p[j] * scale - lse);
    dp[j] = p[j] * (dp[j] - delta) * scale;
  }
  for (int64_t j = low; j < first; ++j) p[j] = dp[j] = 0;
  for (int64_t j = last; j < high; ++j) p[j] = dp[j] = 0;
}

inline float dot(const float* x, const float* y, int64_t n) {
  float sum = 0;
#pragma omp simd reduction(+ : sum)
  for (int64_t i = 0; i < n; ++i) sum += x[i] * y[i];
  return sum;
}

void attention_backward(const AttentionArgs& a, int64_t index) {
  const int64_t batch = index / a.n_kv_head, kv = index % a.n_kv_head, group = a.n_head / a.n_kv_head;
  const int64_t D = a.head_dim, stride = (a.n_head + 2 * a.n_kv_head) * D, width = a.n_head * D;
  const int64_t k_at = (a.n_head + kv) * D, v_at = (a.n_head + a.n_kv_head + kv) * D;
  const float *qkv = a.qkv + batch * a.T * stride, *out = a.out + batch * a.T * width;
  const float* dout = a.dout + batch * a.T * width;
  float* dqkv = a.dqkv + batch * a.T * stride;
  const bool rotate = a.rotary_dim > 0;
  const float scale = 1.0F / __builtin_sqrtf(static_cast<float>(D));
  const Head h = lay_out(a, a.scratch);
  gather(a, qkv, stride, k_at, a.bias, rotate, h.Dp, h.k);
  gather(a, qkv, stride, v_at, a.bias, false, h.Dp, h.v);
  transpose(h, h.k, h.kt);
  transpose(h, h.v, h.vt);
  for (int64_t i = 0; i < h.T * h.Dp; ++i) h.dk[i] = h.dv[i] = 0;
  for (int64_t head = kv * group; head < (kv + 1) * group; ++head) {
    gather(a, qkv, stride, head * D, a.bias, rotate, h.Dp, h.q);
    gather(a, dout, width, head * D, nullptr, false, h.Dp, h.dout);
    const float* lse = a.lse + (batch * a.n_head + head) * a.T;
    for (int64_t t = 0; t < h.T; t += kQueries) {
      const Block b = block_at(a, h, t);
      block_scores(h, b, h.q, h.kt, h.scores);
      block_scores(h, b, h.dout, h.vt, h.dscores);
      for (int64_t i = 0; i < b.count; ++i) {
        const float delta = dot(dout + (t + i) * width + head * D, out + (t + i) * width + head * D, D);
        backward_row(h.scores + i * h.Tp, h.dscores + i * h.Tp, b.low, first_key(a, t + i), t + i + 1, b.high, scale,
                     lse[t + i], delta);
      }
      const int64_t keys = t + b.count - b.low;
      const float *p = h.scores + b.low, *ds = h.dscores + b.low;
      multiply({ds, h.Tp, 1, h.k + b.low * h.Dp, h.Dp, h.dq + t * h.Dp, h.Dp, b.count, h.Dp, keys, false});
      multiply({ds, 1, h.Tp, h.q + t * h.Dp, h.Dp, h.dk + b.low * h.Dp, h.Dp, keys, h.Dp, b.count, true});
      multiply({p, 1, h.Tp, h.dout + t * h.Dp, h.Dp, h.dv + b.low * h.Dp, h.Dp, keys, h.Dp, b.count, true});
    }
    scatter(a, h.dq, rotate, h.Dp, dqkv, stride, head * D);
  }
  scatter(a, h.dk, rotate, h.Dp, dqkv, stride, k_at);
  scatter(a, h.dv, false, h.Dp, dqkv, stride, v_at);
}
