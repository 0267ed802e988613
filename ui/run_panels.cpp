// Cards are made anew only when their list changed; a card that is read while new ones arrive must not flicker.
#include "ui/run_panels.h"

#include <algorithm>

#include "engine/core/schema.h"
#include "ui/words.h"
#include "widgets/language.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr qsizetype kMostCards = 12;

bool same(const IssueText& a, const IssueText& b) {
  return a.tone == b.tone && a.title == b.title && a.why == b.why && a.evidence == b.evidence;
}

}  // namespace

DoctorPanel::DoctorPanel(QWidget* parent) : QWidget(parent) {
  m_layout = vbox(this, 0, 12);
  m_foot = new Label({}, Type::Role::Caption, Label::Fit::Wrap);
  m_layout->addWidget(m_foot);
  m_layout->addStretch(1);
}

void DoctorPanel::show(const RunFollower& run) {
  QVector<IssueText> texts;
  int open = 0;
  const auto& issues = run.model().issues();
  for (auto it = issues.rbegin(); it != issues.rend(); ++it) {
    IssueText text = Words::issue(it->issue);
    if (it->step >= 0 && !text.title.contains(numbers::integer(it->step)))
      text.evidence = tr("Step %1. %2").arg(numbers::integer(it->step), text.evidence).trimmed();
    if (it->issue.severity >= Severity::Warning) ++open;
    if (texts.size() < kMostCards) texts.append(text);
  }
  for (qsizetype i = 0; i < texts.size(); ++i) {
    if (i >= m_cards.size()) {
      m_cards.append(new IssueCard(texts[i]));
      m_layout->insertWidget(int(i), m_cards[i]);
    } else if (!same(m_cards[i]->issue(), texts[i])) {
      m_cards[i]->setIssue(texts[i]);
    }
  }
  while (m_cards.size() > texts.size()) delete m_cards.takeLast();
  QString foot = issues.isEmpty() ? tr("Nothing to report. Milestones and troubles of the run appear here.")
                 : open == 0      ? tr("No open problem.")
                                  : tr("Warnings in this run: %1.").arg(open);
  if (run.badLines() > 0)
    foot += " " + tr("Lines of the log that cannot be read: %1; they are skipped.").arg(run.badLines());
  m_foot->setText(foot);
}

RunFacts::RunFacts(QWidget* parent) : QWidget(parent) { m_layout = vbox(this, 0, 12); }

void RunFacts::show(const RunFollower& run) {
  const RunModel& model = run.model();
  const QString key = run.dir() + QString::fromStdString(dump_line(model.params())) + Language::current();
  if (key == m_shown) return;
  m_shown = key;
  while (QLayoutItem* item = m_layout->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  const auto inset = [&](const QString& over, const QString& text) {
    m_layout->addWidget(new Label(overlineText(over), Type::Role::Overline));
    auto* frame = new QFrame;
    frame->setProperty("role", "inset");
    auto* label = new Label(text, Type::Role::Mono, Label::Fit::Wrap);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    vbox(frame, 12, 0)->addWidget(label);
    m_layout->addWidget(frame);
  };
  if (!run.active() || model.params().empty()) {
    m_layout->addWidget(
        new Label(tr("The run's settings appear here when it has begun."), Type::Role::Help, Label::Fit::Wrap));
    m_layout->addStretch(1);
    return;
  }
  inset(tr("Folder"), run.dir());
  inset(tr("On the command line"), commandLine(model, model.origins()));
  QString values;
  const Json flat = flatten(model.params());
  for (const auto& [path, value] : flat.items())
    if (!value.is_null() && value != "" && !(value.is_array() && value.empty()))
      values += (values.isEmpty() ? "" : "\n") + qstr(path + "  " + dump_line(value));
  inset(tr("All settings"), values);
  m_layout->addStretch(1);
}

QString RunFacts::commandLine(const RunModel& model, const Json& origins) {
  QString line = "zk " + qstr(model.header().command);
  const Json flat = flatten(model.params());
  for (const auto& [path, origin] : origins.items()) {
    if (origin == "default" || !flat.contains(path)) continue;
    const Json& value = flat[path];
    if (value.is_boolean()) {
      line += " --" + qstr(value == true ? path : "no-" + path);
      continue;
    }
    const QString text = value.is_string() ? qstr(value.get<std::string>()) : qstr(dump_line(value));
    line += " --" + qstr(path) + " " + (text.contains(' ') ? "'" + text + "'" : text);
  }
  return line;
}

}  // namespace zk::ui
