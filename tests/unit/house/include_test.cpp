// Who may include whom: the table of docs/architecture.md ("Rooms"), checked against every #include of the tree.
// A permission carries on: model may use spec, spec may use core, so model may use core.
#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <regex>
#include <set>
#include <sstream>

#include "house_files.h"

namespace zk::house {
namespace {

using Rooms = std::set<std::string>;

// Direct permissions. A room that is not listed here is a wrong room: add it together with the table in the docs.
const std::map<std::string, Rooms> kMayUse = {
    {"engine/core", {}},
    {"engine/spec", {"engine/core"}},
    {"engine/plan", {"engine/spec"}},
    {"engine/miniworld", {"engine/core"}},
    {"engine/token", {"engine/core"}},
    {"engine/history", {"engine/core", "engine/token"}},
    {"engine/corpus", {"engine/spec", "engine/history"}},
    {"engine/kernels", {}},
    {"engine/model", {"engine/spec", "engine/token", "engine/kernels"}},
    {"engine/parallel", {"engine/model"}},
    {"engine/generate", {"engine/model"}},
    {"engine/train",
     {"engine/model", "engine/parallel", "engine/token", "engine/history", "engine/generate", "engine/interchange"}},
    {"engine/dialogue", {"engine/train", "engine/generate"}},
    {"engine/eval", {"engine/generate"}},
    {"engine/interchange", {"engine/model", "engine/token"}},
    {"workers",
     {"engine/core", "engine/spec", "engine/plan", "engine/miniworld", "engine/token", "engine/history",
      "engine/corpus", "engine/kernels", "engine/model", "engine/parallel", "engine/generate", "engine/train",
      "engine/dialogue", "engine/eval", "engine/interchange"}},
    {"widgets", {}},
    {"ui", {"widgets", "engine/core"}},
    {"app", {"ui"}},
};

const Rooms kTorchRooms = {"engine/kernels",  "engine/model", "engine/parallel",    "engine/generate", "engine/train",
                           "engine/dialogue", "engine/eval",  "engine/interchange", "workers"};
const Rooms kQtRooms = {"widgets", "ui", "app"};

struct Include {
  std::string target;
  int line;
  bool quoted;
};

std::vector<Include> includes_of(const std::string& text) {
  static const std::regex kInclude(R"re(^\s*#\s*include\s*([<"])([^">]+)[">])re");
  std::vector<Include> found;
  const auto lines = lines_of(without_comments(text, true));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::smatch m;
    if (std::regex_search(lines[i], m, kInclude)) found.push_back({m[2], static_cast<int>(i) + 1, m[1] == "\""});
  }
  return found;
}

// "engine/core/result.h" -> "engine/core"; "ui/pages/train.h" -> "ui"; nothing for what is no room's file.
std::optional<std::string> room_of(const std::string& path) {
  const auto first = path.find('/');
  if (first == std::string::npos) return std::nullopt;
  const auto top = path.substr(0, first);
  if (top != "engine") {
    if (kMayUse.contains(top)) return top;
    return std::nullopt;
  }
  const auto second = path.find('/', first + 1);
  return second == std::string::npos ? std::string("engine") : path.substr(0, second);
}

Rooms reachable(const std::string& room) {
  Rooms seen{room};
  std::vector<std::string> queue{room};
  while (!queue.empty()) {
    const auto next = queue.back();
    queue.pop_back();
    for (const auto& r : kMayUse.at(next)) {
      if (seen.insert(r).second) queue.push_back(r);
    }
  }
  return seen;
}

bool is_qt(const std::string& target) {
  static const std::regex kQt(R"(^(Q[A-Z][A-Za-z0-9]*|Qt[A-Z][A-Za-z0-9]*/.*|q[a-z0-9]+\.h|qcustomplot.*)$)");
  return std::regex_match(target, kQt);
}

bool is_torch(const std::string& target) {
  static const std::regex kTorch(R"(^(torch|ATen|c10|caffe2|tensorpipe|gloo)/.*)");
  return std::regex_match(target, kTorch);
}

