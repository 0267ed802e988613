// Builds the world from the two embedded JSON files. Words with forms come from tables.json, relations and word lists
// from world.json; coloured things, things of a material, counts and numbers are put together here.
#include "engine/miniworld/world.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "engine/miniworld/tables.h"

namespace zk::miniworld {

using Json = nlohmann::ordered_json;

namespace {

constexpr int kHeldFact = 15;  // per cent
constexpr std::size_t at(Form form) { return static_cast<std::size_t>(form); }

std::string_view view(const Json& json) { return *json.get_ptr<const std::string*>(); }

bool starts_with_vowel(std::string_view word) {
  return !word.empty() && std::string_view("aeiouAEIOU").find(word[0]) != std::string_view::npos;
}

template <class Table>
const typename Table::value_type* find(const Table& table, std::string_view key) {
  for (const auto& entity : table) {
    if (entity.key == key) return &entity;
  }
  throw std::logic_error("miniworld tables: no entity named " + std::string(key));
}
const Entity* find(const Group& group, std::string_view key) {
  for (const Entity* entity : group) {
    if (entity->key == key) return entity;
  }
  throw std::logic_error("miniworld tables: no word named " + std::string(key));
}

}  // namespace

class WorldMaker {
 public:
  explicit WorldMaker(World& world) : w_(world) {
    w_.tables_ = Json::parse(embedded_tables());
    w_.rows_ = Json::parse(embedded_world());
    read_words();
    read_nature();
    read_people();
    read_materials();
    read_needs_and_pairs();
    make_things();
    make_numbers();
    make_rules();
    make_facts();
  }

 private:
  const Json& rows(const char* name) const { return std::as_const(w_.rows_).at(name); }
  const Json& entities(const char* name) const { return std::as_const(w_.tables_).at("entities").at(name); }

  std::string_view own(std::string text) { return w_.text_.emplace_back(std::move(text)); }

  void name(Entity& entity, std::string_view key) {
    entity.key = key;
    const auto [it, fresh] = w_.key_ids_.try_emplace(key, static_cast<int>(w_.key_names_.size()));
    if (fresh) w_.key_names_.push_back(key);
    entity.key_id = it->second;
  }

  static void read_forms(Forms& forms, const Json& json) {
    for (const auto& [form, word] : json.items()) forms[form == "word" ? 0 : form_index(form)] = view(word);
  }

  template <class Table>
  void read_table(Table& table, const char* group) {
    if constexpr (requires { table.capacity(); }) table.reserve(entities(group).size());  // addresses stay
    for (const Json& row : entities(group)) {
      auto& entity = table.emplace_back();
      name(entity, view(row["key"]));
      entity.index = static_cast<int>(table.size()) - 1;
      read_forms(entity.en, row["en"]);
      read_forms(entity.ja, row["ja"]);
    }
  }
  void read_group(Group& group, const char* from) {
    const std::size_t begin = w_.phrases_.size();
    read_table(w_.phrases_, from);
    for (std::size_t i = begin; i < w_.phrases_.size(); ++i) {
      w_.phrases_[i].index = static_cast<int>(i - begin);
      group.push_back(&w_.phrases_[i]);
    }
  }

  Entity& word(std::string_view key, std::string_view en, std::string_view ja) {
    Entity& entity = w_.phrases_.emplace_back();
    name(entity, key);
    entity.en[0] = en;
    entity.ja[0] = ja;
    return entity;
  }
  /// The same two words are one phrase.
  const Entity* phrase(const Json& pair) {
    const std::string_view en = view(pair[0]), ja = view(pair[1]);
    const Entity*& entity = phrase_of_[{en, ja}];
    if (entity == nullptr) entity = &word(en, en, ja);
    return entity;
  }
  Group phrases(const char* rows_name) {
    Group group;
    for (const Json& row : rows(rows_name)) group.push_back(phrase(row));
    return group;
  }
  std::map<std::string_view, const Entity*> named_phrases(const char* rows_name) {
    std::map<std::string_view, const Entity*> out;
    for (const auto& [key, row] : rows(rows_name).items()) out[view_of_key(key)] = phrase(row);
    return out;
  }
  std::string_view view_of_key(const std::string& key) { return own(key); }

