// main() of zk-engine in a package. LibTorch lies in the user's cache, which no path inside a program can name, so it
// is loaded here first; the engine's own library then finds it by its name among what is loaded. No variable of the
// environment is set for it, so nothing reaches the programs that are started from here.
#include <dlfcn.h>

#include "engine/core/installation.h"
#include "workers/common/driver.h"

namespace {
using Main = int (*)(int, char**);

/// Opens a library for good; its symbols serve those that are opened after it.
void* open_library(const std::filesystem::path& file) { return ::dlopen(file.c_str(), RTLD_NOW | RTLD_GLOBAL); }

zk::Issue broken() {
  const char* reason = ::dlerror();
  return zk::issue_resource("libtorch-broken",
                            {{"folder", zk::libtorch_folder().string()}, {"reason", reason ? reason : ""}});
}
}  // namespace

int main(int argc, char** argv) {
  if (const auto missing = zk::libtorch_issue()) return zk::workers::refuse(*missing, argc, argv);
  const auto folder = zk::libtorch_folder() / "torch/lib";
  for (const char* name : {"libc10.so", "libtorch_cpu.so"})
    if (!open_library(folder / name)) return zk::workers::refuse(broken(), argc, argv);
  void* engine = open_library(zk::engine_library());
  const auto run = engine ? reinterpret_cast<Main>(::dlsym(engine, "zk_engine_main")) : nullptr;
  return run ? run(argc, argv) : zk::workers::refuse(broken(), argc, argv);
}
