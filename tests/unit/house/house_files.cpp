// Reading the source tree for the rules of the house.
#include "house_files.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace zk::house {

namespace fs = std::filesystem;

fs::path root() { return ZK_SOURCE_DIR; }

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<SourceFile> source_files(const std::vector<std::string>& folders,
                                     const std::vector<std::string>& extensions) {
  std::vector<SourceFile> files;
  for (const auto& folder : folders) {
    if (!fs::exists(root() / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root() / folder)) {
      const auto extension = entry.path().extension().string();
      if (!entry.is_regular_file() || std::ranges::find(extensions, extension) == extensions.end()) continue;
      files.push_back({fs::relative(entry.path(), root()).generic_string(), read_file(entry.path())});
    }
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

namespace {

// One pass over the text; raw strings are followed to their own end, so that C++ inside them is no code.
class Stripper {
 public:
  Stripper(const std::string& text, bool keep_strings) : text_(text), keep_strings_(keep_strings) {}

  std::string run() {
    while (at_ < text_.size()) {
      if (starts("//")) {
        drop_until("\n", false);
      } else if (starts("/*")) {
        drop_until("*/", true);
      } else if (starts("R\"")) {
        raw_string();
      } else if (text_[at_] == '"' || (text_[at_] == '\'' && !in_number())) {
        quoted(text_[at_]);
      } else {
        out_ += text_[at_++];
      }
    }
    return out_;
  }

 private:
  bool starts(const char* what) const { return text_.compare(at_, std::char_traits<char>::length(what), what) == 0; }
  bool in_number() const { return at_ > 0 && std::isalnum(static_cast<unsigned char>(text_[at_ - 1])) != 0; }  // 1'000

  void drop_until(const std::string& end, bool with_end) {
    const auto found = text_.find(end, at_);
    const auto stop = found == std::string::npos ? text_.size() : found + (with_end ? end.size() : 0);
    out_ += std::string(
        std::count(text_.begin() + static_cast<long>(at_), text_.begin() + static_cast<long>(stop), '\n'), '\n');
    at_ = stop;
  }

  void copy(std::size_t stop) {
    if (keep_strings_) out_ += text_.substr(at_, stop - at_);
    at_ = stop;
  }

  void raw_string() {
    const auto open = text_.find('(', at_);
    if (open == std::string::npos) return copy(text_.size());
    const std::string end = ")" + text_.substr(at_ + 2, open - at_ - 2) + "\"";
    const auto found = text_.find(end, open);
    copy(found == std::string::npos ? text_.size() : found + end.size());
  }

  void quoted(char quote) {
    std::size_t stop = at_ + 1;
    while (stop < text_.size() && text_[stop] != quote && text_[stop] != '\n') stop += text_[stop] == '\\' ? 2 : 1;
    copy(std::min(stop + 1, text_.size()));
  }

  const std::string& text_;
  bool keep_strings_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::string without_comments(const std::string& text, bool keep_strings) { return Stripper(text, keep_strings).run(); }

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace zk::house
