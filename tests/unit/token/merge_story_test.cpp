// The merges told one by one end where the encoder ends, and each begins with two pieces that were there before.
#include "engine/token/merge_story.h"

#include <gtest/gtest.h>

#include <numeric>
#include <set>

#include "engine/token/sentencepiece.h"
#include "engine/token/train_sentencepiece.h"

namespace zk::token {
namespace {

const std::string& corpus() {
  static const std::string text = [] {
    std::string out;
    for (int i = 0; i < 300; ++i) {
      const std::string n = std::to_string(i * 37 % 101);
      out += "The fox number " + n + " walked to the pond and slept near the old stone bridge.\n";
      out += "きつねは池まで歩いて、古い石の橋のそばで" + n + "回ねむりました。\n";
    }
    return out;
  }();
  return text;
}

std::string bpe_model() {
  TrainingText text;
  text.add(corpus());
  SentencePieceOptions options;
  options.vocab_size = 420;
  options.character_coverage = 1;
  auto trained = train_sentencepiece(options, text);
  EXPECT_TRUE(trained.ok()) << (trained.ok() ? "" : trained.issue().id);
  return trained.ok() ? trained->bytes : "";
}

class Stories : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { model_ = bpe_model(); }
  void SetUp() override {
    auto settings = read_model_settings(model_);
    ASSERT_TRUE(settings.ok());
    auto story = MergeStory::make(*settings);
    ASSERT_TRUE(story.ok());
    story_.emplace(std::move(*story));
    tokenizer_ = parse_sentencepiece(model_, "test").value();
  }
  static std::string model_;
  std::optional<MergeStory> story_;
  std::shared_ptr<const Tokenizer> tokenizer_;
};
std::string Stories::model_;

TEST_F(Stories, EndWhereTheEncoderEnds) {
  for (const std::string text :
       {"The fox slept near the pond.", "橋のそばで歩いて、 the old fox", "Zebra 42 né", " ", "x"}) {
    const auto steps = story_->play(text);
    const auto symbols = steps.empty() ? story_->start(text) : steps.back().symbols;
    std::string joined;
    Ids ids;
    for (const auto& symbol : symbols) {
      joined += symbol.text;
      if (symbol.id >= 0)
        ids.push_back(symbol.id);
      else
        for (const char byte : symbol.text) {
          char name[8];
          std::snprintf(name, sizeof name, "<0x%02X>", static_cast<unsigned char>(byte));
          ids.push_back(tokenizer_->id_of(name));
        }
    }
    EXPECT_EQ(joined, text);
    EXPECT_EQ(ids, tokenizer_->encode(text)) << text;
  }
}

TEST_F(Stories, EachRuleJoinsTwoKnownPieces) {
  ASSERT_GT(story_->rules().size(), 50u);
  std::set<int32_t> learned;
  for (const MergeRule& rule : story_->rules()) {
    ASSERT_GE(rule.left, 0);
    ASSERT_GE(rule.right, 0);
    EXPECT_EQ(story_->piece(rule.left).text + story_->piece(rule.right).text, story_->piece(rule.piece).text);
    for (const int32_t half : {rule.left, rule.right})
      if (story_->piece(half).text.size() > 4) {
        EXPECT_TRUE(learned.contains(half)) << story_->piece(half).text;
      }
    learned.insert(rule.piece);
  }
}

TEST_F(Stories, StepsShortenTheTextAndAreCounted) {
  const std::string text = "The fox walked to the pond and the fox slept.";
  size_t last = story_->start(text).size();
  int64_t merged = 0;
  for (const auto& step : story_->play(text)) {
    EXPECT_LT(step.symbols.size(), last);
    merged += static_cast<int64_t>(last - step.symbols.size());
    last = step.symbols.size();
  }
  const auto counts = story_->count(text);
  EXPECT_EQ(std::accumulate(counts.begin(), counts.end(), int64_t{0}), merged);
  const auto twice = story_->count(text + "\n" + text);
  for (size_t i = 0; i < counts.size(); ++i) EXPECT_EQ(twice[i], 2 * counts[i]);
}

TEST_F(Stories, OnlyBpeHasMerges) {
  auto settings = read_model_settings(model_);
  ASSERT_TRUE(settings.ok());
  settings->type = "unigram";
  const auto story = MergeStory::make(*settings);
  ASSERT_FALSE(story.ok());
  EXPECT_EQ(story.issue().id, "tokenizer-no-merges");
  EXPECT_EQ(story.issue().args["kind"], "unigram");
}
}  // namespace
}  // namespace zk::token
