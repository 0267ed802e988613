// Tools of a plot. Where the card is narrow they move into one menu, which also serves the keyboard; files are written
// by a pool thread.
#include "widgets/plot_frame.h"

#include <QCoreApplication>
#include <QDialog>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QPointer>
#include <QSaveFile>
#include <QSlider>
#include <QThreadPool>
#include <QVBoxLayout>

#include "widgets/icons.h"
#include "widgets/numbers.h"
#include "widgets/plot_table.h"

namespace zk::widgets {
namespace {

const QVector<double> kSmoothSteps = {0, 0.6, 0.9, 0.97};

QToolButton* toggle() {
  auto* b = new QToolButton;
  b->setProperty("tool", "1");
  b->setCheckable(true);
  b->setCursor(Qt::PointingHandCursor);
  return b;
}

/// Slider positions 0..100 to factors 0..0.99: the interesting ones are near one.
double betaOf(int position) { return position <= 0 ? 0 : 0.99 * (1 - std::pow(1 - position / 100.0, 2.2)); }
int positionOf(double beta) { return beta <= 0 ? 0 : int(std::lround(100 * (1 - std::pow(1 - beta / 0.99, 1 / 2.2)))); }

}  // namespace

PlotFrame::PlotFrame(const QString& title, const QString& subtitle, int tools, QWidget* parent)
    : Card(title, subtitle, parent), m_view(new PlotView), m_toolFlags(tools) {
  body()->addWidget(m_view, 1);
  m_view->setAccessibleName(title);
  buildTools(tools);
  connect(m_view, &PlotView::viewChanged, this, &PlotFrame::syncTools);
  connect(m_view, &PlotView::exportRequested, this, [this] {
    if (m_export) m_export->showMenu();
  });
  connect(&Theme::instance(), &Theme::changed, this, &PlotFrame::fitTools);
  retranslate();
}

void PlotFrame::buildTools(int tools) {
  if (tools & XKindTool) {
    m_kind = toggle();
    m_kind->setCheckable(false);
    m_kind->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_kind);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
      menu->clear();
      for (int i = 0; i < m_view->xKinds().size(); ++i) {
        auto* a = menu->addAction(m_view->xKinds()[i].label, this, [this, i] { m_view->setXKind(i); });
        a->setCheckable(true);
        a->setChecked(i == m_view->xKind());
      }
    });
    m_kind->setMenu(menu);
    addTool(m_kind);
  }
  if (tools & LogXTool) addTool(m_logX = toggle()), connect(m_logX, &QToolButton::toggled, m_view, &PlotView::setLogX);
  if (tools & LogYTool) addTool(m_logY = toggle()), connect(m_logY, &QToolButton::toggled, m_view, &PlotView::setLogY);
  if (tools & SmoothTool) {
    m_smoothBox = new QWidget;
    auto* h = hbox(m_smoothBox, 0, 6);
    h->setContentsMargins(6, 0, 6, 0);
    m_smoothLabel = new Label({}, Type::Role::Help);
    m_smooth = new QSlider(Qt::Horizontal);
    m_smooth->setRange(0, 100);
    m_smooth->setFixedWidth(72);
    h->addWidget(m_smoothLabel);
    h->addWidget(m_smooth);
    m_smoothBox->setFixedHeight(scaled(28));
    connect(m_smooth, &QSlider::valueChanged, this, [this](int v) {
      m_view->setSmoothing(betaOf(v));
      m_smooth->setToolTip(numbers::fixed(betaOf(v), 2));
    });
    addTool(m_smoothBox);
  }
  if ((tools & ~ExportTool) != 0) {
    m_options = new IconButton(QStringLiteral("tune"));
    m_options->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_options);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillViewMenu(menu); });
    m_options->setMenu(menu);
    addTool(m_options);
  }
  if (tools & FullRangeTool) {
    addTool(m_full = new IconButton(QStringLiteral("fit")));
    connect(m_full, &IconButton::clicked, m_view, &PlotView::showAll);
  }
  if (tools & ExportTool) {
    m_export = new IconButton(QStringLiteral("export"));
    m_export->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_export);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillExportMenu(menu); });
    m_export->setMenu(menu);
    addTool(m_export);
  }
}

