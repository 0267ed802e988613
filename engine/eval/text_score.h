// How well a model predicts running text: perplexity, bits per byte and per character on the validation split.
// The documents are read as one stream, as in training, in windows of seq_len tokens that move on by half a window:
// every token counts once and, but for those of the first window, sees at least half a window before it. A document's
// mark counts for the document that it begins, as the dataset's baselines have it.
#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/model/transformer.h"
#include "engine/token/tokenizer.h"

namespace zk::eval {

struct TextDocument {
  std::string id, lang;
  token::Ids ids;  ///< with its mark in front, where the tokenizer has one
  int64_t bytes = 0, characters = 0;
};
struct TextSet {
  std::vector<TextDocument> documents;
  std::string hash;  ///< of the documents' texts: two models were asked the same if it is the same
};
/// The validation documents of a dataset's folder in tokens of `tokenizer`, which need not be the dataset's own.
/// Issues: those of token files; tokenizer-broken.
Result<TextSet> read_validation(const std::filesystem::path& dataset, const token::Tokenizer& tokenizer);

struct DocumentScore {
  double nats = 0;      ///< negative log-likelihood of its targets
  int64_t targets = 0;  ///< its tokens, its own mark included
};
/// One score per document; the first token of the first one is no target. `rows` windows are computed at a time. `done`
/// hears finished targets and returns false to stop. Issues: model-not-finite, stopped.
Result<std::vector<DocumentScore>> score_text(model::Transformer& model, const std::vector<TextDocument>& documents,
                                              int64_t rows = 8, const std::function<bool(int64_t)>& done = {});

/// Sums and figures of one language or of all: {documents, tokens, targets, bytes, characters, nats, nats_per_token,
/// perplexity, bits_per_byte, bits_per_character, low, high}; low and high are the 95 % interval of
/// bits_per_character over documents.
Json text_figures(const std::vector<TextDocument>& documents, const std::vector<DocumentScore>& scores,
                  const std::string& lang);
/// {"all": …, "en": …, …}: "all" and each language that occurs.
Json text_figures(const std::vector<TextDocument>& documents, const std::vector<DocumentScore>& scores);
}  // namespace zk::eval
