// Emoji: things (a cat, an umbrella) can become their names, in the text's language, so that no word is lost; feelings
// (smileys, hearts, gestures) can go without loss. Names are our own: resources/clean/emoji.json, for the common ones.
// A sequence (skin tone, joiner, flag, keycap) counts as one emoji. Source: Unicode Technical Standard 51.
#include <unicode/uchar.h>

#include <unordered_map>

#include "engine/core/text.h"
#include "engine/corpus/steps/step.h"
#include "engine/token/utf8.h"

namespace zk::corpus {
namespace {

struct Name {
  std::string en, ja;
  bool feeling = false;
};
using Names = std::unordered_map<std::string, Name>;

const Names& names() {
  static const Names table = [] {
    Names out;
    const auto json = read_json(resources_dir() / "clean" / "emoji.json");
    if (!json.ok()) return out;
    for (const char* group : {"things", "feelings"})
      for (const auto& row : json->value(group, Json::array()))
        out[row[0].get<std::string>()] = {row[1], row[2], group[0] == 'f'};
    return out;
  }();
  return table;
}

struct At {
  char32_t c = 0;
  size_t bytes = 0;
};
At at(std::string_view text, size_t from) {
  if (from >= text.size()) return {};
  const size_t bytes = token::utf8_step(text.substr(from)).bytes;
  return {token::utf8_code_point(text.substr(from, bytes)), bytes};
}

constexpr char32_t kVariant = 0xFE0F, kJoiner = 0x200D, kKeycap = 0x20E3;
bool is_tone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }
bool is_flag(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

/// Pictures by default, and older signs where they are asked to be pictures or are from the block of pictures.
bool is_picture(char32_t c, char32_t next) {
  if (c < 0x203C) return false;
  const auto code = static_cast<UChar32>(c);
  if (u_hasBinaryProperty(code, UCHAR_EMOJI_PRESENTATION)) return true;
  return u_hasBinaryProperty(code, UCHAR_EMOJI) && (next == kVariant || (c >= 0x2600 && c < 0x2E80) || c >= 0x1F000);
}

/// Bytes of the emoji at `from`, 0 for none. `key` is its name's key: without tone and variant marks.
size_t emoji_at(std::string_view text, size_t from, std::string& key) {
  key.clear();
  At one = at(text, from);
  if (one.c < 0x203C) {
    const bool digit = (one.c >= '0' && one.c <= '9') || one.c == '#' || one.c == '*';
    if (!digit) return 0;
    At next = at(text, from + one.bytes);
    size_t end = from + one.bytes;
    if (next.c == kVariant) end += next.bytes, next = at(text, end);
    return next.c == kKeycap ? end + next.bytes - from : 0;
  }
  size_t end = from + one.bytes;
  At next = at(text, end);
  if (is_flag(one.c)) return is_flag(next.c) ? end + next.bytes - from : one.bytes;
  if (!is_picture(one.c, next.c)) return 0;
  key = text.substr(from, one.bytes);
  while (next.c == kVariant || is_tone(next.c) || next.c == kJoiner) {
    const bool joiner = next.c == kJoiner;
    end += next.bytes;
    next = at(text, end);
    if (!joiner) continue;
    const At after = at(text, end + next.bytes);
    if (!is_picture(next.c, after.c) && next.c != 0x2640 && next.c != 0x2642) break;
    end += next.bytes;
    next = after;
  }
  return end - from;
}

bool is_letter(char32_t c) { return c != 0 && u_isalnum(static_cast<UChar32>(c)); }
bool is_east(char32_t c) {
  return c >= 0x2E80 && (c <= 0x9FFF || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF));
}
bool is_closing(char32_t c) { return c == '.' || c == ',' || c == '!' || c == '?' || c == ';' || c == ':' || c == ')'; }

char32_t last_of(const std::string& text) {
  size_t from = text.size();
  while (from > 0 && (static_cast<unsigned char>(text[--from]) & 0xC0) == 0x80) {
  }
  return text.empty() ? 0 : token::utf8_code_point(std::string_view(text).substr(from));
}

class EmojiStep final : public Step {
 public:
  explicit EmojiStep(spec::EmojiStepParams params) : params_(std::move(params)) {}
  const char* name() const override { return "emoji"; }
  Json about() const override { return {{"names", names().size()}}; }

