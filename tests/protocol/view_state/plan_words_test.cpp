// Recorded answers of `model`, `plan` and `famous` -> boxes, bars, sentences and rows.
#include <gtest/gtest.h>

#include <QLocale>
#include <algorithm>

#include "engine/core/files.h"
#include "ui/plan_words.h"
#include "ui/shape_words.h"
#include "widgets/numbers.h"

namespace zk::ui {
namespace {

using widgets::DiagramBlock;

const Json& answers() {
  static const Json all = *read_json(std::filesystem::path(ZK_RECORDED) / "plan_answers.json");
  return all;
}

const DiagramBlock* box(const QVector<DiagramBlock>& boxes, const char* id) {
  const auto it = std::find_if(boxes.begin(), boxes.end(), [&](const auto& b) { return b.id == QLatin1String(id); });
  return it == boxes.end() ? nullptr : &*it;
}

double sum(const QVector<widgets::BarRow>& rows) {
  double all = 0;
  for (const auto& row : rows) all += row.value;
  return all;
}

class PlanWordsTest : public ::testing::Test {
 protected:
  void SetUp() override { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
};

TEST_F(PlanWordsTest, ADecoderIsDrawnFromTokensToProbabilities) {
  const auto boxes = ShapeWords::blocks(answers()["model"]);
  QStringList ids;
  for (const auto& b : boxes) ids << b.id;
  EXPECT_EQ(ids.join(' ').toStdString(),
            "tokens embed.tokens attn_norm attn mlp_norm mlp final_norm head probabilities");
  EXPECT_EQ(box(boxes, "attn")->heads, 4);
  EXPECT_EQ(box(boxes, "attn")->repeat, 4);
  EXPECT_DOUBLE_EQ(box(boxes, "mlp")->widening, 4);
  EXPECT_EQ(box(boxes, "mlp")->stream, DiagramBlock::Stream::Join);
  EXPECT_EQ(box(boxes, "mlp_norm")->stream, DiagramBlock::Stream::Branch);
  EXPECT_EQ(box(boxes, "head")->count.toStdString(), "shared");
  EXPECT_TRUE(box(boxes, "embed.tokens")->formula.contains("4,096"));
  EXPECT_EQ(box(boxes, "embed.tokens")->shape.toStdString(), "4096 × 128");
  for (const auto& b : boxes) EXPECT_TRUE(b.illegal.isEmpty());
}

TEST_F(PlanWordsTest, TheBarsAddUpToTheCountThatTheTitleSays) {
  for (const char* name : {"model", "model_swiglu", "model_llama"}) {
    const Json& model = answers()[name];
    EXPECT_DOUBLE_EQ(sum(ShapeWords::parameterRows(model)), model["parameters"].get<double>()) << name;
    EXPECT_NEAR(sum(ShapeWords::flopRows(model)), model["flops"]["forward"].get<double>(), 1) << name;
  }
  EXPECT_EQ(ShapeWords::countTitle(answers()["model"]).toStdString(), "1,313,024 parameters");
}

TEST_F(PlanWordsTest, TheOffendingBoxSaysWhy) {
  const auto boxes = ShapeWords::blocks(answers()["model_illegal"]);
  ASSERT_NE(box(boxes, "attn"), nullptr);
  EXPECT_TRUE(box(boxes, "attn")->illegal.contains("5"));
  EXPECT_TRUE(box(boxes, "mlp")->illegal.isEmpty());
  EXPECT_TRUE(ShapeWords::notes(answers()["model_illegal"]).isEmpty()) << "an illegal shape has graver trouble";
}

TEST_F(PlanWordsTest, SharedHeadsAndGatesAndTablesAreDrawn) {
  const auto boxes = ShapeWords::blocks(answers()["model_swiglu"]);
  EXPECT_EQ(box(boxes, "attn")->kvGroups, 2);
  EXPECT_TRUE(box(boxes, "mlp")->label.contains("SwiGLU"));
  EXPECT_EQ(box(boxes, "attn_norm")->label.toStdString(), "RMSNorm");
  ASSERT_NE(box(boxes, "embed.positions"), nullptr);
  EXPECT_NE(box(boxes, "head")->count.toStdString(), "shared");
}

TEST_F(PlanWordsTest, UnusualShapesAreExplainedWithAFix) {
  Json model = answers()["model"];
  EXPECT_TRUE(ShapeWords::notes(model).isEmpty()) << "the built-in shape is a usual one";
  Json& spec = model["spec"];
  spec["n_head"] = 16, spec["head_dim"] = 8;
  auto notes = ShapeWords::notes(model);
  ASSERT_EQ(notes.size(), 1);
  EXPECT_EQ(notes[0].kind, ShapeNote::Kind::HeadsNarrow);
  EXPECT_EQ(notes[0].fix[0]["value"], 4);
  spec["n_head"] = 4, spec["head_dim"] = 32, spec["n_layer"] = 32;
  notes = ShapeWords::notes(model);
  ASSERT_EQ(notes.size(), 1);
  EXPECT_EQ(notes[0].kind, ShapeNote::Kind::TooDeep);
  EXPECT_EQ(notes[0].fix[0]["path"], "model.n_layer");
  spec["n_layer"] = 4, spec["d_model"] = 132, spec["head_dim"] = 33;
  EXPECT_EQ(ShapeWords::notes(model)[0].fix[0]["value"], 128);
  model = answers()["model"];
  model["embedding_parameters"] = 1e6;
  notes = ShapeWords::notes(model);
  ASSERT_EQ(notes.size(), 1);
  EXPECT_TRUE(notes[0].text.contains("76"));
}

TEST_F(PlanWordsTest, EveryFixOfANoteIsLegal) {
  // The divisor that a note proposes divides the width into even heads, whatever the width.
  Json model = answers()["model"];
  for (const int width : {64, 96, 160, 320, 704, 1000, 4096}) {
    model["spec"]["d_model"] = width, model["spec"]["head_dim"] = 8, model["spec"]["n_layer"] = width / 32;
    for (const auto& note : ShapeWords::notes(model))
      if (note.kind == ShapeNote::Kind::HeadsNarrow) {
        const int heads = note.fix[0]["value"];
        EXPECT_EQ(width % heads, 0) << width;
        EXPECT_EQ(width / heads % 2, 0) << width;
      }
  }
}

TEST_F(PlanWordsTest, APublishedModelFillsTheForm) {
  const Json values = ShapeWords::formValues(answers()["model_llama"]["spec"]);
  EXPECT_EQ(values["model.n_layer"], 32);
  EXPECT_EQ(values["model.d_ff"], 11008);
  EXPECT_EQ(values["model.norm"], "rmsnorm");
  EXPECT_EQ(values["model.activation"], "swiglu");
  EXPECT_EQ(values["model.tied_head"], false);
  EXPECT_TRUE(values["model.n_kv_head"].is_null()) << "as many as heads: automatic";
  const auto sizes = ShapeWords::published(answers()["model"]);
  ASSERT_FALSE(sizes.isEmpty());
  for (const auto& size : sizes) {
    EXPECT_NEAR(size.ours / size.published, 1, 0.07) << size.id.toStdString();
    EXPECT_FALSE(size.source.isEmpty());
  }
}

TEST_F(PlanWordsTest, MemoryPartsAddUpToWhatIsUsed) {
  for (const char* name : {"plan", "plan_too_big", "plan_server"}) {
    const Json& plan = answers()[name];
    const auto estimate = PlanWords::estimate(plan);
    double bytes = 0;
    for (const auto& part : estimate.parts) bytes += part.value;
    EXPECT_NEAR(bytes, plan["memory"]["used_bytes"].get<double>(), 1) << name;
    EXPECT_EQ(estimate.facts.size(), 4) << name;
  }
  EXPECT_TRUE(PlanWords::tooBig(answers()["plan"]).isEmpty());
  const QString big = PlanWords::tooBig(answers()["plan_too_big"]);
  EXPECT_TRUE(big.contains("Activations")) << big.toStdString();
}

TEST_F(PlanWordsTest, WhatNobodyMeasuredSaysSo) {
  EXPECT_TRUE(PlanWords::measured(answers()["plan"]));
  EXPECT_TRUE(PlanWords::speedSource(answers()["plan"]).contains("quickstart-1"));
  EXPECT_FALSE(PlanWords::measured(answers()["plan_too_big"]));
  EXPECT_TRUE(PlanWords::speedSource(answers()["plan_too_big"]).contains("3 times"));
  EXPECT_TRUE(PlanWords::speedSource(answers()["plan_server"]).contains("data sheets"));
}

TEST_F(PlanWordsTest, TheLadderHasOneChosenMachine) {
  for (const char* name : {"plan", "plan_server"}) {
    int chosen = 0;
    const auto rows = PlanWords::ladder(answers()[name]);
    EXPECT_EQ(rows.size(), 5);
    for (const auto& row : rows) {
      chosen += row.chosen;
      for (const QString& cell : {row.name, row.device, row.fit, row.time, row.energy, row.money})
        EXPECT_FALSE(cell.isEmpty()) << row.id.toStdString();
    }
    EXPECT_EQ(chosen, 1) << name;
  }
  EXPECT_TRUE(PlanWords::ladder(answers()["plan_server"])[3].device.startsWith("8 ×"));
}

TEST_F(PlanWordsTest, LongTimesAreYears) {
  constexpr double kYear = 365.25 * 86400;
  EXPECT_EQ(PlanWords::span(355 * kYear, 355 * kYear).toStdString(), "355 years");
  EXPECT_EQ(PlanWords::span(12 * 86400.0, 108 * 86400.0).toStdString(), "12–108 days");
  EXPECT_TRUE(PlanWords::span(600, 4 * kYear).endsWith("years"));
  EXPECT_EQ(PlanWords::span(180, 1740).toStdString(), "3–29 min") << PlanWords::span(180, 1740).toStdString();
}

TEST_F(PlanWordsTest, PublishedTrainingsKeepTheirFigures) {
  const auto rows = PlanWords::famous(answers()["famous"]);
  const auto find = [&](const char* id) {
    return *std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.id == QLatin1String(id); });
  };
  EXPECT_TRUE(find("gpt3-v100").took.startsWith("355 years"));
  EXPECT_TRUE(find("gpt3-a100").machine.startsWith("1,024 ×"));
  EXPECT_TRUE(find("gpt3-a100").took.startsWith("34 days"));
  EXPECT_TRUE(find("falcon-40b").machine.contains("TP 8 × PP 4 × DP 12"));
  for (const auto& row : rows) EXPECT_FALSE(row.source.isEmpty()) << row.id.toStdString();
}

TEST_F(PlanWordsTest, ALossIsForecastOnlyWhereTheLawWasFitted) {
  EXPECT_TRUE(PlanWords::lossForecast(answers()["plan"]).isEmpty());
  EXPECT_TRUE(PlanWords::lossReading(answers()["plan"]).contains("70 M"));
  EXPECT_FALSE(PlanWords::lossForecast(answers()["plan_server"]).isEmpty());
  EXPECT_TRUE(PlanWords::lossReading(answers()["plan_server"]).contains("Hoffmann"));
}

TEST_F(PlanWordsTest, AnEmptyAnswerSaysNothing) {
  const Json none = Json::object();
  EXPECT_TRUE(ShapeWords::blocks(none).isEmpty());
  EXPECT_TRUE(ShapeWords::notes(none).isEmpty());
  EXPECT_TRUE(PlanWords::ladder(none).isEmpty());
  EXPECT_TRUE(PlanWords::estimate(none).parts.isEmpty());
  EXPECT_TRUE(PlanWords::shapeSentence(none).isEmpty());
  EXPECT_TRUE(PlanWords::planSentence(none).isEmpty());
  EXPECT_TRUE(PlanWords::split(none).isEmpty());
}

}  // namespace
}  // namespace zk::ui