  void read_words() {
    read_table(w_.kids, "kids");
    read_table(w_.adults, "adults");
    read_table(w_.places, "places");
    read_table(w_.classes, "classes");
    read_table(w_.animals, "animals");
    read_table(w_.plants, "plants");
    read_table(w_.materials, "materials");
    read_table(w_.things, "things");
    read_group(w_.objects, "objects");
    read_group(w_.spots, "spots");
    read_group(w_.rooms, "rooms");
    read_group(w_.days, "days");
    read_group(w_.months, "months");
    read_group(w_.colors, "colors");
    w_.traits = phrases("traits");
    w_.weather = phrases("weather");
    w_.times = phrases("times");
    w_.plays = phrases("plays");
    w_.indoor_plays = phrases("indoor_plays");
    w_.rude = phrases("rude");
    w_.rooms_and_places = w_.rooms;
    for (const Place& place : w_.places) w_.rooms_and_places.push_back(&place);
    for (const auto& [topic, row] : rows("topics").items()) {
      const auto index = std::find(std::begin(kTopicNames), std::end(kTopicNames), topic) - std::begin(kTopicNames);
      w_.topic_weight.at(static_cast<std::size_t>(index)) = row["weight"].get<double>();
      w_.topic_titles.resize(kTopics);
      w_.topic_titles.at(static_cast<std::size_t>(index)) = phrase(row["title"]);
    }
    for (const auto& [kind, weight] : rows("kinds").items()) w_.kind_weights.emplace_back(kind, weight.get<double>());
  }

  void read_nature() {
    const auto seasons = named_phrases("seasons"), grows = named_phrases("grows"), awake = named_phrases("awake");
    for (const auto& [key, row] : rows("seasons").items()) w_.seasons.push_back(seasons.at(key));
    for (const Json& season : rows("month_seasons")) w_.month_season_.push_back(seasons.at(view(season)));
    for (AnimalClass& cls : w_.classes) {
      const Json& row = rows("classes")[cls.key];
      cls.legs = phrase(row["legs"]), cls.cover = phrase(row["cover"]), cls.birth = phrase(row["birth"]);
    }
    for (Animal& animal : w_.animals) {
      const Json& row = rows("animals")[animal.key];
      animal.cls = find(w_.classes, view(row["class"]));
      animal.food = phrase(row["food"]), animal.home = phrase(row["home"]);
      animal.sound = row.contains("sound") ? phrase(row["sound"]) : nullptr;
      animal.awake = awake.at(view(row["awake"]));
    }
    for (const Json& pet : rows("pets")) w_.pets.push_back(find(w_.animals, view(pet)));
    for (const auto& [key, row] : rows("sorts").items()) {
      Entity& sort = word(view(row["word"][0]), view(row["word"][0]), view(row["word"][1]));
      sort.en[at(Form::A)] = view(row["a"]);
      w_.sorts.push_back(&sort);
    }
    for (Plant& plant : w_.plants) {
      const Json& row = rows("plants")[plant.key];
      plant.sort = find(w_.sorts, view(row["sort"])), plant.color = find(w_.colors, view(row["color"]));
      plant.grows = grows.at(view(row["grows"])), plant.season = seasons.at(view(row["season"]));
      if (plant.sort->key == "fruit") w_.fruits.push_back(&plant);
    }
    w_.live_food_.resize(4096);
    for (const Json& food : rows("live_food")) w_.live_food_.at(w_.key_ids_.at(view(food))) = 1;
  }

  void read_people() {
    const auto regions = named_phrases("regions");
    for (Place& place : w_.places) {
      const Json& row = rows("places")[place.key];
      place.region = regions.at(view(row["region"])), place.see = phrase(row["see"]);
    }
    for (const Place& place : w_.places) {
      const Json& names = rows("outdoors");
      if (std::any_of(names.begin(), names.end(), [&](const Json& n) { return view(n) == place.key; })) {
        w_.outdoors.push_back(&place);
      }
    }
    for (Adult& adult : w_.adults) {
      const Json& row = rows("adults")[adult.key];
      adult.job = phrase(row["job"]), adult.work = phrase(row["work"]), adult.tool = phrase(row["tool"]);
      adult.place = find(w_.places, view(row["workplace"]));
    }
    for (Child& kid : w_.kids) {
      const Json& row = rows("children")[kid.key];
      kid.color = find(w_.colors, view(row["color"])), kid.food = find(w_.plants, view(row["food"]));
      kid.pet = find(w_.animals, view(row["pet"])), kid.home = find(w_.places, view(row["home"]));
    }
  }

