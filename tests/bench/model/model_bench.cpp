// Training steps a second, reference against fast path: zk_model_bench [--threads N] [--seconds S] [--only
// fast|reference]. A step is forward, backward, norm, clipping and AdamW, as the trainer does it. The figure is the
// median over rounds in which both paths take turns; CPU seconds beside the wall time show whether the cores were free.
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "engine/kernels/kernels.h"
#include "engine/model/transformer.h"
#include "engine/train/optim/optimizer.h"

namespace {
using namespace zk;

struct Shape {
  const char* name;
  int64_t vocab, T, B;
};
constexpr Shape kShapes[] = {{"tiny", 65, 64, 12}, {"quickstart", 4096, 256, 8}};

double wall() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }
double cpu() {
  rusage u{};
  getrusage(RUSAGE_SELF, &u);
  const auto s = [](const timeval& t) { return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec); };
  return s(u.ru_utime) + s(u.ru_stime);
}

struct Rate {
  std::vector<double> step_ms;
  double wall_s = 0, cpu_s = 0;
  double median() {
    std::sort(step_ms.begin(), step_ms.end());
    return step_ms[step_ms.size() / 2];
  }
};

void measure(const Shape& shape, double seconds, int threads, int only) {
  spec::ModelSpec spec;
  spec.vocab_size = shape.vocab;
  spec.seq_len = shape.T;
  auto model = std::move(*model::Transformer::create(spec));
  model->initialise(1);
  auto optimizer = train::make_optimizer({}, train::segments_of(model->params()));
  const at::Tensor ids = at::randint(shape.vocab, {shape.B, shape.T + 1}, at::kLong);
  const model::TrainBatch batch{ids.narrow(1, 0, shape.T).contiguous(), ids.narrow(1, 1, shape.T).contiguous(), {}, {}};
  const double scale = 1.0 / static_cast<double>(shape.B * shape.T);

  const auto step = [&](bool fast) {
    model->params().zero_grads();
    if (fast)
      model->forward_backward(batch, scale);
    else
      model->forward_backward_reference(batch, scale);
    const double norm = train::global_norm(model->params().flat_grads());
    optimizer->step(model->params().flat_values(), model->params().flat_grads(), 1e-4, train::clip_factor(norm, 1.0));
    model->weights_changed();
  };
  Rate rates[2];
  for (int i = 0; i < 3; ++i)
    for (int path = 0; path < 2; ++path)
      if (only < 0 || path == only) step(path == 1);
  for (double start = wall(); wall() - start < seconds;) {
    for (int path = 0; path < 2; ++path) {
      if (only >= 0 && path != only) continue;
      const double w = wall(), c = cpu();
      constexpr int kSteps = 5;
      for (int i = 0; i < kSteps; ++i) step(path == 1);
      rates[path].step_ms.push_back((wall() - w) / kSteps * 1e3);
      rates[path].wall_s += wall() - w;
      rates[path].cpu_s += cpu() - c;
    }
  }
  for (int path = 0; path < 2; ++path) {
    Rate& r = rates[path];
    if (r.step_ms.empty()) continue;
    const double tokens = static_cast<double>(shape.B * shape.T), ms = r.median();
    const double total = tokens * 5 * static_cast<double>(r.step_ms.size());
    std::printf("%-10s %-9s %8.2f ms/step %9.0f tokens/s (best %.0f)  %6.2f cpu-us/token  cores used %.2f of %d\n",
                shape.name, path ? "fast" : "reference", ms, tokens / ms * 1e3, tokens / r.step_ms.front() * 1e3,
                r.cpu_s / total * 1e6, r.cpu_s / r.wall_s, threads);
  }
}
}  // namespace

int main(int argc, char** argv) {
  double seconds = 10;
  int only = -1;
  std::string name;
  for (int i = 1; i + 1 < argc; ++i) {
    if (std::strcmp(argv[i], "--threads") == 0) at::set_num_threads(std::atoi(argv[i + 1]));
    if (std::strcmp(argv[i], "--only") == 0) only = std::strcmp(argv[i + 1], "fast") == 0;
    if (std::strcmp(argv[i], "--shape") == 0) name = argv[i + 1];
    if (std::strcmp(argv[i], "--seconds") == 0) seconds = std::atof(argv[i + 1]);
  }
  std::printf("kernels %s, %d threads\n", kernels::cpu_table().name, at::get_num_threads());
  for (const Shape& shape : kShapes)
    if (name.empty() || name == shape.name) measure(shape, seconds, at::get_num_threads(), only);
}
