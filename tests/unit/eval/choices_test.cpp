// Scoring with shared beginnings and batches against the plain definition: one forward pass per choice.
#include "engine/eval/choices.h"

#include <ATen/ops/log_softmax.h>
#include <ATen/ops/tensor.h>
#include <gtest/gtest.h>

#include "engine/core/random.h"
#include "tests/unit/generate/byte_tokenizer.h"

namespace zk::eval {
namespace {
const test::ByteTokenizer kBytes;

std::unique_ptr<model::Transformer> make(int64_t seq_len, spec::Position position = spec::Position::Rotary) {
  spec::ModelSpec spec;
  spec.vocab_size = kBytes.vocab_size();
  spec.seq_len = seq_len;
  spec.n_layer = 2, spec.d_model = 32, spec.n_head = spec.n_kv_head = 2, spec.head_dim = 16, spec.d_ff = 64;
  spec.position = position;
  spec.init_std = 0.3;
  auto model = model::Transformer::create(spec);
  EXPECT_TRUE(model.ok());
  (*model)->initialise(4);
  return std::move(*model);
}

double plain_score(model::Transformer& model, const token::Ids& context, const token::Ids& choice) {
  std::vector<int64_t> ids(context.begin(), context.end());
  ids.insert(ids.end(), choice.begin(), choice.end() - 1);
  const at::Tensor log_p = at::log_softmax(model.forward({at::tensor(ids).unsqueeze(0)}), -1).squeeze(0);
  double sum = 0;
  for (size_t i = 0; i < choice.size(); ++i)
    sum += log_p[static_cast<int64_t>(context.size() + i) - 1][choice[i]].item<double>();
  return sum;
}

std::vector<ChoiceRequest> requests(uint64_t seed, int count, uint64_t longest) {
  Random random(seed);
  std::vector<ChoiceRequest> out;
  const auto ids = [&](uint64_t n) {
    token::Ids list;
    for (uint64_t i = 0; i < n; ++i) list.push_back(static_cast<int32_t>(random.below(260)));
    return list;
  };
  for (int r = 0; r < count; ++r) {
    ChoiceRequest request;
    request.context = ids(1 + random.below(longest));
    for (uint64_t c = 2 + random.below(3); c > 0; --c) request.choices.push_back(ids(1 + random.below(9)));
    out.push_back(std::move(request));
  }
  return out;
}

TEST(ScoreChoices, EqualsOneForwardPassPerChoice) {
  for (const auto position : {spec::Position::Rotary, spec::Position::Learned}) {
    auto model = make(64, position);
    const auto asked = requests(1, 23, 40);
    auto scores = score_choices(*model, asked, 8);
    ASSERT_TRUE(scores.ok());
    for (size_t i = 0; i < asked.size(); ++i) {
      ASSERT_EQ((*scores)[i].sums.size(), asked[i].choices.size());
      for (size_t c = 0; c < asked[i].choices.size(); ++c) {
        EXPECT_NEAR((*scores)[i].sums[c], plain_score(*model, asked[i].context, asked[i].choices[c]), 2e-4);
        EXPECT_EQ((*scores)[i].tokens[c], static_cast<int64_t>(asked[i].choices[c].size()));
      }
    }
  }
}

TEST(ScoreChoices, TheBatchDoesNotMatter) {
  auto model = make(64);
  const auto asked = requests(2, 17, 30);
  const auto one = score_choices(*model, asked, 1), many = score_choices(*model, asked, 64);
  for (size_t i = 0; i < asked.size(); ++i)
    for (size_t c = 0; c < asked[i].choices.size(); ++c) EXPECT_NEAR((*one)[i].sums[c], (*many)[i].sums[c], 1e-4);
}

TEST(ScoreChoices, KeepsTheEndOfAContextThatIsTooLong) {
  auto model = make(16);
  ChoiceRequest request;
  request.context = kBytes.encode("a long context that does not fit");
  request.choices = {kBytes.encode("abc"), kBytes.encode("d")};
  auto scores = score_choices(*model, {request});
  ASSERT_TRUE(scores.ok());
  EXPECT_EQ((*scores)[0].cut, static_cast<int64_t>(request.context.size()) - 14);
  const token::Ids kept(request.context.end() - 14, request.context.end());
  EXPECT_NEAR((*scores)[0].sums[0], plain_score(*model, kept, request.choices[0]), 1e-4);
  request.choices = {token::Ids(17, 'x')};
  EXPECT_EQ(score_choices(*model, {request}).issue().id, "eval-choice-too-long");
}

TEST(ScoreChoices, StopsWhenAskedTo) {
  auto model = make(32);
  int64_t heard = 0;
  auto scores = score_choices(*model, requests(3, 20, 10), 5, [&](int64_t done) {
    heard = done;
    return done < 10;
  });
  EXPECT_EQ(scores.issue().id, "stopped");
  EXPECT_EQ(heard, 10);
}

TEST(ScoreChoices, ChoosesBySumAndByMean) {
  ChoiceScores scores{{-6, -4, -4}, {6, 1, 2}, 0};
  EXPECT_EQ(scores.best(), 1);  // the first among equals
  EXPECT_EQ(scores.best_mean(), 0);
}

/// Cuts words with their blank in front, as sentencepiece does, so that a prompt's last blank belongs to the choice.
class WordTokenizer final : public token::Tokenizer {
 public:
  using Tokenizer::encode;
  std::string kind() const override { return "words"; }
  int32_t vocab_size() const override { return static_cast<int32_t>(words_.size()); }
  const token::SpecialIds& special() const override { return special_; }
  const std::string& hash() const override { return hash_; }
  bool lossless() const override { return true; }
  bool drops_first_blank() const override { return false; }
  const std::string& piece(int32_t id) const override { return words_[static_cast<size_t>(id)]; }
  const std::string& bytes(int32_t id) const override { return words_[static_cast<size_t>(id)]; }
  token::PieceType type(int32_t id) const override { return id ? token::PieceType::Normal : token::PieceType::Control; }
  int32_t id_of(std::string_view piece) const override {
    return static_cast<int32_t>(std::find(words_.begin(), words_.end(), piece) - words_.begin());
  }
  void encode(std::string_view text, token::Ids& out) const override {
    for (size_t i = 0; i < text.size();) {
      size_t stop = text.find(' ', i + 1);
      if (stop == std::string_view::npos) stop = text.size();
      const std::string word(text.substr(i, stop - i));
      if (std::find(words_.begin(), words_.end(), word) == words_.end()) words_.push_back(word);
      out.push_back(id_of(word));
      i = stop;
    }
  }

