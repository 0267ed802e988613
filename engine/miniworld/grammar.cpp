// Learning: a recorder collects which things each slot held; a slot that held several members of a set of words (the
// children, the places …) may hold them all. Matching: depth-first along the trie, longest words first.
#include "engine/miniworld/grammar.h"

#include <algorithm>
#include <bitset>
#include <map>
#include <set>
#include <tuple>

#include "engine/miniworld/kinds.h"
#include "engine/miniworld/questions.h"

namespace zk::miniworld {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

using EntitySet = std::set<const Entity*>;

/// Per pair and slot, the things that were said. Both sides of a pair hold the same things.
class Collector final : public Recorder {
 public:
  struct Entry {
    const Pair* pair;  ///< the tables' own or a copy in `kept`
    bool lead_in;
    std::map<std::uint8_t, EntitySet> things;  ///< by slot
  };

  void note(const Pair& pair, const Slots& slots, bool lead_in) override {
    auto [it, fresh] = index_.try_emplace({pair.en.view(), pair.ja.view()}, entries.size());
    if (fresh) entries.push_back({&kept_.emplace_back(pair), lead_in, {}});
    Entry& entry = entries[it->second];
    for (const Side* side : {&pair.en, &pair.ja}) {
      for (int i = 0; i < side->fields - (lead_in ? 1 : 0); ++i) {
        const std::uint8_t slot = side->field[i].slot;
        entry.things[slot].insert(slots[slot]);
      }
    }
  }

  std::vector<Entry> entries;

 private:
  std::deque<Pair> kept_;
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> index_;
};

template <class... Tables>
Group all_of(const Tables&... tables) {
  Group out;
  const auto add = [&](const auto& table) {
    for (const auto& e : table) {
      if constexpr (std::is_pointer_v<std::decay_t<decltype(e)>>) {
        out.push_back(e);
      } else {
        out.push_back(&e);
      }
    }
  };
  (add(tables), ...);
  return out;
}

/// Sets of words of which a slot that holds some may hold all; the first that fits counts.
std::vector<Group> universes() {
  const World& w = world();
  Group counts, foods, homes, sounds, did, advice, sights, works, tools;
  for (const Entity* fruit : w.fruits) {
    for (int n = 1; n <= 20; ++n) counts.push_back(w.count(n, *fruit));
  }
  for (const Animal& animal : w.animals) {
    foods.push_back(animal.food), homes.push_back(animal.home);
    if (animal.sound != nullptr) sounds.push_back(animal.sound);
  }
  for (const Place& place : w.places) sights.push_back(place.see);
  for (const Adult& adult : w.adults) works.push_back(adult.work), tools.push_back(adult.tool);
  for (const Need& need : w.needs) did.push_back(need.did), advice.push_back(need.advice);
  return {w.digits,
          all_of(w.kids),
          all_of(w.adults),
          w.pets,
          w.fruits,
          all_of(w.plants),
          all_of(w.animals),
          w.outdoors,
          all_of(w.places),
          all_of(w.made),
          all_of(w.colored),
          all_of(w.things),
          all_of(w.things, w.colored),
          w.spots,
          w.rooms,
          w.rooms_and_places,
          w.days,
          w.months,
          w.seasons,
          w.colors,
          all_of(w.materials),
          all_of(w.classes),
          counts,
          w.numbers,
          foods,
          homes,
          sounds,
          did,
          advice,
          sights,
          works,
          tools,
          w.traits,
          w.weather,
          w.times,
          w.plays,
          w.indoor_plays,
          w.runs,
          all_of(w.animals, w.plants, w.adults, w.kids, w.places)};
}

/// Key sets of the universes, made once.
struct Universes {
  std::vector<Group> groups = universes();
  std::vector<std::set<int>> keys;
  Universes() {
    for (const Group& group : groups) {
      keys.emplace_back();
      for (const Entity* e : group) keys.back().insert(e->key_id);
    }
  }
  void complete(EntitySet& things) const {
    std::set<int> held;
    for (const Entity* e : things) held.insert(e->key_id);
    if (held.size() < 2) return;
    for (std::size_t u = 0; u < groups.size(); ++u) {
      if (!std::includes(keys[u].begin(), keys[u].end(), held.begin(), held.end())) continue;
      things.insert(groups[u].begin(), groups[u].end());
      return;
    }
  }
};

/// The words that a slot may hold, as a trie over bytes in small letters.
class Lexicon {
 public:
  void add(std::string_view word, int key_id) {
    std::uint32_t node = 0;
    for (char c : word) node = child(node, lower(c));
    first_.set(static_cast<unsigned char>(lower(word[0])));
    if (nodes_[node].entry < 0) {
      nodes_[node].entry = static_cast<int>(entries_.size());
      entries_.emplace_back();
    }
    Keys& keys = entries_[static_cast<std::size_t>(nodes_[node].entry)];
    const auto key = static_cast<std::uint16_t>(key_id);
    const auto at = std::lower_bound(keys.begin(), keys.end(), key);
    if (at == keys.end() || *at != key) keys.insert(at, key);
  }
  /// Calls found(length, keys) for each word that begins the text, short ones first.
  template <class Found>
  void match(std::string_view text, Found&& found) const {
    if (text.empty() || !first_.test(static_cast<unsigned char>(text[0]))) return;
    std::uint32_t node = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      node = next(node, text[i]);
      if (node == 0) return;
      if (nodes_[node].entry >= 0) found(i + 1, entries_[static_cast<std::size_t>(nodes_[node].entry)]);
    }
  }

