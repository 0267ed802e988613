// Verdicts and texts of every filter against datatrove 0.10.1 on 1,825 documents, words as Python's str.split().
#include <gtest/gtest.h>

#include "engine/corpus/quality/chain.h"
#include "tests/golden/gz_lines.h"

namespace zk::golden {
namespace {
using namespace zk::quality;

/// Our answer in the words of the data: true, or the reason ("rule:reason" for a chain).
std::string answer(const Verdict& v, bool chain) {
  if (v.kept) return "true";
  std::string reason(v.reason);
  if (reason == "few_paragraphs") reason = "< 3 paragraphs";
  return chain ? std::string(v.rule) + ":" + reason : reason;
}
std::string wanted(const Json& verdict) { return verdict.is_string() ? verdict.get<std::string>() : verdict.dump(); }

struct Compared {
  size_t rows = 0, different = 0, texts = 0, different_texts = 0;
  std::string list;
};

/// Runs `settings` over all documents and compares with the key `name` (and `name`_text) of the rows in ws mode.
Compared compare(const std::string& name, const std::vector<RuleSetting>& settings) {
  Compared out;
  auto chain = Chain::make(settings);
  if (!chain) throw std::runtime_error("no such rules");
  std::map<std::string, const GoldenDocument*> by_id;
  for (const GoldenDocument& d : documents()) by_id[d.id] = &d;
  for_each_json(root() / "data" / "filters.jsonl.gz", [&](const Json& row) {
    if (row.at("mode") != "ws") return;
    const GoldenDocument& d = *by_id.at(row.at("id"));
    const ChainResult got = chain->run(d.text);
    ++out.rows;
    if (const std::string ours = answer(got.verdict, settings.size() > 1), theirs = wanted(row.at(name));
        ours != theirs) {
      ++out.different;
      out.list += "  " + d.id + " (" + d.kind + "): ours " + ours + ", theirs " + theirs + "\n";
      return;
    }
    if (!got.verdict.kept) return;
    const bool named = row.contains(name + "_text");
    ++out.texts;
    if (named ? digest16(got.text) != row.at(name + "_text") : got.text != d.text) {
      ++out.different_texts;
      out.list += "  " + d.id + " (" + d.kind + "): the text differs\n";
    }
  });
  return out;
}

class Filters : public testing::TestWithParam<std::pair<std::string, std::vector<RuleSetting>>> {};

TEST_P(Filters, EqualDatatrove) {
  if (!has_data()) GTEST_SKIP() << "no reference data in " << root() / "data";
  const auto& [name, settings] = GetParam();
  const Compared got = compare(name, settings);
  EXPECT_GT(got.rows, 1000u);
  EXPECT_EQ(got.different, 0u) << got.list;
  EXPECT_EQ(got.different_texts, 0u) << got.list;
}

INSTANTIATE_TEST_SUITE_P(
    Ws, Filters,
    testing::Values(std::pair{std::string("gopher_rep"), std::vector<RuleSetting>{{"gopher_rep"}}},
                    std::pair{std::string("gopher_quality"), std::vector<RuleSetting>{{"gopher_quality"}}},
                    std::pair{std::string("c4"), std::vector<RuleSetting>{{"c4"}}},
                    std::pair{std::string("c4_no_terminal"), std::vector<RuleSetting>{{"c4_no_terminal"}}},
                    std::pair{std::string("c4_paragraph"), std::vector<RuleSetting>{{"c4_paragraph"}}},
                    std::pair{std::string("fineweb"), std::vector<RuleSetting>{{"fineweb"}}},
                    std::pair{std::string("chain"), find_preset("fineweb")->rules}),
    [](const auto& info) { return info.param.first; });

TEST(Words, AreThoseOfStrSplit) {
  if (!has_data()) GTEST_SKIP() << "no reference data in " << root() / "data";
  std::map<std::string, const GoldenDocument*> by_id;
  for (const GoldenDocument& d : documents()) by_id[d.id] = &d;
  TextView view;
  for_each_json(root() / "data" / "filters.jsonl.gz", [&](const Json& row) {
    if (row.at("mode") != "ws") return;
    view.set(by_id.at(row.at("id"))->text);
    std::string joined;
    for (size_t i = 0; i < view.words().size(); ++i) joined += (i ? "\n" : "") + std::string(view.word(i));
    EXPECT_EQ(view.words().size(), row.at("words"));
    EXPECT_EQ(digest16(joined), row.at("words_sha")) << row.at("id");
  });
}
}  // namespace
}  // namespace zk::golden
