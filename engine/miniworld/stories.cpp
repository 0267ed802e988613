// The ten plots. Each binds A (the main child), mostly B (a friend) and a place P, and ends well.
#include "engine/miniworld/kinds.h"
#include "engine/miniworld/questions.h"

namespace zk::miniworld {
namespace {

/// Binds A and B to two children.
void bind_friends(Writer& w) {
  const auto [a, b] = w.dice.sample<2>(world().kids);
  w.set("A", a).set("B", b);
}
void bind_child(Writer& w) { w.set("A", w.dice.pick(world().kids)); }

/// "One sunny morning, Hana went to the pond." Binds P.
void opening(Writer& w) {
  const World& v = world();
  const Place& place = static_cast<const Place&>(*w.dice.pick(v.outdoors));
  w.set("P", place).set("w", w.dice.pick(v.weather)).set("t", v.times[w.dice.below(3)]);
  w.set("d", w.dice.pick(v.days)).set("tr", w.dice.pick(v.traits));
  switch (w.dice.below(5)) {
    case 0:
      w.say({"One {w} {t}, {A} went to {P.the}.", "ある{w}{t}、{A}は{P}へ行きました。"});
      break;
    case 1:
      w.say({"{A} was a {tr} {A.kid} who lived near {P.the}.", "{A}は、{P}の近くに住む{tr}{A.kid}でした。"});
      w.say({"One {w} {t}, {A.he} went out to play.", "ある{w}{t}、{A}は外へ遊びに行きました。"});
      break;
    case 2:
      w.say({"It was {d}, and {A} was walking to {P.the}.", "{d}のことです。{A}は{P}へ向かって歩いていました。"});
      break;
    case 3:
      w.say({"There was once a {tr} {A.kid} named {A}.", "昔、{A}という{tr}{A.kid}がいました。"});
      w.say({"On a {w} {d}, {A.he} came to {P.the}.", "ある{w}{d}、{A}は{P}にやって来ました。"});
      break;
    default:
      w.say({"Last {d}, {A} took a walk to {P.the}.", "先週の{d}、{A}は{P}まで散歩をしました。"});
  }
  if (w.dice.chance(.3) && w.known(place, Attr::See) != nullptr) {
    w.set("see", place.see).say({"There {A.he} saw {see}.", "そこでは{see}が見えました。"});
  }
}

constexpr Pair kEndings[] = {
    {"{A} smiled all the way home.", "{A}は家に着くまでずっと笑顔でした。"},
    {"That night {A} slept very well.", "その夜、{A}はぐっすりねむりました。"},
    {"It was a good day for {A}.", "{A}にとって、とてもいい一日になりました。"},
    {"At dinner {A} told the whole story.", "夕ごはんのとき、{A}はこの話をみんなに聞かせました。"},
    {"{A} never forgot that day.", "{A}はこの日のことをずっとわすれませんでした。"},
    {"{A} was proud and happy.", "{A}はほこらしくて、うれしい気持ちでした。"},
    {"{A} went home with a light heart.", "{A}は軽い足どりで家に帰りました。"},
    {"{A} wrote about it in {A.his} diary.", "{A}はそのことを日記に書きました。"},
    {"{A} and {B} became even better friends.", "{A}と{B}は、前よりもっと仲よくなりました。"},
    {"{A} and {B} laughed together.", "{A}と{B}はいっしょに笑いました。"},
    {"{A} and {B} walked home side by side.", "{A}と{B}はならんで家に帰りました。"}};

void ending(Writer& w) { w.say(kEndings[w.dice.below(8)]); }
void ending_together(Writer& w) { w.say(kEndings[w.dice.below(11)]); }

void plot_need(Writer& w) {
  const auto [child, need] = pick_scene(w);
  w.set("A", child).set("n", need->did);
  w.headline({"{A} and a Small Problem", "{A}と小さなこまりごと"});
  opening(w);
  w.say(need->scene);
  w.one_of({{"What could {A.he} do?", "どうすればいいでしょう。"},
            {"{A} thought for a moment.", "{A}は少し考えました。"},
            {"At first {A} did not know what to do.", "はじめは、{A}はどうしたらいいか分かりませんでした。"}});
  w.say({"So {A.he} {n}.", "そこで、{n}。"});
  w.one_of({{"Soon everything was fine again.", "すると、すぐに何もかもうまくいきました。"},
            {"After that {A} felt much better.", "それで{A}はすっかり元気になりました。"},
            {"That was the right thing to do.", "それは正しいやり方でした。"}});
  ending(w);
}

void plot_lost(Writer& w) {
  const World& v = world();
  bind_friends(w);
  const Thing& thing = w.dice.pick(v.things);
  w.set("X", thing).headline({"The Lost {X}", "なくなった{X}"});
  const auto spots = w.dice.sample<3>(v.spots);
  w.set("X", paint(w, thing, false)).set("L1", spots[0]).set("L2", spots[1]).set("L3", spots[2]);
  opening(w);
  w.say({"But {A.his} {X} was gone.", "ところが、{A}の{X}が見当たりません。"});
  w.say({"{A} looked {L1}, but it was not there.", "{A}は{L1}をさがしましたが、ありませんでした。"});
  if (w.dice.chance(.5)) {
    w.say({"{A.he} looked {L2}, but it was not there either.", "{L2}もさがしましたが、やはりありません。"});
  }
  w.one_of({{"Then {B} came to help.", "そこへ{B}が手伝いに来てくれました。"},
            {"{A} asked {B} for help.", "{A}は{B}に助けをたのみました。"}});
  w.one_of({{"At last {B} found {X.the} {L3}.", "とうとう{B}が{L3}で{X}を見つけました。"},
            {"They looked together and found {X.the} {L3}.", "二人でさがすと、{X}は{L3}にありました。"}});
  w.one_of({{"\"Thank you, {B}!\" said {A}.", "「ありがとう、{B}。」と{A}は言いました。"},
            {"{A} thanked {B} with a big smile.", "{A}はにっこり笑って{B}にお礼を言いました。"}});
  ending_together(w);
}

void plot_test(Writer& w) {
  bind_friends(w);
  const std::size_t event = pick_event(w);
  const Made& made = pick_made(w);
  w.set("X", made).set("S", made).set("m", made.material).set("y", made.material->outcome[event]->past);
  w.headline({"The {X}", "{X}"});
  opening(w);
  w.say({"{A} had {X.a} in {A.his} bag.", "{A}のかばんには{X}が入っていました。"});
  w.say({"\"What will happen?\" asked {B}.", "「どうなるかな。」と{B}が聞きました。"});
  w.say(world().events[event].act);
  w.say({"{X.the} {y}.", "{X}は{y}。"});
  w.say({"\"That is because it is made of {m},\" said {A}.", "「{m}でできているからだよ。」と{A}は言いました。"});
  ending_together(w);
}

void plot_share(Writer& w) {
  const World& v = world();
  bind_friends(w);
  const Entity* fruit = w.dice.pick(v.fruits);
  int n = 0, k = 0;
  do {
    n = w.dice.between(3, 12);
    k = w.dice.between(1, n - 1);
  } while (w.held(v.held_sum(k, n - k)));
  w.set("F", fruit).set("n", v.count(n, *fruit)).set("k", v.count(k, *fruit)).set("rest", v.count(n - k, *fruit));
  w.headline({"The Basket of {F.pl}", "{F}のかご"});
  opening(w);
  w.say({"{A} had {n} in a basket.", "{A}はかごに{n.w}を{n.c}入れていました。"});
  w.one_of({{"{B} had none.", "{B}は一つも持っていませんでした。"},
            {"{B} looked at the basket and sighed.", "{B}はかごを見て、ため息をつきました。"}});
  w.say({"So {A} gave {k} to {B}.", "そこで{A}は{B}に{k.w}を{k.c}あげました。"});
  w.say({"Then {A} had {rest} left.", "{A}のかごには{rest.w}が{rest.c}のこりました。"});
  w.one_of({{"They sat down and ate together.", "二人はすわって、いっしょに食べました。"},
            {"\"Sharing makes them sweeter,\" said {A}.", "「分け合うと、もっとおいしいね。」と{A}は言いました。"}});
  ending_together(w);
}

/// An animal that may be fed: no fish, nothing that eats what lives.
const Animal& pick_hungry(Writer& w) {
  while (true) {
    const Animal& animal = w.dice.pick(world().animals);
    if (animal.cls->key == "fish" || world().is_live_food(*animal.food)) continue;
    if (w.known(animal, Attr::Food) != nullptr) return animal;
  }
}

void plot_animal(Writer& w) {
  bind_child(w);
  const Animal& animal = pick_hungry(w);
  w.set("Z", animal).headline({"{A} and the Hungry {Z}", "{A}とはらぺこの{Z}"});
  opening(w);
  w.one_of({{"On the way {A} met {Z.a}.", "とちゅうで{A}は{Z}に会いました。"},
            {"Suddenly {Z.a} came close to {A}.", "すると、{Z}が{A}のそばにやって来ました。"}});
  if (w.known(animal, Attr::Sound) != nullptr && w.dice.chance(.7)) {
    w.set("V", animal.sound).say({"\"{V}!\" said {Z.the}.", "「{V}。」と{Z}が鳴きました。"});
  }
  w.one_of({{"It looked hungry.", "おなかをすかせているようでした。"},
            {"{A} wanted to give it something to eat.", "{A}は何か食べさせてあげたいと思いました。"}});
  w.set("V", animal.food);
  w.say({"{A} knew that {Z.the} eats {V}.", "{A}は、{Z}が{V}を食べることを知っていました。"});
  w.say({"So {A.he} brought some {V}.", "そこで{V}を持ってきてあげました。"});
  w.one_of({{"{Z.the} ate everything and was happy.", "{Z}はぜんぶ食べて、うれしそうでした。"},
            {"{Z.the} was not hungry anymore.", "{Z}はもうおなかいっぱいです。"}});
  if (w.known(animal, Attr::Home) != nullptr) {
    w.set("V", animal.home).say({"Then it went back to its home {V}.", "それから、{V}のすみかへ帰っていきました。"});
  }
  ending(w);
}

void plot_rain(Writer& w) {
  const World& v = world();
  bind_friends(w);
  w.set("P", w.dice.pick(v.outdoors)).set("G", w.dice.pick(v.plays)).set("H", w.dice.pick(v.indoor_plays));
  w.headline({"A Change of Plan", "計画の変更"});
  w.say({"{A} and {B} wanted to {G} {P.at}.", "{A}と{B}は{P}で{G}つもりでした。"});
  w.one_of({{"But dark clouds came, and it began to rain.", "ところが、黒い雲が出て、雨がふりはじめました。"},
            {"But the wind was too strong that day.", "ところが、その日は風が強すぎました。"}});
  w.say({"\"We cannot go today,\" said {A}.", "「今日は行けないね。」と{A}が言いました。"});
  w.say({"\"Let us {H} instead,\" said {B}.", "「かわりに{H}。」と{B}が言いました。"});
  w.say({"So they stayed inside the whole afternoon.", "そこで二人は、午後のあいだずっと家の中ですごしました。"});
  w.one_of({{"It was even more fun than they had hoped.", "思っていたよりもずっと楽しい時間でした。"},
            {"In the evening the sky was clear again.", "夕方になると、空はまた晴れました。"}});
  ending_together(w);
}

void plot_gift(Writer& w) {
  const World& v = world();
  do {
    bind_friends(w);
  } while (w.known(*w.get("B"), Attr::FavColor) == nullptr);
  const Entity* color = static_cast<const Child*>(w.get("B"))->color;
  w.set("V", color).set("Y", v.painted(w.dice.pick(v.things), color->index)).set("P", w.dice.pick(v.places));
  w.headline({"A Present for {B}", "{B}へのプレゼント"});
  w.say({"Tomorrow was {B.s} birthday.", "明日は{B}のたんじょう日です。"});
  w.say({"{A} went to {P.the} to find a present.", "{A}はプレゼントをさがしに{P}へ行きました。"});
  w.say({"{A} remembered that {B} likes {V} best of all colors.",
         "{A}は、{B}が色の中で{V}がいちばん好きなことを思い出しました。"});
  w.say({"So {A.he} chose {Y.a}.", "そこで{A}は{Y}をえらびました。"});
  w.one_of({{"\"How did you know?\" cried {B}.", "「どうして分かったの。」と{B}はよろこびました。"},
            {"{B} hugged {Y.the} and danced.", "{B}は{Y}をだきしめて、おどりました。"}});
  ending_together(w);
}

const Adult& pick_adult_at_work(Writer& w) {
  while (true) {
    const Adult& adult = w.dice.pick(world().adults);
    if (w.known(adult, Attr::Workplace) != nullptr) return adult;
  }
}

void plot_errand(Writer& w) {
  const World& v = world();
  bind_child(w);
  const Adult& adult = pick_adult_at_work(w);
  w.set("D", adult).set("P", adult.place).set("X", w.dice.pick(v.things));
  w.set("n", v.numbers[static_cast<std::size_t>(w.dice.between(2, 9))]);
  w.headline({"An Errand", "おつかい"});
  w.say({"Mother asked {A} to bring {X.a} to {D}.", "お母さんは{A}に、{D}へ{X}をとどけるようにたのみました。"});
  w.say({"{D} works {P.at}.", "{D}は{P}で働いています。"});
  w.say({"So {A} walked to {P.the}.", "それで{A}は{P}まで歩いていきました。"});
  if (w.known(adult, Attr::Work) != nullptr) {
    w.set("V", adult.work).say({"Every day {D} {V}.", "{D}は毎日{V}。"});
  }
  if (w.known(adult, Attr::Tool) != nullptr && w.dice.chance(.6)) {
    w.set("V", adult.tool);
    w.say({"{A} looked at {D}, who was using {V}.", "{A}は、{D}が{V}を使うようすを見ていました。"});
  }
  w.say({"\"Thank you for {X.the},\" said {D}.", "「{X}をありがとう。」と{D}は言いました。"});
  w.one_of({{"{A} bowed and went home.", "{A}はおじぎをして家に帰りました。"},
            {"{D} gave {A} {n} small cookies.", "{D}は{A}に小さなクッキーを{n}枚くれました。"}});
  ending(w);
}

const Plant& pick_seasonal(Writer& w) {
  while (true) {
    const Plant& plant = w.dice.pick(world().plants);
    if (w.known(plant, Attr::Season) != nullptr) return plant;
  }
}

void plot_grow(Writer& w) {
  bind_child(w);
  const Plant& plant = pick_seasonal(w);
  const Adult& farmer = world().adults[1];
  w.set("F", plant).set("D", farmer).headline({"{A.s} Garden", "{A}の畑"});
  w.say({"{A} wanted to grow {F.pl}.", "{A}は{F}を育てたいと思いました。"});
  w.one_of({{"{A.he} put the seeds into the soft soil.", "{A}はやわらかい土に種をまきました。"},
            {"{D} gave {A.him} some seeds.", "{D}が種を分けてくれました。"}});
  w.one_of({{"Every morning {A} watered them.", "毎朝、{A}は水をやりました。"},
            {"The sun was warm, and the rain was gentle.", "お日さまはあたたかく、雨はやさしくふりました。"}});
  w.say({"Weeks went by, and green leaves came out.", "何週間かたつと、緑の葉が出てきました。"});
  w.set("V", plant.season).say({"In {V} the {F.pl} were ready.", "{V}になると、{F}が実りました。"});
  if (w.known(plant, Attr::Color) != nullptr) {
    w.set("V", plant.color).say({"They were {V} and fresh.", "きれいな{V}で、とても新鮮でした。"});
  }
  w.say({"{A} gave some to every neighbor.", "{A}は近所のみんなに分けてあげました。"});
  ending(w);
}

const Animal& pick_loud(Writer& w) {
  while (true) {
    const Animal& animal = w.dice.pick(world().animals);
    if (w.known(animal, Attr::Sound) != nullptr) return animal;
  }
}

void plot_night(Writer& w) {
  bind_friends(w);
  const Animal& animal = pick_loud(w);
  w.set("Z", animal).set("V", animal.sound).headline({"The Voice in the Night", "夜の声"});
  w.say({"One night {A} could not sleep.", "ある夜、{A}はねむれませんでした。"});
  w.say({"Something outside said \"{V}\".", "外で何かが「{V}」と鳴いたのです。"});
  w.say({"{A} took a lantern and went out with {B}.", "{A}はランタンを持って、{B}と外に出ました。"});
  w.say({"\"{V}!\" they heard again.", "「{V}。」と、また聞こえました。"});
  w.say({"\"I know! It is {Z.a},\" said {B}.", "「分かった。{Z}だよ。」と{B}が言いました。"});
  if (w.known(animal, Attr::Food) != nullptr) {
    w.set("V", animal.food).say({"It was looking for {V} to eat.", "食べ物の{V}をさがしていたのです。"});
  }
  w.say({"{A} was not afraid anymore.", "{A}はもうこわくありませんでした。"});
  ending_together(w);
}

constexpr WriteDocument kPlots[] = {plot_need, plot_lost, plot_test,   plot_share, plot_animal,
                                    plot_rain, plot_gift, plot_errand, plot_grow,  plot_night};

}  // namespace

std::span<const WriteDocument> plots() { return kPlots; }
void write_story(Writer& w) { kPlots[w.dice.below(std::size(kPlots))](w); }

}  // namespace zk::miniworld
