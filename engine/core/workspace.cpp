#include "engine/core/workspace.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <utility>

#include "engine/core/clock.h"
#include "engine/core/files.h"

namespace zk {
namespace fs = std::filesystem;
namespace {
struct KindNames {
  const char *name, *folder, *prefix;
};
constexpr std::array<KindNames, 9> kKinds = {{{"corpus", "corpora", "corpus"},
                                              {"tokenizer", "tokenizers", "tokenizer"},
                                              {"dataset", "datasets", "dataset"},
                                              {"model", "models", "model"},
                                              {"run", "runs", "run"},
                                              {"evaluation", "evaluations", "evaluation"},
                                              {"exam", "exams", "exam"},
                                              {"conversation_set", "conversations", "chats"},
                                              {"report", "reports", "report"}}};
constexpr int kWorkspaceVersion = 1;

const KindNames& names(ArtifactKind kind) { return kKinds[static_cast<size_t>(kind)]; }

bool valid_name(const std::string& name) {
  return !name.empty() && name.size() <= 100 && name[0] != '.' && name.find_first_of("/\\@\n\t\"") == std::string::npos;
}

std::vector<std::string> ids_of(const std::vector<Artifact>& artifacts) {
  std::vector<std::string> ids;
  for (const auto& artifact : artifacts) ids.push_back(artifact.id);
  return ids;
}
}  // namespace

const char* kind_name(ArtifactKind kind) { return names(kind).name; }
const char* kind_folder(ArtifactKind kind) { return names(kind).folder; }
std::optional<ArtifactKind> kind_from(const std::string& name) {
  for (size_t i = 0; i < kKinds.size(); ++i)
    if (name == kKinds[i].name) return static_cast<ArtifactKind>(i);
  return std::nullopt;
}

fs::path Workspace::default_dir() {
  if (const char* env = std::getenv("ZK_WORKSPACE"); env && *env) return env;
  const char* home = std::getenv("HOME");
  return fs::path(home && *home ? home : ".") / "Zerokara";
}

Result<Workspace> Workspace::open(const fs::path& dir) {
  ZK_CHECK(make_dirs(dir));
  Workspace workspace;
  std::error_code ec;
  workspace.dir_ = fs::absolute(dir, ec).lexically_normal();
  const fs::path file = workspace.dir_ / "workspace.json";
  if (!fs::exists(file, ec)) {
    ZK_CHECK(write_json_atomic(file, {{"program", kProgram}, {"version", kWorkspaceVersion}, {"created", now_us()}}));
    return workspace;
  }
  ZK_TRY(Json json, read_json(file));
  if (int version = json.value("version", 0); version > kWorkspaceVersion)
    return issue_input("workspace-newer",
                       {{"path", workspace.dir_.string()}, {"version", version}, {"known", kWorkspaceVersion}});
  return workspace;
}

Result<Artifact> Workspace::load(const fs::path& dir) {
  std::error_code ec;
  if (!fs::exists(dir / "manifest.json", ec)) {
    if (fs::is_directory(dir, ec)) return issue_input("artifact-unfinished", {{"path", dir.string()}});
    return issue_input("file-missing", {{"path", dir.string()}});
  }
  ZK_TRY(Json manifest, read_json(dir / "manifest.json"));
  auto kind = manifest.is_object() ? kind_from(manifest.value("kind", "")) : std::nullopt;
  if (!kind) return issue_input("manifest-broken", {{"path", (dir / "manifest.json").string()}});
  if (!manifest.contains("counters")) manifest["counters"] = Json::object();
  return Artifact{*kind, dir.filename().string(), dir, std::move(manifest)};
}

std::vector<Artifact> Workspace::list(ArtifactKind kind) const {
  std::vector<Artifact> out;
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(folder(kind), ec)) {
    auto artifact = load(entry.path());
    if (artifact.ok() && artifact->kind == kind) out.push_back(std::move(*artifact));
  }
  auto created = [](const Artifact& a) { return a.manifest.value("created", int64_t{0}); };
  std::sort(out.begin(), out.end(), [&](const Artifact& a, const Artifact& b) {
    return std::pair(created(a), a.id) < std::pair(created(b), b.id);
  });
  return out;
}

namespace {
/// A path where an artifact's name was wanted.
Issue file_instead(ArtifactKind kind, const std::string& path) {
  return issue_input("artifact-is-file", {{"ref", path}, {"kind", kind_name(kind)}});
}
}  // namespace

