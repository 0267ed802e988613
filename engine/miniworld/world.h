// Komorebi Village as data: everybody and everything with all word forms, all facts with their held-out level, and the
// held-out rule. Made once from the embedded tables, then read-only and shared by all threads.
//
// Held out: bucket(x) = first 32 bits of SHA-256 of the parts joined by '|', modulo 100. The split is therefore the
// same in both languages, for every seed and on every machine.
#pragma once
#include <array>
#include <deque>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/miniworld/pair.h"

namespace zk::miniworld {

enum class Attr : std::uint8_t {
  Class,
  Legs,
  Cover,
  Birth,
  Food,
  Home,
  Sound,
  Awake,  // animals
  Sort,
  Color,
  Grows,
  Season,  // plants
  Job,
  Workplace,
  Work,
  Tool,
  FavColor,
  FavFood,
  Pet,  // people
  Region,
  See,
  Next,
  Prev,
  Month,
  Opposite,
  Word,
  Pond,
  Floor,
  Fire,
  Magnet,  // places, calendar, words, materials
  Count
};
inline constexpr std::size_t kAttrs = static_cast<std::size_t>(Attr::Count);
inline constexpr std::string_view kAttrNames[kAttrs] = {
    "class", "legs",   "cover", "birth",     "food",     "home", "sound",    "awake",   "sort", "color",
    "grows", "season", "job",   "workplace", "work",     "tool", "favcolor", "favfood", "pet",  "region",
    "see",   "next",   "prev",  "month",     "opposite", "word", "pond",     "floor",   "fire", "magnet"};

enum class Topic : std::uint8_t { Animals, Plants, People, Places, Calendar, Words, Materials, Numbers, Count };
inline constexpr std::size_t kTopics = static_cast<std::size_t>(Topic::Count);
inline constexpr std::string_view kTopicNames[kTopics] = {"animals",  "plants", "people",    "places",
                                                          "calendar", "words",  "materials", "numbers"};

struct Fact;
using Forms = std::array<std::string_view, static_cast<std::size_t>(Form::Count)>;

/// One thing of the world with its words in both languages. `key` is the same in both; things that mean the same share
/// a key, so comparisons use key_id.
struct Entity {
  std::string_view key;
  int key_id = 0;
  int index = 0;  ///< place in its own table
  Forms en{}, ja{};
  std::vector<const Fact*> facts;

  const Fact* fact(Attr attr) const;
};
using Group = std::vector<const Entity*>;

/// Subject, attribute, value; `domain` holds the values that wrong choices are drawn from. Level 0: stated and asked;
/// 1: stated in prose, never asked; 2: the combination appears nowhere; 3: never stated, it follows from the class.
struct Fact {
  Topic topic;
  Attr attr;
  std::uint8_t level;
  const Entity* subject;
  const Entity* value;
  const Group* domain;

  /// At most `n` different false values, in table order.
  Group others() const;
};

struct Child : Entity {
  const Entity *color, *food, *pet, *home;
};
struct Place : Entity {
  const Entity *region, *see;
};
struct Adult : Entity {
  const Entity *job, *work, *tool;
  const Place* place;
};
struct AnimalClass : Entity {
  const Entity *legs, *cover, *birth;
};
struct Animal : Entity {
  const AnimalClass* cls;
  const Entity *food, *home, *sound, *awake;
};  // sound may be null
struct Plant : Entity {
  const Entity *sort, *color, *grows, *season;
};
/// What happens to a thing: the general form ("floats on the water") and the past ("floated on the water").
struct Outcome : Entity {
  const Entity* past;
};
struct Material : Entity {
  std::array<const Outcome*, 4> outcome;
};  // by event
/// An object made of a material; `held` where the combination may appear nowhere.
struct Made : Entity {
  const Entity* object;
  const Material* material;
  bool held;
};
/// A movable thing, plain or coloured. `base` is the plain thing (itself when plain).
struct Thing : Entity {
  const Thing* base;
};
struct Need : Entity {
  Pair scene, says;
  const Entity *did, *advice;
};
struct Event {
  Pair act;
  const Entity* which;
  const Outcome* good;
  std::vector<const Outcome*> outcomes;
};

/// The statements and questions of an attribute; the first statement is the answer form.
struct AttrPairs {
  std::vector<Pair> statements, questions;
};
struct Greeting {
  Pair user, assistant;
};

class World {
 public:
  std::vector<Child> kids;
  std::vector<Adult> adults;
  std::vector<Place> places;
  std::vector<AnimalClass> classes;
  std::vector<Animal> animals;
  std::vector<Plant> plants;
  std::vector<Outcome> outcomes;
  std::vector<Material> materials;
  std::vector<Made> made;      ///< 20 objects x 12 materials, object by object
  std::vector<Thing> things;   ///< the plain ones
  std::vector<Thing> colored;  ///< thing by thing, in ten colours
  std::vector<Need> needs;
  std::vector<Event> events;  ///< pond, floor, fire, magnet: in the order of Attr
  Group objects, spots, rooms, rooms_and_places, outdoors, days, months, colors, seasons, pets, fruits, sorts;
  Group traits, weather, times, plays, indoor_plays;
  Group topic_titles;                   ///< by Topic
  Group numbers;                        ///< 0 … 20 as word and digits
  Group digits;                         ///< 0 … 31, digits only
  Group runs;                           ///< "0, 1, 2, 3, 4, 5" … for counting, by first number
  std::array<const Entity*, 2> commas;  ///< comma and full stop of steps
  std::vector<Greeting> greetings;
  Group rude;
  std::vector<Fact> facts;
  std::array<std::vector<const Fact*>, kTopics> by_topic;
  std::array<double, kTopics> topic_weight{};
  std::array<AttrPairs, kAttrs> pairs;
  std::vector<std::pair<std::string, double>> kind_weights;

  /// n fruits as words: "three apples", with the Japanese noun and counter as forms. n = 1 … 20.
  const Entity* count(int n, const Entity& fruit) const;
  /// The thing in one of the ten colours, or (color -1) plain.
  const Thing* painted(const Thing& thing, int color) const;
  bool held_need(const Entity& kid, const Need& need) const;
  bool held_room(const Thing& thing, const Entity& place) const;
  bool held_sum(int a, int b) const;
  bool is_room(const Entity& place) const;
  const Entity* season_of(const Entity& month) const;
  bool is_live_food(const Entity& food) const;
  /// The rates and phrase books of the raw form, as world.json writes them.
  const nlohmann::ordered_json& raw_book() const { return rows_["raw"]; }
  std::string_view key_name(int key_id) const { return key_names_[key_id]; }
  std::size_t key_count() const { return key_names_.size(); }

 private:
  friend class WorldMaker;
  std::deque<std::string> text_;  ///< owns every word made here
  std::deque<Entity> phrases_;
  std::map<std::string_view, int> key_ids_;
  std::vector<std::string_view> key_names_;
  std::vector<const Entity*> counts_;  ///< by fruit and number
  std::vector<char> held_need_, held_room_, held_sum_;
  std::vector<const Entity*> month_season_;
  std::vector<char> live_food_;           ///< by key_id
  nlohmann::ordered_json tables_, rows_;  ///< own the texts that words and pairs point into
  std::deque<Group> domains_;
};

/// Fills an empty world from the embedded tables.
void make_world(World& world);
const World& world();

int bucket(std::initializer_list<std::string_view> parts);
/// True where the combination is kept from training; the parts as in the tables, e.g. {"need", "Hana", "cold"}.
bool held_combo(std::initializer_list<std::string_view> parts);

}  // namespace zk::miniworld
