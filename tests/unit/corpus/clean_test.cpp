// A whole cleaning: counts that reconcile, the same bytes with any number of threads, and going on after every kind of
// interruption with the same bytes.
#include "engine/corpus/clean/clean.h"

#include <gtest/gtest.h>

#include "corpus_fixtures.h"
#include "engine/core/files.h"

namespace zk::corpus {
namespace {
namespace fs = std::filesystem;

constexpr int kDocuments = 600;

/// A corpus with something for every step; `bad` where a step shall drop it.
void make_corpus(const fs::path& dir) {
  CorpusWriter out(dir, 40'000);
  for (int i = 0; i < kDocuments; ++i) {
    Document document;
    document.id = "d" + std::to_string(i);
    document.text = "This is the story number " + std::to_string(i) + " of a cat that sleeps in the warm garden.";
    if (i % 10 == 1)
      document.text = "Die Katze schläft im Garten, weil die Sonne heute so warm ist, Nummer " + std::to_string(i);
    if (i % 10 == 2) document.text = "short " + std::to_string(i);
    if (i % 10 == 3) document.text = "This is the story number 0 of a cat that sleeps in the warm garden.";
    if (i % 10 == 4) document.text += " \xF0\x9F\x98\x80 Write to me@a.example.";
    if (i % 10 == 5) document.text = "第" + std::to_string(i) + "話：小さなネコが、あたたかい庭で眠っています。";
    ASSERT_TRUE(out.write(document).ok());
  }
  ASSERT_TRUE(out.finish().ok());
}

spec::CleanParams params() {
  spec::CleanParams out;
  out.steps = {"unicode", "language", "emoji", "contact", "length", "exact"};
  out.shard_megabytes = 0.01;
  return out;
}

/// The names and bytes of everything that belongs to the result.
std::map<std::string, std::string> files_of(const fs::path& dir) {
  std::map<std::string, std::string> out;
  for (const auto& entry : fs::directory_iterator(dir))
    if (entry.is_regular_file()) out[entry.path().filename().string()] = read_file(entry.path()).value();
  return out;
}

struct Outcome {
  Result<Cleaned> result;
  std::map<std::string, std::string> files;
};
Outcome clean_folder(const fs::path& input, const fs::path& output, int threads, std::function<bool()> stopping = {}) {
  fs::create_directories(output);
  CleanJob job;
  job.input = input;
  job.output = output;
  job.params = params();
  job.plan = {{"plan", 1}};
  job.threads = threads;
  if (stopping) job.stopping = std::move(stopping);
  auto result = clean(job);
  return {std::move(result), files_of(output)};
}

class Clean : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(input());
    make_corpus(input());
  }
  fs::path input() const { return dir_.path() / "in"; }
  fs::path output(const std::string& name) const { return dir_.path() / name; }
  TempDir dir_;
};

TEST_F(Clean, CountsReconcileAndEveryDecisionIsKept) {
  const Outcome done = clean_folder(input(), output("a"), 2);
  ASSERT_TRUE(done.result.ok()) << done.result.issue().id;
  const Json& counters = done.result->counters;
  EXPECT_EQ(counters["in"], kDocuments);
  int64_t given = kDocuments, removed = 0;
  for (const auto& row : counters["funnel"]) {
    EXPECT_EQ(row["in"], given) << row;
    EXPECT_EQ(row["in"], row["kept"].get<int64_t>() + row["removed"].get<int64_t>()) << row;
    int64_t by_rule = 0;
    for (const auto& [rule, count] : row["removed_by"].items()) by_rule += count.get<int64_t>();
    EXPECT_EQ(by_rule, row["removed"]);
    given = row["kept"];
    removed += row["removed"].get<int64_t>();
  }
  EXPECT_EQ(counters["documents"], given);
  EXPECT_EQ(counters["removed"], removed);
  EXPECT_EQ(counters["by_language"]["ja"]["documents"], kDocuments / 10);
  EXPECT_EQ(counters["funnel"][1]["removed"], kDocuments / 10) << "German";
  EXPECT_EQ(counters["funnel"][5]["removed"], kDocuments / 10) << "duplicates of the first document";

  int64_t documents = 0, gone = 0, drops = 0, changes = 0;
  for (const auto& [name, bytes] : done.files) {
    if (!name.ends_with(".jsonl.zst")) continue;
    auto reader = std::move(LineReader::open(output("a") / name).value());
    for (std::string line; reader.next(line).value();) {
      const Json json = Json::parse(line);
      documents += name.starts_with("docs-");
      if (name.starts_with("removed-")) {
        ++gone;
        for (const char* field : {"step", "rule", "value", "threshold", "begin", "end"})
          EXPECT_TRUE(json["removed"].contains(field)) << field;
        EXPECT_FALSE(json["text"].get<std::string>().empty());
      }
      if (!name.starts_with("decisions-")) continue;
      drops += json["verdict"] == "drop";
      changes += json["verdict"] == "change";
      EXPECT_LE(json["begin"], json["end"]);
    }
  }
  EXPECT_EQ(documents, counters["documents"]);
  EXPECT_EQ(gone, removed);
  EXPECT_EQ(drops, removed);
  EXPECT_EQ(changes, 2 * kDocuments / 10) << "emoji and contact each changed one in ten";
}

TEST_F(Clean, ThreadsDoNotChangeAByte) {
  const Outcome one = clean_folder(input(), output("one"), 1);
  ASSERT_TRUE(one.result.ok());
  EXPECT_GT(one.files.size(), 10u) << "several units";
  for (int threads : {2, 3, 5}) {
    const Outcome other = clean_folder(input(), output("t" + std::to_string(threads)), threads);
    ASSERT_TRUE(other.result.ok());
    EXPECT_EQ(other.files, one.files) << threads;
    EXPECT_EQ(other.result->counters, one.result->counters);
    EXPECT_EQ(other.result->files, one.result->files);
  }
}

TEST_F(Clean, GoesOnAfterAStopAtAnyUnit) {
  const Outcome whole = clean_folder(input(), output("whole"), 2);
  ASSERT_TRUE(whole.result.ok());
  for (int stop_after : {0, 1, 3}) {
    const fs::path out = output("stopped" + std::to_string(stop_after));
    int asked = 0;
    const Outcome stopped = clean_folder(input(), out, 2, [&] { return asked++ >= stop_after; });
    ASSERT_FALSE(stopped.result.ok());
    EXPECT_EQ(stopped.result.issue().id, "stopped");
    EXPECT_TRUE(is_unfinished_clean(out));
    const Outcome resumed = clean_folder(input(), out, 3);
    ASSERT_TRUE(resumed.result.ok());
    EXPECT_EQ(resumed.result->resumed_units, stop_after);
    EXPECT_EQ(resumed.files, whole.files);
    EXPECT_EQ(resumed.result->counters, whole.result->counters);
  }
}

TEST_F(Clean, ATornUnitIsDoneAgain) {
  const Outcome whole = clean_folder(input(), output("whole"), 2);
  const fs::path out = output("torn");
  ASSERT_TRUE(clean_folder(input(), out, 2).result.ok());
  // As a kill leaves it: the last units without their state, one with a half-written file.
  for (int unit : {2, 3, 4}) fs::remove(out / "state" / ("unit-0000" + std::to_string(unit) + ".json"));
  std::ofstream(out / ".docs-00003.jsonl.zst.123.tmp") << "half";
  std::ofstream(out / "docs-00099.jsonl.zst") << "stray";
  fs::remove(out / "report.json");
  const Outcome resumed = clean_folder(input(), out, 1);
  ASSERT_TRUE(resumed.result.ok());
  EXPECT_EQ(resumed.result->resumed_units, 2);
  EXPECT_EQ(resumed.files, whole.files);
}

TEST_F(Clean, AnotherPlanIsRefused) {
  ASSERT_TRUE(clean_folder(input(), output("a"), 1).result.ok());
  CleanJob job;
  job.input = input();
  job.output = output("a");
  job.params = params();
  job.plan = {{"plan", 2}};
  EXPECT_EQ(clean(job).issue().id, "clean-plan-differs");
}

TEST_F(Clean, AnIdleStepIsNamed) {
  CleanJob job;
  job.input = input();
  job.output = output("idle");
  fs::create_directories(job.output);
  job.params.steps = {"unicode", "decontaminate", "exact"};
  const auto done = clean(job);
  ASSERT_TRUE(done.ok());
  EXPECT_EQ(done->idle, (std::vector<std::string>{"unicode", "decontaminate"}));
}
}  // namespace
}  // namespace zk::corpus
