// Which samples are shown: the first, the newest, and those in equal ratios of steps between, because most is learned
// early.
#include "ui/sample_timeline.h"

#include <QEvent>
#include <algorithm>
#include <cmath>

#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

QVector<qsizetype> spread(qsizetype count, int n) {
  QVector<qsizetype> out;
  if (count <= 0 || n <= 0) return out;
  for (int i = 0; i < n; ++i) {
    const double share = n == 1 ? 1 : double(i) / (n - 1);
    // Quadratic: closer together where the text changes fast.
    const auto at = qsizetype(std::lround(share * share * double(count - 1)));
    if (out.isEmpty() || at > out.last()) out.append(at);
  }
  for (qsizetype at = 0; out.size() < std::min<qsizetype>(n, count); ++at)
    if (!out.contains(at)) out.insert(std::upper_bound(out.begin(), out.end(), at), at);
  return out;
}

SampleTimeline::SampleTimeline(QWidget* parent) : Card({}, {}, parent) {
  m_row = new QWidget;
  m_rowLayout = hbox(m_row, 0, 16);
  body()->addWidget(m_row);
  m_choice = new SegmentedControl;
  m_choice->hide();
  addTool(m_choice);
  connect(m_choice, &SegmentedControl::changed, this, [this](int index) {
    m_prompt = m_prompts.value(index);
    fill();
  });
  rebuild();
}

void SampleTimeline::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) fill();
  Card::changeEvent(event);
}

void SampleTimeline::setColumns(int columns) {
  if (columns == m_columns) return;
  m_columns = columns;
  rebuild();
}

void SampleTimeline::rebuild() {
  for (const auto& cell : m_cells) delete cell.frame;
  m_cells.clear();
  for (int i = 0; i < m_columns; ++i) {
    Cell cell{new QFrame, new Label({}, Type::Role::Caption), new Label({}, Type::Role::Caption),
              new Label({}, Type::Role::Body, Label::Fit::Wrap)};
    cell.frame->setProperty("role", "inset");
    auto* v = vbox(cell.frame, 12, 2);
    v->setContentsMargins(12, 8, 12, 8);
    auto* top = hbox(nullptr, 0, 8);
    top->addWidget(cell.step);
    top->addStretch(1);
    top->addWidget(cell.loss);
    v->addLayout(top);
    v->addWidget(cell.text, 1);
    cell.text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    cell.text->setMaxLines(4);
    m_rowLayout->addWidget(cell.frame, 1);
    m_cells.append(cell);
  }
  fill();
}

void SampleTimeline::show(const RunModel& model) {
  m_samples = model.samples();
  QStringList prompts;
  for (const auto& sample : m_samples)
    if (!prompts.contains(sample.prompt)) prompts << sample.prompt;
  if (prompts != m_prompts) {
    m_prompts = prompts;
    if (!prompts.contains(m_prompt)) m_prompt = prompts.value(0);
    QStringList names;
    for (int i = 0; i < prompts.size(); ++i) names << QString::number(i + 1);
    m_choice->setItems(names);
    m_choice->setName(tr("Opening"));
    m_choice->setCurrent(int(prompts.indexOf(m_prompt)));
    m_choice->setVisible(prompts.size() > 1);
  }
  fill();
}

QVector<SampleEvent> SampleTimeline::ofPrompt() const {
  QVector<SampleEvent> out;
  std::copy_if(m_samples.begin(), m_samples.end(), std::back_inserter(out),
               [&](const SampleEvent& s) { return s.prompt == m_prompt; });
  return out;
}

void SampleTimeline::fill() {
  const auto samples = ofPrompt();
  setTitle(tr("What the model writes"));
  setSubtitle(samples.isEmpty() ? tr("Its first sentences appear here while it trains.")
                                : tr("Always the same opening: “%1”").arg(m_prompt.simplified()));
  m_row->setVisible(!samples.isEmpty());
  const auto chosen = spread(samples.size(), m_columns);
  for (qsizetype i = 0; i < m_cells.size(); ++i) {
    const Cell& cell = m_cells[i];
    // An empty frame keeps the columns in place.
    const bool filled = i < chosen.size();
    cell.frame->setVisible(filled);
    if (!filled) continue;
    const SampleEvent& sample = samples[chosen[i]];
    cell.step->setText(tr("step %1").arg(numbers::integer(sample.step)));
    cell.loss->setText(sample.loss > 0 ? tr("loss %1").arg(numbers::fixed(sample.loss, 2)) : QString());
    QString text = sample.text;
    if (text.startsWith(sample.prompt)) text = text.mid(sample.prompt.size());
    cell.text->setText(text.simplified());
    cell.text->setToolTip(sample.text.toHtmlEscaped());
  }
}

}  // namespace zk::ui
