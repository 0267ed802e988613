// A log in, the expected view out.
#include <gtest/gtest.h>

#include <cmath>

#include "log_lines.h"

namespace zk::ui {
namespace {

RunModel modelOf(const LogLines& log) {
  ScratchFolder dir;
  log.write(dir / "events.jsonl");
  RunModel model;
  EXPECT_TRUE(feedFile(dir / "events.jsonl", model));
  return model;
}

TEST(RunView, AHealthyRun) {
  LogLines log;
  log.add("params", {{"values", {{"dataset", "dataset-1"}, {"model", {{"n_layer", 4}}}}}}).steps(1, 60);
  const RunModel model = modelOf(log);
  EXPECT_EQ(model.state(log.now(), true), RunState::Running);
  EXPECT_EQ(model.step(), 60);
  EXPECT_EQ(model.totalSteps(), 100);
  EXPECT_DOUBLE_EQ(model.fraction(), 0.6);
  EXPECT_EQ(model.train().rows(), 60);
  EXPECT_DOUBLE_EQ(*model.train().last("loss"), LogLines::lossAt(60));
  EXPECT_DOUBLE_EQ(*model.train().last("tokens_per_second"), 20000);
  EXPECT_DOUBLE_EQ(model.tokensSeen(), 60 * 2048);
  EXPECT_EQ(model.param("model.n_layer"), 4);
  EXPECT_TRUE(model.param("model.nothing").is_null());
  EXPECT_DOUBLE_EQ(model.age(log.now() + 2'500'000), 2.5);
  EXPECT_FALSE(model.isTuning());
}

TEST(RunView, AnEndedRunIsDoneWhoeverIsAlive) {
  LogLines log;
  log.steps(1, 100).add("end", {{"status", "ok"}, {"exit", 0}});
  EXPECT_EQ(modelOf(log).state(log.now() + 3'600'000'000, false), RunState::Done);
  EXPECT_DOUBLE_EQ(modelOf(log).fraction(), 1);
}

TEST(RunView, StoppedAndFailedAreTold) {
  LogLines stopped;
  stopped.steps(1, 10).add("end", {{"status", "stopped"}, {"exit", 5}});
  EXPECT_EQ(modelOf(stopped).state(stopped.now(), false), RunState::Stopped);
  LogLines failed;
  failed.steps(1, 10)
      .add("issue", {{"severity", "error"}, {"id", "training-diverged"}, {"args", {{"step", 11}}}})
      .add("end", {{"status", "failed"}, {"exit", 1}});
  const RunModel model = modelOf(failed);
  EXPECT_EQ(model.state(failed.now(), false), RunState::Failed);
  ASSERT_NE(model.error(), nullptr);
  EXPECT_EQ(model.error()->issue.id, "training-diverged");
  EXPECT_EQ(model.error()->step, 11);
}

TEST(RunView, NoEndAndNoProcessIsLost) {
  LogLines log;
  log.steps(1, 42);
  EXPECT_EQ(modelOf(log).state(log.now(), false), RunState::Lost);
}

TEST(RunView, LateAfterTwoBrokenPromises) {
  LogLines log;
  log.steps(1, 5);
  const RunModel model = modelOf(log);
  EXPECT_EQ(model.state(log.now() + 5'900'000, true), RunState::Running) << "promised every 3 s";
  EXPECT_EQ(model.state(log.now() + 6'100'000, true), RunState::Late);
}

TEST(RunView, StartingUntilTheFirstSignOfWork) {
  LogLines log;
  log.add("params", {{"values", Json::object()}});
  EXPECT_EQ(modelOf(log).state(log.now(), true), RunState::Starting);
  EXPECT_EQ(RunModel().state(0, false), RunState::Starting) << "no log yet is not a lost run";
}

TEST(RunView, PauseAndResumeByAcks) {
  LogLines log;
  log.steps(1, 5).add("ack", {{"id", 1}, {"do", "pause"}, {"ok", true}, {"step", 5}});
  EXPECT_EQ(modelOf(log).state(log.now() + 60'000'000, true), RunState::Paused) << "a paused run is never late";
  log.add("ack", {{"id", 2}, {"do", "resume"}, {"ok", false}, {"reason", "control-not-paused"}});
  EXPECT_EQ(modelOf(log).state(log.now(), true), RunState::Paused) << "a refused order changes nothing";
  log.add("ack", {{"id", 3}, {"do", "resume"}, {"ok", true}, {"step", 5}});
  EXPECT_EQ(modelOf(log).state(log.now(), true), RunState::Running);
}

TEST(RunView, ATornLastLineIsIgnored) {
  LogLines log;
  log.steps(1, 20);
  ScratchFolder dir;
  log.write(dir / "events.jsonl", log.torn(30));
  RunModel model;
  int64_t bad = -1;
  EXPECT_TRUE(feedFile(dir / "events.jsonl", model, nullptr, &bad));
  EXPECT_EQ(bad, 0);
  EXPECT_EQ(model.train().rows(), 20);
  EXPECT_DOUBLE_EQ(model.progress()->done, 19) << "the torn line was the last progress";
}

TEST(RunView, ANewerLogIsRefusedWithBothVersions) {
  LogLines log("train", "run-1", {{"proto", 99}});
  log.steps(1, 3);
  ScratchFolder dir;
  log.write(dir / "events.jsonl");
  RunModel model;
  Issue issue;
  EXPECT_FALSE(feedFile(dir / "events.jsonl", model, &issue));
  EXPECT_EQ(issue.id, "event-newer");
  EXPECT_EQ(issue.args["proto"], 99);
  EXPECT_EQ(issue.args["known"], 1);
  EXPECT_EQ(model.train().rows(), 0);
}

TEST(RunView, GarbageIsCountedAndSkipped) {
  LogLines log;
  log.step(1)
      .raw("not json at all {{{")
      .raw("\xff\xfe\x00garbage")
      .raw("[1,2,3]")
      .raw(R"({"seq":5,"t":1,"e":"metric"})")
      .raw(R"({"seq":6,"t":1,"e":"metric","group":"train","step":"two","values":{}})")
      .raw(R"({"seq":7,"t":1,"e":"issue","severity":7,"id":"x","args":{}})")
      .raw(R"({"seq":8,"t":1,"e":"issue","severity":"info","id":"x","args":[],"path":5,"fix":{}})")
      .raw(R"({"seq":9,"t":1,"e":"a-kind-of-tomorrow","x":1})")
      .step(2);
  ScratchFolder dir;
  log.write(dir / "events.jsonl");
  RunModel model;
  int64_t bad = 0;
  EXPECT_TRUE(feedFile(dir / "events.jsonl", model, nullptr, &bad));
  EXPECT_EQ(bad, 3) << "three lines are no events; the others are events that lack what they need";
  EXPECT_EQ(model.train().rows(), 2);
  ASSERT_EQ(model.issues().size(), 1) << "optional fields of a wrong type count as absent";
  EXPECT_TRUE(model.issues()[0].issue.path.empty());
}

TEST(RunView, NaNArrivesAsNullAndLeavesAGap) {
  LogLines log;
  log.step(1).add("metric", {{"group", "train"}, {"step", 2}, {"values", {{"loss", nullptr}}}}).step(3);
  const RunModel model = modelOf(log);
  ASSERT_EQ(model.train().rows(), 3);
  EXPECT_TRUE(std::isnan(model.train().column("loss")[1]));
  EXPECT_TRUE(std::isnan(model.train().column("lr")[1])) << "columns keep the same length";
  EXPECT_DOUBLE_EQ(*model.train().last("loss"), LogLines::lossAt(3));
}

TEST(RunView, AResumedRunHidesWhatItSuperseded) {
  LogLines log;
  log.steps(1, 30)
      .add("checkpoint", {{"step", 20}, {"path", "checkpoints/step-00000020"}, {"bytes", 1}})
      .add("sample", {{"step", 30}, {"prompt", "A"}, {"prompt_id", "p"}, {"text", "A b"}})
      .add("issue", {{"severity", "error"}, {"id", "disk-full"}, {"args", Json::object()}})
      .add("end", {{"status", "failed"}, {"exit", 4}})
      .wait(3600)
      .add("stage", {{"id", "train"},
                     {"state", "resumed"},
                     {"segment", 1},
                     {"resumed_from", 20},
                     {"data", {{"pid", 7}, {"start", 8}}}})
      .steps(21, 25);
  const RunModel model = modelOf(log);
  EXPECT_EQ(model.train().rows(), 25);
  EXPECT_DOUBLE_EQ(model.train().step.last(), 25);
  EXPECT_EQ(model.checkpoints().size(), 1);
  EXPECT_EQ(model.samples().size(), 0) << "written at a step that no longer counts";
  EXPECT_EQ(model.error(), nullptr) << "the old failure is over";
  EXPECT_EQ(model.resumes(), (QVector<qint64>{20}));
  EXPECT_EQ(model.state(log.now(), true), RunState::Running);
}

TEST(RunView, AFloodStaysBounded) {
  LogLines log;
  for (int i = 0; i < 10'000; ++i)
    log.add("issue", {{"severity", "warning"}, {"id", "spike"}, {"args", {{"step", i}}}, {"step", i}});
  log.steps(1, 50);
  const RunModel model = modelOf(log);
  EXPECT_LE(model.issues().size(), 200);
  EXPECT_EQ(model.issues().last().step, 9'999) << "the newest are kept";
  EXPECT_EQ(model.train().rows(), 50);
}

TEST(RunView, CrossingsOfTheSmoothedLoss) {
  LogLines log;
  log.steps(1, 100);
  const RunModel model = modelOf(log);
  const auto crossings = model.crossings({8.5, 6.0, 3.0, -1, -1});
  ASSERT_EQ(crossings.size(), 3);
  EXPECT_EQ(crossings[0].id, "uniform");
  EXPECT_EQ(crossings[0].step, 1) << "below from the first step on";
  EXPECT_EQ(crossings[2].id, "bigram");
  // Raw loss passes 3.0 at step 54; the smoothed one a few steps later.
  EXPECT_GT(crossings[2].step, 53);
  EXPECT_LT(crossings[2].step, 64);
  EXPECT_TRUE(model.crossings({}).isEmpty());
  EXPECT_TRUE(model.crossings({-1, -1, 1.0, -1, -1}).isEmpty()) << "never reached";
}

TEST(RunView, SmoothingIsUnbiasedAndStepsOverGaps) {
  const double nan = std::nan("");
  const auto smooth = smoothed({4, 4, nan, 4}, 0.9);
  for (double v : smooth) EXPECT_NEAR(v, 4, 1e-12);
  EXPECT_TRUE(std::isnan(smoothed({nan, 1}, 0.5)[0]));
}

TEST(RunView, StepsThatGoBackWithoutAWordReplaceWhatTheyRepeat) {
  LogLines log;
  log.steps(1, 10).steps(8, 9);
  const RunModel model = modelOf(log);
  EXPECT_EQ(model.train().rows(), 9);
}

}  // namespace
}  // namespace zk::ui