  void read_materials() {
    std::map<std::string_view, const Outcome*> outcome_of;
    w_.outcomes.reserve(std::as_const(w_.tables_)["outcomes"].size());
    for (const auto& [key, row] : std::as_const(w_.tables_)["outcomes"].items()) {
      Outcome& outcome = w_.outcomes.emplace_back();
      name(outcome, view(row[0]));
      outcome.index = static_cast<int>(w_.outcomes.size()) - 1;
      outcome.en[0] = view(row[0]), outcome.ja[0] = view(row[1]);
      outcome.past = &word(view(row[2]), view(row[2]), view(row[3]));
      outcome_of[view_of_key(key)] = &outcome;
    }
    for (const auto& [key, row] : rows("events").items()) {
      Event event{Pair::parse(view(row["do"][0]), view(row["do"][1])),
                  phrase(row["which"]),
                  outcome_of.at(view(row["good"])),
                  {}};
      for (const Json& outcome : row["outcomes"]) event.outcomes.push_back(outcome_of.at(view(outcome)));
      w_.events.push_back(std::move(event));
    }
    for (Material& material : w_.materials) {
      const Json& row = rows("materials")[material.key];
      const char* names[] = {"pond", "floor", "fire", "magnet"};
      for (std::size_t e = 0; e < 4; ++e) material.outcome[e] = outcome_of.at(view(row[names[e]]));
    }
  }

  void read_needs_and_pairs() {
    w_.needs.reserve(std::as_const(w_.tables_)["needs"].size());
    for (const Json& row : std::as_const(w_.tables_)["needs"]) {
      Need& need = w_.needs.emplace_back(Need{{},
                                              Pair::parse(view(row["scene"][0]), view(row["scene"][1])),
                                              Pair::parse(view(row["says"][0]), view(row["says"][1])),
                                              phrase(row["did"]),
                                              phrase(row["do"])});
      name(need, view(row["key"]));
      need.index = static_cast<int>(w_.needs.size()) - 1;
    }
    const Json& attributes = std::as_const(w_.tables_)["attributes"];
    for (std::size_t a = 0; a < kAttrs; ++a) {
      const Json& row = attributes.at(std::string(kAttrNames[a]));
      for (const Json& p : row["statements"]) w_.pairs[a].statements.push_back(Pair::parse(view(p[0]), view(p[1])));
      for (const Json& p : row["questions"]) w_.pairs[a].questions.push_back(Pair::parse(view(p[0]), view(p[1])));
    }
    for (const Json& row : rows("greetings")) {
      w_.greetings.push_back({Pair::parse(view(row[0]), view(row[1])), Pair::parse(view(row[2]), view(row[3]))});
    }
  }

  /// adjective + noun, with the noun's forms.
  void put_in_front(Entity& entity, const Json& adjective, const Entity& noun) {
    const std::string adj(view(adjective[0]));
    const std::string en = adj + " " + std::string(noun.en[0]);
    entity.en[0] = own(en);
    entity.en[at(Form::A)] = own((starts_with_vowel(en) ? "an " : "a ") + en);
    entity.en[at(Form::The)] = own("the " + en);
    entity.en[at(Form::Pl)] = own(adj + " " + std::string(noun.en[at(Form::Pl)]));
    entity.ja[0] = own(std::string(view(adjective[1])) + std::string(noun.ja[0]));
    name(entity, entity.en[0]);
  }

  void make_things() {
    for (Thing& thing : w_.things) thing.base = &thing;
    w_.colored.reserve(w_.things.size() * w_.colors.size());
    w_.made.reserve(w_.objects.size() * w_.materials.size());
    for (const Thing& thing : w_.things) {
      for (const Entity* color : w_.colors) {
        Thing& made = w_.colored.emplace_back();
        put_in_front(made, rows("color_adjectives")[color->key], thing);
        made.base = &thing;
        made.index = static_cast<int>(w_.colored.size()) - 1;
      }
    }
    for (const Entity* object : w_.objects) {
      for (const Material& material : w_.materials) {
        Made& made = w_.made.emplace_back();
        put_in_front(made, rows("materials")[material.key]["adjective"], *object);
        made.object = object, made.material = &material;
        made.index = static_cast<int>(w_.made.size()) - 1;
        made.held = held_combo({object->key, material.key});
      }
    }
  }