// Every rule that this file breaks, as "path:line: why".
std::vector<std::string> broken_rules(const SourceFile& file) {
  std::vector<std::string> broken;
  const auto room = room_of(file.path);
  const auto complain = [&](const Include& i, const std::string& why) {
    broken.push_back(file.path + ":" + std::to_string(i.line) + ": \"" + i.target + "\": " + why);
  };
  if (!room || !kMayUse.contains(*room)) return {file.path + ": lies in no room of the table"};
  const auto allowed = reachable(*room);
  const bool cuda = file.path.ends_with(".cu") || file.path.ends_with(".cuh");
  for (const auto& include : includes_of(file.text)) {
    const auto other = room_of(include.target);
    if (other && !kMayUse.contains(*other)) complain(include, "no such room");
    if (other && kMayUse.contains(*other) && !allowed.contains(*other)) {
      complain(include, *room + " may not use " + *other);
    }
    if (is_qt(include.target) && !kQtRooms.contains(*room)) complain(include, "no Qt outside the window");
    if (is_torch(include.target) && !kTorchRooms.contains(*room)) complain(include, "no LibTorch in this room");
    if (is_torch(include.target) && cuda) complain(include, "no LibTorch header in CUDA sources");
    if (include.quoted && include.target.starts_with("..")) complain(include, "write paths from the project's root");
  }
  return broken;
}

std::string joined(const std::vector<std::string>& lines) {
  std::ostringstream out;
  for (const auto& line : lines) out << "  " << line << "\n";
  return out.str();
}

const std::vector<std::string> kFolders = {"app", "ui", "widgets", "engine", "workers"};
const std::vector<std::string> kExtensions = {".h", ".cpp", ".cu", ".cuh", ".hpp", ".cc", ".inl"};

TEST(IncludeDirection, TheTreeKeepsTheTable) {
  const auto files = source_files(kFolders, kExtensions);
  ASSERT_FALSE(files.empty()) << "no sources below " << root();
  std::vector<std::string> broken;
  for (const auto& file : files) {
    const auto more = broken_rules(file);
    broken.insert(broken.end(), more.begin(), more.end());
  }
  EXPECT_TRUE(broken.empty()) << broken.size() << " wrong includes:\n" << joined(broken);
}

// The check itself is checked with sources that break one rule each.
TEST(IncludeDirection, NoticesEveryKindOfWrongInclude) {
  const auto count = [](const char* path, const char* text) { return broken_rules({path, text}).size(); };
  EXPECT_EQ(count("engine/core/a.h", "#include \"engine/spec/b.h\"\n"), 1u);
  EXPECT_EQ(count("engine/plan/a.h", "#include \"engine/core/b.h\"\n"), 0u);
  EXPECT_EQ(count("engine/model/a.h", "#include \"engine/train/b.h\"\n"), 1u);
  EXPECT_EQ(count("engine/core/a.h", "#include <QString>\n"), 1u);
  EXPECT_EQ(count("workers/a.cpp", "#include <QtCore/QString>\n"), 1u);
  EXPECT_EQ(count("engine/token/a.cpp", "#  include <torch/torch.h>\n"), 1u);
  EXPECT_EQ(count("engine/model/a.cpp", "#include <ATen/core/Tensor.h>\n"), 0u);
  EXPECT_EQ(count("engine/kernels/a.cu", "#include <ATen/core/Tensor.h>\n"), 1u);
  EXPECT_EQ(count("ui/a.cpp", "#include <c10/util/Half.h>\n"), 1u);
  EXPECT_EQ(count("ui/a.cpp", "#include \"engine/train/loop.h\"\n"), 1u);
  EXPECT_EQ(count("ui/pages/a.cpp", "#include \"engine/core/events.h\"\n#include <QWidget>\n"), 0u);
  EXPECT_EQ(count("widgets/a.cpp", "#include \"engine/core/events.h\"\n"), 1u);
  EXPECT_EQ(count("widgets/a.cpp", "#include \"../ui/page.h\"\n"), 1u);
  EXPECT_EQ(count("engine/nowhere/a.cpp", ""), 1u);
  EXPECT_EQ(count("engine/core/a.cpp", "// #include <QString>\nconst char* s = R\"(\n#include_not)\";\n"), 0u);
}

TEST(IncludeDirection, TheTableHasNoCircle) {
  for (const auto& [room, direct] : kMayUse) {
    for (const auto& other : direct) {
      ASSERT_TRUE(kMayUse.contains(other)) << room << " names " << other;
      EXPECT_FALSE(reachable(other).contains(room)) << room << " and " << other << " need each other";
    }
  }
}

}  // namespace
}  // namespace zk::house
