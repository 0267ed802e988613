// The rule for small collections has to leave every clean document of the built-in world alone, in both languages.
#include <map>

#include "engine/miniworld/miniworld.h"
#include "quality_fixtures.h"

namespace zk::quality {
namespace {

TEST(Mini, KeepsEveryCleanDocumentOfTheBuiltInWorld) {
  auto chain = make_chain("mini");
  ASSERT_TRUE(chain.ok());
  miniworld::CorpusOptions options;
  options.bytes = 3'000'000;
  size_t documents = 0;
  std::map<std::string, size_t> removed;
  std::string example;
  miniworld::generate(options, [&](miniworld::Document&& d) {
    ++documents;
    const ChainResult r = chain->run(d.text);
    if (r.verdict.kept) return true;
    ++removed[std::string(r.verdict.reason) + " in " + std::string(d.kind)];
    example = d.text;
    return true;
  });
  EXPECT_GT(documents, 1000u);
  EXPECT_TRUE(removed.empty()) << testing::PrintToString(removed) << "\n" << example;
}
}  // namespace
}  // namespace zk::quality
