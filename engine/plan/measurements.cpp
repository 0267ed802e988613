// See measurements.h. Whatever cannot be read is no measurement: the planner falls back on its table.
#include "engine/plan/measurements.h"

#include <algorithm>

#include "engine/core/files.h"

namespace zk::plan {
namespace fs = std::filesystem;
namespace {
constexpr int64_t kFewestSteps = 20;
constexpr size_t kMostKept = 50;

double number_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number() ? found->get<double>() : 0;
}
std::string text_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

/// A finished run: its counters say how fast, run.json with what, config.json which model.
std::vector<Measurement> read_run(const fs::path& manifest_file) {
  const fs::path dir = manifest_file.parent_path();
  const auto manifest = read_json(manifest_file), record = read_json(dir / "run.json"),
             config = read_json(dir / "config.json");
  if (!manifest.ok() || !record.ok() || !config.ok()) return {};
  if (!manifest->is_object() || !record->is_object() || !manifest->contains("counters")) return {};
  const Json& counters = (*manifest)["counters"];
  const auto spec = spec::ModelSpec::from_json(*config);
  const double speed = number_of(counters, "tokens_per_second");
  if (!spec.ok() || speed <= 0 || number_of(counters, "steps") < static_cast<double>(kFewestSteps)) return {};
  if (counters.contains("tuned") && counters["tuned"] == true) return {};
  Measurement out = measured(*spec, spec->seq_len, speed);
  out.t = static_cast<int64_t>(number_of(*manifest, "created"));
  out.source = "run:" + dir.filename().string();
  out.precision = text_of(*record, "precision");
  out.device = text_of(*record, "device");
  return {out};
}

std::vector<Measurement> read_calibration(const fs::path& file) {
  const auto json = read_json(file);
  std::vector<Measurement> out;
  if (!json.ok() || !json->is_object() || !json->contains("measurements")) return out;
  for (const Json& one : (*json)["measurements"]) {
    if (!one.is_object()) continue;
    Measurement m{static_cast<int64_t>(number_of(one, "t")),
                  text_of(one, "source"),
                  text_of(one, "precision"),
                  text_of(one, "device"),
                  static_cast<int64_t>(number_of(one, "d_model")),
                  static_cast<int64_t>(number_of(one, "parameters")),
                  number_of(one, "tokens_per_second"),
                  number_of(one, "flops_per_second")};
    if (m.flops_per_second > 0 && m.parameters > 0) out.push_back(std::move(m));
  }
  return out;
}

bool within(int64_t a, int64_t b, double factor) {
  const double ratio = static_cast<double>(a) / static_cast<double>(std::max<int64_t>(1, b));
  return ratio <= factor && ratio * factor >= 1;
}
}  // namespace

Json Measurement::to_json() const {
  return {{"t", t},
          {"source", source},
          {"precision", precision},
          {"device", device},
          {"d_model", d_model},
          {"parameters", parameters},
          {"tokens_per_second", tokens_per_second},
          {"flops_per_second", flops_per_second}};
}

Measurement measured(const spec::ModelSpec& spec, int64_t seq_len, double tokens_per_second) {
  Measurement out;
  out.d_model = spec.d_model;
  out.parameters = spec::param_count(spec);
  out.tokens_per_second = tokens_per_second;
  out.flops_per_second = tokens_per_second * spec::flops_per_token(spec, seq_len).training();
  return out;
}

Status add_measurement(const Workspace& workspace, const Measurement& measurement) {
  const fs::path file = workspace.dir() / "calibration.json";
  std::vector<Measurement> all = read_calibration(file);
  all.push_back(measurement);
  if (all.size() > kMostKept) all.erase(all.begin(), all.end() - kMostKept);
  Json list = Json::array();
  for (const Measurement& one : all) list.push_back(one.to_json());
  return write_json_atomic(file, {{"version", 1}, {"measurements", std::move(list)}});
}

const std::vector<Measurement>& Measurements::cached(const fs::path& file,
                                                     std::vector<Measurement> (*read)(const fs::path&)) {
  std::error_code ec;
  const auto changed = fs::last_write_time(file, ec);
  Seen& seen = seen_[file];
  if (ec) {
    seen.found.clear();
  } else if (seen.changed != changed) {
    seen.changed = changed;
    seen.found = read(file);
  }
  return seen.found;
}

std::vector<Measurement> Measurements::all() {
  std::vector<Measurement> out;
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(workspace_->folder(ArtifactKind::Run), ec))
    for (const Measurement& one : cached(entry.path() / "manifest.json", read_run)) out.push_back(one);
  for (const Measurement& one : cached(workspace_->dir() / "calibration.json", read_calibration)) out.push_back(one);
  std::sort(out.begin(), out.end(), [](const Measurement& a, const Measurement& b) { return a.t < b.t; });
  return out;
}

std::vector<Measurement> of_class(const std::vector<Measurement>& all, const spec::ModelSpec& spec,
                                  const std::string& precision, bool cuda) {
  std::vector<Measurement> out;
  const int64_t parameters = spec::param_count(spec);
  for (const Measurement& one : all)
    if (one.precision == precision && one.device.starts_with("cuda") == cuda && within(one.d_model, spec.d_model, 2) &&
        within(one.parameters, parameters, 4))
      out.push_back(one);
  return out;
}
}  // namespace zk::plan
