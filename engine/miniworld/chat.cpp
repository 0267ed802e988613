// Chats for supervised fine-tuning and preference pairs. Only what training may know (level 0) is asked, except with
// `held`, where all facts of levels 1-3 are. Questions about a little scene (kind "reading") take a twentieth.
#include <algorithm>
#include <cctype>
#include <set>

#include "engine/miniworld/kinds.h"
#include "engine/miniworld/questions.h"

namespace zk::miniworld {
namespace {

using Json = nlohmann::ordered_json;

struct Turn {
  const char* kind;
  Text user, assistant;
};

template <class Say>
Text said(Writer& w, Say&& say) {
  w.clear();
  say();
  return w.take();
}

Turn fact_turn(Writer& w, const Fact& fact) {
  return {"fact", said(w, [&] { w.ask(fact); }), said(w, [&] { w.answer(fact); })};
}

Turn sum_turn(Writer& w) {
  const Sum sum = pick_sum(w, pick_summands(w));
  return {"sum", said(w, [&] { sum.ask(w); }), said(w, [&] { sum.answer(w, sum.truth()); })};
}

Turn steps_turn(Writer& w) {
  const Steps steps = pick_steps(w, pick_summands(w));
  return {"steps", said(w, [&] { steps.ask(w); }), said(w, [&] { steps.answer(w); })};
}

Turn advice_turn(Writer& w) {
  const Need& need = *pick_scene(w).need;
  w.set("n", need.advice);
  return {"advice", said(w, [&] { w.say(need.says); }), said(w, [&] {
            w.say({"Then you should {n}.", "それなら、{n}といいですよ。"});
          })};
}

Turn truth_turn(Writer& w) {
  const Fact& fact = pick_rumor(w);
  const bool truth = w.dice.chance(.5);
  const Entity* value = truth ? nullptr : wrong_value(w, fact);
  return {"truth", said(w, [&] { ask_truth(w, fact, value); }), said(w, [&] { answer_truth(w, fact, truth); })};
}

Turn which_turn(Writer& w) {
  auto which = pick_which(w);
  while (!which) which = pick_which(w);
  return {"which", said(w, [&] { which->ask(w); }), said(w, [&] { which->answer(w, *which->right); })};
}

Turn reading_turn(Writer& w) {
  const Moves moves = pick_moves(w);
  const bool first = w.dice.chance(.5);
  const Thing& thing = first ? *moves.x : *moves.y;
  const Entity& place = first ? *moves.final_place() : *moves.place[1];
  return {"reading",
          said(w,
               [&] {
                 moves.tell(w);
                 w.line();
                 Moves::ask(w, thing);
               }),
          said(w, [&] { Moves::answer(w, thing, place); })};
}

/// Byte offset of a name that stands alone in an English text, or npos.
std::size_t find_name(const std::string& text, std::string_view name) {
  const auto letter = [&](std::size_t i) {
    return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0;
  };
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
    if (!(at > 0 && letter(at - 1)) && !letter(at + name.size())) return at;
  }
  return std::string::npos;
}

Turn story_turn(Writer& w) {
  Text story = said(w, [&] { write_story(w); });
  for (std::string* text : {&story.en, &story.ja}) text->erase(0, text->rfind('\n') + 1);  // without the headline
  const Entity* hero = w.get("A");
  std::size_t first = std::string::npos;
  for (const Child& child : world().kids) {
    const std::size_t at = find_name(story.en, child.en[0]);
    if (at < first) first = at, hero = &child;
  }
  w.set("A", hero);
  return {"story", said(w, [&] { ask_for_story(w); }), std::move(story)};
}

Turn groups_turn(Writer& w) {
  const Groups groups = pick_groups(w);
  return {"groups", said(w, [&] { groups.ask(w); }), said(w, [&] { groups.answer(w); })};
}

Turn greeting_turn(Writer& w) {
  const Greeting& greeting = w.dice.pick(world().greetings);
  return {"greeting", said(w, [&] { w.say(greeting.user); }), said(w, [&] { w.say(greeting.assistant); })};
}

Turn draw_turn(Writer& w, bool with_steps) {
  struct Share {
    int percent;
    Turn (*draw)(Writer&);
  };
  static constexpr Share kShares[] = {{8, sum_turn},     {8, advice_turn}, {8, truth_turn},  {6, which_turn},
                                      {5, reading_turn}, {10, story_turn}, {4, groups_turn}, {6, greeting_turn}};
  int at = w.dice.between(0, 99);
  for (const Share& share : kShares) {
    at -= share.percent;
    if (at >= 0) continue;
    if (with_steps && share.draw == sum_turn && w.dice.chance(.5)) return steps_turn(w);
    return share.draw(w);
  }
  return fact_turn(w, pick_fact(w));
}

Lang draw_lang(Writer& w, Lang wanted) {
  return wanted != Lang::Both ? wanted : w.dice.chance(.5) ? Lang::En : Lang::Ja;
}

/// The held-out questions of one language by topic, each topic shuffled. Each wording is a question of its own.
class HeldQuestions {
 public:
  HeldQuestions(Writer& w, Lang lang) {
    std::set<std::string> seen;
    for (const Fact& fact : world().facts) {
      if (fact.level == 0 || (fact.attr == Attr::Word && !w.bilingual)) continue;
      for (const Pair& ask : world().pairs[static_cast<std::size_t>(fact.attr)].questions) {
        w.set("S", fact.subject).set("V", fact.value);
        const Text user = said(w, [&] { w.say(ask); }), answer = said(w, [&] { w.answer(fact); });
        if (!seen.insert(user.in(lang)).second) continue;
        by_topic_[static_cast<std::size_t>(fact.topic)].push_back({"fact", lang, user.in(lang), answer.in(lang)});
      }
    }
    for (auto& pairs : by_topic_) w.dice.shuffle(pairs);
  }

