#include <gtest/gtest.h>

#include "engine/spec/commands.h"
#include "engine/spec/params.h"
#include "workers/common/driver.h"

using namespace zk;
using namespace zk::workers;

namespace {
Result<Json> flags(const std::string& command, const std::vector<std::string>& words) {
  static std::vector<std::unique_ptr<Params>> keep;
  keep.push_back(spec::find_command(command)->params());
  return flags_to_values(words, keep.back()->fields());
}
}  // namespace

TEST(CommandLine, GlobalsMayStandAnywhere) {
  auto line = parse_command_line({"--lang", "ja", "train", "x", "--json", "--workspace=/w", "--n_layer", "2"});
  ASSERT_TRUE(line.ok());
  EXPECT_EQ(line->command, "train");
  EXPECT_EQ(line->workspace, "/w");
  EXPECT_TRUE(line->json);
  EXPECT_EQ(line->words, (std::vector<std::string>{"x", "--n_layer", "2"}));
}

TEST(CommandLine, ShortAndLongNames) {
  auto values = flags("train", {"data-1", "--n-layer", "6", "--optimizer.lr=1e-3", "--no-bias", "--tied_head",
                                "--sample_prompts", "a, b", "--sample_prompts", "c"});
  ASSERT_TRUE(values.ok());
  EXPECT_EQ((*values)["dataset"], "data-1");
  EXPECT_EQ((*values)["model.n_layer"], 6);
  EXPECT_EQ((*values)["optimizer.lr"], 1e-3);
  EXPECT_EQ((*values)["model.bias"], false);
  EXPECT_EQ((*values)["model.tied_head"], true);
  EXPECT_EQ((*values)["sample_prompts"], Json({"a, b", "c"}));
}

TEST(CommandLine, UnknownOptionNamesTheNearest) {
  auto values = flags("train", {"--n_leyer", "3"});
  ASSERT_FALSE(values.ok());
  EXPECT_EQ(values.issue().id, "option-unknown-near");
  EXPECT_EQ(values.issue().args["nearest"], "--model.n_layer");
  EXPECT_EQ(flags("train", {"--larning_rate", "1"}).issue().args["nearest"], "--optimizer.lr");
  EXPECT_EQ(flags("train", {"--qqqqqqqqqqqq"}).issue().id, "option-unknown");
  EXPECT_EQ(flags("train", {"-q"}).issue().exit, Exit::Usage);
}

TEST(CommandLine, MissingAndUnexpectedWords) {
  EXPECT_EQ(flags("train", {"--lr"}).issue().id, "option-needs-value");
  EXPECT_EQ(flags("train", {"a", "b"}).issue().id, "word-unexpected");
  EXPECT_EQ((*flags("generate", {"--", "--not-a-flag"}))["prompt"], "--not-a-flag");
}

TEST(CommandLine, EveryFlagOfEveryCommandIsAccepted) {
  for (const auto& command : spec::commands()) {
    auto params = command.params();
    for (const auto& field : params->fields()) {
      if (field.kind == Kind::Bool) continue;
      Json value = field.get();
      std::string text = value.is_null()     ? "auto"
                         : value.is_array()  ? "x"
                         : value.is_string() ? value.get<std::string>()
                                             : value.dump();
      auto parsed = flags_to_values({"--" + field.path, text}, params->fields());
      ASSERT_TRUE(parsed.ok()) << command.id << " " << field.path;
      EXPECT_TRUE(parsed->contains(field.path));
    }
  }
}
