// Look-ups in the world, and the held-out rule: SHA-256 decides, so the split is the same everywhere.
#include "engine/miniworld/world.h"

#include <memory>

#include "engine/core/sha256.h"

namespace zk::miniworld {
namespace {

constexpr int kHeldCombo = 18;  // per cent

}  // namespace

const Fact* Entity::fact(Attr attr) const {
  for (const Fact* fact : facts) {
    if (fact->attr == attr) return fact;
  }
  return nullptr;
}

Group Fact::others() const {
  Group out;
  for (const Entity* o : *domain) {
    if (o->key_id != value->key_id && o->en[0] != value->en[0] && o->ja[0] != value->ja[0]) out.push_back(o);
  }
  return out;
}

const Entity* World::count(int n, const Entity& fruit) const {
  return counts_.at(static_cast<std::size_t>(fruit.index * 20 + n - 1));
}
const Thing* World::painted(const Thing& thing, int color) const {
  return color < 0 ? &thing
                   : &colored[static_cast<std::size_t>(thing.index) * colors.size() + static_cast<std::size_t>(color)];
}
bool World::held_need(const Entity& kid, const Need& need) const {
  return held_need_[static_cast<std::size_t>(kid.index) * needs.size() + static_cast<std::size_t>(need.index)] != 0;
}
bool World::held_room(const Thing& thing, const Entity& place) const {
  const std::size_t room = static_cast<std::size_t>(place.index) + (is_room(place) ? 0 : rooms.size());
  return held_room_[static_cast<std::size_t>(thing.base->index) * rooms_and_places.size() + room] != 0;
}
bool World::held_sum(int a, int b) const { return held_sum_.at(static_cast<std::size_t>(a * 21 + b)) != 0; }
const Entity* World::season_of(const Entity& month) const {
  return month_season_[static_cast<std::size_t>(month.index)];
}
bool World::is_live_food(const Entity& food) const { return live_food_[static_cast<std::size_t>(food.key_id)] != 0; }
bool World::is_room(const Entity& place) const {
  return rooms[static_cast<std::size_t>(place.index) % rooms.size()] == &place;
}

const World& world() {
  static const std::unique_ptr<const World> made = [] {
    auto w = std::make_unique<World>();
    make_world(*w);
    return w;
  }();
  return *made;
}

int bucket(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (std::string_view part : parts) (text += text.empty() ? "" : "|") += part;
  const Sha256Digest digest = sha256(text);
  const std::uint32_t first =
      std::uint32_t{digest[0]} << 24 | std::uint32_t{digest[1]} << 16 | std::uint32_t{digest[2]} << 8 | digest[3];
  return static_cast<int>(first % 100);
}

bool held_combo(std::initializer_list<std::string_view> parts) {
  std::string text = "combo";
  for (std::string_view part : parts) (text += "|") += part;
  return bucket({text}) < kHeldCombo;
}

}  // namespace zk::miniworld
