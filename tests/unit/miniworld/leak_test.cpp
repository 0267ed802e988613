// No held-out question, statement or combination may occur in the corpus: 20 MB of it are searched for the texts of all
// of them, in both languages. The texts are rendered here from the tables, apart from the generator's own logic.
#include <gtest/gtest.h>

#include <bitset>
#include <cctype>
#include <cstring>
#include <set>
#include <unordered_map>

#include "engine/miniworld/miniworld.h"
#include "engine/miniworld/writer.h"

namespace zk::miniworld {
namespace {

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

/// Finds any of many texts in one pass: the first eight bytes of each are looked up at every position.
class Finder {
 public:
  void add(const std::string& text) {
    const std::string small = lower(text);
    ASSERT_GE(small.size(), 8u) << text;
    const std::uint64_t head = head_of(small.data());
    maybe_.set(head % kBits);
    by_head_[head].insert(small);
    ++size_;
  }
  /// The first text found, or "".
  std::string find(const std::string& text) const {
    for (std::size_t i = 0; i + 8 <= text.size(); ++i) {
      const std::uint64_t head = head_of(text.data() + i);
      if (!maybe_.test(head % kBits)) continue;
      const auto it = by_head_.find(head);
      if (it == by_head_.end()) continue;
      for (const std::string& wanted : it->second) {
        if (text.compare(i, wanted.size(), wanted) == 0) return wanted;
      }
    }
    return {};
  }
  std::size_t size() const { return size_; }

 private:
  static constexpr std::size_t kBits = 1000003;
  static std::uint64_t head_of(const char* p) {
    std::uint64_t head;
    std::memcpy(&head, p, 8);
    return head;
  }
  std::bitset<kBits> maybe_;
  std::unordered_map<std::uint64_t, std::set<std::string>> by_head_;
  std::size_t size_ = 0;
};

struct Forbidden {
  Finder everywhere, in_questions_and_claims;
  Finder rooms;  ///< not in stories, where children "fly a kite at the pond"

  void add(Finder& finder, Writer& w, const Pair& pair) {
    w.clear();
    w.say(pair);
    const Text text = w.take();
    finder.add(text.en);
    finder.add(text.ja);
  }

  void add_facts() {
    Writer w(0);
    for (const Fact& fact : world().facts) {
      if (fact.level == 0) continue;
      const AttrPairs& pairs = world().pairs[static_cast<std::size_t>(fact.attr)];
      w.set("S", fact.subject).set("V", fact.value);
      for (const Pair& ask : pairs.questions) add(everywhere, w, ask);
      for (const Pair& statement : pairs.statements) {
        if (fact.level >= 2) add(everywhere, w, statement);
        for (const Entity* value : *fact.domain) {
          w.set("V", value);
          add(in_questions_and_claims, w, statement);
        }
        w.set("V", fact.value);
      }
    }
  }

  void add_made() {
    for (const Made& made : world().made) {
      if (!made.held) continue;
      everywhere.add(" " + std::string(made.en[0]));
      everywhere.add(std::string(made.ja[0]));
    }
  }

  void add_needs() {
    Writer w(0);
    for (const Child& kid : world().kids) {
      for (const Need& need : world().needs) {
        if (!world().held_need(kid, need)) continue;
        w.set("A", kid);
        add(everywhere, w, need.scene);
        everywhere.add(std::string(kid.en[0]) + ": " + lower(std::string(need.says.en.view())));
        everywhere.add(std::string(kid.ja[0]) + "：" + std::string(need.says.ja.view()));
      }
    }
  }

  void add_rooms() {
    for (const Thing& thing : world().things) {
      for (const Entity* place : world().rooms_and_places) {
        if (!world().held_room(thing, *place)) continue;
        const std::string en = " " + std::string(thing.en[0]), ja(thing.ja[0]), room(place->ja[0]);
        const std::string at(place->en[static_cast<std::size_t>(Form::At)]),
            the(place->en[static_cast<std::size_t>(Form::The)]);
        for (const std::string& text :
             {en + " " + at + ".", en + " is " + at + ".", en + " to " + the + ".", ja + "を" + room + "に置きました",
              ja + "は" + room + "にあります", ja + "を" + room + "へ動かしました"}) {
          rooms.add(text);
        }
      }
    }
  }

  void add_sums() {
    for (int a = 1; a <= 12; ++a) {
      for (int b = 1; b <= 12; ++b) {
        if (a + b > 20 || !world().held_sum(a, b)) continue;
        const std::string x = std::to_string(a), y = std::to_string(b), z = std::to_string(a + b);
        for (const char* before : {" ", "\n", "：", "。", "ら"}) {
          sums.push_back(before + x + " + " + y);
          sums.push_back(before + z + " - " + x);
          sums.push_back(before + x + "たす" + y + "は");
        }
        sums.push_back(std::string(world().numbers[static_cast<std::size_t>(a)]->en[0]) + " plus " +
                       std::string(world().numbers[static_cast<std::size_t>(b)]->en[0]) + " is");
      }
    }
  }
  std::vector<std::string> sums;  ///< too short for the finder; a number must end where the text ends

