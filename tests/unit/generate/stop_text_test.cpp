#include "engine/generate/stop_text.h"

#include <gtest/gtest.h>

namespace zk::generate {
namespace {
TEST(StopText, HandsOnWhatCannotBeAStop) {
  StopText text({"\nQuestion:", "END"});
  EXPECT_EQ(text.push("A sentence. E"), "A sentence. ");  // E may begin END
  EXPECT_EQ(text.push("N"), "");
  EXPECT_EQ(text.push("ough"), "ENough");
  EXPECT_FALSE(text.stopped());
  EXPECT_EQ(text.push("\nQues"), "");
  EXPECT_EQ(text.push("tion: more"), "");
  EXPECT_TRUE(text.stopped());
  EXPECT_EQ(text.push("never shown"), "");
  EXPECT_EQ(text.finish(), "");
}

TEST(StopText, TheEarliestStopWins) {
  StopText text({"late", "soon"});
  EXPECT_EQ(text.push("as soon as late"), "as ");
  EXPECT_TRUE(text.stopped());
}

TEST(StopText, FindsAStopThatBeginsInsideAFalseStart) {
  StopText text({"aab"});
  EXPECT_EQ(text.push("aa"), "");
  EXPECT_EQ(text.push("a"), "a");
  EXPECT_EQ(text.push("b"), "");
  EXPECT_TRUE(text.stopped());
}

TEST(StopText, WithoutStopsNothingIsHeldBack) {
  StopText text({""});
  EXPECT_EQ(text.push("all"), "all");
  EXPECT_EQ(text.finish(), "");
}

TEST(StopText, FinishGivesWhatWasHeldBack) {
  StopText text({"stop"});
  EXPECT_EQ(text.push("non-st"), "non-");
  EXPECT_EQ(text.finish(), "st");
}
}  // namespace
}  // namespace zk::generate
