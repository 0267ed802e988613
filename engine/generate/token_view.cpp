#include "engine/generate/token_view.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/token/utf8.h"

namespace zk::generate {

TokenView view_of(std::span<const float> logits, int32_t id, int top) {
  const double best = *std::max_element(logits.begin(), logits.end());
  double sum = 0, weighted = 0;
  for (const float logit : logits) {
    const double shifted = static_cast<double>(logit) - best, e = std::exp(shifted);
    sum += e;
    if (e > 0) weighted += e * shifted;
  }
  const auto p = [&](size_t i) { return std::exp(static_cast<double>(logits[i]) - best) / sum; };
  const auto mine = static_cast<size_t>(id);
  TokenView view;
  view.p = p(mine);
  view.entropy = std::max(0.0, std::log(sum) - weighted / sum);
  for (size_t i = 0; i < logits.size(); ++i)
    view.rank += logits[i] > logits[mine] || (logits[i] == logits[mine] && i < mine);
  std::vector<int32_t> order(logits.size());
  std::iota(order.begin(), order.end(), 0);
  const auto better = [&](int32_t a, int32_t b) {
    const float x = logits[static_cast<size_t>(a)], y = logits[static_cast<size_t>(b)];
    return x > y || (x == y && a < b);
  };
  const auto count = std::min<ptrdiff_t>(std::max(top, 0), static_cast<ptrdiff_t>(order.size()));
  std::partial_sort(order.begin(), order.begin() + count, order.end(), better);
  for (ptrdiff_t i = 0; i < count; ++i) {
    const int32_t rival = order[static_cast<size_t>(i)];
    view.top.push_back({rival, p(static_cast<size_t>(rival))});
  }
  return view;
}

std::string shown(const token::Tokenizer& tokenizer, int32_t id) {
  const std::string& bytes = tokenizer.bytes(id);
  return bytes.empty() || token::utf8_first_invalid(bytes) != std::string::npos ? tokenizer.piece(id) : bytes;
}

Json rivals_json(const token::Tokenizer& tokenizer, const std::vector<Rival>& rivals) {
  Json list = Json::array();
  for (const Rival& rival : rivals)
    list.push_back({{"id", rival.id}, {"text", shown(tokenizer, rival.id)}, {"p", rival.p}});
  return list;
}
}  // namespace zk::generate
