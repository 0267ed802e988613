// Lines are taken in small portions per turn of the event loop, so that a fast worker cannot hold the window.
#include "ui/worker_session.h"

#include <QTimer>

namespace zk::ui {
namespace {

constexpr int kLinesPerTurn = 100;
constexpr qsizetype kLongestLine = qsizetype(16) << 20;

}  // namespace

WorkerSession::WorkerSession(const QStringList& command, QObject* parent)
    : QObject(parent), m_command(command), m_process(new QProcess) {
  connect(m_process, &QProcess::readyReadStandardOutput, this, &WorkerSession::readSome);
  connect(m_process, &QProcess::readyReadStandardError, this,
          [this] { m_stderr = (m_stderr + m_process->readAllStandardError()).right(8000); });
  connect(m_process, &QProcess::finished, this, [this] {
    readSome();
    failAll("session-ended");
    Q_EMIT died();
  });
  connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
    if (error == QProcess::FailedToStart) failAll("session-not-started");
  });
}

WorkerSession::~WorkerSession() {
  m_open.clear();
  m_process->disconnect(this);
  if (m_process->state() == QProcess::NotRunning) {
    m_process->deleteLater();
    return;
  }
  // It holds nothing that is not in files, and nobody waits for its end.
  connect(m_process, &QProcess::finished, m_process, &QObject::deleteLater);
  m_process->kill();
}

void WorkerSession::startProcess() {
  if (m_process->state() != QProcess::NotRunning) return;
  ++m_generation;
  m_buffer.clear();
  m_skipping = false;
  m_process->start(m_command.first(), m_command.mid(1));
}

qint64 WorkerSession::request(const std::string& verb, const Json& args, QObject* receiver, Handler part,
                              Handler last) {
  const qint64 id = m_nextId++;
  m_open[id] = {receiver, std::move(part), std::move(last)};
  startProcess();
  write({{"id", id}, {"do", verb}, {"args", args}});
  return id;
}

void WorkerSession::cancel(qint64 id) {
  if (m_open.count(id) == 0 || m_process->state() == QProcess::NotRunning) return;
  write({{"id", m_nextId++}, {"do", "cancel"}, {"args", {{"id", id}}}});
}

void WorkerSession::write(const Json& json) {
  // Before the start has succeeded QProcess keeps what is written.
  m_process->write(QByteArray::fromStdString(dump_line(json) + "\n"));
}

void WorkerSession::readSome() {
  m_buffer += m_process->readAllStandardOutput();
  const QPointer<WorkerSession> self(this);
  qsizetype from = 0;
  for (int n = 0; n < kLinesPerTurn; ++n) {
    const qsizetype newline = m_buffer.indexOf('\n', from);
    if (newline < 0) break;
    const QByteArray line = m_buffer.mid(from, newline - from);
    from = newline + 1;
    if (!m_skipping) takeLine(line);
    if (!self) return;
    m_skipping = false;
  }
  m_buffer.remove(0, from);
  if (m_buffer.contains('\n')) return QTimer::singleShot(0, this, &WorkerSession::readSome);
  if (m_buffer.size() > kLongestLine) {
    m_skipping = true;
    m_buffer.clear();
  }
}

void WorkerSession::takeLine(const QByteArray& line) {
  const Json json = Json::parse(line.begin(), line.end(), nullptr, false);
  if (!json.is_object() || !json.contains("re") || !json["re"].is_number_integer()) return;
  const auto it = m_open.find(json["re"].get<qint64>());
  if (it == m_open.end()) return;
  const auto done = json.find("done");
  if (done == json.end() || *done != true) {
    const Open open = it->second;
    if (open.receiver && open.part) open.part(json);
    return;
  }
  const Open open = std::move(it->second);
  m_open.erase(it);
  if (open.receiver && open.last) open.last(json);
}

void WorkerSession::failAll(const char* issueId) {
  const Issue issue = issue_resource(issueId, {{"program", m_command.first().toStdString()}});
  const auto open = std::exchange(m_open, {});
  for (const auto& [id, request] : open)
    if (request.receiver && request.last) request.last({{"re", id}, {"issue", issue.to_json()}, {"done", true}});
}

}  // namespace zk::ui
