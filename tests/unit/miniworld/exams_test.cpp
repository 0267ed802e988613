// Exams, sums, chats and preferences: four different choices, one that is true, half of the claims true, right splits.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "fact_book.h"

namespace zk::miniworld {
namespace {

std::string after(const std::string& text, const std::string& prefix) {
  return text.starts_with(prefix) ? text.substr(prefix.size()) : std::string();
}

const std::vector<ExamItem>& items() {
  static const std::vector<ExamItem> made = exams({.seed = 7, .per_family = 150});
  return made;
}

TEST(Exams, HaveTheWantedNumberInBothLanguages) {
  std::map<std::string, int> count;
  std::set<std::string> ids;
  for (const ExamItem& item : items()) {
    ++count[item.family + " " + item.split + " " + std::string(lang_name(item.lang))];
    EXPECT_TRUE(ids.insert(item.id).second) << item.id;
  }
  EXPECT_EQ(count.size(), 20u);
  for (const auto& [cell, n] : count) EXPECT_EQ(n, 150) << cell;
}

TEST(Exams, HaveFourDifferentChoices) {
  for (const ExamItem& item : items()) {
    EXPECT_EQ(item.choices.size(), 4u);
    EXPECT_EQ(std::set(item.choices.begin(), item.choices.end()).size(), 4u) << item.to_json().dump();
    EXPECT_GE(item.answer, 0);
    EXPECT_LT(item.answer, 4);
    EXPECT_EQ(item.split == "held", item.level > 0) << item.id;
    EXPECT_EQ(item.family == "reading", !item.context.empty());
  }
}

TEST(Exams, AnswersOfFactQuestionsAreTheTrueOnes) {
  int checked = 0;
  for (const ExamItem& item : items()) {
    const auto it = book().by_question.find(item.question);
    if (it == book().by_question.end()) continue;
    ++checked;
    EXPECT_EQ(item.level, it->second.fact->level) << item.id;
    for (int i = 0; i < 4; ++i) {
      EXPECT_EQ(item.choices[static_cast<std::size_t>(i)] == it->second.answer, i == item.answer)
          << item.to_json().dump();
    }
  }
  EXPECT_GT(checked, 700);
}

TEST(Exams, OneReplyToAClaimIsTrue) {
  int claims = 0, of_truth = 0;
  for (const ExamItem& item : items()) {
    if (item.family != "truth") continue;
    const bool en = item.lang == Lang::En;
    const std::string claim = after(item.question, en ? "Is this true? " : "これは本当ですか。");
    ASSERT_TRUE(book().claim_is_true.contains(claim)) << item.question;
    const bool truth = book().claim_is_true.at(claim);
    ++claims, of_truth += truth;
    EXPECT_EQ(book().by_claim.at(claim).fact->level, item.level);
    for (int i = 0; i < 4; ++i) {
      const std::string& choice = item.choices[static_cast<std::size_t>(i)];
      const std::string yes = after(choice, en ? "Yes. " : "はい。"), no = after(choice, en ? "No. " : "いいえ。");
      const bool right = (truth ? yes : no) == book().by_claim.at(claim).claim;
      EXPECT_EQ(right, i == item.answer) << item.to_json().dump();
    }
  }
  EXPECT_EQ(claims, 600);
  EXPECT_NEAR(of_truth, claims / 2, 75) << "half of the claims are true";  // 5 sigma of 300 independent claims
}

TEST(Exams, EndingsFitTheScene) {
  std::map<std::string, std::string> right;  // scene -> ending, rendered from the tables
  Writer w(0);
  for (const Child& kid : world().kids) {
    w.set("A", kid);
    for (const Need& need : world().needs) {
      const Text scene = said(w, [&] { w.say(need.scene); });
      const Text end = said(w, [&] { w.set("n", need.did).say({"So {A.he} {n}.", "そこで、{n}。"}); });
      right[scene.en] = end.en, right[scene.ja] = end.ja;
    }
    for (const Made& made : world().made) {
      for (std::size_t e = 0; e < 4; ++e) {
        w.set("S", made).set("X", made).set("y", made.material->outcome[e]->past);
        const Text scene = said(w, [&] { w.say(world().events[e].act); });
        const Text end = said(w, [&] { w.say({"{X.the} {y}.", "{X}は{y}。"}); });
        right[scene.en] = end.en, right[scene.ja] = end.ja;
      }
    }
  }
  for (const ExamItem& item : items()) {
    if (item.family != "endings") continue;
    ASSERT_TRUE(right.contains(item.question)) << item.question;
    for (int i = 0; i < 4; ++i) {
      EXPECT_EQ(item.choices[static_cast<std::size_t>(i)] == right[item.question], i == item.answer) << item.question;
    }
  }
}

TEST(Exams, ReadingAnswersFollowFromTheContext) {
  for (const ExamItem& item : items()) {
    if (item.family != "reading" || item.lang != Lang::En) continue;
    const std::string thing = item.question.substr(13, item.question.size() - 13 - 5);  // "Where is the X now?"
    std::string last;
    for (const std::string& verb : {"put the " + thing + " ", "moved the " + thing + " to "}) {
      const std::size_t at = item.context.find(verb);
      if (at == std::string::npos) continue;
      const std::size_t begin = at + verb.size(), end = item.context.find('.', begin);
      last = item.context.substr(begin, end - begin);
    }
    ASSERT_FALSE(last.empty()) << item.context << " " << item.question;
    const std::string place = last.substr(last.rfind("the ") + 4);
    for (int i = 0; i < 4; ++i) {
      const bool names_it = item.choices[static_cast<std::size_t>(i)].ends_with("the " + place + ".");
      EXPECT_EQ(names_it, i == item.answer) << item.to_json().dump();
    }
  }
}

TEST(Exams, TwinsAskTheSame) {
  for (std::size_t i = 0; i + 1 < items().size(); i += 2) {
    const ExamItem &en = items()[i], &ja = items()[i + 1];
    EXPECT_EQ(en.id.substr(0, en.id.size() - 3), ja.id.substr(0, ja.id.size() - 3));
    EXPECT_EQ(en.answer, ja.answer);
    EXPECT_EQ(en.topic, ja.topic);
  }
}

TEST(Exams, FieldsAreThoseOfATaskFile) {
  for (const ExamItem& item : items()) {
    std::vector<std::string> keys;
    const auto json = item.to_json();
    for (const auto& [key, value] : json.items()) keys.push_back(key);
    std::vector<std::string> expected = {"family",   "topic",   "split",  "level", "lang",
                                         "question", "choices", "answer", "id"};
    if (item.family == "reading") expected.insert(expected.end() - 1, "context");
    ASSERT_EQ(keys, expected);
  }
}

TEST(Exams, OneLanguageHasNoTranslations) {
  for (const ExamItem& item : exams({.seed = 7, .per_family = 100, .lang = Lang::Ja})) {
    EXPECT_EQ(item.lang, Lang::Ja);
    EXPECT_EQ(item.question.find("英語"), std::string::npos);
  }
}

TEST(Exams, SeedDecidesAll) {
  const auto a = exams({.seed = 1, .per_family = 20}), b = exams({.seed = 1, .per_family = 20}),
             c = exams({.seed = 2, .per_family = 20});
  ASSERT_EQ(a.size(), b.size());
  int same = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].to_json(), b[i].to_json());
    same += a[i].question == c[i].question;
  }
  EXPECT_LT(same, static_cast<int>(a.size()) / 4);
}

