// What the rail says of every stage, from the bare facts: locked with a reason and a way out, ready, running, done, and
// attention where newer data exist.
#include "ui/stage_status.h"

#include <gtest/gtest.h>

#include "log_lines.h"
#include "ui/page_registry.h"

namespace zk::ui {
namespace {

using widgets::StageState;

const QStringList kAllPages = {"start",     "lessons",  "collect",      "clean", "dedup",
                               "tokenizer", "pairs",    "architecture", "plan",  "train",
                               "tune",      "evaluate", "compare",      "chat",  "glass"};

Situation project() {
  Situation s;
  s.pages = kAllPages;
  s.ownProject = true;
  return s;
}

TEST(StageStates, AnEmptyProjectLocksWhatLacksItsInputAndNamesTheWay) {
  const Situation s = project();
  const auto locked = [&](const char* page, StageWhy why, const char* unlocks) {
    const StageStatus status = stageStatus(page, s);
    EXPECT_EQ(status.state, StageState::Locked) << page;
    EXPECT_EQ(status.why, why) << page;
    EXPECT_EQ(status.unlocks, QString(unlocks)) << page;
  };
  locked("clean", StageWhy::NeedsText, "collect");
  locked("dedup", StageWhy::NeedsCleanText, "clean");
  locked("tokenizer", StageWhy::NeedsText, "collect");
  locked("pairs", StageWhy::NeedsTokenizer, "tokenizer");
  locked("plan", StageWhy::NeedsShape, "architecture");
  locked("train", StageWhy::NeedsPairs, "pairs");
  locked("tune", StageWhy::NeedsModel, "train");
  locked("evaluate", StageWhy::NeedsModel, "train");
  locked("compare", StageWhy::NeedsEvaluation, "evaluate");
  locked("chat", StageWhy::NeedsModel, "train");
  for (const char* page : {"start", "lessons", "collect", "architecture", "models", "settings"})
    EXPECT_EQ(stageStatus(page, s).state, StageState::Ready) << page;
}

TEST(StageStates, EveryLockedStageLeadsToAPageThatExists) {
  for (const QStringList& pages : {kAllPages, QStringList{"start", "train", "chat"}, pageIds()}) {
    Situation s = project();
    s.pages = pages;
    for (const QString& page : pages) {
      const StageStatus status = stageStatus(page, s);
      if (status.state == StageState::Locked) {
        EXPECT_TRUE(pages.contains(status.unlocks)) << page.toStdString();
      }
    }
  }
}

TEST(StageStates, ThePathIsWalkedStageByStage) {
  Situation s = project();
  const auto expect = [&](Step step, const char* page) {
    const NextStep next = nextStep(s);
    EXPECT_EQ(static_cast<int>(next.step), static_cast<int>(step)) << page;
    EXPECT_EQ(next.page, QString(page));
  };
  expect(Step::GetText, "collect");
  s.corpora = 1;
  expect(Step::MakeTokenizer, "tokenizer");
  s.running["tokenizer"] = 0.25;
  expect(Step::WatchJob, "tokenizer");
  EXPECT_EQ(stageStatus("tokenizer", s).state, StageState::Running);
  EXPECT_DOUBLE_EQ(stageStatus("tokenizer", s).progress, 0.25);
  s.running.clear();
  s.tokenizers = 1;
  EXPECT_EQ(stageStatus("tokenizer", s).state, StageState::Done);
  expect(Step::MakePairs, "pairs");
  s.datasets = 1;
  expect(Step::ChooseShape, "architecture");
  s.shapeChosen = true;
  expect(Step::MakePlan, "plan");
  s.planChosen = true;
  expect(Step::StartTraining, "train");
  s.baseRuns = 1, s.trainDone = s.canChat = true;
  expect(Step::Tune, "tune");
  s.tunedRuns = 1;
  expect(Step::Evaluate, "evaluate");
  s.evaluatedModels = 1, s.newestEvaluated = true;
  expect(Step::Chat, "chat");  // one evaluated model alone gives nothing to compare
  s.evaluatedModels = 2;
  expect(Step::Compare, "compare");
  s.compared = true;
  expect(Step::Chat, "chat");
}

TEST(StageStates, WhoChoseTheShapeGoesOnToItsPlan) {
  Situation s = project();
  s.shapeChosen = true;  // before there is any text
  EXPECT_EQ(nextStep(s).page, QString("plan"));
  EXPECT_EQ(nextStep(s).step, Step::MakePlan);
  s.planChosen = true;
  EXPECT_EQ(nextStep(s).step, Step::GetText);
  s.pages.removeAll("plan");
  s.planChosen = false;
  EXPECT_NE(nextStep(s).page, QString("plan"));
  // After the tour: another shape, its plan, the training.
  Situation toured;
  toured.pages = kAllPages;
  toured.tourDone = toured.canChat = toured.chatted = toured.trainDone = true;
  toured.corpora = toured.tokenizers = toured.datasets = toured.baseRuns = 1;
  EXPECT_EQ(nextStep(toured).page, QString("architecture"));
  toured.shapeChosen = true;
  EXPECT_EQ(nextStep(toured).page, QString("plan"));
  toured.planChosen = true;
  EXPECT_EQ(nextStep(toured).page, QString("train"));
}

TEST(StageStates, NobodyIsSentToAPageThatDoesNotExist) {
  Situation s = project();
  s.pages = {"start", "train", "chat"};
  s.corpora = s.tokenizers = s.datasets = 1;
  EXPECT_EQ(nextStep(s).page, QString("train"));
  s.corpora = s.tokenizers = s.datasets = 0;
  EXPECT_EQ(nextStep(s).page, QString("start"));
  s.corpora = 1;
  EXPECT_TRUE(s.pages.contains(nextStep(s).page)) << "training waits for pairs that no page here makes";
}

TEST(StageStates, AfterTheTourOneValueIsChangedAndTheModelsAreCompared) {
  Situation s;
  s.pages = kAllPages;
  s.tourDone = s.canChat = s.trainDone = true;
  s.corpora = s.tokenizers = s.datasets = s.baseRuns = s.tunedRuns = 1;
  s.evaluatedModels = 2;
  s.newestEvaluated = true;
  EXPECT_EQ(nextStep(s).step, Step::Chat);
  s.chatted = true;
  EXPECT_EQ(nextStep(s).step, Step::TrainAgain);
  EXPECT_EQ(nextStep(s).page, QString("architecture"));
  s.shapeChosen = true;
  EXPECT_EQ(nextStep(s).step, Step::MakePlan);
  s.planChosen = true;
  EXPECT_EQ(nextStep(s).step, Step::StartTraining) << "the other shape waits to be trained";
  // The second model is measured and compared without a detour to the chat.
  s.baseRuns = 2, s.newestEvaluated = s.chatted = false;
  EXPECT_EQ(nextStep(s).step, Step::Evaluate);
  s.newestEvaluated = true;
  EXPECT_EQ(nextStep(s).step, Step::Compare);
}

TEST(StageStates, FailureComesBeforeOldDataAndBothBeforeNewWork) {
  Situation s = project();
  s.corpora = s.tokenizers = s.datasets = 1;
  s.stale = {"pairs"};
  EXPECT_EQ(nextStep(s).step, Step::Redo);
  EXPECT_EQ(nextStep(s).page, QString("pairs"));
  EXPECT_EQ(stageStatus("pairs", s).state, StageState::Attention);
  s.failed = {"tokenizer"};
  EXPECT_EQ(nextStep(s).step, Step::SeeFailure);
  EXPECT_EQ(stageStatus("tokenizer", s).why, StageWhy::Failed);
}

TEST(StageStates, NoFactsLeadOutOfTheWindow) {
  for (unsigned bits = 0; bits < 1u << 14; ++bits) {
    Situation s = project();
    bool* const flags[] = {&s.ownProject, &s.runAlive, &s.runFailed, &s.tourCutOff,     &s.canChat,
                           &s.chatted,    &s.compared, &s.trainDone, &s.newestEvaluated};
    for (unsigned i = 0; i < 9; ++i) *flags[i] = bits >> i & 1u;
    int* const counts[] = {&s.corpora, &s.tokenizers, &s.datasets, &s.baseRuns, &s.evaluatedModels};
    for (unsigned i = 0; i < 5; ++i) *counts[i] = bits >> (9 + i) & 1u ? 2 : 0;
    EXPECT_TRUE(s.pages.contains(nextStep(s).page)) << bits;
  }
}

ArtifactGlance artifact(ArtifactKind kind, const char* id, qint64 created, QVector<ArtifactInput> inputs = {},
                        const char* command = "") {
  ArtifactGlance a;
  a.kind = kind;
  a.id = id;
  a.content = QString("content of %1").arg(id);
  a.created = created;
  a.command = command;
  for (auto& input : inputs)
    if (input.hash.isEmpty()) input.hash = QString("content of %1").arg(input.id);
  a.inputs = inputs;
  return a;
}

WorkspaceState made(QVector<ArtifactGlance> artifacts) {
  WorkspaceState state;
  state.artifacts = artifacts;
  std::sort(state.artifacts.begin(), state.artifacts.end(),
            [](const ArtifactGlance& a, const ArtifactGlance& b) { return a.created > b.created; });
  return state;
}

using K = ArtifactKind;

QVector<ArtifactGlance> chain() {
  return {artifact(K::Corpus, "c1", 1, {}, "miniworld"),
          artifact(K::Tokenizer, "t1", 2, {{K::Corpus, "c1", ""}}),
          artifact(K::Dataset, "d1", 3, {{K::Corpus, "c1", ""}, {K::Tokenizer, "t1", ""}}),
          artifact(K::Run, "r1", 4, {{K::Dataset, "d1", ""}}, "train"),
          artifact(K::Run, "r1-chat", 5, {{K::Run, "r1", ""}, {K::Dataset, "d1", ""}}, "tune"),
          artifact(K::Evaluation, "e1", 6, {{K::Run, "r1", ""}, {K::Dataset, "d1", ""}}, "eval")};
}

TEST(OlderData, AFreshChainIsUpToDate) { EXPECT_TRUE(staleStages(made(chain()), {}).isEmpty()); }

TEST(OlderData, ANewerCorpusReachesEverythingBelow) {
  auto all = chain();
  all.append(artifact(K::Corpus, "c2", 9, {{K::Corpus, "c1", ""}}, "clean"));
  EXPECT_EQ(staleStages(made(all), {}), QStringList({"tokenizer", "pairs", "train", "tune", "evaluate"}));
  all.append(artifact(K::Tokenizer, "t2", 10, {{K::Corpus, "c2", ""}}));
  EXPECT_EQ(staleStages(made(all), {}), QStringList({"pairs", "train", "tune", "evaluate"}));
}

TEST(OlderData, AnOlderInputChosenOnPurposeIsNoFault) {
  auto all = chain();
  all.append(artifact(K::Corpus, "c2", 9));
  all.append(artifact(K::Tokenizer, "t2", 10, {{K::Corpus, "c1", ""}}));
  EXPECT_FALSE(staleStages(made(all), {}).contains("tokenizer")) << "made after the newer corpus was there";
}

TEST(OlderData, TheSameNameWithOtherContentIsNoticed) {
  auto all = chain();
  all[0].content = "made anew";
  EXPECT_TRUE(staleStages(made(all), {}).contains("tokenizer"));
}

TEST(OlderData, AnotherRunMakesNothingOfTheFirstOld) {
  auto all = chain();
  all.append(artifact(K::Run, "r2", 9, {{K::Dataset, "d1", ""}}, "train"));
  EXPECT_TRUE(staleStages(made(all), {}).isEmpty()) << "it is an experiment beside the first";
}

TEST(OlderData, WhatIsKeptIsLeftInPeace) {
  auto all = chain();
  all.append(artifact(K::Corpus, "c2", 9));
  const WorkspaceState state = made(all);
  QStringList kept;
  for (const char* page : {"tokenizer", "pairs"}) kept << staleKey(*stageArtifact(page, state));
  EXPECT_TRUE(staleStages(state, kept).isEmpty()) << "runs were made from what is kept";
}

TEST(OlderData, ManifestsAreReadFromTheFolders) {
  ScratchFolder dir;
  LogLines().write(dir / "corpora/c1/manifest.json",
                   R"({"id":"c1","kind":"corpus","created":5,"content":"aa","made_by":{"command":"miniworld"}})");
  LogLines().write(
      dir / "tokenizers/t1/manifest.json",
      R"({"id":"t1","kind":"tokenizer","created":7,"content":"bb","made_by":{"command":"tokenizer",)"
      R"("params":{"vocab_size":600}},"inputs":[{"kind":"corpus","id":"c1","hash":"old"}],"counters":{"n":3}})");
  LogLines().write(dir / "datasets/broken/manifest.json", "{");
  WorkspaceScanner scanner;
  const WorkspaceState state = scanner.scan(dir.qpath());
  ASSERT_EQ(state.artifacts.size(), 3);
  const ArtifactGlance* tokenizer = state.artifact(K::Tokenizer, "t1");
  ASSERT_NE(tokenizer, nullptr);
  EXPECT_EQ(tokenizer->params["vocab_size"], 600);
  EXPECT_EQ(tokenizer->counters["n"], 3);
  ASSERT_EQ(tokenizer->inputs.size(), 1);
  EXPECT_EQ(state.newest(K::Corpus, "miniworld")->id, "c1");
  EXPECT_EQ(state.newest(K::Corpus, "clean"), nullptr);
  EXPECT_TRUE(staleStages(state, {}).contains("tokenizer")) << "the corpus has other content now";
}

}  // namespace
}  // namespace zk::ui