  /// One more question, its topic by weight among those that are left; none when all are used.
  std::optional<ChatPair> take(Writer& w) {
    double total = 0;
    for (std::size_t t = 0; t < kTopics; ++t) total += weight(t);
    if (total <= 0) return std::nullopt;
    double at = w.dice.unit() * total;
    std::size_t topic = 0;
    while (weight(topic) <= 0 || (at -= weight(topic)) >= 0) topic = (topic + 1) % kTopics;
    ChatPair pair = std::move(by_topic_[topic].back());
    by_topic_[topic].pop_back();
    return pair;
  }

 private:
  double weight(std::size_t topic) const { return by_topic_[topic].empty() ? 0 : world().topic_weight[topic]; }
  std::array<std::vector<ChatPair>, kTopics> by_topic_;
};

std::vector<ChatPair> held_chat(const ChatOptions& options) {
  Writer w(seed_for(options.seed, "held chat"));
  w.bilingual = options.lang == Lang::Both;
  HeldQuestions en(w, Lang::En), ja(w, Lang::Ja);
  std::vector<ChatPair> out;
  while (static_cast<int>(out.size()) < options.n) {
    const bool japanese = draw_lang(w, options.lang) == Lang::Ja;
    auto pair = (japanese ? ja : en).take(w);
    if (!pair && options.lang == Lang::Both) pair = (japanese ? en : ja).take(w);
    if (!pair) break;
    out.push_back(std::move(*pair));
  }
  return out;
}

}  // namespace

std::vector<ChatPair> chat(const ChatOptions& options) {
  if (options.held) return held_chat(options);
  Writer w(seed_for(options.seed, "chat"));
  w.bilingual = options.lang == Lang::Both;
  std::vector<ChatPair> out;
  while (static_cast<int>(out.size()) < options.n) {
    const Turn turn = draw_turn(w, options.steps);
    const Lang lang = draw_lang(w, options.lang);
    out.push_back({turn.kind, lang, turn.user.in(lang), turn.assistant.in(lang)});
  }
  return out;
}

std::vector<Preference> preferences(std::uint64_t seed, int n, Lang lang) {
  Writer w(seed_for(seed, "preferences"));
  w.bilingual = lang == Lang::Both;
  std::vector<Preference> out;
  while (static_cast<int>(out.size()) < n) {
    const Fact& fact = pick_fact(w);
    const Text ask = said(w, [&] { w.ask(fact); }), good = said(w, [&] { w.answer(fact); });
    const Text bad = said(w, [&] {
      switch (w.dice.below(4)) {
        case 0:
        case 1:
          return w.answer(fact, wrong_value(w, fact));
        case 2:
          return w.set("x", w.dice.pick(world().rude)).say({"Go away, you {x}!", "あっちへ行け、この{x}。"});
        default:
          return w.say({"I do not care.", "どうでもいい。"});
      }
    });
    const Lang side = draw_lang(w, lang);
    out.push_back({side, ask.in(side), good.in(side), bad.in(side)});
  }
  return out;
}

Json ChatPair::to_json() const {
  return {{"kind", kind}, {"lang", lang_name(lang)}, {"user", user}, {"assistant", assistant}};
}
Json Preference::to_json() const {
  return {{"lang", lang_name(lang)}, {"prompt", prompt}, {"chosen", chosen}, {"rejected", rejected}};
}

}  // namespace zk::miniworld
