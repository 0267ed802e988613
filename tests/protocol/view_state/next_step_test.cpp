// Every situation has exactly one next step, on a page that exists.
#include "ui/next_step.h"

#include <gtest/gtest.h>

namespace zk::ui {
namespace {

Step stepOf(const Situation& s) { return nextStep(s).step; }

TEST(NextStepRules, FromNothingToAChat) {
  Situation s;
  EXPECT_EQ(stepOf(s), Step::StartTour);
  s.tourAlive = s.tourPreparing = true;
  EXPECT_EQ(stepOf(s), Step::WatchTour);
  s.tourPreparing = false;
  s.runAlive = true;
  EXPECT_EQ(stepOf(s), Step::WatchTraining);
  s.canChat = true;
  EXPECT_EQ(stepOf(s), Step::ChatEarly) << "the newest checkpoint can be talked to while training goes on";
  s.chatted = true;
  EXPECT_EQ(stepOf(s), Step::WatchTraining);
  s.tourAlive = s.runAlive = false;
  EXPECT_EQ(stepOf(s), Step::Chat);
}

TEST(NextStepRules, FailuresComeFirstAndFadeBehindSuccess) {
  Situation s;
  s.canChat = true;
  s.runFailed = true;
  EXPECT_EQ(stepOf(s), Step::SeeFailure);
  EXPECT_TRUE(nextStep(s).urgent);
  s.newerThanFailure = true;
  EXPECT_EQ(stepOf(s), Step::Chat);
  Situation cut;
  cut.tourCutOff = cut.runLost = true;
  EXPECT_EQ(stepOf(cut), Step::ContinueTour) << "the tour takes its run with it";
  cut.tourCutOff = false;
  EXPECT_EQ(stepOf(cut), Step::ResumeRun);
}

TEST(NextStepRules, EverySituationLeadsToAPageThatExists) {
  for (unsigned bits = 0; bits < 1u << 11; ++bits) {
    Situation s;
    bool* const flags[] = {&s.tourAlive, &s.tourCutOff, &s.tourFailed,      &s.tourPreparing,
                           &s.runAlive,  &s.runLost,    &s.runStopped,      &s.runFailed,
                           &s.canChat,   &s.chatted,    &s.newerThanFailure};
    for (unsigned i = 0; i < 11; ++i) *flags[i] = bits >> i & 1u;
    const QString page = nextStep(s).page;
    EXPECT_TRUE(page == "start" || page == "train" || page == "chat") << page.toStdString();
    if (nextStep(s).step == Step::Chat || nextStep(s).step == Step::ChatEarly) {
      EXPECT_TRUE(s.canChat) << "nobody is sent to a chat without a model";
    }
  }
}

}  // namespace
}  // namespace zk::ui
