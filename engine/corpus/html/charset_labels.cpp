// Labels of encodings as pages write them -> WHATWG name -> name that iconv knows (Encoding Standard, section 4.2; the
// rarely met labels are left to the name itself). Pages that say latin1 mean windows-1252, Shift_JIS means Microsoft's.
#include "engine/corpus/html/charset_labels.h"

#include <algorithm>
#include <array>

namespace zk::html {
namespace {

struct Label {
  std::string_view label;
  std::string_view name;
};

// Sorted by label.
constexpr std::array kLabels = std::to_array<Label>({
    {"ansi_x3.4-1968", "windows-1252"},
    {"arabic", "iso-8859-6"},
    {"ascii", "windows-1252"},
    {"big5", "big5"},
    {"big5-hkscs", "big5"},
    {"cn-big5", "big5"},
    {"cp1250", "windows-1250"},
    {"cp1251", "windows-1251"},
    {"cp1252", "windows-1252"},
    {"cp1253", "windows-1253"},
    {"cp1254", "windows-1254"},
    {"cp1255", "windows-1255"},
    {"cp1256", "windows-1256"},
    {"cp1257", "windows-1257"},
    {"cp1258", "windows-1258"},
    {"cp866", "ibm866"},
    {"cp932", "shift_jis"},
    {"csbig5", "big5"},
    {"cseuckr", "euc-kr"},
    {"cseucpkdfmtjapanese", "euc-jp"},
    {"csgb2312", "gbk"},
    {"csiso2022jp", "iso-2022-jp"},
    {"cskoi8r", "koi8-r"},
    {"csksc56011987", "euc-kr"},
    {"csshiftjis", "shift_jis"},
    {"cyrillic", "iso-8859-5"},
    {"dos-874", "windows-874"},
    {"euc-jp", "euc-jp"},
    {"euc-kr", "euc-kr"},
    {"euc_jp", "euc-jp"},
    {"eucjp", "euc-jp"},
    {"gb18030", "gb18030"},
    {"gb2312", "gbk"},
    {"gb_2312-80", "gbk"},
    {"gbk", "gbk"},
    {"greek", "iso-8859-7"},
    {"hebrew", "iso-8859-8"},
    {"ibm866", "ibm866"},
    {"iso-2022-jp", "iso-2022-jp"},
    {"iso-8859-1", "windows-1252"},
    {"iso-8859-10", "iso-8859-10"},
    {"iso-8859-11", "windows-874"},
    {"iso-8859-13", "iso-8859-13"},
    {"iso-8859-14", "iso-8859-14"},
    {"iso-8859-15", "iso-8859-15"},
    {"iso-8859-16", "iso-8859-16"},
    {"iso-8859-2", "iso-8859-2"},
    {"iso-8859-3", "iso-8859-3"},
    {"iso-8859-4", "iso-8859-4"},
    {"iso-8859-5", "iso-8859-5"},
    {"iso-8859-6", "iso-8859-6"},
    {"iso-8859-7", "iso-8859-7"},
    {"iso-8859-8", "iso-8859-8"},
    {"iso-8859-8-i", "iso-8859-8"},
    {"iso-8859-9", "windows-1254"},
    {"iso8859-1", "windows-1252"},
    {"iso8859-15", "iso-8859-15"},
    {"iso8859-2", "iso-8859-2"},
    {"iso88591", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"koi", "koi8-r"},
    {"koi8", "koi8-r"},
    {"koi8-r", "koi8-r"},
    {"koi8-ru", "koi8-u"},
    {"koi8-u", "koi8-u"},
    {"koi8_r", "koi8-r"},
    {"korean", "euc-kr"},
    {"ks_c_5601-1987", "euc-kr"},
    {"ksc5601", "euc-kr"},
    {"l1", "windows-1252"},
    {"l2", "iso-8859-2"},
    {"latin1", "windows-1252"},
    {"latin2", "iso-8859-2"},
    {"mac", "macintosh"},
    {"macintosh", "macintosh"},
    {"ms932", "shift_jis"},
    {"ms_kanji", "shift_jis"},
    {"shift-jis", "shift_jis"},
    {"shift_jis", "shift_jis"},
    {"sjis", "shift_jis"},
    {"tis-620", "windows-874"},
    {"unicode-1-1-utf-8", "utf-8"},
    {"us-ascii", "windows-1252"},
    {"utf-16", "utf-16le"},
    {"utf-16be", "utf-16be"},
    {"utf-16le", "utf-16le"},
    {"utf-8", "utf-8"},
    {"utf8", "utf-8"},
    {"windows-1250", "windows-1250"},
    {"windows-1251", "windows-1251"},
    {"windows-1252", "windows-1252"},
    {"windows-1253", "windows-1253"},
    {"windows-1254", "windows-1254"},
    {"windows-1255", "windows-1255"},
    {"windows-1256", "windows-1256"},
    {"windows-1257", "windows-1257"},
    {"windows-1258", "windows-1258"},
    {"windows-31j", "shift_jis"},
    {"windows-874", "windows-874"},
    {"windows-949", "euc-kr"},
    {"x-euc-jp", "euc-jp"},
    {"x-gbk", "gbk"},
    {"x-mac-roman", "macintosh"},
    {"x-sjis", "shift_jis"},
    {"x-user-defined", "windows-1252"},
    {"x-x-big5", "big5"},
});

constexpr bool sorted() {
  for (std::size_t i = 1; i < kLabels.size(); ++i) {
    if (!(kLabels[i - 1].label < kLabels[i].label)) return false;
  }
  return true;
}
static_assert(sorted());

}  // namespace

std::string charset_name(std::string_view label) {
  constexpr std::string_view kBlank = " \t\r\n\f\"'";
  while (!label.empty() && kBlank.find(label.front()) != kBlank.npos) label.remove_prefix(1);
  while (!label.empty() && kBlank.find(label.back()) != kBlank.npos) label.remove_suffix(1);
  std::string low;
  for (char c : label.substr(0, 40)) low += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const auto at = std::lower_bound(kLabels.begin(), kLabels.end(), std::string_view(low),
                                   [](const Label& l, std::string_view v) { return l.label < v; });
  return at != kLabels.end() && at->label == low ? std::string(at->name) : std::string();
}

const char* iconv_name(std::string_view charset) {
  if (charset == "shift_jis") return "CP932";
  if (charset == "euc-jp") return "EUC-JP-MS";
  if (charset == "euc-kr") return "UHC";
  if (charset == "gbk" || charset == "gb18030") return "GB18030";
  if (charset == "big5") return "BIG5-HKSCS";
  if (charset == "ibm866") return "IBM866";
  if (charset == "utf-16le") return "UTF-16LE";
  if (charset == "utf-16be") return "UTF-16BE";
  if (charset == "utf-32le") return "UTF-32LE";
  if (charset == "utf-32be") return "UTF-32BE";
  if (charset == "windows-874") return "CP874";
  if (charset == "macintosh") return "MACINTOSH";
  static constexpr std::array kCodePages = std::to_array<std::pair<std::string_view, const char*>>({
      {"windows-1250", "CP1250"},     {"windows-1251", "CP1251"},     {"windows-1253", "CP1253"},
      {"windows-1254", "CP1254"},     {"windows-1255", "CP1255"},     {"windows-1256", "CP1256"},
      {"windows-1257", "CP1257"},     {"windows-1258", "CP1258"},     {"iso-8859-2", "ISO-8859-2"},
      {"iso-8859-3", "ISO-8859-3"},   {"iso-8859-4", "ISO-8859-4"},   {"iso-8859-5", "ISO-8859-5"},
      {"iso-8859-6", "ISO-8859-6"},   {"iso-8859-7", "ISO-8859-7"},   {"iso-8859-8", "ISO-8859-8"},
      {"iso-8859-10", "ISO-8859-10"}, {"iso-8859-13", "ISO-8859-13"}, {"iso-8859-14", "ISO-8859-14"},
      {"iso-8859-15", "ISO-8859-15"}, {"iso-8859-16", "ISO-8859-16"}, {"koi8-r", "KOI8-R"},
      {"koi8-u", "KOI8-U"},
  });
  for (const auto& [name, iconv] : kCodePages) {
    if (name == charset) return iconv;
  }
  return nullptr;
}

}  // namespace zk::html
