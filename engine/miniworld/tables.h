// The world's two JSON files, compiled into the library so that the engine works without finding files:
// tables.json (the export: entities with their forms, needs, facts, attributes, pairs) and world.json (who likes what,
// weights, word lists, phrase books).
#pragma once
#include <string_view>

namespace zk::miniworld {

/// resources/miniworld/tables.json, byte for byte.
std::string_view embedded_tables();
/// resources/miniworld/world.json, byte for byte.
std::string_view embedded_world();

}  // namespace zk::miniworld
