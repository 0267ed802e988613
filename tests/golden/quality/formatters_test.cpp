// Personal data and lines of symbols against datatrove's formatters, all documents in order.
#include <gtest/gtest.h>

#include "engine/corpus/quality/chain.h"
#include "engine/corpus/quality/pii.h"
#include "tests/golden/gz_lines.h"

namespace zk::golden {
namespace {
using namespace zk::quality;

TEST(Formatters, EqualDatatrove) {
  if (!has_data()) GTEST_SKIP() << "no reference data in " << root() / "data";
  std::map<std::string, Json> wanted;
  for_each_json(root() / "data" / "formatters.jsonl.gz", [&](const Json& row) { wanted[row.at("id")] = row; });
  PiiFormatter pii;
  auto symbols = Chain::make({{"symbol_lines"}});
  size_t changed_pii = 0, changed_lines = 0;
  for (const GoldenDocument& d : documents()) {
    const auto row = wanted.find(d.id);
    const bool masked = row != wanted.end() && row->second.contains("pii");
    EXPECT_EQ(pii.format(d.text), masked ? row->second.at("pii").get<std::string>() : d.text) << d.id;
    const bool cut = row != wanted.end() && row->second.contains("symbol_lines");
    const auto got = symbols->run(d.text);
    EXPECT_EQ(digest16(got.text), cut ? row->second.at("symbol_lines").get<std::string>() : digest16(d.text)) << d.id;
    changed_pii += masked;
    changed_lines += cut;
  }
  EXPECT_GT(changed_pii, 20u);
  EXPECT_GT(changed_lines, 10u);
}
}  // namespace
}  // namespace zk::golden
