// Document kinds that state and ask facts: pages, classes, questions, sums, rumours, word lists, the almanac.
#include <algorithm>
#include <vector>

#include "engine/miniworld/kinds.h"
#include "engine/miniworld/questions.h"

namespace zk::miniworld {
namespace {

using enum Attr;

const Outcome& outcome_of(const Entity& material, std::size_t event) {
  return *static_cast<const Material&>(material).outcome[event];
}

void material_page(Writer& w) {
  const World& v = world();
  const Material& material = w.dice.pick(v.materials);
  w.set("m", material).say({"{m}", "{m}"});
  w.keep_small();
  w.line();
  w.say({"{m} is a material.", "{m}は材料の一つです。"});
  std::array<std::size_t, 4> events{0, 1, 2, 3};
  w.dice.shuffle(events);
  for (std::size_t event : events) {
    w.set("v", outcome_of(material, event)).say({"A thing made of {m} {v}.", "{m}でできた物は{v}。"});
  }
  const Made* example = &pick_made(w);
  while (example->material != &material) example = &pick_made(w);
  w.set("X", example).say({"For example, {X.the} is made of {m}.", "たとえば、{X}は{m}でできています。"});
}

/// The facts that prose may state, in the order of the attributes.
std::vector<const Fact*> known_facts(Writer& w, const Entity& subject, std::initializer_list<Attr> attributes) {
  std::vector<const Fact*> facts;
  for (Attr attr : attributes) {
    if (const Fact* fact = w.known(subject, attr)) facts.push_back(fact);
  }
  return facts;
}

void headword(Writer& w, const Entity& subject) {
  w.set("s", subject).say({"{s}", "{s}"});
  w.keep_small();
  w.line();
}

void plain_page(Writer& w, const Entity& subject, std::initializer_list<Attr> attributes) {
  headword(w, subject);
  for (const Fact* fact : known_facts(w, subject, attributes)) w.state(*fact);
}

void animal_page(Writer& w) {
  const Animal& animal = w.dice.pick(world().animals);
  headword(w, animal);
  auto facts = known_facts(w, animal, {Class, Legs, Cover, Birth, Food, Home, Sound, Awake});
  w.dice.shuffle(facts);
  facts.resize(std::min(facts.size(), static_cast<std::size_t>(w.dice.between(4, 8))));
  std::sort(facts.begin(), facts.end(), [](const Fact* a, const Fact* b) { return a->attr < b->attr; });
  for (const Fact* fact : facts) w.state(*fact);
  if (!w.dice.chance(.3)) return;
  w.set("c", animal.cls).set("legs", animal.cls->legs);
  animal.fact(Legs)->level < 3 ? w.say({"Like all {c.pl}, it has {legs} legs.", "{c}なので、足は{legs}。"})
                               : w.say({"It is one of the {c.pl} of the village.", "村にいる{c}の一つです。"});
}

void child_page(Writer& w) {
  const Child& child = w.dice.pick(world().kids);
  plain_page(w, child, {FavColor, FavFood, Pet});
  w.set("P", child.home).say({"{s} lives near {P.the}.", "{s}は{P}の近くに住んでいます。"});
}

void ask_and_answer(Writer& w, const Fact& fact) {
  question(w);
  w.ask(fact);
  answer(w);
  w.answer(fact);
}

/// `n` questions about different facts; a topic by its index, or -1 for all.
void ask_distinct(Writer& w, int n, int topic) {
  std::array<const Fact*, 8> seen{};
  for (int i = 0; i < n;) {
    const Fact& fact = topic < 0 ? pick_fact(w) : pick_fact(w, {static_cast<Topic>(topic)});
    if (std::find(seen.begin(), seen.begin() + i, &fact) != seen.begin() + i) continue;
    seen[static_cast<std::size_t>(i++)] = &fact;
    ask_and_answer(w, fact);
  }
}

void sum_question(Writer& w) {
  const Sum sum = pick_sum(w, pick_summands(w));
  question(w);
  sum.ask(w);
  answer(w);
  sum.answer(w, sum.truth());
}

void bind_sum(Writer& w) {
  const auto [a, b] = pick_summands(w);
  const Group& numbers = world().numbers;
  w.set("A", numbers[static_cast<std::size_t>(a)]).set("B", numbers[static_cast<std::size_t>(b)]);
  w.set("C", numbers[static_cast<std::size_t>(a + b)]);
}

void count_on(Writer& w) {
  const std::size_t from = w.dice.below(15);
  w.set("a", world().numbers[from]).set("b", world().numbers[from + 5]).set("l", world().runs[from]);
  w.say({"Count from {a.d} to {b.d}: {l}.", "{a.d}から{b.d}まで数えます：{l}。"});
}

void true_or_false(Writer& w, const Fact& fact) {
  const bool truth = w.dice.chance(.5);
  question(w);
  ask_truth(w, fact, truth ? nullptr : wrong_value(w, fact));
  answer(w);
  answer_truth(w, fact, truth);
}

}  // namespace

void write_page(Writer& w) {
  const World& v = world();
  switch (w.dice.below(19)) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
      return animal_page(w);
    case 6:
    case 7:
    case 8:
      return plain_page(w, w.dice.pick(v.plants), {Sort, Color, Grows, Season});
    case 9:
    case 10:
      return plain_page(w, w.dice.pick(v.adults), {Job, Workplace, Work, Tool});
    case 11:
    case 12:
    case 13:
      return child_page(w);
    case 14:
    case 15:
    case 16:
      return plain_page(w, w.dice.pick(v.places), {Region, See});
    default:
      return material_page(w);
  }
}

