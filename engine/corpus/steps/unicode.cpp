// Broken characters mended, then one normal form. Mending: UTF-8 that was once read as windows-1252 ("Ã©" is "é"), line
// ends, control and invisible characters, exotic blanks, a voiced sound mark that stands beside its kana. Under NFKC
// the marks that stand alone are left as they are (it would turn them into a blank and a combining mark). Sources:
// Unicode Standard Annex 15; the idea of undoing windows-1252 is known from the library ftfy.
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uniset.h>

#include <array>

#include "engine/corpus/steps/step.h"
#include "engine/token/utf8.h"

namespace zk::corpus {
namespace {

// Characters of windows-1252's bytes 0x80 to 0x9F; 0 where it has none (such bytes stay control characters).
constexpr std::array<char32_t, 32> kHigh = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                            0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                            0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                            0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// The byte that windows-1252 shows as `c`, -1 for none.
int windows_byte(char32_t c) {
  if (c < 0x100) return static_cast<int>(c);
  for (size_t i = 0; i < kHigh.size(); ++i)
    if (kHigh[i] == c) return static_cast<int>(0x80 + i);
  return -1;
}

bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

/// Runs of non-ASCII characters whose windows-1252 bytes are valid UTF-8 become what those bytes mean.
std::string undo_windows_1252(std::string_view text, Reason& reason) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out += text[at++];
      continue;
    }
    std::string bytes;
    size_t end = at;
    while (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) {
      const size_t size = token::utf8_step(text.substr(end)).bytes;
      const int byte = windows_byte(token::utf8_code_point(text.substr(end, size)));
      if (byte < 0) break;
      bytes += static_cast<char>(byte);
      end += size;
    }
    if (bytes.size() >= 2 && token::utf8_first_invalid(bytes) == std::string::npos) {
      out += bytes;
      reason.count("unicode-mojibake");
      at = end;
      continue;
    }
    if (end == at) end += token::utf8_step(text.substr(at)).bytes;
    out += text.substr(at, end - at);
    at = end;
  }
  return out;
}

bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || c == 0x2060 ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}
bool is_control(char32_t c) { return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F); }
bool is_blank(char32_t c) { return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F; }
bool is_kana(std::string_view character) {
  if (character.size() != 3) return false;
  const char32_t c = token::utf8_code_point(character);
  return (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA);
}

/// One pass over the characters: what each becomes.
std::string mend(std::string_view text, Reason& reason) {
  std::string out;
  out.reserve(text.size());
  size_t last = 0;  // where the last character of `out` begins
  auto put = [&](std::string_view character) {
    last = out.size();
    out += character;
  };
  for (size_t at = 0; at < text.size();) {
    const size_t size = token::utf8_step(text.substr(at)).bytes;
    const std::string_view character = text.substr(at, size);
    const char32_t c = token::utf8_code_point(character);
    at += size;
    if (c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) {
      if (c == '\r' && at < text.size() && text[at] == '\n') ++at;
      reason.count("unicode-line-end");
      put("\n");
    } else if (c == 0xFFFD) {
      reason.count("unicode-lost");
    } else if (is_control(c)) {
      reason.count("unicode-control");
    } else if (is_invisible(c)) {
      reason.count("unicode-invisible");
    } else if (is_blank(c)) {
      reason.count("unicode-blank");
      put(" ");
    } else if ((c == 0x309B || c == 0x309C) && last < out.size() && is_kana(std::string_view(out).substr(last))) {
      reason.count("unicode-dakuten");
      out += c == 0x309B ? "\xE3\x82\x99" : "\xE3\x82\x9A";  // the combining mark; NFC joins it
    } else {
      put(character);
    }
  }
  return out;
}

class UnicodeStep final : public Step {
 public:
  explicit UnicodeStep(spec::UnicodeStepParams params) : params_(std::move(params)) {
    UErrorCode error = U_ZERO_ERROR;
    if (params_.form == "nfc" || params_.repair) nfc_ = icu::Normalizer2::getNFCInstance(error);
    if (params_.form != "nfkc") return;
    alone_ = std::make_unique<icu::UnicodeSet>(0, 0x10FFFF);
    alone_->remove(0x309B, 0x309C).freeze();
    nfkc_ = std::make_unique<icu::FilteredNormalizer2>(*icu::Normalizer2::getNFKCInstance(error), *alone_);
  }
  const char* name() const override { return "unicode"; }

  Verdict apply(Document& document, Reason& reason) override {
    const std::string& text = document.text;
    std::string out = token::utf8_first_invalid(text) == std::string::npos ? text : token::utf8_mended(text);
    if (params_.repair) {
      if (!is_ascii(out)) out = undo_windows_1252(out, reason);
      out = mend(out, reason);
    }
    if (params_.form == "nfc" && !is_ascii(out)) normalise(*nfc_, "unicode-nfc", out, reason);
    if (params_.form == "nfkc" && !is_ascii(out)) normalise(*nfkc_, "unicode-nfkc", out, reason);
    if (params_.form == "none" && !is_ascii(out)) join_marks(out);
    if (out == text) return Verdict::Keep;
    note_first_change(text, out, reason);
    reason.rule = reason.also.empty() ? "unicode-lost" : reason.also.front().first;
    int64_t places = 0;
    for (const auto& [rule, times] : reason.also) places += times;
    reason.value = places;
    reason.threshold = params_.form;
    document.text = std::move(out);
    return Verdict::Change;
  }

 private:
  static void normalise(const icu::Normalizer2& form, const char* rule, std::string& text, Reason& reason) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
    if (form.isNormalizedUTF8(piece, error)) return;
    std::string out;
    icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
    error = U_ZERO_ERROR;
    form.normalizeUTF8(0, piece, sink, nullptr, error);
    if (U_FAILURE(error) || out == text) return;
    text = std::move(out);
    reason.count(rule);
  }
  /// Without a normal form the marks that mending made are still joined with their kana.
  void join_marks(std::string& text) const {
    if (!params_.repair ||
        (text.find("\xE3\x82\x99") == std::string::npos && text.find("\xE3\x82\x9A") == std::string::npos))
      return;
    Reason unused;
    normalise(*nfc_, "unicode-nfc", text, unused);
  }

  spec::UnicodeStepParams params_;
  const icu::Normalizer2* nfc_ = nullptr;
  std::unique_ptr<icu::UnicodeSet> alone_;
  std::unique_ptr<icu::FilteredNormalizer2> nfkc_;
};
}  // namespace

std::unique_ptr<Step> unicode_step(const spec::UnicodeStepParams& params) {
  return std::make_unique<UnicodeStep>(params);
}
}  // namespace zk::corpus
