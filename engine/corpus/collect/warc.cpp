// WARC 1.0/1.1 (ISO 28500) and WET, gzip per record or whole. Where other readers stop at the first wrong length, this
// one goes on: a record's content stays in the buffer until what follows it proves the length right; if it does not,
// the next "WARC/1." at the start of a line is searched from the record's own content on.
#include <algorithm>
#include <charconv>
#include <utility>

#include "engine/corpus/collect/charset.h"
#include "engine/corpus/collect/reader.h"
#include "engine/token/utf8.h"

namespace zk::corpus {
namespace {
constexpr size_t kHeaderLimit = 64 * 1024;
constexpr std::string_view kMark = "WARC/1.";

struct WarcHeader {
  std::string type, url, id, content_type;
  uint64_t length = 0;
  bool has_length = false;
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

void take_field(std::string_view line, WarcHeader& out) {
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string name = lower(line.substr(0, colon));
  std::string_view value = line.substr(colon + 1);
  while (value.starts_with(' ') || value.starts_with('\t')) value.remove_prefix(1);
  while (value.ends_with(' ') || value.ends_with('\r')) value.remove_suffix(1);
  if (name == "warc-type") out.type = lower(value);
  if (name == "warc-record-id") out.id = value;
  if (name == "content-type") out.content_type = lower(value.substr(0, value.find(';')));
  if (name == "warc-target-uri") {
    if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
    out.url = value;
  }
  if (name != "content-length") return;
  const auto parsed = std::from_chars(value.data(), value.data() + value.size(), out.length);
  out.has_length = parsed.ec == std::errc{} && parsed.ptr == value.data() + value.size();
}

class WarcFile final : public RecordReader {
 public:
  explicit WarcFile(ReaderInput input) : input_(std::move(input)) {}
  uint64_t bytes_read() const override { return input_.bytes->bytes_read(); }

  Result<bool> next(Document& out) override {
    for (;;) {
      ZK_TRY(const bool found, find_record());
      if (!found) return false;
      ++number_;
      WarcHeader header;
      ZK_TRY(const size_t content, read_header(header));
      if (content == 0) continue;
      ZK_TRY(const bool whole, read_content(header, content));
      if (whole && take(header, view().substr(0, length_), out)) {
        drop(length_);
        return true;
      }
      if (whole) drop(length_);
    }
  }

 private:
  std::string where() const { return input_.name + ":" + std::to_string(number_); }
  /// Counts a record whose end is unknown: what is passed over until the next one belongs to it.
  void lose(const char* reason) {
    skip(reason);
    counted_ = true;
  }
  void skip(const char* reason) { input_.skipped->add(reason, where()); }
  std::string_view view() const { return std::string_view(buffer_).substr(at_); }
  void drop(size_t bytes) { at_ += bytes; }

  /// Adds bytes to the buffer. False where none can be had: at a gap or at the end.
  Result<bool> more() {
    if (at_gap_ || ended_) return false;
    buffer_.erase(0, at_);
    at_ = 0;
    ZK_TRY(const ByteStream::More more, input_.bytes->more(buffer_));
    at_gap_ = more == ByteStream::More::Gap;
    ended_ = more == ByteStream::More::End;
    return more == ByteStream::More::Bytes;
  }
  Result<bool> want(size_t bytes) {
    while (view().size() < bytes) {
      ZK_TRY(const bool any, more());
      if (!any) return false;
    }
    return true;
  }

  /// Brings the next record's first line to the start of the buffer, crossing gaps; counts what lies between.
  Result<bool> find_record() {
    for (bool counted = std::exchange(counted_, false);;) {
      const size_t text = view().find_first_not_of("\r\n");
      drop(text == std::string::npos ? view().size() : text);
      ZK_TRY(const bool enough, want(kMark.size()));
      if (enough && view().find_first_not_of("\r\n") != 0) continue;
      if (view().starts_with(kMark)) return true;
      if (first_ && view().starts_with("filedesc:"))
        return issue_input("warc-is-arc", {{"path", input_.bytes->path().string()}});
      first_ = false;
      if (!view().empty() && !counted) {
        counted = true;
        skip("warc-broken");
      }
      ZK_TRY(const bool found, search());
      if (found) return true;
      if (ended_) return false;
      if (at_gap_) {
        at_gap_ = false;
        if (!counted) skip("damaged");
        counted = true;
      }
    }
  }

