// A configuration edited, undone, written as command line and file, and read back.
#include "ui/form_model.h"

#include <gtest/gtest.h>

#include "engine/core/command.h"
#include "engine/spec/commands.h"

namespace zk::ui {
namespace {

FormModel train() { return FormModel::fromDescribe(describe_command(*spec::find_command("train"))); }

TEST(FormModels, KnowTheFieldsOfTheDescription) {
  const FormModel model = train();
  const FormField* layers = model.field("model.n_layer");
  ASSERT_NE(layers, nullptr);
  EXPECT_EQ(layers->group, "model");
  EXPECT_EQ(layers->kind, Kind::Int);
  EXPECT_EQ(layers->level, Level::Learn);
  EXPECT_EQ(layers->range.high, 256);
  EXPECT_EQ(layers->initial, 4);
  EXPECT_TRUE(model.field("model.d_ff")->derivable);
  EXPECT_EQ(model.field("model.d_ff")->formula, "ffn_width");
  EXPECT_TRUE(model.field("optimizer.lr")->log);
  EXPECT_EQ(model.field("dataset")->artifact, "dataset");
  EXPECT_FALSE(layers->words(layers->label, "ja").isEmpty());
  EXPECT_NE(layers->words(layers->label, "ja"), layers->words(layers->label, "en"));
}

TEST(FormModels, ARowDependsOnAnother) {
  FormModel model = train();
  EXPECT_TRUE(model.enabled("model.rope_theta"));
  model.set("model.position", "learned");
  EXPECT_FALSE(model.enabled("model.rope_theta"));
}

TEST(FormModels, OnlyDifferencesAreKept) {
  FormModel model = train();
  EXPECT_TRUE(model.values().empty());
  model.set("model.n_layer", 8);
  model.set("batch", 8);
  EXPECT_EQ(model.values(), (Json{{"model.n_layer", 8}}));
  EXPECT_TRUE(model.changed("model.n_layer"));
  model.set("model.n_layer", 4);
  EXPECT_TRUE(model.values().empty());
}

TEST(FormModels, TypingInOneFieldIsOneStepOfUndo) {
  FormModel model = train();
  for (const int n : {1, 12, 128}) model.set("batch", n);
  model.set("model.n_layer", 6);
  model.undo();
  EXPECT_EQ(model.value("batch"), 128);
  EXPECT_EQ(model.value("model.n_layer"), 4);
  model.undo();
  EXPECT_EQ(model.value("batch"), 8);
  EXPECT_FALSE(model.canUndo());
  model.redo();
  EXPECT_EQ(model.value("batch"), 128);
  model.endStep();
  model.set("batch", 64);
  EXPECT_FALSE(model.canRedo());
  model.undo();
  EXPECT_EQ(model.value("batch"), 128);
}

TEST(FormModels, APresetIsTheBaseOfWhatCountsAsChanged) {
  FormModel model = train();
  model.usePreset("llama-like", {{"model", {{"norm", "rmsnorm"}, {"n_kv_head", 2}}}});
  EXPECT_EQ(model.value("model.norm"), "rmsnorm");
  EXPECT_TRUE(model.changedKeys().isEmpty());
  model.set("model.n_kv_head", Json());
  EXPECT_EQ(model.changedKeys(), QStringList{"model.n_kv_head"});
  EXPECT_EQ(model.values(), (Json{{"model.norm", "rmsnorm"}})) << "what runs is told whole, without the preset's name";
  EXPECT_EQ(model.commandLine(), "zk train --preset llama-like --model.n_kv_head auto");
  model.resetAll();
  EXPECT_EQ(model.value("model.n_kv_head"), 2);
}

TEST(FormModels, TheCommandLineGoesOutAndComesBack) {
  FormModel model = train();
  model.set("model.n_layer", 8);
  model.set("optimizer.lr", 0.0006);
  model.set("verify", true);
  model.set("model.tied_head", false);
  model.set("name", "it's mine");
  model.set("sample_prompts", Json::array({"One morning,", "a, b"}));
  const QString line = model.commandLine();
  EXPECT_EQ(line,
            "zk train --name 'it'\\''s mine' --model.n_layer 8 --no-model.tied_head --optimizer.lr 0.0006 "
            "--sample_prompts 'One morning,' --sample_prompts 'a, b' --verify");
  FormModel other = train();
  const auto parsed = other.parseCommandLine(line);
  ASSERT_TRUE(parsed.ok());
  other.setMany(parsed->flat);
  EXPECT_EQ(other.values(), model.values());
  other.undo();
  EXPECT_TRUE(other.values().empty()) << "one step";
}

TEST(FormModels, ALineIsReadAsPeopleWriteIt) {
  const FormModel model = train();
  const auto parsed =
      model.parseCommandLine("./zk train data-2 --lr=1e-3 \\\n --n-layer 12 --preset quick --steps auto --json");
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed->preset, "quick");
  EXPECT_EQ(parsed->flat,
            (Json{{"dataset", "data-2"}, {"optimizer.lr", 1e-3}, {"model.n_layer", 12}, {"steps", nullptr}}));
  EXPECT_EQ(model.parseCommandLine("zk train --n_layr 3").issue().id, "option-unknown-near");
  EXPECT_EQ(model.parseCommandLine("zk eval --limit 3").issue().id, "form-other-command");
  EXPECT_EQ(model.parseCommandLine("zk train --batch").issue().id, "option-needs-value");
}

TEST(FormModels, TheFileGoesOutAndComesBack) {
  FormModel model = train();
  model.set("model.n_layer", 8);
  model.set("batch", 16);
  EXPECT_EQ(model.file(), (Json{{"values", {{"model", {{"n_layer", 8}}}, {"batch", 16}}}}));
  const auto parsed = train().parseFile(model.file());
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed->flat, (Json{{"model.n_layer", 8}, {"batch", 16}}));
  EXPECT_EQ(train().parseFile({{"modle", 3}}).issue().id, "param-unknown");
  EXPECT_EQ(train().parseFile(Json::array()).issue().id, "form-no-object");
}

TEST(FormModels, WhatWasStoredIsLoadedWithoutAStep) {
  FormModel model = train();
  model.load("quick", {{"tokens_millions", 3}}, {{"tokens_millions", 3}, {"batch", 4}, {"gone", 1}});
  EXPECT_EQ(model.changedKeys(), QStringList{"batch"});
  EXPECT_FALSE(model.canUndo());
  model.set("batch", 2);
  model.undo();
  EXPECT_EQ(model.value("batch"), 4);
}

TEST(ShellWords, QuotesAndContinuedLines) {
  EXPECT_EQ(shellWords("a 'b c' \"d\\\"e\" f\\ g ''"), (QStringList{"a", "b c", "d\"e", "f g", ""}));
  for (const char* word : {"plain", "two words", "it's", "", "日本", "a\"b", "$HOME"})
    EXPECT_EQ(shellWords(shellQuoted(word)), QStringList{word});
}

}  // namespace
}  // namespace zk::ui
