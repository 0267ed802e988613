// Cards are frames with a role for the style sheet; labels inside never force them wider (Label::Fit::Wrap).
#include "widgets/card.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace zk::widgets {
namespace {

const char* issueRole(Tone tone) {
  switch (tone) {
    case Tone::Ok:
      return "issue-ok";
    case Tone::Warn:
      return "issue-warn";
    case Tone::Danger:
      return "issue-danger";
    default:
      return "issue-info";
  }
}

void clearLayout(QLayout* layout) {
  while (auto* item = layout->takeAt(0)) {
    if (auto* w = item->widget()) w->hide(), w->deleteLater();
    if (auto* inner = item->layout()) clearLayout(inner);
    delete item;
  }
}

}  // namespace

// ---------------------------------------------------------------- IssueCard

IssueCard::IssueCard(const IssueText& issue, QWidget* parent) : QFrame(parent), m_issue(issue) {
  auto* v = vbox(this, 12, 4);
  v->setContentsMargins(12, 10, 12, 12);
  rebuild();
}

void IssueCard::setIssue(const IssueText& issue) {
  m_issue = issue;
  rebuild();
}

void IssueCard::rebuild() {
  auto* v = static_cast<QVBoxLayout*>(layout());
  clearLayout(v);
  setProperty("role", m_issue.resolvedAt.isEmpty() ? issueRole(m_issue.tone) : "inset");
  style()->unpolish(this);
  style()->polish(this);
  setAccessibleName(m_issue.title);
  setAccessibleDescription(QStringList{m_issue.why, m_issue.evidence}.join(QLatin1Char(' ')).trimmed());
  if (!m_issue.resolvedAt.isEmpty()) return buildFolded(v);

  auto* head = hbox(nullptr, 0, 8);
  head->addWidget(new IconLabel(toneIcon(m_issue.tone), toneColor(m_issue.tone), 18), 0, Qt::AlignTop);
  head->addWidget(new Label(m_issue.title, Type::Role::Strong, Label::Fit::Wrap), 1);
  v->addLayout(head);
  if (!m_issue.why.isEmpty()) {
    auto* why = new Label(m_issue.why, Type::Role::Help, Label::Fit::Wrap);
    why->setColor(&Tokens::text);
    v->addWidget(why);
  }
  if (!m_issue.evidence.isEmpty()) v->addWidget(new Label(m_issue.evidence, Type::Role::Help, Label::Fit::Wrap));
  if (m_issue.actions.isEmpty()) return v->addStretch(1);
  auto* row = hbox(nullptr, 0, 4);
  for (qsizetype i = 0; i < m_issue.actions.size(); ++i) {
    const auto& a = m_issue.actions[i];
    auto* b = new Button(a.text, i == 0 ? Button::Role::Secondary : Button::Role::Quiet);
    connect(b, &Button::clicked, this, [this, id = a.id] { Q_EMIT triggered(id); });
    row->addWidget(b);
  }
  row->addStretch(1);
  v->addSpacing(4);
  v->addLayout(row);
  v->addStretch(1);
}

void IssueCard::buildFolded(QBoxLayout* v) {
  auto* row = hbox(nullptr, 0, 8);
  row->addWidget(new IconLabel(QStringLiteral("check"), &Tokens::ok, 16));
  auto* title = new Label(m_issue.title, Type::Role::Help, Label::Fit::Elide);
  row->addWidget(title, 1);
  row->addWidget(new Label(tr("resolved %1").arg(m_issue.resolvedAt), Type::Role::Caption));
  v->addLayout(row);
}

void IssueCard::changeEvent(QEvent* e) {
  QFrame::changeEvent(e);
  if (e->type() == QEvent::LanguageChange && !m_issue.resolvedAt.isEmpty()) rebuild();
}

// ---------------------------------------------------------------- EmptyState, SkeletonBars

EmptyState::EmptyState(const EmptyText& text, QWidget* parent) : QWidget(parent) {
  auto* v = vbox(this, 16, 4);
  m_title = new Label({}, Type::Role::Section, Label::Fit::Wrap);
  m_why = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  m_why->setColor(&Tokens::text2);
  m_title->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
  m_why->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
  m_action = new Button({}, Button::Role::Primary);
  v->addStretch(1);
  v->addWidget(new BrandRing(48), 0, Qt::AlignHCenter);
  v->addSpacing(8);
  v->addWidget(m_title);
  v->addWidget(m_why);
  v->addSpacing(8);
  v->addWidget(m_action, 0, Qt::AlignHCenter);
  v->addStretch(1);
  connect(m_action, &Button::clicked, this, &EmptyState::triggered);
  setText(text);
}

