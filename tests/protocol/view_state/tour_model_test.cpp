// The tour's log as the Start page sees it.
#include <gtest/gtest.h>

#include "log_lines.h"

namespace zk::ui {
namespace {

LogLines begun() {
  LogLines log("quickstart", "quickstart-1");
  log.add("stage", {{"id", "corpus"}, {"state", "begin"}, {"data", {{"number", 1}, {"of", 7}}}})
      .add("progress", {{"phase", "corpus"}, {"done", 5e6}, {"total", 2e7}, {"unit", "bytes"}, {"next_within_s", 2.0}});
  return log;
}

TourModel modelOf(const LogLines& log) {
  ScratchFolder dir;
  log.write(dir / "events.jsonl");
  TourModel model;
  EXPECT_TRUE(feedFile(dir / "events.jsonl", model));
  return model;
}

TEST(TourView, ThePathIsVisibleBeforeItIsWalked) {
  const TourModel model;
  ASSERT_EQ(model.stages().size(), 7);
  EXPECT_EQ(model.stages()[0].id, "corpus");
  EXPECT_EQ(model.stages()[6].id, "eval_tuned");
  EXPECT_EQ(model.state(false), RunState::Starting);
}

TEST(TourView, StagesTickOneAfterAnother) {
  LogLines log = begun();
  EXPECT_DOUBLE_EQ(modelOf(log).current()->fraction, 0.25);
  log.add("stage", {{"id", "corpus"},
                    {"state", "end"},
                    {"seconds", 1.5},
                    {"data", {{"artifact", "quickstart-1"}, {"result", {{"documents", 52000}}}}}})
      .add("stage", {{"id", "tokenizer"}, {"state", "begin"}});
  const TourModel model = modelOf(log);
  EXPECT_EQ(model.stages()[0].state, TourStage::State::Done);
  EXPECT_DOUBLE_EQ(model.stages()[0].seconds, 1.5);
  EXPECT_DOUBLE_EQ(model.stages()[0].number({"result", "documents"}), 52000);
  EXPECT_DOUBLE_EQ(model.stages()[0].number({"result", "nothing", "here"}), -1);
  EXPECT_EQ(model.current()->id, "tokenizer");
  EXPECT_EQ(model.state(true), RunState::Running);
  EXPECT_EQ(model.state(false), RunState::Lost) << "no end and no process";
}

TEST(TourView, CutOffAndContinuedByAnotherProcess) {
  LogLines log = begun();
  log.add("end", {{"status", "stopped"}, {"exit", 5}});
  EXPECT_EQ(modelOf(log).state(false), RunState::Stopped);
  log.add("stage", {{"id", "quickstart"}, {"state", "resumed"}, {"data", {{"pid", 1}, {"start", 2}}}});
  const TourModel model = modelOf(log);
  EXPECT_EQ(model.state(true), RunState::Running);
  EXPECT_EQ(model.stages().size(), 7) << "the tour itself is no stage";
}

TEST(TourView, AFailureKeepsItsReason) {
  LogLines log = begun();
  log.add("issue", {{"severity", "error"}, {"id", "disk-full"}, {"args", {{"path", "x"}}}})
      .add("end", {{"status", "failed"}, {"exit", 4}});
  const TourModel model = modelOf(log);
  EXPECT_EQ(model.state(false), RunState::Failed);
  ASSERT_NE(model.error(), nullptr);
  EXPECT_EQ(model.error()->issue.id, "disk-full");
  EXPECT_EQ(model.current()->id, "corpus") << "where it failed";
}

TEST(TourView, AStageOfTomorrowIsAdded) {
  LogLines log = begun();
  log.add("stage", {{"id", "distill"}, {"state", "begin"}});
  const TourModel model = modelOf(log);
  ASSERT_EQ(model.stages().size(), 8);
  EXPECT_EQ(model.stages().last().id, "distill");
}

}  // namespace
}  // namespace zk::ui