Result<Artifact> Workspace::find(ArtifactKind kind, const std::string& ref) const {
  if (ref.find('/') != std::string::npos) {
    std::error_code ec;
    if (fs::is_regular_file(ref, ec)) return file_instead(kind, ref);
    ZK_TRY(Artifact artifact, load(fs::path(ref).has_filename() ? fs::path(ref) : fs::path(ref).parent_path()));
    if (artifact.kind != kind)
      return issue_input("artifact-kind",
                         {{"ref", ref}, {"kind", kind_name(artifact.kind)}, {"wanted", kind_name(kind)}});
    return artifact;
  }
  if (!ref.empty()) {
    auto artifact = load(folder(kind) / ref);
    if (artifact.ok()) return artifact;
    if (artifact.issue().id != "file-missing") return artifact;
    if (std::error_code ec; fs::is_regular_file(ref, ec)) return file_instead(kind, ref);
    auto ids = ids_of(list(kind));
    return issue_input("artifact-missing",
                       {{"ref", ref}, {"kind", kind_name(kind)}, {"nearest", nearest(ref, ids)}, {"known", ids}});
  }
  auto all = list(kind);
  if (all.empty()) return issue_input("artifact-none", {{"kind", kind_name(kind)}, {"workspace", dir_.string()}});
  return all.back();
}

ArtifactWriter::ArtifactWriter(ArtifactWriter&& other) noexcept
    : kind_(other.kind_),
      dir_(std::move(other.dir_)),
      inputs_(std::move(other.inputs_)),
      keep_(std::exchange(other.keep_, true)) {}

ArtifactWriter::~ArtifactWriter() {
  if (keep_ || dir_.empty()) return;
  std::error_code ec;
  fs::remove_all(dir_, ec);
}

Result<ArtifactWriter> ArtifactWriter::create(const Workspace& workspace, ArtifactKind kind, const std::string& name) {
  const fs::path folder = workspace.folder(kind);
  ZK_CHECK(make_dirs(folder));
  if (!name.empty() && !valid_name(name)) return issue_usage("name-invalid", {{"name", name}});
  for (int n = 1;; ++n) {
    fs::path dir = folder / (name.empty() ? std::string(names(kind).prefix) + "-" + std::to_string(n) : name);
    std::error_code ec;
    if (fs::create_directory(dir, ec)) return ArtifactWriter(kind, dir);
    if (ec) return file_issue(dir, ec.value());
    if (name.empty()) continue;
    return issue_input("artifact-exists", {{"kind", kind_name(kind)}, {"ref", name}, {"path", dir.string()}});
  }
}

ArtifactWriter ArtifactWriter::reopen(ArtifactKind kind, const fs::path& dir) {
  ArtifactWriter writer(kind, dir);
  writer.keep_ = true;
  return writer;
}

Result<Artifact> ArtifactWriter::commit(const MadeBy& made_by, const std::vector<std::string>& files,
                                        const Json& counters) {
  Json inputs = Json::array(), entries = Json::array();
  std::string all;
  for (const auto& input : inputs_)
    inputs.push_back({{"kind", kind_name(input.kind)}, {"id", input.id}, {"hash", input.content_hash()}});
  for (const auto& name : files) {
    ZK_TRY(std::string hash, hash_file(file(name)));
    std::error_code ec;
    entries.push_back({{"name", name}, {"bytes", fs::file_size(file(name), ec)}, {"xxh3", hash}});
    all += name + ":" + hash + "\n";
  }
  Json manifest = {{"version", 1},
                   {"id", id()},
                   {"kind", kind_name(kind_)},
                   {"created", now_us()},
                   {"content", hash_bytes(all)},
                   {"made_by",
                    {{"command", made_by.command},
                     {"params", made_by.params},
                     {"origins", made_by.origins},
                     {"program", std::string(kProgram) + " " + kVersion}}},
                   {"inputs", inputs},
                   {"files", entries},
                   {"counters", counters}};
  ZK_CHECK(write_json_atomic(file("manifest.json"), manifest));
  keep_ = true;
  return Artifact{kind_, id(), dir_, std::move(manifest)};
}

Status verify_artifact(const Artifact& artifact) {
  for (const auto& entry : artifact.manifest.value("files", Json::array())) {
    const fs::path path = artifact.dir / entry.value("name", "");
    ZK_TRY(std::string hash, hash_file(path));
    if (hash != entry.value("xxh3", "")) return issue_input("file-changed", {{"path", path.string()}});
  }
  return {};
}
}  // namespace zk
