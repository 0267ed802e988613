// The workspace folder and its artifacts. An artifact is a folder with a manifest.json, written last: id, kind, how it
// was made (command, resolved parameters with origins, program version), inputs with content hashes, files with hashes,
// counters. A folder without a valid manifest is unfinished. See docs/file-formats.md.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/core/schema.h"

namespace zk {

inline constexpr const char* kProgram = "zerokara";
inline constexpr const char* kVersion = "0.1.0";

enum class ArtifactKind { Corpus, Tokenizer, Dataset, Model, Run, Evaluation, Exam, Conversations, Report };
const char* kind_name(ArtifactKind kind);    ///< "corpus", … as in manifests
const char* kind_folder(ArtifactKind kind);  ///< "corpora", …
std::optional<ArtifactKind> kind_from(const std::string& name);

struct Artifact {
  ArtifactKind kind = ArtifactKind::Corpus;
  std::string id;
  std::filesystem::path dir;
  Json manifest;
  /// Empty where the manifest has none: an artifact named by another one's record carries only kind, id and hash.
  const Json& counters() const {
    static const Json kNone = Json::object();
    auto it = manifest.find("counters");
    return it == manifest.end() ? kNone : *it;
  }
  std::string content_hash() const { return manifest.value("content", ""); }
};

/// Which command made an artifact, with every parameter's value and origin.
struct MadeBy {
  std::string command;
  Json params = Json::object(), origins = Json::object();
};

class Workspace {
 public:
  /// Opens `dir`, creating it with a workspace.json if it is new or empty. Refuses a folder of a newer version.
  static Result<Workspace> open(const std::filesystem::path& dir);
  /// --workspace, else ZK_WORKSPACE, else ~/Zerokara.
  static std::filesystem::path default_dir();

  const std::filesystem::path& dir() const { return dir_; }
  std::filesystem::path folder(ArtifactKind kind) const { return dir_ / kind_folder(kind); }
  /// Finished artifacts of a kind, oldest first.
  std::vector<Artifact> list(ArtifactKind kind) const;
  /// By id, or by path of its folder, or the newest where `ref` is empty. Issue artifact-missing names what exists.
  Result<Artifact> find(ArtifactKind kind, const std::string& ref) const;
  static Result<Artifact> load(const std::filesystem::path& dir);

 private:
  std::filesystem::path dir_;
};

/// An artifact under construction: makes its folder, removes it again unless commit() or keep() was reached.
class ArtifactWriter {
 public:
  /// `name` empty: <kind>-<n>, the next free number. Issue artifact-exists if the name is taken.
  static Result<ArtifactWriter> create(const Workspace& workspace, ArtifactKind kind, const std::string& name);
  /// Continues in an existing folder (a run that resumes); never removed.
  static ArtifactWriter reopen(ArtifactKind kind, const std::filesystem::path& dir);
  ArtifactWriter(ArtifactWriter&& other) noexcept;
  ArtifactWriter& operator=(ArtifactWriter&&) = delete;
  ~ArtifactWriter();

  const std::filesystem::path& dir() const { return dir_; }
  std::string id() const { return dir_.filename().string(); }
  std::filesystem::path file(const std::string& name) const { return dir_ / name; }
  void add_input(const Artifact& artifact) { inputs_.push_back(artifact); }
  void keep() { keep_ = true; }  ///< an unfinished folder stays (runs: they can be resumed)
  /// Hashes the listed files and writes the manifest last.
  Result<Artifact> commit(const MadeBy& made_by, const std::vector<std::string>& files, const Json& counters);

 private:
  ArtifactWriter(ArtifactKind kind, std::filesystem::path dir) : kind_(kind), dir_(std::move(dir)) {}
  ArtifactKind kind_;
  std::filesystem::path dir_;
  std::vector<Artifact> inputs_;
  bool keep_ = false;
};

/// Checks every file of a manifest against its hash; the issue names the first that differs.
Status verify_artifact(const Artifact& artifact);
}  // namespace zk