 private:
  struct Node {
    std::vector<std::pair<char, std::uint32_t>> children;
    int entry = -1;
  };
  std::uint32_t next(std::uint32_t node, char c) const {
    for (const auto& [byte, to] : nodes_[node].children) {
      if (byte == c) return to;
    }
    return 0;
  }
  std::uint32_t child(std::uint32_t node, char c) {
    if (const std::uint32_t to = next(node, c)) return to;
    nodes_.emplace_back();
    const auto to = static_cast<std::uint32_t>(nodes_.size() - 1);
    nodes_[node].children.emplace_back(c, to);
    return to;
  }
  std::vector<Node> nodes_{1};
  std::vector<Keys> entries_;
  std::bitset<256> first_;  ///< bytes that begin a word: most slots are ruled out by one look
};

/// What people say to the chat model, and its greetings.
void rehearse_chat(Writer& w) {
  for (const Greeting& greeting : world().greetings) {
    w.say(greeting.user);
    w.say(greeting.assistant);
  }
  for (int i = 0; i < 64; ++i) {
    w.set("A", w.dice.pick(world().kids));
    ask_for_story(w);
  }
  w.clear();
}

/// Where a text that is no sentence of the world ends: after ". ", "! ", "? ", 。？！ or at the end of the line.
std::size_t end_of_unknown(std::string_view line, std::size_t at) {
  for (std::size_t i = at; i < line.size(); ++i) {
    if ((line[i] == '.' || line[i] == '!' || line[i] == '?') && (i + 1 == line.size() || line[i + 1] == ' ')) {
      return std::min(i + 2, line.size());
    }
    for (std::string_view stop : {"。", "？", "！"}) {
      if (line.substr(i, stop.size()) == stop) return i + stop.size();
    }
  }
  return line.size();
}

Keys intersection(const Keys& a, const Keys& b) {
  Keys out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

}  // namespace

const Keys* Match::get(Slot slot) const {
  for (const Binding& binding : bindings) {
    if (binding.slot == slot.index) return &binding.keys;
  }
  return nullptr;
}

/// One language: the trie of all pairs.
struct Grammar::Side {
  struct SlotEdge {
    std::uint8_t slot, form;
    std::uint32_t lexicon, to;
  };
  struct Node {
    std::vector<std::pair<char, std::uint32_t>> children;
    std::vector<SlotEdge> slots;
    std::vector<int> pairs;  ///< that end here
  };
  struct Mention {
    std::uint8_t slot;
    const Keys* keys;
  };
  /// The state of one search: the best end so far and the ways to reach it.
  struct Search {
    std::string_view line;
    std::size_t best = 0;
    std::vector<Mention> path;
    std::vector<std::pair<int, std::vector<Mention>>> found;
  };

  explicit Side(bool english) : english(english) {}

  bool english;
  std::vector<Node> nodes{1};
  std::vector<Lexicon> lexicons;
  std::map<std::tuple<std::uint8_t, EntitySet>, std::uint32_t> lexicon_ids;

  std::uint32_t lexicon_of(std::uint8_t form, const EntitySet& things) {
    const auto [it, fresh] = lexicon_ids.try_emplace({form, things}, static_cast<std::uint32_t>(lexicons.size()));
    if (fresh) {
      Lexicon& lexicon = lexicons.emplace_back();
      for (const Entity* e : things) {
        const std::string_view word = (english ? e->en : e->ja)[form];
        if (!word.empty()) lexicon.add(word, e->key_id);
      }
    }
    return it->second;
  }

  std::uint32_t literal(std::uint32_t node, std::string_view text) {
    for (char raw : text) {
      const char c = lower(raw);
      std::uint32_t to = 0;
      for (const auto& [byte, next] : nodes[node].children) to = byte == c ? next : to;
      if (to == 0) {
        nodes.emplace_back();
        to = static_cast<std::uint32_t>(nodes.size() - 1);
        nodes[node].children.emplace_back(c, to);
      }
      node = to;
    }
    return node;
  }

  std::uint32_t slot(std::uint32_t node, const Field& field, std::uint32_t lexicon) {
    for (const SlotEdge& edge : nodes[node].slots) {
      if (edge.slot == field.slot && edge.form == field.form && edge.lexicon == lexicon) return edge.to;
    }
    nodes.emplace_back();
    const auto to = static_cast<std::uint32_t>(nodes.size() - 1);
    nodes[node].slots.push_back({field.slot, field.form, lexicon, to});
    return to;
  }

