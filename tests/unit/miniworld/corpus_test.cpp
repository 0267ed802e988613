// The clean corpus: the same bytes whatever the threads, shares of kinds, balance of languages, early stop.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/core/sha256.h"
#include "engine/miniworld/kinds.h"
#include "engine/miniworld/miniworld.h"

namespace zk::miniworld {
namespace {

std::vector<Document> corpus(CorpusOptions options) {
  std::vector<Document> out;
  generate(options, [&](Document&& document) {
    out.push_back(std::move(document));
    return true;
  });
  return out;
}

std::string digest(const CorpusOptions& options) {
  Sha256 hash;
  generate(options, [&](Document&& d) {
    hash.update(d.to_json().dump());
    return true;
  });
  std::string hex;
  for (auto byte : hash.finish()) hex += "0123456789abcdef"[byte >> 4], hex += "0123456789abcdef"[byte & 15];
  return hex;
}

TEST(Corpus, SameSeedSameBytesWhateverTheThreads) {
  for (Lang lang : {Lang::En, Lang::Ja, Lang::Both}) {
    CorpusOptions options{.seed = 5, .lang = lang, .bytes = 1'500'000};
    const std::string one = digest(options);
    for (int threads : {2, 3, 8}) {
      options.threads = threads;
      EXPECT_EQ(digest(options), one) << threads << " threads, " << lang_name(lang);
    }
    options.seed = 6;
    EXPECT_NE(digest(options), one);
  }
}

// A changed digest means that every corpus of every learner changes: do that on purpose only.
TEST(Corpus, BytesOfSeedOneAreFixed) {
  EXPECT_EQ(digest({.seed = 1, .bytes = 1'000'000}),
            "f67c1df326a8f15803c31903fd581296bd53ad7b71312ce04324e4df5ce08ad1");
}

TEST(Corpus, LargerCorpusBeginsWithTheSmallerOne) {
  const auto small = corpus({.seed = 3, .bytes = 100'000}), large = corpus({.seed = 3, .bytes = 300'000, .threads = 2});
  ASSERT_LT(small.size(), large.size());
  for (std::size_t i = 0; i < small.size(); ++i) ASSERT_EQ(small[i].text, large[i].text);
}

TEST(Corpus, StopsAtTheWantedSizeOrNumber) {
  const auto docs = corpus({.bytes = 200'000});
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < docs.size(); ++i) {
    EXPECT_LT(bytes, 200'000u);
    bytes += docs[i].text.size();
    EXPECT_EQ(docs[i].id, i);
  }
  EXPECT_GE(bytes, 200'000u);
  EXPECT_EQ(corpus({.max_docs = 777}).size(), 777u);
  EXPECT_EQ(corpus({.max_docs = 300, .threads = 4}).size(), 300u);
  int seen = 0;
  generate({.threads = 3}, [&](Document&&) { return ++seen < 10; });
  EXPECT_EQ(seen, 10);
}

TEST(Corpus, SharesOfKindsFollowTheWeights) {
  std::map<std::string, double> count;
  const auto docs = corpus({.seed = 9, .max_docs = 60'000});
  for (const auto& d : docs) ++count[std::string(d.kind)];
  double total = 0;
  for (const auto& [kind, weight] : kind_weights()) total += weight;
  for (const auto& [kind, weight] : kind_weights()) {
    const double share = weight / total, sigma = std::sqrt(share * (1 - share) / static_cast<double>(docs.size()));
    EXPECT_NEAR(count[kind] / static_cast<double>(docs.size()), share, 5 * sigma + 1e-12) << kind;
  }
}

double characters(const std::string& text) {
  return static_cast<double>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Mean characters a document, measured with 4000 documents a kind of the reference program. A lost sentence, a wrong
// share of a plot or a wrong weight of a topic shows here; the tolerance is five standard errors of the noisiest kind.
TEST(Corpus, DocumentsAreAsLongAsThoseOfTheReference) {
  struct Mean {
    const char* kind;
    double en, ja;
  };
  constexpr Mean kReference[] = {
      {"story", 284.70, 162.07},  {"diary", 216.94, 110.17},    {"page", 156.76, 72.21},   {"class", 170.47, 76.72},
      {"qa", 331.88, 152.95},     {"quiz", 384.68, 182.64},     {"which", 388.44, 168.83}, {"sums", 223.60, 135.80},
      {"steps", 351.43, 197.30},  {"lab", 328.99, 153.53},      {"next", 215.67, 117.47},  {"rumor", 188.34, 90.94},
      {"where", 253.36, 123.77},  {"dialogue", 204.02, 107.64}, {"letter", 204.78, 94.78}, {"market", 171.67, 99.24},
      {"almanac", 231.60, 88.30}, {"words", 163.97, 112.56},    {"groups", 98.69, 45.76},  {"song", 185.84, 90.95},
  };
  constexpr int kDocs = 20'000;
  ASSERT_EQ(std::size(kReference), kinds().size());
  for (std::size_t k = 0; k < kinds().size(); ++k) {
    Writer w(5);
    double en = 0, ja = 0;
    for (int i = 0; i < kDocs; ++i) {
      kinds()[k].write(w);
      const Text text = w.take();
      en += characters(text.en) / kDocs, ja += characters(text.ja) / kDocs;
    }
    EXPECT_EQ(kinds()[k].name, kReference[k].kind);
    EXPECT_NEAR(en, kReference[k].en, 0.03 * kReference[k].en) << kReference[k].kind;
    EXPECT_NEAR(ja, kReference[k].ja, 0.03 * kReference[k].ja) << kReference[k].kind;
  }
}

TEST(Corpus, LanguagesAreInBalance) {
  int en = 0, n = 0;
  for (const auto& d : corpus({.seed = 4, .max_docs = 40'000})) en += d.lang == Lang::En, ++n;
  EXPECT_NEAR(en, n / 2, 5 * std::sqrt(n / 4.0));
  for (const auto& d : corpus({.lang = Lang::Ja, .max_docs = 2000})) {
    EXPECT_EQ(d.lang, Lang::Ja);
    EXPECT_EQ(d.text.find("英語"), std::string::npos) << "no translations in a corpus of one language";
  }
}

TEST(Corpus, WeightsCanBeChanged) {
  const std::vector<std::pair<std::string, double>> only_steps = [] {
    auto weights = kind_weights();
    for (auto& [kind, weight] : weights) weight = kind == "steps" ? 4 : 0;
    return weights;
  }();
  for (const auto& d : corpus({.max_docs = 500, .weights = only_steps})) EXPECT_EQ(d.kind, "steps");
  for (const auto& d : corpus({.max_docs = 3000, .weights = {{"story", 0}}})) EXPECT_NE(d.kind, "story");
  EXPECT_TRUE(corpus({.max_docs = 10,
                      .weights =
                          [] {
                            auto none = kind_weights();
                            for (auto& [kind, weight] : none) weight = 0;
                            return none;
                          }()})
                  .empty());
}

TEST(Corpus, KindsAndWeightsNameTheSame) {
  ASSERT_EQ(kinds().size(), kind_weights().size());
  for (std::size_t i = 0; i < kinds().size(); ++i) EXPECT_EQ(kinds()[i].name, kind_weights()[i].first);
}

TEST(Corpus, TextIsClean) {
  for (const auto& d : corpus({.seed = 8, .bytes = 2'000'000})) {
    ASSERT_FALSE(d.text.empty());
    ASSERT_EQ(d.text.find('{'), std::string::npos) << d.text;
    ASSERT_EQ(d.text.find("\n\n"), std::string::npos) << d.text;
    ASSERT_EQ(d.text.find("  "), std::string::npos) << d.text;
    ASSERT_NE(d.text.back(), '\n');
    if (d.lang == Lang::En) continue;
    ASSERT_EQ(d.text.find("。 "), std::string::npos) << d.text;
  }
}

// A document is made once in both languages; the drawn side must not change what happens.
TEST(Corpus, BothSidesTellTheSame) {
  for (const Kind& kind : kinds()) {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
      Writer both(seed), en(seed, Lang::En), ja(seed, Lang::Ja);
      kind.write(both), kind.write(en), kind.write(ja);
      const std::string e = both.finish(Lang::En), j = both.finish(Lang::Ja);
      EXPECT_EQ(e, en.finish(Lang::En));
      EXPECT_EQ(j, ja.finish(Lang::Ja));
      EXPECT_EQ(std::count(e.begin(), e.end(), '\n'), std::count(j.begin(), j.end(), '\n')) << kind.name;
    }
  }
}

/// Looks at each pair that is said: no slot may be unbound, no asked form may be missing.
class SlotInspector final : public Recorder {
 public:
  void note(const Pair& pair, const Slots& slots, bool lead_in) override {
    ++said;
    for (const auto& [side, forms] : {std::pair{&pair.en, &Entity::en}, std::pair{&pair.ja, &Entity::ja}}) {
      for (int i = 0; i < side->fields - (lead_in ? 1 : 0); ++i) {
        const Entity* thing = slots[side->field[i].slot];
        ASSERT_NE(thing, nullptr) << side->view();
        ASSERT_FALSE((thing->*forms)[side->field[i].form].empty()) << side->view() << ": " << thing->key;
      }
    }
  }
  int said = 0;
};

TEST(Corpus, EverySlotHoldsAWord) {
  for (const bool open : {false, true}) {
    SlotInspector inspector;
    for (const Kind& kind : kinds()) {
      Writer w(17);
      w.open = open;
      w.recorder = &inspector;
      for (int i = 0; i < 1500 && !HasFatalFailure(); ++i) kind.write(w), w.clear();
    }
    EXPECT_GT(inspector.said, 100'000);
  }
}

TEST(Capitals, FollowTheRuleOfTheReference) {
  std::string text = "it is. so? \"no!\" said he: what \"chirp\". \"why\"\nthe end: \"a\" mr.x";
  capitalize(text);
  EXPECT_EQ(text, "It is. So? \"No!\" said he: What \"chirp\". \"Why\"\nThe end: \"A\" mr.x");
}

}  // namespace
}  // namespace zk::miniworld
