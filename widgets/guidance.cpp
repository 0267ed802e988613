// See guidance.h.
#include "widgets/guidance.h"

#include <QEvent>
#include <QProgressBar>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/numbers.h"

namespace zk::widgets {

// ---------------------------------------------------------------- ReadinessList

ReadinessList::ReadinessList(const QVector<ReadyRow>& rows, QWidget* parent) : QWidget(parent) {
  vbox(this, 0, 6);
  setRows(rows);
}

void ReadinessList::setRows(const QVector<ReadyRow>& rows) {
  m_rows = rows;
  std::stable_sort(m_rows.begin(), m_rows.end(), [](auto& a, auto& b) { return a.state < b.state; });
  const auto old = findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
  for (auto* w : old) w->hide(), w->deleteLater();
  for (const auto& r : m_rows) {
    const Tone tone = r.state == ReadyRow::State::Ok     ? Tone::Ok
                      : r.state == ReadyRow::State::Warn ? Tone::Warn
                                                         : Tone::Danger;
    auto* row = new QWidget;
    auto* h = hbox(row, 0, 8);
    auto* icon = new IconLabel(toneIcon(tone), toneColor(tone), 16);
    h->addWidget(icon, 0, Qt::AlignVCenter);
    h->addWidget(new Label(r.text, Type::Role::Body, Label::Fit::Wrap), 1, Qt::AlignVCenter);
    if (!r.fixText.isEmpty()) {
      auto* b = new Button(r.fixText, Button::Role::Quiet);
      b->setSmall(true);
      connect(b, &Button::clicked, this, [this, id = r.fixId] { Q_EMIT fixRequested(id); });
      h->addWidget(b, 0, Qt::AlignVCenter);
    }
    layout()->addWidget(row);
  }
}

// ---------------------------------------------------------------- ActionBar

ActionBar::ActionBar(const ActionText& text, QWidget* parent) : QFrame(parent), m_text(text) {
  setProperty("role", "next");
  auto* h = hbox(this, 0, 12);
  h->setContentsMargins(16, 8, 8, 8);
  m_icon = new IconLabel(QStringLiteral("flag"), &Tokens::accent, 20);
  m_sentence = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  m_button = new Button({}, Button::Role::Primary);
  h->addWidget(m_icon);
  h->addWidget(m_sentence, 1);
  h->addWidget(m_button);
  connect(m_button, &Button::clicked, this, &ActionBar::triggered);
  refresh();
}

void ActionBar::setText(const ActionText& text) { m_text = text, refresh(); }

void ActionBar::refresh() {
  using S = ActionText::State;
  m_icon->set(m_text.state == S::Blocked   ? QStringLiteral("lock")
              : m_text.state == S::Running ? QStringLiteral("play")
                                           : QStringLiteral("flag"),
              m_text.state == S::Blocked ? &Tokens::warn : &Tokens::accent);
  m_sentence->setText(m_text.sentence);
  m_button->setText(m_text.state == S::Running && m_text.button.isEmpty() ? tr("See it run") : m_text.button);
  m_button->setVisible(!m_button->text().isEmpty());
  m_button->setRole(m_text.state == S::Running ? Button::Role::Secondary : Button::Role::Primary);
  setAccessibleName(tr("What will happen"));
  setAccessibleDescription(m_text.sentence);
}

void ActionBar::changeEvent(QEvent* e) {
  QFrame::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) refresh();
}

// ---------------------------------------------------------------- NextCard

NextCard::NextCard(QWidget* parent) : QFrame(parent) {
  setProperty("role", "next");
  auto* v = vbox(this, 16, 4);
  m_over = new Label(tr("Next step"), Type::Role::Overline);
  m_title = new Label({}, Type::Role::Strong, Label::Fit::Wrap);
  m_why = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  m_button = new Button({}, Button::Role::Secondary);
  for (auto* l : {m_over, m_title, m_why}) v->addWidget(l);
  v->addStretch(1);
  v->addSpacing(4);
  v->addWidget(m_button);
  connect(m_button, &Button::clicked, this, &NextCard::triggered);
}

void NextCard::setText(const QString& title, const QString& why, const QString& button) {
  m_title->setText(title);
  m_why->setText(why);
  m_why->setVisible(!why.isEmpty());
  m_button->setText(button);
  m_button->setVisible(!button.isEmpty());
  setAccessibleName(tr("Next step"));
  setAccessibleDescription(title);
}

void NextCard::setPrimary(bool primary) {
  m_button->setRole(primary ? Button::Role::Primary : Button::Role::Secondary);
}

void NextCard::changeEvent(QEvent* e) {
  QFrame::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) m_over->setText(tr("Next step")), setAccessibleName(tr("Next step"));
}

// ---------------------------------------------------------------- ProgressRow

ProgressRow::ProgressRow(const ProgressText& text, QWidget* parent) : QWidget(parent), m_text(text) {
  auto* v = vbox(this, 0, 4);
  auto* head = hbox(nullptr, 0, 8);
  m_name = new Label({}, Type::Role::Strong, Label::Fit::Elide);
  m_percent = new Label({}, Type::Role::Strong);
  m_cancel = new Button({}, Button::Role::Quiet);
  m_cancel->setSmall(true);
  head->addWidget(m_name, 1);
  head->addWidget(m_percent);
  head->addWidget(m_cancel);
  v->addLayout(head);
  m_bar = new QProgressBar;
  m_bar->setTextVisible(false);
  m_bar->setRange(0, 1000);
  v->addWidget(m_bar);
  m_detail = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  v->addWidget(m_detail);
  connect(m_cancel, &Button::clicked, this, &ProgressRow::cancelled);
  refresh();
}

void ProgressRow::setText(const ProgressText& text) { m_text = text, refresh(); }

void ProgressRow::refresh() {
  const bool known = m_text.progress >= 0;
  m_name->setText(m_text.name);
  m_bar->setVisible(known);
  m_bar->setValue(int(std::clamp(m_text.progress, 0.0, 1.0) * 1000));
  m_bar->setAccessibleName(m_text.name);
  m_percent->setVisible(known);
  m_percent->setText(known ? numbers::percent(m_text.progress) : QString());
  QStringList words;
  if (!m_text.count.isEmpty()) words << m_text.count;
  if (!m_text.left.isEmpty()) words << tr("%1 left").arg(m_text.left);
  m_detail->setText(words.join(numbers::japanese() ? QStringLiteral("・") : QStringLiteral(" · ")));
  m_detail->setVisible(!words.isEmpty());
  m_cancel->setText(tr("Cancel"));
  m_cancel->setVisible(m_text.cancellable);
  setAccessibleName(m_text.name);
  setAccessibleDescription(m_percent->text() + QLatin1Char(' ') + m_detail->text());
}

void ProgressRow::changeEvent(QEvent* e) {
  QWidget::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) refresh();
}

}  // namespace zk::widgets
