#include "engine/train/valid_text.h"

#include <ATen/ops/empty.h>

#include <algorithm>
#include <cmath>

namespace zk::train {
namespace {
constexpr int64_t kIgnored = -100;
}

ValidText::ValidText(const token::TokenStream& stream, const token::Tokenizer& tokenizer, int64_t seq_len,
                     int64_t tokens, int64_t rows)
    : ordered_(stream, seq_len), seq_len_(seq_len), rows_(std::max<int64_t>(rows, 1)) {
  const int64_t all = ordered_.count(), wanted = std::clamp<int64_t>((tokens + seq_len - 1) / seq_len, 1, all);
  for (int64_t i = 0; i < wanted; ++i) windows_.push_back(i * all / wanted);
  for (int32_t id = 0; id < tokenizer.vocab_size(); ++id) {
    const std::string& text = tokenizer.bytes(id);
    bytes_.push_back(static_cast<int32_t>(text.size()));
    characters_.push_back(static_cast<int32_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; })));
  }
}

void ValidText::score(model::Transformer& model, const std::vector<int64_t>& windows, std::vector<double>& sums) const {
  const auto rows = static_cast<int64_t>(windows.size());
  auto ids = at::empty({rows, seq_len_}, at::kLong), targets = at::empty({rows, seq_len_}, at::kLong);
  for (int64_t r = 0; r < rows; ++r) {
    int64_t* row = targets.data_ptr<int64_t>() + r * seq_len_;
    const int64_t fresh = ordered_.fill(windows[static_cast<size_t>(r)], ids.data_ptr<int64_t>() + r * seq_len_, row);
    std::fill(row, row + seq_len_ - fresh, kIgnored);  // scored by the window before
    for (int64_t t = seq_len_ - fresh; t < seq_len_; ++t) {
      sums[1] += 1;
      sums[2] += bytes_[static_cast<size_t>(row[t])];
      sums[3] += characters_[static_cast<size_t>(row[t])];
    }
  }
  const auto device = model.options().device;
  sums[0] += model.token_nll({ids.to(device), {}, {}}, targets.to(device)).sum(at::kDouble).item<double>();
}

std::vector<double> ValidText::sums(model::Transformer& model, int rank, int ranks,
                                    const std::function<void()>& tick) const {
  std::vector<double> sums(kSums);
  std::vector<int64_t> batch;
  for (size_t i = static_cast<size_t>(rank); i < windows_.size(); i += static_cast<size_t>(ranks)) {
    batch.push_back(windows_[i]);
    if (static_cast<int64_t>(batch.size()) < rows_ && i + static_cast<size_t>(ranks) < windows_.size()) continue;
    score(model, batch, sums);
    batch.clear();
    tick();
  }
  return sums;
}

Json ValidText::values(const double* sums) {
  const double nats = sums[0], bits = nats / std::log(2.0);
  Json values = {{"loss", sums[1] > 0 ? nats / sums[1] : 0}};
  if (sums[3] > 0) values["bits_per_char"] = bits / sums[3];
  if (sums[2] > 0) values["bits_per_byte"] = bits / sums[2];
  return values;
}
}  // namespace zk::train
