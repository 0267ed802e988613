// An HTTP response as a WARC record holds it: status line, header, body; chunked transfer and gzip/deflate undone. What
// breaks off is kept as far as it goes.
#include <zlib.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "engine/corpus/collect/reader.h"

namespace zk::corpus {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

/// The next line of `text` without its line end; `text` goes on behind it.
std::string_view take_line(std::string_view& text) {
  const size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string unchunked(std::string_view body, uint64_t limit, bool& cut) {
  std::string out;
  while (!body.empty()) {
    const std::string_view line = take_line(body);
    uint64_t size = 0;
    const auto parsed = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (parsed.ec != std::errc{}) {
      cut = true;
      return out;
    }
    if (size == 0) return out;
    cut = size > body.size() || out.size() + size > limit;
    const size_t here = static_cast<size_t>(std::min<uint64_t>({size, body.size(), limit - out.size()}));
    out.append(body.substr(0, here));
    if (cut) return out;
    body.remove_prefix(here);
    take_line(body);
  }
  cut = true;
  return out;
}

/// `window`: zlib's windowBits; 15 + 32 knows gzip and zlib by their headers, -15 is raw deflate.
bool inflated(std::string_view body, int window, uint64_t limit, std::string& out, bool& cut) {
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return false;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  out.clear();
  int code = Z_OK;
  while (code == Z_OK && out.size() < limit) {
    const size_t before = out.size(), room = std::min<uint64_t>(size_t{1} << 16, limit - before);
    out.resize(before + room);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    stream.avail_out = static_cast<uInt>(room);
    code = inflate(&stream, Z_NO_FLUSH);
    out.resize(before + room - stream.avail_out);
  }
  inflateEnd(&stream);
  cut |= code != Z_STREAM_END;
  return code == Z_STREAM_END || !out.empty();
}

struct Header {
  std::string transfer, encoding;
};

void take_header(std::string_view line, HttpBody& out, Header& header) {
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string name = lower(line.substr(0, colon)), value = lower(trimmed(line.substr(colon + 1)));
  if (name == "transfer-encoding") header.transfer = value;
  if (name == "content-encoding") header.encoding = value;
  if (name != "content-type") return;
  out.content_type = trimmed(std::string_view(value).substr(0, value.find(';')));
  const size_t at = value.find("charset=");
  if (at == std::string::npos) return;
  out.charset = value.substr(at + 8, value.find(';', at) - at - 8);
  std::erase_if(out.charset, [](char c) { return c == '"' || c == '\'' || c == ' '; });
}
}  // namespace

bool parse_http(std::string_view message, uint64_t limit, HttpBody& out) {
  out = {};
  if (!message.starts_with("HTTP/")) return false;
  const std::string_view status = take_line(message);
  const size_t blank = status.find(' ');
  if (blank == std::string_view::npos) return false;
  const std::string_view code = status.substr(blank + 1);
  std::from_chars(code.data(), code.data() + code.size(), out.status);
  Header header;
  while (!message.empty()) {
    const std::string_view line = take_line(message);
    if (line.empty()) break;
    take_header(line, out, header);
  }
  // Crawlers often store the body already decoded and keep the header: only what looks encoded is decoded.
  if (header.transfer.find("chunked") != std::string::npos && !message.empty() &&
      std::isxdigit(static_cast<unsigned char>(message[0]))) {
    bool cut = false;
    std::string plain = unchunked(message, limit, cut);
    if (!plain.empty()) {
      out.cut = cut;
      out.body = std::move(plain);
      message = out.body;
    }
  }
  const bool gzip = message.starts_with("\x1F\x8B");
  if (gzip || header.encoding == "deflate") {
    std::string plain;
    bool cut = false;
    if (inflated(message, 15 + 32, limit, plain, cut) || (!gzip && inflated(message, -15, limit, plain, cut))) {
      out.cut |= cut;
      out.body = std::move(plain);
      return true;
    }
  }
  if (out.body.empty()) {
    out.cut |= message.size() > limit;
    out.body = message.substr(0, static_cast<size_t>(std::min<uint64_t>(limit, message.size())));
  }
  return true;
}
}  // namespace zk::corpus
