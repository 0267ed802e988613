// The reader: it accepts everything that the writer writes, finds equally many sentences on both sides, and catches
// text that was damaged by hand: names, words, pronouns, foods, outcomes, sums, rumours, days.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <set>

#include "engine/miniworld/grammar.h"
#include "engine/miniworld/kinds.h"
#include "engine/miniworld/miniworld.h"

namespace zk::miniworld {
namespace {

const Reader& reader() {
  static const Reader made;
  return made;
}

std::string complaint(const std::string& text) {
  const Reading reading = reader().read(text);
  std::string out;
  for (const auto& s : reading.sentences) {
    if (!s.parsed) out += "\n  no sentence: " + text.substr(s.begin, s.end - s.begin);
    for (std::string_view rule : s.breaks)
      out += "\n  " + std::string(rule) + ": " + text.substr(s.begin, s.end - s.begin);
  }
  return out;
}
bool breaks(const std::string& text, std::string_view rule) {
  const Reading reading = reader().read(text);
  EXPECT_TRUE(reading.all_parsed()) << complaint(text);
  for (const auto& s : reading.sentences) {
    if (std::find(s.breaks.begin(), s.breaks.end(), rule) != s.breaks.end()) return true;
  }
  return false;
}

/// What a kind or plot writes with this seed.
Text written(WriteDocument write, std::uint64_t seed) {
  Writer w(seed);
  write(w);
  return w.take();
}

bool replace_all(std::string& text, std::string_view from, std::string_view to) {
  bool any = false;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
    any = true;
  }
  return any;
}

TEST(Reader, AcceptsAllGeneratedText) {
  auto weights = kind_weights();
  for (auto& [kind, weight] : weights) weight = kind == "steps" ? 2 : weight;
  std::size_t sentences = 0;
  generate({.seed = 21, .bytes = 3'000'000, .weights = weights}, [&](Document&& d) {
    const Reading reading = reader().read(d.text);
    EXPECT_EQ(reading.lang, d.lang) << d.text;
    EXPECT_TRUE(reading.consistent()) << d.kind << "\n" << d.text << complaint(d.text);
    sentences += reading.sentences.size();
    return reading.consistent();
  });
  EXPECT_GT(sentences, 90'000u);
}

TEST(Reader, AcceptsChats) {
  for (const ChatPair& pair : chat({.seed = 9, .n = 4000, .steps = true})) {
    ASSERT_TRUE(reader().read(pair.user).all_parsed()) << complaint(pair.user);
    ASSERT_TRUE(reader().read(pair.assistant).consistent()) << complaint(pair.assistant);
  }
}

TEST(Reader, BothSidesHaveEquallyManySentences) {
  for (const Kind& kind : kinds()) {
    for (std::uint64_t seed = 0; seed < 120; ++seed) {
      const Text text = written(kind.write, seed);
      ASSERT_EQ(reader().read(text.en).sentences.size(), reader().read(text.ja).sentences.size()) << kind.name << "\n"
                                                                                                  << text.en << "\n"
                                                                                                  << text.ja;
    }
  }
}

TEST(Reader, KnowsThePairsOfTheExportAndOfTheChat) {
  std::set<std::pair<std::string, std::string>> expected, known;
  const auto tables = nlohmann::ordered_json::parse(tables_json());
  for (const auto& pair : tables["pairs"]) expected.emplace(pair["en"], pair["ja"]);
  EXPECT_EQ(expected.size(), 344u);
  for (const Greeting& g : world().greetings) {
    for (const Pair* p : {&g.user, &g.assistant}) expected.emplace(p->en.view(), p->ja.view());
  }
  expected.emplace("Tell me a story about {A}.", "{A}のお話をしてください。");
  expected.emplace("Write a short story about {A}.", "{A}についての短いお話を書いてください。");
  const Grammar grammar;
  for (const KnownPair& pair : grammar.pairs()) known.emplace(pair.en, pair.ja);
  EXPECT_EQ(known, expected);
}

TEST(Reader, AnswersOfExamsAreTrueAndWrongOnesAreNot) {
  int checked = 0;
  for (const ExamItem& item : exams({.seed = 5, .per_family = 80})) {
    if (item.family == "reading" || item.family == "endings") continue;
    for (int i = 0; i < 4; ++i) {
      const std::string text = prompt(item) + item.choices[static_cast<std::size_t>(i)];
      const Reading reading = reader().read(text);
      ASSERT_TRUE(reading.all_parsed()) << complaint(text);
      if (i == item.answer) {
        ASSERT_EQ(reading.broken, 0) << text << complaint(text);
      }
      // A wrong outcome may be true of another event, a wrong thing of "which one" names no fact.
      const bool decided = item.topic != "materials" && !(item.family == "subjects" && item.topic == "numbers");
      if (i != item.answer && decided) {
        ASSERT_GT(reading.broken, 0) << text;
        ++checked;
      }
    }
  }
  EXPECT_GT(checked, 1000);
}

// Every statement of every fact, with its own value and with a false one, in both languages.
TEST(Reader, KnowsTrueStatementsFromFalseOnes) {
  Writer w(3);
  int checked = 0;
  for (const Fact& fact : world().facts) {
    const auto& statements = world().pairs[static_cast<std::size_t>(fact.attr)].statements;
    for (std::size_t i = 0; i < statements.size(); ++i) {
      if (fact.topic == Topic::Materials && i == 0) continue;  // "it does not break" may be true of another event
      for (const bool truth : {true, false}) {
        w.set("S", fact.subject).set("V", truth ? fact.value : w.dice.pick(*fact.domain));
        if (!truth && w.get("V")->key_id == fact.value->key_id) continue;
        w.say(statements[i]);
        const Text text = w.take();
        for (Lang lang : {Lang::En, Lang::Ja}) {
          const Reading reading = reader().read(text.in(lang));
          ASSERT_EQ(reading.lang, lang) << text.in(lang);
          ASSERT_TRUE(reading.all_parsed()) << text.in(lang);
          ASSERT_EQ(reading.broken == 0, truth) << text.in(lang);
          ++checked;
        }
      }
    }
  }
  EXPECT_GT(checked, 5000);
}

/// Damages 300 stories each with another seed and counts those that the reader lets pass.
template <class Damage>
void expect_caught(Lang lang, std::span<const WriteDocument> writers, Damage&& damage, int at_least) {
  int damaged = 0, passed = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    std::string text = written(writers[seed % writers.size()], 1000 + seed).in(lang);
    Dice dice(seed);
    const std::string before = text;
    if (!damage(text, dice) || text == before) continue;
    ++damaged;
    if (reader().read(text).consistent()) {
      ++passed;
      ADD_FAILURE() << "let pass:\n" << text << "\ninstead of\n" << before;
    }
  }
  EXPECT_GE(damaged, at_least);
  EXPECT_EQ(passed, 0);
}

/// Offsets of `word` in the last line of the text (headlines are not checked).
std::vector<std::size_t> places_of(const std::string& text, std::string_view word) {
  std::vector<std::size_t> out;
  for (std::size_t at = text.find(word, text.rfind('\n') + 1); at != std::string::npos; at = text.find(word, at + 1)) {
    out.push_back(at);
  }
  return out;
}

TEST(Damage, SwappedNamesAreCaught) {
  for (Lang lang : {Lang::En, Lang::Ja}) {
    const auto name_of = [lang](const Child& kid) { return lang == Lang::En ? kid.en[0] : kid.ja[0]; };
    expect_caught(
        lang, plots(),
        [&](std::string& text, Dice& dice) {
          std::vector<const Child*> here, elsewhere;
          for (const Child& kid : world().kids) {
            (places_of(text, name_of(kid)).size() > 1 ? here : elsewhere).push_back(&kid);
            if (places_of(text, name_of(kid)).size() == 1) elsewhere.pop_back();
          }
          if (here.empty()) return false;
          const auto old_name = name_of(*dice.pick(here)), new_name = name_of(*dice.pick(elsewhere));
          const auto places = places_of(text, old_name);
          text.replace(dice.pick(places), old_name.size(), new_name);
          return true;
        },
        280);
  }
}

TEST(Damage, SwappedWordsAreCaught) {
  expect_caught(
      Lang::En, plots(),
      [](std::string& text, Dice& dice) {
        std::vector<std::string> words;
        const std::size_t body = text.rfind('\n') + 1;
        for (std::size_t at = body; at < text.size();) {
          const std::size_t end = std::min(text.find(' ', at), text.size());
          words.push_back(text.substr(at, end - at));
          at = end + 1;
        }
        const std::size_t i = dice.below(words.size() - 1);
        std::swap(words[i], words[i + 1]);
        text.resize(body);
        for (std::size_t k = 0; k < words.size(); ++k) text += (k > 0 ? " " : "") + words[k];
        return true;
      },
      295);
  expect_caught(
      Lang::Ja, plots(),
      [](std::string& text, Dice& dice) {
        std::vector<std::size_t> starts;  // of the characters of three bytes in the body
        for (std::size_t at = text.rfind('\n') + 1; at + 6 <= text.size(); ++at) {
          const bool wide = (static_cast<unsigned char>(text[at]) & 0xF0) == 0xE0;
          if (wide && (static_cast<unsigned char>(text[at + 3]) & 0xF0) == 0xE0) starts.push_back(at);
        }
        const std::size_t at = dice.pick(starts);
        const std::string first = text.substr(at, 3);
        text.replace(at, 3, text.substr(at + 3, 3));
        text.replace(at + 3, 3, first);
        return true;
      },
      290);
}

TEST(Damage, SwappedPronounsAreCaught) {
  expect_caught(
      Lang::En, plots(),
      [](std::string& text, Dice&) {
        for (const auto& [from, to] :
             {std::pair{" he ", " she "}, {" she ", " he "}, {" his ", " her "}, {" her ", " his "}}) {
          const std::size_t at = text.find(from);
          if (at == std::string::npos) continue;
          text.replace(at, std::strlen(from), to);
          return true;
        }
        return false;
      },
      150);
}

TEST(Damage, SwappedFoodIsCaught) {
  const WriteDocument hungry[] = {plots()[4]};
  for (Lang lang : {Lang::En, Lang::Ja}) {
    expect_caught(
        lang, hungry,
        [&](std::string& text, Dice& dice) {
          for (const Animal& animal : world().animals) {
            const std::string_view food = lang == Lang::En ? animal.food->en[0] : animal.food->ja[0];
            const std::string_view name = lang == Lang::En ? animal.en[0] : animal.ja[0];
            const std::string_view verb = lang == Lang::En ? " eats " : "が";
            if (text.find(std::string(name) + std::string(verb) + std::string(food)) == std::string::npos) continue;
            const Animal& other = dice.pick(world().animals);
            if (other.food->key_id == animal.food->key_id) return false;
            const std::string wrong(lang == Lang::En ? other.food->en[0] : other.food->ja[0]);
            const std::string from =
                lang == Lang::En ? " eats " + std::string(food) + "." : "が" + std::string(food) + "を食べる";
            const std::string to = lang == Lang::En ? " eats " + wrong + "." : "が" + wrong + "を食べる";
            return replace_all(text, from, to);
          }
          return false;
        },
        200);
  }
}

TEST(Damage, ReversedOutcomesAreCaught) {
  const WriteDocument test[] = {plots()[2]};
  for (Lang lang : {Lang::En, Lang::Ja}) {
    expect_caught(
        lang, test,
        [&](std::string& text, Dice& dice) {
          for (const Outcome& outcome : world().outcomes) {
            const std::string_view past = lang == Lang::En ? outcome.past->en[0] : outcome.past->ja[0];
            if (text.find(past) == std::string::npos) continue;
            const Outcome& other = dice.pick(world().outcomes);
            return replace_all(text, past, lang == Lang::En ? other.past->en[0] : other.past->ja[0]);
          }
          return false;
        },
        200);
  }
}

TEST(Damage, WrongNumbersAreCaught) {
  EXPECT_FALSE(breaks("4 + 5 = 9", "fact"));
  EXPECT_TRUE(breaks("4 + 5 = 8", "fact"));
  EXPECT_TRUE(breaks("Nine plus eight is sixteen.", "fact"));
  EXPECT_TRUE(breaks("質問：12 - 11はいくつですか。\n答え：12 - 11 = 2です。", "fact"));
  const std::string share =
      "Ken had five pears in a basket. Hana had none. So Ken gave two pears to Hana. Then Ken had ";
  EXPECT_FALSE(breaks(share + "three pears left.", "sum"));
  EXPECT_TRUE(breaks(share + "four pears left.", "sum"));
  EXPECT_TRUE(breaks(share + "three plums left.", "sum"));
  EXPECT_TRUE(breaks("Ken paid 3 coins and had 4 coins left. 8 - 3 = 4.", "fact"));
}

TEST(Damage, WrongRumoursAreCaught) {
  const std::string rumor = "Mai heard a rumor: The cow is a fish. That is only a rumor. In truth, this is how it is: ";
  EXPECT_EQ(complaint(rumor + "The cow is a mammal. Tom checked it."), "");
  EXPECT_TRUE(breaks(rumor + "The cow is a bird.", "fact"));
  EXPECT_TRUE(breaks(rumor + "The dog is a mammal.", "other-claim"));
  EXPECT_TRUE(breaks(
      "Mai heard a rumor: The cow is a mammal. That is only a rumor. In truth, this is how it is: The cow is a mammal.",
      "claim"));
  EXPECT_TRUE(breaks("Question: Is this true? The cow is a fish.\nAnswer: Yes. The cow is a mammal.", "claim"));
  EXPECT_TRUE(breaks("質問：これは本当ですか。ウシはほ乳類です。\n答え：いいえ。ウシはほ乳類です。", "claim"));
  EXPECT_FALSE(breaks("質問：これは本当ですか。ウシは魚です。\n答え：いいえ。ウシはほ乳類です。", "claim"));
}

TEST(Damage, WrongDaysAndPeopleAreCaught) {
  const std::string diary = "Sunday, July 8. Cool weather.\nToday I went to the harbor with Emma. Tomorrow is ";
  EXPECT_FALSE(breaks(diary + "Monday, and I will sleep early.", "tomorrow"));
  EXPECT_TRUE(breaks(diary + "Friday, and I will sleep early.", "tomorrow"));
  EXPECT_TRUE(breaks("Ken and Ken laughed together.", "same-person"));
  EXPECT_FALSE(breaks("Ken and Leo laughed together.", "same-person"));
  EXPECT_TRUE(breaks("ケンとケンはいっしょに笑いました。", "same-person"));
  EXPECT_TRUE(breaks("Ken was very hungry. So he put on a thick coat.", "fact"));
  EXPECT_TRUE(breaks("Mr. Otto works at the school.", "fact"));
  EXPECT_TRUE(breaks("Every bird is covered with fur.", "fact"));
  EXPECT_TRUE(breaks("A thing made of iron floats on the water.", "fact"));
  EXPECT_FALSE(breaks("A thing made of iron sinks to the bottom.", "fact"));
}

TEST(Reader, MarksWhereItStopsUnderstanding) {
  const std::string text = "The cow is a mammal. The cow likes jazz. The cow eats grass.";
  const Reading reading = reader().read(text);
  ASSERT_EQ(reading.sentences.size(), 3u);
  EXPECT_EQ(reading.parsed, 2);
  EXPECT_FALSE(reading.sentences[1].parsed);
  EXPECT_EQ(text.substr(reading.sentences[1].begin, reading.sentences[1].end - reading.sentences[1].begin),
            "The cow likes jazz. ");
}

TEST(Reader, StandsAnyText) {
  for (const std::string& text :
       {std::string(), std::string("\n\n\n"), std::string("."), std::string("\xff\xfe\x80"), std::string(3, '\0'),
        std::string(2'000'000, 'a'), std::string(500'000, '.'), std::string("「「「。。。")}) {
    const Reading reading = reader().read(text);
    EXPECT_EQ(reading.broken, 0);
    std::size_t at = 0;
    for (const auto& s : reading.sentences) {
      EXPECT_GE(s.begin, at);
      EXPECT_GT(s.end, s.begin);
      at = s.end;
    }
    EXPECT_LE(at, text.size());
  }
  std::string long_text;
  for (int i = 0; i < 20'000; ++i) long_text += "The cow is a mammal. ";
  EXPECT_EQ(reader().read(long_text).parsed, 20'000);
}

TEST(Reader, ToldRulesAreTheOnesItUses) {
  const auto& ids = Reader::rule_ids();
  EXPECT_EQ(ids.size(), 8u);
  EXPECT_EQ(std::set(ids.begin(), ids.end()).size(), ids.size());
}

TEST(Reader, SeesTheLanguage) {
  EXPECT_EQ(Reader::language("The cow."), Lang::En);
  EXPECT_EQ(Reader::language("ウシはほ乳類です。"), Lang::Ja);
  EXPECT_EQ(Reader::language("「ウシ」は英語で「cow」です。"), Lang::Ja);
}

}  // namespace
}  // namespace zk::miniworld
