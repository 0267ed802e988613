// Drawing and wording of the questions. Combinations are drawn again until the held-out rule allows them.
#include "engine/miniworld/questions.h"

#include <vector>

namespace zk::miniworld {
namespace {

Topic weighted_topic(Writer& w) {
  double at = w.dice.unit() * 100;  // the weights of the tables add up to 100
  for (std::size_t t = 0; t + 1 < kTopics; ++t) {
    at -= world().topic_weight[t];
    if (at < 0) return static_cast<Topic>(t);
  }
  return Topic::Materials;
}

/// Chooses the attribute first, so that rare ones are seen too. Null where the animal lacks it.
const Fact* animal_fact(Writer& w) {
  using enum Attr;
  static constexpr std::array kAttributes{Class, Legs, Cover, Birth, Food, Home, Sound, Awake, Food, Home};
  return w.dice.pick(world().animals).fact(w.dice.pick(kAttributes));
}

const Entity& number(int n) { return *world().numbers.at(static_cast<std::size_t>(n)); }

/// The animals of a class whose class may be asked.
std::vector<const Animal*> askable_members(Writer& w, const AnimalClass& cls) {
  std::vector<const Animal*> out;
  for (const Animal& animal : world().animals) {
    if (animal.cls == &cls && (w.open || animal.fact(Attr::Class)->level == 0)) out.push_back(&animal);
  }
  return out;
}

}  // namespace

const Fact& pick_fact(Writer& w, std::initializer_list<Topic> topics, int level) {
  while (true) {
    const Topic topic = topics.size() == 0 ? weighted_topic(w) : topics.begin()[w.dice.below(topics.size())];
    const Fact* fact =
        topic == Topic::Animals ? animal_fact(w) : w.dice.pick(world().by_topic[static_cast<std::size_t>(topic)]);
    if (fact == nullptr || (!w.open && fact->level != level)) continue;
    if (w.bilingual || fact->attr != Attr::Word) return *fact;
  }
}

const Fact& pick_rumor(Writer& w) {
  using enum Topic;
  return pick_fact(w, {Animals, Animals, Plants, People, Places, Materials});
}

const Entity* wrong_value(Writer& w, const Fact& fact) {
  while (true) {
    const Entity* o = w.dice.pick(*fact.domain);
    if (o->key_id != fact.value->key_id && o->en[0] != fact.value->en[0] && o->ja[0] != fact.value->ja[0]) return o;
  }
}

const Made& pick_made(Writer& w, bool held) {
  while (true) {
    const Made& made = w.dice.pick(world().made);
    if (w.held(made.held) == held) return made;
  }
}

std::size_t pick_event(Writer& w) { return w.dice.below(4); }

Scene pick_scene(Writer& w, bool held) {
  while (true) {
    const Child& who = w.dice.pick(world().kids);
    const Need& need = w.dice.pick(world().needs);
    if (w.held(world().held_need(who, need)) == held) return {&who, &need};
  }
}

const Thing* paint(Writer& w, const Thing& thing, bool half) {
  if (half && w.dice.chance(.5)) return &thing;
  return world().painted(thing, static_cast<int>(w.dice.below(world().colors.size())));
}

void question(Writer& w) {
  w.line();
  w.lead_in({"Question: {q}", "質問：{q}"});
}
void answer(Writer& w) {
  w.line();
  w.lead_in({"Answer: {a}", "答え：{a}"});
}

void ask_truth(Writer& w, const Fact& fact, const Entity* value) {
  w.lead_in({"Is this true? {c}", "これは本当ですか。{c}"});
  w.claim(fact, value);
}
void answer_truth(Writer& w, const Fact& fact, bool yes, const Entity* value) {
  yes ? w.lead_in({"Yes. {t}", "はい。{t}"}) : w.lead_in({"No. {t}", "いいえ。{t}"});
  w.claim(fact, value);
}

void Which::ask(Writer& w) const {
  w.set("v", event->which).set("a", four[0]).set("b", four[1]).set("c", four[2]).set("d", four[3]);
  w.say({"Which one {v}, {a.the}, {b.the}, {c.the} or {d.the}?", "{a}、{b}、{c}、{d}のうち、{v}のはどれですか。"});
}
void Which::answer(Writer& w, const Made& made) const { w.set("y", made).say({"{y.the}.", "{y}です。"}); }

std::optional<Which> pick_which(Writer& w, const Made* held) {
  const World& v = world();
  const std::size_t e = pick_event(w);
  const Outcome* good = v.events[e].good;
  const Entity* object = held != nullptr ? held->object : w.dice.pick(v.objects);
  std::array<const Made*, 12> yes{}, no{};
  std::uint32_t n_yes = 0, n_no = 0;
  const std::size_t materials = v.materials.size(), first = static_cast<std::size_t>(object->index) * materials;
  for (std::size_t i = first; i < first + materials; ++i) {
    const Made& made = v.made[i];
    const bool kept = w.held(made.held);
    if (made.material->outcome[e] == good) {
      if (kept == (held != nullptr)) yes[n_yes++] = &made;
    } else if (held != nullptr || !kept) {
      no[n_no++] = &made;
    }
  }
  if (n_yes == 0 || n_no < 3) return std::nullopt;
  const Made* right = yes[w.dice.below(n_yes)];
  for (std::uint32_t i = 0; i < 3; ++i) std::swap(no[i], no[i + w.dice.below(n_no - i)]);
  Which which{&v.events[e], {right, no[0], no[1], no[2]}, right};
  w.dice.shuffle(which.four);
  return which;
}

std::pair<int, int> pick_summands(Writer& w, bool held) {
  while (true) {
    const int a = w.dice.between(1, 12), b = w.dice.between(1, 12);
    if (a + b <= 20 && w.held(world().held_sum(a, b)) == held) return {a, b};
  }
}

Sum pick_sum(Writer& w, std::pair<int, int> summands) {
  const auto [giver, taker] = w.dice.sample<2>(world().kids);
  return {w.dice.between(0, 3), summands.first, summands.second, giver, taker, w.dice.pick(world().fruits)};
}

void Sum::ask(Writer& w) const {
  const World& v = world();
  w.set("A", number(a)).set("B", number(b)).set("C", number(a + b)).set("K", giver).set("L", taker);
  w.set("a", v.count(a, *fruit)).set("b", v.count(b, *fruit)).set("c", v.count(a + b, *fruit));
  switch (form) {
    case 0:
      return w.say({"What is {A.d} + {B.d}?", "{A.d} + {B.d}はいくつですか。"});
    case 1:
      return w.say({"What is {C.d} - {A.d}?", "{C.d} - {A.d}はいくつですか。"});
    case 2:
      return w.say({"{K} has {a} and gets {b} from {L}. How many are there now?",
                    "{K}は{a.w}を{a.c}持っていて、{L}から{b.c}もらいました。今いくつありますか。"});
    default:
      return w.say({"{K} has {c} and gives {a} to {L}. How many are left?",
                    "{K}は{c.w}を{c.c}持っていて、{L}に{a.c}あげました。いくつのこりますか。"});
  }
}

void Sum::answer(Writer& w, int x) const {
  const bool plus = form == 0 || form == 2;
  w.set("A", number(a)).set("B", number(plus ? b : x)).set("C", number(plus ? x : a + b));
  switch (form) {
    case 0:
      return w.say({"{A.d} + {B.d} = {C.d}.", "{A.d} + {B.d} = {C.d}です。"});
    case 1:
      return w.say({"{C.d} - {A.d} = {B.d}.", "{C.d} - {A.d} = {B.d}です。"});
    case 2:
      return w.say({"{A.d} + {B.d} = {C.d}, so the number is {C.d}.", "{A.d} + {B.d} = {C.d}だから、{C.d}個です。"});
    default:
      return w.say({"{C.d} - {A.d} = {B.d}, so the number is {B.d}.", "{C.d} - {A.d} = {B.d}だから、{B.d}個です。"});
  }
}

Steps pick_steps(Writer& w, std::pair<int, int> summands) {
  return {w.dice.chance(.5), summands.first, summands.second};
}

void Steps::ask(Writer& w) const {
  w.set("A", number(a)).set("B", number(b)).set("C", number(a + b));
  on ? w.say({"Step by step, what is {A.d} + {B.d}?", "{A.d} + {B.d}を順番に数えて答えてください。"})
     : w.say({"Step by step, what is {C.d} - {B.d}?", "{C.d} - {B.d}を順番に数えて答えてください。"});
}

void Steps::ask_direct(Writer& w) const {
  w.set("A", number(a)).set("B", number(b)).set("C", number(a + b));
  on ? w.say({"What is {A.d} + {B.d}?", "{A.d} + {B.d}はいくつですか。"})
     : w.say({"What is {C.d} - {B.d}?", "{C.d} - {B.d}はいくつですか。"});
}

void Steps::answer(Writer& w) const {
  w.set("A", number(a)).set("B", number(b)).set("C", number(a + b));
  on ? w.say({"Start at {A.d} and count on.", "{A.d}から1ずつ数えます。"})
     : w.say({"Start at {C.d} and count back.", "{C.d}から1ずつもどります。"});
  for (int i = 1; i <= b; ++i) {
    w.set("i", number(i)).set("x", number(on ? a + i : a + b - i)).set("e", world().commas[i < b ? 0 : 1]);
    w.say({"step {i.d} is {x.d}{e}", "{i.d}回目は{x.d}{e}"});
  }
  on ? w.say({"So {A.d} + {B.d} = {C.d}.", "だから{A.d} + {B.d} = {C.d}です。"})
     : w.say({"So {C.d} - {B.d} = {A.d}.", "だから{C.d} - {B.d} = {A.d}です。"});
}

Moves pick_moves(Writer& w, bool held) {
  const World& v = world();
  Moves m{};
  while (true) {
    const auto [first, second] = w.dice.sample<2>(v.kids);
    const auto [x, y] = w.dice.sample<2>(v.things);
    m = {first, second, x, y, w.dice.sample<4>(v.rooms_and_places), w.dice.chance(.5), false, false};
    const auto kept = [&](const Thing* thing, const Entity* room) { return w.held(v.held_room(*thing, *room)); };
    if (kept(x, m.final_place()) != held || kept(y, m.place[1])) continue;
    if (!m.moved || !kept(x, m.place[0])) break;
  }
  m.x = paint(w, *m.x, true);
  m.y = paint(w, *m.y, true);
  m.swapped = w.dice.chance(.5);
  m.walked = !m.moved && w.dice.chance(.5);
  return m;
}

void Moves::tell(Writer& w) const {
  w.set("A", first).set("B", second).set("X", x).set("Y", y);
  const auto put_x = [&] { w.set("P", place[0]).say({"{A} put {X.the} {P.at}.", "{A}は{X}を{P}に置きました。"}); };
  const auto put_y = [&] { w.set("P", place[1]).say({"{B} put {Y.the} {P.at}.", "{B}は{Y}を{P}に置きました。"}); };
  swapped ? put_y() : put_x();
  swapped ? put_x() : put_y();
  if (moved) {
    w.set("P", place[2]).say({"Then {B} moved {X.the} to {P.the}.", "そのあと、{B}は{X}を{P}へ動かしました。"});
  } else if (walked) {
    w.set("P", place[3]).say({"Then {A} went to {P.the}.", "そのあと、{A}は{P}へ行きました。"});
  }
}
void Moves::ask(Writer& w, const Thing& thing) {
  w.set("X", thing).say({"Where is {X.the} now?", "{X}は今どこにありますか。"});
}
void Moves::answer(Writer& w, const Thing& thing, const Entity& place) {
  w.set("X", thing).set("P", place).say({"{X.the} is {P.at}.", "{X}は{P}にあります。"});
}

void ask_for_story(Writer& w) {
  w.one_of({{"Tell me a story about {A}.", "{A}のお話をしてください。"},
            {"Write a short story about {A}.", "{A}についての短いお話を書いてください。"}});
}

Groups pick_groups(Writer& w) {
  while (true) {
    const bool odd_one = w.dice.chance(.5);
    const auto [cls, other] = w.dice.sample<2>(world().classes);
    const auto members = askable_members(w, *cls), others = askable_members(w, *other);
    if (members.size() < 3 || (odd_one && others.empty())) continue;
    const auto three = w.dice.sample<3>(members);
    if (!odd_one) return {cls, nullptr, {three[0], three[1], three[2], nullptr}, nullptr};
    Groups groups{cls, other, {three[0], three[1], three[2], w.dice.pick(others)}, nullptr};
    groups.odd = groups.four[3];
    w.dice.shuffle(groups.four);
    return groups;
  }
}

void Groups::ask(Writer& w) const {
  if (odd == nullptr) return w.set("c", cls).say({"Name three {c.pl}.", "{c}を三つあげてください。"});
  w.set("a", four[0]).set("b", four[1]).set("c", four[2]).set("d", four[3]);
  w.say({"Which one does not belong, {a}, {b}, {c} or {d}?", "仲間はずれはどれですか。{a}、{b}、{c}、{d}。"});
}
void Groups::answer(Writer& w) const {
  if (odd == nullptr) {
    return w.set("a", four[0]).set("b", four[1]).set("d", four[2]).say({"{a}, {b} and {d}.", "{a}、{b}、{d}です。"});
  }
  w.set("Y", odd).set("c", cls).set("o", other);
  w.say({"{Y.the}. The others are {c.pl}, but {Y.the} is {o.a}.", "{Y}です。ほかは{c}ですが、{Y}は{o}です。"});
}

}  // namespace zk::miniworld
