// Rows are real buttons (screen readers and tests see them); the path line between the rings is painted behind them.
#include "widgets/stage_rail.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <QVariantAnimation>
#include <cmath>

#include "widgets/controls.h"
#include "widgets/icons.h"
#include "widgets/label.h"

namespace zk::widgets {
namespace {

/// A tool at the foot: icon and word, so that nobody has to guess what a symbol means.
class RailToolButton final : public QAbstractButton {
 public:
  RailToolButton(const RailTool& tool, QWidget* parent) : QAbstractButton(parent), m_tool(tool) {
    setText(tool.label);
    setAccessibleName(tool.label);
    setToolTip(tool.label);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::ClickFocus);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  }
  void setCollapsed(bool on) { m_collapsed = on, updateGeometry(), update(); }
  QSize sizeHint() const override {
    const QFontMetricsF m(Type::font(Type::Role::Caption));
    const int w = m_collapsed ? scaled(40) : scaled(34) + int(std::ceil(m.horizontalAdvance(text())));
    return {w, scaled(30)};
  }
  QSize minimumSizeHint() const override { return {scaled(36), scaled(30)}; }

 protected:
  void nextCheckState() override {}
  void paintEvent(QPaintEvent*) override {
    const Tokens& t = tokens();
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    if (isChecked() || underMouse()) {
      p.setBrush(isChecked() ? t.railActive : mix(t.rail, t.railActive, 0.6));
      p.drawRoundedRect(rect(), 6, 6);
    }
    const double side = scaled(16), x = m_collapsed ? (width() - side) / 2 : scaled(8);
    paintIcon(p, m_tool.iconName, QRectF(x, (height() - side) / 2, side, side), t.railText);
    if (!m_collapsed) {
      const QFont f = Type::font(Type::Role::Caption);
      const QRectF box(x + side + scaled(6), 0, width() - x - side - scaled(8), height());
      p.setFont(f);
      p.setPen(t.railText);
      p.drawText(box, Qt::AlignVCenter | Qt::AlignLeft,
                 QFontMetricsF(f).elidedText(text(), Qt::ElideRight, box.width()));
    }
    if (hasFocus()) {
      p.setBrush(Qt::NoBrush);
      p.setPen(QPen(t.railRunning, 2));
      p.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
  }

 private:
  RailTool m_tool;
  bool m_collapsed = false;
};

constexpr int kBrandHeight = 52;

}  // namespace

/// Holds the rows; paints group headings and the line that joins the rings.
class StageRail::Path final : public QWidget {
 public:
  explicit Path(StageRail* rail) : QWidget(rail), m_rail(rail) {}

  QSize sizeHint() const override { return {0, heightFor(false)}; }
  QSize minimumSizeHint() const override { return {0, heightFor(false)}; }

  int heightFor(bool roomy) const {
    int h = 4;
    for (const auto& g : m_rail->m_groups) h += headingHeight(g, roomy) + int(g.stages.size()) * rowHeight(roomy);
    return h;
  }

  void arrange() {
    const bool roomy = m_rail->height() > scaled(850) && heightFor(true) <= height();
    int y = 0, k = 0;
    m_headings.clear();
    for (const auto& g : m_rail->m_groups) {
      m_headings.append({y, headingHeight(g, roomy)});
      y += headingHeight(g, roomy);
      for (qsizetype i = 0; i < g.stages.size(); ++i, ++k, y += rowHeight(roomy))
        m_rail->m_buttons[k]->setGeometry(8, y, width() - 16, rowHeight(roomy));
    }
    update();
  }

 protected:
  void resizeEvent(QResizeEvent*) override { arrange(); }
  void paintEvent(QPaintEvent*) override {
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = tokens();
    const auto& b = m_rail->m_buttons;
    for (qsizetype i = 0; i + 1 < b.size(); ++i) {
      if (!b[i]->stage().onPath || !b[i + 1]->stage().onPath) continue;
      const auto state = b[i]->stage().state;
      const bool walked = state == StageState::Done || state == StageState::Attention;
      const double gap = scaled(11);
      p.setPen(QPen(walked ? t.railLineDone : t.railLine, 2, Qt::SolidLine, Qt::FlatCap));
      p.drawLine(b[i]->mapToParent(b[i]->ringCentre().toPoint()) + QPointF(0, gap),
                 b[i + 1]->mapToParent(b[i + 1]->ringCentre().toPoint()) - QPointF(0, gap));
    }
    if (m_rail->m_collapsed) return;
    QFont f = Type::font(Type::Role::Overline);
    if (overlineText(QStringLiteral("a")) == QLatin1String("A")) f.setLetterSpacing(QFont::AbsoluteSpacing, scaled(1));
    p.setFont(f);
    p.setPen(t.railText2);
    for (qsizetype i = 0; i < m_headings.size(); ++i)
      p.drawText(QRectF(8 + scaled(42), m_headings[i].first, width() - 8 - scaled(46), m_headings[i].second),
                 Qt::AlignVCenter | Qt::AlignLeft, overlineText(m_rail->m_groups[i].title));
  }

