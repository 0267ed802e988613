// See plan_cards.h.
#include "ui/plan_cards.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

void clear(QLayout* layout) {
  while (QLayoutItem* item = layout->takeAt(0)) {
    if (item->layout()) clear(item->layout());
    delete item->widget();
    delete item;
  }
}

/// Name and value on one line, what it means below it.
QWidget* rowOf(const QString& name, const QString& value, const QStringList& below) {
  auto* box = new QWidget;
  auto* column = vbox(box, 0, 0);
  auto* line = hbox(nullptr, 0, 8);
  line->addWidget(new Label(name, Type::Role::Strong, Label::Fit::Elide), 1);
  line->addWidget(new Label(value, Type::Role::Strong));
  column->addLayout(line);
  for (qsizetype i = 0; i < below.size(); ++i)
    if (!below[i].isEmpty())
      column->addWidget(new Label(below[i], i == 0 ? Type::Role::Help : Type::Role::Caption, Label::Fit::Wrap));
  return box;
}

}  // namespace

FamousCard::FamousCard(QWidget* parent) : Card({}, {}, parent) { body()->setSpacing(scaled(12)); }

void FamousCard::show(const Json& answer, bool all) {
  if (answer == m_answer && all == m_all) return;
  m_answer = answer;
  m_all = all;
  rebuild();
}

void FamousCard::retranslate() {
  setTitle(tr("For scale: trainings that were published"));
  setSubtitle(tr("Figures as their sources give them."));
  rebuild();
}

void FamousCard::rebuild() {
  clear(body());
  for (const FamousRow& row : PlanWords::famous(m_answer))
    if (m_all || row.inGuide) body()->addWidget(rowOf(row.model, row.took, {row.machine, row.source}));
  body()->addStretch(1);
}

ParallelCard::ParallelCard(QWidget* parent) : Card({}, {}, parent) {
  m_controls = vbox(nullptr, 0, 8);
  body()->addLayout(m_controls);
  m_table = vbox(nullptr, 0, 12);
  body()->addLayout(m_table);
  body()->addStretch(1);
}

void ParallelCard::retranslate() {
  setTitle(tr("Splitting the work"));
  setSubtitle(tr("What one device holds and sends in each step."));
}

void ParallelCard::show(const QVector<SplitRow>& rows) {
  clear(m_table);
  for (const SplitRow& row : rows) m_table->addWidget(rowOf(row.name, row.value, {row.reading}));
}

}  // namespace zk::ui
