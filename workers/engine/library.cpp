// The engine of a package: a library that loader.cpp opens once LibTorch is in the process. The one name it looks for:
#include "workers/engine/engine.h"

extern "C" __attribute__((visibility("default"))) int zk_engine_main(int argc, char** argv) {
  return zk::workers::run_engine(argc, argv);
}