  /// Searches the mark at the start of a line, throwing away what lies before.
  Result<bool> search() {
    for (;;) {
      for (size_t at = view().find(kMark, 1); at != std::string::npos; at = view().find(kMark, at + 1))
        if (view()[at - 1] == '\n') {
          drop(at);
          return true;
        }
      if (view().size() > kMark.size()) drop(view().size() - kMark.size());
      ZK_TRY(const bool any, more());
      if (any) continue;
      drop(view().size());
      return false;
    }
  }

  /// Reads up to the blank line and drops it with the header. 0: no header; the record is counted.
  Result<size_t> read_header(WarcHeader& header) {
    first_ = false;
    for (;;) {
      size_t end = view().find("\r\n\r\n"), gap = 4;
      if (const size_t bare = view().find("\n\n"); bare < end) end = bare, gap = 2;
      if (end != std::string::npos && end <= kHeaderLimit) {
        for (size_t line = 0; line < end;) {
          const size_t stop = std::min(view().find('\n', line), end);
          take_field(view().substr(line, stop - line), header);
          line = stop + 1;
        }
        if (!header.has_length) {
          lose("warc-length");
          drop(kMark.size());
          return size_t{0};
        }
        return end + gap;
      }
      bool any = false;
      if (end == std::string::npos && view().size() <= kHeaderLimit) {
        ZK_TRY(any, more());
      }
      if (any) continue;
      lose(at_gap_ ? "damaged" : "warc-broken");
      drop(kMark.size());
      return size_t{0};
    }
  }

  /// Makes the content the start of the buffer, `length_` bytes of it. False: too long, cut short or of a wrong length.
  Result<bool> read_content(const WarcHeader& header, size_t content) {
    drop(content);
    length_ = 0;
    if (header.length > input_.options->max_bytes) return too_long(header.length);
    const auto length = static_cast<size_t>(header.length);
    ZK_TRY(const bool whole, want(length));
    ZK_TRY(const bool behind, want(length + 4));
    (void)behind;
    const std::string_view after = view().substr(std::min(length, view().size()));
    const bool right = whole && (after.empty() || after.starts_with("\r\n") || after.starts_with('\n'));
    if (right) {
      length_ = length;
      return true;
    }
    lose(whole ? "warc-length" : at_gap_ ? "damaged" : "cut");
    return false;  // find_record() searches on from the content
  }

  /// Passes over a record that is over the limit, unless another one begins before its end.
  Result<bool> too_long(uint64_t length) {
    lose("too-long");
    while (length > 0) {
      if (view().empty()) {
        ZK_TRY(const bool any, more());
        if (!any) return false;
      }
      const auto here = static_cast<size_t>(std::min<uint64_t>(length, view().size()));
      const size_t inside = view().substr(0, here).find("\r\n\r\nWARC/1.");
      if (inside != std::string::npos) {
        drop(inside);
        return false;
      }
      const size_t keep = here == view().size() && length > here ? std::min<size_t>(here - 1, 10) : 0;
      drop(here - keep);
      length -= here - keep;
      if (keep > 0) {
        ZK_TRY(const bool any, more());
        if (!any) return false;
      }
    }
    return false;
  }

  bool take(const WarcHeader& header, std::string_view content, Document& out) {
    out = {};
    out.url = header.url;
    out.id = header.id.empty() ? where() : header.id;
    if (header.type == "conversion") {
      out.content_type = "text/plain";
      out.text = to_utf8(content, "utf-8");
      return !out.text.empty() || (skip("empty"), false);
    }
    if (header.type == "resource") return take_body(header.content_type, "", content, out);
    if (header.type != "response") return false;
    HttpBody http;
    if (!parse_http(content, input_.options->max_bytes, http)) return skip("http-broken"), false;
    if (http.status != 200) return skip("http-status"), false;
    if (http.cut) input_.skipped->add("http-cut", where());
    return take_body(http.content_type, http.charset, http.body, out);
  }

  bool take_body(const std::string& type, const std::string& charset, std::string_view body, Document& out) {
    const bool html = type == "text/html" || type == "application/xhtml+xml";
    if (!html && type != "text/plain") return skip("content-type"), false;
    out.content_type = html ? "text/html" : type;
    out.text = to_utf8(body, charset);
    return !out.text.empty() || (skip("empty"), false);
  }

  ReaderInput input_;
  std::string buffer_;
  size_t at_ = 0;      ///< where the bytes not used yet begin
  size_t length_ = 0;  ///< of the content at hand
  int64_t number_ = 0;
  bool at_gap_ = false, ended_ = false, first_ = true;
  bool counted_ = false;  ///< what is wrong here stands in the list already
};
}  // namespace

std::unique_ptr<RecordReader> read_warc(ReaderInput input) { return std::make_unique<WarcFile>(std::move(input)); }
}  // namespace zk::corpus
