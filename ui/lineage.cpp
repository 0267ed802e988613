// Pills flow into a second row where one is too narrow; the arrow before a pill stays with it.
#include "ui/lineage.h"

#include <QEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/controls.h"
#include "widgets/icons.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr int kMostRuns = 8;

const char* pageOf(ArtifactKind kind, bool tuning) {
  switch (kind) {
    case ArtifactKind::Corpus:
      return "collect";
    case ArtifactKind::Tokenizer:
      return "tokenizer";
    case ArtifactKind::Dataset:
      return "pairs";
    case ArtifactKind::Conversations:
      return "tune";
    default:
      return tuning ? "tune" : "train";
  }
}

LineageStep stepOf(const WorkspaceState& state, ArtifactKind kind, const QString& id, bool tuning = false) {
  const bool there = kind == ArtifactKind::Run ? state.run(id) != nullptr : state.artifact(kind, id) != nullptr;
  return {kind, id, tuning, QString::fromLatin1(pageOf(kind, tuning)), !there};
}

QString inputOf(const ArtifactGlance* artifact, ArtifactKind kind) {
  if (artifact)
    for (const auto& input : artifact->inputs)
      if (input.kind == kind) return input.id;
  return {};
}

void addDataset(const WorkspaceState& state, const QString& id, QVector<LineageStep>& steps) {
  if (id.isEmpty()) return;
  const ArtifactGlance* dataset = state.artifact(ArtifactKind::Dataset, id);
  for (const ArtifactKind kind : {ArtifactKind::Corpus, ArtifactKind::Tokenizer})
    if (const QString input = inputOf(dataset, kind); !input.isEmpty()) steps.append(stepOf(state, kind, input));
  steps.append(stepOf(state, ArtifactKind::Dataset, id));
}

}  // namespace

QVector<LineageStep> lineageOf(const WorkspaceState& state, const QString& run) {
  QVector<LineageStep> runs;  // newest first
  QString at = run, dataset;
  for (int n = 0; n < kMostRuns && !at.isEmpty(); ++n) {
    const LogGlance* log = state.run(at);
    const ArtifactGlance* done = state.artifact(ArtifactKind::Run, at);
    const bool tuning = log && log->isTuning();
    runs.append(stepOf(state, ArtifactKind::Run, at, tuning));
    if (!tuning) {
      dataset = inputOf(done, ArtifactKind::Dataset);
      if (dataset.isEmpty() && log) dataset = log->dataset;
      break;
    }
    QString base = inputOf(done, ArtifactKind::Run);
    if (base.isEmpty()) base = log->base.section('@', 0, 0);
    const bool seen = std::any_of(runs.begin(), runs.end(), [&](const LineageStep& s) { return s.id == base; });
    at = seen ? QString() : base;
  }
  QVector<LineageStep> steps;
  addDataset(state, dataset, steps);
  std::reverse(runs.begin(), runs.end());
  return steps + runs;
}

LineageStrip::LineageStrip(QWidget* parent) : PaintedList(parent) {
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  setAccessibleName(tr("Where it comes from"));
}

void LineageStrip::changeEvent(QEvent* event) {
  PaintedList::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) setAccessibleName(tr("Where it comes from"));
}

void LineageStrip::setSteps(const QVector<LineageStep>& steps) {
  m_steps = steps;
  itemsChanged();
}

QString LineageStrip::kindWord(const LineageStep& step) {
  switch (step.kind) {
    case ArtifactKind::Corpus:
      return tr("Text");
    case ArtifactKind::Tokenizer:
      return tr("Tokenizer");
    case ArtifactKind::Dataset:
      return tr("Training pairs");
    default:
      return step.tuning ? tr("Tuning") : tr("Training");
  }
}

QString LineageStrip::itemName(int i) const { return kindWord(m_steps[i]) + QStringLiteral(" · ") + m_steps[i].id; }

QString LineageStrip::itemDetails(int i) const {
  return m_steps[i].gone ? tr("It is no longer in the project folder.") : QString();
}

double LineageStrip::pillHeight() const { return QFontMetricsF(Type::font(Type::Role::Help)).height() + scaled(8); }

QVector<QRectF> LineageStrip::places(double width) const {
  const QFontMetricsF size(Type::font(Type::Role::Help));
  const double arrow = scaled(20), gap = scaled(4);
  QVector<QRectF> rects;
  double x = 0, y = 0;
  for (int i = 0; i < itemCount(); ++i) {
    const double before = i == 0 ? 0 : arrow;
    const double pill = std::min(size.horizontalAdvance(itemName(i)) + scaled(20), width - before);
    if (x > 0 && x + before + pill > width) x = 0, y += pillHeight() + gap;
    rects.append({x + before, y, pill, pillHeight()});
    x += before + pill;
  }
  return rects;
}

QRectF LineageStrip::itemRect(int i) const { return places(width()).value(i); }

int LineageStrip::heightForWidth(int width) const {
  const auto rects = places(width);
  return rects.isEmpty() ? 0 : int(std::ceil(rects.last().bottom() + 1));
}

void LineageStrip::paintEvent(QPaintEvent*) {
  const Tokens& t = tokens();
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  const QFont font = Type::font(Type::Role::Help);
  const QFontMetricsF size(font);
  const auto rects = places(width());
  for (int i = 0; i < rects.size(); ++i) {
    const QRectF& pill = rects[i];
    if (i > 0) {
      const double side = scaled(14);
      paintIcon(p, QStringLiteral("chevron"), {pill.left() - scaled(17), pill.center().y() - side / 2, side, side},
                t.text3);
    }
    p.setPen(QPen(m_steps[i].gone ? t.border : t.borderStrong, 1, m_steps[i].gone ? Qt::DashLine : Qt::SolidLine));
    p.setBrush(i == hoveredItem() ? t.sunken : t.canvas);
    p.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), pill.height() / 2, pill.height() / 2);
    p.setFont(font);
    p.setPen(m_steps[i].gone ? t.text3 : t.text);
    p.drawText(pill, Qt::AlignCenter, size.elidedText(itemName(i), Qt::ElideRight, pill.width() - scaled(16)));
    if (i == currentItem() && hasFocus()) paintFocusRing(p, pill, pill.height() / 2);
  }
}

}  // namespace zk::ui
