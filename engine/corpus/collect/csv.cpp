// CSV and TSV with a header line (RFC 4180): quotes double inside quotes, and a quoted field may hold line breaks. A
// record with another number of fields than the header is counted and skipped; reading goes on with the next line.
#include <algorithm>

#include "engine/corpus/collect/reader.h"
#include "engine/corpus/collect/stream_lines.h"
#include "engine/token/utf8.h"

namespace zk::corpus {
namespace {

class CsvFile final : public RecordReader {
 public:
  CsvFile(ReaderInput input, char separator)
      : input_(std::move(input)), lines_(*input_.bytes, input_.options->max_bytes), separator_(separator) {}
  uint64_t bytes_read() const override { return input_.bytes->bytes_read(); }

  Result<bool> next(Document& out) override {
    for (std::vector<std::string> fields;;) {
      ZK_TRY(const bool any, record(fields));
      if (!any) return false;
      if (header_.empty()) {
        header_ = fields;
        text_at_ = column({input_.options->text_field});
        if (text_at_ == header_.size()) {
          skip("field-missing");
          return false;
        }
        continue;
      }
      if (fields.size() != header_.size()) {
        skip("csv-broken");
        continue;
      }
      if (fields[text_at_].empty()) {
        skip("empty");
        continue;
      }
      fill(out, fields);
      return true;
    }
  }

 private:
  void skip(const char* reason) {
    input_.skipped->add(reason, input_.name + ":" + std::to_string(std::max<int64_t>(first_line_, 1)));
  }

  size_t column(std::initializer_list<const char*> names) const {
    for (const char* name : names)
      if (const auto it = std::find(header_.begin(), header_.end(), name); it != header_.end())
        return static_cast<size_t>(it - header_.begin());
    return header_.size();
  }
  size_t column(const std::vector<std::string>& names) const { return column({names[0].c_str()}); }

  void fill(Document& out, std::vector<std::string>& fields) const {
    auto value = [&](std::initializer_list<const char*> names) {
      const size_t at = column(names);
      return at < fields.size() && at != text_at_ ? fields[at] : std::string();
    };
    out = {};
    out.id = value({"id", "doc_id"});
    if (out.id.empty()) out.id = input_.name + ":" + std::to_string(first_line_);
    out.url = value({"url", "link"});
    out.lang = value({"lang", "language"});
    out.source = value({"source"});
    out.licence = value({"licence", "license"});
    out.text = std::move(fields[text_at_]);
  }

  /// Fields of the next record that is not blank. One that never closes its quotes ends at the limit.
  Result<bool> record(std::vector<std::string>& fields) {
    for (std::string joined;;) {
      std::string line;
      ZK_TRY(const StreamLines::Line state, lines_.next(line));
      if (state == StreamLines::Line::End && joined.empty()) return false;
      if (joined.empty()) first_line_ = lines_.number();
      if (state == StreamLines::Line::TooLong || state == StreamLines::Line::Broken) {
        skip(state == StreamLines::Line::Broken ? "damaged" : "too-long");
        joined.clear();
        continue;
      }
      if (lines_.number() == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
      if (joined.empty() && line.find_first_not_of(" \t\r") == std::string::npos) continue;
      joined += joined.empty() ? line : "\n" + line;
      const bool open = std::count(joined.begin(), joined.end(), '"') % 2 != 0;
      const bool over = state == StreamLines::Line::End || joined.size() > input_.options->max_bytes;
      if (open && !over) continue;
      if (open) {
        skip("csv-broken");
        joined.clear();
        if (state == StreamLines::Line::End) return false;
        continue;
      }
      if (token::utf8_first_invalid(joined) != std::string::npos) joined = token::utf8_mended(joined);
      split(joined, fields);
      return true;
    }
  }

  void split(const std::string& text, std::vector<std::string>& fields) const {
    fields.assign(1, "");
    bool quoted = false;
    for (size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '"' && quoted && i + 1 < text.size() && text[i + 1] == '"')
        fields.back() += text[++i];
      else if (c == '"')
        quoted = !quoted;
      else if (c == separator_ && !quoted)
        fields.emplace_back();
      else if (c == '\r' && !quoted && i + 1 == text.size())
        continue;
      else
        fields.back() += c;
    }
  }

  ReaderInput input_;
  StreamLines lines_;
  char separator_;
  std::vector<std::string> header_;
  size_t text_at_ = 0;
  int64_t first_line_ = 0;
};
}  // namespace

std::unique_ptr<RecordReader> read_csv(ReaderInput input, char separator) {
  return std::make_unique<CsvFile>(std::move(input), separator);
}
}  // namespace zk::corpus