void write_class(Writer& w) {
  const AnimalClass& cls = w.dice.pick(world().classes);
  w.set("c", cls).say({"The {c.pl}", "{c}の仲間"});
  w.line();
  std::array<int, 3> order{0, 1, 2};
  w.dice.shuffle(order);
  for (int i : order) {
    w.set("v", i == 0 ? cls.legs : i == 1 ? cls.cover : cls.birth);
    i == 0   ? w.say({"{c.pl} have {v} legs.", "{c}には足が{v}。"})
    : i == 1 ? w.say({"Every {c} is covered with {v}.", "{c}の体は{v}でおおわれています。"})
             : w.say({"Every {c} {v}.", "{c}は{v}。"});
  }
  std::vector<const Animal*> members;
  for (const Animal& animal : world().animals) {
    if (animal.cls == &cls && w.known(animal, Class) != nullptr) members.push_back(&animal);
  }
  w.dice.shuffle(members);
  members.resize(std::min<std::size_t>(members.size(), 3));
  for (const Animal* member : members) w.set("a", member).say({"{a.the} is {c.a}.", "{a}は{c}です。"});
}

void write_qa(Writer& w) { ask_distinct(w, w.dice.between(3, 5), -1); }

void write_quiz(Writer& w) {
  const std::size_t topic = w.dice.below(kTopics);
  w.set("t", world().topic_titles[topic]).say({"Quiz: {t}", "クイズ：{t}"});
  const int n = w.dice.between(3, 6);
  if (topic != static_cast<std::size_t>(Topic::Numbers)) return ask_distinct(w, n, static_cast<int>(topic));
  for (int i = 0; i < n; ++i) sum_question(w);
}

void write_which(Writer& w) {
  for (int written = 0; written < 3;) {
    const auto which = pick_which(w);
    if (!which) continue;
    question(w);
    which->ask(w);
    answer(w);
    which->answer(w, *which->right);
    ++written;
  }
}

