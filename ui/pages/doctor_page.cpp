// The rows come from zk in the window's language; the window adds what only it can see (its fonts, its own version).
#include "ui/pages/doctor_page.h"

#include <QClipboard>
#include <QDateTime>
#include <QFontDatabase>
#include <QGuiApplication>

#include "engine/core/text.h"
#include "engine/core/workspace.h"
#include "ui/off_thread.h"
#include "ui/programs.h"
#include "ui/words.h"
#include "widgets/language.h"
#include "widgets/numbers.h"
#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr int kMostRuns = 40;  // logs that are looked through for firings

Lang lang() { return numbers::japanese() ? Lang::Ja : Lang::En; }

/// Rows stand in two columns where there is room.
ReflowLayout* freshRows(QVBoxLayout* body) {
  while (QLayoutItem* item = body->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
  auto* rows = new QWidget;
  body->addWidget(rows);
  return new ReflowLayout(rows, 300, 16);
}

}  // namespace

DoctorPage::DoctorPage(AppModel& app, QWidget* parent) : Page("doctor", app, parent) {
  auto* outer = vbox(this, 0, 0);
  auto* scroll = new ScrollColumn;
  scroll->setMargins(24, 16, 24, 16);
  outer->addWidget(scroll);
  m_header = new PageHeader;
  m_again = new Button({}, Button::Role::Secondary, "reset");
  connect(m_again, &QPushButton::clicked, this, &DoctorPage::check);
  m_header->addAction(m_again);
  m_machine = new Card;
  m_rules = new Card;
  for (QWidget* part : std::initializer_list<QWidget*>{m_header, m_machine, m_rules}) scroll->column()->addWidget(part);
  scroll->column()->addStretch(1);
  m_lesson = new LessonView("doctor");
  connect(&app, &AppModel::workspaceChanged, this, [this] {
    if (isVisible()) findFirings();
  });
  retranslate();
}

QVector<Page::Tab> DoctorPage::tabs() { return {{"lesson", tr("Lesson"), "book", m_lesson}}; }

void DoctorPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (m_checkedIn.isEmpty()) check();
  findFirings();
}

void DoctorPage::retranslate() {
  m_header->setTexts(title(), tr("What this computer has, what is missing and how to mend it."));
  m_again->setText(tr("Check again"));
  m_machine->setTitle(tr("This computer"));
  m_machine->setSubtitle(tr("Found, what it is needed for, and the command that mends it."));
  m_rules->setTitle(tr("Rules that watch a training"));
  m_rules->setSubtitle(tr("They run with every step. What they notice stands on the Train page."));
  if (!m_checkedIn.isEmpty() && m_checkedIn != Language::current()) check();
  showMachine();
  showRules();
}

void DoctorPage::check() {
  if (m_state == State::Checking) return;
  m_checkedIn = Language::current();
  m_state = State::Checking;
  showMachine();
  const QString zk = programPath("zk");
  askProgram({zk.isEmpty() ? QStringLiteral("zk") : zk, "--workspace", app().workspaceDir(), "--lang", m_checkedIn,
              "doctor", "--json"},
             this, [this](const Result<Json>& report) { finished(report ? *report : Json()); });
}

void DoctorPage::finished(const Json& report) {
  m_checks = doctorChecks(report);
  m_version = doctorVersion(report);
  m_state = m_checks.isEmpty() ? State::Failed : State::Known;
  if (m_checkedIn != Language::current()) return check();
  showMachine();
}

QString DoctorPage::neededFor(const QString& id) {
  if (id == "processor") return tr("Does the arithmetic. AVX2 or newer makes training several times faster.");
  if (id == "precision") return tr("bf16 computes faster where the processor has it; fp32 works everywhere.");
  if (id == "cores") return tr("All of them are used while a model learns.");
  if (id == "memory") return tr("Weights, gradients and the text of a step lie in it.");
  if (id == "disk") return tr("Text, checkpoints and logs.");
  if (id == "programs") return tr("zk and zk-engine do the work; the window only shows it.");
  if (id == "libtorch") return tr("The library that zk-engine computes with.");
  if (id == "gpu") return tr("Not needed. With one, larger models learn in the same time.");
  if (id == "compiler" || id == "cmake" || id == "ninja" || id == "nvcc")
    return tr("Needed only to build the program.");
  return {};
}

QWidget* DoctorPage::row(const QString& icon, TokenRef color, const QString& name, const QString& found,
                         const QString& detail, const QString& command) {
  auto* box = new QWidget;
  auto* h = hbox(box, 0, 12);
  h->addWidget(new IconLabel(icon, color, 16), 0, Qt::AlignTop);
  auto* v = vbox(nullptr, 0, 2);
  v->addWidget(new Label(name, Type::Role::Strong, Label::Fit::Wrap));
  v->addWidget(new Label(found, Type::Role::Body, Label::Fit::Wrap));
  if (!detail.isEmpty()) v->addWidget(new Label(detail, Type::Role::Help, Label::Fit::Wrap));
  if (!command.isEmpty()) {
    auto* line = hbox(nullptr, 0, 8);
    auto* mono = new Label(command, Type::Role::Mono, Label::Fit::Wrap);
    mono->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* copy = new IconButton("copy", tr("Copy “%1”").arg(command));
    connect(copy, &QToolButton::clicked, this, [this, command] {
      QGuiApplication::clipboard()->setText(command);
      Q_EMIT toast(tr("Copied."));
    });
    line->addWidget(mono, 1);
    line->addWidget(copy, 0, Qt::AlignTop);
    v->addLayout(line);
  }
  v->addStretch(1);
  h->addLayout(v, 1);
  return box;
}

