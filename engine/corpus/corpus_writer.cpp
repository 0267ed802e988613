// Writing: lines through a Zstandard stream into a file that appears when whole, and documents into shards of them.
#include <fmt/format.h>
#include <zstd.h>

#include <algorithm>
#include <vector>

#include "engine/corpus/corpus_io.h"
#include "engine/token/utf8.h"

namespace zk::corpus {
namespace fs = std::filesystem;
namespace {
constexpr int kLevel = 3;
}

struct LineWriter::Output {
  explicit Output(FileWriter target)
      : file(std::move(target)), stream(ZSTD_createCStream()), buffer(ZSTD_CStreamOutSize()) {
    ZSTD_CCtx_setParameter(stream, ZSTD_c_compressionLevel, kLevel);
    ZSTD_CCtx_setParameter(stream, ZSTD_c_checksumFlag, 1);
  }
  ~Output() { ZSTD_freeCStream(stream); }

  Status write(std::string_view text, ZSTD_EndDirective mode) {
    bytes += text.size();
    ZSTD_inBuffer in{text.data(), text.size(), 0};
    for (;;) {
      ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
      const size_t left = ZSTD_compressStream2(stream, &out, &in, mode);
      if (ZSTD_isError(left)) return issue_error("zstd-failed", {{"reason", ZSTD_getErrorName(left)}}, Exit::Internal);
      ZK_CHECK(file.write({buffer.data(), out.pos}));
      if (mode == ZSTD_e_end ? left == 0 : in.pos == in.size) return {};
    }
  }

  FileWriter file;
  ZSTD_CStream* stream;
  std::vector<char> buffer;
  uint64_t bytes = 0;
};

LineWriter::LineWriter(std::unique_ptr<Output> output) : output_(std::move(output)) {}
LineWriter::LineWriter(LineWriter&&) noexcept = default;
LineWriter::~LineWriter() = default;

Result<LineWriter> LineWriter::create(const fs::path& path) {
  ZK_TRY(FileWriter file, FileWriter::create(path));
  return LineWriter(std::make_unique<Output>(std::move(file)));
}

Status LineWriter::write(std::string_view line) {
  ZK_CHECK(output_->write(line, ZSTD_e_continue));
  return output_->write("\n", ZSTD_e_continue);
}

Status LineWriter::finish() {
  ZK_CHECK(output_->write("", ZSTD_e_end));
  return output_->file.commit();
}

uint64_t LineWriter::bytes() const { return output_->bytes; }

CorpusWriter::CorpusWriter(fs::path dir, uint64_t shard_bytes) : dir_(std::move(dir)), shard_bytes_(shard_bytes) {}

Status CorpusWriter::write(const Document& document) {
  if (!shard_) {
    const std::string name = fmt::format("docs-{:05d}.jsonl.zst", names_.size());
    ZK_TRY(LineWriter shard, LineWriter::create(dir_ / name));
    shard_.emplace(std::move(shard));
    names_.push_back(name);
  }
  ZK_CHECK(shard_->write(document_line(document)));

  const int64_t characters = token::utf8_count(document.text);
  auto add = [&](Tally& tally) {
    ++tally.documents;
    tally.bytes += static_cast<int64_t>(document.text.size());
    tally.characters += characters;
  };
  auto add_to = [&](std::vector<std::pair<std::string, Tally>>& list, const std::string& key) {
    auto it = std::find_if(list.begin(), list.end(), [&](const auto& pair) { return pair.first == key; });
    if (it == list.end()) it = list.insert(list.end(), {key, Tally{}});
    add(it->second);
  };
  add(all_);
  if (!document.lang.empty()) add_to(langs_, document.lang);
  if (!document.kind.empty()) add_to(kinds_, document.kind);
  return shard_->bytes() >= shard_bytes_ ? end_shard() : Status{};
}

Status CorpusWriter::end_shard() {
  ZK_CHECK(shard_->finish());
  shard_.reset();
  return {};
}

Result<std::vector<std::string>> CorpusWriter::finish() {
  if (shard_) ZK_CHECK(end_shard());
  return names_;
}

Json CorpusWriter::to_json(const Tally& tally) {
  return {{"documents", tally.documents}, {"bytes", tally.bytes}, {"characters", tally.characters}};
}

Json CorpusWriter::counters() const {
  Json out = to_json(all_);
  Json by_language = Json::object(), by_kind = Json::object();
  for (const auto& [lang, tally] : langs_) by_language[lang] = to_json(tally);
  for (const auto& [kind, tally] : kinds_) by_kind[kind] = to_json(tally);
  out["by_language"] = by_language;
  out["by_kind"] = by_kind;
  return out;
}
}  // namespace zk::corpus
