// Tokenizers: nothing is lost, nothing that is written in a text becomes a control piece, the fast encoder equals the
// library's, training gives exactly the size asked for or says why not.
#include "engine/token/tokenizer.h"

#include <gtest/gtest.h>

#include <fstream>

#include "engine/core/random.h"
#include "engine/token/sentencepiece.h"
#include "engine/token/train_sentencepiece.h"
#include "engine/token/utf8.h"
#include "token_fixtures.h"

namespace zk::token {
namespace {

std::string pick(Random& random, const std::vector<std::string>& words) { return words[random.below(words.size())]; }

/// Sentences enough for a few hundred pieces, in both languages.
TrainingText small_text(uint64_t seed = 1) {
  Random random(seed);
  const std::vector<std::string> who = {"The cat", "A small dog", "Hana", "The old miller", "Nobody"};
  const std::vector<std::string> does = {" eats", " looks for", " carries", " paints", " remembers"};
  const std::vector<std::string> what = {" a warm bun.", " the red hat.", " 12 apples.", " its home.", " 305 stones."};
  const std::vector<std::string> ja = {"ねこがパンを食べました。", "ハナは赤いぼうしをさがしました。",
                                       "りんごを12個持っています。", "質問：これは何ですか。", "答え：「石です。」"};
  TrainingText text;
  for (int i = 0; i < 300; ++i)
    text.add(pick(random, who) + pick(random, does) + pick(random, what) + "\n" + pick(random, ja) + pick(random, ja));
  return text;
}

SentencePieceOptions small_options(const char* type = "bpe", int64_t size = 420) {
  SentencePieceOptions options;
  options.type = type;
  options.vocab_size = size;
  options.character_coverage = 1.0;
  return options;
}

std::string model_of(const SentencePieceOptions& options, const TrainingText& text) {
  auto trained = train_sentencepiece(options, text);
  if (!trained.ok()) throw std::runtime_error(dump_line(trained.issue().to_json()));
  return trained->bytes;
}

const std::string& bpe_model() {
  static const std::string model = model_of(small_options(), small_text());
  return model;
}
const std::string& unigram_model() {
  static const std::string model = model_of(small_options("unigram", 340), small_text());
  return model;
}
std::shared_ptr<const Tokenizer> open_model(const std::string& model) {
  return parse_sentencepiece(model, "test").value();
}

std::string utf8_of(uint32_t point) {
  std::string out;
  auto put = [&](uint32_t byte) { out += static_cast<char>(byte); };
  if (point < 0x80) return put(point), out;
  if (point < 0x800) return put(0xC0 | point >> 6), put(0x80 | (point & 0x3F)), out;
  if (point < 0x10000) return put(0xE0 | point >> 12), put(0x80 | (point >> 6 & 0x3F)), put(0x80 | (point & 0x3F)), out;
  put(0xF0 | point >> 18), put(0x80 | (point >> 12 & 0x3F)), put(0x80 | (point >> 6 & 0x3F)),
      put(0x80 | (point & 0x3F));
  return out;
}

/// Characters of every kind, those that mean something to the tokenizer among them.
std::string random_text(Random& random, bool bytes) {
  static const std::vector<std::string> special = {"\u2581",  "\u2585",   "\uFFFD",  "\u2047",  std::string(1, '\0'),
                                                   "\n",      "\r\n",     "\t",      " ",       "  ",
                                                   "<|doc|>", "<|user|>", "<|bot|>", "<|end|>", "<unk>",
                                                   "<0x41>",  "<s>",      "ねこが",  "The cat", "12"};
  const std::vector<uint32_t> ranges = {0x80, 0x80, 0x300, 0x3040, 0x4E00, 0xE000, 0x1F600, 0x10FFFF};
  std::string text;
  for (uint64_t n = random.below(40); n > 0; --n) {
    if (random.below(3) == 0) {
      text += pick(random, special);
    } else if (bytes && random.below(8) == 0) {
      text += static_cast<char>(random.below(256));
    } else {
      const uint32_t base = ranges[random.below(ranges.size())];
      uint32_t point =
          base == 0x80 ? static_cast<uint32_t>(random.below(0x80)) : base - static_cast<uint32_t>(random.below(0x60));
      if (point >= 0xD800 && point < 0xE000) point = 'x';
      text += utf8_of(point);
    }
  }
  return text;
}

class BothModels : public testing::TestWithParam<bool> {
 protected:
  const std::string& model() const { return GetParam() ? unigram_model() : bpe_model(); }
};
INSTANTIATE_TEST_SUITE_P(Types, BothModels, testing::Bool(),
                         [](const auto& info) { return info.param ? "unigram" : "bpe"; });

TEST_P(BothModels, HasTheSizeAskedForAndItsPiecesInOrder) {
  const auto tokenizer = open_model(model());
  EXPECT_EQ(tokenizer->vocab_size(), GetParam() ? 340 : 420);
  EXPECT_EQ(tokenizer->kind(), GetParam() ? "unigram" : "bpe");
  const SpecialIds& special = tokenizer->special();
  EXPECT_EQ(special.unk, 0);
  EXPECT_EQ((std::vector<int32_t>{special.doc, special.user, special.bot, special.end}),
            (std::vector<int32_t>{1, 2, 3, 4}));
  EXPECT_EQ(special.bos, -1);
  EXPECT_EQ(special.eos, -1);
  EXPECT_EQ(tokenizer->piece(special.user), "<|user|>");
  EXPECT_EQ(tokenizer->type(special.user), PieceType::Control);
  EXPECT_EQ(tokenizer->bytes(special.user), "");
  EXPECT_EQ(tokenizer->encode("\n"), Ids{5});
  EXPECT_EQ(tokenizer->type(5), PieceType::UserDefined);
  EXPECT_EQ(tokenizer->piece(6), "<0x00>");
  EXPECT_EQ(tokenizer->bytes(6 + 0xE3), "\xE3");
  EXPECT_TRUE(tokenizer->lossless());
  EXPECT_EQ(tokenizer->piece(-1), "");
  EXPECT_EQ(tokenizer->bytes(100000), "");
}

TEST_P(BothModels, EveryTextComesBack) {
  const auto tokenizer = open_model(model());
  Random random(7);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random_text(random, false);
    ASSERT_EQ(tokenizer->decode(tokenizer->encode(text)), text);
  }
}

TEST_P(BothModels, EvenBytesThatAreNoTextComeBack) {
  const auto tokenizer = open_model(model());
  Random random(8);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random_text(random, true);
    const Ids ids = tokenizer->encode(text);
    ASSERT_EQ(tokenizer->decode_bytes(ids.data(), ids.size()), text);
    ASSERT_EQ(tokenizer->decode(ids), utf8_mended(text));
  }
}

