// Document kinds in which something happens: diary, science note, what comes next, things carried about, dialogue,
// letter, market, song.
#include "engine/miniworld/kinds.h"
#include "engine/miniworld/questions.h"

namespace zk::miniworld {
namespace {

/// "Leo dropped the iron boat on the floor. The iron boat did not break." A is bound.
void experiment(Writer& w, const Made& made, std::size_t event) {
  w.set("S", made).set("X", made).set("y", made.material->outcome[event]->past);
  w.say(world().events[event].act);
  w.say({"{X.the} {y}.", "{X}は{y}。"});
}

/// "Hana: …" on a new line; what is said next is spoken.
void speaker(Writer& w, const Entity* who) {
  w.line();
  w.set("who", who).lead_in({"{who}: {p}", "{who}：{p}"});
}

void greet(Writer& w, const Entity* a, const Entity* b) {
  const std::uint32_t form = w.dice.below(3);
  speaker(w, a);
  form == 0   ? w.say({"Good morning, {B}!", "おはよう、{B}。"})
  : form == 1 ? w.say({"Hello, {B}!", "こんにちは、{B}。"})
              : w.say({"Hi, {B}! How are you?", "やあ、{B}。元気？"});
  speaker(w, b);
  form == 0   ? w.say({"Good morning, {A}!", "おはよう、{A}。"})
  : form == 1 ? w.say({"Hello, {A}! Nice to see you.", "こんにちは、{A}。会えてうれしいよ。"})
              : w.say({"I am fine, thank you.", "元気だよ、ありがとう。"});
}

void talk_facts(Writer& w, const Entity* a, const Entity* b) {
  for (int i = w.dice.between(1, 2); i > 0; --i) {
    const Fact& fact = pick_fact(w);
    speaker(w, a);
    w.ask(fact);
    speaker(w, b);
    w.answer(fact);
  }
  speaker(w, a);
  w.one_of({{"I did not know that. Thank you!", "知らなかったよ。ありがとう。"},
            {"You know so much!", "よく知っているね。"}});
}

void talk_advice(Writer& w, const Entity* a, const Entity* b) {
  const Need* drawn = &w.dice.pick(world().needs);
  while (w.held(world().held_need(*a, *drawn))) drawn = &w.dice.pick(world().needs);
  const Need& need = *drawn;
  speaker(w, a);
  w.say(need.says);
  speaker(w, b);
  w.set("n", need.advice).say({"Then you should {n}.", "それなら、{n}といいですよ。"});
  speaker(w, a);
  w.one_of(
      {{"That is a good idea.", "それはいい考えですね。"}, {"Thank you, I will do that.", "ありがとう、そうします。"}});
}

void talk_rumor(Writer& w, const Entity* a, const Entity* b) {
  const Fact& fact = pick_rumor(w);
  speaker(w, a);
  w.lead_in({"I heard something. {c}", "こんな話を聞いたよ。{c}"});
  w.claim(fact, wrong_value(w, fact));
  speaker(w, b);
  w.lead_in({"No, that is not true. {t}", "いいえ、それはちがいます。{t}"});
  w.claim(fact);
  speaker(w, a);
  w.say({"Oh, I see!", "そうだったのか。"});
}

void verse(Writer& w, const Animal& animal) {
  w.line();
  w.set("z", animal).set("h", animal.home).set("s", animal.sound);
  w.say({"{z.the} sings {h},", "{h}で歌うのは{z}、"});
  w.line();
  w.say({"{s}, {s}, {s}!", "{s}、{s}、{s}！"});
}

const Animal* pick_singer(Writer& w) {
  while (true) {
    const Animal& animal = w.dice.pick(world().animals);
    if (w.known(animal, Attr::Sound) != nullptr && w.known(animal, Attr::Home) != nullptr) return &animal;
  }
}

}  // namespace

void write_diary(Writer& w) {
  using enum Topic;
  const World& v = world();
  const auto [writer, companion] = w.dice.sample<2>(v.kids);
  const Entity& day = *w.dice.pick(v.days);
  w.set("A", writer).set("B", companion).set("P", w.dice.pick(v.places)).set("d", day);
  w.set("m", w.dice.pick(v.months)).set("k", v.digits[static_cast<std::size_t>(w.dice.between(1, 28))]);
  w.set("w", w.dice.pick(v.weather)).set("t", v.days[static_cast<std::size_t>(day.index + 1) % 7]);
  w.say({"{d}, {m} {k}. {w} weather.", "{m}{k}日、{d}。{w}日。"});
  w.line();
  w.say({"Today I went to {P.the} with {B}.", "今日は{B}といっしょに{P}へ行きました。"});
  w.one_of({{"We talked a lot on the way.", "行く道でたくさん話をしました。"},
            {"We were both in a good mood.", "二人とも、とてもいい気分でした。"}});
  w.say({"I learned something new:", "新しいことを一つおぼえました。"});
  w.state(pick_fact(w, {Animals, Plants}));
  w.one_of({{"{B} already knew that.", "{B}はもう知っていました。"},
            {"I did not know that before.", "今まで知りませんでした。"}});
  w.one_of({{"Tomorrow is {t}, and I will sleep early.", "明日は{t}だから、早くねます。"},
            {"I want to go there again.", "また行きたいと思います。"},
            {"It was a good day.", "いい一日でした。"}});
  w.line();
  w.say({"({A})", "（{A}）"});
}

void write_lab(Writer& w) {
  const Made& made = pick_made(w);
  std::array<std::size_t, 4> events{0, 1, 2, 3};
  w.dice.shuffle(events);
  const std::size_t n = static_cast<std::size_t>(w.dice.between(2, 4));
  w.set("A", w.dice.pick(world().kids)).set("n", world().digits[static_cast<std::size_t>(w.dice.between(1, 30))]);
  w.say({"Science note {n} by {A}", "実験ノート{n}（{A}）"});
  w.line();
  w.set("m", made.material).set("X", made).say({"Material: {m}. Thing: {X.a}.", "材料：{m}。物：{X}。"});
  for (std::size_t i = 0; i < n; ++i) {
    w.line();
    experiment(w, made, events[i]);
  }
  w.line();
  w.set("v", made.material->outcome[events[n - 1]]);
  w.say({"Result: a thing made of {m} {v}.", "まとめ：{m}でできた物は{v}。"});
}

void write_next(Writer& w) {
  w.say({"What comes next?", "次はどうなる？"});
  for (int i = w.dice.between(2, 4); i > 0; --i) {
    w.line();
    if (w.dice.chance(.65)) {
      const auto [child, need] = pick_scene(w);
      w.set("A", child).say(need->scene);
      w.set("n", need->did).say({"So {A.he} {n}.", "そこで、{n}。"});
    } else {
      w.set("A", w.dice.pick(world().kids));
      experiment(w, pick_made(w), pick_event(w));
    }
  }
}

void write_where(Writer& w) {
  const Moves moves = pick_moves(w);
  moves.tell(w);
  question(w);
  Moves::ask(w, *moves.x);
  answer(w);
  Moves::answer(w, *moves.x, *moves.final_place());
  question(w);
  Moves::ask(w, *moves.y);
  answer(w);
  Moves::answer(w, *moves.y, *moves.place[1]);
}

void write_dialogue(Writer& w) {
  const auto [a, b] = w.dice.sample<2>(world().kids);
  w.set("A", a).set("B", b);
  greet(w, a, b);
  switch (w.dice.below(4)) {
    case 0:
    case 1:
      talk_facts(w, a, b);
      break;
    case 2:
      talk_advice(w, a, b);
      break;
    default:
      talk_rumor(w, a, b);
  }
  if (!w.dice.chance(.6)) return;
  speaker(w, a);
  w.say({"See you tomorrow!", "また明日ね。"});
  speaker(w, b);
  w.say({"See you!", "またね。"});
}

void write_letter(Writer& w) {
  const World& v = world();
  const auto [a, b] = w.dice.sample<2>(v.kids);
  const Animal* animal = &w.dice.pick(v.animals);
  while (animal->cls->key == "fish") animal = &w.dice.pick(v.animals);
  w.set("A", a).set("B", b).set("P", w.dice.pick(v.outdoors)).set("w", w.dice.pick(v.weather)).set("Z", animal);
  w.set("n", v.count(w.dice.between(2, 9), *w.dice.pick(v.fruits)));
  w.say({"Dear {B},", "{B}へ"});
  w.line();
  w.one_of({{"How are you?", "お元気ですか。"}, {"I hope you are well.", "お元気のことと思います。"}});
  w.say({"Here it is {w} today.", "こちらは今日は{w}日です。"});
  w.say({"Yesterday I went to {P.the} and saw {Z.a}.", "昨日、{P}へ行って、{Z}を見ました。"});
  for (Attr attr : {Attr::Food, Attr::Home}) {
    if (const Fact* fact = w.known(*animal, attr)) {
      w.state(*fact);
      break;
    }
  }
  w.say({"I am sending you {n}.", "{n.w}を{n.c}送ります。"});
  w.one_of({{"Please come and visit me soon.", "近いうちに遊びに来てください。"},
            {"Please write back soon.", "お返事を待っています。"}});
  w.line();
  w.say({"Your friend, {A}", "友だちの{A}より"});
}

void write_market(Writer& w) {
  const World& v = world();
  const auto [a, b] = pick_summands(w);
  w.set("A", w.dice.pick(v.kids)).set("F", w.dice.pick(v.fruits));
  w.set("a", v.numbers[static_cast<std::size_t>(a)]).set("b", v.numbers[static_cast<std::size_t>(b)]);
  w.set("c", v.numbers[static_cast<std::size_t>(a + b)]);
  w.say({"{A} went to the market with {c.d} coins.", "{A}はコインを{c.d}枚持って市場へ行きました。"});
  w.line();
  w.say({"{A}: How much are the {F.pl}?", "{A}：{F}はいくらですか。"});
  w.line();
  w.say({"Seller: They cost {a.d} coins.", "店の人：コイン{a.d}枚です。"});
  w.line();
  w.say({"{A}: I will take them.", "{A}：それをください。"});
  w.line();
  w.say({"{A} paid {a.d} coins and had {b.d} coins left.", "{A}はコインを{a.d}枚はらい、{b.d}枚のこりました。"});
  w.say({"{c.d} - {a.d} = {b.d}.", "{c.d} - {a.d} = {b.d}です。"});
}

void write_song(Writer& w) {
  const Animal *first = pick_singer(w), *second = pick_singer(w);
  while (second == first) second = pick_singer(w);
  w.say({"A Song of the Village", "村の歌"});
  verse(w, *first);
  verse(w, *second);
  w.line();
  w.say({"All day long we sing with them,", "一日じゅういっしょに歌おう、"});
  w.line();
  w.set("t", w.dice.pick(world().times)).say({"la la la in the {t} light.", "{t}の光の中でラララ。"});
}

}  // namespace zk::miniworld
