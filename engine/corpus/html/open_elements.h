// The stack of open elements and the parts of the standard's tree construction that decide where text belongs: which
// tags are closed without being written, what an end tag reaches, and a bound on depth (deeper elements are flattened).
#pragma once
#include <array>
#include <functional>
#include <vector>

#include "engine/corpus/html/tags.h"

namespace zk::html {

struct OpenElement {
  Tag tag = Tag::unknown;
  std::uint32_t name_hash = 0;  // tells unknown elements apart
  std::uint32_t container = 0;
  std::uint16_t traits = 0;
  bool skips = false;  // its content is not collected
};

/// Hash of a name in any case; known elements need none.
constexpr std::uint32_t hash_name(std::string_view name) {
  std::uint32_t h = 2166136261u;
  for (char c : name) h = (h ^ static_cast<std::uint32_t>(c >= 'A' && c <= 'Z' ? c + 32 : c)) * 16777619u;
  return h;
}

class OpenElements {
 public:
  explicit OpenElements(std::size_t depth) : depth_(depth) { stack_.reserve(64); }

  /// Called for each element that closes, innermost first.
  std::function<void(const OpenElement&)> on_close;

  bool full() const { return stack_.size() >= depth_; }
  bool empty() const { return stack_.empty(); }
  const OpenElement& top() const { return stack_.back(); }
  const OpenElement& operator[](std::size_t i) const { return stack_[i]; }
  std::size_t size() const { return stack_.size(); }
  bool has(Tag tag) const { return count_[static_cast<std::size_t>(tag)] > 0; }

  void push(const OpenElement& element);
  void pop_to(std::size_t size);  ///< closes until `size` elements are left
  void close_all() { pop_to(0); }

  /// Closes what the start of `tag` ends: <p> before a block, the former <li>, <tr>, <td>, <option>, heading …
  void make_room_for(Tag tag);

  /// An end tag: closes up to the matching element, or nothing where it matches none in its scope.
  void end(Tag tag, std::uint32_t name_hash);

  /// Ends the open <a>, leaving blocks inside it open.
  void end_link();

 private:
  void leave_drawing();  ///< closes an <svg> that was left open before ordinary content

  /// Index of the nearest `wanted` above any element that `stops`; size() if there is none.
  template <class Wanted, class Stops>
  std::size_t nearest(Wanted wanted, Stops stops) const;

  std::size_t depth_;
  std::vector<OpenElement> stack_;
  std::array<std::uint32_t, kTags> count_{};
};

}  // namespace zk::html
