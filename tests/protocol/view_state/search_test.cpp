// What a query finds and in which order, in both languages; the words of the glossary; the doctor's rows and firings.
#include "ui/search_items.h"

#include <gtest/gtest.h>

#include "log_lines.h"
#include "ui/doctor_report.h"
#include "ui/lesson_shelf.h"
#include "widgets/language.h"

namespace zk::ui {
namespace {

using widgets::Language;

SearchItem setting(const QString& en, const QString& ja, const QString& key) {
  return {SearchItem::Kind::Setting, ja, key, "settings", {en, ja, key}, "train", key};
}

QVector<SearchItem> someSettings() {
  return {setting("Layers", "層の数", "model.n_layer"), setting("Learning rate", "学習率", "optimizer.lr"),
          setting("Weight decay", "重み減衰", "optimizer.weight_decay"),
          setting("Training pairs", "データセット", "dataset")};
}

QString first(const QString& query) {
  const auto found = searchFor(query, someSettings(), 5);
  return found.isEmpty() ? QString() : found.first().place;
}

TEST(Search, FindsByKeyByWordAndByKanji) {
  EXPECT_EQ(first("lr"), "optimizer.lr");
  EXPECT_EQ(first("学習"), "optimizer.lr");
  EXPECT_EQ(first("学習率"), "optimizer.lr");
  EXPECT_EQ(first("LEARNING"), "optimizer.lr");
  EXPECT_EQ(first("ｌｒ"), "optimizer.lr") << "full-width letters";
  EXPECT_EQ(first("n_layer"), "model.n_layer");
  EXPECT_EQ(first("decay"), "optimizer.weight_decay");
  EXPECT_EQ(first("weight dec"), "optimizer.weight_decay") << "two words";
  EXPECT_EQ(first("wdcy"), "optimizer.weight_decay") << "letters left out";
  EXPECT_EQ(first("zebra"), "");
  EXPECT_EQ(first(""), "");
}

TEST(Search, WholeNamesBeforeBeginningsBeforeTheRest) {
  const auto named = [](const QString& name) {
    return SearchItem{SearchItem::Kind::Word, name, {}, {}, {name}, "lessons", name};
  };
  const auto found =
      searchFor("train", {named("pre-training"), named("constrain"), named("training"), named("train")}, 9);
  ASSERT_EQ(found.size(), 4);
  EXPECT_EQ(found[0].title, "train");
  EXPECT_EQ(found[1].title, "training");
  EXPECT_EQ(found[2].title, "pre-training");
  EXPECT_EQ(found[3].title, "constrain");
  EXPECT_EQ(searchFor("train", {named("train"), named("train")}, 1).size(), 1);
}

TEST(Search, SettingsComeFromTheDescription) {
  const Json described = {
      {"commands",
       {{{"id", "train"},
         {"parameters",
          {{{"key", "optimizer.lr"},
            {"lesson", "learning-rate"},
            {"label", {{"en", "Learning rate"}, {"ja", "学習率"}}}},
           {{"key", "model.n_layer"}, {"lesson", "layers"}, {"label", {{"en", "Layers"}, {"ja", "層の数"}}}},
           {{"key", 5}}}}},
        {{"id", "list"}, {"parameters", {{{"key", "kind"}, {"label", {{"en", "Kind"}, {"ja", "種類"}}}}}}}}}};
  const auto items = settingItems(described, {"train", "lessons"});
  ASSERT_EQ(items.size(), 2);
  EXPECT_EQ(items[0].page, "train");
  EXPECT_EQ(items[0].place, "optimizer.lr");
  EXPECT_EQ(items[1].page, "lessons") << "no page of its own yet: its lesson";
  EXPECT_EQ(items[1].place, "layers");
  EXPECT_TRUE(settingItems(Json("nonsense"), {"train"}).isEmpty());
}

TEST(LessonShelfView, HasEveryLessonInBothLanguages) {
  const LessonShelf shelf = readLessonShelf();
  ASSERT_GT(shelf.lessons.size(), 60);
  for (const auto& lesson : shelf.lessons) {
    EXPECT_FALSE(lesson.titleEn.isEmpty()) << lesson.id.toStdString();
    EXPECT_FALSE(lesson.titleJa.isEmpty()) << lesson.id.toStdString();
    EXPECT_GT(lesson.minutes, 0);
  }
  ASSERT_NE(shelf.lesson("history-transformer"), nullptr);
  EXPECT_EQ(shelf.lesson("history-transformer")->year, "2017");
  EXPECT_EQ(shelf.termsEn.size(), shelf.termsJa.size()) << "the search pairs them by their place";
}

TEST(LessonShelfView, WordsAreFoundInTextWhole) {
  const auto terms =
      glossaryTerms("# G\n\n- head: one of several.\n- step: one change.\n- query, key, value: three.\n");
  ASSERT_EQ(terms.size(), 3);
  EXPECT_EQ(terms[0].meaning, "one of several.");
  EXPECT_TRUE(termsIn("ahead of a stepwise change", terms).isEmpty());
  const auto found = termsIn("Heads take Steps with a key.", terms);
  ASSERT_EQ(found.size(), 3);
  const auto japanese = glossaryTerms("- 損失：正解に対する驚き。\n");
  EXPECT_EQ(termsIn("検証の損失は", japanese).size(), 1);
  const auto katakana = glossaryTerms("- クエリ、キー、バリュー：探すもの、差し出すもの、取り出すもの。\n");
  EXPECT_TRUE(termsIn("文の中からキーワードを探す", katakana).isEmpty()) << "a part of a longer word is another word";
  EXPECT_EQ(termsIn("キーワードとキーは違う", katakana).size(), 1);
}

TEST(DoctorView, RowsOfTheReport) {
  const Json report = {{"version", "0.1.0"},
                       {"checks",
                        {{{"id", "disk"}, {"status", "ok"}, {"value", "63 GB free"}},
                         {{"id", "programs"}, {"status", "missing"}, {"value", "2 missing"}, {"fix", "./zk build"}},
                         {{"id", "gpu"}, {"status", "of tomorrow"}, {"value", "none"}},
                         {{"status", "ok"}}}}};
  const auto checks = doctorChecks(report);
  ASSERT_EQ(checks.size(), 3);
  EXPECT_EQ(checks[0].state, DoctorCheck::State::Ok);
  EXPECT_EQ(checks[1].state, DoctorCheck::State::Missing);
  EXPECT_EQ(checks[1].fix, "./zk build");
  EXPECT_EQ(checks[2].state, DoctorCheck::State::Note);
  EXPECT_EQ(doctorVersion(report), "0.1.0");
  EXPECT_TRUE(doctorChecks(Json()).isEmpty());
}

TEST(DoctorView, TheNewestFiringOfEachRule) {
  ScratchFolder dir;
  const auto issue = [](int step) {
    return Json{{"severity", "milestone"}, {"id", "crossed-uniform"}, {"args", {{"step", step}}}, {"step", step}};
  };
  LogLines("train", "run-1").steps(1, 5).add("issue", issue(3)).write(dir / "runs/run-1/events.jsonl");
  LogLines later("train", "run-2");
  later.wait(100).steps(1, 9).add("issue", issue(8)).write(dir / "runs/run-2/events.jsonl");
  WorkspaceScanner scanner;
  const auto firings = lastFirings(scanner.scan(dir.qpath()), 10);
  ASSERT_EQ(firings.size(), 1);
  EXPECT_EQ(firings["crossed-uniform"].run, "run-2");
  EXPECT_EQ(firings["crossed-uniform"].step, 8);
  EXPECT_TRUE(lastFirings(WorkspaceState(), 10).isEmpty());
}

}  // namespace
}  // namespace zk::ui
