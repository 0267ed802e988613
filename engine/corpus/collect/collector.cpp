// Walks folders in the order of names (the same on every machine) and opens each file with the reader of its kind.
#include <algorithm>
#include <cerrno>

#include "engine/corpus/collect/reader.h"

namespace zk::corpus {
namespace fs = std::filesystem;
namespace {
constexpr size_t kPlacesShown = 5;

/// The extension in lower case, behind which .gz and .zst do not count.
std::string extension(const fs::path& path) {
  fs::path name = path.filename();
  auto lower = [](std::string text) {
    for (char& c : text)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
  };
  std::string end = lower(name.extension().string());
  if (end == ".gz" || end == ".zst") end = lower(name.stem().extension().string());
  return end;
}
}  // namespace

void Skipped::add(const std::string& reason, const std::string& where) {
  Entry& entry = entries_[reason];
  ++entry.count;
  if (entry.places.size() < kPlacesShown) entry.places.push_back(where);
}

int64_t Skipped::total() const {
  int64_t sum = 0;
  for (const auto& [reason, entry] : entries_) sum += entry.count;
  return sum;
}

int64_t Skipped::count(const std::string& reason) const {
  const auto it = entries_.find(reason);
  return it == entries_.end() ? 0 : it->second.count;
}

Json Skipped::to_json() const {
  Json out = Json::object();
  for (const auto& [reason, entry] : entries_) out[reason] = {{"count", entry.count}, {"places", entry.places}};
  return out;
}

FileKind file_kind(const fs::path& path) {
  const std::string end = extension(path);
  if (end == ".txt" || end == ".text") return FileKind::Text;
  if (end == ".md" || end == ".markdown") return FileKind::Markdown;
  if (end == ".html" || end == ".htm" || end == ".xhtml") return FileKind::Html;
  if (end == ".jsonl" || end == ".ndjson") return FileKind::JsonLines;
  if (end == ".csv" || end == ".tsv") return FileKind::Csv;
  if (end == ".warc" || end == ".wet") return FileKind::Warc;
  return end == ".arc" ? FileKind::Arc : FileKind::Unknown;
}

Result<std::unique_ptr<Collector>> Collector::open(const std::vector<fs::path>& paths, const CollectOptions& options) {
  std::unique_ptr<Collector> collector(new Collector(options));
  Json names = Json::array();
  for (const auto& path : paths) {
    ZK_CHECK(collector->add(path));
    names.push_back(path.string());
  }
  if (collector->files_.empty()) return issue_input("collect-nothing", {{"path", names}});
  return collector;
}

Status Collector::add(const fs::path& root) {
  std::error_code ec;
  if (!fs::exists(root, ec)) return file_issue(root, ENOENT);
  if (fs::is_directory(root, ec)) {
    add_folder(root, "");
    return {};
  }
  const FileKind kind = file_kind(root);
  if (kind == FileKind::Arc) return issue_input("warc-is-arc", {{"path", root.string()}});
  if (kind == FileKind::Unknown) return issue_input("file-kind-unknown-collect", {{"path", root.string()}});
  files_.push_back({root, root.filename().string(), fs::file_size(root, ec)});
  total_ += files_.back().bytes;
  return {};
}

/// Hidden files are passed over; links to folders are not followed, so that a circle of them has no end to reach.
void Collector::add_folder(const fs::path& root, const std::string& name) {
  std::error_code ec;
  std::vector<fs::directory_entry> entries;
  for (const auto& entry : fs::directory_iterator(root, ec)) entries.push_back(entry);
  if (ec) skipped_.add("folder-unreadable", root.string());
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.path().filename() < b.path().filename(); });
  for (const auto& entry : entries) {
    const std::string leaf = entry.path().filename().string();
    if (leaf.starts_with('.')) continue;
    const std::string inner = name.empty() ? leaf : name + "/" + leaf;
    if (entry.is_directory(ec)) {
      if (!entry.is_symlink(ec)) add_folder(entry.path(), inner);
      continue;
    }
    if (!entry.is_regular_file(ec)) continue;
    const FileKind kind = file_kind(entry.path());
    if (kind == FileKind::Unknown) skipped_.add("file-kind", inner);
    if (kind == FileKind::Arc) skipped_.add("arc", inner);
    if (kind == FileKind::Unknown || kind == FileKind::Arc) continue;
    files_.push_back({entry.path(), inner, entry.file_size(ec)});
    total_ += files_.back().bytes;
  }
}

Status Collector::open_next() {
  const File& file = files_[file_];
  ZK_TRY(auto bytes, ByteStream::open(file.path));
  ReaderInput input{std::move(bytes), file.name, &options_, &skipped_};
  const FileKind kind = file_kind(file.path);
  if (kind == FileKind::JsonLines)
    reader_ = read_json_lines(std::move(input));
  else if (kind == FileKind::Csv)
    reader_ = read_csv(std::move(input), extension(file.path) == ".tsv" ? '\t' : ',');
  else if (kind == FileKind::Warc)
    reader_ = read_warc(std::move(input));
  else
    reader_ = read_text_file(std::move(input), kind);
  return {};
}

Result<bool> Collector::next(Document& out) {
  while (file_ < files_.size()) {
    if (!reader_) {
      const Status opened = open_next();
      if (!opened.ok() && files_.size() == 1) return opened.issue();
      if (!opened.ok()) {
        skipped_.add("file-unreadable", files_[file_].name);
        before_ += files_[file_++].bytes;
        continue;
      }
    }
    const Result<bool> any = reader_->next(out);
    if (!any.ok() && files_.size() == 1) return any.issue();
    if (!any.ok()) skipped_.add(any.issue().id == "warc-is-arc" ? "arc" : "file-unreadable", files_[file_].name);
    if (any.ok() && *any) {
      if (out.source.empty()) out.source = options_.source.empty() ? files_[file_].name : options_.source;
      if (out.licence.empty()) out.licence = options_.licence;
      return true;
    }
    before_ += files_[file_++].bytes;
    reader_.reset();
  }
  return false;
}

uint64_t Collector::bytes_read() const { return before_ + (reader_ ? reader_->bytes_read() : 0); }
}  // namespace zk::corpus
