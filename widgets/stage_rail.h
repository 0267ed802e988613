// The rail at the left: the path of stages with a ring each, the pill that says what is next, and tools at the foot.
// One tab stop; arrows move inside. Collapses to 56 px. It shows what it is told and emits what was chosen.
#pragma once
#include <QAbstractButton>
#include <QVector>
#include <QWidget>

#include "widgets/theme.h"

class QGridLayout;
class QScrollArea;
class QVariantAnimation;

namespace zk::widgets {

enum class StageState { Locked, Ready, Running, Done, Attention };

struct RailStage {
  QString id;
  QString label;
  StageState state = StageState::Ready;
  double progress = -1;  // 0..1: arc and percent while running, arc alone for a stage that is partly done
  int issues = 0;        // attention: shown at the right
  QString note;          // "5 / 14"
  QString reason;        // why it is locked or asks for attention; tooltip and screen readers
  bool next = false;     // the pill; at most one stage
  bool onPath = true;    // joined to its neighbours by the path line
};

struct RailGroup {
  QString title;
  QVector<RailStage> stages;
};

struct RailTool {
  QString id, label, iconName;
};

/// One row. Public because tests and shortcuts look for it; made only by StageRail.
class RailButton : public QAbstractButton {
  Q_OBJECT
 public:
  RailButton(const RailStage& stage, QWidget* parent);
  void setStage(const RailStage& stage);
  const RailStage& stage() const { return m_stage; }
  void setCollapsed(bool collapsed);
  int wantedWidth() const;
  QPointF ringCentre() const;
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent*) override;
  void nextCheckState() override {}
  void enterEvent(QEnterEvent*) override;
  void leaveEvent(QEvent*) override;
  void changeEvent(QEvent*) override;

 private:
  void describe();
  void animateHover(double to);
  void paintRing(QPainter& p) const;
  double paintRightSlot(QPainter& p) const;
  QString rightText() const;

  RailStage m_stage;
  bool m_collapsed = false;
  double m_hover = 0;
  QVariantAnimation* m_animation;
};

class StageRail : public QWidget {
  Q_OBJECT
 public:
  explicit StageRail(QWidget* parent = nullptr);

  void setGroups(const QVector<RailGroup>& groups);
  /// Changes one stage in place (progress ticks do not rebuild the rail).
  void updateStage(const RailStage& stage);
  void setTools(const QVector<RailTool>& tools);
  void setCurrent(const QString& id);
  QString current() const { return m_current; }
  /// 216 instead of 192 px; the window sets it from 1500 px on.
  void setWide(bool wide);
  void setCollapsed(bool collapsed);
  bool isCollapsed() const { return m_collapsed; }
  RailButton* button(const QString& id) const;

 Q_SIGNALS:
  void activated(const QString& id);  // stage or tool
  void collapsedChanged(bool collapsed);

 protected:
  void paintEvent(QPaintEvent*) override;
  void resizeEvent(QResizeEvent*) override;
  void changeEvent(QEvent*) override;
  bool eventFilter(QObject*, QEvent*) override;

 private:
  class Path;
  void refresh();
  void applyWidth();
  void layoutTools();
  void setStop(QWidget* w);
  QVector<QWidget*> stops() const;

  QVector<RailGroup> m_groups;
  QVector<RailButton*> m_buttons;
  QVector<QAbstractButton*> m_tools;
  QVector<RailTool> m_toolInfo;
  QString m_current;
  bool m_wide = false, m_collapsed = false;
  QScrollArea* m_scroll;
  Path* m_path;
  QWidget* m_foot;
  QGridLayout* m_footGrid;
  QVariantAnimation* m_widthAnimation;
};

}  // namespace zk::widgets
