// Where the check-up program is missing or fails, the few facts that the window can see by itself stand in.
#include "ui/machine.h"

#include <unistd.h>
#include <QThread>

#include "engine/core/files.h"
#include "ui/event.h"
#include "ui/loose.h"
#include "ui/off_thread.h"
#include "ui/programs.h"

namespace zk::ui {
namespace {

/// What the process itself can see; touches the disk.
MachineFacts ownLook(const std::string& dir) {
  MachineFacts facts;
  facts.cores = QThread::idealThreadCount();
  facts.memoryBytes = double(sysconf(_SC_PHYS_PAGES)) * double(sysconf(_SC_PAGESIZE));
  std::filesystem::path path(dir);
  std::error_code ec;
  while (!path.empty() && path != path.root_path() && !std::filesystem::exists(path, ec)) path = path.parent_path();
  facts.freeDiskBytes = double(free_bytes(path));
  facts.ready = !programPath("zk-engine").isEmpty() && !engineIssue();
  return facts;
}

}  // namespace

MachineFacts machineFactsFrom(const Json& json) {
  MachineFacts facts;
  facts.cores = int(loose::number(json, {"machine", "processor", "usable"}, 0));
  facts.memoryBytes = loose::number(json, {"machine", "memory", "total_bytes"}, 0);
  facts.freeDiskBytes = loose::number(json, {"machine", "disk", "free_bytes"}, 0);
  facts.ready = true;
  for (const auto& check : loose::list(json, "checks")) {
    if (!check.is_object() || loose::word(check, "status") != "missing") continue;
    facts.ready = false;
    facts.problems << qstr(loose::word(check, "id"));
  }
  const auto machine = json.find("machine");
  if (machine != json.end())
    for (const auto& gpu : loose::list(*machine, "gpus")) facts.gpu = qstr(loose::word(gpu, "name"));
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