TEST(Exams, PromptsAreWrittenAsInTheCorpus) {
  ExamItem item{.family = "reading", .question = "Where?", .context = "There."};
  EXPECT_EQ(prompt(item), "There.\nQuestion: Where?\nAnswer: ");
  EXPECT_EQ(chat_question(item), "There.\nWhere?");
  item = {.family = "endings", .question = "He fell."};
  EXPECT_EQ(prompt(item), "He fell. ");
  item = {.family = "science", .lang = Lang::Ja, .question = "何ですか。"};
  EXPECT_EQ(prompt(item), "質問：何ですか。\n答え：");
}

TEST(Sums, AreRightAndSplitByTheRule) {
  const auto tasks = sums({.seed = 4, .n = 60, .steps = true});
  EXPECT_EQ(tasks.size(), 60u * 2 * 2 * 2);
  for (const SumTask& task : tasks) {
    int a = 0, b = 0;
    char sign = 0;
    const std::size_t digit = task.question.find_first_of("0123456789");
    ASSERT_EQ(std::sscanf(task.question.c_str() + digit, "%d %c %d", &a, &sign, &b), 3) << task.question;
    EXPECT_EQ(std::to_string(sign == '+' ? a + b : a - b), task.answer) << task.question;
    EXPECT_EQ(world().held_sum(sign == '+' ? a : a - b, b), task.split == "held") << task.question;
  }
}

