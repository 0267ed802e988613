// Exact copies and line dedup against the reference data; Janitor's cuts byte for byte.
#include <gtest/gtest.h>

#include "engine/corpus/dedup/decontaminate.h"
#include "engine/corpus/dedup/exact.h"
#include "tests/golden/gz_lines.h"

namespace zk::golden {
namespace {
using namespace zk::dedup;

TEST(Exact, RemovesWhatDatatroveRemoves) {
  if (!has_data()) GTEST_SKIP() << "no reference data in " << root() / "data";
  const Json data = Json::parse(read_gz(root() / "data" / "dedup.json.gz"));
  ExactDedup exact;
  Json removed = Json::array();
  for (size_t i = 0; i < documents().size(); ++i)
    if (exact.offer(documents()[i].text, i) != i) removed.push_back(documents()[i].id);
  EXPECT_EQ(removed, data.at("exact").at("removed"));
  EXPECT_GT(removed.size(), 10u);
  for (size_t i = 0; i < documents().size(); ++i)
    EXPECT_EQ(exact.keep(documents()[i].text, i),
              std::find(removed.begin(), removed.end(), documents()[i].id) == removed.end());
}

TEST(Lines, AreThoseOfC4) {
  if (!has_data()) GTEST_SKIP() << "no reference data in " << root() / "data";
  LineDedup even, odd;
  for (size_t i = 0; i < documents().size(); ++i)
    (i % 2 ? odd : even).offer(documents()[i].text, url_rank(documents()[i].url));
  even.merge(odd);  // two workers
  std::map<std::string, Json> wanted;
  for_each_json(root() / "data" / "line_dedup.jsonl.gz", [&](const Json& row) { wanted[row.at("id")] = row; });
  EXPECT_GT(wanted.size(), 100u);
  for (const GoldenDocument& d : documents()) {
    const LineDedupResult got = even.apply(d.text, url_rank(d.url));
    const auto row = wanted.find(d.id);
    if (row == wanted.end()) {
      EXPECT_EQ(got.text, d.text) << d.id;
      continue;
    }
    EXPECT_EQ(got.elsewhere, row->second.at("global")) << d.id;
    EXPECT_EQ(got.within, row->second.at("local")) << d.id;
    EXPECT_EQ(digest16(got.text), row->second.at("text")) << d.id;
    EXPECT_EQ(got.text.empty(), row->second.at("dropped")) << d.id;
  }
}

TEST(Janitor, CutsTheSamePieces) {
  if (!has_data()) GTEST_SKIP() << "no reference data in " << root() / "data";
  Decontaminator janitor(DecontaminationOptions::janitor());
  const uint32_t mmlu = janitor.add_benchmark("mmlu");
  for (const Json& question : read(root() / "data" / "contaminants.json"))
    janitor.add(mmlu, question.get<std::string>());
  const Json summary = read(root() / "data" / "summary.json").at("janitor");
  EXPECT_EQ(janitor.sequences(), summary.at("ngrams"));
  DecontaminationReport report(janitor);
  size_t at = 0;
  for_each_json(root() / "data" / "janitor.jsonl.gz", [&](const Json& row) {
    const GoldenDocument& d = documents().at(at++);
    const Decontaminated got = janitor.check(d.text);
    report.add(got);
    Json pieces = Json::array();
    std::string joined;
    for (const auto& piece : got.kept) {
      if (!pieces.empty()) joined += '\0';
      pieces.push_back({piece.begin, piece.end});
      joined.append(d.text, piece.bytes.begin, piece.bytes.end - piece.bytes.begin);
    }
    EXPECT_EQ(got.hits.size(), row.at("hits")) << d.id;
    EXPECT_EQ(pieces, row.at("pieces")) << d.id;
    EXPECT_EQ(digest16(joined), row.at("text")) << d.id;
  });
  EXPECT_EQ(report.to_json().at("with_hits"), summary.at("documents_with_hits"));
  EXPECT_EQ(report.documents(), documents().size());
}
}  // namespace
}  // namespace zk::golden
