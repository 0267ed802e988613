#include "engine/spec/commands.h"

#include "engine/core/events.h"
#include "engine/spec/collect_params.h"
#include "engine/spec/plan_params.h"

namespace zk::spec {

const std::vector<CommandDecl>& commands() {
  static const std::vector<CommandDecl> list = [] {
    std::vector<CommandDecl> all = {
        declare<QuickstartParams>("quickstart", Program::Zk, ArtifactKind::Report),
        declare<MiniworldParams>("miniworld", Program::Zk, ArtifactKind::Corpus),
        declare<CollectParams>("collect", Program::Zk, ArtifactKind::Corpus),
        declare<CleanParams>("clean", Program::Zk, ArtifactKind::Corpus),
        declare<TokenizerParams>("tokenizer", Program::Zk, ArtifactKind::Tokenizer),
        declare<DatasetParams>("dataset", Program::Zk, ArtifactKind::Dataset),
        declare<TrainParams>("train", Program::Engine, ArtifactKind::Run),
        declare<TuneParams>("tune", Program::Engine, ArtifactKind::Run),
        declare<EvalParams>("eval", Program::Engine, ArtifactKind::Evaluation),
        declare<CompareParams>("compare", Program::Zk),
        declare<GenerateParams>("generate", Program::Engine),
        declare<ChatParams>("chat", Program::Engine),
        declare<ListParams>("list", Program::Zk),
        declare<LineageParams>("lineage", Program::Zk),
        declare<RerunParams>("rerun", Program::Zk),
        declare<ControlParams>("control", Program::Zk),
        declare<PlanParams>("plan", Program::Zk),
        declare<BenchParams>("bench", Program::Engine),
        declare<DoctorParams>("doctor", Program::Zk),
        declare<DescribeParams>("describe", Program::Zk),
        declare<SessionParams>("session", Program::Zk),
    };
    for (auto& command : all) command.hidden = command.id == "describe" || command.id == "session";
    return all;
  }();
  return list;
}

const CommandDecl* find_command(const std::string& id) {
  for (const auto& command : commands())
    if (command.id == id) return &command;
  return nullptr;
}

std::vector<std::string> command_ids() {
  std::vector<std::string> ids;
  for (const auto& command : commands()) ids.push_back(command.id);
  return ids;
}

Json describe_all() {
  Json list = Json::array();
  for (const auto& command : commands()) list.push_back(describe_command(command));
  return {{"program", kProgram},
          {"version", kVersion},
          {"commands", std::move(list)},
          {"events", describe_events()},
          {"exit_codes",
           {{"ok", 0}, {"failed", 1}, {"usage", 2}, {"input", 3}, {"resource", 4}, {"stopped", 5}, {"internal", 70}}}};
}
}  // namespace zk::spec
