// See plan_cards.h.
#include "ui/plan_cards.h"

#include <QGridLayout>

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

QWidget* famousRow(const FamousRow& row) {
  auto* box = new QWidget;
  auto* column = vbox(box, 0, 0);
  auto* line = hbox(nullptr, 0, 8);
  line->addWidget(new Label(row.model, Type::Role::Strong, Label::Fit::Elide), 1);
  line->addWidget(new Label(row.took, Type::Role::Strong));
  column->addLayout(line);
  if (!row.machine.isEmpty()) column->addWidget(new Label(row.machine, Type::Role::Help, Label::Fit::Wrap));
  column->addWidget(new Label(row.source, Type::Role::Caption, Label::Fit::Wrap));
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
    if (m_all || row.inGuide) body()->addWidget(famousRow(row));
  body()->addStretch(1);
}

SplitCard::SplitCard(QWidget* parent) : Card({}, {}, parent) {
  m_controls = vbox(nullptr, 0, 8);
  body()->addLayout(m_controls);
  m_table = new QGridLayout;
  m_table->setContentsMargins(0, 0, 0, 0);
  m_table->setHorizontalSpacing(16);
  m_table->setVerticalSpacing(8);
  m_table->setColumnStretch(0, 1);
  body()->addLayout(m_table);
  body()->addStretch(1);
}

void SplitCard::retranslate() {
  setTitle(tr("Splitting the work"));
  setSubtitle(tr("What one device holds and sends in each step."));
}

void SplitCard::show(const QVector<SplitRow>& rows) {
  clear(m_table);
  int at = 0;
  for (const SplitRow& row : rows) {
    auto* words = new QWidget;
    auto* column = vbox(words, 0, 0);
    column->addWidget(new Label(row.name, Type::Role::Strong, Label::Fit::Wrap));
    column->addWidget(new Label(row.reading, Type::Role::Help, Label::Fit::Wrap));
    m_table->addWidget(words, at, 0);
    auto* value = new Label(row.value, Type::Role::Body, Label::Fit::Wrap);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setMinimumWidth(scaled(130));
    m_table->addWidget(value, at, 1);
    ++at;
  }
}

}  // namespace zk::ui
