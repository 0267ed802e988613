// zk-engine: the commands that need LibTorch. People call zk, which hands these over; only the window starts a session
// here directly. Of the ranks of one run only the first speaks to the terminal; the others have their logs.
#pragma once

namespace zk::workers {
/// What main() of zk-engine does, linked as a program (main.cpp) or loaded as a library (library.cpp); its exit code.
int run_engine(int argc, char** argv);
}  // namespace zk::workers
