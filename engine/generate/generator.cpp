#include "engine/generate/generator.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <numeric>

#include "engine/core/context.h"
#include "engine/generate/stop_text.h"

namespace zk::generate {
namespace {
/// Row `row` of fp32 logits [B, V] in memory.
std::span<const float> row_of(const at::Tensor& logits_BV, int64_t row) {
  const auto width = static_cast<size_t>(logits_BV.size(1));
  return {logits_BV.const_data_ptr<float>() + static_cast<size_t>(row) * width, width};
}

at::Tensor in_memory(const at::Tensor& logits) { return logits.to(at::kCPU, at::kFloat).contiguous(); }

Issue not_finite() { return issue_error("model-not-finite"); }
}  // namespace

const char* name_of(Ended ended) {
  switch (ended) {
    case Ended::End:
      return "end";
    case Ended::Length:
      return "length";
    case Ended::Stop:
      return "stop";
    case Ended::Cancelled:
      return "cancelled";
  }
  return "length";
}

/// One text under way.
class Generator::Row {
 public:
  Row(const Request& request, const token::Tokenizer& tokenizer, int64_t window)
      : request_(request), random_(request.seed), decoder_(tokenizer), stop_(request.sampling.stop) {
    const auto size = static_cast<int64_t>(request.prompt.size());
    completion.prompt_cut = std::max<int64_t>(0, size - window);
    seen.assign(request.prompt.begin() + completion.prompt_cut, request.prompt.end());
  }

  /// Takes the next token from the logits behind `seen`. False: the text has ended.
  Result<bool> advance(std::span<const float> logits, const OnStep& on_step) {
    const int32_t id = choose(request_.sampling, seen, logits, random_);
    if (id < 0) return not_finite();
    if (std::find(request_.stop_ids.begin(), request_.stop_ids.end(), id) != request_.stop_ids.end())
      return end(Ended::End);
    Step step;
    step.id = id;
    step.text = stop_.push(decoder_.push(id));
    if (request_.top) step.view = view_of(logits, id, *request_.top);
    seen.push_back(id);
    completion.ids.push_back(id);
    completion.text += step.text;
    if (on_step && !on_step(step)) return end(Ended::Cancelled);
    if (stop_.stopped()) return end(Ended::Stop);
    if (static_cast<int64_t>(completion.ids.size()) >= request_.sampling.max_tokens) return end(Ended::Length);
    return true;
  }

  Completion completion;
  token::Ids seen;  ///< prompt and text so far

