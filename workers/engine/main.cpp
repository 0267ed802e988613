// zk-engine: the commands that need LibTorch. People call zk, which hands these over; only the window starts a session
// here directly.
#include "workers/commands/commands.h"
#include "workers/common/driver.h"

int main(int argc, char** argv) {
  using namespace zk::workers;
  const Runners runners = {
      {"chat", runner(run_chat)},
      {"generate", runner(run_generate)},
      {"session", runner(run_engine_session)},
  };
  return run_program(zk::Program::Engine, runners, argc, argv);
}
