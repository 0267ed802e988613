// The rules of the world over the sentences that the grammar finds. A slot is bound to the set of things that its word
// may stand for; sets of one slot are intersected along the document, and a rule is broken only where no member of the
// sets could keep it.
#include <algorithm>
#include <map>
#include <set>

#include "engine/miniworld/grammar.h"

namespace zk::miniworld {
namespace {

constexpr std::string_view kPronoun = "pronoun", kFact = "fact", kClaim = "claim", kOtherClaim = "other-claim",
                           kTomorrow = "tomorrow", kSamePerson = "same-person", kSlot = "slot", kSum = "sum";

bool has(const Keys& keys, int key) {
  return std::binary_search(keys.begin(), keys.end(), static_cast<std::uint16_t>(key));
}
bool meet(const Keys& a, const Keys& b) {
  return std::any_of(a.begin(), a.end(), [&](std::uint16_t key) { return has(b, key); });
}

/// What a pair means to the rules; found out once from its English text and the tables.
struct Role {
  enum Check : std::uint8_t {
    None,
    Outcome,
    Remedy,
    MadeOf,
    Sum,
    MarketSum,
    FoodOf,
    VoiceOf,
    HomeOf,
    Harvest,
    RipeColor,
    FavoriteColor,
    WorksAt,
    DailyWork,
    UsesTool,
    MemberOf,
    ClassLegs,
    ClassCover,
    ClassBirth,
    MaterialActs,
    MadeFrom,
    LivesNear
  };
  std::vector<Attr> attrs;     ///< whose statement it is
  int event = -1;              ///< the event that it tells
  const Need* need = nullptr;  ///< the need that it tells
  Check check = None;
  bool opens_claim = false;  ///< a rumour, or "Is this true?", follows
  int verdict = -1;          ///< 1: says that the claim is true, 0: that it is false
  bool is_date = false, names_tomorrow = false;
  bool lead_in = false;
};

Role::Check check_of(std::string_view en) {
  const auto holds = [&](std::string_view part) { return en.find(part) != std::string_view::npos; };
  if (en == "{X.the} {y}.") return Role::Outcome;
  if (en == "So {A.he} {n}.") return Role::Remedy;
  if (en.starts_with("\"That is because it is made of")) return Role::MadeOf;
  if (en == "{c.d} - {a.d} = {b.d}.") return Role::MarketSum;
  if (holds("=") || holds(" plus ")) return Role::Sum;
  if (holds("eats {V}") || holds("brought some {V}") || holds("looking for {V}")) return Role::FoodOf;
  if (holds("said {Z.the}")) return Role::VoiceOf;
  if (holds("its home {V}")) return Role::HomeOf;
  if (en.starts_with("In {V} the")) return Role::Harvest;
  if (en.starts_with("They were {V}")) return Role::RipeColor;
  if (holds("best of all colors") && holds("{B}")) return Role::FavoriteColor;
  if (en == "{D} works {P.at}.") return Role::WorksAt;
  if (holds("Every day {D}")) return Role::DailyWork;
  if (holds("was using {V}")) return Role::UsesTool;
  if (en == "{a.the} is {c.a}.") return Role::MemberOf;
  if (en == "{c.pl} have {v} legs.") return Role::ClassLegs;
  if (en == "Every {c} is covered with {v}.") return Role::ClassCover;
  if (en == "Every {c} {v}.") return Role::ClassBirth;
  if (holds("thing made of {m} {v}")) return Role::MaterialActs;
  if (en.starts_with("For example, {X.the}")) return Role::MadeFrom;
  if (en.starts_with("{s} lives near")) return Role::LivesNear;
  return Role::None;
}

Role role_of(const KnownPair& pair) {
  Role role;
  const std::string_view en = pair.en;
  for (std::size_t a = 0; a < kAttrs; ++a) {
    for (const Pair& statement : world().pairs[a].statements) {
      if (statement.en.view() == en) role.attrs.push_back(static_cast<Attr>(a));
    }
  }
  for (std::size_t e = 0; e < world().events.size(); ++e) {
    if (world().events[e].act.en.view() == en) role.event = static_cast<int>(e);
  }
  for (const Need& need : world().needs) {
    if (need.scene.en.view() == en) role.need = &need;
  }
  role.check = check_of(en);
  for (std::string_view open :
       {"believe this:", "heard a rumor:", "old tale says:", "Is this true?", "I heard something."}) {
    role.opens_claim = role.opens_claim || (pair.lead_in && en.find(open) != std::string_view::npos);
  }
  if (pair.lead_in && (en.starts_with("In truth,") || en.starts_with("No"))) role.verdict = 0;
  if (pair.lead_in && en.starts_with("Yes.")) role.verdict = 1;
  role.is_date = en.starts_with("{d}, {m} {k}.");
  role.names_tomorrow = en.starts_with("Tomorrow is {t}");
  role.lead_in = pair.lead_in;
  return role;
}

/// Lists of questions and sums bind slots anew in each line.
bool is_list(std::string_view text) {
  for (std::string_view mark : {"Question", "Answer", "質問", "答え", "Quiz", "クイズ", "What comes next", "次はどう",
                                " plus ", "たす", "Count from", "まで数え"}) {
    if (text.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

bool ends_like_a_sentence(std::string_view part) {
  return part.ends_with('.') || part.ends_with('!') || part.ends_with('?') || part.ends_with("。");
}

}  // namespace

struct Reader::Rules {
  Grammar grammar;
  std::vector<Role> roles;                   ///< by pair
  std::vector<const Entity*> fact_subjects;  ///< by key_id: the thing whose facts are meant, or null
  std::vector<const Made*> made;             ///< by key_id
  std::vector<const Animal*> animals;
  std::vector<const Plant*> plants;
  std::vector<const Adult*> adults;
  std::vector<const Child*> kids;
  std::vector<const AnimalClass*> classes;
  std::vector<const Material*> materials;
  std::vector<int> number;                 ///< by key_id: 0 … 20, or -1
  std::vector<std::pair<int, int>> count;  ///< by key_id: number and fruit, or {-1, -1}
  std::vector<int> day;                    ///< by key_id: 0 … 6, or -1

  Rules() {
    const World& w = world();
    for (const KnownPair& pair : grammar.pairs()) roles.push_back(role_of(pair));
    const std::size_t n = w.key_count();
    fact_subjects.resize(n), made.resize(n), animals.resize(n), plants.resize(n), adults.resize(n), kids.resize(n);
    classes.resize(n), materials.resize(n);
    number.assign(n, -1), count.assign(n, {-1, -1}), day.assign(n, -1);
    const auto at = [](const Entity& e) { return static_cast<std::size_t>(e.key_id); };
    for (const Fact& fact : w.facts) fact_subjects[at(*fact.subject)] = fact.subject;
    for (const Made& e : w.made) made[at(e)] = &e;
    for (const Animal& e : w.animals) animals[at(e)] = &e;
    for (const Plant& e : w.plants) plants[at(e)] = &e;
    for (const Adult& e : w.adults) adults[at(e)] = &e;
    for (const Child& e : w.kids) kids[at(e)] = &e;
    for (const AnimalClass& e : w.classes) classes[at(e)] = &e;
    for (const Material& e : w.materials) materials[at(e)] = &e;
    for (std::size_t i = 0; i < w.numbers.size(); ++i) number[at(*w.numbers[i])] = static_cast<int>(i);
    for (std::size_t i = 0; i < w.days.size(); ++i) day[at(*w.days[i])] = static_cast<int>(i);
    for (const Plant& plant : w.plants) {
      for (int i = 1; i <= 20; ++i) count[at(*w.count(i, plant))] = {i, plant.index};
    }
  }

  template <class T, class Holds>
  static bool any(const std::vector<T>& table, const Keys& keys, Holds&& holds) {
    return std::any_of(keys.begin(), keys.end(), [&](std::uint16_t key) { return table[key] && holds(*table[key]); });
  }
};

namespace {

/// Yes, no, or: the world does not decide.
enum class Verdict { Open, True, False };
Verdict verdict(bool holds) { return holds ? Verdict::True : Verdict::False; }

}  // namespace

/// Reads one document and remembers what the rules need from sentence to sentence.
class DocumentReader {
 public:
  DocumentReader(const Reader::Rules& rules, std::string_view text, Reading& out)
      : rules_(rules), text_(text), out_(out), list_(is_list(text)) {}

  void take(const Sentence& sentence) {
    out_.sentences.push_back({sentence.begin, sentence.end, !sentence.matches.empty(), {}});
    if (sentence.matches.empty()) return;
    ++out_.parsed;
    const auto& matches = sentence.matches;
    const auto& first = matches.front().bindings;
    if (std::any_of(first.begin(), first.end(), [](const Binding& b) { return b.keys.empty(); })) breaks(kPronoun);
    check_facts(matches);
    for (const Match& match : matches) remember(match);
    if (matches.size() == 1) bind(matches.front(), text_.substr(sentence.begin, sentence.end - sentence.begin));
  }

  /// n - k = rest, and all of one fruit.
  void finish() {
    const Keys *n = slot("n"), *k = slot("k"), *rest = slot("rest");
    if (n == nullptr || k == nullptr || rest == nullptr || n->empty() || k->empty() || rest->empty()) return;
    const auto [n_n, n_fruit] = rules_.count[n->front()];
    const auto [k_n, k_fruit] = rules_.count[k->front()];
    const auto [rest_n, rest_fruit] = rules_.count[rest->front()];
    if (n_n < 0 || k_n < 0 || rest_n < 0) return;
    if (n_n - k_n != rest_n || n_fruit != k_fruit || k_fruit != rest_fruit) breaks(kSum);
  }

 private:
  void breaks(std::string_view rule) {
    auto& list = out_.sentences.back().breaks;
    if (std::find(list.begin(), list.end(), rule) != list.end()) return;
    list.push_back(rule);
    ++out_.broken;
  }
  const Role& role(const Match& match) const { return rules_.roles[static_cast<std::size_t>(match.pair)]; }
  const Keys* slot(Slot s) const { return bound_[s.index] ? &slots_[s.index] : nullptr; }

  void check_facts(const std::vector<Match>& matches) {
    bool all_false = true, any_true = false;
    Keys subjects;
    for (const Match& match : matches) {
      const Verdict v = judge(match);
      all_false = all_false && v == Verdict::False;
      any_true = any_true || v == Verdict::True;
      const Keys* s = match.get("S");
      if (s != nullptr && !role(match).attrs.empty()) subjects.insert(subjects.end(), s->begin(), s->end());
    }
    std::sort(subjects.begin(), subjects.end());
    if (!claim_follows_ && all_false) breaks(kFact);
    check_claim(role(matches.front()), subjects, any_true);
    claim_follows_ = std::any_of(matches.begin(), matches.end(), [&](const Match& m) { return role(m).opens_claim; });
  }

  /// A rumour is false and its correction speaks of the same thing; "Yes" and "No" fit the claim.
  void check_claim(const Role& first, const Keys& subjects, bool is_true) {
    if (claim_follows_ && !subjects.empty()) {
      claim_ = {true, is_true, subjects};
    } else if (claim_.made && first.verdict >= 0) {
      if (claim_.is_true != (first.verdict == 1)) breaks(kClaim);
    } else if (claim_.made && !subjects.empty()) {
      if (!meet(claim_.subjects, subjects)) breaks(kOtherClaim);
      claim_.made = false;
    }
  }

  void remember(const Match& match) {
    const Role& r = role(match);
    if (r.event >= 0) {
      event_ = r.event;
      const Keys* s = match.get("S");
      object_ = s != nullptr ? *s : Keys();
    }
    if (r.need != nullptr) need_ = r.need;
    const Keys* d = match.get("d");
    if (r.is_date && d != nullptr) date_ = *d;
    const Keys* t = match.get("t");
    if (r.names_tomorrow && t != nullptr && !date_.empty() && !follows(date_, *t)) breaks(kTomorrow);
    check_two(match.get("A"), match.get("B"));
    check_two(match.get("K"), match.get("L"));
  }

  bool follows(const Keys& today, const Keys& tomorrow) const {
    for (std::uint16_t a : today) {
      for (std::uint16_t b : tomorrow) {
        if (rules_.day[a] >= 0 && (rules_.day[a] + 1) % 7 == rules_.day[b]) return true;
      }
    }
    return false;
  }

  void check_two(const Keys* a, const Keys* b) {
    if (a == nullptr || b == nullptr || a->size() != 1 || *a != *b) return;
    if (rules_.kids[a->front()] != nullptr) breaks(kSamePerson);
  }

  void bind(const Match& match, std::string_view part) {
    for (const Binding& binding : match.bindings) {
      const std::string_view name = kSlotNames[binding.slot];
      const bool number = name == "n" || name == "k" || name == "rest";
      const bool carried = name.size() == 1 && std::string_view("ABXFZD").find(name) != std::string_view::npos;
      if (!number && !(carried && !list_ && ends_like_a_sentence(part))) continue;
      Keys keys = binding.keys;
      if (carried && bound_[binding.slot]) {
        Keys both;
        const Keys& before = slots_[binding.slot];
        std::set_intersection(before.begin(), before.end(), keys.begin(), keys.end(), std::back_inserter(both));
        if (both.empty()) {
          breaks(kSlot);
        } else {
          keys = std::move(both);
        }
      }
      bound_[binding.slot] = true;
      slots_[binding.slot] = std::move(keys);
    }
  }

  /// The slot in this sentence, else in the document, else null.
  const Keys* either(const Match& match, Slot s) const {
    const Keys* keys = match.get(s);
    return keys != nullptr ? keys : slot(s);
  }

  Verdict judge(const Match& match) const {
    const Role& r = role(match);
    const Keys *s = match.get("S"), *v = match.get("V");
    if (!r.attrs.empty() && s != nullptr && v != nullptr) return judge_fact(r, *s, *v);
    switch (r.check) {
      case Role::None:
        return Verdict::Open;
      case Role::Outcome:
        return judge_outcome(match);
      case Role::Remedy: {
        const Keys* n = match.get("n");
        return need_ == nullptr || n == nullptr ? Verdict::Open : verdict(has(*n, need_->did->key_id));
      }
      case Role::MadeOf: {
        const Keys *x = slot("X"), *m = match.get("m");
        if (x == nullptr || m == nullptr) return Verdict::Open;
        return verdict(rules_.any(rules_.made, *x, [&](const Made& e) { return has(*m, e.material->key_id); }));
      }
      case Role::Sum:
        return judge_sum(match.get("A"), match.get("B"), match.get("C"));
      case Role::MarketSum:
        return judge_sum(match.get("a"), match.get("b"), match.get("c"));
      default:
        return judge_relation(match, r.check);
    }
  }

  Verdict judge_fact(const Role& r, const Keys& subjects, const Keys& values) const {
    bool decided = false;
    for (std::uint16_t key : subjects) {
      const Entity* subject = rules_.fact_subjects[key];
      if (subject == nullptr) continue;
      for (Attr attr : r.attrs) {
        const Fact* fact = subject->fact(attr);
        if (fact == nullptr) continue;
        decided = true;
        if (has(values, fact->value->key_id)) return Verdict::True;
      }
    }
    return decided ? Verdict::False : Verdict::Open;
  }

  Verdict judge_outcome(const Match& match) const {
    const Keys *x = match.get("X"), *y = match.get("y");
    if (event_ < 0 || x == nullptr || y == nullptr) return Verdict::Open;
    const auto fits = [&](const Made& e) {
      return has(*y, e.material->outcome[static_cast<std::size_t>(event_)]->past->key_id);
    };
    return verdict(meet(*x, object_) && rules_.any(rules_.made, *x, fits));
  }

  Verdict judge_sum(const Keys* a, const Keys* b, const Keys* c) const {
    for (const Keys* keys : {a, b, c}) {
      if (keys == nullptr || keys->size() != 1 || rules_.number[keys->front()] < 0) return Verdict::Open;
    }
    return verdict(rules_.number[a->front()] + rules_.number[b->front()] == rules_.number[c->front()]);
  }

  /// Does any subject have one of these values? Open where a side is missing or no subject is of the table.
  template <class T, class Get>
  static Verdict related(const std::vector<T>& table, const Keys* subjects, const Keys* values, Get get) {
    if (subjects == nullptr || values == nullptr) return Verdict::Open;
    bool any = false;
    for (std::uint16_t key : *subjects) {
      if (table[key] == nullptr) continue;
      any = true;
      const Entity* value = get(*table[key]);
      if (value != nullptr && has(*values, value->key_id)) return Verdict::True;
    }
    return any ? Verdict::False : Verdict::Open;
  }

  Verdict judge_material(const Keys* materials, const Keys* outcomes) const {
    if (materials == nullptr || outcomes == nullptr) return Verdict::Open;
    return verdict(rules_.any(rules_.materials, *materials, [&](const Material& m) {
      return std::any_of(m.outcome.begin(), m.outcome.end(),
                         [&](const Outcome* o) { return has(*outcomes, o->key_id); });
    }));
  }

  /// Rules about a value that belongs to the animal Z, the fruit F, the friend B, the grown-up D, a class or a
  /// material.
  Verdict judge_relation(const Match& match, Role::Check check) const {
    const Keys *V = match.get("V"), *v = match.get("v"), *c = match.get("c"), *P = match.get("P"), *D = match.get("D");
    const Keys *Z = either(match, "Z"), *F = either(match, "F"), *B = either(match, "B");
    const Reader::Rules& r = rules_;
    switch (check) {
      case Role::FoodOf:
        return related(r.animals, Z, V, [](const Animal& e) { return e.food; });
      case Role::VoiceOf:
        return related(r.animals, Z, V, [](const Animal& e) { return e.sound; });
      case Role::HomeOf:
        return related(r.animals, Z, V, [](const Animal& e) { return e.home; });
      case Role::Harvest:
        return related(r.plants, F, V, [](const Plant& e) { return e.season; });
      case Role::RipeColor:
        return related(r.plants, F, V, [](const Plant& e) { return e.color; });
      case Role::FavoriteColor:
        return related(r.kids, B, V, [](const Child& e) { return e.color; });
      case Role::DailyWork:
        return related(r.adults, D, V, [](const Adult& e) { return e.work; });
      case Role::UsesTool:
        return related(r.adults, D, V, [](const Adult& e) { return e.tool; });
      case Role::WorksAt:
        return related(r.adults, D, P, [](const Adult& e) { return e.place; });
      case Role::MemberOf:
        return related(r.animals, match.get("a"), c, [](const Animal& e) { return e.cls; });
      case Role::ClassLegs:
        return related(r.classes, c, v, [](const AnimalClass& e) { return e.legs; });
      case Role::ClassCover:
        return related(r.classes, c, v, [](const AnimalClass& e) { return e.cover; });
      case Role::ClassBirth:
        return related(r.classes, c, v, [](const AnimalClass& e) { return e.birth; });
      case Role::MaterialActs:
        return judge_material(match.get("m"), v);
      case Role::MadeFrom:
        return related(r.made, match.get("X"), match.get("m"), [](const Made& e) { return e.material; });
      case Role::LivesNear:
        return related(r.kids, match.get("s"), P, [](const Child& e) { return e.home; });
      default:
        return Verdict::Open;
    }
  }

  struct Claim {
    bool made = false, is_true = false;
    Keys subjects;
  };

  const Reader::Rules& rules_;
  std::string_view text_;
  Reading& out_;
  bool list_;
  std::array<Keys, kSlots> slots_;
  std::array<bool, kSlots> bound_{};
  int event_ = -1;
  Keys object_, date_;
  const Need* need_ = nullptr;
  Claim claim_;
  bool claim_follows_ = false;
};

Reader::Reader() : rules_(std::make_unique<const Rules>()) {}
Reader::~Reader() = default;

Reading Reader::read(std::string_view text) const {
  Reading out;
  out.lang = language(text);
  DocumentReader reader(*rules_, text, out);
  rules_->grammar.sentences(text, out.lang, [&](const Sentence& sentence) { reader.take(sentence); });
  reader.finish();
  return out;
}

const std::vector<std::string_view>& Reader::rule_ids() {
  static const std::vector<std::string_view> kIds = {kPronoun,  kFact,       kClaim, kOtherClaim,
                                                     kTomorrow, kSamePerson, kSlot,  kSum};
  return kIds;
}

Lang Reader::language(std::string_view text) {
  std::size_t letters = 0, wide = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool above_3000 =
        c > 0xE3 || (c == 0xE3 && i + 2 < text.size() && !(text[i + 1] == '\x80' && text[i + 2] == '\x80'));
    wide += c >= 0xE3 && above_3000;
  }
  return letters > wide || wide == 0 ? Lang::En : Lang::Ja;
}

}  // namespace zk::miniworld