void write_sums(Writer& w) {
  const int n = w.dice.between(4, 7);
  for (int i = 0; i < n; ++i) {
    const std::uint32_t form = w.dice.below(4);
    if (form == 0) {
      sum_question(w);
      continue;
    }
    w.line();
    if (form == 3) {
      count_on(w);
      continue;
    }
    bind_sum(w);
    form == 1 ? w.say({"{A} plus {B} is {C}.", "{A}たす{B}は{C}です。"})
              : w.say({"{A.d} + {B.d} = {C.d}", "{A.d} + {B.d} = {C.d}"});
  }
}

void write_steps(Writer& w) {
  const int n = w.dice.between(1, 3);
  for (int i = 0; i < n; ++i) {
    const Steps steps = pick_steps(w, pick_summands(w));
    question(w);
    steps.ask(w);
    answer(w);
    steps.answer(w);
  }
}

void write_rumor(Writer& w) {
  const auto [a, b] = w.dice.sample<2>(world().kids);
  const Fact& fact = pick_rumor(w);
  if (w.dice.chance(.45)) {
    true_or_false(w, fact);
    return true_or_false(w, pick_rumor(w));
  }
  w.set("A", a).set("B", b);
  switch (w.dice.below(3)) {
    case 0:
      w.lead_in({"Many people in the village believe this: {c}", "村の多くの人が、こう信じています。{c}"});
      break;
    case 1:
      w.lead_in({"{A} heard a rumor: {c}", "{A}はこんなうわさを聞きました。{c}"});
      break;
    default:
      w.lead_in({"An old tale says: {c}", "昔話にはこうあります。{c}"});
  }
  w.claim(fact, wrong_value(w, fact));
  w.one_of({{"But that is not true.", "でも、それは本当ではありません。"},
            {"That is only a rumor.", "それはただのうわさです。"}});
  w.lead_in({"In truth, this is how it is: {t}", "本当は、こうです。{t}"});
  w.claim(fact);
  w.one_of(
      {{"{B} checked it.", "{B}がたしかめました。"}, {"It is wise to ask first.", "まず聞いてみることが大切です。"}});
}

void write_almanac(Writer& w) {
  const World& v = world();
  const Entity& day = *w.dice.pick(v.days);
  const Entity* month = w.dice.pick(v.months);
  while (w.known(*month, Month) == nullptr) month = w.dice.pick(v.months);
  const auto [weather, later] = w.dice.sample<2>(v.weather);
  w.set("d", day).say({"Village news for {d}", "{d}の村だより"});
  w.line();
  for (Attr attr : {Next, Prev}) {
    if (const Fact* fact = w.known(day, attr)) w.state(*fact);
  }
  w.state(*month->fact(Month));
  w.set("w", weather).set("w2", later);
  w.say({"It is {w} in the morning and {w2} in the evening.", "朝は{w}天気で、夕方は{w2}天気です。"});
  std::vector<const Fact*> picked;
  for (const Plant& plant : v.plants) {
    const Fact* fact = w.known(plant, Season);
    if (fact != nullptr && plant.season == v.season_of(*month)) picked.push_back(fact);
  }
  if (!picked.empty()) w.state(*w.dice.pick(picked));
  w.one_of({{"Have a nice day!", "よい一日を。"},
            {"The market is open until the evening.", "市場は夕方まで開いています。"}});
}

void write_words(Writer& w) {
  w.say({"Word list", "言葉のノート"});
  const auto& words = world().by_topic[static_cast<std::size_t>(Topic::Words)];
  std::array<const Fact*, 7> seen{};
  const int n = w.dice.between(4, 7);
  for (int i = 0; i < n;) {
    const Fact* fact = w.dice.pick(words);
    if (fact->level >= 2 || (!w.bilingual && fact->attr == Word)) continue;
    if (std::find(seen.begin(), seen.begin() + i, fact) != seen.begin() + i) continue;
    seen[static_cast<std::size_t>(i++)] = fact;
    w.line();
    w.state(*fact);
  }
}

void write_groups(Writer& w) {
  const Groups groups = pick_groups(w);
  question(w);
  groups.ask(w);
  answer(w);
  groups.answer(w);
}

}  // namespace zk::miniworld
