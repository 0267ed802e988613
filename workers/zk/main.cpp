// zk: the command line without LibTorch, so that it starts in milliseconds. Hands train, eval, chat … to zk-engine.
#include "workers/commands/commands.h"
#include "workers/commands/corpus_commands.h"
#include "workers/common/driver.h"

int main(int argc, char** argv) {
  using namespace zk::workers;
  // clang-format off
  const Runners runners = {
      {"clean", runner(run_clean)},
      {"collect", runner(run_collect)},
      {"compare", runner(run_compare)},
      {"control", runner(run_control)},
      {"dataset", runner(run_dataset)},
      {"describe", runner(run_describe)},
      {"doctor", runner(run_doctor)},
      {"lineage", runner(run_lineage)},
      {"list", runner(run_list)},
      {"miniworld", runner(run_miniworld)},
      {"plan", runner(run_plan)},
      {"quickstart", runner(run_quickstart)},
      {"rerun", runner(run_rerun)},
      {"session", runner(run_session)},
      {"tokenizer", runner(run_tokenizer)},
  };
  // clang-format on
  return run_program(zk::Program::Zk, runners, argc, argv);
}