  void make_numbers() {
    const Json& names = rows("number_words");
    for (int n = 0; n <= 20; ++n) {
      const std::string_view digits = own(std::to_string(n));
      Entity& number = word(own("#" + std::to_string(n)), view(names[static_cast<std::size_t>(n)]), digits);
      number.en[at(Form::D)] = number.ja[at(Form::D)] = digits;
      w_.numbers.push_back(&number);
    }
    for (int n = 0; n <= 31; ++n) {
      const std::string_view digits = own(std::to_string(n));
      w_.digits.push_back(&word(digits, digits, digits));
    }
    for (int n = 0; n <= 14; ++n) {
      std::string en, ja;
      for (int i = n; i < n + 6; ++i) {
        en += (i == n ? "" : ", ") + std::to_string(i);
        ja += (i == n ? "" : "、") + std::to_string(i);
      }
      const std::string_view text = own(en);
      w_.runs.push_back(&word(text, text, own(ja)));
    }
    w_.commas = {&word(",", ",", "、"), &word(".", ".", "。")};
    for (const Plant& plant : w_.plants) {
      for (int n = 1; n <= 20; ++n) make_count(n, plant);
    }
  }

  void make_count(int n, const Plant& plant) {
    const std::string digits = std::to_string(n);
    Entity& count = word(own("#" + digits + " " + std::string(plant.key)),
                         own(std::string(view(rows("number_words")[static_cast<std::size_t>(n)])) + " " +
                             std::string(plant.en[n == 1 ? 0 : at(Form::Pl)])),
                         own(std::string(plant.ja[0]) + digits + "個"));
    count.ja[at(Form::W)] = plant.ja[0];
    count.ja[at(Form::C)] = own(digits + "個");
    w_.counts_.push_back(&count);
  }

  void make_rules() {
    for (const Child& kid : w_.kids) {
      for (const Need& need : w_.needs) w_.held_need_.push_back(held_combo({"need", kid.key, need.key}));
    }
    for (const Thing& thing : w_.things) {
      for (const Entity* room : w_.rooms_and_places) {
        w_.held_room_.push_back(held_combo({"room", thing.key, room->key}));
      }
    }
    for (int a = 0; a <= 20; ++a) {
      for (int b = 0; b <= 20; ++b) {
        w_.held_sum_.push_back(held_combo({"sum", std::to_string(std::min(a, b)), std::to_string(std::max(a, b))}));
      }
    }
  }

  template <class Table, class Get>
  void add_facts(Topic topic, const Table& subjects, Attr attr, Get get, bool inherited = false) {
    Group& domain = w_.domains_.emplace_back();
    std::set<int> seen;
    for (const auto& s : subjects) {
      const Entity* value = get(subject(s));
      if (value != nullptr && seen.insert(value->key_id).second) domain.push_back(value);
    }
    for (const auto& s : subjects) {
      const Entity& e = subject(s);
      if (const Entity* value = get(subject(s))) {
        const bool held = bucket({"fact", e.key, kAttrNames[static_cast<std::size_t>(attr)]}) < kHeldFact;
        add_fact(topic, e, attr, value, domain, held ? (inherited ? 3 : 1) : 0);
      }
    }
  }
  template <class T>
  static const T& subject(const T& entity) {
    return entity;
  }
  static const Entity& subject(const Entity* entity) { return *entity; }

  void add_fact(Topic topic, const Entity& subject, Attr attr, const Entity* value, const Group& domain, int level) {
    if (w_.facts.size() == w_.facts.capacity()) throw std::logic_error("miniworld tables: more facts than exported");
    const Fact& fact =
        w_.facts.emplace_back(Fact{topic, attr, static_cast<std::uint8_t>(level), &subject, value, &domain});
    w_.by_topic[static_cast<std::size_t>(topic)].push_back(&fact);
    const_cast<Entity&>(subject).facts.push_back(&fact);  // the tables are still being built, by us alone
  }

