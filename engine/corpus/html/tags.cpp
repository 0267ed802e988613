// Names are found in a small table addressed by length and two letters; the table is filled at compile time.
#include "engine/corpus/html/tags.h"

#include <array>

namespace zk::html {
namespace {

constexpr std::array<TagInfo, kTags> kInfos = [] {
  std::array<TagInfo, kTags> out{};
  std::size_t i = 0;
  out[i++] = {"", 0, Reason::None};
  out[i++] = {"", kBlock, Reason::None};
#define ZK_HTML_TAG(name, traits, reason) out[i++] = TagInfo{#name, traits, Reason::reason};
  ZK_HTML_TAGS(ZK_HTML_TAG)
#undef ZK_HTML_TAG
  for (auto& info : out) {
    if (info.name == "template_") info.name = "template";
  }
  return out;
}();

constexpr std::size_t kSlots = 1024, kLongest = 10;

constexpr std::size_t slot_of(std::string_view low) {
  const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(low[i])); };
  return (byte(0) * 31 + byte(low.size() - 1) * 7 + byte(low.size() / 2) * 131 + low.size() * 257) % kSlots;
}

constexpr std::array<std::uint8_t, kSlots> kTable = [] {
  std::array<std::uint8_t, kSlots> out{};
  for (std::size_t t = 2; t < kTags; ++t) {
    auto slot = slot_of(kInfos[t].name);
    while (out[slot]) slot = (slot + 1) % kSlots;
    out[slot] = static_cast<std::uint8_t>(t);
  }
  return out;
}();

}  // namespace

const TagInfo& tag_info(Tag tag) { return kInfos[static_cast<std::size_t>(tag)]; }

Tag find_tag(std::string_view name) {
  if (!name.empty() && name.size() <= kLongest) {
    char low[kLongest];
    for (std::size_t i = 0; i < name.size(); ++i) {
      low[i] = name[i] >= 'A' && name[i] <= 'Z' ? static_cast<char>(name[i] + 32) : name[i];
    }
    const std::string_view key(low, name.size());
    for (auto slot = slot_of(key); kTable[slot]; slot = (slot + 1) % kSlots) {
      if (kInfos[kTable[slot]].name == key) return static_cast<Tag>(kTable[slot]);
    }
  }
  return name.find('-') != name.npos ? Tag::custom : Tag::unknown;
}

}  // namespace zk::html
