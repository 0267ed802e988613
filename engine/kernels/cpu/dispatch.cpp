// Chooses the kernels that fit the processor the program runs on: asked once, by CPUID and what the system saves.
#include <cstring>
#include <initializer_list>

#include "engine/kernels/cpu/table.h"

namespace zk::kernels {
extern const Table kBaseTable;
#ifdef ZK_X86
extern const Table kAvx2Table, kAvx512Table;

namespace {
bool has_avx2() {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
}
bool has_avx512() {
  return has_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}
}  // namespace
#endif

const Table* cpu_table(const char* name) {
  if (std::strcmp(name, "base") == 0) return &kBaseTable;
#ifdef ZK_X86
  if (std::strcmp(name, "avx2") == 0 && has_avx2()) return &kAvx2Table;
  if (std::strcmp(name, "avx512") == 0 && has_avx512()) return &kAvx512Table;
#endif
  return nullptr;
}

const Table& cpu_table() {
  static const Table& best = [&]() -> const Table& {
    for (const char* name : {"avx512", "avx2"})
      if (const Table* table = cpu_table(name)) return *table;
    return kBaseTable;
  }();
  return best;
}
}  // namespace zk::kernels