void EmptyState::setText(const EmptyText& text) {
  m_title->setText(text.title);
  m_why->setText(text.why);
  m_action->setText(text.action);
  m_action->setVisible(!text.action.isEmpty());
  setAccessibleName(text.title);
}

void EmptyState::setPrimary(bool primary) {
  m_action->setRole(primary ? Button::Role::Primary : Button::Role::Secondary);
}

SkeletonBars::SkeletonBars(int lines, QWidget* parent) : QWidget(parent), m_lines(lines) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(), update(); });
}

void SkeletonBars::paintEvent(QPaintEvent*) {
  static constexpr double widths[] = {0.92, 0.78, 0.85, 0.55};
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(Qt::NoPen);
  p.setBrush(tokens().sunken);
  for (int i = 0; i < m_lines; ++i)
    p.drawRoundedRect(QRectF(0, i * scaled(22) + scaled(4), width() * widths[i % 4], scaled(12)), 4, 4);
}

// ---------------------------------------------------------------- Card

Card::Card(const QString& title, const QString& subtitle, QWidget* parent) : QFrame(parent) {
  setProperty("role", "card");
  m_outer = vbox(this, 0, 12);
  m_outer->setContentsMargins(16, 12, 16, 16);
  m_head = hbox(nullptr, 0, 8);
  auto* words = vbox(nullptr, 0, 0);
  m_title = new Label(title, Type::Role::Section, Label::Fit::Wrap);
  m_subtitle = new Label(subtitle, Type::Role::Help, Label::Fit::Wrap);
  words->addWidget(m_title);
  words->addWidget(m_subtitle);
  words->addStretch(1);  // an alignment would cost the labels their height for width
  m_head->addLayout(words, 1);
  m_tools = hbox(nullptr, 0, 4);
  m_head->addLayout(m_tools);
  m_head->setAlignment(m_tools, Qt::AlignTop);
  m_outer->addLayout(m_head);
  m_content = new QWidget;
  m_body = vbox(m_content, 0, 8);
  m_outer->addWidget(m_content, 1);
  setTitle(title);
  setSubtitle(subtitle);
}

void Card::setTitle(const QString& title) {
  m_title->setText(title);
  m_title->setVisible(!title.isEmpty());
  setAccessibleName(title);
}

void Card::setSubtitle(const QString& subtitle) {
  m_subtitle->setText(subtitle);
  m_subtitle->setVisible(!subtitle.isEmpty());
}

void Card::addTool(QWidget* tool) { m_tools->addWidget(tool, 0, Qt::AlignTop); }

void Card::setSelected(bool selected) {
  setProperty("selected", selected ? "1" : "0");
  // The wider edge takes its pixel from the margin, so that nothing moves.
  const int d = selected ? 1 : 0;
  m_outer->setContentsMargins(16 - d, 12 - d, 16 - d, 16 - d);
  style()->unpolish(this);
  style()->polish(this);
}

void Card::showInstead(QWidget* w) {
  if (m_instead) m_instead->hide(), m_instead->deleteLater();
  m_instead = w;
  m_content->setVisible(w == nullptr);
  if (w) m_outer->addWidget(w, 1);
}

void Card::showContent() { showInstead(nullptr); }

void Card::showLoading(const QString& what) {
  auto* w = new QWidget;
  auto* v = vbox(w, 0, 8);
  v->addWidget(new SkeletonBars(3));
  v->addWidget(new Label(what, Type::Role::Caption, Label::Fit::Wrap));
  v->addStretch(1);
  w->setAccessibleName(what);
  showInstead(w);
}

EmptyState* Card::showEmpty(const EmptyText& text) {
  auto* e = new EmptyState(text);
  showInstead(e);
  return e;
}

IssueCard* Card::showFailed(const IssueText& issue) {
  auto* box = new QWidget;
  auto* v = vbox(box, 0, 0);
  auto* c = new IssueCard(issue);
  v->addWidget(c);
  v->addStretch(1);
  showInstead(box);
  return c;
}

}  // namespace zk::widgets
