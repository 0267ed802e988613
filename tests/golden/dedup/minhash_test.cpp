// Simplified texts, signatures and clusters against datatrove 0.10.1: bit for bit, the same documents kept.
#include <gtest/gtest.h>

#include <cstring>
#include <set>

#include "engine/corpus/dedup/fold.h"
#include "engine/corpus/dedup/lsh.h"
#include "tests/golden/gz_lines.h"

namespace zk::golden {
namespace {
using namespace zk::dedup;

#define NEEDS_DATA() \
  if (!has_data()) GTEST_SKIP() << "no reference data in " << root() / "data"

/// The digest of a signature as the data note it: little-endian values of 8 or 4 bytes.
std::string digest_of(std::span<const uint64_t> values, bool narrow) {
  std::string bytes;
  for (const uint64_t v : values) {
    char raw[8];
    std::memcpy(raw, &v, 8);
    bytes.append(raw, narrow ? 4 : 8);
  }
  return digest16(bytes);
}

TEST(Simplify, EqualsDatatrove) {
  NEEDS_DATA();
  size_t at = 0, different = 0;
  std::string out;
  for_each_json(root() / "data" / "minhash_digests.jsonl.gz", [&](const Json& row) {
    const GoldenDocument& d = documents().at(at++);
    ASSERT_EQ(d.id, row.at("id"));
    simplify(d.text, out);
    if (digest16(out) == row.at("simplified")) return;
    ++different;
    ADD_FAILURE() << d.id << " " << d.kind << ": " << out.substr(0, 200);
  });
  EXPECT_EQ(at, documents().size());
  EXPECT_EQ(different, 0u);
}

class Signatures : public testing::TestWithParam<std::pair<HashKind, const char*>> {};
TEST_P(Signatures, DigestsEqualDatatrove) {
  NEEDS_DATA();
  MinHashConfig config;
  config.hash = GetParam().first;
  MinHasher hasher(config);
  size_t at = 0;
  for_each_json(root() / "data" / "minhash_digests.jsonl.gz", [&](const Json& row) {
    const GoldenDocument& d = documents().at(at++);
    const auto signature = hasher.signature(d.text);
    const Json wanted = row.contains(GetParam().second) ? row.at(GetParam().second) : Json();
    EXPECT_EQ(signature.empty(), wanted.is_null()) << d.id;
    if (wanted.is_null()) return;
    EXPECT_EQ(hasher.shingles().size(), row.at("shingles_ws")) << d.id;
    EXPECT_EQ(digest_of(signature, config.hash == HashKind::XxHash32), wanted) << d.id;
  });
  EXPECT_EQ(at, documents().size());
}
INSTANTIATE_TEST_SUITE_P(Kinds, Signatures,
                         testing::Values(std::pair{HashKind::XxHash64, "ws_xxhash64"},
                                         std::pair{HashKind::XxHash32, "ws_xxhash32"},
                                         std::pair{HashKind::Sha1_64, "ws_sha164"}),
                         [](const auto& info) { return std::string(info.param.second); });

TEST(Signature, ValuesEqualDatatrove) {
  NEEDS_DATA();
  std::map<std::string, const GoldenDocument*> by_id;
  for (const GoldenDocument& d : documents()) by_id[d.id] = &d;
  size_t rows = 0;
  MinHashConfig narrow;
  narrow.hash = HashKind::XxHash32;
  MinHasher wide_hasher, narrow_hasher(narrow);
  for_each_json(root() / "data" / "minhash_signatures.jsonl.gz", [&](const Json& row) {
    MinHasher& hasher = row.at("bits") == 64 ? wide_hasher : narrow_hasher;
    const auto signature = hasher.signature(by_id.at(row.at("id"))->text);
    ASSERT_EQ(hasher.shingles().size(), row.at("shingles"));
    EXPECT_EQ(hasher.shingles().front(), row.at("first_shingle").get<uint64_t>());
    EXPECT_EQ(std::vector(signature.begin(), signature.end()), row.at("sig").get<std::vector<uint64_t>>());
    ++rows;
  });
  EXPECT_GT(rows, 100u);
}

/// The documents divided into `files` files; clusters and removed ids as in the data.
void compare_clusters(uint32_t files, const Json& wanted) {
  const auto& docs = documents();
  const size_t per_file = (docs.size() + files - 1) / files;
  const auto id_of = [&](DocumentNumber n) { return docs.at((n >> 32) * per_file + (n & 0xFFFFFFFF)).id; };
  MinHasher hasher;
  LshIndex index(hasher.config()), other(hasher.config());
  LshIndex compact(hasher.config(), LshIndex::Rows::Compact);
  for (size_t i = 0; i < docs.size(); ++i) {
    const auto number = document_number(uint32_t(i / per_file), uint32_t(i % per_file));
    const auto signature = hasher.signature(docs[i].text);
    (i % 2 ? other : index).add(number, signature);
    compact.add(number, signature);
  }
  index.merge(other);  // rows of two workers
  const Clusters got = index.clusters(Keep::Root);
  EXPECT_EQ(Json(got.pairs_per_bucket), wanted.at("pairs_per_bucket"));
  std::set<std::vector<std::string>> clusters;
  std::set<std::string> removed;
  for (const auto& cluster : got.clusters) {
    std::vector<std::string> ids;
    for (const DocumentNumber n : cluster) {
      ids.push_back(id_of(n));
      if (!got.keep(n)) removed.insert(ids.back());
    }
    clusters.insert(ids);
  }
  EXPECT_EQ(Json(clusters), wanted.at("clusters"));
  EXPECT_EQ(Json(removed), wanted.at("removed"));
  EXPECT_EQ(compact.clusters(Keep::First).clusters, got.clusters);
}

TEST(Clusters, EqualDatatrove) {
  NEEDS_DATA();
  const Json data = Json::parse(read_gz(root() / "data" / "dedup.json.gz"));
  compare_clusters(1, data.at("minhash_ws_1file"));
  compare_clusters(3, data.at("minhash_ws_3file"));
}
}  // namespace
}  // namespace zk::golden
