// Answers of `zk session` recorded from a finished quickstart, read as the data pages read them; and answers that are
// not as they should be.
#include <gtest/gtest.h>

#include <QFile>
#include <cmath>

#include "ui/lab_answers.h"
#include "ui/pair_answers.h"

namespace zk::ui {
namespace {

Json recorded(const char* verb) {
  QFile file(ZK_LAB_ANSWERS);
  EXPECT_TRUE(file.open(QIODevice::ReadOnly));
  for (const QByteArray& line : file.readAll().split('\n')) {
    const Json json = Json::parse(line.begin(), line.end(), nullptr, false);
    if (json.is_object() && json.value("verb", "") == verb) return json.at("answer");
  }
  ADD_FAILURE() << verb;
  return Json::object();
}

TEST(DataAnswers, CutsKeepTheTextAndNameBytes) {
  const auto cuts = tokenizedFrom(recorded("tokenize"));
  ASSERT_EQ(cuts.size(), 3);
  for (const auto& cut : cuts) {
    EXPECT_EQ(cut.tokens.size(), cut.count);
    EXPECT_TRUE(cut.roundTrip);
    EXPECT_NEAR(cut.charactersPerToken, double(cut.characters) / double(cut.count), 1e-9);
  }
  QString whole;
  for (const auto& token : cuts[2].tokens) whole += token.text;
  EXPECT_TRUE(whole.startsWith("One day Tom went."));
  EXPECT_EQ(cuts[2].characters, whole.size());
  // A letter outside the vocabulary falls into bytes, which show as such.
  bool bytes = false;
  for (const auto& token : cuts[0].tokens) bytes = bytes || token.text.contains(QString::fromUtf8("⟨"));
  EXPECT_TRUE(bytes);
}

TEST(DataAnswers, TheTheatrePlaysWhatTheEngineDoes) {
  const MergeStory story = mergeStoryFrom(recorded("merges"));
  ASSERT_EQ(story.steps.size(), 21);
  ASSERT_EQ(story.tokens.size(), story.steps.size());
  EXPECT_EQ(story.start.size(), 30);
  EXPECT_EQ(story.total, 3314);
  for (int i = 0; i < story.steps.size(); ++i) {
    EXPECT_EQ(widgets::piecesAfter(story.start, story.steps, i + 1), story.tokens[i]) << i;
    if (i > 0) {
      EXPECT_GT(story.ranks[i], story.ranks[i - 1]);
    }
  }
}

TEST(DataAnswers, FiguresOfTheSamples) {
  const auto figures = labFiguresFrom(recorded("tokenizer_stats"));
  ASSERT_EQ(figures.size(), 2);
  EXPECT_NEAR(figures[0].charactersPerToken[1], 185.0 / 166, 1e-9);
  EXPECT_NEAR(figures[1].charactersPerToken[1], 185.0 / 553, 1e-9);
  EXPECT_TRUE(figures[0].checked && figures[0].unseen);
  EXPECT_EQ(figures[0].documents, 2043);
  EXPECT_EQ(figures[0].failures, 0);
  EXPECT_FALSE(figures[1].checked);
}

TEST(DataAnswers, TargetsAreInputsMovedByOne) {
  const Json answer = recorded("peek");
  const Batch batch = batchFrom(answer);
  ASSERT_EQ(batch.rows.size(), 2);
  EXPECT_EQ(batch.seqLen, 96);
  for (int r = 0; r < 2; ++r) {
    const BatchRow& row = batch.rows[r];
    EXPECT_EQ(row.pairs(), 96);
    EXPECT_EQ(row.learned, 96);
    const Json& told = answer["rows"][size_t(r)];
    ASSERT_EQ(row.borders.size(), int(told["borders"].size()));
    for (int b = 0; b < row.borders.size(); ++b) {
      EXPECT_EQ(row.borders[b], told["borders"][size_t(b)].get<int>());
      EXPECT_NE(row.tokens[row.borders[b]].document, row.tokens[row.borders[b] - 1].document);
      EXPECT_EQ(row.tokens[row.borders[b]].text, "<|doc|>");
    }
    EXPECT_EQ(row.documents, row.borders.size() + 1);
  }
  EXPECT_FALSE(batch.rows[0].beginning().isEmpty());
  // A look at 32 tokens holds the first border that is out of sight at the row's beginning.
  const int from = firstLook(batch.rows[0], 32);
  EXPECT_LE(from, batch.rows[0].borders[0]);
  EXPECT_LT(batch.rows[0].borders[0], from + 32);
}

TEST(DataAnswers, OnlyTheAnswerIsLearned) {
  const Talks talks = talksFrom(recorded("peek-conversations"));
  ASSERT_EQ(talks.rows.size(), 2);
  for (const Talk& talk : talks.rows) {
    int learned = 0;
    std::vector<std::string> order;
    for (const TalkPart& part : talk.parts) {
      order.push_back(part.role);
      for (const auto& token : part.tokens) learned += !token.masked;
    }
    EXPECT_EQ(learned, talk.learned);
    EXPECT_EQ(order, (std::vector<std::string>{"mark", "user", "mark", "assistant", "mark"}));
    EXPECT_FALSE(talk.parts.last().tokens.last().masked);  // the end is learned too
  }
}

TEST(DataAnswers, Leaks) {
  const LeakCheck check = leakCheckFrom(recorded("leaks"));
  EXPECT_TRUE(check.known);
  EXPECT_EQ(check.copies, 102);
  EXPECT_EQ(check.documents, 1004);
  EXPECT_EQ(check.examples.size(), 3);
  EXPECT_FALSE(leakCheckFrom({{"issue", {{"id", "x"}}}}).known);
}

TEST(DataAnswers, ABrokenAnswerIsAnEmptyOne) {
  const Json nonsense[] = {
      Json(),
      Json(3),
      Json::array({1, 2}),
      Json::object(),
      {{"tokenizations", 3}, {"steps", "x"}, {"rows", {{"ids", "x"}}}, {"tokenizers", {1, 2}}},
      {{"rows", {{{"ids", {1, "x", nullptr}}, {"targets", {1}}, {"mask", 7}, {"roles", {1}}}}}, {"pieces", 4}}};
  for (const Json& json : nonsense) {
    (void)tokenizedFrom(json);
    (void)mergeStoryFrom(json);
    (void)labFiguresFrom(json);
    (void)batchFrom(json);
    (void)talksFrom(json);
    EXPECT_FALSE(leakCheckFrom(json).known);
  }
  // A token that the answer does not spell out shows its number.
  const Batch batch =
      batchFrom({{"rows", {{{"ids", {7}}, {"targets", {8}}, {"mask", {false}}}}}, {"pieces", Json::object()}});
  ASSERT_EQ(batch.rows.size(), 1);
  ASSERT_EQ(batch.rows[0].tokens.size(), 2);
  EXPECT_EQ(batch.rows[0].tokens[1].text, "#8");
  EXPECT_TRUE(batch.rows[0].tokens[1].masked);
  EXPECT_EQ(batch.rows[0].learned, 0);
}

TEST(DataAnswers, PagesAndLines) {
  EXPECT_TRUE(mostlyJapanese(QString::fromUtf8("ある日、Tom は川へ行きました。")));
  EXPECT_FALSE(mostlyJapanese("One day 12"));
  EXPECT_FALSE(mostlyJapanese("12, 34"));
  EXPECT_GT(charactersPerPage("abc"), charactersPerPage(QString::fromUtf8("川")));
  EXPECT_EQ(firstLine("\n  \nabc\ndef"), "abc");
  EXPECT_EQ(firstLine("abcdef", 3), "abc");
  EXPECT_EQ(firstLine(QString::fromUtf8("a\xF0\x9F\x90\x94"), 2), "a");  // never half a character
  EXPECT_TRUE(firstLine(" \n").isEmpty());
}

}  // namespace
}  // namespace zk::ui
