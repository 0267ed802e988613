// Exact copies of texts, lines and paragraphs.
#include "engine/corpus/dedup/exact.h"

#include <xxhash.h>

#include <algorithm>

#include "engine/corpus/dedup/digests.h"
#include "engine/corpus/dedup/fold.h"
#include "engine/corpus/quality/chars.h"

namespace zk::dedup {

TextKey text_key(std::string_view text) {
  const XXH128_hash_t h = XXH3_128bits(text.data(), text.size());
  const TextKey key{h.low64, h.high64};
  return key == TextKey{} ? TextKey{1, 0} : key;  // {0, 0} marks an empty place
}

size_t FirstSeen::place_of(const TextKey& key) const {
  const size_t mask = places_.size() - 1;
  size_t i = key.low & mask;
  while (!(places_[i].key == key) && !(places_[i].key == TextKey{})) i = (i + 1) & mask;
  return i;
}

void FirstSeen::grow() {
  std::vector<Place> old(places_.empty() ? 1024 : places_.size() * 2);
  old.swap(places_);
  for (const Place& p : old)
    if (!(p.key == TextKey{})) places_[place_of(p.key)] = p;
}

uint64_t FirstSeen::offer(const TextKey& key, uint64_t rank) {
  if ((used_ + 1) * 3 > places_.size() * 2) grow();
  Place& place = places_[place_of(key)];
  if (place.key == TextKey{}) {
    place = {key, rank};
    ++used_;
  }
  return place.rank = std::min(place.rank, rank);
}

std::optional<uint64_t> FirstSeen::find(const TextKey& key) const {
  if (places_.empty()) return std::nullopt;
  const Place& place = places_[place_of(key)];
  if (place.key == TextKey{}) return std::nullopt;
  return place.rank;
}

void FirstSeen::merge(const FirstSeen& other) {
  for (const Place& p : other.places_)
    if (!(p.key == TextKey{})) offer(p.key, p.rank);
}

uint64_t url_rank(std::string_view url) {
  const auto digest = md5(url);
  uint64_t rank = 0;
  for (size_t i = 0; i < 8; ++i) rank = rank << 8 | digest[i];
  return rank;
}

namespace {
/// Calls f(piece) for the lines, or for the pieces between blank lines.
template <class F>
void for_each_piece(std::string_view text, bool paragraphs, F&& f) {
  if (!paragraphs) return quality::for_each_line(text, f);
  size_t from = 0, at = 0;
  while ((at = text.find("\n\n", at)) != std::string_view::npos) {
    f(text.substr(from, at - from));
    from = at = std::min(text.find_first_not_of('\n', at), text.size());
  }
  f(text.substr(from));
}
}  // namespace

void LineDedup::offer(std::string_view text, uint64_t rank) {
  std::string low;
  for_each_piece(text, options_.paragraphs, [&](std::string_view piece) {
    lower(quality::strip(piece), low);
    if (options_.min_characters && quality::count_chars(low) < options_.min_characters) return;
    owners_.offer(text_key(low), rank);
  });
}

LineDedupResult LineDedup::apply(std::string_view text, uint64_t rank) const {
  LineDedupResult out;
  std::string low;
  FirstSeen mine;
  bool first = true;
  const auto verdict = [&](std::string_view piece) -> uint32_t* {
    lower(quality::strip(piece), low);
    if (options_.min_characters && quality::count_chars(low) < options_.min_characters) return nullptr;
    const TextKey key = text_key(low);
    if (owners_.find(key) != rank) return &out.elsewhere;
    const size_t before = mine.size();
    mine.offer(key, 0);
    return mine.size() == before ? &out.within : nullptr;
  };
  for_each_piece(text, options_.paragraphs, [&](std::string_view piece) {
    if (uint32_t* counter = verdict(piece)) {
      ++*counter;
      const auto begin = static_cast<uint32_t>(piece.data() - text.data());
      out.removed.push_back({begin, begin + static_cast<uint32_t>(piece.size())});
      return;
    }
    if (!first) out.text += options_.paragraphs ? "\n\n" : "\n";
    first = false;
    out.text += piece;
  });
  if (!out.changed()) out.text = text;
  return out;
}
}  // namespace zk::dedup
