// While a cleaning runs the funnel grows with its progress events; afterwards it is the one in the corpus's manifest.
#include "ui/pages/clean_page.h"

#include "ui/loose.h"
#include "ui/words.h"
#include "widgets/numbers.h"
#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

// The raw pages of the built-in corpus on one core; told as a wide range.
constexpr double kBytesPerSecond = 4e6, kSpread = 3;

}  // namespace

CleanPage::CleanPage(AppModel& app, QWidget* parent)
    : MakerPage(
          "clean", app, "clean", "dedup", [](const std::string&) { return tr("Cleaning the text"); }, parent) {
  auto* top = new QWidget;
  auto* flow = new ReflowLayout(top, 340, 16);
  formCard()->addTool(form()->presetsButton());
  m_funnel = new FunnelCard(app);
  flow->addWidget(m_funnel);
  flow->addWidget(formCard());
  column()->addWidget(top);
  m_decisions = new DecisionsCard(app);
  column()->addWidget(m_decisions);
  column()->addStretch(1);

  connect(m_funnel, &FunnelCard::stepChosen, this, [this](const QString& step) {
    if (const auto* cleaned = this->app().workspace().newest(ArtifactKind::Corpus, "clean"))
      m_decisions->setPlace(cleaned->id, step);
  });
  connect(&app, &AppModel::workspaceChanged, this, &CleanPage::refresh);
  connect(&app.jobs(), &JobList::changed, this, &CleanPage::follow);
  retranslate();
  follow();
}

QVector<Page::Tab> CleanPage::tabs() {
  return {{"lesson", tr("Lesson"), "book", lesson()},
          {"dedup", tr("Duplicates"), "dedup", secondLesson()},
          {"details", tr("Details"), "code", details()}};
}

void CleanPage::refresh() {
  const auto* cleaned = app().workspace().newest(ArtifactKind::Corpus, "clean");
  const bool running = m_job && !m_job->over();
  if (!running) m_funnel->setFunnel(cleaned ? loose::list(cleaned->counters, "funnel") : Json::array(), false);
  m_decisions->setPlace(cleaned ? cleaned->id : QString(), {});
  refreshBar();
}

void CleanPage::follow() {
  Job* job = app().jobs().newestOf("clean");
  if (job == m_job) return;
  if (m_job) m_job->disconnect(this);
  m_job = job;
  if (!job) return;
  connect(job, &Job::changed, this, [this] {
    if (!m_job || m_job->over() || !m_job->progress()) return;
    const Json& told = loose::list(m_job->progress()->counters, "funnel");
    if (!told.empty()) m_funnel->setFunnel(told, true);
  });
  connect(job, &Job::ended, this, &CleanPage::refresh);
}

MakerPage::Missing CleanPage::missing() const {
  if (app().workspace().newest(ArtifactKind::Corpus)) return {};
  return {tr("There is no text to clean yet."), tr("Collect text"), QStringLiteral("collect")};
}

QString CleanPage::forecast() const {
  const auto* corpus = chosen("corpus", ArtifactKind::Corpus);
  if (!corpus) return tr("Sends every document through the steps and keeps every decision.");
  const double bytes = loose::number(corpus->counters, "bytes", 0);
  const double seconds = bytes / kBytesPerSecond;
  const QString what =
      tr("Sends %1 documents of %2 through the steps: about %3. The corpus itself stays as it is.",
         "count, corpus, time")
          .arg(numbers::integer(loose::integer(corpus->counters, "documents")), corpus->id,
               numbers::durationRange(std::max(1.0, seconds / kSpread), std::max(2.0, seconds * kSpread)));
  return what + (numbers::japanese() ? "" : " ") + tr("The time is not measured on this computer yet.");
}

QString CleanPage::runningSentence() const {
  return tr("The text is being cleaned. You may leave this page; if it is stopped, the same form goes on from there.");
}

QString CleanPage::startButton() const {
  return app().workspace().newest(ArtifactKind::Corpus, "clean") ? tr("Clean again") : tr("Clean the text");
}

void CleanPage::retranslate() {
  header()->setTexts(title(), tr("Takes away what a model should not learn: menus, repetition, broken characters, "
                                 "copies, and the answers of the exam. Every decision is kept."));
  formCard()->setTitle(tr("Steps and limits"));
  m_funnel->retranslate();
  m_decisions->retranslate();
  refresh();
}

}  // namespace zk::ui
