// The world in memory against the exported tables, and the held-out rule against answers of the reference program.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "engine/core/sha256.h"
#include "engine/miniworld/miniworld.h"
#include "engine/miniworld/world.h"

namespace zk::miniworld {
namespace {

using Json = nlohmann::ordered_json;

TEST(Sha256, AgreesWithTheStandard) {  // FIPS 180-4 examples
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Sha256, TakesPiecesOfAnySize) {
  const std::string text(100'000, 'a');
  for (std::size_t piece : {1u, 63u, 64u, 65u, 4096u}) {
    Sha256 hash;
    for (std::size_t at = 0; at < text.size(); at += piece) hash.update(std::string_view(text).substr(at, piece));
    EXPECT_EQ(hash.finish(), sha256(text)) << piece;
  }
}

TEST(Tables, FactsAndLevelsEqualTheExport) {
  const Json facts = Json::parse(tables_json())["facts"];
  ASSERT_EQ(facts.size(), world().facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Fact& fact = world().facts[i];
    ASSERT_EQ(facts[i]["subject"], fact.subject->key) << i;
    ASSERT_EQ(facts[i]["attribute"], kAttrNames[static_cast<std::size_t>(fact.attr)]) << i;
    ASSERT_EQ(facts[i]["value"], fact.value->key) << i;
    ASSERT_EQ(facts[i]["topic"], kTopicNames[static_cast<std::size_t>(fact.topic)]) << i;
    ASSERT_EQ(facts[i]["level"], fact.level) << fact.subject->key << " " << fact.value->key;
  }
}

TEST(Tables, LevelsHaveTheSpecifiedCounts) {
  std::map<int, int> count;
  for (const Fact& fact : world().facts) ++count[fact.level];
  EXPECT_EQ(count, (std::map<int, int>{{0, 1352}, {1, 84}, {2, 188}, {3, 21}}));
}

TEST(Tables, EveryWordHasTheFormsOfTheExport) {
  const Json entities = Json::parse(tables_json())["entities"];
  const auto check = [&](const char* group, const auto& table) {
    ASSERT_EQ(entities[group].size(), table.size()) << group;
    for (std::size_t i = 0; i < table.size(); ++i) {
      const Entity* entity;
      if constexpr (std::is_pointer_v<std::decay_t<decltype(table[i])>>) {
        entity = table[i];
      } else {
        entity = &table[i];
      }
      const Json& row = entities[group][i];
      EXPECT_EQ(row["key"], entity->key);
      for (const auto& [side, forms] : {std::pair{"en", &entity->en}, std::pair{"ja", &entity->ja}}) {
        for (std::size_t f = 0; f < forms->size(); ++f) {
          const std::string form = f == 0 ? "word" : std::string(kFormNames[f]);
          EXPECT_EQ(row[side].value(form, ""), (*forms)[f]) << entity->key << "." << form;
        }
      }
    }
  };
  const World& w = world();
  check("kids", w.kids), check("adults", w.adults), check("places", w.places), check("classes", w.classes);
  check("animals", w.animals), check("plants", w.plants), check("materials", w.materials);
  check("objects", w.objects), check("things", w.things), check("spots", w.spots), check("rooms", w.rooms);
  check("days", w.days), check("months", w.months), check("colors", w.colors);
}

TEST(Tables, MadeThingsTakeTheRightArticle) {
  for (const Made& made : world().made) {
    const std::string a(made.en[static_cast<std::size_t>(Form::A)]);
    const bool vowel = std::string("aeiou").find(made.en[0][0]) != std::string::npos;
    EXPECT_EQ(a, (vowel ? "an " : "a ") + std::string(made.en[0]));
  }
  EXPECT_EQ(world().made.size(), 240u);
  EXPECT_EQ(world().colored.size(), 200u);
}

TEST(HeldOut, BucketsEqualTheReference) {
  EXPECT_EQ(bucket({"fact", "owl", "food"}), 52);
  EXPECT_EQ(bucket({"combo", "need", "Hana", "cold"}), 45);
  EXPECT_EQ(bucket({"combo", "cup", "glass"}), 23);
  EXPECT_EQ(bucket({"combo", "sum", "4", "9"}), 69);
  EXPECT_EQ(bucket({"combo", "room", "hat", "pond"}), 71);
}

// Digests of all answers of the reference program in table order, one character '0' or '1' each.
TEST(HeldOut, AllCombinationsEqualTheReference) {
  const World& w = world();
  std::string need, room, sum, made;
  for (const Child& kid : w.kids) {
    for (const Need& n : w.needs) need += w.held_need(kid, n) ? '1' : '0';
  }
  for (const Thing& thing : w.things) {
    for (const Entity* r : w.rooms_and_places) room += w.held_room(thing, *r) ? '1' : '0';
  }
  for (int a = 1; a <= 12; ++a) {
    for (int b = 1; b <= 12; ++b) sum += w.held_sum(a, b) ? '1' : '0';
  }
  for (const Made& m : w.made) made += m.held ? '1' : '0';
  EXPECT_EQ(sha256_hex(need), "df1d73a8131d74a0c670e4fb9fca7d005ede34c72369f557e9330d0616b5e249");
  EXPECT_EQ(sha256_hex(room), "a1819f4fa6670765003be073f900eec66eeadfc962098b315addcf272d631af1");
  EXPECT_EQ(sha256_hex(sum), "519ad4c542910e170d8467720e1cbab158e4651abce626f5cff4d3834f489733");
  EXPECT_EQ(sha256_hex(made), "b84374c71c6f2636c10c9107abb6a6bd9e51dcde10f61edf32d1b09ad27deb95");
}

TEST(HeldOut, ColoredThingsShareTheRuleOfThePlainOne) {
  const World& w = world();
  for (const Thing& colored : w.colored) {
    for (const Entity* room : w.rooms_and_places) {
      EXPECT_EQ(w.held_room(colored, *room), held_combo({"room", colored.base->key, room->key}));
    }
  }
}

}  // namespace
}  // namespace zk::miniworld
