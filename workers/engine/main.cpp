// main() of zk-engine as it is built from source, linked to LibTorch; a package has loader.cpp in its place.
#include "workers/engine/engine.h"

int main(int argc, char** argv) { return zk::workers::run_engine(argc, argv); }
