// Files that are one document (a page, a text) or that are cut into several: at blank lines, at line ends, or where a
// text grows beyond the limit.
#include <algorithm>

#include "engine/corpus/collect/charset.h"
#include "engine/corpus/collect/reader.h"
#include "engine/token/utf8.h"

namespace zk::corpus {
namespace {

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos; }

/// One file as one document, or, for text, as parts of at most the limit. UTF-16 is only known from whole files.
class TextFile final : public RecordReader {
 public:
  TextFile(ReaderInput input, FileKind kind) : input_(std::move(input)), kind_(kind) {}
  uint64_t bytes_read() const override { return input_.bytes->bytes_read(); }

  Result<bool> next(Document& out) override {
    if (!started_) ZK_CHECK(start());
    while (at_ < text_.size() || !ended_) {
      ZK_CHECK(fill());
      const size_t end = part_end();
      std::string_view part = std::string_view(text_).substr(at_, end - at_);
      at_ = end;
      while (!part.empty() && (part.back() == '\n' || part.back() == '\r')) part.remove_suffix(1);
      while (!part.empty() && (part.front() == '\n' || part.front() == '\r')) part.remove_prefix(1);
      if (is_blank(part)) continue;
      out = {};
      ++part_;
      const bool whole = kind_ == FileKind::Html || (part_ == 1 && ended_ && at_ >= text_.size());
      out.id = whole ? input_.name : input_.name + ":" + std::to_string(part_);
      out.text = encoding_.empty() ? std::string(part) : to_utf8(part, encoding_);
      out.content_type = kind_ == FileKind::Html       ? "text/html"
                         : kind_ == FileKind::Markdown ? "text/markdown"
                                                       : "text/plain";
      return true;
    }
    if (part_ == 0 && !refused_) input_.skipped->add("empty", input_.name);
    return false;
  }

 private:
  uint64_t limit() const { return input_.options->max_bytes; }

  /// Looks at the beginning: binary, encoding, a page that is too long.
  Status start() {
    started_ = true;
    ZK_CHECK(fill());
    if (kind_ == FileKind::Html) return start_page();
    const bool wide = text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF");
    if (!wide && text_.find('\0') != std::string::npos) return refuse("binary");
    const bool utf8 = text_.starts_with("\xEF\xBB\xBF") || valid_but_for_its_end();
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    if (utf8 && text_.find('\x1B') == std::string::npos) {
      encoding_ = "utf-8";
      return {};
    }
    // Another encoding is recognised from the text as a whole and converted at once.
    if (!ended_) return refuse("encoding-of-long-text");
    text_ = to_utf8(text_, "");
    encoding_.clear();
    return {};
  }

  Status start_page() {
    if (!ended_ || text_.size() > limit()) return refuse("too-long");
    text_ = to_utf8(text_, "");
    encoding_.clear();
    return {};
  }

  Status refuse(const char* reason) {
    input_.skipped->add(reason, input_.name);
    text_.clear();
    at_ = 0;
    ended_ = refused_ = true;
    return {};
  }

  bool valid_but_for_its_end() const {
    const size_t bad = token::utf8_first_invalid(text_);
    return bad == std::string::npos ||
           (!ended_ && bad + 4 > text_.size() &&
            token::utf8_step(std::string_view(text_).substr(bad)).state == token::Utf8::Cut);
  }

  /// Reads until more than the limit is there (twice as much, so that little is moved).
  Status fill() {
    if (ended_ || text_.size() - at_ > limit()) return {};
    text_.erase(0, at_);
    at_ = 0;
    while (!ended_ && text_.size() <= 2 * limit()) {
      ZK_TRY(const ByteStream::More more, input_.bytes->more(text_));
      ended_ = more != ByteStream::More::Bytes;
      if (more == ByteStream::More::Gap) input_.skipped->add("damaged", input_.name);
    }
    return {};
  }

  /// Where the part that begins at `at_` ends.
  size_t part_end() const {
    if (kind_ == FileKind::Html) return text_.size();
    const std::string& split = input_.options->split;
    size_t end = text_.size();
    if (split == "lines") end = text_.find('\n', text_.find_first_not_of("\r\n", at_));
    if (split == "paragraphs") end = blank_line();
    end = std::min(end, text_.size());
    if (end - at_ <= limit()) return end;
    const size_t line = text_.rfind('\n', at_ + limit());
    if (line != std::string::npos && line > at_) return line + 1;
    end = at_ + limit();
    while (end > at_ + 1 && (static_cast<unsigned char>(text_[end]) & 0xC0) == 0x80) --end;
    return end;
  }

  size_t blank_line() const {
    bool seen = false;
    for (size_t line = at_; line < text_.size();) {
      const size_t end = std::min(text_.find('\n', line), text_.size());
      const bool blank = is_blank(std::string_view(text_).substr(line, end - line));
      if (blank && seen) return line;
      seen |= !blank;
      line = end + 1;
    }
    return text_.size();
  }

  ReaderInput input_;
  FileKind kind_;
  std::string text_, encoding_;
  size_t at_ = 0;
  int64_t part_ = 0;
  bool started_ = false, ended_ = false, refused_ = false;
};
}  // namespace

std::unique_ptr<RecordReader> read_text_file(ReaderInput input, FileKind kind) {
  return std::make_unique<TextFile>(std::move(input), kind);
}
}  // namespace zk::corpus
