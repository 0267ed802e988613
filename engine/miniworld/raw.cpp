// The raw form: what a crawl of the village's web would bring. Every defect is known, so each cleaning step can be
// graded by itself. foreign, junk, rude, leak, duplicate and near exclude each other and are drawn in that order; typo,
// emoji and contact can meet in one record; html wraps whatever came out. The phrase books are in world.json.
#include <algorithm>
#include <deque>
#include <map>

#include "engine/miniworld/questions.h"

namespace zk::miniworld {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kRemembered = 400;     ///< records that a duplicate may repeat
constexpr double kTypoRate = .08;            ///< share of the English words
constexpr double kKanaRate = kTypoRate / 3;  ///< share of the hiragana
constexpr double kSmileRate = .25;           ///< share of the places between sentences

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; }

/// Bytes of the UTF-8 character at `at` (the texts are our own and valid).
std::size_t character_size(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

struct PhraseBook {
  struct Emoji {
    std::string en, ja, face;
  };
  std::vector<Emoji> emoji;
  std::vector<std::string> smiles, junk;
  std::vector<std::pair<std::string, std::array<std::vector<std::string>, 3>>> foreign;  ///< subject, verb, object
  std::map<std::string, std::string, std::less<>> swaps;                                 ///< of hiragana
  std::array<std::vector<std::string>, 2> page_words;                                    ///< English, Japanese

  PhraseBook() {
    const Json& book = world().raw_book();
    for (const Json& row : book["emoji"]) emoji.push_back({row[0], row[1], row[2]});
    smiles = book["smiles"].get<std::vector<std::string>>();
    junk = book["junk"].get<std::vector<std::string>>();
    for (const auto& [lang, lists] : book["foreign"].items()) {
      foreign.emplace_back(lang, lists.get<std::array<std::vector<std::string>, 3>>());
    }
    for (const auto& [from, to] : book["swaps"].items()) swaps[from] = to.get<std::string>();
    page_words[0] = book["page_words"]["en"].get<std::vector<std::string>>();
    page_words[1] = book["page_words"]["ja"].get<std::vector<std::string>>();
  }
};
const PhraseBook& phrase_book() {
  static const PhraseBook book;
  return book;
}

/// One letter swapped with the next, dropped or doubled.
std::string misspell_word(Dice& dice, std::string word) {
  if (word.size() < 4 || !dice.chance(kTypoRate)) return word;
  const std::size_t i = 1 + dice.below(word.size() - 3);
  switch (dice.below(3)) {
    case 0:
      std::swap(word[i], word[i + 1]);
      break;
    case 1:
      word.erase(i, 1);
      break;
    default:
      word.insert(i, 1, word[i]);
  }
  return word;
}

std::string misspell_english(Dice& dice, std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (end == at) {
      out += text[at++];
    } else {
      out += misspell_word(dice, std::string(text.substr(at, end - at)));
      at = end;
    }
  }
  return out;
}

/// A kana as it sounds (は as わ) or doubled.
std::string misspell_japanese(Dice& dice, std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view c = text.substr(at, character_size(text, at));
    at += c.size();
    const bool hiragana = c >= "ぁ" && c <= "ん" && c.size() == 3;
    if (!hiragana || !dice.chance(kKanaRate)) {
      out += c;
      continue;
    }
    const auto swap = phrase_book().swaps.find(c);
    swap != phrase_book().swaps.end() ? out += swap->second : (out += c) += c;
  }
  return out;
}

std::string nouns_to_faces(std::string_view text, Lang lang) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const PhraseBook::Emoji* hit = nullptr;
    for (const auto& emoji : phrase_book().emoji) {
      const std::string& noun = lang == Lang::En ? emoji.en : emoji.ja;
      if (text.compare(at, noun.size(), noun) != 0) continue;
      const std::size_t end = at + noun.size();
      const bool alone = (at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]));
      if (lang == Lang::En && !alone) continue;
      hit = &emoji;
      at = end;
      break;
    }
    if (hit != nullptr) {
      out += hit->face;
    } else {
      out += text[at++];
    }
  }
  return out;
}

/// Pictures for nouns, and a smile after some of the sentences and full stops.
std::string emojify(Dice& dice, std::string_view text, Lang lang) {
  const std::string faces = nouns_to_faces(text, lang);
  const std::string_view stop = lang == Lang::En ? ". " : "。";
  std::string out;
  const auto smile = [&] {
    if (dice.chance(kSmileRate)) out += " " + dice.pick(phrase_book().smiles) + " ";
  };
  for (std::size_t at = 0;;) {
    const std::size_t end = faces.find(stop, at);
    out += faces.substr(at, end == std::string::npos ? end : end - at);
    if (at > 0) smile();
    if (end == std::string::npos) return out;
    out += stop;
    smile();
    at = end + stop.size();
  }
}

