// From a project folder to the figures that lessons name: what is known, what is left out, how it is written.
#include "ui/lesson_facts.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <cmath>

#include "widgets/language.h"

namespace zk::ui {
namespace {

using widgets::Language;

void write(const QString& path, const QByteArray& bytes) {
  QDir().mkpath(QFileInfo(path).absolutePath());
  QFile file(path);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write(bytes);
}

QByteArray manifest(const char* kind, const char* id, const char* command, qint64 created, const QByteArray& inputs,
                    const QByteArray& counters) {
  return QStringLiteral(
             R"({"version":1,"id":"%1","kind":"%2","created":%3,"content":"c%3","made_by":{"command":"%4","params":{}},)"
             R"("inputs":%5,"files":[],"counters":%6})")
      .arg(id, kind)
      .arg(created)
      .arg(QString::fromLatin1(command), QString::fromUtf8(inputs), QString::fromUtf8(counters))
      .toUtf8();
}

struct Project {
  QTemporaryDir scratch;
  QString at(const char* path) const { return scratch.filePath(path); }
  FactValues facts() const {
    WorkspaceScanner scanner;
    return readFacts(scanner.scan(scratch.path()));
  }
  void addText() const {
    write(at("corpora/c-1/manifest.json"),
          manifest("corpus", "c-1", "miniworld", 1, "[]", R"({"documents":1200,"bytes":31000268})"));
    write(
        at("datasets/d-1/manifest.json"),
        manifest("dataset", "d-1", "dataset", 2, R"([{"kind":"corpus","id":"c-1","hash":"c1"}])",
                 R"({"vocab_size":4096,"train":{"tokens":5871055,"by_language":{"en":{"characters_per_token":3.616}}},)"
                 R"("valid":{"tokens":57954}})"));
    write(at("datasets/d-1/baselines.json"),
          R"({"all":{"uniform":{"nats_per_token":8.31777},"unigram":{"nats_per_token":6.07},)"
          R"("bigram":{"nats_per_token":2.368}}})");
  }
  void addRun(bool finished) const {
    write(
        at("runs/r-1/events.jsonl"),
        R"({"seq":0,"t":1000,"e":"header","proto":1,"program":"z","command":"train","pid":0})"
        "\n"
        R"({"seq":1,"t":1001,"e":"params","values":{"dataset":"d-1","model":{"n_layer":4,"d_model":128,"n_head":4,"seq_len":256},"optimizer":{"lr":0.0025}},"origins":{}})"
        "\n"
        R"({"seq":2,"t":1002,"e":"stage","id":"train","state":"begin","data":{"parameters":1313024}})"
        "\n"
        R"({"seq":3,"t":1003,"e":"metric","group":"valid","step":250,"tokens":512000,"seconds":60,"values":{"loss":1.5,"bits_per_char":0.7}})"
        "\n"
        R"({"seq":4,"t":1004,"e":"metric","group":"train","step":400,"tokens":819200,"seconds":96,"values":{"loss":1.4}})"
        "\n");
    if (finished)
      write(at("runs/r-1/manifest.json"),
            manifest("run", "r-1", "train", 5, "[]",
                     R"({"steps":1980,"tokens":4055040,"seconds":515.6,"tokens_per_second":7865.0,"valid_loss":0.5326,)"
                     R"("bits_per_char":0.2392,"parameters":1313024})"));
  }
};

TEST(LessonFacts, AnEmptyProjectKnowsNothing) {
  const Project p;
  EXPECT_TRUE(p.facts().isEmpty());
  EXPECT_FALSE(withFacts("In your project: {steps} steps.", p.facts()).has_value());
  EXPECT_EQ(withFacts("No figures here.", p.facts()).value_or(""), QString("No figures here."));
}

TEST(LessonFacts, TextAndBaselinesComeFromTheDataset) {
  const Project p;
  p.addText();
  const FactValues f = p.facts();
  EXPECT_EQ(f["documents"], 1200);
  EXPECT_EQ(f["train_tokens"], 5871055);
  EXPECT_DOUBLE_EQ(f["bigram_loss"], 2.368);
  EXPECT_DOUBLE_EQ(f["chars_per_token_en"], 3.616);
  EXPECT_FALSE(f.contains("chars_per_token_ja"));  // no Japanese in this text
  EXPECT_FALSE(f.contains("steps"));
}

TEST(LessonFacts, ARunningRunIsToldAsOfItsNewestValidation) {
  const Project p;
  p.addText();
  p.addRun(false);
  const FactValues f = p.facts();
  EXPECT_EQ(f["steps"], 250);  // not 400: the loss below belongs to step 250
  EXPECT_DOUBLE_EQ(f["valid_loss"], 1.5);
  EXPECT_DOUBLE_EQ(f["perplexity"], std::exp(1.5));
  EXPECT_EQ(f["tokens_seen"], 512000);
  EXPECT_DOUBLE_EQ(f["train_minutes"], 1);
  EXPECT_NEAR(f["tokens_per_second"], 512000 / 60.0, 1e-9);
  EXPECT_EQ(f["parameters"], 1313024);
  EXPECT_EQ(f["n_layer"], 4);
  EXPECT_DOUBLE_EQ(f["lr"], 0.0025);
}

TEST(LessonFacts, AFinishedRunIsToldByItsManifestAndItsEvaluation) {
  const Project p;
  p.addText();
  p.addRun(true);
  write(p.at("evaluations/e-1/manifest.json"),
        manifest("evaluation", "e-1", "eval", 9, R"([{"kind":"run","id":"r-1","hash":"c5"}])",
                 R"({"bits_per_character":0.2218})"));
  write(p.at("evaluations/e-1/results.json"),
        R"({"families":[{"split":"held","lang":"en","n":100,"correct":90,"chance":0.25},)"
        R"({"split":"held","lang":"all","n":200,"correct":150,"chance":0.25},)"
        R"({"split":"held","lang":"all","n":100,"correct":30,"chance":0.5},)"
        R"({"split":"seen","lang":"all","n":200,"correct":200,"chance":0.25}]})");
  const FactValues f = p.facts();
  EXPECT_EQ(f["steps"], 1980);
  EXPECT_DOUBLE_EQ(f["bits_per_char"], 0.2218);  // the evaluation saw the whole validation text
  EXPECT_DOUBLE_EQ(f["held_accuracy"], 180.0 / 300);
  EXPECT_DOUBLE_EQ(f["held_chance"], (200 * 0.25 + 100 * 0.5) / 300);
  EXPECT_FALSE(f.contains("tune_steps"));
}

TEST(LessonFacts, FiguresAreWrittenAsTheLanguageWritesThem) {
  const FactValues f = {{"corpus_size", 31000268.0}, {"held_accuracy", 0.8245}, {"steps", 1980.0}, {"lr", 0.0025},
                        {"tokens_seen", 4055040.0},  {"valid_loss", 0.53263}};
  Language::set("en");
  EXPECT_EQ(factText("steps", 1980), QString("1,980"));
  EXPECT_EQ(factText("lr", 0.0025), QString("0.0025"));
  EXPECT_EQ(factText("valid_loss", 0.53263), QString("0.53"));
  EXPECT_TRUE(factText("corpus_size", 31000268).endsWith("MB"));
  EXPECT_TRUE(factText("held_accuracy", 0.8245).startsWith("82.5"));
  EXPECT_EQ(withFacts("{steps} steps at {lr}.", f).value_or(""), QString("1,980 steps at 0.0025."));
  Language::set("ja");
  const QString japanese = withFacts("{tokens_seen} トークン", f).value_or("");
  EXPECT_TRUE(japanese.endsWith("万トークン")) << japanese.toStdString();
  Language::set("en");
}

}  // namespace
}  // namespace zk::ui
