// Comparing two evaluations from their files alone.
#include "engine/eval/compare.h"

#include <gtest/gtest.h>

#include "engine/core/files.h"
#include "tests/unit/core/temp_dir.h"

namespace zk::eval {
namespace {

class CompareTest : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = Workspace::open(dir_.path);
    ASSERT_TRUE(opened.ok());
    workspace_ = std::move(*opened);
  }

  /// 60 questions in two languages; `right` says which are answered rightly. `bits` is added to each document.
  template <class Right>
  Artifact evaluation(const std::string& name, const std::string& exam, Right right, double bits = 0,
                      const std::string& text = "t") {
    auto writer = ArtifactWriter::create(*workspace_, ArtifactKind::Evaluation, name);
    EXPECT_TRUE(writer.ok());
    std::string lines, documents;
    for (const char* family : {"science", "truth"})
      for (int i = 0; i < 60; ++i)
        for (const char* lang : {"en", "ja"})
          lines += dump_line({{"id", std::string(family) + "-held-" + std::to_string(i) + "-" + lang},
                              {"family", family},
                              {"split", "held"},
                              {"lang", lang},
                              {"correct", right(std::string(family), i, std::string(lang))}}) +
                   "\n";
    for (int i = 0; i < 50; ++i)
      documents += dump_line({{"id", "d" + std::to_string(i)},
                              {"lang", i % 2 ? "en" : "ja"},
                              {"characters", 100},
                              {"bytes", 100},
                              {"nats", 60 + i % 7 + 100 * bits * std::log(2.0) + 0.01 * (i % 3)}}) +
                   "\n";
    const Json results = {{"version", 1},
                          {"model", {{"ref", name}}},
                          {"form", name},
                          {"exam", {{"id", "e"}, {"hash", exam}}},
                          {"text", {{"hash", text}}}};
    EXPECT_TRUE(write_file_atomic(writer->file("samples_exam_all.jsonl"), lines).ok());
    EXPECT_TRUE(write_file_atomic(writer->file("samples_text.jsonl"), documents).ok());
    EXPECT_TRUE(write_json_atomic(writer->file("results.json"), results).ok());
    auto made = writer->commit({"eval", {}, {}}, {"results.json", "samples_exam_all.jsonl", "samples_text.jsonl"}, {});
    EXPECT_TRUE(made.ok());
    return *made;
  }

  static Json row(const Json& rows, const std::string& family, const std::string& lang) {
    for (const Json& r : rows)
      if (r.value("family", "") == family && r["lang"] == lang) return r;
    return {};
  }

  TempDir dir_;
  std::optional<Workspace> workspace_;
};

TEST_F(CompareTest, FindsWhatChanged) {
  const Artifact a = evaluation("a", "x", [](const auto&, int i, const auto&) { return i % 3 != 0; });
  const Artifact b = evaluation(
      "b", "x",
      [](const auto& family, int i, const auto&) {
        return family == "science" ? i % 3 != 0 || i < 45 : i % 3 != 0 && i != 1;
      },
      0.02);
  auto compared = compare_evaluations(a, b);
  ASSERT_TRUE(compared.ok()) << dump_line(compared.issue().to_json());
  const Json science = row((*compared)["families"], "science", "all"),
             truth = row((*compared)["families"], "truth", "all");
  EXPECT_EQ(science["n"], 120);
  EXPECT_EQ(science["only_b"], 30);
  EXPECT_NEAR(science["difference"].get<double>(), 0.25, 1e-12);
  EXPECT_EQ(science["verdict"], "better");
  EXPECT_GT(science["low"].get<double>(), 0.1);
  EXPECT_EQ(truth["only_a"], 2);
  EXPECT_EQ(truth["verdict"], "none");
  EXPECT_LT(truth["low"].get<double>(), 0);
  EXPECT_GT(truth["high"].get<double>(), 0);
  EXPECT_GE(science["p_holm"].get<double>(), science["p"].get<double>());
  const Json text = (*compared)["text"][0];
  EXPECT_EQ(text["lang"], "all");
  EXPECT_NEAR(text["difference"].get<double>(), 0.02, 1e-9);
  EXPECT_EQ(text["verdict"], "worse");
  // The other way round everything turns its sign.
  auto back = compare_evaluations(b, a);
  EXPECT_NEAR(row((*back)["families"], "science", "all")["difference"].get<double>(), -0.25, 1e-12);
  EXPECT_EQ(row((*back)["families"], "science", "all")["verdict"], "worse");
  EXPECT_EQ(row((*back)["families"], "science", "all")["p"], science["p"]);
}

TEST_F(CompareTest, TheSameIsNoClearDifference) {
  const auto right = [](const auto&, int i, const auto&) { return i % 2 == 0; };
  auto compared = compare_evaluations(evaluation("a", "x", right), evaluation("b", "x", right));
  ASSERT_TRUE(compared.ok());
  for (const char* part : {"families", "text"})
    for (const Json& r : (*compared)[part]) EXPECT_EQ(r["verdict"], "none") << r.dump();
}

TEST_F(CompareTest, OtherExamsAreNotCompared) {
  const auto right = [](const auto&, int, const auto&) { return true; };
  auto compared = compare_evaluations(evaluation("a", "x", right), evaluation("b", "y", right));
  ASSERT_TRUE(compared.ok());
  EXPECT_TRUE((*compared)["families"].empty());
  EXPECT_FALSE((*compared)["text"].empty());
  EXPECT_EQ((*compared)["issues"][0]["id"], "compare-exams-differ");
  auto nothing = compare_evaluations(evaluation("c", "x", right), evaluation("d", "y", right, 0, "other"));
  EXPECT_EQ(nothing.issue().id, "compare-nothing-common");
}
}  // namespace
}  // namespace zk::eval
