// See machines.h.
#include "engine/plan/machines.h"

#include <algorithm>

#include "engine/core/files.h"
#include "engine/core/schema.h"
#include "engine/core/text.h"

namespace zk::plan {
namespace {
/// A resource file as an object that has `member`.
Result<Json> data_file(const char* name, const char* member) {
  const auto path = resources_dir() / "plan" / name;
  ZK_TRY(Json json, read_json(path));
  if (!json.is_object() || !json.contains(member)) return issue_input("plan-data-broken", {{"path", path.string()}});
  return json;
}

std::optional<double> optional_number(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number()) return std::nullopt;
  return found->get<double>();
}

std::vector<std::string> words_of(const Json& json, const char* key) {
  return json.contains(key) ? json[key].get<std::vector<std::string>>() : std::vector<std::string>{};
}

void take_device(PlanMachine& out, const Json& device) {
  out.cuda = out.fast_bf16 = true;
  out.peak_fp32 = device.at("peak_fp32");
  out.peak_half = device.at("peak_half");
  out.memory_bytes = out.free_bytes = device.at("memory_bytes").get<double>();
}

PlanMachine from_ladder(const Json& entry, const Json& data) {
  PlanMachine out;
  const Json& device = data.at("devices").at(entry.at("device").get<std::string>());
  take_device(out, device);
  out.id = entry.at("id");
  out.device = device.at("match").at(0);
  out.devices = entry.at("devices");
  out.utilisation = entry.at("utilisation");
  out.link_bytes_per_second = entry.at("link_bytes_per_second");
  out.watts = entry.at("watts");
  out.price_per_hour = optional_number(entry, "price_per_hour");
  out.buy_usd = optional_number(entry, "buy_usd");
  out.assumed = words_of(entry, "assumed");
  out.source = device.at("source").get<std::string>() + "; " + entry.at("source").get<std::string>();
  out.reserve_bytes = data.at("reserve_bytes").at("cuda");
  return out;
}

/// The entry whose name occurs in the GPU's own name; null if there is none.
const Json* known_device(const Json& data, const std::string& name) {
  for (const auto& [_, device] : data.at("devices").items())
    for (const auto& word : device.at("match"))
      if (name.find(word.get<std::string>()) != std::string::npos) return &device;
  return nullptr;
}

PlanMachine processor(const Machine& here, const Json& data) {
  const Json& own = data.at("this");
  PlanMachine out;
  out.id = "this";
  out.own = true;
  out.device = here.processor.model;
  const Json& rates = own.at("flops_per_cycle");
  const char* set = here.processor.has("avx512f") ? "avx512f" : here.processor.has("avx2") ? "avx2" : "other";
  out.peak_fp32 = here.processor.usable * own.at("core_hertz").get<double>() * rates.at(set).get<double>();
  out.fast_bf16 = here.processor.has("avx512_bf16") || here.processor.has("amx_bf16");
  out.peak_half = out.peak_fp32 * (out.fast_bf16 ? own.at("bf16_factor").get<double>() : 1);
  out.utilisation = own.at("utilisation");
  out.memory_bytes = static_cast<double>(here.memory.total);
  out.free_bytes = static_cast<double>(here.memory.free);
  out.watts = own.at("watts");
  out.assumed = words_of(own, "assumed");
  out.source = own.at("source");
  out.reserve_bytes = data.at("reserve_bytes").at("cpu");
  return out;
}

/// With a GPU that the table knows, training happens there (device auto).
PlanMachine this_machine(const Machine& here, const Json& data) {
  PlanMachine out = processor(here, data);
  if (here.gpus.empty()) return out;
  const Json* device = known_device(data, here.gpus[0].name);
  if (!device) return out;
  take_device(out, *device);
  out.device = here.gpus[0].name;
  out.devices = static_cast<int64_t>(here.gpus.size());
  if (here.gpus[0].memory > 0) out.memory_bytes = out.free_bytes = static_cast<double>(here.gpus[0].memory);
  out.watts = device->at("watts").get<double>() + data.at("this").at("host_watts").get<double>();
  out.source = device->at("source");
  out.reserve_bytes = data.at("reserve_bytes").at("cuda");
  return out;
}

bool gpu_driver_present() {
  std::error_code ec;
  return std::filesystem::exists("/proc/driver/nvidia", ec) || std::filesystem::exists("/dev/nvidiactl", ec);
}
}  // namespace

Json PlanMachine::to_json() const {
  Json json = {{"id", id},
               {"device", device},
               {"own", own},
               {"cuda", cuda},
               {"devices", devices},
               {"peak_fp32", peak_fp32},
               {"peak_half", peak_half},
               {"utilisation", utilisation},
               {"memory_bytes", memory_bytes},
               {"free_bytes", free_bytes},
               {"watts", watts},
               {"price_per_hour", price_per_hour ? Json(*price_per_hour) : Json(nullptr)},
               {"buy_usd", buy_usd ? Json(*buy_usd) : Json(nullptr)},
               {"assumed", assumed},
               {"source", source}};
  return json;
}

Result<std::vector<PlanMachine>> machines(const Machine& here) {
  static const Result<Json> kData = data_file("machines.json", "machines");
  if (!kData.ok()) return kData.issue();
  try {
    std::vector<PlanMachine> out = {this_machine(here, *kData)};
    for (const Json& entry : kData->at("machines")) out.push_back(from_ladder(entry, *kData));
    return out;
  } catch (const Json::exception&) {
    return issue_input("plan-data-broken", {{"path", (resources_dir() / "plan" / "machines.json").string()}});
  }
}

Result<PlanMachine> find_machine(const std::vector<PlanMachine>& all, const std::string& id) {
  std::vector<std::string> known;
  for (const PlanMachine& machine : all) {
    if (machine.id == id) return machine;
    known.push_back(machine.id);
  }
  Issue issue =
      issue_usage("plan-machine-unknown", {{"machine", id}, {"nearest", nearest(id, known)}, {"known", known}});
  issue.path = "machine";
  return issue;
}

Machine look_for_plan(const std::filesystem::path& workspace) {
  MachineSources sources;
  const bool driver = gpu_driver_present();
  sources.run = [driver](const std::string& command) {
    return driver && command.starts_with("nvidia-smi") ? command_output(command) : std::string();
  };
  return look_at_machine(workspace, sources);
}

Result<Json> famous_trainings() {
  ZK_TRY(Json json, data_file("famous.json", "trainings"));
  return json["trainings"];
}

Result<Json> published_sizes() {
  ZK_TRY(Json json, data_file("published.json", "models"));
  return json["models"];
}
}  // namespace zk::plan
