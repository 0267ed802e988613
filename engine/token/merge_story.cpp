// See merge_story.h.
#include "engine/token/merge_story.h"

#include <algorithm>

#include "engine/token/utf8.h"

namespace zk::token {
namespace {
constexpr std::string_view kBlankSign = "\xE2\x96\x81";

uint64_t key_of(int32_t left, int32_t right) {
  return static_cast<uint64_t>(static_cast<uint32_t>(left)) << 32 | static_cast<uint32_t>(right);
}

/// "▁the" -> " the".
std::string in_text(std::string_view piece) {
  std::string out;
  for (size_t at = 0; at < piece.size();) {
    const size_t length = utf8_step(piece.substr(at)).bytes;
    out += piece.substr(at, length) == kBlankSign ? " " : piece.substr(at, length);
    at += length;
  }
  return out;
}

bool is_one_character(std::string_view text) { return !text.empty() && utf8_step(text).bytes == text.size(); }
}  // namespace

Result<MergeStory> MergeStory::make(ModelSettings settings) {
  if (settings.type != "bpe") return issue_input("tokenizer-no-merges", {{"kind", settings.type}, {"tokenizer", ""}});
  MergeStory story;
  story.settings_ = std::move(settings);
  story.take_pieces();
  story.take_pairs();
  for (size_t i = 0; i < story.rules_.size(); ++i) story.find_pair(i);
  return story;
}

void MergeStory::take_pieces() {
  for (size_t id = 0; id < settings_.pieces.size(); ++id) {
    const ModelPiece& piece = settings_.pieces[id];
    const auto number = static_cast<int32_t>(id);
    const bool text = piece.type == PieceType::Normal || piece.type == PieceType::UserDefined;
    if (text && is_one_character(piece.text)) characters_.emplace(in_text(piece.text), number);
    if (piece.type != PieceType::Normal || is_one_character(piece.text) || piece.text.empty()) continue;
    rules_.push_back({-1, -1, number});
    words_apart_ = words_apart_ && in_text(piece.text).find(' ', 1) == std::string::npos;
  }
  std::stable_sort(rules_.begin(), rules_.end(),
                   [&](const MergeRule& a, const MergeRule& b) { return piece(a.piece).score > piece(b.piece).score; });
}

/// Every way to put a piece together from two others merges, as in the encoder.
void MergeStory::take_pairs() {
  std::unordered_map<std::string_view, int32_t> ids;
  for (size_t id = 0; id < settings_.pieces.size(); ++id)
    if (settings_.pieces[id].type == PieceType::Normal)
      ids.emplace(settings_.pieces[id].text, static_cast<int32_t>(id));
  for (size_t rule = 0; rule < rules_.size(); ++rule) {
    const std::string_view text = piece(rules_[rule].piece).text;
    for (size_t at = utf8_step(text).bytes; at < text.size(); at += utf8_step(text.substr(at)).bytes) {
      const auto left = ids.find(text.substr(0, at)), right = ids.find(text.substr(at));
      if (left != ids.end() && right != ids.end())
        pairs_.emplace(key_of(left->second, right->second), static_cast<int64_t>(rule));
    }
  }
}

void MergeStory::find_pair(size_t rule) {
  const std::string text = in_text(piece(rules_[rule].piece).text);
  std::vector<MergeSymbol> symbols = start(text);
  for (Next next; (next = next_of(symbols, static_cast<int64_t>(rule))).place >= 0;) apply(symbols, next);
  if (symbols.size() != 2) return;
  rules_[rule].left = symbols[0].id;
  rules_[rule].right = symbols[1].id;
}

std::vector<MergeSymbol> MergeStory::start(std::string_view text) const {
  std::vector<MergeSymbol> symbols;
  for (size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_step(text.substr(at));
    const size_t length = step.state == Utf8::Valid ? step.bytes : 1;
    const auto found = characters_.find(std::string(text.substr(at, length)));
    symbols.push_back({found == characters_.end() ? -1 : found->second, text.substr(at, length)});
    at += length;
  }
  return symbols;
}

MergeStory::Next MergeStory::next_of(const std::vector<MergeSymbol>& symbols, int64_t limit) const {
  Next best{-1, limit};
  for (size_t i = 0; i + 1 < symbols.size(); ++i) {
    if (symbols[i].id < 0 || symbols[i + 1].id < 0) continue;
    const auto found = pairs_.find(key_of(symbols[i].id, symbols[i + 1].id));
    if (found != pairs_.end() && found->second < best.rule) best = {static_cast<int64_t>(i), found->second};
  }
  return best;
}

void MergeStory::apply(std::vector<MergeSymbol>& symbols, const Next& next) const {
  MergeSymbol& left = symbols[static_cast<size_t>(next.place)];
  const MergeSymbol& right = symbols[static_cast<size_t>(next.place) + 1];
  left = {rules_[static_cast<size_t>(next.rule)].piece, {left.text.data(), left.text.size() + right.text.size()}};
  symbols.erase(symbols.begin() + next.place + 1);
}

std::vector<MergeStep> MergeStory::play(std::string_view text) const {
  std::vector<MergeStep> steps;
  std::vector<MergeSymbol> symbols = start(text);
  for (Next next; (next = next_of(symbols, static_cast<int64_t>(rules_.size()))).place >= 0;) {
    apply(symbols, next);
    if (steps.empty() || steps.back().rule != next.rule) steps.push_back({next.rule, {}});
    steps.back().symbols = symbols;
  }
  return steps;
}

std::vector<int64_t> MergeStory::count(std::string_view text) const {
  std::vector<int64_t> counts(rules_.size(), 0);
  std::unordered_map<std::string_view, std::vector<int64_t>> known;  // stretch -> rules applied
  for (size_t at = 0; at < text.size();) {
    size_t end = text.find_first_of(words_apart_ ? " \n" : "\n", at + 1);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view stretch = text.substr(at, end - at);
    auto [entry, fresh] = known.try_emplace(stretch);
    if (fresh) {
      std::vector<MergeSymbol> symbols = start(stretch);
      for (Next next; (next = next_of(symbols, static_cast<int64_t>(rules_.size()))).place >= 0;) {
        apply(symbols, next);
        entry->second.push_back(next.rule);
      }
    }
    for (const int64_t rule : entry->second) ++counts[static_cast<size_t>(rule)];
    at = end;
  }
  return counts;
}
}  // namespace zk::token
