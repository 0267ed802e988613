// A sentence pair: one meaning in English and in Japanese, with the same named slots, such as
// {"{A} came to {P.the}.", "{A}は{P}にやって来ました。"}. A literal pair is taken apart at compile time, so an unknown
// slot or form does not compile; the pairs of the tables go through the same parser at run time.
#pragma once
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string_view>

namespace zk::miniworld {

/// What a slot can ask for: the word itself, or one of its forms.
enum class Form : std::uint8_t { Word, A, The, Pl, S, He, His, Him, Kid, At, D, W, C, Count };
inline constexpr std::string_view kFormNames[] = {"",    "a",   "the", "pl", "s", "he", "his",
                                                  "him", "kid", "at",  "d",  "w", "c"};

/// A slot name means the same thing in a whole document: A the main child, B the friend, X the thing, Z the animal,
/// P the place, D the grown-up, F the fruit, S and V subject and value of a fact.
inline constexpr std::string_view kSlotNames[] = {
    "A", "B", "C",    "D",    "F", "G",   "H", "K",  "L", "L1", "L2",  "L3", "P", "S", "V", "X",
    "Y", "Z", "a",    "b",    "c", "d",   "e", "h",  "i", "k",  "l",   "m",  "n", "o", "p", "q",
    "r", "s", "rest", "legs", "t", "see", "v", "tr", "w", "w2", "who", "x",  "y", "z"};
inline constexpr std::size_t kSlots = sizeof(kSlotNames) / sizeof(kSlotNames[0]);

constexpr std::uint8_t slot_index(std::string_view name) {
  for (std::size_t i = 0; i < kSlots; ++i) {
    if (kSlotNames[i] == name) return static_cast<std::uint8_t>(i);
  }
  throw std::invalid_argument("unknown slot");
}
constexpr std::uint8_t form_index(std::string_view name) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(Form::Count); ++i) {
    if (kFormNames[i] == name) return static_cast<std::uint8_t>(i);
  }
  throw std::invalid_argument("unknown form");
}

/// A slot's name, checked by the compiler.
struct Slot {
  std::uint8_t index;
  consteval Slot(const char* name) : index(slot_index(name)) {}  // NOLINT: implicit, so that set("A", …) reads well
};

struct Field {
  std::uint8_t literal = 0;  ///< bytes of plain text before the slot
  std::uint8_t length = 0;   ///< bytes of "{slot.form}"
  std::uint8_t slot = 0;
  std::uint8_t form = 0;
};

/// One language's side of a pair. The text must outlive it.
struct Side {
  static constexpr std::size_t kMaxFields = 6;
  const char* text = nullptr;
  std::uint8_t fields = 0;
  std::uint8_t tail = 0;    ///< bytes of plain text after the last slot
  std::uint16_t bytes = 0;  ///< of the whole text
  Field field[kMaxFields];

  constexpr std::string_view view() const { return {text, bytes}; }

  constexpr explicit Side(std::string_view source)
      : text(source.data()), bytes(static_cast<std::uint16_t>(source.size())) {
    std::size_t at = 0;
    while (true) {
      const std::size_t open = source.find('{', at);
      const std::size_t literal = (open == std::string_view::npos ? source.size() : open) - at;
      if (literal > 255) throw std::invalid_argument("text between slots too long");
      if (open == std::string_view::npos) {
        tail = static_cast<std::uint8_t>(literal);
        return;
      }
      const std::size_t close = source.find('}', open);
      if (close == std::string_view::npos || fields == kMaxFields) throw std::invalid_argument("bad slots");
      const std::string_view name = source.substr(open + 1, close - open - 1);
      const std::size_t dot = name.find('.');
      field[fields++] = {static_cast<std::uint8_t>(literal), static_cast<std::uint8_t>(close + 1 - open),
                         slot_index(name.substr(0, dot)),
                         form_index(dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1))};
      at = close + 1;
    }
  }
};

struct Pair {
  Side en, ja;

  consteval Pair(const char* english, const char* japanese)  // NOLINT
      : en(std::string_view(english)), ja(std::string_view(japanese)) {}

  /// For pairs from the tables. The texts must outlive the pair.
  /// @throws std::invalid_argument for a slot or form that does not exist
  static Pair parse(std::string_view english, std::string_view japanese) { return Pair(Side(english), Side(japanese)); }

 private:
  constexpr Pair(Side english, Side japanese) : en(english), ja(japanese) {}
};

}  // namespace zk::miniworld