TEST(Chat, MixesTheKinds) {
  std::map<std::string, double> share;
  const auto pairs = chat({.seed = 2, .n = 20'000});
  for (const ChatPair& pair : pairs) {
    share[pair.kind] += 100.0 / static_cast<double>(pairs.size());
    ASSERT_FALSE(pair.user.empty());
    ASSERT_FALSE(pair.assistant.empty());
    ASSERT_EQ(pair.assistant.find('\n'), std::string::npos) << pair.assistant;
  }
  const std::map<std::string, double> wanted = {{"fact", 45},  {"sum", 8},    {"advice", 8},
                                                {"truth", 8},  {"which", 6},  {"reading", 5},
                                                {"story", 10}, {"groups", 4}, {"greeting", 6}};
  ASSERT_EQ(share.size(), wanted.size());
  for (const auto& [kind, percent] : wanted) EXPECT_NEAR(share[kind], percent, 1.8) << kind;
}

TEST(Chat, StoriesAreAboutTheChildThatWasAskedFor) {
  for (const ChatPair& pair : chat({.seed = 5, .n = 3000})) {
    if (pair.kind != "story") continue;
    int named = 0;
    for (const Child& kid : world().kids) {
      const std::string name(pair.lang == Lang::En ? kid.en[0] : kid.ja[0]);
      if (pair.user.find(name) != std::string::npos && pair.assistant.find(name) != std::string::npos) ++named;
    }
    EXPECT_GE(named, 1) << pair.user << "\n" << pair.assistant;
  }
}

TEST(Chat, HeldQuestionsAreHeldOutAndTrue) {
  const auto pairs = chat({.seed = 1, .n = 240, .held = true});
  ASSERT_EQ(pairs.size(), 240u);
  std::set<std::string> seen;
  for (const ChatPair& pair : pairs) {
    EXPECT_TRUE(seen.insert(pair.user).second) << pair.user;
    ASSERT_TRUE(book().by_question.contains(pair.user)) << pair.user;
    EXPECT_GT(book().by_question.at(pair.user).fact->level, 0);
    EXPECT_EQ(book().by_question.at(pair.user).answer, pair.assistant);
  }
  const auto all = chat({.seed = 1, .n = 1'000'000, .held = true});
  EXPECT_GT(all.size(), 600u);
  EXPECT_LT(all.size(), 2000u);
}

TEST(Preferences, RejectedIsNeverTheTruth) {
  int untrue = 0;
  const auto rows = preferences(1, 4000);
  for (const Preference& row : rows) {
    ASSERT_TRUE(book().by_question.contains(row.prompt)) << row.prompt;
    EXPECT_EQ(book().by_question.at(row.prompt).answer, row.chosen);
    EXPECT_NE(row.chosen, row.rejected);
    EXPECT_EQ(book().by_question.at(row.prompt).fact->level, 0);
    const bool rude =
        row.rejected.find("Go away") != std::string::npos || row.rejected.find("あっちへ行け") != std::string::npos;
    const bool careless = row.rejected == "I do not care." || row.rejected == "どうでもいい。";
    untrue += !rude && !careless;
  }
  EXPECT_NEAR(untrue, 2000, 160);
}

}  // namespace
}  // namespace zk::miniworld
