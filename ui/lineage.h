// Where a model comes from, as one line: text, tokenizer, training pairs, run, tuning. Told from the manifests' inputs
// (and, for a run that is not over, from its log); drawn as pills that open the page where each was made.
#pragma once
#include <QVector>

#include "ui/workspace_scan.h"
#include "widgets/painted_list.h"
#include "widgets/theme.h"

namespace zk::ui {

struct LineageStep {
  ArtifactKind kind = ArtifactKind::Corpus;
  QString id;
  bool tuning = false;
  QString page;       ///< where such a thing is made
  bool gone = false;  ///< named by what was made from it, no longer in the folder
};

/// From the oldest to the run itself. A base that is itself tuned comes with its own line; a loop ends it.
QVector<LineageStep> lineageOf(const WorkspaceState& state, const QString& run);

class LineageStrip : public widgets::PaintedList {
  Q_OBJECT
 public:
  explicit LineageStrip(QWidget* parent = nullptr);
  void setSteps(const QVector<LineageStep>& steps);
  const QVector<LineageStep>& steps() const { return m_steps; }

  int itemCount() const override { return int(m_steps.size()); }
  QString itemName(int i) const override;
  QString itemDetails(int i) const override;
  QRectF itemRect(int i) const override;
  QSize sizeHint() const override {
    return {widgets::scaled(200), heightForWidth(std::max(width(), widgets::scaled(200)))};
  }
  QSize minimumSizeHint() const override {
    return {widgets::scaled(120), heightForWidth(std::max(width(), widgets::scaled(120)))};
  }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;

 protected:
  void paintEvent(QPaintEvent*) override;
  void changeEvent(QEvent*) override;

 private:
  QVector<QRectF> places(double width) const;
  double pillHeight() const;
  static QString kindWord(const LineageStep& step);
  QVector<LineageStep> m_steps;
};

}  // namespace zk::ui