 private:
  bool end(Ended how) {
    completion.ended = how;
    if (!stop_.stopped()) {
      completion.text += stop_.push(decoder_.finish());
      completion.text += stop_.finish();
    }
    return false;
  }
  const Request& request_;
  Random random_;
  token::StreamDecoder decoder_;
  StopText stop_;
};

int64_t Generator::prompt_limit(int64_t max_tokens) const {
  const int64_t window = model_.spec().seq_len;
  return std::max<int64_t>(1, window - std::min(max_tokens, window / 2));
}

Status Generator::check(const Request& request) const {
  if (request.prompt.empty()) return issue_usage("prompt-empty");
  for (const int32_t id : request.prompt)
    if (id < 0 || id >= model_.spec().vocab_size)
      return issue_input("prompt-unknown-token", {{"id", id}, {"vocab", model_.spec().vocab_size}});
  return {};
}

at::Tensor Generator::ids_tensor(const std::vector<token::Ids>& rows) const {
  const auto width = static_cast<int64_t>(rows.front().size());
  at::Tensor ids = at::empty({static_cast<int64_t>(rows.size()), width}, at::kLong);
  for (size_t r = 0; r < rows.size(); ++r)
    std::copy(rows[r].begin(), rows[r].end(), ids.data_ptr<int64_t>() + static_cast<int64_t>(r) * width);
  return ids.to(model_.options().device);
}

Result<Completion> Generator::run(const Request& request, const OnStep& on_step) {
  ZK_CHECK(check(request));
  const at::NoGradGuard no_grad;
  const int64_t window = model_.spec().seq_len;
  Row row(request, tokenizer_, window);
  model::KvCache cache = model_.make_cache(1, window);
  token::Ids fresh = row.seen;
  for (;;) {
    const at::Tensor logits = in_memory(model_.decode(ids_tensor({fresh}), cache));
    ZK_TRY(const bool more, row.advance(row_of(logits, 0), on_step));
    if (!more) return std::move(row.completion);
    if (cache.room() > 0) {
      fresh = {row.seen.back()};
      continue;
    }
    const int64_t keep = std::max<int64_t>(1, window / 2);
    fresh.assign(row.seen.end() - keep, row.seen.end());
    cache.truncate(0);
    ++row.completion.slides;
  }
}

/// Rows of different lengths, padded on the left; finished rows leave the batch.
Status Generator::run_group(std::vector<Row*> group) {
  size_t width = 0;
  for (const Row* row : group) width = std::max(width, row->seen.size());
  std::vector<token::Ids> prompts;
  at::Tensor mask = at::empty({static_cast<int64_t>(group.size()), static_cast<int64_t>(width)}, at::kBool);
  bool padded = false;
  for (size_t r = 0; r < group.size(); ++r) {
    const size_t pad = width - group[r]->seen.size();
    token::Ids ids(pad, 0);
    ids.insert(ids.end(), group[r]->seen.begin(), group[r]->seen.end());
    prompts.push_back(std::move(ids));
    bool* row = mask.data_ptr<bool>() + r * width;
    std::fill(row, row + pad, false);
    std::fill(row + pad, row + width, true);
    padded = padded || pad > 0;
  }
  model::KvCache cache = model_.make_cache(static_cast<int64_t>(group.size()), model_.spec().seq_len);
  at::Tensor ids = ids_tensor(prompts);
  at::Tensor real = padded ? mask.to(model_.options().device) : at::Tensor();
  while (!group.empty()) {
    const at::Tensor logits = in_memory(model_.decode(ids, cache, real));
    real = at::Tensor();
    std::vector<Row*> left;
    std::vector<int64_t> rows;
    std::vector<token::Ids> next;
    for (size_t r = 0; r < group.size(); ++r) {
      ZK_TRY(const bool more, group[r]->advance(row_of(logits, static_cast<int64_t>(r)), {}));
      if (!more) continue;
      left.push_back(group[r]);
      rows.push_back(static_cast<int64_t>(r));
      next.push_back({group[r]->seen.back()});
    }
    if (left.empty()) break;
    if (left.size() < group.size()) cache.select(at::tensor(rows));
    group = std::move(left);
    ids = ids_tensor(next);
  }
  return {};
}

Result<std::vector<Completion>> Generator::run_batch(const std::vector<Request>& requests, int64_t rows,
                                                     const std::function<bool(int64_t)>& done) {
  for (const Request& request : requests) ZK_CHECK(check(request));
  const at::NoGradGuard no_grad;
  std::vector<size_t> order(requests.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return requests[a].prompt.size() < requests[b].prompt.size(); });
  std::vector<Completion> out(requests.size());
  int64_t finished = 0;
  const auto fits = [&](const Request& r) {
    return static_cast<int64_t>(r.prompt.size()) + r.sampling.max_tokens <= model_.spec().seq_len;
  };
  // Padding counts too: a row's tokens must fit behind the longest prompt of its group.
  for (size_t start = 0; start < order.size();) {
    size_t stop = start;
    int64_t longest_text = 0;
    while (stop < order.size() && stop - start < static_cast<size_t>(rows) && fits(requests[order[stop]])) {
      const Request& next = requests[order[stop]];
      const int64_t text = std::max(longest_text, next.sampling.max_tokens);
      if (static_cast<int64_t>(next.prompt.size()) + text > model_.spec().seq_len) break;
      longest_text = text;
      ++stop;
    }
    if (stop == start) {
      ZK_TRY(out[order[start]], run(requests[order[start]]));
      ++stop;
    } else {
      std::vector<Row> group;
      group.reserve(stop - start);
      for (size_t i = start; i < stop; ++i) {
        const Request& request = requests[order[i]];
        group.emplace_back(request, tokenizer_, model_.spec().seq_len);
      }
      std::vector<Row*> pointers;
      for (Row& row : group) pointers.push_back(&row);
      ZK_CHECK(run_group(std::move(pointers)));
      for (size_t i = start; i < stop; ++i) out[order[i]] = std::move(group[i - start].completion);
    }
    finished += static_cast<int64_t>(stop - start);
    start = stop;
    if (done && !done(finished)) return Context::stopped();
  }
  return out;
}
}  // namespace zk::generate