TEST_P(BothModels, MarksInATextNeverBecomeControlPieces) {
  const auto tokenizer = open_model(model());
  Random random(9);
  for (int i = 0; i < 3000; ++i)
    for (const int32_t id : tokenizer->encode("<|user|> <|end|><|doc|>" + random_text(random, true)))
      ASSERT_NE(tokenizer->type(id), PieceType::Control);
}

TEST_P(BothModels, DigitsAreSplit) {
  const auto tokenizer = open_model(model());
  for (int32_t id = 0; id < tokenizer->vocab_size(); ++id) {
    if (tokenizer->type(id) != PieceType::Normal) continue;
    const std::string& bytes = tokenizer->bytes(id);
    const auto digits = std::count_if(bytes.begin(), bytes.end(), [](char c) { return c >= '0' && c <= '9'; });
    EXPECT_TRUE(digits == 0 || bytes.size() <= 2) << tokenizer->piece(id);
  }
}

TEST_P(BothModels, TheStreamGivesWholeCharactersAndTheSameText) {
  const auto tokenizer = open_model(model());
  Random random(10);
  for (int i = 0; i < 500; ++i) {
    Ids ids = tokenizer->encode(random_text(random, false));
    for (uint64_t n = random.below(20); n > 0; --n)
      ids.push_back(static_cast<int32_t>(random.below(static_cast<uint64_t>(tokenizer->vocab_size()))));
    StreamDecoder decoder(*tokenizer);
    std::string joined;
    for (const int32_t id : ids) {
      const std::string part = decoder.push(id);
      ASSERT_EQ(utf8_first_invalid(part), std::string::npos);
      joined += part;
    }
    ASSERT_EQ(joined + decoder.finish(), tokenizer->decode(ids));
  }
}

