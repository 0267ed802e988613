// Tuning: the same run around another task.
#include <gtest/gtest.h>
#include <signal.h>

#include "engine/core/model_ref.h"
#include "engine/core/workspace.h"
#include "tests/e2e/train/world.h"

namespace zk::test {
namespace {
namespace fs = std::filesystem;

/// A base whose context is long enough for questions and answers.
void make_base() {
  static const bool made = [] {
    world();
    Zk zk(tiny("base", 30, {"--seq_len", "128"}));
    EXPECT_EQ(zk.wait(), 0) << zk.err();
    return true;
  }();
  ASSERT_TRUE(made);
}

Words tuning(const std::string& name, Words more = {}) {
  return Words{"tune",    "--name",           name,     "--base",          "base", "--conversations",
               "w-chats", "--examples",       "40",     "--batch",         "4",    "--epochs",
               "3",       "--corpus_windows", "1",      "--threads",       "1",    "--valid_every",
               "10",      "--sample_every",   "0",      "--sample_tokens", "4",    "--checkpoint_every",
               "5",       "--json",           "--quiet"} +
         more;
}

TEST(Tune, MakesARunThatIsMarkedAsTuned) {
  make_base();
  Zk zk(tuning("tuned", {"--sample_every", "15"}));
  ASSERT_EQ(zk.wait(), 0) << zk.err();
  const Json result = zk.json();
  EXPECT_EQ(result["steps"], 30) << "three passes over 40 conversations, four at a time";
  for (const char* name : {"valid_loss", "corpus_loss", "bits_per_char", "bits_per_byte"})
    EXPECT_TRUE(result[name].is_number()) << name;
  auto workspace = Workspace::open(world());
  auto model = resolve_model(*workspace, "");
  ASSERT_TRUE(model.ok());
  EXPECT_EQ(model->name, "tuned@30") << "what is tuned is what one talks to";
  EXPECT_TRUE(model->tuned);
  EXPECT_TRUE(workspace->find(ArtifactKind::Run, "tuned")->counters().value("tuned", false));
  EXPECT_EQ(newest_untuned(*workspace)->run, "base");

  // Before and after: the same questions, answered up to <|end|>.
  std::map<int64_t, std::vector<std::string>> asked;
  for (const auto& event : events_of_kind("tuned", "sample")) asked[event["step"]].push_back(event["prompt"]);
  ASSERT_EQ(asked.size(), 3u);
  EXPECT_EQ(asked[0], asked[30]);
  double first = 0, last = 0;
  for (const auto& event : events_of_kind("tuned", "metric")) {
    if (event["group"] == "train") {
      EXPECT_TRUE(event["values"]["corpus_loss"].is_number());
      last = event["values"]["loss"];
      if (first == 0) first = last;
    }
  }
  EXPECT_LT(last, first) << "the answers' loss falls";

  // Where it comes from.
  Zk lineage({"lineage", "tuned"});
  ASSERT_EQ(lineage.wait(), 0);
  for (const char* word : {"run base", "conversation_set w-chats", "dataset d"})
    EXPECT_NE(lineage.out().find(word), std::string::npos) << lineage.out();
  EXPECT_EQ(lineage.out().find("changed"), std::string::npos) << lineage.out();
}

TEST(Tune, KilledAndResumedItRepeatsItself) {
  make_base();
  Zk whole(tuning("gentle"));
  ASSERT_EQ(whole.wait(), 0) << whole.err();
  Zk first(tuning("gentle-killed"));
  ASSERT_TRUE(first.until([] { return step_of("gentle-killed") >= 8; })) << first.err();
  first.signal(SIGKILL);
  first.wait();
  Zk second({"tune", "--resume", "gentle-killed", "--json", "--quiet"});
  ASSERT_EQ(second.wait(), 0) << second.err();
  EXPECT_EQ(losses_of("gentle-killed"), losses_of("gentle"));
  Zk wrong({"train", "--resume", "gentle-killed", "--json"});
  EXPECT_EQ(wrong.wait(), 2);
  EXPECT_EQ(wrong.json()["issue"]["id"], "run-other-command");
}

TEST(Tune, TwoRanksLearnWhatOneLearns) {
  make_base();
  Zk one(tuning("solo", {"--corpus_windows", "3"})), two(tuning("duo", {"--corpus_windows", "3", "--ranks", "2"}));
  ASSERT_EQ(one.wait(), 0) << one.err();
  ASSERT_EQ(two.wait(), 0) << two.err();
  const auto a = losses_of("solo"), b = losses_of("duo");
  ASSERT_EQ(a.size(), b.size());
  for (const auto& [step, loss] : a) EXPECT_NEAR(b.at(step), loss, 1e-4) << "step " << step;
}

TEST(Tune, NeedsWhatItNeeds) {
  make_base();
  Zk none(tuning("x1", {"--base", "no-such"}));
  EXPECT_EQ(none.wait(), 3);
  EXPECT_EQ(none.json()["issue"]["id"], "model-missing");
  Zk chats(tuning("x2", {"--conversations", "no-such"}));
  EXPECT_EQ(chats.wait(), 3);
  EXPECT_EQ(chats.json()["issue"]["id"], "artifact-missing");
  Zk tokenizer({"tokenizer", "--name", "t2", "--corpus", "w", "--vocab_size", "900", "--quiet"});
  ASSERT_EQ(tokenizer.wait(), 0) << tokenizer.err();
  Zk dataset({"dataset", "--name", "d2", "--corpus", "w", "--tokenizer", "t2", "--valid_percent", "10", "--quiet"});
  ASSERT_EQ(dataset.wait(), 0) << dataset.err();
  Zk differs(tuning("x3", {"--dataset", "d2"}));
  EXPECT_EQ(differs.wait(), 3);
  EXPECT_EQ(differs.json()["issue"]["id"], "tune-tokenizer-differs");
  Zk without(tuning("x4", {"--corpus_windows", "0"}));
  EXPECT_EQ(without.wait(), 0) << without.err();
  EXPECT_FALSE(without.json().contains("corpus_loss"));
  for (const char* run : {"x1", "x2", "x3"}) EXPECT_FALSE(fs::exists(run_dir(run))) << run;
}
}  // namespace
}  // namespace zk::test
