// The questions of the world. Each is drawn once and can then be asked, answered truly or answered wrongly; documents,
// exams and chats share them.
#pragma once
#include <array>
#include <initializer_list>
#include <optional>

#include "engine/miniworld/writer.h"

namespace zk::miniworld {

/// A random fact of this level; any topic by weight, or one of those named.
const Fact& pick_fact(Writer& w, std::initializer_list<Topic> topics = {}, int level = 0);
/// A fact that makes a good rumour.
const Fact& pick_rumor(Writer& w);
/// One false value.
const Entity* wrong_value(Writer& w, const Fact& fact);

/// A thing of some material, of the training or of the held-out part.
const Made& pick_made(Writer& w, bool held = false);
std::size_t pick_event(Writer& w);

struct Scene {
  const Child* who;
  const Need* need;
};
/// A child in need, of the training or of the held-out part.
Scene pick_scene(Writer& w, bool held = false);

/// A coloured thing, or in half of the calls (`half`) the plain one.
const Thing* paint(Writer& w, const Thing& thing, bool half);

/// "Question: …" and "Answer: …" on their own lines; what is said next takes the place.
void question(Writer& w);
void answer(Writer& w);
/// "Is this true? …" with the claim that the subject has this value (null: the true one); and the answer to it.
void ask_truth(Writer& w, const Fact& fact, const Entity* value);
void answer_truth(Writer& w, const Fact& fact, bool yes, const Entity* value = nullptr);

/// Which of four things floats (breaks, melts, sticks)? The four share one object and differ in material.
struct Which {
  const Event* event;
  std::array<const Made*, 4> four;
  const Made* right;
  void ask(Writer& w) const;
  void answer(Writer& w, const Made& made) const;
};
/// None where the drawn object has no such four. With `held`, about that object and with a held-out right answer.
std::optional<Which> pick_which(Writer& w, const Made* held = nullptr);

/// a + b or (a + b) - a, in digits or as a little story; the numbers stay within 20.
struct Sum {
  int form, a, b;
  const Child *giver, *taker;
  const Entity* fruit;
  int truth() const { return form == 0 || form == 2 ? a + b : b; }
  void ask(Writer& w) const;
  void answer(Writer& w, int x) const;
};
/// Two summands of the training or of the held-out part.
std::pair<int, int> pick_summands(Writer& w, bool held = false);
Sum pick_sum(Writer& w, std::pair<int, int> summands);

/// The same sum by counting on (or back), one step at a time: a way that also works for pairs never seen.
struct Steps {
  bool on;
  int a, b;
  int truth() const { return on ? a + b : a; }
  void ask(Writer& w) const;         ///< "Step by step, what is …"
  void ask_direct(Writer& w) const;  ///< "What is …"
  void answer(Writer& w) const;
};
Steps pick_steps(Writer& w, std::pair<int, int> summands);

/// Two things are carried about; where are they now?
struct Moves {
  const Child *first, *second;
  const Thing *x, *y;
  std::array<const Entity*, 4> place;  ///< of x, of y, where x is moved to, where somebody walks to
  bool moved, swapped, walked;
  const Entity* final_place() const { return moved ? place[2] : place[0]; }
  void tell(Writer& w) const;
  static void ask(Writer& w, const Thing& thing);
  static void answer(Writer& w, const Thing& thing, const Entity& place);
};
Moves pick_moves(Writer& w, bool held = false);

/// "Tell me a story about {A}."
void ask_for_story(Writer& w);

/// The odd one out, or three of a class.
struct Groups {
  const AnimalClass *cls, *other;  ///< other: null when three are to be named
  std::array<const Animal*, 4> four;
  const Animal* odd;
  void ask(Writer& w) const;
  void answer(Writer& w) const;
};
Groups pick_groups(Writer& w);

}  // namespace zk::miniworld