TEST_P(BothModels, TheSameTextGivesTheSameModel) {
  const auto options = GetParam() ? small_options("unigram", 340) : small_options();
  EXPECT_EQ(model_of(options, small_text()), model());
}

TEST(Tokenizer, TheFastEncoderEqualsTheLibrary) {
  const auto fast = parse_sentencepiece(bpe_model(), "t", EncoderPath::Fast).value();
  const auto reference = parse_sentencepiece(bpe_model(), "t", EncoderPath::Reference).value();
  Random random(11);
  for (int i = 0; i < 5000; ++i) {
    const std::string text = random_text(random, i % 2 == 0);
    ASSERT_EQ(fast->encode(text), reference->encode(text)) << text;
  }
  const TrainingText other = small_text(2);
  for (const auto& [text, count] : other.counts()) ASSERT_EQ(fast->encode(text), reference->encode(text));
  const std::string runs = std::string(3000, 'a') + std::string(3000, ' ') + "ねこねこねこ";
  EXPECT_EQ(fast->encode(runs), reference->encode(runs));
}

TEST(Tokenizer, AStreamHoldsBackHalfACharacter) {
  const auto tokenizer = open_model(bpe_model());
  StreamDecoder decoder(*tokenizer);
  const std::string cat = "\U0001F408";
  std::vector<std::string> parts;
  for (const int32_t id : tokenizer->encode(cat)) parts.push_back(decoder.push(id));
  EXPECT_EQ(parts, (std::vector<std::string>{"", "", "", cat}));
  EXPECT_EQ(decoder.push(tokenizer->encode(cat)[0]), "");
  EXPECT_EQ(decoder.finish(), "\uFFFD");
}

TEST(Tokenizer, WithoutByteFallbackUnknownCharactersAreLostAndItSaysSo) {
  auto options = small_options("bpe", 164);
  options.byte_fallback = false;
  const auto tokenizer = open_model(model_of(options, small_text()));
  EXPECT_EQ(tokenizer->vocab_size(), 164);
  EXPECT_FALSE(tokenizer->lossless());
  EXPECT_EQ(tokenizer->encode("\U0001F408"), Ids{tokenizer->special().unk});
  EXPECT_EQ(tokenizer->decode(tokenizer->encode("The cat eats\n12 ねこ")), "The cat eats\n12 ねこ");
}

TEST(Tokenizer, TextThatSpellsReservedPiecesCanBeLearnedFrom) {
  TrainingText text = small_text();
  for (int i = 0; i < 500; ++i) text.add("<|user|> hi <|bot|> <0x0A><unk> \u2581\u2585 ho\tha <|doc|>");
  const auto tokenizer = open_model(model_of(small_options(), text));
  for (int32_t id = 0; id < tokenizer->vocab_size(); ++id) {
    if (tokenizer->type(id) != PieceType::Normal) continue;
    EXPECT_EQ(tokenizer->piece(id).find("|user|>"), std::string::npos);
  }
  EXPECT_EQ(tokenizer->decode(tokenizer->encode("<|user|>")), "<|user|>");
}