void PlotFrame::fillViewMenu(QMenu* menu) {
  menu->clear();
  const auto check = [menu](QAction* a, bool on) { a->setCheckable(true), a->setChecked(on); };
  if (m_kind && m_view->xKinds().size() > 1) {
    for (int i = 0; i < m_view->xKinds().size(); ++i)
      check(menu->addAction(m_view->xKinds()[i].label, this, [this, i] { m_view->setXKind(i); }), i == m_view->xKind());
    menu->addSeparator();
  }
  if (m_logX) check(menu->addAction(tr("Log x"), this, [this] { m_view->setLogX(!m_view->logX()); }), m_view->logX());
  if (m_logY) check(menu->addAction(tr("Log y"), this, [this] { m_view->setLogY(!m_view->logY()); }), m_view->logY());
  if (m_smooth) {
    menu->addSeparator();
    for (double beta : kSmoothSteps) {
      const QString text = beta == 0 ? tr("No smoothing") : tr("Smoothing %1").arg(numbers::fixed(beta, 2));
      check(menu->addAction(text, this, [this, beta] { m_view->setSmoothing(beta); }),
            std::abs(m_view->smoothing() - beta) < 0.005);
    }
  }
}

void PlotFrame::fillExportMenu(QMenu* menu) {
  menu->clear();
  for (const auto& [format, text] :
       {std::pair{QStringLiteral("png"), tr("Picture (PNG)…")}, std::pair{QStringLiteral("svg"), tr("Drawing (SVG)…")},
        std::pair{QStringLiteral("csv"), tr("Numbers (CSV)…")}})
    menu->addAction(text, this, [this, format = format] { exportAs(format); });
  menu->addSeparator();
  menu->addAction(tr("View as table"), this, &PlotFrame::openTable);
}

void PlotFrame::retranslate() {
  const auto name = [](QToolButton* b, const QString& text, const QString& tip) {
    if (!b) return;
    b->setText(text);
    b->setAccessibleName(text);
    b->setToolTip(tip);
  };
  name(m_logX, tr("Log x"), tr("Logarithmic x axis (L)"));
  name(m_logY, tr("Log y"), tr("Logarithmic y axis (Shift+L)"));
  if (m_smoothLabel) m_smoothLabel->setText(tr("Smooth")), m_smooth->setAccessibleName(tr("Smoothing"));
  if (m_full) m_full->setName(tr("Full range (F)"));
  if (m_export) m_export->setName(tr("Export (E)"));
  if (m_options) m_options->setName(tr("View options"));
  syncTools();
}

void PlotFrame::syncTools() {
  const auto set = [](QAbstractButton* b, bool on) {
    if (!b) return;
    const QSignalBlocker quiet(b);
    b->setChecked(on);
  };
  set(m_logX, m_view->logX());
  set(m_logY, m_view->logY());
  if (m_kind) {
    m_kind->setText(m_view->xKinds()[m_view->xKind()].label);
    m_kind->setAccessibleName(tr("Horizontal axis: %1").arg(m_kind->text()));
    m_kind->setToolTip(m_kind->accessibleName());
  }
  if (m_smooth) {
    const QSignalBlocker quiet(m_smooth);
    m_smooth->setValue(positionOf(m_view->smoothing()));
  }
  if (m_full) m_full->setEnabled(!m_view->showsAll());
  fitTools();
}

void PlotFrame::fitTools() {
  if (m_smoothBox) m_smoothBox->setFixedHeight(scaled(28));
  const bool wide = width() >= scaled(560);
  const bool kinds = m_kind && m_view->xKinds().size() > 1;
  if (m_kind) m_kind->setVisible(wide && kinds);
  for (QWidget* w : {static_cast<QWidget*>(m_logX), static_cast<QWidget*>(m_logY), m_smoothBox})
    if (w) w->setVisible(wide);
  if (m_options) m_options->setVisible(!wide);
}