  Verdict apply(Document& document, Reason& reason) override {
    const std::string_view text = document.text;
    std::string out, key;
    bool any = false;
    int ja = -1;  // not asked yet
    for (size_t from = 0; from < text.size();) {
      const auto first = static_cast<unsigned char>(text[from]);
      const size_t bytes = first < 0x80 && !may_be_keycap(text, from) ? 0 : emoji_at(text, from, key);
      if (bytes == 0) {
        const size_t size = at(text, from).bytes;
        if (any) out.append(text.substr(from, size));
        from += size;
        continue;
      }
      if (!any) {
        any = true;
        out.reserve(text.size());
        out = text.substr(0, from);
        reason.begin = from;
        reason.end = from + bytes;
      }
      if (ja < 0) ja = japanese(document);
      const size_t end = from + bytes;
      from = treat(text, from, end, key, ja == 1, out, reason);
    }
    if (!any || out == text) return Verdict::Keep;
    int64_t places = 0;
    for (const auto& [rule, times] : reason.also) places += times;
    reason.rule = reason.also.front().first;
    reason.value = places;
    reason.threshold = 0;
    note_first_change(text, out, reason);
    document.text = std::move(out);
    return Verdict::Change;
  }

 private:
  static bool may_be_keycap(std::string_view text, size_t from) {
    return from + 1 < text.size() && static_cast<unsigned char>(text[from + 1]) >= 0xE2;
  }

  static bool japanese(const Document& document) {
    if (!document.lang.empty()) return document.lang == "ja";
    for (size_t from = 0; from < document.text.size();) {
      const At one = at(document.text, from);
      if (one.c >= 0x3041 && one.c <= 0x30FA) return true;
      from += one.bytes;
    }
    return false;
  }

  /// Writes what becomes of the emoji in [from, end); returns where reading goes on.
  size_t treat(std::string_view text, size_t from, size_t end, const std::string& key, bool ja, std::string& out,
               Reason& reason) const {
    const auto it = names().find(key);
    const Name* name = it == names().end() ? nullptr : &it->second;
    const std::string& action = !name ? params_.others : name->feeling ? params_.feelings : params_.things;
    if (action == "keep") {
      out.append(text.substr(from, end - from));
      return end;
    }
    if (action == "convert" && name) {
      reason.count("emoji-named");
      write_name(ja ? name->ja : name->en, ja, at(text, end).c, out);
      return end;
    }
    reason.count(name ? "emoji-removed" : "emoji-unknown");
    return remove(text, end, out);
  }

  static void write_name(const std::string& name, bool ja, char32_t next, std::string& out) {
    if (!ja && is_letter(last_of(out))) out += ' ';
    out += name;
    if (!ja && (is_letter(next) || is_picture(next, 0))) out += ' ';
  }

  /// Closes the gap: one blank between words, none beside Japanese, line ends and closing marks.
  static size_t remove(std::string_view text, size_t end, std::string& out) {
    const bool left = out.ends_with(' ');
    while (out.ends_with(' ')) out.pop_back();
    const size_t from = end;
    while (end < text.size() && text[end] == ' ') ++end;
    const char32_t before = last_of(out), after = at(text, end).c;
    if (before == 0 || before == '\n' || after == 0 || after == '\n') return end;
    if (is_east(before) || is_east(after)) return end;
    if (is_closing(after)) return end;
    if (left || end > from || (is_letter(before) && is_letter(after))) out += ' ';
    return end;
  }

  spec::EmojiStepParams params_;
};
}  // namespace

std::unique_ptr<Step> emoji_step(const spec::EmojiStepParams& params) { return std::make_unique<EmojiStep>(params); }
}  // namespace zk::corpus
