#include "engine/eval/choices.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/full.h>
#include <ATen/ops/logsumexp.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/core/context.h"
#include "engine/generate/chat.h"
#include "engine/model/blocks/blocks.h"

namespace zk::eval {
namespace {
constexpr int64_t kIgnore = -100;

int64_t index_of_best(const std::vector<double>& scores) {
  return std::max_element(scores.begin(), scores.end()) - scores.begin();
}

size_t shared_beginning(const token::Ids& a, const token::Ids& b) {
  return static_cast<size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

size_t longest_choice(const ChoiceRequest& request) {
  size_t most = 0;
  for (const token::Ids& choice : request.choices) most = std::max(most, choice.size());
  return most;
}

/// Prompts of one pass, padded on the left to one width, and all their choices, padded on the right to another.
struct Pack {
  std::vector<const ChoiceRequest*> requests;
  std::vector<token::Ids> contexts;
  size_t width = 0, depth = 0;  ///< ids of the longest context and choice
  std::vector<int64_t> row;     ///< of each choice, the number of its request in the pack
  std::vector<const token::Ids*> choices;
};

Pack pack_of(const std::vector<const ChoiceRequest*>& requests, int64_t window) {
  Pack pack;
  pack.requests = requests;
  for (size_t r = 0; r < requests.size(); ++r) {
    const ChoiceRequest& request = *requests[r];
    for (const token::Ids& choice : request.choices) {
      pack.row.push_back(static_cast<int64_t>(r));
      pack.choices.push_back(&choice);
    }
    pack.depth = std::max(pack.depth, longest_choice(request));
  }
  // The last token of a choice is only a target, so window + 1 ids fit.
  const size_t room = static_cast<size_t>(window) + 1 - pack.depth;
  for (const ChoiceRequest* request : requests) {
    const size_t kept = std::min(request->context.size(), room);
    pack.contexts.emplace_back(request->context.end() - static_cast<ptrdiff_t>(kept), request->context.end());
    pack.width = std::max(pack.width, kept);
  }
  return pack;
}

struct Scorer {
  model::Transformer& model;
  at::Device device;

  /// Logits behind the contexts [requests, V]; the cache holds the contexts.
  at::Tensor read_contexts(const Pack& pack, model::KvCache& cache) const {
    const auto rows = static_cast<int64_t>(pack.contexts.size()), width = static_cast<int64_t>(pack.width);
    at::Tensor ids = at::zeros({rows, width}, at::kLong), real = at::zeros({rows, width}, at::kBool);
    bool padded = false;
    for (int64_t r = 0; r < rows; ++r) {
      const token::Ids& context = pack.contexts[static_cast<size_t>(r)];
      const int64_t pad = width - static_cast<int64_t>(context.size());
      std::copy(context.begin(), context.end(), ids.data_ptr<int64_t>() + r * width + pad);
      std::fill(real.data_ptr<bool>() + r * width + pad, real.data_ptr<bool>() + (r + 1) * width, true);
      padded = padded || pad > 0;
    }
    return model.decode(ids.to(device), cache, padded ? real.to(device) : at::Tensor());
  }

  /// Log-likelihood of each choice's first token.
  std::vector<double> first_tokens(const Pack& pack, const at::Tensor& logits_RV) const {
    std::vector<int64_t> ids;
    for (const token::Ids* choice : pack.choices) ids.push_back(choice->front());
    const at::Tensor rows = at::tensor(pack.row).to(device);
    const at::Tensor log_all = at::logsumexp(logits_RV, {1}).index_select(0, rows);
    const at::Tensor own =
        logits_RV.index_select(0, rows).gather(1, at::tensor(ids).to(device).unsqueeze(1)).squeeze(1);
    const at::Tensor scores = own.sub(log_all).to(at::kCPU, at::kDouble).contiguous();
    return {scores.data_ptr<double>(), scores.data_ptr<double>() + scores.numel()};
  }

  /// Adds the log-likelihoods of the tokens behind the first. The cache's rows are the choices by now.
  void add_further_tokens(const Pack& pack, model::KvCache& cache, std::vector<double>& sums) const {
    const auto rows = static_cast<int64_t>(pack.choices.size()), depth = static_cast<int64_t>(pack.depth) - 1;
    if (depth == 0) return;
    at::Tensor ids = at::zeros({rows, depth}, at::kLong), targets = at::full({rows, depth}, kIgnore, at::kLong);
    for (int64_t r = 0; r < rows; ++r) {
      const token::Ids& choice = *pack.choices[static_cast<size_t>(r)];
      std::copy(choice.begin(), choice.end() - 1, ids.data_ptr<int64_t>() + r * depth);
      std::copy(choice.begin() + 1, choice.end(), targets.data_ptr<int64_t>() + r * depth);
    }
    // Padding on the right needs no mask: nothing that is scored can see it.
    const at::Tensor logits = model.decode(ids.to(device), cache, {}, true);
    const at::Tensor nll = model::token_nll(logits.flatten(0, 1), targets.to(device).flatten())
                               .view({rows, depth})
                               .to(at::kDouble)
                               .sum(1)
                               .to(at::kCPU)
                               .contiguous();
    for (int64_t r = 0; r < rows; ++r) sums[static_cast<size_t>(r)] -= nll.data_ptr<double>()[r];
  }

  std::vector<double> score(const Pack& pack) const {
    const int64_t capacity = static_cast<int64_t>(pack.width + pack.depth) - 1;
    model::KvCache cache = model.make_cache(static_cast<int64_t>(pack.contexts.size()), std::max<int64_t>(capacity, 1));
    const at::Tensor logits = read_contexts(pack, cache);
    std::vector<double> sums = first_tokens(pack, logits);
    if (pack.depth > 1) cache.select(at::tensor(pack.row));
    add_further_tokens(pack, cache, sums);
    return sums;
  }
};
}  // namespace

int64_t ChoiceScores::best() const { return index_of_best(sums); }

int64_t ChoiceScores::best_mean() const {
  std::vector<double> means;
  for (size_t i = 0; i < sums.size(); ++i) means.push_back(sums[i] / static_cast<double>(tokens[i]));
  return index_of_best(means);
}

ChoiceRequest text_request(const token::Tokenizer& tokenizer, const std::string& prompt,
                           const std::vector<std::string>& choices) {
  std::string bare = prompt;
  while (!bare.empty() && bare.back() == ' ') bare.pop_back();
  const token::Ids alone = tokenizer.encode(bare);
  std::vector<token::Ids> whole;
  size_t shared = alone.size();
  for (const std::string& choice : choices) {
    whole.push_back(tokenizer.encode(prompt + choice));
    shared = std::min({shared, shared_beginning(alone, whole.back()), whole.back().size() - 1});
  }
  ChoiceRequest request;
  const token::SpecialIds& special = tokenizer.special();
  for (const int32_t mark : {special.doc, special.bos, special.eos, special.unk})
    if (request.context.empty() && mark >= 0 && (mark == special.doc || shared == 0)) request.context = {mark};
  request.context.insert(request.context.end(), alone.begin(), alone.begin() + static_cast<ptrdiff_t>(shared));
  for (const token::Ids& ids : whole)
    request.choices.emplace_back(ids.begin() + static_cast<ptrdiff_t>(shared), ids.end());
  return request;
}

Result<ChoiceRequest> chat_request(const token::Tokenizer& tokenizer, const std::string& question,
                                   const std::vector<std::string>& choices) {
  ChoiceRequest request;
  constexpr int64_t kWhole = int64_t{1} << 30;  // too long a question is cut where it is scored
  ZK_TRY(request.context, generate::chat_prompt(tokenizer, {{"user", question}}, kWhole));
  for (const std::string& choice : choices) request.choices.push_back(generate::content_ids(tokenizer, choice));
  return request;
}

Result<std::vector<ChoiceScores>> score_choices(model::Transformer& model, const std::vector<ChoiceRequest>& requests,
                                                int64_t rows, const std::function<bool(int64_t)>& done) {
  const at::NoGradGuard no_grad;
  const int64_t window = model.spec().seq_len;
  const Scorer scorer{model, model.options().device};
  std::vector<size_t> order(requests.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return requests[a].context.size() + longest_choice(requests[a]) <
           requests[b].context.size() + longest_choice(requests[b]);
  });
  std::vector<ChoiceScores> out(requests.size());
  for (size_t start = 0; start < order.size(); start += static_cast<size_t>(rows)) {
    const size_t stop = std::min(order.size(), start + static_cast<size_t>(rows));
    std::vector<const ChoiceRequest*> part;
    for (size_t i = start; i < stop; ++i) {
      part.push_back(&requests[order[i]]);
      if (const size_t depth = longest_choice(*part.back()); depth > static_cast<size_t>(window))
        return issue_input("eval-choice-too-long", {{"tokens", depth}, {"window", window}});
    }
    const Pack pack = pack_of(part, window);
    const std::vector<double> sums = scorer.score(pack);
    for (size_t c = 0; c < sums.size(); ++c) {
      if (!std::isfinite(sums[c])) return issue_error("model-not-finite");
      const auto r = static_cast<size_t>(pack.row[c]);
      ChoiceScores& scores = out[order[start + r]];
      scores.sums.push_back(sums[c]);
      scores.tokens.push_back(static_cast<int64_t>(pack.choices[c]->size()));
      scores.cut = static_cast<int64_t>(pack.requests[r]->context.size() - pack.contexts[r].size());
    }
    if (done && !done(static_cast<int64_t>(stop))) return Context::stopped();
  }
  return out;
}
}  // namespace zk::eval
