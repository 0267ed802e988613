// Folding, signatures and clusters on texts small enough to check by hand.
#include "engine/corpus/dedup/minhash.h"

#include <gtest/gtest.h>

#include <random>

#include "engine/corpus/dedup/digests.h"
#include "engine/corpus/dedup/fold.h"
#include "engine/corpus/dedup/lsh.h"
#include "engine/corpus/dedup/minhash_kernel.h"

namespace zk::dedup {
namespace {

std::string simple(std::string_view text) {
  std::string out;
  simplify(text, out);
  return out;
}
std::string low(std::string_view text) {
  std::string out;
  lower(text, out);
  return out;
}

TEST(Fold, Simplify) {
  EXPECT_EQ(simple("  Hello,\tWORLD!\n"), "hello world");
  EXPECT_EQ(simple("Café ÉCOLE naïve"), "cafe ecole naive");
  EXPECT_EQ(simple("pi 3.14, 1.2.3 and １２"), "pi 0 0 0 and 0");
  EXPECT_EQ(simple("がぎぐ パン"), "かきく ハン");  // voicing marks are non-spacing marks in NFD
  EXPECT_EQ(simple("a \u0301 b"), "a  b");          // a word of marks alone leaves its blanks
  EXPECT_EQ(simple("\u0301 b"), "b");
  EXPECT_EQ(simple("...!"), "");
  EXPECT_EQ(simple("한글"), "\u1112\u1161\u11AB\u1100\u1173\u11AF");
  EXPECT_EQ(simple("q\u0307\u0323\u302E\u0301"), "q\u302E");  // a spacing mark with a combining class
}

TEST(Fold, Lower) {
  EXPECT_EQ(low("ÀB Ω"), "àb ω");
  EXPECT_EQ(low("ΟΔΟΣ Σ ΣΑ"), "οδος σ σα");
  EXPECT_EQ(low("İ"), "i\u0307");
}

TEST(Digests, PublishedVectors) {
  const auto hex = [](const auto& bytes) {
    std::string out;
    for (const uint8_t b : bytes) out += "0123456789abcdef"[b >> 4], out += "0123456789abcdef"[b & 15];
    return out;
  };
  EXPECT_EQ(hex(md5("")), "d41d8cd98f00b204e9800998ecf8427e");
  EXPECT_EQ(hex(md5("message digest")), "f96b697d7cb7938d525a2f31aaf161d0");
  EXPECT_EQ(
      hex(md5(std::string("1234567890123456789012345678901234567890") + "1234567890123456789012345678901234567890")),
      "57edf4a22be3c955ac49da2e2107b67a");
  EXPECT_EQ(hex(sha1("abc")), "a9993e364706816aba3e25717850c26c9cd0d89d");
  EXPECT_EQ(hex(sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
            "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
}

TEST(MinHash, ShortTextsHaveNoSignature) {
  MinHasher hasher;
  EXPECT_TRUE(hasher.signature("one two three four").empty());
  EXPECT_EQ(hasher.signature("one two three four five").size(), 112u);
  EXPECT_EQ(hasher.shingles().size(), 1u);
}

TEST(MinHash, TheFastKernelEqualsThePlainLoop) {
  constexpr uint64_t kPrime = (uint64_t{1} << 61) - 1;
  std::mt19937_64 random(7);
  std::vector<uint64_t> a(16), b(16), x(50), fast(16), plain(16);
  for (int round = 0; round < 200; ++round) {
    for (auto* list : {&a, &b, &x})
      for (uint64_t& value : *list) value = random();
    // products that land on the modulus and its multiples, and on the ends of the range
    const uint64_t edges[] = {kPrime, kPrime - 1, kPrime + 1, 2 * kPrime, 7 * kPrime + 7, ~uint64_t{0}, 0, 8 * kPrime};
    for (size_t i = 0; i < 8 && round % 2; ++i) {
      a[i] = 1;
      b[i] = edges[i] - x[i];
    }
    for (const uint64_t mask : {~uint64_t{0}, uint64_t{0xFFFFFFFF}}) {
      least_values(a.data(), b.data(), 16, x.data(), x.size(), mask, fast.data());
      least_values_plain(a.data(), b.data(), 16, x.data(), x.size(), mask, plain.data());
      EXPECT_EQ(fast, plain);
    }
  }
}

TEST(MinHash, DependsOnTheSetOfShinglesAlone) {
  MinHasher hasher;
  const auto first = hasher.signature("a b c d e f");
  const std::vector<uint64_t> once(first.begin(), first.end());
  const auto again = hasher.signature("A, b; c d  e f!");
  EXPECT_EQ(std::vector<uint64_t>(again.begin(), again.end()), once);
}

TEST(MinHash, EstimatesTheSharedPart) {
  std::string a, b;
  for (int i = 0; i < 400; ++i)
    a += "w" + std::string(1, char('a' + i % 26)) + std::string(1, char('a' + i / 26)) + " ";
  b = a.substr(0, a.size() * 3 / 4);
  MinHasher hasher;
  const auto sa = hasher.signature(a);
  const std::vector<uint64_t> va(sa.begin(), sa.end());
  auto shingles_a = hasher.shingles();
  const auto sb = hasher.signature(b);
  auto shingles_b = hasher.shingles();
  double same = 0;
  for (size_t i = 0; i < va.size(); ++i) same += va[i] == sb[i];
  const double truth = jaccard(shingles_a, shingles_b);
  EXPECT_NEAR(truth, 0.75, 0.01);
  EXPECT_NEAR(same / double(va.size()), truth, 0.15);
}

TEST(MinHash, CharactersForTextWithoutBlanks) {
  MinHashConfig config;
  config.unit = ShingleUnit::Auto;
  MinHasher hasher(config);
  EXPECT_FALSE(hasher.signature("きょうは山の上で本を読みました。").empty());
  EXPECT_EQ(hasher.shingles().size(), 15u - 8 + 1);
  hasher.signature("one two three four five six");
  EXPECT_EQ(hasher.shingles().size(), 2u);
}

TEST(Union, TheFirstNamedIsTheRootOfEquals) {
  Union sets;
  sets.join(5, 3);
  EXPECT_EQ(sets.root(3), 5u);
  sets.join(1, 3);  // a single one joins the bigger set
  EXPECT_EQ(sets.root(1), 5u);
  EXPECT_EQ(sets.members(), (std::vector<DocumentNumber>{1, 3, 5}));
}

TEST(Lsh, ClustersAndWhoStays) {
  MinHasher hasher;
  LshIndex index(hasher.config());
  const std::string text = "the quick brown fox jumps over the lazy dog in the park today";
  index.add(document_number(0, 0), hasher.signature(text));
  index.add(document_number(0, 1), hasher.signature("something else entirely stands in this document here"));
  index.add(document_number(1, 0), hasher.signature(text + "!"));
  index.add(document_number(1, 1), hasher.signature("too short"));
  EXPECT_EQ(index.size(), 3u);
  for (const Keep keep : {Keep::Root, Keep::First}) {
    const Clusters got = index.clusters(keep);
    ASSERT_EQ(got.clusters.size(), 1u);
    EXPECT_EQ(got.clusters[0], (std::vector{document_number(0, 0), document_number(1, 0)}));
    EXPECT_TRUE(got.keep(document_number(0, 0)));
    EXPECT_FALSE(got.keep(document_number(1, 0)));
    EXPECT_TRUE(got.keep(document_number(0, 1)));
  }
}
}  // namespace
}  // namespace zk::dedup
