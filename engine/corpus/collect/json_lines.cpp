// JSON lines as crawls, dumps and other programs write them: a text field, and beside it whatever says where the text
// is from. Known names of the other fields are tried in order, also inside "meta" and "metadata" (as in The Pile).
#include "engine/corpus/collect/reader.h"
#include "engine/corpus/collect/stream_lines.h"
#include "engine/token/utf8.h"

namespace zk::corpus {
namespace {

using Names = std::vector<const char*>;
const Names kIds = {"id", "_id", "doc_id"}, kUrls = {"url", "uri", "link"}, kLangs = {"lang", "language"},
            kSources = {"source", "pile_set_name", "subset", "dataset"}, kLicences = {"licence", "license"},
            kTypes = {"content_type", "mime"}, kKinds = {"kind", "type", "genre"};

std::string scalar(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_number() ? dump_line(value) : "";
}

std::string first_of(const Json& record, const Names& names) {
  for (const Json* object : {&record, record.contains("meta") ? &record["meta"] : nullptr,
                             record.contains("metadata") ? &record["metadata"] : nullptr}) {
    if (!object || !object->is_object()) continue;
    for (const char* name : names)
      if (const auto it = object->find(name); it != object->end())
        if (std::string value = scalar(*it); !value.empty()) return value;
  }
  return "";
}

class JsonLines final : public RecordReader {
 public:
  explicit JsonLines(ReaderInput input) : input_(std::move(input)), lines_(*input_.bytes, input_.options->max_bytes) {}
  uint64_t bytes_read() const override { return input_.bytes->bytes_read(); }

  Result<bool> next(Document& out) override {
    for (;;) {
      ZK_TRY(const StreamLines::Line state, lines_.next(line_));
      if (state == StreamLines::Line::End) return false;
      if (state == StreamLines::Line::TooLong) skip("too-long");
      if (state == StreamLines::Line::Broken) skip("damaged");
      if (state != StreamLines::Line::Whole) continue;
      if (lines_.number() == 1 && line_.starts_with("\xEF\xBB\xBF")) line_.erase(0, 3);
      if (line_.find_first_not_of(" \t\r") == std::string::npos) continue;
      if (take(out)) return true;
    }
  }

 private:
  std::string where() const { return input_.name + ":" + std::to_string(lines_.number()); }
  void skip(const char* reason) { input_.skipped->add(reason, where()); }

  bool take(Document& out) {
    if (token::utf8_first_invalid(line_) != std::string::npos) line_ = token::utf8_mended(line_);
    const Json record = Json::parse(line_, nullptr, false);
    if (!record.is_object()) return skip("json-broken"), false;
    const auto text = record.find(input_.options->text_field);
    if (text == record.end() || !text->is_string()) return skip("field-missing"), false;
    out = {};
    out.text = text->get<std::string>();
    if (out.text.empty()) return skip("empty"), false;
    out.id = first_of(record, kIds);
    if (out.id.empty()) out.id = where();
    out.url = first_of(record, kUrls);
    out.lang = first_of(record, kLangs);
    out.source = first_of(record, kSources);
    out.licence = first_of(record, kLicences);
    out.content_type = first_of(record, kTypes);
    out.kind = first_of(record, kKinds);
    return true;
  }

  ReaderInput input_;
  StreamLines lines_;
  std::string line_;
};
}  // namespace

std::unique_ptr<RecordReader> read_json_lines(ReaderInput input) {
  return std::make_unique<JsonLines>(std::move(input));
}
}  // namespace zk::corpus
