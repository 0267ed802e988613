// zk doctor: what this machine has, what is missing, and the command that mends it. Checks are rows {id, status, value,
// fix}; status is ok, note (works without) or missing. Before anything is built packaging/setup/doctor.sh answers with
// the same ids and fields.
#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "engine/core/installation.h"
#include "engine/core/machine.h"
#include "workers/commands/commands.h"

namespace zk::workers {
namespace {
namespace fs = std::filesystem;

constexpr int64_t kLowMemory = 1'500'000'000;  // the quickstart's peak with room for the rest of the system
constexpr int64_t kLowDisk = 1'000'000'000;    // a quickstart's workspace with its checkpoints

struct Check {
  std::string id, status, value, fix;
};

class Examination {
 public:
  Examination(const Machine& machine, const Context& context) : machine_(machine), lang_(context.lang()) {}

  std::vector<Check> run() {
    add("system", "ok", machine_.system + ", " + machine_.processor.architecture);
    processor();
    memory();
    disk();
    display();
    programs();
    libtorch();
    gpu();
    if (!installed()) compilers();
    return std::move(checks_);
  }

 private:
  std::string say(const std::string& id, const Json& args = Json::object()) const { return text(lang_, id, args); }

  void add(const std::string& id, const std::string& status, const std::string& value, const std::string& fix = "") {
    checks_.push_back({id, status, value, fix});
  }

  void processor() {
    const auto& p = machine_.processor;
    const bool known = p.architecture != "x86_64" || p.has("avx2");
    add("processor", known ? "ok" : "note",
        known ? say("doctor.processor", {{"model", p.model}, {"features", p.features}})
              : say("doctor.slow", {{"1", p.model}}));
    const bool bf16 = p.has("avx512_bf16") || p.has("amx_bf16");
    add("precision", "ok", say(bf16 ? "doctor.precision.bf16" : "doctor.precision.fp32"));
    add("cores", "ok", say("doctor.cores", {{"usable", p.usable}, {"online", p.online}}));
  }

  void memory() {
    const auto& m = machine_.memory;
    const bool enough = m.free >= kLowMemory;
    add("memory", enough ? "ok" : "note",
        say(m.limited ? "doctor.memory.limited" : "doctor.memory",
            {{"free", format_bytes(static_cast<double>(m.free))},
             {"total", format_bytes(static_cast<double>(m.total))}}),
        enough ? "" : say("doctor.advice.memory"));
  }

  void disk() {
    const auto& d = machine_.disk;
    const bool enough = d.free >= kLowDisk;
    add("disk", enough ? "ok" : "missing",
        say("doctor.disk", {{"free", format_bytes(static_cast<double>(d.free))}, {"path", d.path.string()}}),
        enough ? "" : say("doctor.advice.disk"));
  }

  void display() {
    const bool there = !machine_.display.empty();
    add("display", there ? "ok" : "note", there ? machine_.display : say("doctor.display.none"));
  }

  void programs() {
    std::vector<std::string> here, absent;
    for (const char* name : {"zk", "zk-engine", "zerokara"})
      (fs::exists(program_dir() / name) ? here : absent).emplace_back(name);
    add("programs", absent.empty() ? "ok" : "missing",
        absent.empty() ? fmt::format("{} ({})", fmt::join(here, ", "), kVersion)
                       : say("doctor.lacking", {{"1", absent.size()}, {"2", absent}}),
        absent.empty() ? ""
        : installed()  ? "sudo apt-get install --reinstall zerokara"
                       : "./zk build");
  }

  // A package brings no LibTorch; zk-engine loads the one that set-up fetched.
  void fetched_libtorch() {
    const bool there = !libtorch_issue();
    add("libtorch", there ? "ok" : "missing", there ? libtorch_folder().filename().string() : say("doctor.none"),
        there ? "" : "zk setup");
  }

  // The dynamic linker says which LibTorch zk-engine is bound to and whether all of it is found.
  void libtorch() {
    if (installed()) return fetched_libtorch();
    const fs::path engine = program_dir() / "zk-engine";
    if (!fs::exists(engine)) return;
    std::istringstream lines(command_output("ldd '" + engine.string() + "'"));
    std::vector<std::string> lost;
    std::string folder;
    for (std::string line; std::getline(lines, line);) {
      std::istringstream words(line);
      std::string library, arrow, path;
      words >> library >> arrow >> path;
      if (path == "not") lost.push_back(library);
      if (library == "libtorch_cpu.so") folder = fs::path(path).parent_path().parent_path().parent_path().filename();
      if (library.starts_with("libtorch_cuda")) cuda_ = true;
    }
    const auto value = lost.empty() ? folder : say("doctor.libtorch.broken", {{"libraries", lost}});
    add("libtorch", lost.empty() ? "ok" : "missing", value, lost.empty() ? "" : "./zk setup");
  }

  void gpu() {
    if (machine_.gpus.empty()) return add("gpu", "note", say("doctor.gpu.none"));
    for (const auto& gpu : machine_.gpus) {
      if (cuda_) {
        const auto memory = gpu.memory > 0 ? format_bytes(static_cast<double>(gpu.memory)) : "?";
        add("gpu", "ok", say("doctor.gpu.one", {{"name", gpu.name}, {"memory", memory}, {"driver", gpu.driver}}));
      } else {
        add("gpu", "note", say("doctor.gpu.unused", {{"name", gpu.name}}),
            installed() ? say("doctor.advice.cuda-from-source") : "./zk --cuda setup");
      }
    }
  }

  // Compilers build the program; what is built runs without them.
  void compilers() {
    const auto tool = [&](const std::string& name) {
      return std::ranges::find(machine_.compilers, name, &ToolInfo::name);
    };
    const auto row = [&](const std::string& id, const std::string& name) {
      const auto found = tool(name);
      const bool there = found != machine_.compilers.end();
      add(id, there ? "ok" : "note",
          there ? name + " " + found->version : say("doctor.build-only", {{"1", say("doctor.none")}}),
          there ? "" : "./zk setup");
    };
    row("compiler", "g++");
    row("cmake", "cmake");
    row("ninja", "ninja");
    if (tool("nvcc") != machine_.compilers.end()) row("nvcc", "nvcc");
  }

  const Machine& machine_;
  Lang lang_;
  bool cuda_ = false;
  std::vector<Check> checks_;
};

std::string table(const std::vector<Check>& checks, Lang lang) {
  std::string out = text(lang, "doctor.head") + "\n\n";
  bool bad = false;
  for (const auto& check : checks) {
    out += fmt::format("  {}  {}: {}\n", text(lang, "doctor.status." + check.status),
                       text(lang, "doctor.label." + check.id), check.value);
    if (!check.fix.empty()) out += text(lang, "doctor.fix", {{"1", check.fix}}) + "\n";
    bad = bad || check.status == "missing";
  }
  return out + "\n" + text(lang, bad ? "doctor.bad" : "doctor.good") + "\n";
}
}  // namespace

Result<Outcome> run_doctor(const spec::DoctorParams&, Context& context) {
  const Machine machine = look_at_machine(context.workspace().dir());
  const auto checks = Examination(machine, context).run();
  Outcome outcome;
  outcome.json = {{"built", true}, {"version", kVersion}, {"checks", Json::array()}, {"machine", machine.to_json()}};
  for (const auto& check : checks) {
    Json row = {{"id", check.id}, {"status", check.status}, {"value", check.value}};
    if (!check.fix.empty()) row["fix"] = check.fix;
    outcome.json["checks"].push_back(row);
  }
  outcome.text = table(checks, context.lang());
  return outcome;
}
}  // namespace zk::workers
