// zk lineage: where an artifact comes from, back to the text, with every parameter that was not a default.
#include <set>

#include "engine/core/schema.h"
#include "workers/commands/commands.h"

namespace zk::workers {
namespace {

Result<Artifact> find_any(const Workspace& workspace, const std::string& id) {
  std::vector<std::string> known;
  std::optional<Artifact> newest;
  for (int k = 0; k <= static_cast<int>(ArtifactKind::Report); ++k)
    for (auto& artifact : workspace.list(static_cast<ArtifactKind>(k))) {
      if (artifact.id == id) return artifact;
      known.push_back(artifact.id);
      if (!newest || artifact.manifest.value("created", int64_t{0}) > newest->manifest.value("created", int64_t{0}))
        newest = artifact;
    }
  if (id.empty() && newest) return *newest;
  return issue_input("artifact-missing",
                     {{"ref", id}, {"kind", "artifact"}, {"nearest", nearest(id, known)}, {"known", known}});
}

Json node_of(const Artifact& artifact) {
  const Json& made = artifact.manifest["made_by"];
  Json chosen = Json::object(), flat = flatten(made.value("params", Json::object()));
  const Json origins = made.value("origins", Json::object());
  for (const auto& [path, origin] : origins.items())
    if (origin != "default" && flat.contains(path)) chosen[path] = flat[path];
  return {{"kind", kind_name(artifact.kind)},
          {"id", artifact.id},
          {"command", made.value("command", "")},
          {"program", made.value("program", "")},
          {"chosen", chosen},
          {"content", artifact.content_hash()},
          {"inputs", Json::array()}};
}

Json tree_of(const Workspace& workspace, const Artifact& artifact, int depth) {
  Json node = node_of(artifact);
  if (depth > 20) return node;
  for (const auto& input : artifact.manifest.value("inputs", Json::array())) {
    auto kind = kind_from(input.value("kind", ""));
    auto found = kind ? workspace.find(*kind, input.value("id", ""))
                      : Result<Artifact>(issue_input("file-missing", {{"path", ""}}));
    Json child = found.ok() ? tree_of(workspace, *found, depth + 1)
                            : Json{{"kind", input["kind"]}, {"id", input["id"]}, {"missing", true}};
    if (found.ok() && found->content_hash() != input.value("hash", "")) child["changed"] = true;
    node["inputs"].push_back(std::move(child));
  }
  return node;
}

void print_tree(const Json& node, Lang lang, int depth, std::string& out) {
  std::string indent(static_cast<size_t>(depth) * 2, ' ');
  out += indent + node.value("kind", "") + " " + node.value("id", "");
  if (node.contains("missing")) out += "  (" + text(lang, "lineage.missing") + ")";
  if (node.contains("changed")) out += "  (" + text(lang, "lineage.changed") + ")";
  if (node.contains("command")) out += "  ← zk " + node["command"].get<std::string>();
  const Json chosen = node.value("chosen", Json::object());
  for (const auto& [key, value] : chosen.items())
    out += " --" + key + " " + (value.is_string() ? value.get<std::string>() : dump_line(value));
  out += "\n";
  if (node.contains("inputs"))
    for (const auto& child : node["inputs"]) print_tree(child, lang, depth + 1, out);
}
}  // namespace

Result<Outcome> run_lineage(const spec::LineageParams& params, Context& context) {
  ZK_TRY(Artifact artifact, find_any(context.workspace(), params.id));
  Outcome outcome;
  outcome.json = tree_of(context.workspace(), artifact, 0);
  print_tree(outcome.json, context.lang(), 0, outcome.text);
  return outcome;
}
}  // namespace zk::workers
