// Main text of real-looking pages against what a person would keep: mean token F1 over all pages that lie in place, in
// both modes. A token is a run of letters and digits, or one Chinese or Japanese character.
#include <gtest/gtest.h>

#include <map>

#include "engine/corpus/html/main_text.h"
#include "tests/golden/golden.h"

namespace zk::golden {
namespace {

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

using Tokens = std::map<std::string, int>;

bool word_byte(unsigned char c) { return std::isalnum(c) || c == '_'; }

// Code points from U+0080 that are punctuation or blanks, as far as the pages use them.
bool mark(std::uint32_t c) {
  return (c < 0xC0 && c != 0xAA && c != 0xB2 && c != 0xB3 && c != 0xB5 && c != 0xB9 && c != 0xBA &&
          !(c >= 0xBC && c <= 0xBE)) ||
         (c >= 0x2000 && c < 0x2070) || (c >= 0x2190 && c < 0x2400) || (c >= 0x3000 && c <= 0x3004) ||
         (c >= 0x3008 && c <= 0x3020) || (c >= 0xFF00 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) || c == 0xFFFD ||
         c >= 0x1F000;
}
bool single(std::uint32_t c) {
  return (c >= 0x3005 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) || (c >= 0xFF21 && c < 0xFFE0);
}

Tokens tokens(const std::string& text) {
  Tokens out;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) ++out[word];
    word.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto a = static_cast<unsigned char>(text[i]);
    const std::size_t n = a < 0x80 ? 1 : a < 0xE0 ? 2 : a < 0xF0 ? 3 : 4;
    std::uint32_t c = n == 1 ? a : a & (0x7Fu >> n);
    for (std::size_t k = 1; k < n && i + k < text.size(); ++k)
      c = c << 6 | (static_cast<unsigned char>(text[i + k]) & 63u);
    const auto piece = text.substr(i, n);
    i += n;
    if (n == 1 ? !word_byte(a) : mark(c)) {
      end_word();
    } else if (n > 1 && single(c)) {
      end_word();
      ++out[piece];
    } else {
      word += piece;
    }
  }
  end_word();
  return out;
}

struct Score {
  double f1 = 0, precision = 0, recall = 0;
};

Score score(const std::string& got, const std::string& gold) {
  const auto a = tokens(got), b = tokens(gold);
  double common = 0, in_a = 0, in_b = 0;
  for (const auto& [token, n] : a) in_a += n;
  for (const auto& [token, n] : b) {
    in_b += n;
    const auto other = a.find(token);
    if (other != a.end()) common += std::min(n, other->second);
  }
  if (in_a == 0 && in_b == 0) return {1, 1, 1};
  if (common == 0) return {};
  const double p = common / in_a, r = common / in_b;
  return {2 * p * r / (p + r), p, r};
}

void check(html::Mode mode, double least) {
  const auto folder = root() / "data" / "html";
  std::ifstream index(folder / "index.jsonl");
  if (!index) GTEST_SKIP() << "no HTML set in " << folder;
  Score sum;
  int pages = 0;
  std::string line, worst = "";
  for (double lowest = 2; std::getline(index, line);) {
    const auto entry = Json::parse(line);
    const auto name = entry.at("name").get<std::string>();
    const auto http = entry.at("declared_in_http");
    const auto document = html::main_text(bytes_of(folder / "pages" / (name + ".html")),
                                          http.is_string() ? http.get<std::string>() : std::string(), {.mode = mode});
    const auto one = score(document.text, bytes_of(folder / "gold" / (name + ".txt")));
    sum.f1 += one.f1, sum.precision += one.precision, sum.recall += one.recall;
    ++pages;
    if (one.f1 < lowest) lowest = one.f1, worst = name + " " + std::to_string(one.f1);
  }
  ASSERT_GT(pages, 0);
  std::cout << pages << " pages: F1 " << sum.f1 / pages << ", precision " << sum.precision / pages << ", recall "
            << sum.recall / pages << ", worst " << worst << "\n";
  EXPECT_GE(sum.f1 / pages, least) << "worst page: " << worst;
}

TEST(GoldenHtml, PreciseModeKeepsWhatAPersonWould) { check(html::Mode::Precise, 0.93); }
TEST(GoldenHtml, FastModeKeepsWhatAPersonWould) { check(html::Mode::Fast, 0.88); }

// The measure itself: counts what is there.
TEST(GoldenHtml, ScoreIsOneForTheSameAndLessForMore) {
  EXPECT_EQ(score("a b 時計", "a  b\n時計").f1, 1);
  EXPECT_NEAR(score("a b c d", "a b").f1, 2.0 / 3, 1e-12);
  EXPECT_EQ(score("x", "").f1, 0);
  EXPECT_EQ(score("", "").f1, 1);
}

}  // namespace
}  // namespace zk::golden