  void add(const miniworld::Side& side, const Collector::Entry& entry, int pair) {
    std::uint32_t node = 0;
    const char* text = side.text;
    const int fields = side.fields - (entry.lead_in ? 1 : 0);
    for (int i = 0; i < side.fields; ++i) {
      const Field& field = side.field[i];
      node = literal(node, {text, field.literal});
      text += field.literal + field.length;
      if (i < fields) node = slot(node, field, lexicon_of(field.form, entry.things.at(field.slot)));
    }
    if (!entry.lead_in) node = literal(node, {text, side.tail});
    if (node != 0) nodes[node].pairs.push_back(pair);
  }

  void accept(const Node& node, std::size_t at, Search& search) const {
    if (node.pairs.empty() || at < search.best) return;
    const std::string_view line = search.line;
    if (english && at != line.size() && line[at] != ' ' && line[at - 1] != ' ') return;
    if (at > search.best) search.found.clear();
    search.best = at;
    for (int pair : node.pairs) {
      const auto same = [pair](const auto& f) { return f.first == pair; };
      if (std::any_of(search.found.begin(), search.found.end(), same)) continue;
      search.found.emplace_back(pair, search.path);
    }
  }

  void walk(std::uint32_t at_node, std::size_t at, Search& search) const {
    while (true) {
      const Node& node = nodes[at_node];
      accept(node, at, search);
      for (const SlotEdge& edge : node.slots) follow(edge, at, search);
      if (at == search.line.size()) return;
      std::uint32_t to = 0;
      for (const auto& [byte, next] : node.children) {
        if (byte != search.line[at]) continue;
        to = next;
        break;
      }
      if (to == 0) return;
      at_node = to;
      ++at;
    }
  }

  void follow(const SlotEdge& edge, std::size_t at, Search& search) const {
    std::array<std::pair<std::size_t, const Keys*>, 16> words;  // nested words: "red", "red hat" …
    std::size_t n = 0;
    lexicons[edge.lexicon].match(search.line.substr(at), [&](std::size_t length, const Keys& keys) {
      if (n < words.size()) words[n++] = {length, &keys};
    });
    while (n > 0) {
      const auto [length, keys] = words[--n];
      search.path.push_back({edge.slot, keys});
      walk(edge.to, at + length, search);
      search.path.pop_back();
    }
  }

  static std::vector<Binding> bind(const std::vector<Mention>& mentions) {
    std::vector<Binding> out;
    for (const Mention& mention : mentions) {
      const auto it = std::find_if(out.begin(), out.end(), [&](const Binding& b) { return b.slot == mention.slot; });
      if (it == out.end()) {
        out.push_back({mention.slot, *mention.keys});
      } else {
        it->keys = intersection(it->keys, *mention.keys);
      }
    }
    return out;
  }
};

Grammar::Grammar() : sides_{std::make_unique<Side>(true), std::make_unique<Side>(false)} {
  Collector collector;
  Writer w(77);
  w.open = true;
  w.recorder = &collector;
  rehearse(w, 8000);
  rehearse_chat(w);
  const Universes universes;
  for (Collector::Entry& entry : collector.entries) {
    for (auto& [slot, things] : entry.things) universes.complete(things);
    const int index = static_cast<int>(pairs_.size());
    pairs_.push_back({std::string(entry.pair->en.view()), std::string(entry.pair->ja.view()), entry.lead_in});
    sides_[0]->add(entry.pair->en, entry, index);
    sides_[1]->add(entry.pair->ja, entry, index);
  }
}
Grammar::~Grammar() = default;

void Grammar::sentences(std::string_view text, Lang lang, const std::function<void(const Sentence&)>& sink) const {
  const Side& side = *sides_[lang == Lang::Ja ? 1 : 0];
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(), lower);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = std::string_view(small).substr(begin, end - begin);
    for (std::size_t at = 0; at < line.size();) {
      constexpr std::string_view kWideBlank = "\u3000";
      if (line[at] == ' ' || line.substr(at, 3) == kWideBlank) {
        at += line[at] == ' ' ? 1 : 3;
        continue;
      }
      Side::Search search{line.substr(at), 0, {}, {}};
      side.walk(0, 0, search);
      const std::size_t length = search.found.empty() ? end_of_unknown(line, at) - at : search.best;
      Sentence sentence{begin + at, begin + at + length, {}};
      for (const auto& [pair, mentions] : search.found) sentence.matches.push_back({pair, Side::bind(mentions)});
      sink(sentence);
      at += length;
    }
    begin = end + 1;
  }
}

void rehearse(Writer& w, int documents) {
  const auto say = [&](const auto& write) {
    write(w);
    w.clear();
  };
  for (int i = 0; i < documents; ++i) {
    say(i % 2 == 1 ? WriteDocument(write_story) : kinds()[static_cast<std::size_t>(i / 2) % kinds().size()].write);
  }
  for (const WriteDocument plot : plots()) {
    for (int i = 0; i < documents / 20; ++i) say(plot);
  }
  for (const Fact& fact : world().facts) {
    const AttrPairs& pairs = world().pairs[static_cast<std::size_t>(fact.attr)];
    w.set("S", fact.subject).set("V", fact.value);
    for (const auto* list : {&pairs.statements, &pairs.questions}) {
      for (const Pair& pair : *list) w.say(pair);
    }
    w.clear();
  }
}

}  // namespace zk::miniworld
