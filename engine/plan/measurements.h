// How fast training really was: from the runs of the workspace and from `zk bench` (calibration.json in the workspace).
// What is compared is floating-point operations a second, so that a measurement of one size speaks for its neighbours.
// Trick: a folder is read again only when its manifest has changed, so that asking while one types stays cheap.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/workspace.h"
#include "engine/spec/model_spec.h"

namespace zk::plan {

struct Measurement {
  int64_t t = 0;                  ///< microseconds since the epoch
  std::string source;             ///< "run:<id>" or "bench"
  std::string precision, device;  ///< fp32 or bf16; cpu or cuda
  int64_t d_model = 0, parameters = 0;
  double tokens_per_second = 0;
  double flops_per_second = 0;  ///< training operations, exact count
  Json to_json() const;
};

/// Measurement of `tokens_per_second` with a model and sequence length.
Measurement measured(const spec::ModelSpec& spec, int64_t seq_len, double tokens_per_second);
/// Appends to <workspace>/calibration.json (the newest 50 are kept).
Status add_measurement(const Workspace& workspace, const Measurement& measurement);

class Measurements {
 public:
  explicit Measurements(const Workspace& workspace) : workspace_(&workspace) {}
  /// All that is known now: benches, and pre-training runs of at least 20 steps; oldest first.
  std::vector<Measurement> all();

 private:
  struct Seen {
    std::filesystem::file_time_type changed;
    std::vector<Measurement> found;
  };
  const std::vector<Measurement>& cached(const std::filesystem::path& file,
                                         std::vector<Measurement> (*read)(const std::filesystem::path&));
  const Workspace* workspace_;
  std::map<std::filesystem::path, Seen> seen_;
};

/// The measurements of this shape class: same precision and kind of device, width within a factor of two, parameters
/// within a factor of four.
std::vector<Measurement> of_class(const std::vector<Measurement>& all, const spec::ModelSpec& spec,
                                  const std::string& precision, bool cuda);
}  // namespace zk::plan
