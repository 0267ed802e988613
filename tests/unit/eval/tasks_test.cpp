#include "engine/eval/tasks.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/unit/core/temp_dir.h"

namespace zk::eval {
namespace {
const std::filesystem::path kTasks = std::filesystem::path(ZK_SOURCE_DIR) / "resources" / "eval_tasks";

TEST(Tasks, AskAsTheCorpusWritesIt) {
  auto tasks = Tasks::load(kTasks);
  ASSERT_TRUE(tasks.ok()) << dump_line(tasks.issue().to_json());
  const auto prompt = [&](const char* family, Form form, const char* lang, const char* context = "") {
    return tasks->of(family).prompt(form, lang, "Q", context);
  };
  EXPECT_EQ(prompt("science", Form::Text, "en"), "Question: Q\nAnswer: ");
  EXPECT_EQ(prompt("science", Form::Text, "ja"), "質問：Q\n答え：");
  EXPECT_EQ(prompt("science", Form::Chat, "ja"), "Q");
  EXPECT_EQ(prompt("endings", Form::Text, "en"), "Q ");
  EXPECT_EQ(prompt("endings", Form::Text, "ja"), "Q");
  EXPECT_EQ(prompt("reading", Form::Text, "en", "C"), "C\nQuestion: Q\nAnswer: ");
  EXPECT_EQ(prompt("reading", Form::Chat, "en", "C"), "C\nQ");
  // Families of one's own exam are asked in the general way; a context is never lost.
  EXPECT_EQ(prompt("history", Form::Text, "fr"), "Question: Q\nAnswer: ");
  EXPECT_EQ(prompt("history", Form::Text, "en", "C"), "C\nQuestion: Q\nAnswer: ");
  EXPECT_EQ(tasks->of("truth").style, "TruthfulQA");
  EXPECT_EQ(tasks->free().stop, std::vector<std::string>{"\n"});
}

TEST(Tasks, BracesInAQuestionAreText) {
  auto tasks = Tasks::load(kTasks);
  EXPECT_EQ(tasks->of("science").prompt(Form::Text, "en", "What is {context}?", ""),
            "Question: What is {context}?\nAnswer: ");
}

TEST(Exam, RefusesLinesThatAreNoQuestions) {
  TempDir dir;
  const auto write = [&](const std::string& line) {
    std::ofstream(dir.path / "exams.jsonl")
        << R"({"id":"a-1-en","family":"a","split":"held","lang":"en","question":"q","choices":["x","y"],"answer":1})"
        << "\n"
        << line << "\n";
    return read_exam(dir.path / "exams.jsonl");
  };
  auto good = write("");
  ASSERT_TRUE(good.ok());
  EXPECT_EQ(good->front().answer, 1);
  EXPECT_EQ(stem(good->front()), "a-1");
  for (const auto& [line, reason] :
       std::map<std::string, std::string>{{"nonsense", "JSON"},
                                          {R"({"id":"b","choices":["x","y"],"answer":1})", "question"},
                                          {R"({"id":"b","question":"q","choices":["x"],"answer":0})", "choices"},
                                          {R"({"id":"b","question":"q","choices":["x",3],"answer":0})", "choices"},
                                          {R"({"id":"b","question":"q","choices":["x","y"],"answer":2})", "answer"},
                                          {R"({"id":"a-1-en","question":"q","choices":["x","y"],"answer":1})", "id"}}) {
    auto bad = write(line);
    ASSERT_FALSE(bad.ok()) << line;
    EXPECT_EQ(bad.issue().id, "eval-item-broken");
    EXPECT_EQ(bad.issue().args["line"], 2);
    EXPECT_EQ(bad.issue().args["reason"], reason) << line;
  }
  EXPECT_EQ(read_exam(dir.path / "none").issue().id, "file-missing");
}

TEST(Select, CountsWithinEachCellAndNamesTheNearestFamily) {
  std::vector<ExamItem> items;
  for (int i = 0; i < 12; ++i) {
    ExamItem item;
    item.id = std::to_string(i);
    item.family = i % 2 ? "truth" : "science";
    item.lang = i % 4 < 2 ? "en" : "ja";
    items.push_back(item);
  }
  EXPECT_EQ(select(items, {}, 0)->size(), 12u);
  EXPECT_EQ(select(items, {}, 2)->size(), 8u);
  EXPECT_EQ(select(items, {"truth"}, 0)->size(), 6u);
  auto unknown = select(items, {"sceince"}, 0);
  EXPECT_EQ(unknown.issue().id, "eval-family-unknown");
  EXPECT_EQ(unknown.issue().args["nearest"], "science");
}

TEST(Select, TakesFreeQuestionsFromBothLanguages) {
  std::vector<FreeItem> items;
  for (int i = 0; i < 10; ++i) items.push_back({"free-" + std::to_string(i), "", i < 7 ? "en" : "ja", "q", "a"});
  const auto six = select(items, 6);
  EXPECT_EQ(std::count_if(six.begin(), six.end(), [](const auto& item) { return item.lang == "ja"; }), 3);
  EXPECT_EQ(select(items, 100).size(), 10u);
  EXPECT_TRUE(select(items, 0).empty());
}
}  // namespace
}  // namespace zk::eval
