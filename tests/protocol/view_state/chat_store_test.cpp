// Talks are kept and read back; what is broken or too much is left out.
#include "ui/chat_store.h"

#include <gtest/gtest.h>

namespace zk::ui {
namespace {

ChatTurn turnOf(const QString& said, int tokens) {
  ChatTurn turn;
  turn.kind = ChatKind::Answer;
  turn.said = said;
  turn.model = "run-1@40";
  turn.state = ChatTurn::State::Done;
  turn.seed = 7;
  turn.answers = true;
  for (int i = 0; i < tokens; ++i) {
    turn.tokens.append({i, QString(" t%1").arg(i), 0.25, 2, 1.5, {{" a", 0.5, 3}, {QString(" t%1").arg(i), 0.25, i}}});
    turn.text += turn.tokens.last().text;
  }
  turn.given = std::min(tokens, 1);
  return turn;
}

TEST(ChatStore, KeepsEveryTabWithItsTokensAndRivals) {
  ChatThreads all;
  all.threads = {{"", "a", "b", true, {turnOf("x", 3)}, {turnOf("x", 2)}},
                 {"木", "a", "", false, {turnOf("y", 1)}, {}}};
  all.current = 1;
  const ChatThreads read = threadsFrom(Json::parse(toJson(all).dump()));
  ASSERT_EQ(read.threads.size(), 2);
  EXPECT_EQ(read.current, 1);
  EXPECT_TRUE(read.threads[0].two);
  EXPECT_EQ(read.threads[1].name, QString("木"));
  const ChatTurn& turn = read.threads[0].turns[0];
  EXPECT_EQ(turn.text, QString(" t0 t1 t2"));
  EXPECT_EQ(turn.given, 1);
  EXPECT_EQ(turn.seed, 7);
  ASSERT_EQ(turn.tokens.size(), 3);
  EXPECT_EQ(turn.tokens[2].id, 2);
  EXPECT_DOUBLE_EQ(turn.tokens[2].p, 0.25);
  ASSERT_EQ(turn.tokens[2].top.size(), 2);
  EXPECT_EQ(turn.tokens[2].top[0].id, 3);
  EXPECT_EQ(read.threads[0].otherTurns[0].tokens.size(), 2);
}

TEST(ChatStore, ATurnThatFailedIsNotKept) {
  ChatThreads all;
  all.threads = {{"", "a", "", false, {turnOf("x", 1), turnOf("y", 0)}, {}}};
  all.threads[0].turns[1].state = ChatTurn::State::Failed;
  EXPECT_EQ(threadsFrom(toJson(all)).threads[0].turns.size(), 1);
}

TEST(ChatStore, LongTalksLoseTheirBeginning) {
  ChatThreads all;
  all.threads.resize(1);
  for (int i = 0; i < 60; ++i) all.threads[0].turns.append(turnOf(QString::number(i), 1));
  const ChatThreads read = threadsFrom(toJson(all));
  ASSERT_EQ(read.threads[0].turns.size(), 40);
  EXPECT_EQ(read.threads[0].turns.last().said, QString("59"));
}

TEST(ChatStore, GarbageIsNothing) {
  for (const char* text : {"[]", "null", R"({"version":9})", R"({"version":1,"threads":[4,null,"x"],"current":7})",
                           R"({"version":1,"threads":"x"})"}) {
    const ChatThreads read = threadsFrom(Json::parse(text));
    EXPECT_TRUE(read.threads.isEmpty()) << text;
    EXPECT_EQ(read.current, 0);
  }
  const ChatThreads read = threadsFrom(Json::parse(
      R"({"version":1,"threads":[{"turns":[{"tokens":[{"top":[[1],["a","b",3],[1,"ok",0.5]]},7],"given":9}]}]})"));
  ASSERT_EQ(read.threads.size(), 1);
  EXPECT_EQ(read.threads[0].turns[0].tokens[0].top.size(), 1);
  EXPECT_EQ(read.threads[0].turns[0].given, 1);
}

}  // namespace
}  // namespace zk::ui
