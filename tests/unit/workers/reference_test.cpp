// The declarations have their words in both languages, and docs/commands.md is what the program would write.
#include <gtest/gtest.h>

#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/spec/commands.h"
#include "workers/common/driver.h"

using namespace zk;

TEST(Reference, EveryCommandAndParameterHasWords) {
  for (const auto& command : spec::commands())
    for (Lang lang : {Lang::En, Lang::Ja}) {
      for (const std::string& id : std::vector<std::string>{"command." + command.id, "command." + command.id + ".help"})
        EXPECT_TRUE(has_text(lang, id)) << lang_name(lang) << " " << id;
      auto params = command.params();
      for (const auto& field : params->fields())
        for (const char* suffix : {"", ".help"})
          EXPECT_NE(
              text_first(lang, {"param." + command.id + "." + field.path + suffix, "param." + field.path + suffix}), "")
              << lang_name(lang) << " param." << command.id << "." << field.path << suffix;
      for (const auto& preset : preset_names(command.id))
        EXPECT_TRUE(has_text(lang, "preset." + command.id + "." + preset)) << preset;
    }
}

TEST(Reference, PresetsResolve) {
  for (const auto& command : spec::commands())
    for (const auto& preset : preset_names(command.id)) {
      auto values = preset_values(command.id, preset);
      ASSERT_TRUE(values.ok()) << preset;
      auto params = command.params();
      auto resolved = resolve(*params, {{"preset", *values}});
      EXPECT_TRUE(resolved.ok()) << command.id << " " << preset << " " << (resolved.ok() ? "" : resolved.issue().id);
    }
}

TEST(Reference, ManualIsUpToDate) {
  auto manual = read_file(std::string(ZK_SOURCE_DIR) + "/docs/commands.md");
  ASSERT_TRUE(manual.ok()) << "docs/commands.md is missing: write it with zk describe --markdown > docs/commands.md";
  EXPECT_EQ(*manual, workers::manual_markdown()) << "write it anew: zk describe --markdown > docs/commands.md";
}

TEST(Reference, HelpAndDescriptionAgree) {
  for (const auto& command : spec::commands()) {
    std::string help = workers::help_command(command, Lang::En);
    for (const auto& item : describe_command(command)["parameters"])
      EXPECT_NE(help.find("--" + item["key"].get<std::string>()), std::string::npos)
          << command.id << " " << item["key"];
  }
}
