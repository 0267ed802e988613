// Where the check-up program is missing or fails, the few facts that the window can see by itself stand in.
#include "ui/machine.h"

#include <unistd.h>
#include <QThread>

#include "engine/core/files.h"
#include "ui/event.h"
#include "ui/off_thread.h"
#include "ui/programs.h"

namespace zk::ui {
namespace {

double numberAt(const Json& json, std::initializer_list<const char*> path) {
  const Json* at = &json;
  for (const char* key : path) {
    if (!at->is_object() || !at->contains(key)) return 0;
    at = &(*at)[key];
  }
  return at->is_number() ? at->get<double>() : 0;
}

Json listAt(const Json& json, const char* key) {
  const auto it = json.is_object() ? json.find(key) : json.end();
  return it != json.end() && it->is_array() ? *it : Json::array();
}

std::string wordAt(const Json& json, const char* key) {
  const auto it = json.is_object() ? json.find(key) : json.end();
  return it != json.end() && it->is_string() ? it->get<std::string>() : std::string();
}

/// What the process itself can see; touches the disk.
MachineFacts ownLook(const std::string& dir) {
  MachineFacts facts;
  facts.cores = QThread::idealThreadCount();
  facts.memoryBytes = double(sysconf(_SC_PHYS_PAGES)) * double(sysconf(_SC_PAGESIZE));
  std::filesystem::path path(dir);
  std::error_code ec;
  while (!path.empty() && path != path.root_path() && !std::filesystem::exists(path, ec)) path = path.parent_path();
  facts.freeDiskBytes = double(free_bytes(path));
  facts.ready = !programPath("zk-engine").isEmpty();
  return facts;
}

}  // namespace

MachineFacts machineFactsFrom(const Json& json) {
  MachineFacts facts;
  facts.cores = int(numberAt(json, {"machine", "processor", "usable"}));
  facts.memoryBytes = numberAt(json, {"machine", "memory", "total_bytes"});
  facts.freeDiskBytes = numberAt(json, {"machine", "disk", "free_bytes"});
  facts.ready = true;
  for (const auto& check : listAt(json, "checks")) {
    if (!check.is_object() || wordAt(check, "status") != "missing") continue;
    facts.ready = false;
    facts.problems << qstr(wordAt(check, "id"));
  }
  const auto machine = json.find("machine");
  if (machine != json.end())
    for (const auto& gpu : listAt(*machine, "gpus")) facts.gpu = qstr(wordAt(gpu, "name"));
  return facts;
}

void Machine::probe(const QString& workspaceDir) {
  m_state = State::Checking;
  m_dir = workspaceDir;
  Q_EMIT changed();
  const auto look = [dir = workspaceDir.toStdString()] { return ownLook(dir); };
  offThread(this, look, [this](const MachineFacts& facts) {
    m_facts = facts;
    const QString zk = programPath("zk");
    if (zk.isEmpty()) {
      m_state = State::Known;
      Q_EMIT changed();
      return;
    }
    askProgram({zk, "--workspace", m_dir, "doctor", "--json"}, this, [this](const Result<Json>& report) {
      if (report && report->is_object() && report->contains("machine")) m_facts = machineFactsFrom(*report);
      m_state = State::Known;
      Q_EMIT changed();
    });
  });
}

}  // namespace zk::ui
