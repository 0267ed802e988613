// What evaluations say, from their files: whole, torn, missing, of a newer version; and what a comparison makes of the
// engine's answer.
#include "ui/evaluations.h"

#include <gtest/gtest.h>

#include "engine/core/files.h"
#include "log_lines.h"
#include "ui/comparison.h"

namespace zk::ui {
namespace {

Json familyRow(const char* family, const char* split, const char* lang, int n, int correct, double low, double high) {
  return {{"family", family},
          {"style", "ARC"},
          {"split", split},
          {"lang", lang},
          {"n", n},
          {"correct", correct},
          {"accuracy", double(correct) / n},
          {"low", low},
          {"high", high},
          {"chance", 0.25}};
}

struct Evaluation {
  explicit Evaluation(const std::filesystem::path& folder) : dir(folder) {
    results = {
        {"version", 1},
        {"model", {{"ref", "run-1@60"}, {"run", "run-1"}, {"step", 60}, {"parameters", 1313024}}},
        {"form", "text"},
        {"exam", {{"id", "exam-1"}, {"hash", "e1"}, {"items", 200}}},
        {"families",
         {familyRow("science", "held", "en", 50, 40, 0.67, 0.89),
          familyRow("science", "held", "ja", 50, 14, 0.17, 0.42),
          familyRow("science", "held", "all", 100, 54, 0.44, 0.63)}},
        {"text",
         {{"dataset", "dataset-1"},
          {"hash", "t1"},
          {"figures",
           {{"all",
             {{"documents", 9}, {"bits_per_character", 0.5}, {"low", 0.4}, {"high", 0.6}, {"perplexity", 3.0}}}}},
          {"baselines", {{"all", {{"bigram", {{"bits_per_character", 1.06}}}}}}}}},
        {"answers",
         {{"id", "chats-1"},
          {"hash", "a1"},
          {"rows", {{{"lang", "all"}, {"n", 10}, {"correct", 7}, {"accuracy", 0.7}, {"low", 0.4}, {"high", 0.9}}}}}},
        {"seconds", 9.5}};
    manifest = {{"version", 1},
                {"id", folder.filename().string()},
                {"kind", "evaluation"},
                {"created", 5},
                {"files", {{{"name", "results.json"}}, {{"name", "samples_exam_science.jsonl"}}}}};
  }
  void write() const {
    ASSERT_TRUE(make_dirs(dir).ok());
    ASSERT_TRUE(write_json_atomic(dir / "results.json", results).ok());
    ASSERT_TRUE(write_json_atomic(dir / "manifest.json", manifest).ok());
  }
  std::filesystem::path dir;
  Json results, manifest;
};

TEST(EvaluationFiles, EveryFigureIsReadAndNoneIsInvented) {
  ScratchFolder dir;
  Evaluation(dir / "evaluations/eval-1").write();
  const auto all = readEvaluations(dir.qpath());
  ASSERT_EQ(all.size(), 1);
  const EvaluationFacts& f = all.first();
  ASSERT_TRUE(f.readable());
  EXPECT_EQ(f.id, "eval-1");
  EXPECT_EQ(f.modelRef, "run-1@60");
  EXPECT_EQ(f.familyNames(), QStringList{"science"});
  EXPECT_EQ(f.languages(), (QStringList{"en", "ja"}));
  EXPECT_EQ(f.wholeLanguage(), "all");
  ASSERT_NE(f.family("science", "held", "all"), nullptr);
  EXPECT_DOUBLE_EQ(f.family("science", "held", "all")->accuracy, 0.54);
  EXPECT_FALSE(f.family("science", "held", "all")->likeGuessing());
  EXPECT_TRUE(f.family("science", "held", "ja")->likeGuessing()) << "its interval reaches down to chance";
  EXPECT_EQ(f.family("science", "seen", "all"), nullptr) << "not asked, not zero";
  EXPECT_DOUBLE_EQ(f.textOf("all")->bigram, 1.06);
  EXPECT_NE(f.textOf("all")->uniform, f.textOf("all")->uniform) << "not written, so not a number";
  EXPECT_EQ(f.family("answers", "held", "all")->correct, 7);
  EXPECT_EQ(f.sampleFiles, QStringList{"samples_exam_science.jsonl"});
}

TEST(EvaluationFiles, TornMissingUnfinishedAndNewerSaySo) {
  ScratchFolder dir;
  Evaluation torn(dir / "evaluations/torn"), newer(dir / "evaluations/newer"), results(dir / "evaluations/results"),
      odd(dir / "evaluations/odd");
  torn.write();
  ASSERT_TRUE(write_file_atomic(torn.dir / "results.json", "{\"version\":1,\"fam").ok());
  newer.manifest["version"] = 2;
  newer.write();
  results.results["version"] = 9;
  results.write();
  odd.results["families"] = "none";
  odd.results["model"] = 3;
  odd.results["text"]["figures"]["all"]["low"] = "x";
  odd.write();
  Evaluation missing(dir / "evaluations/missing");
  missing.write();
  std::filesystem::remove(missing.dir / "results.json");
  ASSERT_TRUE(make_dirs(dir / "evaluations/unfinished").ok());
  std::map<QString, EvaluationFacts> by;
  for (const auto& f : readEvaluations(dir.qpath())) by[f.id] = f;
  ASSERT_EQ(by.size(), 6u);
  EXPECT_FALSE(by["torn"].readable());
  EXPECT_EQ(by["newer"].issue->id, "artifact-newer");
  EXPECT_EQ(by["results"].issue->id, "artifact-newer");
  EXPECT_EQ(by["results"].issue->args["version"], 9);
  EXPECT_EQ(by["missing"].issue->id, "file-missing");
  EXPECT_EQ(by["unfinished"].issue->id, "artifact-unfinished");
  EXPECT_TRUE(by["odd"].readable()) << "what is wrong is left out, the rest stays";
  EXPECT_TRUE(by["odd"].families.isEmpty());
  EXPECT_DOUBLE_EQ(by["odd"].textOf("all")->bitsPerCharacter, 0.5);
}

TEST(EvaluationFiles, AnswersAreReadLineByLine) {
  ScratchFolder dir;
  const std::string line =
      R"({"id":"science-1-en","family":"science","split":"held","lang":"en","prompt":"<|doc|>Question: Which?\nAnswer:","choices":["A.","B."],"answer":1,"loglikelihoods":[-1.0,-1.0],"tokens":[2,2],"chosen":0,"correct":false})";
  ASSERT_TRUE(write_file_atomic(dir / "samples_exam_science.jsonl", line + "\n{\"id\":\"sci").ok());
  const auto read = readAnswers(dir.qpath(), "science");
  ASSERT_FALSE(read.issue);
  ASSERT_EQ(read.rows.size(), 1);
  EXPECT_EQ(read.badLines, 1);
  EXPECT_EQ(read.rows[0].question(), "Which?");
  EXPECT_EQ(read.rows[0].rightText(), "B.");
  EXPECT_EQ(read.rows[0].chosenText(), "A.");
  EXPECT_DOUBLE_EQ(read.rows[0].chosenShare(), 0.5);
  EXPECT_TRUE(readAnswers(dir.qpath(), "truth").issue);
  EXPECT_EQ(sampleFile("a b/../c"), "samples_exam_a_b____c.jsonl");
}

TEST(EvaluationFiles, SpeedComesFromTheStagesOfTheLog) {
  ScratchFolder dir;
  EvaluationFacts facts;
  facts.dir = dir.qpath();
  facts.parameters = 7;
  EXPECT_FALSE(readSpeed(facts).known());
  LogLines log("eval", "eval-1");
  log.add("stage", {{"id", "valid"}, {"state", "end"}, {"seconds", 4.0}, {"data", {{"tokens", 1000}}}});
  log.add("stage", {{"id", "exams"}, {"state", "end"}, {"seconds", 5.0}, {"data", {{"questions", 2000}}}});
  log.write(dir / "events.jsonl");
  const EvalSpeed speed = readSpeed(facts);
  ASSERT_TRUE(speed.known());
  EXPECT_DOUBLE_EQ(forecastSeconds(speed, true, 400, 0), 5.0);
  EXPECT_NE(forecastSeconds(speed, false, 0, 10), forecastSeconds(speed, false, 0, 10)) << "answers were not measured";
}

TEST(EvalProgressView, GroupsAppearAsTheyAreAnsweredAndReplaceThemselves) {
  EvalProgress progress;
  EXPECT_TRUE(progress.empty());
  progress.take({"science", "held", "en", 50, 100, 20, 0.4, 0.3, 0.5, 0.25});
  progress.take({"science", "held", "en", 100, 100, 50, 0.5, 0.4, 0.6, 0.25});
  progress.take({"text", "", "all", 9, -1, -1, 0.5, 0.4, 0.6, -1});
  progress.take({"answers", "held", "all", 10, 10, 7, 0.7, 0.4, 0.9, -1});
  const EvaluationFacts facts = progress.facts();
  ASSERT_EQ(facts.families.size(), 1);
  EXPECT_EQ(facts.families[0].n, 100);
  EXPECT_FALSE(facts.answers[0].likeGuessing()) << "free answers have no chance";
  EXPECT_DOUBLE_EQ(facts.textOf("all")->bitsPerCharacter, 0.5);
}

Json paired(const char* family, double difference, double low, double high, const char* verdict) {
  return {{"family", family},
          {"split", "held"},
          {"lang", "all"},
          {"n", 200},
          {"a", 0.5},
          {"b", 0.5 + difference},
          {"difference", difference},
          {"low", low},
          {"high", high},
          {"only_a", 1},
          {"only_b", 2},
          {"p", 0.1},
          {"p_holm", 0.2},
          {"verdict", verdict}};
}

TEST(ComparisonView, TheVerdictIsTheEnginesAndNamesTheWidest) {
  const Json json = {
      {"comparisons",
       {{{"a", {{"id", "x"}}},
         {"b", {{"id", "y"}}},
         {"issues", Json::array()},
         {"families", {paired("science", 0.05, 0.02, 0.08, "better"), paired("truth", -0.01, -0.03, 0.01, "none")}},
         {"text", Json::array()},
         {"answers", Json::array()}},
        {{"b", 3}}}}};
  const auto all = comparisonsFrom(json);
  ASSERT_EQ(all.size(), 1) << "what cannot be understood is left out";
  const Verdict v = verdictOf(all[0], "held");
  ASSERT_EQ(v.better.size(), 1);
  EXPECT_EQ(v.better[0]->family, "science");
  EXPECT_EQ(v.none.size(), 1);
  EXPECT_TRUE(v.worse.isEmpty());
  EXPECT_EQ(v.widest->family, "science");
  EXPECT_DOUBLE_EQ(v.widest->p, 0.2) << "corrected for the number of families";
  EXPECT_FALSE(verdictOf(all[0], "seen").anything());
  EXPECT_TRUE(comparisonsFrom(Json("no")).isEmpty());
}

TEST(ComparisonView, QuestionsArePairedByIdWithinSplitAndLanguage) {
  const auto question = [](const char* id, const char* split, const char* lang, bool right) {
    AnsweredQuestion one;
    one.id = id, one.split = split, one.lang = lang, one.correct = right;
    return one;
  };
  const QVector<AnsweredQuestion> a = {question("1", "held", "en", true), question("2", "held", "ja", false),
                                       question("3", "seen", "en", true), question("4", "held", "en", true)};
  const QVector<AnsweredQuestion> b = {question("2", "held", "ja", true), question("1", "held", "en", false),
                                       question("3", "seen", "en", true)};
  const auto held = pairQuestions(a, b, "held", "all");
  ASSERT_EQ(held.size(), 2);
  EXPECT_TRUE(held[0].lost());
  EXPECT_TRUE(held[1].won());
  EXPECT_EQ(pairQuestions(a, b, "held", "ja").size(), 1);
  EXPECT_EQ(pairQuestions(a, b, {}, {}).size(), 3);
}

TEST(ComparisonView, OnlySettingsThatDifferAreListed) {
  const Json a = {{"name", "a"}, {"model", {{"n_layer", 4}, {"bias", false}}}, {"steps", nullptr}, {"seed", 1}};
  const Json b = {
      {"name", "b"}, {"model", {{"n_layer", 6}, {"bias", false}}}, {"steps", 60}, {"seed", 1}, {"base", "x"}};
  const auto rows = differingSettings({a, b, Json()});
  ASSERT_EQ(rows.size(), 3);
  EXPECT_EQ(rows[0].path, "model.n_layer");
  EXPECT_EQ(rows[0].values, (QStringList{"4", "6", ""}));
  EXPECT_EQ(rows[1].path, "steps");
  EXPECT_EQ(rows[2].path, "base");
  EXPECT_EQ(rows[2].values[0], "");
  EXPECT_TRUE(differingSettings({a, a}).isEmpty());
  EXPECT_TRUE(differingSettings({a, Json()}).isEmpty()) << "an unknown run differs in nothing that is known";
}

TEST(ComparisonView, ARunsLogGivesCurvesLastSamplesAndSettings) {
  ScratchFolder dir;
  LogLines log("train", "run-1");
  log.add("params", {{"values", {{"seed", 3}}}, {"origins", Json::object()}}).steps(1, 20);
  log.add("sample", {{"step", 10}, {"prompt", "One day"}, {"prompt_id", "p"}, {"text", "early"}});
  log.add("sample", {{"step", 20}, {"prompt", "One day"}, {"prompt_id", "p"}, {"text", "late"}});
  log.write(dir / "runs/run-1/events.jsonl");
  LogLines("train", "run-2")
      .steps(1, 5)
      .add("sample", {{"step", 5}, {"prompt", "One day"}, {"prompt_id", "p"}, {"text", "short"}})
      .write(dir / "runs/run-2/events.jsonl");
  const ComparedRun one = readComparedRun(dir.qpath(), "run-1"), two = readComparedRun(dir.qpath(), "run-2");
  EXPECT_FALSE(one.issue);
  EXPECT_EQ(one.train.rows(), 20);
  EXPECT_EQ(one.params["seed"], 3) << "unfinished runs have no manifest: the log tells";
  ASSERT_EQ(one.samples.size(), 1);
  EXPECT_EQ(one.samples[0].text, "late");
  const auto rows = sameSamples({one, two});
  ASSERT_EQ(rows.size(), 1);
  EXPECT_EQ(rows[0].texts, (QStringList{"late", "short"}));
  EXPECT_TRUE(sameSamples({one}).isEmpty());
  EXPECT_TRUE(readComparedRun(dir.qpath(), "gone").issue);
}

}  // namespace
}  // namespace zk::ui
