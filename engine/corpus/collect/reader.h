// Documents out of the files that people and crawlers have: text, Markdown, HTML pages, JSON lines, CSV, WARC and WET,
// each plain, gzip or Zstandard. Every reader holds one record at a time, counts what it cannot use by reason, and goes
// on with the next record: a broken file costs its broken part and nothing else.
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/corpus/collect/byte_stream.h"
#include "engine/corpus/corpus_io.h"

namespace zk::corpus {

struct CollectOptions {
  std::string text_field = "text";          ///< of JSON lines and CSV
  std::string split = "file";               ///< of .txt and .md: file, paragraphs (blank lines), lines
  uint64_t max_bytes = uint64_t{16} << 20;  ///< of one record; longer texts are cut, longer records skipped
  std::string source, licence;              ///< for documents that state none
};

/// What was not taken and why, with the first places of each reason. Reasons are text ids collect.skipped.<reason>.
class Skipped {
 public:
  void add(const std::string& reason, const std::string& where);
  int64_t total() const;
  int64_t count(const std::string& reason) const;
  Json to_json() const;  ///< reason -> {count, places}

 private:
  struct Entry {
    int64_t count = 0;
    std::vector<std::string> places;
  };
  std::map<std::string, Entry> entries_;
};

enum class FileKind { Text, Markdown, Html, JsonLines, Csv, Warc, Arc, Unknown };
/// By name, without .gz or .zst.
FileKind file_kind(const std::filesystem::path& path);

/// Documents of one file. Ids begin with the file's name as the caller gives it.
class RecordReader {
 public:
  virtual ~RecordReader() = default;
  /// False at the end of the file. Issues are those of the disk, and warc-is-arc.
  virtual Result<bool> next(Document& out) = 0;
  virtual uint64_t bytes_read() const = 0;
};

struct ReaderInput {
  std::unique_ptr<ByteStream> bytes;
  std::string name;  ///< relative to the folder that is collected
  const CollectOptions* options = nullptr;
  Skipped* skipped = nullptr;
};
std::unique_ptr<RecordReader> read_text_file(ReaderInput input, FileKind kind);  ///< Text, Markdown, Html
std::unique_ptr<RecordReader> read_json_lines(ReaderInput input);
std::unique_ptr<RecordReader> read_csv(ReaderInput input, char separator);
std::unique_ptr<RecordReader> read_warc(ReaderInput input);

/// What an HTTP response says of its body (RFC 9112), the body decoded from chunks and compression.
struct HttpBody {
  int status = 0;
  std::string content_type, charset;  ///< lower case, without parameters
  std::string body;
  bool cut = false;  ///< the body breaks off or its compression is damaged
};
/// False: no HTTP response. The body never grows beyond `limit`.
bool parse_http(std::string_view message, uint64_t limit, HttpBody& out);

/// All files of a folder (or one file), in order of their names, each with its reader.
class Collector final : public DocumentSource {
 public:
  /// Issues: file-missing, file-kind-unknown (a single file), warc-is-arc (a single file), collect-nothing.
  static Result<std::unique_ptr<Collector>> open(const std::vector<std::filesystem::path>& paths,
                                                 const CollectOptions& options);
  Result<bool> next(Document& out) override;
  uint64_t bytes_read() const override;
  uint64_t bytes_total() const override { return total_; }
  const Skipped& skipped() const { return skipped_; }
  int64_t files() const { return static_cast<int64_t>(files_.size()); }

 private:
  struct File {
    std::filesystem::path path;
    std::string name;
    uint64_t bytes = 0;
  };
  explicit Collector(CollectOptions options) : options_(std::move(options)) {}
  Status add(const std::filesystem::path& root);
  void add_folder(const std::filesystem::path& root, const std::string& name);
  Status open_next();
  CollectOptions options_;
  Skipped skipped_;
  std::vector<File> files_;
  size_t file_ = 0;
  std::unique_ptr<RecordReader> reader_;
  uint64_t before_ = 0, total_ = 0;
};
}  // namespace zk::corpus
