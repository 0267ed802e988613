#include "engine/eval/text_score.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/full.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/core/context.h"
#include "engine/core/files.h"
#include "engine/eval/statistics.h"
#include "engine/token/dataset_builder.h"
#include "engine/token/token_file.h"
#include "engine/token/utf8.h"

namespace zk::eval {
namespace fs = std::filesystem;
namespace {
constexpr int64_t kIgnore = -100;

/// All documents behind each other, and which document each token belongs to.
struct Stream {
  std::vector<int64_t> ids;
  std::vector<size_t> owner;
  explicit Stream(const std::vector<TextDocument>& documents) {
    for (size_t d = 0; d < documents.size(); ++d) {
      ids.insert(ids.end(), documents[d].ids.begin(), documents[d].ids.end());
      owner.insert(owner.end(), documents[d].ids.size(), d);
    }
  }
};

/// Inputs ids[start .. stop), targets one further; the last `fresh` targets were in no earlier window.
struct Window {
  int64_t start, stop, fresh;
};

std::vector<Window> windows_of(int64_t tokens, int64_t width) {
  const int64_t stride = std::max<int64_t>(1, width / 2), targets = tokens - 1;
  std::vector<Window> out;
  for (int64_t done = 0; done < targets;) {
    const int64_t start = done == 0 ? 0 : done - (width - stride), stop = std::min(targets, start + width);
    out.push_back({start, stop, stop - done});
    done = stop;
  }
  return out;
}

/// The spans of the file, or of what lies between the marks where there is no file.
Result<std::vector<token::DocumentSpan>> spans_of(const fs::path& dataset, const token::TokenStream& stream,
                                                  int32_t mark) {
  std::error_code ec;
  if (fs::exists(dataset / "valid-docs.jsonl", ec)) return token::read_document_spans(dataset, "valid");
  std::vector<token::DocumentSpan> spans;
  for (int64_t i = 0; i < stream.size(); ++i) {
    if (spans.empty() || (mark >= 0 && stream.at(i) == mark)) {
      spans.emplace_back();
      spans.back().start = i;
      spans.back().id = std::to_string(spans.size());
    }
    ++spans.back().tokens;
  }
  return spans;
}
}  // namespace

Result<TextSet> read_validation(const fs::path& dataset, const token::Tokenizer& tokenizer) {
  ZK_TRY(const auto own, token::load_tokenizer(dataset));
  ZK_TRY(const auto stream, token::TokenStream::open(dataset, "valid"));
  const int32_t own_mark = own->special().doc, mark = tokenizer.special().doc;
  ZK_TRY(const auto spans, spans_of(dataset, stream, own_mark));
  TextSet set;
  std::string texts;
  for (const auto& span : spans) {
    if (span.start < 0 || span.tokens <= 0 || span.start + span.tokens > stream.size())
      return issue_input("token-file-broken",
                         {{"path", (dataset / "valid-docs.jsonl").string()}, {"reason", "tokens"}});
    std::vector<int64_t> wide(static_cast<size_t>(span.tokens));
    stream.copy(span.start, span.tokens, wide.data());
    token::Ids ids(wide.begin(), wide.end());
    const std::string text = own->decode_bytes(ids.data(), ids.size());
    if (own->hash() != tokenizer.hash()) {
      ids.clear();
      if (mark >= 0) ids.push_back(mark);
      tokenizer.encode(text, ids);
    }
    if (ids.empty()) continue;
    set.documents.push_back(
        {span.id, span.lang, std::move(ids), static_cast<int64_t>(text.size()), token::utf8_count(text)});
    texts += text;
    texts += '\0';
  }
  set.hash = hash_bytes(texts);
  return set;
}

Result<std::vector<DocumentScore>> score_text(model::Transformer& model, const std::vector<TextDocument>& documents,
                                              int64_t rows, const std::function<bool(int64_t)>& done) {
  const at::NoGradGuard no_grad;
  const at::Device device = model.options().device;
  const Stream stream(documents);
  const int64_t width = model.spec().seq_len;
  const auto windows = windows_of(static_cast<int64_t>(stream.ids.size()), width);
  std::vector<DocumentScore> scores(documents.size());
  int64_t finished = 0;
  for (size_t first = 0; first < windows.size(); first += static_cast<size_t>(rows)) {
    const size_t last = std::min(windows.size(), first + static_cast<size_t>(rows));
    const auto count = static_cast<int64_t>(last - first);
    at::Tensor ids = at::zeros({count, width}, at::kLong), targets = at::full({count, width}, kIgnore, at::kLong);
    for (int64_t r = 0; r < count; ++r) {
      const auto& [start, stop, fresh] = windows[first + static_cast<size_t>(r)];
      std::copy(stream.ids.begin() + start, stream.ids.begin() + stop, ids.data_ptr<int64_t>() + r * width);
      std::copy(stream.ids.begin() + stop + 1 - fresh, stream.ids.begin() + stop + 1,
                targets.data_ptr<int64_t>() + r * width + (stop - start - fresh));
    }
    const at::Tensor nll = model.token_nll({ids.to(device)}, targets.to(device)).to(at::kCPU).contiguous();
    for (int64_t r = 0; r < count; ++r) {
      const auto& [start, stop, fresh] = windows[first + static_cast<size_t>(r)];
      const float* row = nll.const_data_ptr<float>() + r * width;
      for (int64_t t = stop + 1 - fresh; t <= stop; ++t) {
        const float value = row[t - 1 - start];
        if (!std::isfinite(value)) return issue_error("model-not-finite");
        DocumentScore& score = scores[stream.owner[static_cast<size_t>(t)]];
        score.nats += value;
        ++score.targets;
      }
      finished += fresh;
    }
    if (done && !done(finished)) return Context::stopped();
  }
  return scores;
}

Json text_figures(const std::vector<TextDocument>& documents, const std::vector<DocumentScore>& scores,
                  const std::string& lang) {
  int64_t count = 0, tokens = 0, targets = 0, bytes = 0, characters = 0;
  double nats = 0;
  std::vector<RatioUnit> units;
  for (size_t i = 0; i < documents.size(); ++i) {
    if (!lang.empty() && documents[i].lang != lang) continue;
    ++count;
    tokens += static_cast<int64_t>(documents[i].ids.size());
    targets += scores[i].targets;
    bytes += documents[i].bytes;
    characters += documents[i].characters;
    nats += scores[i].nats;
    units.push_back({scores[i].nats / std::log(2.0), 0, static_cast<double>(documents[i].characters)});
  }
  Json out = {{"documents", count}, {"tokens", tokens},         {"targets", targets},
              {"bytes", bytes},     {"characters", characters}, {"nats", nats}};
  if (targets == 0 || characters == 0) return out;
  const double per_token = nats / static_cast<double>(targets), bits = per_token / std::log(2.0);
  const double per_character = bits * static_cast<double>(tokens) / static_cast<double>(characters);
  // The interval is centred on bits / characters, which differs in the one token of the stream that is no target.
  const Interval interval = ratio_interval(units);
  const double half = (interval.high - interval.low) / 2;
  out["nats_per_token"] = per_token;
  out["perplexity"] = std::exp(per_token);
  out["bits_per_byte"] = bits * static_cast<double>(tokens) / static_cast<double>(bytes);
  out["bits_per_character"] = per_character;
  out["low"] = std::max(0.0, per_character - half);
  out["high"] = per_character + half;
  return out;
}

Json text_figures(const std::vector<TextDocument>& documents, const std::vector<DocumentScore>& scores) {
  Json out = {{"all", text_figures(documents, scores, "")}};
  std::set<std::string> langs;
  for (const TextDocument& document : documents)
    if (!document.lang.empty() && document.lang != "und") langs.insert(document.lang);
  for (const std::string& lang : langs) out[lang] = text_figures(documents, scores, lang);
  return out;
}
}  // namespace zk::eval