std::string foreign_page(Dice& dice, const std::array<std::vector<std::string>, 3>& phrases) {
  std::string out;
  for (int i = dice.between(4, 9); i > 0; --i) {
    for (const auto& list : phrases) (out += out.empty() || out.ends_with(' ') ? "" : " ") += dice.pick(list);
    out += i > 1 ? ". " : ".";
  }
  return out;
}

/// A rude comment that also spreads false facts: a reason to remove it that shows in the truth exam.
std::string rude_page(Writer& w, Lang lang) {
  std::string out;
  for (int i = w.dice.between(2, 4); i > 0; --i) {
    const Fact& fact = pick_rumor(w);
    w.clear();
    w.claim(fact, wrong_value(w, fact));
    const std::string claim = w.take().in(lang);
    const Entity* rude = w.dice.pick(world().rude);
    const std::string insult(lang == Lang::En ? rude->en[0] : rude->ja[0]);
    if (lang == Lang::En) {
      out += (out.empty() ? "" : " ") + ("You " + insult + "! " + claim) + " Everybody knows that, you silly " +
             insult + "!";
    } else {
      out += "この" + insult + "め、" + claim + "そんなことも知らないのか、" + insult + "。";
    }
  }
  return out;
}

/// A copy without its last sentence but one, or with "(reposted)" below.
std::string near_copy(Dice& dice, const std::string& text, Lang lang) {
  const std::string_view stop = lang == Lang::En ? ". " : "。";
  std::vector<std::size_t> stops;
  for (std::size_t at = text.find(stop); at != std::string::npos; at = text.find(stop, at + stop.size())) {
    stops.push_back(at);
  }
  if (stops.size() >= 4 && dice.chance(.5)) {
    const std::size_t cut = stops[stops.size() - 2] + stop.size(), next = stops.back() + stop.size();
    return text.substr(0, cut) + text.substr(next);
  }
  return text + (lang == Lang::En ? "\n(reposted)" : "\n（再掲）");
}

std::string contact_line(Dice& dice, Lang lang) {
  std::string user(dice.pick(world().kids).en[0]);
  user[0] = static_cast<char>(user[0] - 'A' + 'a');
  const std::string mail = user + "@komorebi.example";
  const std::string telephone =
      "0" + std::to_string(dice.between(10, 99)) + "-555-" + std::to_string(dice.between(1000, 9999));
  return lang == Lang::En ? "\nWrite to " + mail + " or call " + telephone + "."
                          : "\nご連絡は" + mail + "、電話" + telephone + "まで。";
}

