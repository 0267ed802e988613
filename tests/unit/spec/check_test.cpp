// A form's check names every fault at once, with the nearest legal value, and computes the automatic values.
#include "engine/spec/check.h"

#include <gtest/gtest.h>

#include "engine/spec/commands.h"

namespace zk::spec {
namespace {

Json check(const char* command, const Json& values) { return check_values(*find_command(command), values); }

std::vector<std::string> issue_paths(const Json& reply) {
  std::vector<std::string> paths;
  for (const auto& issue : reply["issues"]) paths.push_back(issue.value("path", ""));
  return paths;
}

TEST(FormCheck, DefaultsAreFaultlessForEveryCommand) {
  for (const auto& command : commands()) {
    const Json reply = check_values(command, Json::object());
    EXPECT_TRUE(reply["issues"].empty()) << command.id << reply["issues"].dump();
    EXPECT_TRUE(reply["values"].is_object()) << command.id;
  }
}

TEST(FormCheck, OneFaultHidesNoOther) {
  const Json reply = check("train", {{"batch", 0}, {"optimizer.lr", 7.0}, {"model", {{"n_layr", 3}}}});
  EXPECT_EQ(issue_paths(reply), (std::vector<std::string>{"batch", "optimizer.lr", "model.n_layr"}));
  EXPECT_EQ(reply["issues"][0]["fix"][0]["value"], 1);
  EXPECT_EQ(reply["issues"][2]["args"]["nearest"], "model.n_layer");
  EXPECT_EQ(reply["values"]["batch"], 8) << "a refused value keeps its default";
}

TEST(FormCheck, HeadsMustDivideTheWidthAndTheNearestAreOffered) {
  const Json reply = check("train", {{"model.d_model", 384}, {"model.n_head", 5}});
  ASSERT_EQ(issue_paths(reply), std::vector<std::string>{"model.n_head"});
  EXPECT_EQ(reply["issues"][0]["fix"][0], (Json{{"path", "model.n_head"}, {"value", 4}}));
}

TEST(FormCheck, AutomaticValuesFollowWhatTheyComeFrom) {
  Json reply = check("train", {{"model.d_model", 384}, {"model.n_head", 6}});
  EXPECT_EQ(reply["derived"]["model.d_ff"], 1536);
  EXPECT_EQ(reply["derived"]["model.n_kv_head"], 6);
  EXPECT_EQ(reply["derived"]["steps"], 2930) << "6 M tokens of 8 x 256";
  reply =
      check("train", {{"model.d_model", 384}, {"model.n_head", 6}, {"model.activation", "swiglu"}, {"model.d_ff", 99}});
  EXPECT_EQ(reply["derived"]["model.d_ff"], 1024) << "also while another value is set by hand";
  reply = check("train", {{"minutes", 5.0}});
  EXPECT_FALSE(reply["derived"].contains("steps")) << "a time budget is turned into steps by a measurement";
}

TEST(FormCheck, WrongTypesAreNamedAndNothingThrows) {
  const Json reply = check("train", {{"batch", "many"}, {"model", 3}, {"verify", Json::array()}});
  EXPECT_EQ(reply["issues"].size(), 3u);
  EXPECT_TRUE(check("train", Json::array())["issues"].empty()) << "no object: no values";
}

}  // namespace
}  // namespace zk::spec
