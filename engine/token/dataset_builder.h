// From documents to a dataset: each is sent to training or validation by the hash of its text (adding documents moves
// none, and copies of one text never stand on both sides), encoded with the document mark in front, and appended to its
// split's shards. Encoding runs on several threads; the files are the same with any number of them. valid-docs.jsonl
// keeps where each validation document lies, so that every figure can also be given by language.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"
#include "engine/token/tokenizer.h"

namespace zk::token {

/// A number in [0, 1) that depends on the key (a text, an id) and the seed alone.
double place_of(std::string_view key, uint64_t seed);

struct SourceDocument {
  std::string id, lang, kind, text;
};
/// Gives the next document; false at the end.
using NextDocument = std::function<Result<bool>(SourceDocument&)>;

struct DatasetOptions {
  double valid_percent = 1.0;
  int64_t valid_max_tokens = 200000;  ///< validation documents beyond it are left out of both splits
  uint64_t seed = 1;
  int threads = 1;
  int64_t shard_tokens = int64_t{1} << 25;
};

struct Tally {
  int64_t documents = 0, tokens = 0, bytes = 0, characters = 0;
  void add(const Tally& other);
  /// The numbers with bytes_per_token and characters_per_token.
  Json to_json() const;
};
struct SplitTally {
  Tally all;
  std::map<std::string, Tally> by_language;
  void add(const std::string& lang, const Tally& tally);
  Json to_json() const;
};
/// Bytes, characters and tokens of one text; `tokens` is given.
Tally tally_of(std::string_view text, int64_t tokens);

struct Dataset {
  SplitTally train, valid;
  int64_t left_out = 0;            ///< validation documents beyond valid_max_tokens
  std::vector<std::string> files;  ///< in the folder, for the manifest
};

struct DatasetHooks {
  std::function<void()> progress = {};  ///< after each batch of documents
  std::function<bool()> stopping = {};
};

/// Issues: tokenizer-without-marks (no <|doc|>), corpus-empty, validation-empty and training-empty {documents, percent,
/// better}, stopped, and those of `next` and of files.
Result<Dataset> build_dataset(const NextDocument& next, const Tokenizer& tokenizer, const std::filesystem::path& dir,
                              const DatasetOptions& options, const DatasetHooks& hooks = {});

/// One document of a split: `tokens` ids from `start` on, its mark included.
struct DocumentSpan {
  std::string id, lang, kind;
  int64_t start = 0, tokens = 0, bytes = 0, characters = 0;
};
/// Reads <split>-docs.jsonl.
Result<std::vector<DocumentSpan>> read_document_spans(const std::filesystem::path& dir, const std::string& split);
}  // namespace zk::token