void PlotFrame::resizeEvent(QResizeEvent* e) {
  Card::resizeEvent(e);
  fitTools();
}

void PlotFrame::changeEvent(QEvent* e) {
  Card::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) retranslate();
}

void PlotFrame::openTable() {
  auto* dialog = new PlotTable(m_view, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(accessibleName());
  dialog->show();
}

void PlotFrame::exportAs(const QString& format) {
  auto* dialog = new QFileDialog(this, tr("Export"), QString(), QStringLiteral("*.") + format);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(format);
  dialog->selectFile(m_stem + QLatin1Char('.') + format);
  connect(dialog, &QFileDialog::fileSelected, this, &PlotFrame::writeTo);
  dialog->open();
}

void PlotFrame::writeTo(const QString& path) {
  const QString format = QFileInfo(path).suffix().toLower();
  const QSize size = m_view->size().expandedTo(QSize(640, 400));
  QImage image;
  QByteArray bytes;
  if (format == QLatin1String("svg"))
    bytes = m_view->toSvg(size);
  else if (format == QLatin1String("csv"))
    bytes = m_view->toCsv();
  else
    image = m_view->toImage(size, 2);
  QThreadPool::globalInstance()->start([self = QPointer<PlotFrame>(this), path, image, bytes] {
    QSaveFile file(path);
    bool ok = file.open(QIODevice::WriteOnly);
    if (ok) ok = image.isNull() ? file.write(bytes) == bytes.size() : image.save(&file, "PNG");
    const QString error = ok && file.commit() ? QString() : file.errorString();
    QMetaObject::invokeMethod(QCoreApplication::instance(), [self, path, error] {
      if (self) Q_EMIT self->exported(path, error);
    });
  });
}

// ---------------------------------------------------------------- LossPlot, SmallPlot

LossPlot::LossPlot(QWidget* parent) : PlotFrame({}, {}, AllTools, parent) {
  setFileStem(QStringLiteral("loss"));
  auto* v = view();
  v->setXKinds({{QStringLiteral("step"), QString()}});
  v->addCurve({QString(), 1, CurveStyle::Mark::None, true});
  CurveStyle validation{QString(), 2, CurveStyle::Mark::Diamond};
  validation.dashed = true;
  v->addCurve(validation);
  v->setLogX(true);
  v->setNowLine(true);
  v->setClipSpikes(true);
  v->setSmoothing(0.9);
  retranslate();
}

void LossPlot::retranslate() {
  setTitle(tr("Loss"));
  setSubtitle(tr("Dashed lines: simpler models on the same text"));
  view()->setAccessibleName(tr("Loss"));
  view()->setYLabel(tr("loss (nat per token)"));
  view()->setCurveName(0, tr("training"));
  view()->setCurveName(1, tr("validation"));
  auto kinds = view()->xKinds();
  if (kinds.size() == 1) kinds[0].label = tr("steps"), kinds[0].at = tr("step %1"), view()->setXKinds(kinds);
}

void LossPlot::changeEvent(QEvent* e) {
  if (e->type() == QEvent::LanguageChange) retranslate();
  PlotFrame::changeEvent(e);
}

void LossPlot::appendTraining(std::span<const double> xs, double loss) { view()->curve(0).append(xs, loss); }
void LossPlot::appendValidation(std::span<const double> xs, double loss) { view()->curve(1).append(xs, loss); }
void LossPlot::clear() { view()->clearData(); }

SmallPlot::SmallPlot(const QString& title, const QString& subtitle, QWidget* parent)
    : PlotFrame(title, subtitle, ExportTool, parent) {
  view()->setCompact(true);
  view()->setYFloor(0);
  view()->addCurve({title, 1});
}

void SmallPlot::append(double x, double y) { view()->curve(0).append(x, y); }

}  // namespace zk::widgets