 private:
  int headingHeight(const RailGroup& g, bool roomy) const {
    if (m_rail->m_collapsed) return 8;
    if (g.title.isEmpty()) return 0;
    const int line = int(std::ceil(QFontMetricsF(Type::font(Type::Role::Overline)).height()));
    return std::max(line + 4, scaled(roomy ? 28 : 22));
  }
  int rowHeight(bool roomy) const {
    const int line = int(std::ceil(QFontMetricsF(Type::font(Type::Role::Body)).height()));
    return std::max(line + 8, scaled(roomy ? 36 : 32));
  }

  StageRail* m_rail;
  QVector<std::pair<int, int>> m_headings;
};

StageRail::StageRail(QWidget* parent) : QWidget(parent) {
  auto* v = vbox(this, 0, 0);
  v->setContentsMargins(0, kBrandHeight, 0, 0);
  m_path = new Path(this);
  m_scroll = new QScrollArea;
  m_scroll->setProperty("ground", "none");
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setWidgetResizable(true);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  m_scroll->setWidget(m_path);
  v->addWidget(m_scroll, 1);
  m_foot = new QWidget;
  m_footGrid = new QGridLayout(m_foot);
  m_footGrid->setContentsMargins(8, 8, 8, 8);
  m_footGrid->setSpacing(2);
  m_foot->hide();
  v->addWidget(m_foot);
  m_widthAnimation = new QVariantAnimation(this);
  m_widthAnimation->setEasingCurve(QEasingCurve::OutCubic);
  connect(m_widthAnimation, &QVariantAnimation::valueChanged, this,
          [this](const QVariant& w) { setFixedWidth(w.toInt()); });
  connect(&Theme::instance(), &Theme::changed, this, &StageRail::refresh);
  setAccessibleName(tr("Stages"));
  applyWidth();
}

void StageRail::setGroups(const QVector<RailGroup>& groups) {
  m_groups = groups;
  qDeleteAll(m_buttons);
  m_buttons.clear();
  for (const auto& g : groups)
    for (const auto& s : g.stages) {
      auto* b = new RailButton(s, m_path);
      b->setCollapsed(m_collapsed);
      b->installEventFilter(this);
      connect(b, &RailButton::clicked, this, [this, id = s.id] { Q_EMIT activated(id); });
      b->show();
      m_buttons.append(b);
    }
  setCurrent(m_current);
  refresh();
}

void StageRail::updateStage(const RailStage& stage) {
  for (auto& g : m_groups)
    for (auto& s : g.stages)
      if (s.id == stage.id) s = stage;
  if (auto* b = button(stage.id)) b->setStage(stage);
  m_path->update();
}

void StageRail::setTools(const QVector<RailTool>& tools) {
  m_toolInfo = tools;
  qDeleteAll(m_tools);
  m_tools.clear();
  for (const auto& tool : tools) {
    auto* b = new RailToolButton(tool, m_foot);
    b->installEventFilter(this);
    connect(b, &QAbstractButton::clicked, this, [this, id = tool.id] { Q_EMIT activated(id); });
    m_tools.append(b);
  }
  m_foot->setVisible(!tools.isEmpty());
  layoutTools();
  setCurrent(m_current);
}

void StageRail::layoutTools() {
  const int columns = m_collapsed ? 1 : 2;
  for (qsizetype i = 0; i < m_tools.size(); ++i) {
    static_cast<RailToolButton*>(m_tools[i])->setCollapsed(m_collapsed);
    m_footGrid->addWidget(m_tools[i], int(i) / columns, int(i) % columns);
  }
  m_footGrid->setColumnStretch(0, 1);
  m_footGrid->setColumnStretch(1, m_collapsed ? 0 : 1);
}

void StageRail::setCurrent(const QString& id) {
  m_current = id;
  QWidget* stop = nullptr;
  for (auto* b : m_buttons) {
    b->setChecked(b->stage().id == id);
    if (b->isChecked()) stop = b;
  }
  for (qsizetype i = 0; i < m_tools.size(); ++i) {
    m_tools[i]->setChecked(m_toolInfo[i].id == id);
    if (m_tools[i]->isChecked()) stop = m_tools[i];
  }
  if (!stop && !m_buttons.isEmpty()) stop = m_buttons.first();
  if (stop) setStop(stop);
}

void StageRail::setStop(QWidget* w) {
  for (auto* s : stops()) s->setFocusPolicy(s == w ? Qt::StrongFocus : Qt::ClickFocus);
  if (w->parentWidget() == m_path) m_scroll->ensureWidgetVisible(w, 0, 8);
}

QVector<QWidget*> StageRail::stops() const {
  QVector<QWidget*> all;
  for (auto* b : m_buttons) all.append(b);
  for (auto* b : m_tools) all.append(b);
  return all;
}

RailButton* StageRail::button(const QString& id) const {
  for (auto* b : m_buttons)
    if (b->stage().id == id) return b;
  return nullptr;
}

void StageRail::setWide(bool wide) {
  if (wide == m_wide) return;
  m_wide = wide;
  applyWidth();
}

void StageRail::setCollapsed(bool collapsed) {
  if (collapsed == m_collapsed) return;
  m_collapsed = collapsed;
  for (auto* b : m_buttons) b->setCollapsed(collapsed);
  layoutTools();
  applyWidth();
  m_path->updateGeometry();
  m_path->arrange();
  update();
  Q_EMIT collapsedChanged(collapsed);
}

void StageRail::applyWidth() {
  int target = scaled(56);
  if (!m_collapsed) {
    target = m_wide ? 216 : 192;
    for (auto* b : m_buttons) target = std::max(target, b->wantedWidth() + 16);
  }
  const int ms = isVisible() ? Theme::instance().duration(200) : 0;
  m_widthAnimation->stop();
  if (ms == 0 || width() == target) return setFixedWidth(target);
  m_widthAnimation->setStartValue(width());
  m_widthAnimation->setEndValue(target);
  m_widthAnimation->setDuration(ms);
  m_widthAnimation->start();
}

void StageRail::refresh() {
  static_cast<QVBoxLayout*>(layout())->setContentsMargins(0, scaled(kBrandHeight), 0, 0);
  applyWidth();
  for (auto* b : m_buttons) b->updateGeometry(), b->update();
  m_path->updateGeometry();
  m_path->arrange();
  for (auto* b : m_tools) b->updateGeometry();
  update();
}

void StageRail::paintEvent(QPaintEvent*) {
  const Tokens& t = tokens();
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  p.fillRect(rect(), t.rail);
  const double side = scaled(24);
  const QRectF ring(m_collapsed ? (width() - side) / 2 : 8 + scaled(21) - side / 2, (scaled(kBrandHeight) - side) / 2.0,
                    side, side);
  paintBrandRing(p, ring, t.ringOnRail);
  if (!m_collapsed) {
    QFont f = Type::font(Type::Role::Section);
    f.setPixelSize(scaled(16));
    p.setFont(f);
    p.setPen(t.railText);
    p.drawText(QRectF(8 + scaled(42), 0, width() - 8 - scaled(42), scaled(kBrandHeight)), Qt::AlignVCenter,
               tr("Zerokara"));
  }
  if (m_foot->isVisible()) {
    p.setPen(QPen(t.railLine, 1));
    p.drawLine(QPointF(16, m_foot->y() + 0.5), QPointF(width() - 16, m_foot->y() + 0.5));
  }
}

void StageRail::resizeEvent(QResizeEvent*) { m_path->arrange(); }

void StageRail::changeEvent(QEvent* e) {
  QWidget::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) setAccessibleName(tr("Stages")), refresh();
}

bool StageRail::eventFilter(QObject* o, QEvent* e) {
  auto* w = qobject_cast<QAbstractButton*>(o);
  if (w && e->type() == QEvent::FocusIn) setStop(w);
  if (!w || e->type() != QEvent::KeyPress) return QWidget::eventFilter(o, e);
  const auto all = stops();
  auto i = all.indexOf(w);
  switch (static_cast<QKeyEvent*>(e)->key()) {
    case Qt::Key_Down:
    case Qt::Key_Right:
      i = std::min(i + 1, all.size() - 1);
      break;
    case Qt::Key_Up:
    case Qt::Key_Left:
      i = std::max<qsizetype>(i - 1, 0);
      break;
    case Qt::Key_Home:
      i = 0;
      break;
    case Qt::Key_End:
      i = all.size() - 1;
      break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      w->click();
      return true;
    default:
      return QWidget::eventFilter(o, e);
  }
  all[i]->setFocus(Qt::TabFocusReason);
  return true;
}

}  // namespace zk::widgets
