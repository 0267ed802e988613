// Clean sources: every file says what it is, nothing unfinished is left behind, no file grows beyond reading.
#include <gtest/gtest.h>

#include <map>
#include <regex>

#include "house_files.h"

namespace zk::house {
namespace {

const std::vector<std::string> kCode = {"app", "ui", "widgets", "engine", "workers"};
const std::vector<std::string> kExtensions = {".h", ".cpp", ".cu", ".cuh"};

// The word must stand alone, so that "stubborn" or a Japanese sentence passes.
std::string unfinished_word(const std::string& line) {
  static const std::regex kWords(R"(\b(TODO|FIXME|XXX|HACK|[Ss]tub(s|bed)?|[Pp]laceholder implementation)\b)");
  std::smatch m;
  return std::regex_search(line, m, kWords) ? m.str() : "";
}

TEST(Sources, NothingIsLeftUnfinished) {
  for (const auto& file : source_files(kCode, kExtensions)) {
    const auto lines = lines_of(file.text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      EXPECT_EQ(unfinished_word(lines[i]), "") << file.path << ":" << i + 1 << ": " << lines[i];
    }
  }
}

TEST(Sources, TheWordCheckSeesWords) {
  EXPECT_EQ(unfinished_word("// TODO later"), "TODO");
  EXPECT_EQ(unfinished_word("int stub = 1;"), "stub");
  EXPECT_EQ(unfinished_word("// a stubborn case"), "");
}

// A .cpp whose first line is its own header leaves the saying to that header.
bool says_what_it_is(const SourceFile& file) {
  const auto header = std::regex_replace(file.path, std::regex(R"(\.(cpp|cu)$)"), ".h");
  return file.text.starts_with("//") || file.text.starts_with("/*") ||
         (header != file.path && file.text.starts_with("#include \"" + header + "\""));
}

TEST(Sources, EachFileOpensWithWhatItIs) {
  for (const auto& file : source_files(kCode, kExtensions)) {
    EXPECT_TRUE(says_what_it_is(file)) << file.path << " opens without the lines that say what it is and why it exists";
  }
}

// Longer files want a reason; those that have one are named here with it.
const std::map<std::string, std::string> kLongFiles = {
    {"engine/spec/params.h", "the parameters of every command, each once, to be read beside each other"},
};

TEST(Sources, FilesStayReadable) {
  constexpr std::size_t kMost = 500, kMostWithReason = 1000;
  for (const auto& file : source_files(kCode, kExtensions)) {
    const auto most = kLongFiles.contains(file.path) ? kMostWithReason : kMost;
    EXPECT_LE(lines_of(file.text).size(), most) << file.path << " is longer than " << most << " lines";
  }
}

// Set-up asks apt and pip, which know where to look; an address of our own would age and go round their settings.
TEST(Packaging, NamesNoServer) {
  std::vector<SourceFile> files = source_files({"packaging", ".ci"}, {".sh", ".txt", ".cmake", ".py", ""});
  files.push_back({"zk", read_file(root() / "zk")});
  ASSERT_GT(files.size(), 8u);
  for (const auto& file : files) {
    EXPECT_EQ(file.text.find("://"), std::string::npos) << file.path << " names an address";
  }
}

// Both readmes tell the same: as many headings, table rows, code blocks and commands.
TEST(Docs, BothReadmesHaveTheSameShape) {
  const auto shape = [](const std::string& name) {
    std::map<std::string, int> counts;
    for (const auto& line : lines_of(read_file(root() / name))) {
      if (line.starts_with("#")) ++counts["headings of level " + std::to_string(line.find(' '))];
      if (line.starts_with("|")) ++counts["table rows"];
      if (line.starts_with("```")) ++counts["code fences"];
      if (line.starts_with("![")) ++counts["pictures"];
      if (line.starts_with("./zk")) ++counts["commands"];
    }
    return counts;
  };
  const auto english = shape("README.md");
  EXPECT_GE(english.at("headings of level 2"), 4);
  EXPECT_EQ(english, shape("README.ja.md"));
}

}  // namespace
}  // namespace zk::house