std::string escape(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// The first forty characters of the first line.
std::string page_title(std::string_view escaped) {
  std::size_t end = 0;
  for (int n = 0; n < 40 && end < escaped.size() && escaped[end] != '\n'; ++n) end += character_size(escaped, end);
  return std::string(escaped.substr(0, end));
}

std::string paragraphs(std::string_view escaped) {
  std::string out;
  for (std::size_t at = 0; at <= escaped.size();) {
    const std::size_t end = std::min(escaped.find('\n', at), escaped.size());
    ((out += "<p>") += escaped.substr(at, end - at)) += "</p>\n";
    at = end + 1;
  }
  return out;
}

std::string wrap_html(Dice& dice, std::string_view text, const std::string& lang, std::uint64_t id) {
  const std::string escaped = escape(text), number = std::to_string(id);
  const auto& words = phrase_book().page_words[lang == "ja" ? 1 : 0];
  std::string out = "<!DOCTYPE html>\n<html lang=\"" + lang + "\"><head><meta charset=\"utf-8\"><title>";
  out += page_title(escaped) + "</title>\n<style>body { color: #333; margin: " + std::to_string(dice.below(10));
  out += "px }</style><script>var page = " + number + "; track(\"view\", page);</script></head>\n";
  out += "<body><nav><a href=\"/\">" + words[0] + "</a> | <a href=\"/news\">" + words[1];
  out += "</a> | <a href=\"/login\">" + words[2] + "</a></nav>\n<div class=\"cookie\">" + words[3];
  out += "</div><main><article>\n" + paragraphs(escaped) + "</article></main>";
  if (dice.chance(.5)) out += "<aside class=\"ad\">" + words[4] + "</aside>";
  out += "<!-- id " + number + " -->\n<footer>" + words[6] + " &middot; " + words[5] + "</footer></body></html>";
  return out;
}

class RawMaker {
 public:
  explicit RawMaker(const RawOptions& options) : w_(seed_for(options.corpus.seed, "raw")) {
    for (const auto& [defect, rate] : defect_rates()) rates_[defect] = rate;
    for (const auto& [defect, rate] : options.rates) {
      if (rates_.contains(defect)) rates_[defect] = rate;
    }
    for (const ExamItem& item : options.leaks) leaks_[item.lang == Lang::Ja ? 1 : 0].push_back(&item);
  }

  RawRecord make(Document&& document) {
    RawRecord record;
    record.id = next_id_++;
    record.truth.lang = lang_name(document.lang);
    record.truth.kind = document.kind;
    if (!replace(record, document)) spoil(record, document);
    if (hit("html")) {
      record.text = wrap_html(w_.dice, record.text, record.truth.lang, record.id);
      record.truth.defects.emplace_back("html");
    }
    record.url = "https://komorebi.example/" + record.truth.lang + "/" + std::to_string(record.id);
    return record;
  }

 private:
  struct Kept {
    std::uint64_t id;
    std::string text;
    Lang lang;
  };

  bool hit(std::string_view defect) { return w_.dice.chance(rates_.find(defect)->second); }

  /// The defects that put another text in the document's place.
  bool replace(RawRecord& record, const Document& document) {
    if (hit("foreign")) {
      const auto& [lang, phrases] = w_.dice.pick(phrase_book().foreign);
      record.truth.lang = lang;
      return become(record, "foreign", foreign_page(w_.dice, phrases));
    }
    if (hit("junk")) return become(record, "junk", w_.dice.pick(phrase_book().junk));
    if (hit("rude")) return become(record, "rude", rude_page(w_, document.lang));
    const auto& leaks = leaks_[document.lang == Lang::Ja ? 1 : 0];
    if (!leaks.empty() && hit("leak")) {
      const ExamItem& item = *w_.dice.pick(leaks);
      return become(record, "leak", prompt(item) + item.choices[static_cast<std::size_t>(item.answer)]);
    }
    if (!kept_.empty() && hit("duplicate")) return repeat(record, "duplicate");
    return !kept_.empty() && hit("near") && repeat(record, "near");
  }

  static bool become(RawRecord& record, const char* defect, std::string text) {
    record.text = std::move(text);
    record.truth.defects.emplace_back(defect);
    return true;
  }

  bool repeat(RawRecord& record, const char* defect) {
    const Kept& original = w_.dice.pick(kept_);
    record.truth.of = original.id;
    record.truth.lang = lang_name(original.lang);
    const bool near = std::string_view(defect) == "near";
    return become(record, defect, near ? near_copy(w_.dice, original.text, original.lang) : original.text);
  }

  /// The defects that leave the document but spoil its text.
  void spoil(RawRecord& record, Document& document) {
    const Lang lang = document.lang;
    std::string text = document.text;
    const auto changed = [&](const char* defect, std::string after) {
      if (after != text) record.truth.defects.emplace_back(defect);
      text = std::move(after);
    };
    if (hit("typo"))
      changed("typo", lang == Lang::En ? misspell_english(w_.dice, text) : misspell_japanese(w_.dice, text));
    if (hit("emoji")) changed("emoji", emojify(w_.dice, text, lang));
    if (hit("contact")) changed("contact", text + contact_line(w_.dice, lang));
    kept_.push_back({record.id, text, lang});
    if (kept_.size() > kRemembered) kept_.pop_front();
    record.text = std::move(text);
    record.truth.clean = std::move(document.text);
  }

  Writer w_;
  std::map<std::string, double, std::less<>> rates_;
  std::array<std::vector<const ExamItem*>, 2> leaks_;
  std::deque<Kept> kept_;
  std::uint64_t next_id_ = 0;
};

}  // namespace

const std::vector<std::pair<std::string, double>>& defect_rates() {
  static const auto rates = [] {
    std::vector<std::pair<std::string, double>> out;
    for (const auto& [defect, rate] : world().raw_book()["rates"].items()) out.emplace_back(defect, rate.get<double>());
    return out;
  }();
  return rates;
}

void generate_raw(const RawOptions& options, const std::function<bool(RawRecord&&)>& sink) {
  RawMaker maker(options);
  generate(options.corpus, [&](Document&& document) { return sink(maker.make(std::move(document))); });
}

Json RawRecord::to_json() const { return {{"id", id}, {"url", url}, {"text", text}}; }

Json RawRecord::truth_to_json() const {
  Json json{{"id", id}, {"lang", truth.lang}, {"kind", truth.kind}, {"defects", truth.defects}};
  json["clean"] = truth.clean ? Json(*truth.clean) : Json();
  json["of"] = truth.of ? Json(*truth.of) : Json();
  return json;
}

}  // namespace zk::miniworld
