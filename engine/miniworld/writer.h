// The pen of every document: slots are bound to things, sentence pairs are said, and the text grows in one or both
// languages. Which language is wanted never changes a random draw, so a document is the same in both.
// While recording, it reports each pair with its slots; that is how the reader learns the language.
#pragma once
#include <array>
#include <initializer_list>
#include <string>

#include "engine/miniworld/dice.h"
#include "engine/miniworld/miniworld.h"
#include "engine/miniworld/world.h"

namespace zk::miniworld {

/// A piece of text in both languages.
struct Text {
  std::string en, ja;
  const std::string& in(Lang lang) const { return lang == Lang::Ja ? ja : en; }
};

using Slots = std::array<const Entity*, kSlots>;

/// Learns what the writer says. `lead_in` marks a pair whose last slot is a whole sentence.
class Recorder {
 public:
  virtual ~Recorder() = default;
  virtual void note(const Pair& pair, const Slots& slots, bool lead_in) = 0;
};

/// English capitals at the start of the text, after ". ! ? :" and a blank, after a line break, and behind a quotation
/// mark that opens there. Starts at byte `from`.
void capitalize(std::string& text, std::size_t from = 0);

class Writer {
 public:
  explicit Writer(std::uint64_t seed, Lang sides = Lang::Both) : dice(seed) { show(sides); }

  Dice dice;
  bool bilingual = true;  ///< may facts of the topic "word" (translations) be used?
  bool open = false;      ///< the held-out rule is off (for the reader only)
  Recorder* recorder = nullptr;

  void show(Lang sides) { en_on_ = sides != Lang::Ja, ja_on_ = sides != Lang::En; }

  Writer& set(Slot slot, const Entity* thing) {
    slots_[slot.index] = thing;
    return *this;
  }
  Writer& set(Slot slot, const Entity& thing) { return set(slot, &thing); }
  const Entity* get(Slot slot) const { return slots_[slot.index]; }

  /// One sentence of the paragraph.
  void say(const Pair& pair);
  /// One of several sentences, at random.
  void one_of(std::initializer_list<Pair> pairs) { say(pairs.begin()[dice.below(pairs.size())]); }
  /// A pair such as "Question: {q}": writes what stands before its last slot; the next sentence takes that slot.
  void lead_in(const Pair& pair);
  /// The next sentence begins a new line.
  void line();
  /// Lines up to here keep small letters (a headword).
  void keep_small() { capitals_en_ = en_.size(); }
  /// In half of the calls a headline on its own line.
  void headline(const Pair& pair);

  // Facts.
  void state(const Fact& fact, const Entity* value = nullptr);   ///< any statement
  void answer(const Fact& fact, const Entity* value = nullptr);  ///< the statement that answers the question
  void claim(const Fact& fact, const Entity* value = nullptr);   ///< a statement that stands alone
  void ask(const Fact& fact);                                    ///< any question

  /// Is the combination kept from training? (Never while `open`.)
  bool held(bool rule) const { return rule && !open; }
  /// The fact if prose may state it, else null.
  const Fact* known(const Entity& subject, Attr attr) const {
    const Fact* fact = subject.fact(attr);
    return fact != nullptr && (open || fact->level < 2) ? fact : nullptr;
  }

  void clear();
  /// The finished text of one language; moves it out and leaves the other.
  const std::string& finish(Lang lang);
  /// Both texts, finished; the writer is then empty.
  Text take();

 private:
  const AttrPairs& pairs_of(const Fact& fact, const Entity* value);
  static void render(const Side& side, const Slots& slots, Forms Entity::*forms, int fields, std::string& out);

  Slots slots_{};
  std::string en_, ja_;
  std::size_t capitals_en_ = 0;
  bool gap_ = false;  ///< does the next sentence follow another on the same line?
  bool en_on_ = true, ja_on_ = true;
};

}  // namespace zk::miniworld
