// Batches of documents: while the workers encode one batch, the next is being read; results are written in order.
#include "engine/token/dataset_builder.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <future>
#include <sstream>
#include <thread>

#include "engine/core/files.h"
#include "engine/token/token_file.h"
#include "engine/token/utf8.h"

namespace zk::token {
namespace fs = std::filesystem;
namespace {
constexpr size_t kBatchBytes = size_t{4} << 20;

using Batch = std::vector<SourceDocument>;

/// Reads documents until the batch is full; an empty batch is the end.
Result<Batch> read_batch(const NextDocument& next) {
  Batch batch;
  for (size_t bytes = 0; bytes < kBatchBytes;) {
    SourceDocument document;
    ZK_TRY(const bool any, next(document));
    if (!any) break;
    bytes += document.text.size();
    batch.push_back(std::move(document));
  }
  return batch;
}

/// Ids of every document, each with its mark in front; the order is that of the batch.
std::vector<Ids> encode_batch(const Batch& batch, const Tokenizer& tokenizer, int threads) {
  std::vector<Ids> encoded(batch.size());
  std::atomic<size_t> next{0};
  auto work = [&] {
    for (size_t i; (i = next.fetch_add(1)) < batch.size();) {
      encoded[i].push_back(tokenizer.special().doc);
      tokenizer.encode(batch[i].text, encoded[i]);
    }
  };
  std::vector<std::thread> team;
  for (int t = 1; t < threads; ++t) team.emplace_back(work);
  work();
  for (auto& member : team) member.join();
  return encoded;
}

class Builder {
 public:
  Builder(const Tokenizer& tokenizer, const fs::path& dir, const DatasetOptions& options)
      : options_(options),
        dir_(dir),
        train_(dir, "train", tokenizer, options.shard_tokens),
        valid_(dir, "valid", tokenizer, options.shard_tokens) {}

  Status take(const SourceDocument& document, const Ids& ids) {
    const auto count = static_cast<int64_t>(ids.size());
    const Tally tally = tally_of(document.text, count);
    const double place = place_of(document.text, options_.seed);
    lowest_ = std::min(lowest_, place);
    if (place >= options_.valid_percent / 100) {
      out_.train.add(document.lang, tally);
      return train_.write(ids.data(), ids.size());
    }
    if (valid_.size() > 0 && valid_.size() + count > options_.valid_max_tokens) {
      ++out_.left_out;
      return {};
    }
    spans_ += dump_line({{"id", document.id},
                         {"lang", document.lang},
                         {"kind", document.kind},
                         {"start", valid_.size()},
                         {"tokens", count},
                         {"bytes", tally.bytes},
                         {"characters", tally.characters}}) +
              "\n";
    out_.valid.add(document.lang, tally);
    return valid_.write(ids.data(), ids.size());
  }

  Result<Dataset> finish() {
    const int64_t documents = out_.train.all.documents + out_.valid.all.documents;
    if (documents == 0) return issue_input("corpus-empty", {{"path", dir_.string()}});
    if (out_.valid.all.documents == 0) return empty_split("validation-empty", documents, needed_percent());
    if (out_.train.all.documents == 0) return empty_split("training-empty", documents, options_.valid_percent / 2);
    ZK_TRY(out_.files, train_.finish());
    ZK_TRY(const auto valid_files, valid_.finish());
    out_.files.insert(out_.files.end(), valid_files.begin(), valid_files.end());
    ZK_CHECK(write_file_atomic(dir_ / "valid-docs.jsonl", spans_));
    out_.files.push_back("valid-docs.jsonl");
    return std::move(out_);
  }

 private:
  /// The validation share that sends at least one document there, in hundredths of a percent.
  double needed_percent() const { return std::floor(lowest_ * 1e4 + 1) / 100; }

  Issue empty_split(const char* id, int64_t documents, double better) const {
    Issue issue = issue_input(
        id, {{"documents", documents}, {"percent", options_.valid_percent}, {"better", std::min(better, 50.0)}});
    issue.fix.push_back({{"path", "valid_percent"}, {"value", std::min(better, 50.0)}});
    return issue;
  }

  DatasetOptions options_;
  fs::path dir_;
  TokenWriter train_, valid_;
  std::string spans_;  ///< bounded by valid_max_tokens
  Dataset out_;
  double lowest_ = 1;  ///< place of the document nearest to validation
};
}  // namespace

double place_of(std::string_view key, uint64_t seed) {
  const std::string hash = hash_bytes(std::to_string(seed) + ":" + std::string(key));
  return static_cast<double>(std::stoull(hash, nullptr, 16) >> 11) * 0x1.0p-53;
}

void Tally::add(const Tally& other) {
  documents += other.documents;
  tokens += other.tokens;
  bytes += other.bytes;
  characters += other.characters;
}

Json Tally::to_json() const {
  const double count = static_cast<double>(std::max<int64_t>(tokens, 1));
  return {{"documents", documents},
          {"tokens", tokens},
          {"bytes", bytes},
          {"characters", characters},
          {"bytes_per_token", static_cast<double>(bytes) / count},
          {"characters_per_token", static_cast<double>(characters) / count}};
}

void SplitTally::add(const std::string& lang, const Tally& tally) {
  all.add(tally);
  by_language[lang].add(tally);
}

Json SplitTally::to_json() const {
  Json out = all.to_json();
  out["by_language"] = Json::object();
  for (const auto& [lang, tally] : by_language) out["by_language"][lang] = tally.to_json();
  return out;
}

Tally tally_of(std::string_view text, int64_t tokens) {
  return {1, tokens, static_cast<int64_t>(text.size()), utf8_count(text)};
}

Result<Dataset> build_dataset(const NextDocument& next, const Tokenizer& tokenizer, const fs::path& dir,
                              const DatasetOptions& options, const DatasetHooks& hooks) {
  if (tokenizer.special().doc < 0) return issue_input("tokenizer-without-marks", {{"mark", kDocMark}});
  Builder builder(tokenizer, dir, options);
  ZK_TRY(Batch batch, read_batch(next));
  while (!batch.empty()) {
    if (hooks.stopping && hooks.stopping()) return issue_error("stopped", Json::object(), Exit::Stopped);
    auto encoded =
        std::async(std::launch::async, encode_batch, std::cref(batch), std::cref(tokenizer), options.threads);
    auto following = read_batch(next);
    const std::vector<Ids> ids = encoded.get();
    for (size_t i = 0; i < batch.size(); ++i) ZK_CHECK(builder.take(batch[i], ids[i]));
    if (!following) return following.issue();
    batch = std::move(*following);
    if (hooks.progress) hooks.progress();
  }
  return builder.finish();
}

Result<std::vector<DocumentSpan>> read_document_spans(const fs::path& dir, const std::string& split) {
  const fs::path path = dir / (split + "-docs.jsonl");
  ZK_TRY(const std::string text, read_file(path));
  std::vector<DocumentSpan> spans;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object()) return issue_input("token-file-broken", {{"path", path.string()}, {"reason", "JSON"}});
    spans.push_back({json.value("id", ""), json.value("lang", ""), json.value("kind", ""),
                     json.value("start", int64_t{0}), json.value("tokens", int64_t{0}), json.value("bytes", int64_t{0}),
                     json.value("characters", int64_t{0})});
  }
  return spans;
}
}  // namespace zk::token
