// A Feistel network over the smallest power of four that holds n; numbers beyond n are walked on until they fall
// inside.
#include "engine/token/window_sampler.h"

#include <algorithm>
#include <bit>

#include "engine/core/random.h"

namespace zk::token {
namespace {
constexpr int kRounds = 6;

uint64_t round_value(uint64_t half, uint64_t key, int round) {
  uint64_t state = half ^ (key + static_cast<uint64_t>(round) * 0xD6E8FEB86659FD93ULL);
  return splitmix64(state);
}
}  // namespace

Permutation::Permutation(uint64_t n, uint64_t key) : n_(n), key_(key) {
  const int bits = std::max(2, static_cast<int>(std::bit_width(n > 0 ? n - 1 : 0)));
  half_bits_ = (bits + 1) / 2;
  mask_ = (uint64_t{1} << half_bits_) - 1;
}

uint64_t Permutation::operator()(uint64_t i) const {
  do {
    uint64_t left = i >> half_bits_, right = i & mask_;
    for (int round = 0; round < kRounds; ++round) {
      const uint64_t mixed = left ^ (round_value(right, key_, round) & mask_);
      left = right;
      right = mixed;
    }
    i = left << half_bits_ | right;
  } while (i >= n_);
  return i;
}

Result<WindowSampler> WindowSampler::create(const TokenStream& tokens, const SamplerOptions& options) {
  if (options.ranks < 1 || options.global_batch < options.ranks || options.global_batch % options.ranks != 0)
    return issue_usage("batch-not-divisible", {{"batch", options.global_batch}, {"ranks", options.ranks}});
  const int64_t windows = (tokens.size() - 1) / options.seq_len;
  if (windows < 1)
    return issue_input("dataset-too-short", {{"tokens", tokens.size()}, {"needed", options.seq_len + 1}});
  return WindowSampler(tokens, options, windows);
}

int64_t WindowSampler::window_of(int64_t sample) const {
  const auto epoch = static_cast<uint64_t>(sample / windows_);
  const Permutation order(static_cast<uint64_t>(windows_), mix_seed(options_.seed, epoch));
  return static_cast<int64_t>(order(static_cast<uint64_t>(sample % windows_)));
}

void WindowSampler::fill(int64_t first, int64_t count, int64_t* inputs, int64_t* targets) const {
  const int64_t T = options_.seq_len;
  for (int64_t row = 0; row < count; ++row) {
    const int64_t start = window_of(first + row) * T;
    tokens_->copy(start, T, inputs + row * T);
    tokens_->copy(start + 1, T, targets + row * T);
  }
}

void WindowSampler::next(int64_t* inputs, int64_t* targets) {
  fill(sample_ + options_.rank * rows(), rows(), inputs, targets);
  sample_ += options_.global_batch;
}

WindowView WindowSampler::peek(int64_t sample, int32_t doc_id) const {
  WindowView view;
  view.window = window_of(sample);
  view.first = view.window * options_.seq_len;
  for (int64_t i = 0; i < options_.seq_len; ++i) {
    view.ids.push_back(tokens_->at(view.first + i));
    view.targets.push_back(tokens_->at(view.first + i + 1));
    if (view.ids.back() == doc_id) view.borders.push_back(i);
  }
  return view;
}

Json WindowSampler::cursor() const {
  return {{"sample", sample_}, {"seed", options_.seed}, {"seq_len", options_.seq_len}, {"tokens", tokens_->size()}};
}

Status WindowSampler::restore(const Json& cursor) {
  const Json here = this->cursor();
  for (const char* field : {"seed", "seq_len", "tokens"})
    if (!cursor.contains(field) || cursor[field] != here[field])
      return issue_input("cursor-mismatch",
                         {{"field", field}, {"saved", cursor.value(field, Json())}, {"here", here[field]}});
  sample_ = cursor.value("sample", int64_t{0});
  return {};
}

OrderedWindows::OrderedWindows(const TokenStream& tokens, int64_t seq_len)
    : tokens_(&tokens), seq_len_(seq_len), count_(tokens.size() > seq_len ? (tokens.size() - 2) / seq_len + 1 : 0) {}

int64_t OrderedWindows::fill(int64_t window, int64_t* inputs, int64_t* targets) const {
  const int64_t start = std::min(window * seq_len_, tokens_->size() - 1 - seq_len_);
  tokens_->copy(start, seq_len_, inputs);
  tokens_->copy(start + 1, seq_len_, targets);
  return start + seq_len_ - window * seq_len_;
}
}  // namespace zk::token
