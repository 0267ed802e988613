#include "workers/engine/engine.h"

#include <fcntl.h>
#include <unistd.h>

#include "engine/parallel/environment.h"
#include "workers/commands/commands.h"
#include "workers/common/driver.h"

namespace {
/// The result goes nowhere, and a terminal hears nothing: a launcher shows the words of all its ranks.
void be_silent() {
  const int null = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  ::dup2(null, 1);
  if (::isatty(2)) ::dup2(null, 2);
  ::close(null);
}
}  // namespace

namespace zk::workers {
int run_engine(int argc, char** argv) {
  const auto env = parallel::rank_environment();
  if (env.ok() && env->rank > 0) be_silent();
  const Runners runners = {
      {"bench", runner(run_bench)},
      {"chat", runner(run_chat)},
      {"eval", runner(run_eval)},
      {"generate", runner(run_generate)},
      {"session", runner(run_engine_session)},
      {"train", runner(run_train)},
      {"tune", runner(run_tune)},
  };
  return run_program(Program::Engine, runners, argc, argv);
}
}  // namespace zk::workers
