// The assembler copies the two files into the object (.incbin): no generated source, no start-up cost.
#include "engine/miniworld/tables.h"

#include <cstddef>

#define ZK_EMBED(symbol, file)                                                               \
  __asm__(".section .rodata\n.balign 16\n" #symbol "_begin:\n.incbin \"" file "\"\n" #symbol \
          "_end:\n.byte 0\n"                                                                 \
          ".previous\n");                                                                    \
  extern "C" const char symbol##_begin[];                                                    \
  extern "C" const char symbol##_end[]

ZK_EMBED(zk_miniworld_tables, ZK_MINIWORLD_RESOURCES "/tables.json");
ZK_EMBED(zk_miniworld_world, ZK_MINIWORLD_RESOURCES "/world.json");

namespace zk::miniworld {

std::string_view embedded_tables() {
  return {zk_miniworld_tables_begin, static_cast<std::size_t>(zk_miniworld_tables_end - zk_miniworld_tables_begin)};
}
std::string_view embedded_world() {
  return {zk_miniworld_world_begin, static_cast<std::size_t>(zk_miniworld_world_end - zk_miniworld_world_begin)};
}

}  // namespace zk::miniworld
