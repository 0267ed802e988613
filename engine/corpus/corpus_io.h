// Documents in and out. A corpus is a folder of shards docs-00000.jsonl.zst, one JSON object {id, lang, kind, text,
// source, url, licence, content_type} a line, compressed with Zstandard as a stream: reading needs the memory of one
// document, whatever the size. Texts of the learner (.txt, .jsonl, each also .zst, or a folder of them) are read by the
// same interface.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/files.h"
#include "engine/core/result.h"

namespace zk::corpus {

struct Document {
  std::string id;    ///< stays the same however the corpus is cut or ordered
  std::string lang;  ///< "en", "ja", …; empty if unknown
  std::string kind;  ///< of the built-in corpus, or the source's own word
  std::string text;
  std::string source;        ///< where it came from; empty for made text
  std::string url;           ///< address of the page, where known
  std::string licence;       ///< as the source states it
  std::string content_type;  ///< of `text`: "text/html" is markup still to be cleaned; empty: unknown
};

/// Hands out documents one after the other.
class DocumentSource {
 public:
  virtual ~DocumentSource() = default;
  /// False at the end. Issues name the file and the line: json-line-broken, json-field-missing, text-not-utf8,
  /// file-binary, line-too-long, zstd-broken, and those of files.
  virtual Result<bool> next(Document& out) = 0;
  /// Bytes of the files (as stored) read so far and in all, for progress.
  virtual uint64_t bytes_read() const = 0;
  virtual uint64_t bytes_total() const = 0;
};

/// Lines of a plain or .zst file, without their line ends.
class LineReader {
 public:
  static Result<LineReader> open(const std::filesystem::path& path);
  LineReader(LineReader&&) noexcept;
  ~LineReader();
  /// False at the end of the file.
  Result<bool> next(std::string& line);
  int64_t line() const { return line_; }  ///< number of the line just read, from 1
  uint64_t bytes_read() const;            ///< of the file as it is stored
  const std::filesystem::path& path() const { return path_; }

 private:
  struct Input;
  LineReader(std::filesystem::path path, std::unique_ptr<Input> input);
  std::filesystem::path path_;
  std::unique_ptr<Input> input_;
  std::string buffer_;
  size_t at_ = 0;
  int64_t line_ = 0;
};

/// Lines into a Zstandard file (level 3 with checksum) that appears under its name only when it is whole.
class LineWriter {
 public:
  static Result<LineWriter> create(const std::filesystem::path& path);
  LineWriter(LineWriter&&) noexcept;
  ~LineWriter();
  Status write(std::string_view line);
  Status finish();
  uint64_t bytes() const;  ///< uncompressed, so far

 private:
  struct Output;
  explicit LineWriter(std::unique_ptr<Output> output);
  std::unique_ptr<Output> output_;
};

/// The shards of a corpus artifact's folder, in order of names.
std::vector<std::filesystem::path> corpus_shards(const std::filesystem::path& dir);
/// Their documents. Issue corpus-empty where there are none.
Result<std::unique_ptr<DocumentSource>> open_corpus(const std::filesystem::path& dir);

/// A .txt file (documents are separated by blank lines; long ones are cut at 64 kB, after a line), a .jsonl file (field
/// "text"; "id", "lang", "kind", "source" where present), either as .zst, or a folder of these, in order of names.
/// Issues: file-missing, file-kind-unknown, folder-without-texts.
Result<std::unique_ptr<DocumentSource>> open_texts(const std::filesystem::path& path);

/// Writes a corpus's shards; each appears under its name only when it is whole.
class CorpusWriter {
 public:
  /// A shard ends after the document that reaches `shard_bytes` of uncompressed JSON.
  explicit CorpusWriter(std::filesystem::path dir, uint64_t shard_bytes = uint64_t{256} << 20);
  Status write(const Document& document);
  /// Ends the last shard. Names of the files, for the manifest.
  Result<std::vector<std::string>> finish();
  /// Documents, bytes and characters of text so far, in all and by language and kind: the artifact's counters.
  Json counters() const;

 private:
  struct Tally {
    int64_t documents = 0, bytes = 0, characters = 0;
  };
  Status end_shard();
  static Json to_json(const Tally& tally);
  std::filesystem::path dir_;
  uint64_t shard_bytes_;
  std::optional<LineWriter> shard_;
  std::vector<std::string> names_;
  Tally all_;
  std::vector<std::pair<std::string, Tally>> langs_, kinds_;  ///< in order of first appearance
};

/// A document as one line of a shard, and back. `where` is for the issue.
std::string document_line(const Document& document);
Result<Document> parse_document(std::string_view line, const std::filesystem::path& path, int64_t number);
}  // namespace zk::corpus
