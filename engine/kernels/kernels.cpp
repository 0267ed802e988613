// Threads and fixed pieces around the raw kernels. A piece's size never depends on the number of threads.
#include "engine/kernels/kernels.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cstring>
#include <vector>

namespace zk::kernels {
namespace {
constexpr int64_t kPiece = 1 << 16;  // numbers in one piece of a flat buffer
constexpr int64_t kPieceRows = 64;   // rows whose weight gradients are summed together
constexpr int64_t kGrain = 1 << 14;  // numbers below which a second thread does not pay

int64_t pieces(int64_t n, int64_t piece) { return (n + piece - 1) / piece; }
int64_t grain_rows(int64_t width) { return std::max<int64_t>(1, kGrain / std::max<int64_t>(1, width)); }

/// out[i] += sum of the pieces' vectors, in order.
void add_partials(const float* partial, int64_t count, int64_t stride, float* out, int64_t width) {
  for (int64_t piece = 0; piece < count; ++piece)
    for (int64_t i = 0; i < width; ++i) out[i] += partial[piece * stride + i];
}
}  // namespace

int threads() { return at::get_num_threads(); }

void adam(const AdamArgs& args, const at::Tensor& p, const at::Tensor& g, const at::Tensor& m, const at::Tensor& v) {
  float *pp = p.mutable_data_ptr<float>(), *mm = m.mutable_data_ptr<float>(), *vv = v.mutable_data_ptr<float>();
  const float* gg = g.const_data_ptr<float>();
  const int64_t n = p.numel();
  at::parallel_for(0, pieces(n, kPiece), 1, [&](int64_t begin, int64_t end) {
    for (int64_t at = begin * kPiece; at < std::min(n, end * kPiece); at += kPiece)
      cpu_table().adam(args, pp + at, gg + at, mm + at, vv + at, std::min(kPiece, n - at));
  });
}

double sum_of_squares(const at::Tensor& x) {
  const float* data = x.const_data_ptr<float>();
  const int64_t n = x.numel();
  std::vector<double> sums(pieces(n, kPiece));
  at::parallel_for(0, static_cast<int64_t>(sums.size()), 1, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i)
      sums[i] = cpu_table().sum_of_squares(data + i * kPiece, std::min(kPiece, n - i * kPiece));
  });
  double total = 0;
  for (double sum : sums) total += sum;
  return total;
}

void norm_forward(const NormForward& args, int64_t rows) {
  at::parallel_for(0, rows, grain_rows(args.width),
                   [&](int64_t begin, int64_t end) { cpu_table().norm_forward(args, begin, end); });
}

int64_t norm_partials(int64_t rows) { return pieces(rows, kPieceRows); }

void norm_backward(NormBackward args, int64_t rows, float* partial) {
  const int64_t width = args.width, count = norm_partials(rows);
  float *dweight = args.dweight, *dbias = args.dbias;
  at::parallel_for(0, count, std::max<int64_t>(1, grain_rows(width) / kPieceRows), [&](int64_t begin, int64_t end) {
    NormBackward piece = args;
    for (int64_t i = begin; i < end; ++i) {
      piece.dweight = partial + 2 * i * width;
      piece.dbias = dbias ? piece.dweight + width : nullptr;
      std::memset(piece.dweight, 0, 2 * width * sizeof(float));
      cpu_table().norm_backward(piece, i * kPieceRows, std::min(rows, (i + 1) * kPieceRows));
    }
  });
  add_partials(partial, count, 2 * width, dweight, width);
  if (dbias) add_partials(partial + width, count, 2 * width, dbias, width);
}

void act_forward(const ActArgs& args, int64_t rows) {
  at::parallel_for(0, rows, grain_rows(args.width),
                   [&](int64_t begin, int64_t end) { cpu_table().act_forward(args, begin, end); });
}

void act_backward(const ActArgs& args, int64_t rows) {
  at::parallel_for(0, rows, grain_rows(args.width),
                   [&](int64_t begin, int64_t end) { cpu_table().act_backward(args, begin, end); });
}

void softmax_loss(const LossArgs& args, int64_t rows) {
  at::parallel_for(0, rows, grain_rows(args.vocab),
                   [&](int64_t begin, int64_t end) { cpu_table().loss(args, begin, end); });
}

namespace {
template <class Kernel>
void each_head(const AttentionArgs& args, int64_t batch, Kernel kernel) {
  const int64_t scratch = cpu_table().attention_scratch(args);
  at::parallel_for(0, batch * args.n_kv_head, 1, [&](int64_t begin, int64_t end) {
    AttentionArgs mine = args;
    mine.scratch = args.scratch + at::get_thread_num() * scratch;
    for (int64_t i = begin; i < end; ++i) kernel(mine, i);
  });
}
}  // namespace

void attention_forward(AttentionArgs args, int64_t batch) { each_head(args, batch, cpu_table().attention_forward); }
void attention_backward(AttentionArgs args, int64_t batch) { each_head(args, batch, cpu_table().attention_backward); }

void add_rows(const float* x, float* out, int64_t rows, int64_t width, float* partial) {
  const int64_t count = norm_partials(rows);
  at::parallel_for(0, count, std::max<int64_t>(1, grain_rows(width) / kPieceRows), [&](int64_t begin, int64_t end) {
    std::memset(partial + begin * width, 0, (end - begin) * width * sizeof(float));
    for (int64_t i = begin; i < end; ++i) {
      const int64_t from = i * kPieceRows;
      cpu_table().add_rows(x + from * width, partial + i * width, std::min(kPieceRows, rows - from), width);
    }
  });
  add_partials(partial, count, width, out, width);
}

void embed(const float* table, const float* positions, const int64_t* ids, float* out, int64_t rows, int64_t T,
           int64_t width) {
  at::parallel_for(0, rows, grain_rows(width), [&](int64_t begin, int64_t end) {
    for (int64_t row = begin; row < end; ++row) {
      const float* from = table + ids[row] * width;
      float* to = out + row * width;
      std::memcpy(to, from, width * sizeof(float));
      if (!positions) continue;
      const float* place = positions + (row % T) * width;
      for (int64_t i = 0; i < width; ++i) to[i] += place[i];
    }
  });
}

void embed_backward(const float* dx, const int64_t* ids, float* dtable, float* dpositions, int64_t rows, int64_t T,
                    int64_t width) {
  // Threads share out the columns, not the rows: two tokens of one word never meet in different threads.
  at::parallel_for(0, width, 16, [&](int64_t begin, int64_t end) {
    for (int64_t row = 0; row < rows; ++row) {
      const float* from = dx + row * width;
      float* to = dtable + ids[row] * width;
      for (int64_t i = begin; i < end; ++i) to[i] += from[i];
      if (!dpositions) continue;
      float* place = dpositions + (row % T) * width;
      for (int64_t i = begin; i < end; ++i) place[i] += from[i];
    }
  });
}
}  // namespace zk::kernels
