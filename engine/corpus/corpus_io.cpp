// Reading documents from shards and from the learner's own files, one at a time.
#include "engine/corpus/corpus_io.h"

#include <algorithm>
#include <cstring>

#include "engine/token/utf8.h"

namespace zk::corpus {
namespace fs = std::filesystem;
namespace {
constexpr size_t kCutBytes = 64 * 1024;  // a document of a .txt file without blank lines

bool ends_with(const fs::path& path, std::string_view end) { return path.filename().string().ends_with(end); }
bool is_jsonl(const fs::path& path) { return ends_with(path, ".jsonl") || ends_with(path, ".jsonl.zst"); }
bool is_txt(const fs::path& path) { return ends_with(path, ".txt") || ends_with(path, ".txt.zst"); }

Issue line_issue(const char* id, const fs::path& path, int64_t line, Json more = Json::object()) {
  Json args = {{"path", path.string()}, {"line", line}};
  args.update(more);
  return issue_input(id, std::move(args));
}

void drop_byte_order_mark(std::string& line, int64_t number) {
  if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
}

/// Refuses what is no text: NUL bytes mean a binary file, other invalid bytes another encoding.
Status check_text(std::string_view line, const fs::path& path, int64_t number) {
  if (line.find('\0') != std::string_view::npos) return line_issue("file-binary", path, number);
  const size_t bad = token::utf8_first_invalid(line);
  if (bad == std::string_view::npos) return {};
  return line_issue("text-not-utf8", path, number, {{"byte", static_cast<int64_t>(bad) + 1}});
}

/// The files of a source, one after the other.
class FileChain : public DocumentSource {
 public:
  explicit FileChain(std::vector<fs::path> files) : files_(std::move(files)) {
    std::error_code ec;
    for (const auto& file : files_) total_ += fs::file_size(file, ec);
  }
  uint64_t bytes_read() const override { return before_ + (reader_ ? reader_->bytes_read() : 0); }
  uint64_t bytes_total() const override { return total_; }

  Result<bool> next(Document& out) override {
    for (;;) {
      if (!reader_) {
        if (file_ == files_.size()) return false;
        ZK_TRY(LineReader opened, LineReader::open(files_[file_]));
        reader_.emplace(std::move(opened));
      }
      ZK_TRY(const bool any, is_txt(reader_->path()) ? next_text(out) : next_json(out));
      if (any) return true;
      before_ += reader_->bytes_read();
      reader_.reset();
      ++file_;
    }
  }

 private:
  Result<bool> next_json(Document& out) {
    do {
      ZK_TRY(const bool any, reader_->next(line_));
      if (!any) return false;
      drop_byte_order_mark(line_, reader_->line());
    } while (line_.find_first_not_of(" \t\r") == std::string::npos);
    ZK_CHECK(check_text(line_, reader_->path(), reader_->line()));
    ZK_TRY(out, parse_document(line_, reader_->path(), reader_->line()));
    return true;
  }

  Result<bool> next_text(Document& out) {
    out = {};
    int64_t first_line = 0;
    for (;;) {
      ZK_TRY(const bool any, reader_->next(line_));
      if (any) ZK_CHECK(check_text(line_, reader_->path(), reader_->line()));
      if (any) drop_byte_order_mark(line_, reader_->line());
      if (any && line_.ends_with('\r')) line_.pop_back();
      const bool blank = !any || line_.find_first_not_of(" \t") == std::string::npos;
      if (!blank) {
        if (first_line == 0) first_line = reader_->line();
        if (!out.text.empty()) out.text += '\n';
        out.text += line_;
      }
      if (out.text.empty() && any) continue;
      if (!blank && out.text.size() < kCutBytes) continue;
      out.source = reader_->path().filename().string();
      out.id = out.source + ":" + std::to_string(first_line);
      return !out.text.empty();
    }
  }

  std::vector<fs::path> files_;
  size_t file_ = 0;
  std::optional<LineReader> reader_;
  std::string line_;
  uint64_t before_ = 0, total_ = 0;
};

std::vector<fs::path> files_in(const fs::path& dir, bool (*wanted)(const fs::path&)) {
  std::vector<fs::path> files;
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(dir, ec))
    if (wanted(entry.path())) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string text_of(const Json& json, const char* field) {
  const auto it = json.find(field);
  if (it == json.end() || it->is_null()) return "";
  return it->is_string() ? it->get<std::string>() : dump_line(*it);
}
}  // namespace

std::string document_line(const Document& document) {
  Json json = {{"id", document.id}, {"lang", document.lang}, {"kind", document.kind}, {"text", document.text}};
  const std::pair<const char*, const std::string*> known[] = {{"source", &document.source},
                                                              {"url", &document.url},
                                                              {"licence", &document.licence},
                                                              {"content_type", &document.content_type}};
  for (const auto& [field, value] : known)
    if (!value->empty()) json[field] = *value;
  return dump_line(json);
}

Result<Document> parse_document(std::string_view line, const fs::path& path, int64_t number) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return line_issue("json-line-broken", path, number);
  const auto text = json.find("text");
  if (text == json.end() || !text->is_string())
    return line_issue("json-field-missing", path, number, {{"field", "text"}});
  Document out{text_of(json, "id"),     text_of(json, "lang"), text_of(json, "kind"),    text->get<std::string>(),
               text_of(json, "source"), text_of(json, "url"),  text_of(json, "licence"), text_of(json, "content_type")};
  if (out.id.empty()) out.id = path.filename().string() + ":" + std::to_string(number);
  return out;
}

std::vector<fs::path> corpus_shards(const fs::path& dir) {
  return files_in(dir, [](const fs::path& path) {
    return path.filename().string().starts_with("docs-") && ends_with(path, ".jsonl.zst");
  });
}

Result<std::unique_ptr<DocumentSource>> open_corpus(const fs::path& dir) {
  auto files = corpus_shards(dir);
  if (files.empty()) return issue_input("corpus-empty", {{"path", dir.string()}});
  return std::unique_ptr<DocumentSource>(std::make_unique<FileChain>(std::move(files)));
}

Result<std::unique_ptr<DocumentSource>> open_texts(const fs::path& path) {
  std::error_code ec;
  if (!fs::exists(path, ec)) return file_issue(path, ENOENT);
  std::vector<fs::path> files{path};
  if (fs::is_directory(path, ec)) {
    files = files_in(path, [](const fs::path& file) { return is_txt(file) || is_jsonl(file); });
    if (files.empty()) return issue_input("folder-without-texts", {{"path", path.string()}});
  } else if (!is_txt(path) && !is_jsonl(path)) {
    return issue_input("file-kind-unknown", {{"path", path.string()}});
  }
  return std::unique_ptr<DocumentSource>(std::make_unique<FileChain>(std::move(files)));
}
}  // namespace zk::corpus
