// A text cut into words once, for all rules of a chain: words as places in the text (no string per word), with the
// facts that several rules ask for. Buffers are reused from document to document.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zk::quality {

/// Bytes [begin, end) of a text. begin == end: the document as a whole is meant.
struct Span {
  uint32_t begin = 0, end = 0;
  bool operator==(const Span&) const = default;
};

struct Word {
  uint32_t begin, end;  ///< bytes in the text
  uint32_t chars;       ///< code points
  uint32_t packed;      ///< where it begins in packed(), the words without anything between them
  bool letter;          ///< holds a letter
  bool symbols_only;    ///< holds nothing but punctuation
};

/// Open hash table from 64-bit keys to a number that is 0 for a new key; reset() costs nothing.
class KeyTable {
 public:
  void reset(size_t expected);  ///< forget all keys; room for `expected` of them
  uint32_t& operator[](uint64_t key) {
    for (size_t i = (key ^ key >> 32) & mask_;; i = (i + 1) & mask_) {
      Entry& e = entries_[i];
      if (e.epoch != epoch_) {
        e = {key, epoch_, 0};
        return e.value;
      }
      if (e.key == key) return e.value;
    }
  }

 private:
  struct Entry {
    uint64_t key = 0;
    uint32_t epoch = 0, value = 0;
  };
  std::vector<Entry> entries_;
  size_t mask_ = 0;
  uint32_t epoch_ = 0;
};

/// Not for several threads at once. The text has to outlive its use here; at most 4 GiB.
class TextView {
 public:
  void set(std::string_view text);
  std::string_view text() const { return text_; }
  uint32_t chars();                  ///< code points of the text
  const std::vector<Word>& words();  ///< as Python's str.split()
  std::string_view packed();         ///< the words one after another
  std::string_view word(size_t i) const { return text_.substr(words_[i].begin, words_[i].end - words_[i].begin); }
  Span span_of(std::string_view part) const {  ///< of a part of text()
    const auto begin = static_cast<uint32_t>(part.data() - text_.data());
    return {begin, begin + static_cast<uint32_t>(part.size())};
  }
  KeyTable table;                             ///< scratch for the rules
  std::vector<uint64_t> hashes, word_hashes;  ///< scratch for the rules
  std::vector<uint32_t> counts, firsts;
  std::string buffer;

 private:
  void split();
  std::string_view text_;
  std::vector<Word> words_;
  std::string packed_;
  uint32_t chars_ = 0;
  bool split_ = false;
};

/// How many sentences the text has by datatrove's fall-back splitter, at least one: pieces of one or more characters up
/// to and with a run of terminal marks or line feeds and one closing quote; a capital with a full stop ends nothing as
/// long as another end follows.
uint32_t count_sentences(std::string_view text);
}  // namespace zk::quality