 private:
  mutable std::vector<std::string> words_ = {"<|doc|>"};
  token::SpecialIds special_ = [] {
    token::SpecialIds ids;
    ids.doc = 0;
    return ids;
  }();
  std::string hash_ = "words";
};

TEST(TextRequest, TheBlankBelongsToTheChoice) {
  const WordTokenizer words;
  const ChoiceRequest request = text_request(words, "Answer: ", {"The owl.", "The hen."});
  EXPECT_EQ(words.decode(request.context), "<|doc|>Answer:");
  EXPECT_EQ(request.context.front(), 0);
  ASSERT_EQ(request.choices.size(), 2u);
  EXPECT_EQ(words.decode(request.choices[0]), " The owl.");
  EXPECT_EQ(words.decode(request.choices[1]), " The hen.");
}

TEST(TextRequest, WhatTheBorderChangesIsScored) {
  const WordTokenizer words;
  // "Answer:" and "Answer:x" are different pieces: nothing but the mark is shared.
  const ChoiceRequest request = text_request(words, "Answer:", {"x", "y z"});
  EXPECT_EQ(request.context, token::Ids{0});
  EXPECT_EQ(words.decode(request.choices[0]), "Answer:x");
  EXPECT_EQ(words.decode(request.choices[1]), "Answer:y z");
}

TEST(ChatRequest, PutsQuestionAndChoiceBehindTheirMarks) {
  auto request = chat_request(kBytes, "Q?", {"A."});
  ASSERT_TRUE(request.ok());
  EXPECT_EQ(request->context, (token::Ids{256, 257, ' ', 'Q', '?', 258}));
  EXPECT_EQ(request->choices[0], (token::Ids{' ', 'A', '.'}));
  EXPECT_EQ(chat_request(WordTokenizer(), "Q?", {"A."}).issue().id, "chat-no-marks");
}
}  // namespace
}  // namespace zk::eval
