// Logs that the real engine wrote (a quickstart of half a minute): the view must be what those files say.
#include <gtest/gtest.h>

#include "engine/core/events.h"
#include "engine/core/files.h"
#include "log_lines.h"
#include "ui/workspace_scan.h"

namespace zk::ui {
namespace {

std::filesystem::path recorded(const char* name) { return std::filesystem::path(ZK_RECORDED) / name; }

TEST(Recorded, EveryLineIsAnEventTheWindowKnowsOrMaySkip) {
  for (const char* name : {"train.jsonl", "tune.jsonl", "tour.jsonl"}) {
    const auto events = read_events(recorded(name));
    ASSERT_TRUE(events.ok()) << name;
    for (const Json& event : *events) {
      EXPECT_EQ(event_problem(event), "") << name;
      if (event["e"] != "log") {
        EXPECT_TRUE(eventFrom(event)) << name << " " << dump_line(event).substr(0, 200);
      }
    }
  }
}

TEST(Recorded, ATrainingRun) {
  RunModel model;
  ASSERT_TRUE(feedFile(recorded("train.jsonl"), model));
  EXPECT_EQ(model.state(0, false), RunState::Done);
  EXPECT_FALSE(model.isTuning());
  EXPECT_EQ(model.step(), 31);
  EXPECT_EQ(model.totalSteps(), 31);
  EXPECT_EQ(model.train().rows(), 31);
  EXPECT_DOUBLE_EQ(model.tokensSeen(), 63488);
  EXPECT_NEAR(*model.valid().last("loss"), 5.1168, 1e-4);
  EXPECT_NEAR(*model.valid().last("bits_per_char"), 3.1190, 1e-4);
  for (const char* name : {"loss", "lr", "grad_norm", "tokens_per_second"})
    EXPECT_TRUE(model.train().last(name)) << name << " is a curve of the Train page";
  EXPECT_EQ(model.samples().size(), 8);
  ASSERT_EQ(model.issues().size(), 2);
  EXPECT_EQ(model.issues()[0].issue.id, "crossed-uniform");
  EXPECT_EQ(model.issues()[1].step, 16);
  ASSERT_EQ(model.checkpoints().size(), 1);
  EXPECT_TRUE(model.checkpoints()[0].best);
  EXPECT_TRUE(model.device());
  EXPECT_EQ(model.param("dataset"), "quickstart-1");
  EXPECT_EQ(model.header().process.pid, 2158);
}

TEST(Recorded, ATuningRun) {
  RunModel model;
  ASSERT_TRUE(feedFile(recorded("tune.jsonl"), model));
  EXPECT_TRUE(model.isTuning());
  EXPECT_EQ(model.step(), 12);
  EXPECT_NEAR(*model.valid().last("loss"), 5.5313, 1e-4);
}

TEST(Recorded, TheTour) {
  TourModel model;
  ASSERT_TRUE(feedFile(recorded("tour.jsonl"), model));
  EXPECT_EQ(model.state(false), RunState::Done);
  ASSERT_EQ(model.stages().size(), 7) << "no stage that the window does not list";
  for (const auto& stage : model.stages()) EXPECT_EQ(stage.state, TourStage::State::Done) << stage.id;
  EXPECT_DOUBLE_EQ(model.stages()[0].number({"result", "counters", "documents"}), 6345);
  EXPECT_DOUBLE_EQ(model.stages()[1].number({"result", "report", "vocab_size"}), 2048);
  EXPECT_DOUBLE_EQ(model.stages()[2].number({"result", "train", "tokens"}), 482701);
  EXPECT_DOUBLE_EQ(model.stages()[3].number({"result", "steps"}), 31);
  EXPECT_TRUE(model.stages()[6].data["result"]["families"].is_array());
}

TEST(Recorded, BaselinesBesideTheDataset) {
  const auto json = read_json(recorded("baselines.json"));
  ASSERT_TRUE(json.ok());
  const Baselines b = baselinesFromJson(*json);
  EXPECT_NEAR(b.uniform, std::log(2048), 1e-9);
  EXPECT_NEAR(b.unigram, 6.2977, 1e-4);
  EXPECT_NEAR(b.bigram, 2.3641, 1e-4);
  EXPECT_NEAR(b.charsPerToken, 2.3662, 1e-4);
}

TEST(Recorded, AtAGlance) {
  const LogGlance train = glanceAtLog(QString::fromStdString(recorded("train.jsonl").string()));
  EXPECT_EQ(train.command, "train");
  EXPECT_EQ(train.endStatus, "ok");
  EXPECT_EQ(train.step, 31);
  EXPECT_EQ(glanceAtLog(QString::fromStdString(recorded("tour.jsonl").string())).command, "quickstart");
}

}  // namespace
}  // namespace zk::ui
