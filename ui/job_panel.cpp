// Reads the list of jobs on every change; a failure stays until it is dismissed or a newer job runs.
#include "ui/job_panel.h"

#include <QEvent>

#include "ui/words.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

JobPanel::JobPanel(AppModel& app, const QString& page, std::function<QString(const std::string&)> phase,
                   QWidget* parent)
    : QWidget(parent), m_app(app), m_page(page), m_phase(std::move(phase)) {
  auto* v = vbox(this, 0, 0);
  m_card = new Card;
  m_progress = new ProgressRow;
  m_card->body()->addWidget(m_progress);
  m_failure = new IssueCard;
  v->addWidget(m_card);
  v->addWidget(m_failure);
  connect(&app.jobs(), &JobList::changed, this, &JobPanel::refresh);
  connect(m_progress, &ProgressRow::cancelled, this, [this] {
    if (Job* job = running()) job->stop();
  });
  connect(m_failure, &IssueCard::triggered, this, [this](const QString& id) {
    if (Job* job = failed()) m_app.jobs().forget(job);
    if (id == "again") Q_EMIT again();
  });
  refresh();
}

Job* JobPanel::running() const {
  Job* job = m_app.jobs().newestOf(m_page);
  return job && !job->over() ? job : nullptr;
}

Job* JobPanel::failed() const {
  Job* job = m_app.jobs().newestOf(m_page);
  return job && job->state() == Job::State::Failed ? job : nullptr;
}

QString JobPanel::count(const ProgressEvent& p) {
  const bool bytes = p.unit == "bytes";
  const auto written = [&](double n) { return bytes ? numbers::bytes(n) : numbers::integer(qint64(n)); };
  const QString unit = p.unit == "documents" ? tr("documents")
                       : p.unit == "pieces"  ? tr("pieces")
                       : p.unit == "tokens"  ? tr("tokens")
                                             : QString();
  const QString text = p.total > 0 ? tr("%1 of %2 %3", "done, all, unit").arg(written(p.done), written(p.total), unit)
                                   : tr("%1 %2", "done, unit").arg(written(p.done), unit);
  return text.trimmed();
}

void JobPanel::refresh() {
  const Job* job = running();
  m_card->setVisible(job != nullptr);
  if (job) {
    ProgressText text;
    text.name = tr("Starting");
    if (const auto& p = job->progress()) {
      text.name = m_phase(p->phase);
      text.progress = job->fraction();
      text.count = count(*p);
      if (p->etaHigh > 1) text.left = numbers::durationRange(std::max(0.0, p->etaLow), p->etaHigh);
    }
    m_progress->setText(text);
  }
  const Job* broken = failed();
  m_failure->setVisible(broken != nullptr);
  if (broken) {
    IssueText text = Words::issue(broken->issue());
    if (text.evidence.isEmpty())
      text.evidence = tr("Nothing half-made is left, and what was there before is unchanged.");
    text.actions = {{"again", tr("Try again")}, {"dismiss", tr("Dismiss")}};
    m_failure->setIssue(text);
  }
  setVisible(job || broken);
  Q_EMIT changed();
}

void JobPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) refresh();
}

}  // namespace zk::ui
