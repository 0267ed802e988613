// See shape_cards.h.
#include "ui/shape_cards.h"

#include <QGridLayout>

#include "widgets/estimate_bar.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

BreakdownCard::BreakdownCard(QWidget* parent) : Card({}, {}, parent) {
  m_what = new SegmentedControl;
  body()->addWidget(m_what, 0, Qt::AlignLeft);
  m_bars = new ParamBars;
  m_bars->setShares(false);  // the column is narrow; lengths say it
  body()->addWidget(m_bars);
  m_foot = new Label({}, Type::Role::Caption, Label::Fit::Wrap);
  body()->addWidget(m_foot);
  body()->addStretch(1);
  connect(m_what, &SegmentedControl::changed, this, &BreakdownCard::refresh);
}

void BreakdownCard::retranslate() {
  setTitle(tr("Where the parameters are"));
  m_what->setItems({tr("Parameters"), tr("Compute")});
  m_what->setName(tr("What the bars show"));
  refresh();
}

void BreakdownCard::show(const Json& model) {
  m_model = model;
  refresh();
}

void BreakdownCard::refresh() {
  const bool flops = m_what->current() == 1;
  setTitle(flops ? tr("Where the work is") : tr("Where the parameters are"));
  m_bars->setName(flops ? tr("Operations per token") : tr("Parameters by part"));
  m_bars->setRows(flops ? ShapeWords::flopRows(m_model) : ShapeWords::parameterRows(m_model));
  if (m_model.empty()) return m_foot->setText({});
  const Json& counts = m_model["flops"];
  m_foot->setText(flops ? tr("Operations per token, forward: %1. Training takes three times as much.")
                              .arg(numbers::compact(counts.value("forward", 0.0)))
                        : tr("Point at a bar to see how it is counted."));
}

FitCard::FitCard(QWidget* parent) : Card({}, {}, parent) {
  m_bar = new EstimateBar;
  addTool(m_bar->takePill());
  body()->addWidget(m_bar);
  body()->addStretch(1);
  connect(m_bar, &EstimateBar::fitRequested, this, &FitCard::fitRequested);
}

void FitCard::retranslate() { setTitle(tr("Will it fit?")); }
void FitCard::show(const Json& plan) {
  setVisible(!plan.empty());  // an illegal shape has no memory
  m_bar->setEstimate(PlanWords::estimate(plan));
}

NotesCard::NotesCard(QWidget* parent) : Card({}, {}, parent) { hide(); }

void NotesCard::retranslate() { setTitle(tr("Worth knowing about this shape")); }

void NotesCard::show(const QVector<ShapeNote>& notes) {
  const auto same = [](const ShapeNote& a, const ShapeNote& b) { return a.text == b.text && a.fixText == b.fixText; };
  setVisible(!notes.isEmpty());
  if (notes.size() == m_notes.size() && std::equal(notes.begin(), notes.end(), m_notes.begin(), same)) return;
  m_notes = notes;
  while (QLayoutItem* item = body()->takeAt(0)) {
    if (QWidget* old = item->widget()) old->hide(), old->deleteLater();
    delete item;
  }
  for (const ShapeNote& note : m_notes) {
    auto* row = new QWidget;
    auto* line = hbox(row, 0, 8);
    line->addWidget(new IconLabel(QStringLiteral("warn"), &Tokens::warn), 0, Qt::AlignTop);
    auto* column = vbox(nullptr, 0, 4);
    column->addWidget(new Label(note.text, Type::Role::Help, Label::Fit::Wrap));
    if (!note.fixText.isEmpty()) {
      auto* button = new Button(note.fixText, Button::Role::Secondary);
      button->setSmall(true);
      connect(button, &QPushButton::clicked, this, [this, fix = note.fix] { Q_EMIT fixRequested(fix); });
      column->addWidget(button, 0, Qt::AlignLeft);
    }
    line->addLayout(column, 1);
    body()->addWidget(row);
  }
}

PublishedCard::PublishedCard(QWidget* parent) : Card({}, {}, parent) {
  m_table = new QGridLayout;
  m_table->setContentsMargins(0, 0, 0, 0);
  m_table->setHorizontalSpacing(12);
  m_table->setVerticalSpacing(6);
  m_table->setColumnStretch(0, 1);
  body()->addLayout(m_table);
  body()->addStretch(1);
}

void PublishedCard::retranslate() {
  setTitle(tr("Beside published models"));
  setSubtitle(tr("The count in print, and what our formulas give for the same shape."));
  rebuild();
}

void PublishedCard::show(const QVector<PublishedSize>& sizes, double parameters) {
  const bool same = parameters == m_parameters && sizes.size() == m_sizes.size();
  m_sizes = sizes;
  m_parameters = parameters;
  if (!same) rebuild();
}

void PublishedCard::rebuild() {
  while (QLayoutItem* item = m_table->takeAt(0)) {
    if (QWidget* old = item->widget()) old->hide(), old->deleteLater();
    delete item;
  }
  int row = 0;
  const auto cell = [&](int column, const QString& text, Type::Role role, const QString& tip = {}) {
    auto* label = new Label(text, role, column == 0 ? Label::Fit::Elide : Label::Fit::Line);
    if (!tip.isEmpty()) label->setToolTip(tip);
    m_table->addWidget(label, row, column, column == 0 ? Qt::Alignment() : Qt::AlignRight);
  };
  cell(0, tr("Model"), Type::Role::Caption);
  cell(1, tr("in print"), Type::Role::Caption);
  cell(2, tr("counted"), Type::Role::Caption);
  ++row;
  cell(0, tr("This shape"), Type::Role::Strong);
  cell(2, numbers::compact(m_parameters), Type::Role::Strong);
  ++row;
  for (const PublishedSize& size : m_sizes) {
    cell(0, size.name, Type::Role::Help, size.source);
    cell(1, numbers::compact(size.published), Type::Role::Help, size.source);
    cell(2, numbers::compact(size.ours, 4), Type::Role::Help, size.source);
    ++row;
  }
}

}  // namespace zk::ui
