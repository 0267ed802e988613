// Lines of the engine's session as the chat reads them.
#include <gtest/gtest.h>

#include "ui/chat_talk.h"

namespace zk::ui {
namespace {

TEST(ChatLines, AToken) {
  const auto token = ChatTalk::tokenFrom(
      {{"re", 3},
       {"token",
        {{"id", 17},
         {"text", " fox"},
         {"p", 0.25},
         {"rank", 2},
         {"entropy", 1.5},
         {"top", {{{"id", 5}, {"text", " cat"}, {"p", 0.5}}, {{"id", 17}, {"text", " fox"}, {"p", 0.25}}}}}}});
  ASSERT_TRUE(token);
  EXPECT_EQ(token->id, 17);
  EXPECT_EQ(token->text, " fox");
  EXPECT_EQ(token->rank, 2);
  ASSERT_EQ(token->top.size(), 2);
  EXPECT_EQ(token->top[0].text, " cat");
  EXPECT_DOUBLE_EQ(token->top[0].p, 0.5);
  EXPECT_FALSE(ChatTalk::tokenFrom({{"re", 3}, {"progress", 1}}));
  EXPECT_TRUE(ChatTalk::tokenFrom({{"token", {{"text", 5}, {"p", "x"}, {"top", 7}}}})) << "wrong types count as absent";
}

TEST(ChatLines, ModelsNewestFirst) {
  const auto models = ChatTalk::modelsFrom(
      {{"models",
        {{{"ref", "run-2@50"}, {"label", "run-2 · 50"}, {"tuned", true}, {"step", 50}, {"run", "run-2"}},
         {{"ref", "model-1"}, {"tuned", false}},
         {{"label", "without a name"}}}}});
  ASSERT_EQ(models.size(), 2);
  EXPECT_TRUE(models[0].tuned);
  EXPECT_EQ(models[0].step, 50);
  EXPECT_EQ(models[1].label, "model-1");
  EXPECT_TRUE(ChatTalk::modelsFrom(Json::object()).isEmpty());
}

TEST(ChatLines, MeanSurpriseInBits) {
  ChatTurn turn;
  EXPECT_LT(ChatTalk::meanBits(turn), 0);
  for (const double p : {0.5, 0.125}) {
    ChatToken token;
    token.p = p;
    turn.tokens.append(token);
  }
  EXPECT_DOUBLE_EQ(ChatTalk::meanBits(turn), 2) << "1 bit and 3 bits";
}

}  // namespace
}  // namespace zk::ui
