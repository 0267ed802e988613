// A ticket beside each log says who writes it, so that the next window finds the job again.
#include "ui/jobs.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <algorithm>
#include <csignal>

#include "engine/core/events.h"
#include "engine/core/files.h"
#include "engine/core/schema.h"
#include "ui/off_thread.h"
#include "ui/page_registry.h"

namespace zk::ui {
namespace {

constexpr int kLookMs = 500, kPublishMs = 100;
constexpr int kTicketDays = 7;

/// The reason in a job's output: what --json printed of a refusal, else the last error event, else that it ended.
Issue reasonIn(const QString& log) {
  Issue reason = issue_error("job-ended", {{"log", log.toStdString()}});
  const auto text = read_file(log.toStdString(), uint64_t{1} << 26);
  if (!text.ok()) return reason;
  size_t from = 0;
  for (size_t newline; (newline = text->find('\n', from)) != std::string::npos; from = newline + 1) {
    const Json json =
        Json::parse(text->begin() + std::ptrdiff_t(from), text->begin() + std::ptrdiff_t(newline), nullptr, false);
    if (!json.is_object()) continue;
    const auto event = eventFrom(json);
    const auto* issue = event ? std::get_if<IssueEvent>(&event->body) : nullptr;
    if (issue && issue->issue.severity == Severity::Error) reason = issue->issue;
    const auto refusal = json.find("issue");
    const auto ok = json.find("ok");
    if (ok == json.end() || *ok != false || refusal == json.end() || !refusal->is_object()) continue;
    if (const auto worded = eventFrom({{"e", "issue"},
                                       {"t", 0},
                                       {"seq", 0},
                                       {"severity", "error"},
                                       {"id", refusal->value("id", Json("job-ended"))},
                                       {"args", refusal->value("args", Json::object())},
                                       {"path", refusal->value("path", Json(""))},
                                       {"fix", refusal->value("fix", Json::array())}}))
      if (const auto* same = std::get_if<IssueEvent>(&worded->body)) return same->issue;
  }
  return reason;
}

struct Ticket {
  std::string command;
  QStringList words;
  QString log;
  ProcessId process;
};

/// Tickets of jobs that still run; old ones are swept away.
QVector<Ticket> liveTickets(const QString& folder) {
  QVector<Ticket> live;
  QDir dir(folder);
  const QDateTime oldest = QDateTime::currentDateTime().addDays(-kTicketDays);
  for (const QFileInfo& file : dir.entryInfoList({"*.ticket"}, QDir::Files, QDir::Time)) {
    const auto json = read_json(file.filePath().toStdString());
    const QString log = file.path() + "/" + file.completeBaseName() + ".jsonl";
    Ticket ticket;
    if (json.ok() && json->is_object() && json->contains("process") && (*json)["process"].is_object()) {
      const auto command = json->find("command");
      if (command != json->end() && command->is_string()) ticket.command = command->get<std::string>();
      const Json& process = (*json)["process"];
      const auto number = [&](const char* key) {
        const auto it = process.find(key);
        return it != process.end() && it->is_number_integer() ? it->get<int64_t>() : int64_t{0};
      };
      ticket.process = {number("pid"), number("start")};
      ticket.log = log;
    }
    if (ticket.process.pid > 0 && is_alive(ticket.process)) {
      live.append(ticket);
    } else if (file.lastModified() < oldest) {
      QFile::remove(log);
      QFile::remove(file.filePath());
    }
  }
  return live;
}

}  // namespace

Job::Job(std::string command, QStringList words, QString log, QObject* parent)
    : QObject(parent), m_command(std::move(command)), m_words(std::move(words)), m_log(std::move(log)) {
  m_look.setInterval(kLookMs);
  connect(&m_look, &QTimer::timeout, this, &Job::lookAtProcess);
  m_publish.setInterval(kPublishMs);
  m_publish.setSingleShot(true);
  connect(&m_publish, &QTimer::timeout, this, &Job::changed);
}

QString Job::page() const { return pageOfCommand(m_command); }

double Job::fraction() const {
  if (!m_progress || m_progress->total <= 0) return -1;
  return std::clamp(m_progress->done / m_progress->total, 0.0, 1.0);
}

double Job::age() const { return m_lastT > 0 && m_source ? double(m_source->nowUs() - m_lastT) / 1e6 : -1; }

void Job::launch() {
  if (m_words.first().isEmpty()) {
    // Later, so that the caller can connect first.
    QMetaObject::invokeMethod(
        this, [this] { end(State::Failed, issue_error("engine-missing")); }, Qt::QueuedConnection);
    return;
  }
  launchDetached({m_words, m_log}, this, [this](const Result<ProcessId>& result) {
    if (!result.ok()) return end(State::Failed, result.issue());
    m_process = *result;
    writeTicket();
    follow();
  });
}

void Job::attach(const ProcessId& process) {
  m_process = process;
  follow();
}

void Job::writeTicket() const {
  QString path = m_log;
  path.replace(path.lastIndexOf('.'), path.size(), ".ticket");
  const Json ticket = {{"command", m_command}, {"process", m_process.to_json()}};
  workPool().start([path = path.toStdString(), ticket] { (void)write_json_atomic(path, ticket); });
}

void Job::follow() {
  m_state = State::Running;
  m_source = new FileEventSource(m_log, this);
  connect(m_source, &EventSource::arrived, this, &Job::take);
  connect(m_source, &EventSource::refused, this, [this](const Issue& issue) { end(State::Failed, issue); });
  m_source->start();
  m_look.start();
  Q_EMIT changed();
}

void Job::take(const Events& events) {
  for (const auto& event : events) {
    m_lastT = std::max(m_lastT, event.t);
    if (const auto* progress = std::get_if<ProgressEvent>(&event.body)) m_progress = *progress;
    if (const auto* eval = std::get_if<EvalEvent>(&event.body)) m_evals.append(*eval);
    if (const auto* artifact = std::get_if<ArtifactEvent>(&event.body); artifact && artifact->id != m_artifact) {
      m_artifact = artifact->id;
      Q_EMIT madeArtifact(m_artifact);
    }
    if (const auto* last = std::get_if<EndEvent>(&event.body)) m_end = *last;
  }
  Q_EMIT arrived(events);
  if (m_end && !over()) {
    m_result = m_end->result;
    if (m_end->status == "ok") return end(State::Done);
    if (m_end->status == "stopped") return end(State::Stopped);
    // The issue stands in the log; it is read where files are read.
    m_dead = true;
    return lookAtProcess();
  }
  if (!m_publish.isActive()) m_publish.start();
}

/// Without an end event the process tells: dead and the log read to its end means that it failed.
void Job::lookAtProcess() {
  if (over() || m_looking) return;
  m_looking = true;
  struct Look {
    bool alive = true;
    Issue reason;
  };
  const auto look = [process = m_process, log = m_log, dead = m_dead] {
    Look found;
    found.alive = !dead && is_alive(process);
    if (!found.alive) found.reason = reasonIn(log);
    return found;
  };
  offThread(this, look, [this](const Look& found) {
    m_looking = false;
    if (over() || found.alive) return;
    if (m_dead) return end(State::Failed, found.reason);
    // One more turn: its last words may just have arrived.
    if (m_source->caughtUp()) m_dead = true;
  });
}

void Job::end(State state, const Issue& issue) {
  if (over()) return;
  m_state = state;
  m_issue = issue;
  m_look.stop();
  m_publish.stop();
  if (m_source) {
    m_source->disconnect(this);
    m_source->deleteLater();
    m_source = nullptr;
  }
  Q_EMIT changed();
  Q_EMIT ended();
}

void Job::stop() {
  if (over() || m_process.pid <= 0) return;
  workPool().start([process = m_process] {
    if (is_alive(process)) ::kill(pid_t(process.pid), SIGTERM);
  });
}

JobList::JobList(QObject* parent) : QObject(parent) {}

void JobList::open(const QString& workspaceDir) {
  for (Job* job : m_jobs) job->deleteLater();
  m_jobs.clear();
  m_dir = workspaceDir;
  Q_EMIT changed();
  offThread(
      this, [folder = jobLogFolder(workspaceDir)] { return liveTickets(folder); },
      [this, workspaceDir](const QVector<Ticket>& tickets) {
        if (workspaceDir != m_dir) return;
        for (const auto& ticket : tickets) {
          const bool known =
              std::any_of(m_jobs.begin(), m_jobs.end(), [&](const Job* job) { return job->log() == ticket.log; });
          if (known) continue;
          auto* job = new Job(ticket.command, ticket.words, ticket.log, this);
          add(job);
          job->attach(ticket.process);
        }
      });
}

Job* JobList::start(const std::string& command, const QStringList& words) {
  static int count = 0;
  const QString name = QDateTime::currentDateTime().toString("yyyyMMdd-hhmmss-zzz") + QString("-%1").arg(++count);
  QStringList line{programPath("zk"), qstr(command), "--workspace", m_dir};
  line += words;
  line << "--events"
       << "--json";
  auto* job = new Job(command, line, jobLogFolder(m_dir) + "/" + name + ".jsonl", this);
  add(job);
  job->launch();
  return job;
}

void JobList::add(Job* job) {
  m_jobs.prepend(job);
  connect(job, &Job::changed, this, &JobList::changed);
  connect(job, &Job::ended, this, [this, job] { Q_EMIT ended(job); });
  Q_EMIT changed();
}

QVector<Job*> JobList::running() const {
  QVector<Job*> found;
  for (Job* job : m_jobs)
    if (!job->over()) found.append(job);
  return found;
}

Job* JobList::newestOf(const QString& page) const {
  for (Job* job : m_jobs)
    if (job->page() == page) return job;
  return nullptr;
}

void JobList::forget(Job* job) {
  if (!m_jobs.removeOne(job)) return;
  job->deleteLater();
  Q_EMIT changed();
}

QString pageOfCommand(const std::string& command) {
  static const std::pair<const char*, const char*> kPages[] = {
      {"quickstart", "start"}, {"miniworld", "collect"},   {"collect", "collect"}, {"clean", "clean"},
      {"dedup", "dedup"},      {"tokenizer", "tokenizer"}, {"dataset", "pairs"},   {"train", "train"},
      {"tune", "tune"},        {"eval", "evaluate"},       {"compare", "compare"}, {"bench", "doctor"},
  };
  for (const auto& [id, page] : kPages)
    if (command == id && findPage(page)) return page;
  if (command == "tune") return QStringLiteral("train");
  if (command == "miniworld" && findPage("tokenizer")) return QStringLiteral("tokenizer");
  return QStringLiteral("start");
}

QStringList valuesAsWords(const Json& values) {
  QStringList words;
  const Json flat = flatten(values);
  for (const auto& [key, value] : flat.items()) {
    const QString flag = "--" + qstr(key) + "=";
    const auto textOf = [](const Json& v) {
      return v.is_null() ? QStringLiteral("auto") : v.is_string() ? qstr(v.get<std::string>()) : qstr(v.dump());
    };
    if (value.is_array())
      for (const auto& item : value) words << flag + textOf(item);
    else
      words << flag + textOf(value);
  }
  return words;
}

}  // namespace zk::ui