  void make_facts() {
    using enum Attr;
    w_.facts.reserve(std::as_const(w_.tables_)["facts"].size());
    const Topic an = Topic::Animals, pl = Topic::Plants, pe = Topic::People;
    add_facts(an, w_.animals, Class, [](const Animal& a) -> const Entity* { return a.cls; });
    add_facts(
        an, w_.animals, Legs, [](const Animal& a) { return a.cls->legs; }, true);
    add_facts(
        an, w_.animals, Cover, [](const Animal& a) { return a.cls->cover; }, true);
    add_facts(
        an, w_.animals, Birth, [](const Animal& a) { return a.cls->birth; }, true);
    add_facts(an, w_.animals, Food, [](const Animal& a) { return a.food; });
    add_facts(an, w_.animals, Home, [](const Animal& a) { return a.home; });
    add_facts(an, w_.animals, Sound, [](const Animal& a) { return a.sound; });
    add_facts(an, w_.animals, Awake, [](const Animal& a) { return a.awake; });
    add_facts(pl, w_.plants, Sort, [](const Plant& p) { return p.sort; });
    add_facts(pl, w_.plants, Color, [](const Plant& p) { return p.color; });
    add_facts(pl, w_.plants, Grows, [](const Plant& p) { return p.grows; });
    add_facts(pl, w_.plants, Season, [](const Plant& p) { return p.season; });
    add_facts(pe, w_.adults, Job, [](const Adult& a) { return a.job; });
    add_facts(pe, w_.adults, Workplace, [](const Adult& a) -> const Entity* { return a.place; });
    add_facts(pe, w_.adults, Work, [](const Adult& a) { return a.work; });
    add_facts(pe, w_.adults, Tool, [](const Adult& a) { return a.tool; });
    add_facts(pe, w_.kids, FavColor, [](const Child& k) { return k.color; });
    add_facts(pe, w_.kids, FavFood, [](const Child& k) { return k.food; });
    add_facts(pe, w_.kids, Pet, [](const Child& k) { return k.pet; });
    add_facts(Topic::Places, w_.places, Region, [](const Place& p) { return p.region; });
    add_facts(Topic::Places, w_.places, See, [](const Place& p) { return p.see; });
    make_calendar_facts();
    make_word_facts();
    make_material_facts();
  }

  void make_calendar_facts() {
    const Topic calendar = Topic::Calendar;
    const auto day = [this](const Entity& d, int step) {
      return w_.days[static_cast<std::size_t>(d.index + step) % 7];
    };
    add_facts(calendar, w_.days, Attr::Next, [&](const Entity& d) { return day(d, 1); });
    add_facts(calendar, w_.days, Attr::Prev, [&](const Entity& d) { return day(d, 6); });
    add_facts(calendar, w_.months, Attr::Month, [this](const Entity& m) { return w_.season_of(m); });
  }

  void make_word_facts() {
    Group words;
    std::map<std::string_view, const Entity*> opposite;
    for (const Json& row : rows("opposites")) {
      const Entity* a = &word(view(row[0]), view(row[0]), view(row[1]));
      const Entity* b = &word(view(row[2]), view(row[2]), view(row[3]));
      words.insert(words.end(), {a, b});
      opposite[a->key] = b, opposite[b->key] = a;
    }
    add_facts(Topic::Words, words, Attr::Opposite, [&](const Entity& e) { return opposite.at(e.key); });
    Group nouns;
    for (const Animal& e : w_.animals) nouns.push_back(&e);
    for (const Plant& e : w_.plants) nouns.push_back(&e);
    nouns.insert(nouns.end(), w_.objects.begin(), w_.objects.end());
    for (const Thing& e : w_.things) nouns.push_back(&e);
    std::map<const Entity*, const Entity*> twin;  // the same word seen from the other language
    for (const Entity* e : nouns) twin[e] = &word(own("ja:" + std::string(e->key)), e->ja[0], e->en[0]);
    add_facts(Topic::Words, nouns, Attr::Word, [&](const Entity& e) { return twin.at(&e); });
  }

  void make_material_facts() {
    std::array<const Group*, 4> domain{};
    for (std::size_t e = 0; e < 4; ++e) {
      w_.domains_.emplace_back(w_.events[e].outcomes.begin(), w_.events[e].outcomes.end());
      domain[e] = &w_.domains_.back();
    }
    for (const Made& made : w_.made) {
      for (std::size_t e = 0; e < 4; ++e) {
        const Attr attr = static_cast<Attr>(static_cast<std::size_t>(Attr::Pond) + e);
        add_fact(Topic::Materials, made, attr, made.material->outcome[e], *domain[e], made.held ? 2 : 0);
      }
    }
  }

  World& w_;
  std::map<std::pair<std::string_view, std::string_view>, const Entity*> phrase_of_;
};

void make_world(World& world) { WorldMaker{world}; }

}  // namespace zk::miniworld
