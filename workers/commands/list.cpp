// zk list: the finished artifacts of the workspace.
#include <fmt/format.h>

#include "workers/commands/commands.h"

namespace zk::workers {
Result<Outcome> run_list(const spec::ListParams& params, Context& context) {
  Outcome outcome;
  outcome.json = Json::array();
  auto only = kind_from(params.kind);
  if (!params.kind.empty() && !only) return issue_usage("kind-unknown", {{"kind", params.kind}});
  for (int k = 0; k <= static_cast<int>(ArtifactKind::Report); ++k) {
    auto kind = static_cast<ArtifactKind>(k);
    if (only && *only != kind) continue;
    for (const auto& artifact : context.workspace().list(kind)) {
      const int64_t created = artifact.manifest.value("created", int64_t{0});
      outcome.json.push_back(
          {{"kind", kind_name(kind)}, {"id", artifact.id}, {"created", created}, {"counters", artifact.counters()}});
      outcome.text += fmt::format("{:<18} {:<24} {}\n", kind_name(kind), artifact.id, timestamp(created));
    }
  }
  if (outcome.text.empty())
    outcome.text = text(context.lang(), "list.empty", {{"workspace", context.workspace().dir().string()}});
  return outcome;
}
}  // namespace zk::workers
