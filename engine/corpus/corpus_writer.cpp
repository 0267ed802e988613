// Writing shards: JSON lines through a Zstandard stream (level 3 with checksum) into a file that appears when whole.
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

struct CorpusWriter::Shard {
  explicit Shard(FileWriter target)
      : file(std::move(target)), stream(ZSTD_createCStream()), out(ZSTD_CStreamOutSize()) {
    ZSTD_CCtx_setParameter(stream, ZSTD_c_compressionLevel, kLevel);
    ZSTD_CCtx_setParameter(stream, ZSTD_c_checksumFlag, 1);
  }
  ~Shard() { ZSTD_freeCStream(stream); }

  Status write(std::string_view bytes, ZSTD_EndDirective mode) {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    for (;;) {
      ZSTD_outBuffer target{out.data(), out.size(), 0};
      const size_t left = ZSTD_compressStream2(stream, &target, &in, mode);
      if (ZSTD_isError(left)) return issue_error("zstd-failed", {{"reason", ZSTD_getErrorName(left)}}, Exit::Internal);
      ZK_CHECK(file.write({out.data(), target.pos}));
      if (mode == ZSTD_e_end ? left == 0 : in.pos == in.size) return {};
    }
  }

  FileWriter file;
  ZSTD_CStream* stream;
  std::vector<char> out;
  uint64_t bytes = 0;  ///< uncompressed
};

CorpusWriter::CorpusWriter(fs::path dir, uint64_t shard_bytes) : dir_(std::move(dir)), shard_bytes_(shard_bytes) {}
CorpusWriter::CorpusWriter(CorpusWriter&&) noexcept = default;
CorpusWriter::~CorpusWriter() = default;

Status CorpusWriter::write(const Document& document) {
  if (!shard_) {
    const std::string name = fmt::format("docs-{:05d}.jsonl.zst", names_.size());
    ZK_TRY(FileWriter file, FileWriter::create(dir_ / name));
    shard_ = std::make_unique<Shard>(std::move(file));
    names_.push_back(name);
  }
  const std::string line = document_line(document) + "\n";
  ZK_CHECK(shard_->write(line, ZSTD_e_continue));
  shard_->bytes += line.size();

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
  return shard_->bytes >= shard_bytes_ ? end_shard() : Status{};
}

Status CorpusWriter::end_shard() {
  ZK_CHECK(shard_->write("", ZSTD_e_end));
  ZK_CHECK(shard_->file.commit());
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