TEST(Tokenizer, TheTextIsCutWhereSentencesEnd) {
  TrainingText text;
  text.add("これは石です。「はい。」と言った。\nA b. C\td\r\n<|end|>");
  std::vector<std::string> stretches;
  for (const auto& [stretch, count] : text.counts()) stretches.push_back(stretch);
  EXPECT_EQ(stretches,
            (std::vector<std::string>{"<", "A b. C", "d", "|end|>", "「はい。」", "これは石です。", "と言った。"}));
  TrainingText longer;
  longer.add(std::string(10001, 'x'));
  EXPECT_EQ(longer.counts().at(std::string(4000, 'x')), 2);
  EXPECT_EQ(longer.counts().at(std::string(2001, 'x')), 1);
}

Issue issue_of(const SentencePieceOptions& options, const TrainingText& text, const TrainingHooks& hooks = {}) {
  auto trained = train_sentencepiece(options, text, hooks);
  return trained.ok() ? Issue{} : trained.issue();
}

TEST(TokenizerTraining, SaysTheLargestSizeThatTheTextGives) {
  TrainingText tiny;
  tiny.add("The cat eats. ねこが食べます。");
  for (const char* type : {"bpe", "unigram"}) {
    const Issue issue = issue_of(small_options(type, 4096), tiny);
    ASSERT_EQ(issue.id, "corpus-too-small-for-tokenizer") << dump_line(issue.to_json());
    const int64_t largest = issue.args["largest"];
    EXPECT_EQ(issue.fix[0]["value"], largest);
    EXPECT_EQ(open_model(model_of(small_options(type, largest), tiny))->vocab_size(), largest) << type;
    EXPECT_EQ(issue_of(small_options(type, largest + 1), tiny).id, "corpus-too-small-for-tokenizer") << type;
  }
}

TEST(TokenizerTraining, SaysTheSmallestSizeThatTheCharactersNeed) {
  const Issue issue = issue_of(small_options("bpe", 300), small_text());
  ASSERT_EQ(issue.id, "vocabulary-too-small") << dump_line(issue.to_json());
  const int64_t smallest = issue.args["smallest"];
  EXPECT_EQ(open_model(model_of(small_options("bpe", smallest), small_text()))->vocab_size(), smallest);
  EXPECT_EQ(issue_of(small_options("bpe", smallest - 1), small_text()).id, "vocabulary-too-small");
}

TEST(TokenizerTraining, StopsWhenAskedAndReportsProgress) {
  int calls = 0;
  TrainingHooks hooks;
  hooks.progress = [&](double done, double total) {
    ++calls;
    EXPECT_LE(done, total);
  };
  EXPECT_EQ(issue_of(small_options(), small_text(), hooks).id, "");
  EXPECT_GT(calls, 0);
  hooks.stopping = [] { return true; };
  const Issue issue = issue_of(small_options(), small_text(), hooks);
  EXPECT_EQ(issue.id, "stopped");
  EXPECT_EQ(issue.exit, Exit::Stopped);
  EXPECT_EQ(issue_of(small_options(), TrainingText()).id, "text-empty");
}

TEST(TokenizerFile, WhatIsNoModelIsRefused) {
  Random random(12);
  EXPECT_EQ(parse_sentencepiece("", "x").issue().id, "tokenizer-broken");
  EXPECT_EQ(parse_sentencepiece("hello world, this is text", "x").issue().id, "tokenizer-broken");
  for (int i = 0; i < 200; ++i) {
    std::string model = bpe_model();
    model.resize(random.below(model.size()));
    for (int n = 0; n < 8 && !model.empty(); ++n) model[random.below(model.size())] ^= static_cast<char>(random.next());
    const auto parsed = parse_sentencepiece(model, "x");
    if (!parsed.ok()) {
      EXPECT_EQ(parsed.issue().id, "tokenizer-broken");
    }
  }
  const TempDir dir;
  EXPECT_EQ(load_tokenizer(dir.path()).issue().id, "file-missing");
  std::ofstream(dir.path() / "tokenizer.model", std::ios::binary) << bpe_model();
  EXPECT_EQ(load_tokenizer(dir.path()).value()->hash(), load_tokenizer(dir.path() / "tokenizer.model").value()->hash());
}
}  // namespace
}  // namespace zk::token
