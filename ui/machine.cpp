// Where the check-up program is missing or fails, the few facts that the window can see by itself stand in.
#include "ui/machine.h"

#include <QThread>
#include <unistd.h>

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
  facts.cores = int(numberAt(json, {"cpu", "threads"}));
  facts.memoryBytes = numberAt(json, {"memory", "total_bytes"});
  facts.freeDiskBytes = numberAt(json, {"disk", "free_bytes"});
  const auto ready = json.find("ready");
  facts.ready = ready != json.end() && *ready == true;
  return facts;
}

void Machine::probe(const QString& workspaceDir) {
  m_state = State::Checking;
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
    connect(&m_process, &QProcess::finished, this, &Machine::finished, Qt::UniqueConnection);
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(zk, {"doctor", "--json"});
  });
}

void Machine::finished() {
  const QByteArray out = m_process.readAllStandardOutput();
  const Json json = Json::parse(out.begin(), out.end(), nullptr, false);
  if (json.is_object() && json.contains("cpu")) {
    const MachineFacts told = machineFactsFrom(json);
    if (told.cores > 0) m_facts.cores = told.cores;
    if (told.memoryBytes > 0) m_facts.memoryBytes = told.memoryBytes;
    if (told.freeDiskBytes > 0) m_facts.freeDiskBytes = told.freeDiskBytes;
    m_facts.gpu = told.gpu;
    m_facts.problems = told.problems;
  }
  m_state = State::Known;
  Q_EMIT changed();
}

}  // namespace zk::ui
