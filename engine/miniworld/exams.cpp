// Exams with a known truth. Split "held": levels 1-3 of the held-out rule; split "seen": what was asked in training.
// Every item is made once in both languages; wrong choices come from the fact's own domain.
#include <algorithm>
#include <set>

#include "engine/miniworld/questions.h"

namespace zk::miniworld {
namespace {

using Json = nlohmann::ordered_json;

const char* split_name(bool held) { return held ? "held" : "seen"; }

/// What a family's function draws: an item in both languages before its choices are shuffled; the true one is first.
struct Draft {
  std::string topic;
  int level;
  Text question, context;
  std::vector<Text> choices;
};

/// Attributes with too few values for four choices.
bool is_binary(Attr attr) { return attr == Attr::Birth || attr == Attr::Awake || attr == Attr::Sort; }

template <class Say>
Text said(Writer& w, Say&& say) {
  w.clear();
  say();
  return w.take();
}

/// `n` false values, or fewer where the domain is small.
Group wrong_values(Writer& w, const Fact& fact, std::size_t n) {
  Group others = fact.others();
  w.dice.shuffle(others);
  others.resize(std::min(n, others.size()));
  return others;
}

/// Outcomes of other events, to fill up the choices: an event has only two or three.
void add_foreign_outcomes(Writer& w, Group& wrong, const std::vector<const Outcome*>& own) {
  std::vector<const Outcome*> others;
  for (const Outcome& outcome : world().outcomes) {
    if (std::find(own.begin(), own.end(), &outcome) == own.end()) others.push_back(&outcome);
  }
  w.dice.shuffle(others);
  for (std::size_t i = 0; wrong.size() < 3; ++i) wrong.push_back(others[i]);
}

std::string topic_name(Topic topic) { return std::string(kTopicNames[static_cast<std::size_t>(topic)]); }

Draft draft_fact(Writer& w, bool held, std::initializer_list<Topic> topics) {
  const Fact* fact = nullptr;
  while (fact == nullptr || (fact->level > 0) != held || is_binary(fact->attr) ||
         (!w.bilingual && fact->attr == Attr::Word)) {
    fact = w.dice.pick(world().by_topic[static_cast<std::size_t>(topics.begin()[w.dice.below(topics.size())])]);
  }
  Group wrong = wrong_values(w, *fact, 3);
  if (fact->topic == Topic::Materials) {
    const std::size_t event = static_cast<std::size_t>(fact->attr) - static_cast<std::size_t>(Attr::Pond);
    add_foreign_outcomes(w, wrong, world().events[event].outcomes);
  }
  Draft draft{topic_name(fact->topic), fact->level, said(w, [&] { w.ask(*fact); }), {}, {}};
  draft.choices.push_back(said(w, [&] { w.answer(*fact); }));
  for (const Entity* value : wrong) draft.choices.push_back(said(w, [&] { w.answer(*fact, value); }));
  return draft;
}

Draft draft_which(Writer& w, bool held) {
  std::optional<Which> which;
  while (!which) which = pick_which(w, held ? &pick_made(w, true) : nullptr);
  Draft draft{"materials", held ? 2 : 0, said(w, [&] { which->ask(w); }), {}, {}};
  draft.choices.push_back(said(w, [&] { which->answer(w, *which->right); }));
  for (const Made* made : which->four) {
    if (made != which->right) draft.choices.push_back(said(w, [&] { which->answer(w, *made); }));
  }
  return draft;
}

Draft draft_science(Writer& w, bool held) {
  using enum Topic;
  return w.dice.chance(.3) ? draft_which(w, held) : draft_fact(w, held, {Animals, Plants, Materials});
}

Draft draft_need(Writer& w, bool held) {
  const auto [child, need] = pick_scene(w, held);
  w.set("A", child);
  Draft draft{"needs", held ? 2 : 0, said(w, [&] { w.say(need->scene); }), {}, {}};
  std::vector<const Need*> all{need};
  for (const Need& other : world().needs) {
    if (&other != need) all.push_back(&other);
  }
  for (std::size_t i = 0; i < 4; ++i) {
    if (i > 0) std::swap(all[i], all[i + w.dice.below(all.size() - i)]);
    draft.choices.push_back(said(w, [&] { w.set("n", all[i]->did).say({"So {A.he} {n}.", "そこで、{n}。"}); }));
  }
  return draft;
}

Draft draft_physics(Writer& w, bool held) {
  const World& v = world();
  const Made& made = pick_made(w, held);
  const std::size_t event = pick_event(w);
  const Outcome* right = made.material->outcome[event];
  Group choices{right}, wrong;
  for (const Outcome* outcome : v.events[event].outcomes) {
    if (outcome != right) wrong.push_back(outcome);
  }
  add_foreign_outcomes(w, wrong, v.events[event].outcomes);
  choices.insert(choices.end(), wrong.begin(), wrong.end());
  w.set("A", w.dice.pick(v.kids)).set("S", made).set("X", made);
  Draft draft{"physics", held ? 2 : 0, said(w, [&] { w.say(v.events[event].act); }), {}, {}};
  for (const Entity* choice : choices) {
    w.set("y", static_cast<const Outcome*>(choice)->past);
    draft.choices.push_back(said(w, [&] { w.say({"{X.the} {y}.", "{X}は{y}。"}); }));
  }
  return draft;
}

Draft draft_ending(Writer& w, bool held) { return w.dice.chance(.6) ? draft_need(w, held) : draft_physics(w, held); }

Draft draft_truth(Writer& w, bool held) {
  using enum Topic;
  static constexpr std::array kTopicsAsked{Animals, Animals, Plants, People, Places, Materials};
  const Fact* fact = nullptr;
  while (fact == nullptr || (fact->level > 0) != held || is_binary(fact->attr) || fact->others().size() < 2) {
    fact = w.dice.pick(world().by_topic[static_cast<std::size_t>(w.dice.pick(kTopicsAsked))]);
  }
  const Group wrong = wrong_values(w, *fact, 2);
  const bool truth = w.dice.chance(.5);
  const auto choice = [&](bool yes, const Entity* value) {
    return said(w, [&] { answer_truth(w, *fact, yes, value); });
  };
  Draft draft{
      topic_name(fact->topic), fact->level, said(w, [&] { ask_truth(w, *fact, truth ? nullptr : wrong[0]); }), {}, {}};
  if (truth) {
    draft.choices = {choice(true, nullptr), choice(false, wrong[0]), choice(false, wrong[1]), choice(true, wrong[0])};
  } else {
    draft.choices = {choice(false, nullptr), choice(true, wrong[0]), choice(false, wrong[1]), choice(true, wrong[1])};
  }
  return draft;
}

Draft draft_sum(Writer& w, bool held) {
  const Sum sum = pick_sum(w, pick_summands(w, held));
  std::vector<int> others;
  for (int x = std::max(0, sum.truth() - 4); x <= std::min(20, sum.truth() + 4); ++x) {
    if (x != sum.truth()) others.push_back(x);
  }
  w.dice.shuffle(others);
  Draft draft{"numbers", held ? 2 : 0, said(w, [&] { sum.ask(w); }), {}, {}};
  draft.choices.push_back(said(w, [&] { sum.answer(w, sum.truth()); }));
  for (std::size_t i = 0; i < 3; ++i) draft.choices.push_back(said(w, [&] { sum.answer(w, others[i]); }));
  return draft;
}

Draft draft_subjects(Writer& w, bool held) {
  using enum Topic;
  return w.dice.chance(.14) ? draft_sum(w, held)
                            : draft_fact(w, held, {Animals, Plants, People, Places, Calendar, Words, Materials});
}

Draft draft_reading(Writer& w, bool held) {
  const Moves moves = pick_moves(w, held);
  Draft draft{"places", held ? 2 : 0, {}, said(w, [&] { moves.tell(w); }), {}};
  draft.question = said(w, [&] { Moves::ask(w, *moves.x); });
  draft.choices.push_back(said(w, [&] { Moves::answer(w, *moves.x, *moves.final_place()); }));
  for (const Entity* place : moves.place) {
    if (place != moves.final_place()) draft.choices.push_back(said(w, [&] { Moves::answer(w, *moves.x, *place); }));
  }
  return draft;
}

struct Family {
  const char* name;
  Draft (*draft)(Writer&, bool held);
};
constexpr Family kFamilies[] = {{"science", draft_science},
                                {"endings", draft_ending},
                                {"truth", draft_truth},
                                {"subjects", draft_subjects},
                                {"reading", draft_reading}};

ExamItem item_of(const Draft& draft, const char* family, bool held, Lang lang, const std::vector<int>& order,
                 int number) {
  ExamItem item{family, draft.topic, split_name(held),       draft.level, lang, draft.question.in(lang),
                {},     0,           draft.context.in(lang), {}};
  for (int from : order) item.choices.push_back(draft.choices[static_cast<std::size_t>(from)].in(lang));
  item.answer = static_cast<int>(std::find(order.begin(), order.end(), 0) - order.begin());
  const std::string digits = std::to_string(number);
  item.id = std::string(family) + "-" + split_name(held) + "-" +
            std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits + "-" + std::string(lang_name(lang));
  return item;
}

void add_family(const ExamOptions& options, const Family& family, bool held, std::vector<ExamItem>& out) {
  Writer w(seed_for(options.seed, std::string("exam ") + family.name, held));
  w.bilingual = options.lang == Lang::Both;
  std::set<std::string> seen;
  for (int tries = 0; static_cast<int>(seen.size()) < options.per_family && tries < 20'000; ++tries) {
    const Draft draft = family.draft(w, held);
    if (!seen.insert(draft.question.en + draft.context.en).second) continue;
    std::vector<int> order{0, 1, 2, 3};
    w.dice.shuffle(order);
    const int number = static_cast<int>(seen.size());
    for (Lang lang : {Lang::En, Lang::Ja}) {
      if (options.lang != Lang::Both && options.lang != lang) continue;
      out.push_back(item_of(draft, family.name, held, lang, order, number));
    }
  }
}

}  // namespace

std::vector<ExamItem> exams(const ExamOptions& options) {
  std::vector<ExamItem> out;
  for (bool held : {true, false}) {
    for (const Family& family : kFamilies) add_family(options, family, held, out);
  }
  return out;
}

std::string prompt(const ExamItem& item) {
  const bool en = item.lang == Lang::En;
  if (item.family == "endings") return item.question + (en ? " " : "");
  return (item.context.empty() ? "" : item.context + "\n") + (en ? "Question: " : "質問：") + item.question +
         (en ? "\nAnswer: " : "\n答え：");
}

std::string chat_question(const ExamItem& item) {
  return item.context.empty() ? item.question : item.context + "\n" + item.question;
}

std::vector<SumTask> sums(const SumOptions& options) {
  std::vector<SumTask> out;
  for (bool held : {true, false}) {
    Writer w(seed_for(options.seed, "sums", held));
    for (int i = 0; i < options.n; ++i) {
      const Steps sum = pick_steps(w, pick_summands(w, held));
      const Text direct = said(w, [&] { sum.ask_direct(w); }), steps = said(w, [&] { sum.ask(w); });
      for (Lang lang : {Lang::En, Lang::Ja}) {
        if (options.lang != Lang::Both && options.lang != lang) continue;
        const std::string answer = std::to_string(sum.truth());
        out.push_back({"direct", split_name(held), lang, direct.in(lang), answer});
        if (options.steps) out.push_back({"steps", split_name(held), lang, steps.in(lang), answer});
      }
    }
  }
  return out;
}

Json ExamItem::to_json() const {
  Json json{{"family", family},        {"topic", topic},       {"split", split},     {"level", level},
            {"lang", lang_name(lang)}, {"question", question}, {"choices", choices}, {"answer", answer}};
  if (!context.empty()) json["context"] = context;
  json["id"] = id;
  return json;
}

Json SumTask::to_json() const {
  return {{"family", "sums"},        {"style", style},       {"split", split},
          {"lang", lang_name(lang)}, {"question", question}, {"answer", answer}};
}

}  // namespace zk::miniworld
