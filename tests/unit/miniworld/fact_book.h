// What the tests know about the world: every question with its true answer, every claim with its truth.
#pragma once
#include <map>
#include <string>

#include "engine/miniworld/miniworld.h"
#include "engine/miniworld/writer.h"

namespace zk::miniworld {

template <class Say>
Text said(Writer& w, Say&& say) {
  w.clear();
  say();
  return w.take();
}

/// Questions, answers and claims of all facts, rendered from the tables.
struct FactBook {
  struct Entry {
    const Fact* fact;
    std::string answer, claim;
  };
  std::map<std::string, Entry> by_question, by_claim;  ///< claims: with every value of the domain
  std::map<std::string, bool> claim_is_true;

  FactBook() {
    Writer w(0);
    for (const Fact& fact : world().facts) {
      const Text answer = said(w, [&] { w.answer(fact); }), claim = said(w, [&] { w.claim(fact); });
      for (const Pair& ask : world().pairs[static_cast<std::size_t>(fact.attr)].questions) {
        const Text question = said(w, [&] { w.set("S", fact.subject).say(ask); });
        for (Lang l : {Lang::En, Lang::Ja}) by_question[question.in(l)] = {&fact, answer.in(l), claim.in(l)};
      }
      for (const Entity* value : *fact.domain) {
        const Text text = said(w, [&] { w.claim(fact, value); });
        for (Lang l : {Lang::En, Lang::Ja}) {
          by_claim[text.in(l)] = {&fact, answer.in(l), claim.in(l)};
          claim_is_true[text.in(l)] = claim_is_true[text.in(l)] || value == fact.value;
        }
      }
    }
  }
};
inline const FactBook& book() {
  static const FactBook made;
  return made;
}

}  // namespace zk::miniworld
