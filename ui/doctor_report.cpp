// Only lines that hold an issue are parsed: a log is mostly metrics.
#include "ui/doctor_report.h"

#include <QFile>

namespace zk::ui {
namespace {

QString textAt(const Json& json, const char* key) {
  const auto it = json.is_object() ? json.find(key) : json.end();
  return it != json.end() && it->is_string() ? qstr(it->get<std::string>()) : QString();
}

void lookInto(const LogGlance& run, QHash<QString, Firing>& last) {
  QFile file(run.dir + "/events.jsonl");
  if (!file.open(QIODevice::ReadOnly)) return;
  while (!file.atEnd()) {
    const QByteArray line = file.readLine(1 << 20);
    if (!line.contains("\"issue\"")) continue;
    const auto event = eventFrom(Json::parse(line.begin(), line.end(), nullptr, false));
    const auto* issue = event ? std::get_if<IssueEvent>(&event->body) : nullptr;
    if (!issue) continue;
    Firing& place = last[qstr(issue->issue.id)];
    if (event->t >= place.t) place = {run.id, issue->step, event->t, issue->issue};
  }
}

}  // namespace

QVector<DoctorCheck> doctorChecks(const Json& report) {
  QVector<DoctorCheck> checks;
  const auto rows = report.is_object() ? report.find("checks") : report.end();
  if (rows == report.end() || !rows->is_array()) return checks;
  for (const Json& row : *rows) {
    const QString status = textAt(row, "status");
    if (textAt(row, "id").isEmpty()) continue;
    checks.append({textAt(row, "id"),
                   status == "ok"        ? DoctorCheck::State::Ok
                   : status == "missing" ? DoctorCheck::State::Missing
                                         : DoctorCheck::State::Note,
                   textAt(row, "value"), textAt(row, "fix")});
  }
  return checks;
}

QString doctorVersion(const Json& report) { return textAt(report, "version"); }

const QVector<DoctorRule>& doctorRules() {
  static const QVector<DoctorRule> rules = {
      {"divergence", {"training-diverged", "training-diverged-early"}},
      {"uniform", {"crossed-uniform"}},
      {"unigram", {"crossed-unigram"}},
      {"bigram", {"crossed-bigram"}},
      {"checkpoint", {"checkpoint-failed", "checkpoint-torn", "weights-not-finite"}},
      {"paths", {"paths-differ"}},
      {"ranks", {"rank-lost"}},
  };
  return rules;
}

QHash<QString, Firing> lastFirings(const WorkspaceState& state, int mostRuns) {
  QHash<QString, Firing> last;
  for (const auto& run : state.runs.mid(0, mostRuns)) lookInto(run, last);
  return last;
}

}  // namespace zk::ui