  std::string find_sum(const std::string& text) const {
    for (const std::string& sum : sums) {
      for (std::size_t at = text.find(sum); at != std::string::npos; at = text.find(sum, at + 1)) {
        const char after = at + sum.size() < text.size() ? text[at + sum.size()] : ' ';
        if (std::isdigit(static_cast<unsigned char>(after)) == 0) return sum;
      }
    }
    return {};
  }
};

const Forbidden& forbidden() {
  static const Forbidden made = [] {
    Forbidden f;
    f.add_facts(), f.add_made(), f.add_needs(), f.add_rooms(), f.add_sums();
    return f;
  }();
  return made;
}

/// "has seven …, gives three": the numbers of the share plot in Japanese, or 0.
std::pair<int, int> shared(const std::string& text) {
  const auto number_before = [&](const std::string& mark) {
    const std::size_t at = text.find(mark);
    if (at == std::string::npos) return 0;
    std::size_t begin = at;
    while (begin > 0 && std::isdigit(static_cast<unsigned char>(text[begin - 1])) != 0) --begin;
    return std::stoi(text.substr(begin, at - begin));
  };
  return {number_before("個入れていました"), number_before("個あげました")};
}

TEST(Leak, TheSearchSeesWhatItShould) {
  EXPECT_GT(forbidden().everywhere.size(), 1000u);
  EXPECT_EQ(forbidden().rooms.size(), 600u);
  EXPECT_GT(forbidden().in_questions_and_claims.size(), 2000u);
  EXPECT_FALSE(forbidden().everywhere.find(lower("Question: What does the duck eat?")).empty());
  EXPECT_FALSE(forbidden().everywhere.find("質問：アヒルは何を食べますか。").empty());
  EXPECT_TRUE(forbidden().everywhere.find(lower("Question: What does the bear eat?")).empty());
  EXPECT_FALSE(forbidden().rooms.find("hana put the red hat at the harbor.").empty());
  ASSERT_TRUE(world().held_sum(2, 6));
  EXPECT_FALSE(forbidden().find_sum("what is 2 + 6?").empty());
  EXPECT_FALSE(forbidden().find_sum("答え：8 - 6 = 2です。").empty());
  EXPECT_TRUE(forbidden().find_sum("what is 12 + 6?").empty());
}

TEST(Leak, NothingHeldOutOccursIn20MB) {
  const std::set<std::string_view> never_stated = {"qa", "quiz", "rumor", "dialogue", "diary"};
  const std::set<std::string_view> with_sums = {"sums", "quiz", "market", "steps"};
  auto weights = kind_weights();
  for (auto& [kind, weight] : weights) weight = kind == "steps" ? 2 : weight;
  int shares = 0;
  generate({.seed = 11, .bytes = 20'000'000, .weights = weights, .threads = 2}, [&](Document&& d) {
    const std::string text = lower(d.text);
    const auto fail = [&](const std::string& what) {
      ADD_FAILURE() << d.kind << ": " << what << "\n" << d.text;
      return false;
    };
    if (const auto hit = forbidden().everywhere.find(text); !hit.empty()) return fail(hit);
    if (const auto hit = forbidden().rooms.find(text); d.kind != "story" && !hit.empty()) return fail(hit);
    if (never_stated.contains(d.kind)) {
      if (const auto hit = forbidden().in_questions_and_claims.find(text); !hit.empty()) return fail(hit);
    }
    if (with_sums.contains(d.kind)) {
      if (const auto hit = forbidden().find_sum(text); !hit.empty()) return fail(hit);
    }
    if (const auto [n, k] = shared(text); n > 0 && k > 0) {
      ++shares;
      if (world().held_sum(k, n - k)) return fail("a held-out sum is shared out");
    }
    return true;
  });
  EXPECT_GT(shares, 500);
}

TEST(Leak, NothingHeldOutOccursInChats) {
  for (const ChatPair& pair : chat({.seed = 3, .n = 20'000})) {
    const std::string text = lower(pair.user + "\n" + pair.assistant);
    ASSERT_EQ(forbidden().everywhere.find(text), "") << text;
    if (pair.kind != "story") {
      ASSERT_EQ(forbidden().in_questions_and_claims.find(text), "") << text;
      ASSERT_EQ(forbidden().rooms.find(text), "") << text;
    }
    if (pair.kind == "sum") {
      ASSERT_EQ(forbidden().find_sum("\n" + text), "") << text;
    }
  }
  for (const Preference& p : preferences(3, 5000)) {
    const std::string text = lower(p.prompt + "\n" + p.chosen + "\n" + p.rejected);
    ASSERT_EQ(forbidden().everywhere.find(text), "") << text;
    ASSERT_EQ(forbidden().in_questions_and_claims.find(text), "") << text;
  }
}

}  // namespace
}  // namespace zk::miniworld
