// A linked list of symbols and a heap of possible merges: best score first, leftmost among equals. An entry whose
// symbols have changed since it was made is stale and passed over.
#include "engine/token/bpe_encoder.h"

#include <algorithm>
#include <cstdlib>
#include <queue>
#include <unordered_map>

#include "engine/token/utf8.h"

namespace zk::token {
namespace {
constexpr std::string_view kBlankSign = "\xE2\x96\x81";

bool is_one_character(std::string_view text) { return !text.empty() && utf8_step(text).bytes == text.size(); }
}  // namespace

struct BpeEncoder::Scratch {
  struct Symbol {
    int32_t id;          ///< -1: no piece, written as bytes
    int32_t prev, next;  ///< places in the list; -1 at the ends
    uint32_t first, bytes;
    bool gone = false;
  };
  struct Candidate {
    uint64_t order;  ///< rank, then place: lowest first
    int32_t right, left_id, right_id, piece;
    bool operator>(const Candidate& other) const { return order > other.order; }
  };
  std::vector<Symbol> symbols;
  std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> heap;
};

void BpeEncoder::PairTable::build(const std::vector<std::pair<uint64_t, Merge>>& pairs) {
  size_t size = 16;
  while (size < 2 * pairs.size()) size *= 2;
  mask_ = size - 1;
  keys_.assign(size, 0);
  merges_.assign(size, {});
  for (const auto& [key, merge] : pairs) {
    uint64_t slot = (key * 0x9E3779B97F4A7C15ULL >> 20) & mask_;
    while (keys_[slot] != 0 && keys_[slot] != key) slot = (slot + 1) & mask_;
    keys_[slot] = key;
    merges_[slot] = merge;
  }
}

const BpeEncoder::Merge* BpeEncoder::PairTable::find(int32_t left, int32_t right) const {
  const uint64_t wanted = key(left, right);
  for (uint64_t slot = (wanted * 0x9E3779B97F4A7C15ULL >> 20) & mask_; keys_[slot] != 0; slot = (slot + 1) & mask_)
    if (keys_[slot] == wanted) return &merges_[slot];
  return nullptr;
}

void BpeEncoder::CharacterTable::set(char32_t character, int32_t id) {
  int32_t& page = pages_[character >> 8];
  if (page < 0) {
    page = static_cast<int32_t>(ids_.size() / 256);
    ids_.resize(ids_.size() + 256, -1);
  }
  ids_[static_cast<size_t>(page) * 256 + (character & 0xFF)] = id;
}

bool BpeEncoder::take_characters(const ModelSettings& settings) {
  size_t bytes_found = 0;
  for (size_t id = 0; id < settings.pieces.size(); ++id) {
    const auto& piece = settings.pieces[id];
    const auto number = static_cast<int32_t>(id);
    const bool single = is_one_character(piece.text);
    if (piece.type == PieceType::Unused || (piece.type == PieceType::UserDefined && !single)) return false;
    if (piece.type == PieceType::Byte) {
      bytes_[std::strtoul(piece.text.c_str() + 3, nullptr, 16) & 0xFF] = number;
      ++bytes_found;
    }
    if (single && (piece.type == PieceType::Normal || piece.type == PieceType::UserDefined))
      characters_.set(piece.text == kBlankSign ? U' ' : utf8_code_point(piece.text), number);
  }
  return bytes_found == bytes_.size();
}

bool BpeEncoder::take_merges(const ModelSettings& settings) {
  std::unordered_map<std::string_view, int32_t> ids;
  std::vector<float> scores;
  for (size_t id = 0; id < settings.pieces.size(); ++id) {
    if (settings.pieces[id].type != PieceType::Normal) continue;
    ids.emplace(settings.pieces[id].text, static_cast<int32_t>(id));
    scores.push_back(settings.pieces[id].score);
  }
  std::sort(scores.begin(), scores.end(), std::greater<>());
  scores.erase(std::unique(scores.begin(), scores.end()), scores.end());
  std::vector<std::pair<uint64_t, Merge>> pairs;
  for (const auto& [text, id] : ids) {
    const float score = settings.pieces[static_cast<size_t>(id)].score;
    const auto rank = std::lower_bound(scores.begin(), scores.end(), score, std::greater<>()) - scores.begin();
    for (size_t at = 0; at < text.size();) {
      const size_t length = utf8_step(text.substr(at)).bytes;
      if (!ids.contains(text.substr(at, length))) return false;
      at += length;
      const auto left = ids.find(text.substr(0, at)), right = ids.find(text.substr(at));
      if (left != ids.end() && right != ids.end())
        pairs.push_back({PairTable::key(left->second, right->second), {id, static_cast<int32_t>(rank)}});
    }
  }
  pairs_.build(pairs);
  return true;
}

std::optional<BpeEncoder> BpeEncoder::make(const ModelSettings& settings) {
  if (settings.type != "bpe" || !settings.keeps_text() || !settings.byte_fallback) return std::nullopt;
  BpeEncoder encoder;
  if (!encoder.take_characters(settings) || !encoder.take_merges(settings)) return std::nullopt;
  return encoder;
}

void BpeEncoder::split(std::string_view text, Scratch& work) const {
  work.symbols.clear();
  for (size_t at = 0; at < text.size();) {
    const size_t length = utf8_step(text.substr(at)).bytes;
    const auto place = static_cast<int32_t>(work.symbols.size());
    work.symbols.push_back({characters_.find(utf8_code_point(text.substr(at, length))), place - 1, place + 1,
                            static_cast<uint32_t>(at), static_cast<uint32_t>(length)});
    at += length;
  }
  if (!work.symbols.empty()) work.symbols.back().next = -1;
}

void BpeEncoder::propose(Scratch& work, int32_t left, int32_t right) const {
  if (left < 0 || right < 0) return;
  const int32_t left_id = work.symbols[static_cast<size_t>(left)].id;
  const int32_t right_id = work.symbols[static_cast<size_t>(right)].id;
  if (left_id < 0 || right_id < 0) return;
  if (const Merge* merge = pairs_.find(left_id, right_id))
    work.heap.push({static_cast<uint64_t>(merge->rank) << 32 | static_cast<uint32_t>(left), right, left_id, right_id,
                    merge->piece});
}

void BpeEncoder::merge(Scratch& work) const {
  auto& symbols = work.symbols;
  for (int32_t i = 1; i < static_cast<int32_t>(symbols.size()); ++i) propose(work, i - 1, i);
  while (!work.heap.empty()) {
    const auto top = work.heap.top();
    work.heap.pop();
    const auto place = static_cast<int32_t>(top.order & 0xFFFFFFFF);
    auto &left = symbols[static_cast<size_t>(place)], &right = symbols[static_cast<size_t>(top.right)];
    if (left.gone || right.gone || left.id != top.left_id || right.id != top.right_id) continue;
    left.id = top.piece;
    left.bytes += right.bytes;
    left.next = right.next;
    right.gone = true;
    if (right.next >= 0) symbols[static_cast<size_t>(right.next)].prev = place;
    propose(work, left.prev, place);
    propose(work, place, left.next);
  }
}

void BpeEncoder::encode(std::string_view text, Ids& out) const {
  thread_local Scratch work;
  split(text, work);
  merge(work);
  for (const auto& symbol : work.symbols) {
    if (symbol.gone) continue;
    if (symbol.id >= 0) {
      out.push_back(symbol.id);
      continue;
    }
    for (const char byte : text.substr(symbol.first, symbol.bytes))
      out.push_back(bytes_[static_cast<unsigned char>(byte)]);
  }
}
}  // namespace zk::token
