// Keeps exam questions out of the training text: a document that holds a run of `words` words (or `characters` Japanese
// characters) of an exam item is dropped. An item that is shorter than that counts as a whole, together with its right
// answer close behind. Letters and digits only, case folded; words between blanks, Japanese by character.
// Source: Brown et al., "Language Models are Few-Shot Learners" (2020), appendix C, for the 13 words.
#include <unicode/uchar.h>
#include <xxhash.h>

#include <algorithm>
#include <unordered_map>

#include "engine/corpus/steps/step.h"
#include "engine/token/utf8.h"

namespace zk::corpus {
namespace {

constexpr size_t kAnchor = 3;                       // tokens that are looked up at each place of a document
constexpr size_t kGap = 4;                          // tokens between question and answer ("Answer", "the right one is")
constexpr size_t kShortest = 4, kShortestEast = 8;  // shorter items say too little to be recognised

struct Token {
  uint64_t hash;
  uint32_t begin, end;
  bool east;
};

bool is_east(UChar32 c) {
  return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c == 0x3005 ||
         (c >= 0x20000 && c <= 0x2FA1F);
}

void cut(std::string_view text, std::vector<Token>& out) {
  out.clear();
  std::string word;
  size_t begin = 0;
  auto end_word = [&](size_t end) {
    if (!word.empty())
      out.push_back(
          {XXH3_64bits(word.data(), word.size()), static_cast<uint32_t>(begin), static_cast<uint32_t>(end), false});
    word.clear();
  };
  for (size_t at = 0; at < text.size();) {
    const size_t bytes = token::utf8_step(text.substr(at)).bytes;
    auto c = static_cast<UChar32>(token::utf8_code_point(text.substr(at, bytes)));
    if (is_east(c)) {
      end_word(at);
      out.push_back(
          {XXH3_64bits(text.data() + at, bytes), static_cast<uint32_t>(at), static_cast<uint32_t>(at + bytes), true});
    } else if (c < 0x80 ? (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') : u_isalnum(c)) {
      if (word.empty()) begin = at;
      if (c < 0x80)
        word += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      else
        c = u_tolower(c), word.append(reinterpret_cast<const char*>(&c), sizeof c);
    } else {
      end_word(at);
    }
    at += bytes;
  }
  end_word(text.size());
}

uint64_t key_of(const Token* tokens) {
  uint64_t key = 0;
  for (size_t i = 0; i < kAnchor; ++i) key = (key ^ tokens[i].hash) * 0x9E3779B97F4A7C15ULL;
  return key;
}

class DecontaminateStep final : public Step {
 public:
  DecontaminateStep(spec::DecontaminateStepParams params, const StepInputs& inputs) : params_(std::move(params)) {
    for (const auto& item : inputs.exam_items)
      if (params_.split == "all" || item.split.empty() || item.split == params_.split) add(item);
  }
  const char* name() const override { return "decontaminate"; }
  Json about() const override {
    return {{"items", items_.size()}, {"items_too_short", too_short_}, {"sequences", patterns_.size()}};
  }

  Verdict apply(Document& document, Reason& reason) override {
    std::vector<Token> tokens;
    cut(document.text, tokens);
    for (size_t i = 0; i + kAnchor <= tokens.size(); ++i) {
      const auto range = anchors_.equal_range(key_of(&tokens[i]));
      for (auto it = range.first; it != range.second; ++it) {
        const size_t end = match(patterns_[it->second], tokens, i);
        if (end == 0) continue;
        reason.rule = "exam-leak";
        reason.value = items_[patterns_[it->second].item];
        reason.threshold = patterns_[it->second].run.size();
        reason.begin = tokens[i].begin;
        reason.end = tokens[end - 1].end;
        if (params_.action == "drop") return Verdict::Drop;
        reason.count("exam-leak");
        return Verdict::Keep;
      }
    }
    return Verdict::Keep;
  }

 private:
  struct Pattern {
    std::vector<uint64_t> run, answer;
    size_t item;
  };

  void add(const StepInputs::ExamText& item) {
    std::vector<Token> question, answer;
    cut(item.question, question);
    cut(item.answer, answer);
    const auto east =
        static_cast<size_t>(std::count_if(question.begin(), question.end(), [](auto& t) { return t.east; }));
    const bool japanese = 2 * east > question.size();
    const auto n = static_cast<size_t>(japanese ? params_.characters : params_.words);
    items_.push_back(item.exam + "/" + item.id);
    if (question.size() >= n) {
      for (size_t i = 0; i + n <= question.size(); ++i) keep(question, i, n, {});
      return;
    }
    if (question.size() + answer.size() < (japanese ? kShortestEast : kShortest) || question.size() < kAnchor) {
      ++too_short_;
      return;
    }
    keep(question, 0, question.size(), answer);
  }

  void keep(const std::vector<Token>& tokens, size_t from, size_t n, const std::vector<Token>& answer) {
    Pattern pattern{{}, {}, items_.size() - 1};
    for (size_t i = from; i < from + n; ++i) pattern.run.push_back(tokens[i].hash);
    for (const auto& token : answer) pattern.answer.push_back(token.hash);
    anchors_.emplace(key_of(&tokens[from]), patterns_.size());
    patterns_.push_back(std::move(pattern));
  }

  /// Where the match that begins at `from` ends; 0 for none.
  static size_t match(const Pattern& pattern, const std::vector<Token>& tokens, size_t from) {
    if (from + pattern.run.size() > tokens.size()) return 0;
    for (size_t i = 0; i < pattern.run.size(); ++i)
      if (tokens[from + i].hash != pattern.run[i]) return 0;
    const size_t end = from + pattern.run.size();
    if (pattern.answer.empty()) return end;
    for (size_t gap = 0; gap <= kGap; ++gap) {
      if (end + gap + pattern.answer.size() > tokens.size()) return 0;
      size_t i = 0;
      while (i < pattern.answer.size() && tokens[end + gap + i].hash == pattern.answer[i]) ++i;
      if (i == pattern.answer.size()) return end + gap + i;
    }
    return 0;
  }

  spec::DecontaminateStepParams params_;
  std::vector<std::string> items_;
  std::vector<Pattern> patterns_;
  std::unordered_multimap<uint64_t, size_t> anchors_;
  int64_t too_short_ = 0;
};
}  // namespace

std::unique_ptr<Step> decontaminate_step(const spec::DecontaminateStepParams& params, const StepInputs& inputs) {
  return std::make_unique<DecontaminateStep>(params, inputs);
}
}  // namespace zk::corpus
