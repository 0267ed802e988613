// Bytes -> UTF-8 -> flat page -> chosen blocks -> text; see main_text.h.
#include "engine/corpus/html/main_text.h"

#include <algorithm>

#include "engine/corpus/html/choose.h"
#include "engine/corpus/html/encoding.h"

namespace zk::html {
namespace {

constexpr std::size_t kMostBytes = 1u << 29;  // places in the text are 32-bit
constexpr std::size_t kMostDepth = 1u << 14;

std::string tidy(std::string_view title) {
  std::string out;
  TextSink sink(out);
  sink.begin();
  for (std::size_t i = 0; i < title.size();) {  // references are read already: each "&" stands for itself
    const auto amp = std::min(title.find('&', i), title.size());
    sink.add(title.substr(i, amp - i));
    if (amp < title.size()) sink.add("&amp;");
    i = amp + 1;
  }
  sink.finish();
  return out;
}

void assemble(Page& page, Document& out) {
  std::size_t bytes = 0;
  for (const auto& b : page.blocks) bytes += b.reason == Reason::None ? b.size() + 1 : 0;
  out.text.reserve(bytes);
  for (const auto& b : page.blocks) {
    if (b.reason == Reason::None) {
      out.text += page.text_of(b);
      out.text += '\n';
    } else {
      page.leave_out(b.reason, b.size());
    }
  }
}

std::string first_heading(const Page& page) {
  for (const auto& b : page.blocks) {
    if (b.kind == Kind::Heading && b.size() < 400) return std::string(page.text_of(b));
  }
  return "";
}

}  // namespace

const char* reason_name(Reason reason) {
  static constexpr const char* kNames[kReasons] = {"none",    "code",    "hidden",   "navigation", "header",   "footer",
                                                   "sidebar", "related", "advert",   "comment",    "form",     "notice",
                                                   "byline",  "reading", "links",    "sparse",     "repeated", "orphan",
                                                   "depth",   "size",    "bad-bytes"};
  return reason < Reason::Count_ ? kNames[static_cast<std::size_t>(reason)] : "none";
}

Document main_text(std::string_view bytes, std::string_view http_charset, const Options& options) {
  auto limits = options.limits;
  limits.bytes = std::min(limits.bytes, kMostBytes);
  limits.depth = std::min(limits.depth, kMostDepth);
  Decoded decoded;
  decode(bytes.substr(0, limits.bytes), http_charset, decoded);
  auto page = read_page(decoded.text, limits);
  if (bytes.size() > limits.bytes) page.leave_out(Reason::Size, bytes.size() - limits.bytes);
  if (decoded.bad_bytes > 0) page.leave_out(Reason::BadBytes, decoded.bad_bytes, decoded.bad_bytes);

  Document out;
  out.title = tidy(page.title.empty() ? page.og_title : page.title);
  page.title = out.title;
  if (options.mode == Mode::Fast) {
    choose_fast(page, options);
  } else {
    out.fallback = choose_precise(page, options);
  }
  if (out.title.empty()) out.title = first_heading(page);
  out.lang = page.lang;
  out.charset = decoded.charset;
  out.noindex = page.noindex;
  assemble(page, out);
  out.left_out = page.left_out;
  return out;
}

}  // namespace zk::html
