// Rendering is two appends a slot into a string that is reused from document to document: no allocation a sentence.
#include "engine/miniworld/writer.h"

#include <cassert>

namespace zk::miniworld {

void capitalize(std::string& text, std::size_t from) {
  const auto raise = [&](std::size_t at) {
    if (at < text.size() && text[at] == '"') ++at;
    if (at < text.size() && text[at] >= 'a' && text[at] <= 'z') text[at] = static_cast<char>(text[at] - 'a' + 'A');
  };
  raise(from);
  for (std::size_t i = from; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') raise(i + 1);
    if (c != ' ' || i == 0) continue;
    const char before = text[i - 1];
    if (before == '.' || before == '!' || before == '?' || before == ':') raise(i + 1);
  }
}

void Writer::render(const Side& side, const Slots& slots, Forms Entity::*forms, int fields, std::string& out) {
  const char* text = side.text;
  for (int i = 0; i < fields; ++i) {
    const Field& field = side.field[i];
    out.append(text, field.literal);
    text += field.literal + field.length;
    const Entity* thing = slots[field.slot];
    assert(thing != nullptr);
    const std::string_view word = (thing->*forms)[field.form];
    assert(!word.empty());
    out.append(word);
  }
}

void Writer::say(const Pair& pair) {
  if (recorder != nullptr) recorder->note(pair, slots_, false);
  if (en_on_) {
    if (gap_) en_ += ' ';
    render(pair.en, slots_, &Entity::en, pair.en.fields, en_);
    en_.append(pair.en.text + pair.en.bytes - pair.en.tail, pair.en.tail);
  }
  if (ja_on_) {
    render(pair.ja, slots_, &Entity::ja, pair.ja.fields, ja_);
    ja_.append(pair.ja.text + pair.ja.bytes - pair.ja.tail, pair.ja.tail);
  }
  gap_ = true;
}

void Writer::lead_in(const Pair& pair) {
  assert(pair.en.tail == 0 && pair.ja.tail == 0 && pair.en.fields > 0 && pair.ja.fields > 0);
  if (recorder != nullptr) recorder->note(pair, slots_, true);
  const auto part = [this](const Side& side, Forms Entity::*forms, std::string& out) {
    render(side, slots_, forms, side.fields - 1, out);
    const Field& last = side.field[side.fields - 1];
    out.append(side.text + side.bytes - last.length - last.literal, last.literal);
  };
  if (en_on_) {
    if (gap_) en_ += ' ';
    part(pair.en, &Entity::en, en_);
  }
  if (ja_on_) part(pair.ja, &Entity::ja, ja_);
  gap_ = false;
}

void Writer::line() {
  if (!en_.empty()) en_ += '\n';
  if (!ja_.empty()) ja_ += '\n';
  gap_ = false;
}

void Writer::headline(const Pair& pair) {
  if (!dice.chance(.5)) return;
  const std::size_t begin = en_.size();
  say(pair);
  for (std::size_t at = begin; at < en_.size();) {
    const std::size_t end = std::min(en_.find(' ', at), en_.size());
    const std::string_view word(en_.data() + at, end - at);
    bool small = false;
    for (std::string_view s : {"a", "the", "of", "and", "in", "for", "to"}) small = small || word == s;
    if (!small && word[0] >= 'a' && word[0] <= 'z') en_[at] = static_cast<char>(en_[at] - 'a' + 'A');
    at = end + 1;
  }
  line();
}

const AttrPairs& Writer::pairs_of(const Fact& fact, const Entity* value) {
  set("S", fact.subject).set("V", value != nullptr ? value : fact.value);
  return world().pairs[static_cast<std::size_t>(fact.attr)];
}
void Writer::state(const Fact& fact, const Entity* value) { say(dice.pick(pairs_of(fact, value).statements)); }
void Writer::answer(const Fact& fact, const Entity* value) { say(pairs_of(fact, value).statements.front()); }
void Writer::claim(const Fact& fact, const Entity* value) {
  const auto& statements = pairs_of(fact, value).statements;
  say(fact.topic == Topic::Materials ? statements.back() : statements.front());
}
void Writer::ask(const Fact& fact) { say(dice.pick(pairs_of(fact, nullptr).questions)); }

void Writer::clear() {
  en_.clear();
  ja_.clear();
  capitals_en_ = 0;
  gap_ = false;
}

const std::string& Writer::finish(Lang lang) {
  if (lang == Lang::Ja) return ja_;
  capitalize(en_, capitals_en_);
  return en_;
}

Text Writer::take() {
  Text text{finish(Lang::En), finish(Lang::Ja)};
  clear();
  return text;
}

}  // namespace zk::miniworld