void DoctorPage::showMachine() {
  m_again->setEnabled(checked());
  if (!checked()) return m_machine->showLoading(tr("Checking this computer…"));
  if (m_state == State::Failed) {
    IssueText text = Words::issue(issue_error("engine-missing"));
    text.tone = Tone::Danger;
    m_machine->showFailed(text);
    return;
  }
  m_machine->showContent();
  auto* body = freshRows(m_machine->body());
  using S = DoctorCheck::State;
  // What is missing comes first; within a state the order of the report stays.
  for (const S state : {S::Missing, S::Note, S::Ok})
    for (const auto& check : m_checks) {
      // A window that is seen has a display.
      if (check.state != state || check.id == "display") continue;
      const QString icon = state == S::Ok ? "check" : state == S::Missing ? "error" : "info";
      const TokenRef color = state == S::Ok ? &Tokens::ok : state == S::Missing ? &Tokens::danger : &Tokens::text2;
      const QString label = qstr(text(lang(), "doctor.label." + check.id.toStdString()));
      // Some advice is a sentence; only what can be typed is offered for copying.
      const bool typed = check.fix.startsWith("./") || check.fix.startsWith("sudo ") || check.fix.startsWith("zk ");
      const QString detail = typed || check.fix.isEmpty() ? neededFor(check.id) : neededFor(check.id) + " " + check.fix;
      body->addWidget(row(icon, color, label, check.found, detail, typed ? check.fix : QString()));
    }
  const bool same = m_version == QLatin1String(kVersion);
  if (!m_version.isEmpty())
    body->addWidget(row(same ? "check" : "warn", same ? &Tokens::ok : &Tokens::warn, tr("Versions"),
                        tr("window %1, engine %2").arg(QString::fromLatin1(kVersion), m_version),
                        same ? QString() : tr("They should be the same. Build or install both again."), {}));
  const bool cjk = !QFontDatabase::families(QFontDatabase::Japanese).isEmpty();
  body->addWidget(row(cjk ? "check" : "warn", cjk ? &Tokens::ok : &Tokens::warn, tr("Japanese letters"),
                      cjk ? tr("a font has them") : tr("no font has them"),
                      cjk ? QString() : tr("Japanese text shows as boxes until one is installed."),
                      cjk ? QString() : QStringLiteral("sudo apt-get install fonts-noto-cjk")));
}

/// Name, and the healthy range with what is done outside of it.
std::pair<QString, QString> DoctorPage::rule(const QString& id) {
  if (id == "divergence")
    return {tr("Loss runs away"),
            tr("Healthy: the loss falls, or wavers near its best. A training is stopped before the weights are harmed "
               "when loss or gradient is not a number, or the smoothed loss lies for 10 steps above both 1.25 × the "
               "blind guess and 2 × its best + 1.")};
  if (id == "uniform")
    return {tr("Better than guessing"), tr("Healthy: within the first steps. If it never comes, the rate is wrong.")};
  if (id == "unigram")
    return {tr("Better than counting tokens"), tr("Healthy: early. The model now knows which tokens are frequent.")};
  if (id == "bigram")
    return {tr("Better than counting pairs"), tr("Healthy: before the middle. From here on context counts.")};
  if (id == "checkpoint")
    return {tr("Checkpoints"), tr("Healthy: each one is written whole. A damaged one is set aside and the one before "
                                  "it is used.")};
  if (id == "paths")
    return {tr("Fast and plain path agree"), tr("Healthy: they differ by rounding alone. Looked at with --verify.")};
  return {tr("All processes answer"), tr("Healthy: every rank takes part in every step.")};
}

void DoctorPage::showRules() {
  auto* body = freshRows(m_rules->body());
  for (const auto& each : doctorRules()) {
    const Firing* last = nullptr;
    for (const char* id : each.issues) {
      const auto it = m_firings.constFind(QString::fromLatin1(id));
      if (it != m_firings.constEnd() && (!last || it->t > last->t)) last = &*it;
    }
    const auto [name, range] = rule(QString::fromLatin1(each.id));
    const bool bad = last && last->issue.severity >= Severity::Warning;
    QString when = tr("Never fired in this project.");
    if (last) {
      const QString day = QLocale().toString(QDateTime::fromMSecsSinceEpoch(last->t / 1000), QLocale::ShortFormat);
      when = last->step >= 0 ? tr("Last: %1, step %2, %3").arg(last->run, numbers::integer(last->step), day)
                             : tr("Last: %1, %2").arg(last->run, day);
    }
    body->addWidget(row(!last ? "ring"
                        : bad ? "warn"
                              : "check",
                        !last ? &Tokens::text3
                        : bad ? &Tokens::warn
                              : &Tokens::ok,
                        name, when, range, {}));
  }
}

void DoctorPage::findFirings() {
  offThread(
      this, [state = app().workspace()] { return lastFirings(state, kMostRuns); },
      [this](const QHash<QString, Firing>& firings) {
        m_firings = firings;
        showRules();
      });
}

}  // namespace zk::ui
