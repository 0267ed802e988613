// The raw form: each defect does what its truth record says, and at the wanted rate.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "fact_book.h"

namespace zk::miniworld {
namespace {

std::vector<RawRecord> raw(const RawOptions& options) {
  std::vector<RawRecord> out;
  generate_raw(options, [&](RawRecord&& record) {
    out.push_back(std::move(record));
    return true;
  });
  return out;
}

const std::vector<ExamItem>& leaks() {
  static const std::vector<ExamItem> items = exams({.seed = 1, .per_family = 30});
  return items;
}
const std::vector<RawRecord>& sample() {
  static const std::vector<RawRecord> records = raw({.corpus = {.seed = 3, .max_docs = 12'000}, .leaks = leaks()});
  return records;
}
std::vector<RawRecord> with_only(const char* defect) {
  auto rates = defect_rates();
  for (auto& [name, rate] : rates) rate = name == defect ? 1 : 0;
  return raw({.corpus = {.seed = 4, .max_docs = 2000}, .rates = rates, .leaks = leaks()});
}

bool has(const RawRecord& record, std::string_view defect) {
  const auto& defects = record.truth.defects;
  return std::find(defects.begin(), defects.end(), defect) != defects.end();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// The text inside <p>…</p> of the article.
std::string unwrapped(const std::string& page) {
  std::string out;
  for (std::size_t at = page.find("<p>"); at != std::string::npos; at = page.find("<p>", at)) {
    const std::size_t end = page.find("</p>\n", at);
    out += (out.empty() ? "" : "\n") + page.substr(at + 3, end - at - 3);
    at = end;
  }
  return replaced(replaced(replaced(out, "&quot;", "\""), "&lt;", "<"), "&amp;", "&");
}

TEST(Raw, DefectsComeAtTheirRates) {
  std::map<std::string, double> expected;
  double left = 1;  // chance that no defect before took the record
  for (const char* defect : {"foreign", "junk", "rude", "leak", "duplicate", "near"}) {
    for (const auto& [name, rate] : defect_rates()) {
      if (name == defect) expected[defect] = left * rate, left -= left * rate;
    }
  }
  expected["html"] = 0.70;
  std::map<std::string, double> found;
  for (const RawRecord& record : sample()) {
    for (const auto& defect : record.truth.defects) found[defect] += 1.0 / static_cast<double>(sample().size());
  }
  for (const auto& [defect, share] : expected) {
    const double sigma = std::sqrt(share * (1 - share) / static_cast<double>(sample().size()));
    EXPECT_NEAR(found[defect], share, 5 * sigma) << defect;
  }
  // These also need a text in which something can change; measured with the reference program: 7.5 and 8.4 per cent.
  EXPECT_NEAR(found["typo"], 0.075, 0.012);
  EXPECT_NEAR(found["emoji"], 0.084, 0.012);
  EXPECT_NEAR(found["contact"], left * 0.03, 0.008);
}

TEST(Raw, CleanIsTheCorpusBeneath) {
  std::vector<Document> documents;
  generate({.seed = 3, .max_docs = 12'000}, [&](Document&& d) {
    documents.push_back(std::move(d));
    return true;
  });
  ASSERT_EQ(documents.size(), sample().size());
  int kept = 0;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const RawRecord& record = sample()[i];
    EXPECT_EQ(record.id, i);
    EXPECT_EQ(record.truth.kind, documents[i].kind);
    if (!record.truth.clean) continue;
    ++kept;
    EXPECT_EQ(*record.truth.clean, documents[i].text);
    EXPECT_EQ(record.truth.lang, lang_name(documents[i].lang));
    const auto& defects = record.truth.defects;
    if (defects.empty()) {
      EXPECT_EQ(record.text, documents[i].text);
    } else if (defects == std::vector<std::string>{"html"}) {
      EXPECT_EQ(unwrapped(record.text), documents[i].text);
    }
  }
  EXPECT_GT(kept, 8000);
}

TEST(Raw, SixDefectsExcludeEachOtherAndDropTheRecord) {
  const std::set<std::string> alone = {"foreign", "junk", "rude", "leak", "duplicate", "near"};
  for (const RawRecord& record : sample()) {
    std::vector<std::string> defects = record.truth.defects;
    std::erase(defects, "html");
    const bool replaced = std::any_of(defects.begin(), defects.end(), [&](const auto& d) { return alone.contains(d); });
    EXPECT_TRUE(!replaced || defects.size() == 1);
    EXPECT_EQ(replaced, !record.truth.clean.has_value());
    EXPECT_EQ(record.truth.of.has_value(), has(record, "duplicate") || has(record, "near"));
    EXPECT_EQ(record.url, "https://komorebi.example/" + record.truth.lang + "/" + std::to_string(record.id));
  }
}

TEST(Raw, HtmlIsAWholePage) {
  for (const RawRecord& record : with_only("html")) {
    ASSERT_TRUE(record.text.starts_with("<!DOCTYPE html>\n<html lang=\"" + record.truth.lang + "\">"));
    ASSERT_TRUE(record.text.ends_with("</footer></body></html>"));
    for (const char* part : {"<title>", "<style>", "<script>", "<nav>", "class=\"cookie\"", "<!-- id ", "&middot;"}) {
      ASSERT_NE(record.text.find(part), std::string::npos) << part;
    }
    ASSERT_EQ(unwrapped(record.text), *record.truth.clean);
  }
}

TEST(Raw, CopiesRepeatAnEarlierRecord) {
  std::map<std::uint64_t, const RawRecord*> by_id;
  const auto records = raw({.corpus = {.seed = 8, .max_docs = 12'000}, .rates = {{"html", 0}}});
  int copies = 0, shortened = 0;
  for (const RawRecord& record : records) {
    if (record.truth.of) {
      const RawRecord& original = *by_id.at(*record.truth.of);
      ++copies;
      EXPECT_EQ(record.truth.lang, original.truth.lang);
      if (has(record, "duplicate")) {
        EXPECT_EQ(record.text, original.text);
      } else {
        EXPECT_NE(record.text, original.text);
        shortened += record.text.size() < original.text.size();
        const bool longer =
            record.text == original.text + "\n(reposted)" || record.text == original.text + "\n（再掲）";
        EXPECT_TRUE(longer || record.text.size() < original.text.size());
      }
    }
    by_id[record.id] = &record;
  }
  EXPECT_GT(copies, 1000);
  EXPECT_GT(shortened, 50);
}

TEST(Raw, TyposStayInTheText) {
  int changed = 0;
  for (const RawRecord& record : with_only("typo")) {
    if (!has(record, "typo")) {
      EXPECT_EQ(record.text, *record.truth.clean);
      continue;
    }
    ++changed;
    const double size = static_cast<double>(record.truth.clean->size());
    EXPECT_NEAR(static_cast<double>(record.text.size()), size, size * 0.15 + 12);
  }
  EXPECT_GT(changed, 1000);
}

TEST(Raw, EmojiReplaceNouns) {
  int cats = 0;
  for (const RawRecord& record : with_only("emoji")) {
    if (record.truth.lang == "ja") {
      EXPECT_EQ(record.text.find("ネコ"), std::string::npos);
      cats += record.text.find("🐱") != std::string::npos;
    } else {
      EXPECT_EQ(record.text.find(" cat "), std::string::npos) << record.text;
    }
  }
  EXPECT_GT(cats, 5);
}

TEST(Raw, LeaksAreExamItemsWithTheirAnswer) {
  std::set<std::string> texts;
  for (const ExamItem& item : leaks()) texts.insert(prompt(item) + item.choices[static_cast<std::size_t>(item.answer)]);
  for (const RawRecord& record : with_only("leak")) ASSERT_TRUE(texts.contains(record.text)) << record.text;
  for (const RawRecord& record : raw({.corpus = {.max_docs = 3000}})) EXPECT_FALSE(has(record, "leak"));
}

TEST(Raw, RudePagesStateFalsehood) {
  int claims = 0;
  for (const RawRecord& record : with_only("rude")) {
    if (record.truth.lang != "en") {
      EXPECT_NE(record.text.find("そんなことも知らないのか"), std::string::npos);
      continue;
    }
    const std::string open = "! ", close = " Everybody knows that, you silly ";
    for (std::size_t end = record.text.find(close), at = 0; end != std::string::npos;
         end = record.text.find(close, at)) {
      const std::size_t begin = record.text.find(open, record.text.find("You ", at)) + open.size();
      const std::string claim = record.text.substr(begin, end - begin);
      ASSERT_TRUE(book().claim_is_true.contains(claim)) << claim;
      EXPECT_FALSE(book().claim_is_true.at(claim)) << claim;
      at = end + close.size();
      ++claims;
    }
  }
  EXPECT_GT(claims, 1500);
}

TEST(Raw, ForeignPagesAndContactsAreThere) {
  std::map<std::string, int> langs;
  for (const RawRecord& record : with_only("foreign")) ++langs[record.truth.lang];
  EXPECT_EQ(langs.size(), 3u);
  for (const RawRecord& record : with_only("contact")) {
    EXPECT_NE(record.text.find("@komorebi.example"), std::string::npos);
    EXPECT_NE(record.text.find("-555-"), std::string::npos);
  }
}

TEST(Raw, SameSeedSameRecords) {
  const RawOptions one{.corpus = {.seed = 5, .bytes = 300'000, .threads = 1}, .leaks = leaks()};
  RawOptions two = one;
  two.corpus.threads = 3;
  const auto a = raw(one), b = raw(two);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    ASSERT_EQ(a[i].to_json(), b[i].to_json());
    ASSERT_EQ(a[i].truth_to_json(), b[i].truth_to_json());
  }
}

}  // namespace
}  // namespace zk::miniworld
