// A card around a PlotView with its tools: what x means, log axes, smoothing, full range, export and table.
// LossPlot and SmallPlot are the two kinds that pages use.
#pragma once
#include "widgets/card.h"
#include "widgets/plot_view.h"

class QMenu;
class QSlider;
class QToolButton;

namespace zk::widgets {

class PlotFrame : public Card {
  Q_OBJECT
 public:
  enum Tool {
    XKindTool = 1,
    LogXTool = 2,
    LogYTool = 4,
    SmoothTool = 8,
    FullRangeTool = 16,
    ExportTool = 32,
    AllTools = 63
  };

  explicit PlotFrame(const QString& title = {}, const QString& subtitle = {}, int tools = AllTools,
                     QWidget* parent = nullptr);
  PlotView* view() const { return m_view; }
  /// Base of proposed file names: "loss".
  void setFileStem(const QString& stem) { m_stem = stem; }

  void openTable();
  /// Asks for a name and writes in the background; `format` is "png", "svg" or "csv".
  void exportAs(const QString& format);
  /// Writes without asking (tests, reports); errors come with the signal.
  void writeTo(const QString& path);

 Q_SIGNALS:
  void exported(const QString& path, const QString& error);  // error empty = written

 protected:
  void resizeEvent(QResizeEvent*) override;
  void changeEvent(QEvent*) override;

 private:
  void buildTools(int tools);
  void retranslate();
  void syncTools();
  void fillViewMenu(QMenu* menu);
  void fillExportMenu(QMenu* menu);
  void fitTools();

  PlotView* m_view;
  QString m_stem = QStringLiteral("plot");
  int m_toolFlags;
  QToolButton *m_kind = nullptr, *m_logX = nullptr, *m_logY = nullptr;
  QWidget* m_smoothBox = nullptr;
  Label* m_smoothLabel = nullptr;
  QSlider* m_smooth = nullptr;
  IconButton *m_full = nullptr, *m_export = nullptr, *m_options = nullptr;
};

/// Loss against steps: log x, raw and smoothed training loss, validation diamonds, baselines with their crossings,
/// "now" line, forecast and flags.
class LossPlot : public PlotFrame {
  Q_OBJECT
 public:
  explicit LossPlot(QWidget* parent = nullptr);

  /// Names for what the points bring; default one kind, steps.
  void setXKinds(const QVector<XKind>& kinds) { view()->setXKinds(kinds); }
  /// One x per kind. Call refresh() after a batch.
  void appendTraining(std::span<const double> xs, double loss);
  void appendValidation(std::span<const double> xs, double loss);
  void refresh() { view()->dataChanged(); }
  void clear();
  void setBaselines(const QVector<Baseline>& b) { view()->setBaselines(b); }
  void setFlags(const QVector<PlotFlag>& f) { view()->setFlags(f); }
  void setForecast(const Forecast& f) { view()->setForecast(f); }
  void setPlannedEnd(double step) { view()->setPlannedEnd(step); }
  /// "first point at step 10"
  void setEmptyText(const QString& text) { view()->setEmptyText(text); }

 protected:
  void changeEvent(QEvent*) override;

 private:
  void retranslate();
};

/// A small multiple: one curve, few ticks, an optional healthy band, export only.
class SmallPlot : public PlotFrame {
  Q_OBJECT
 public:
  explicit SmallPlot(const QString& title = {}, const QString& subtitle = {}, QWidget* parent = nullptr);
  void append(double x, double y);
  void refresh() { view()->dataChanged(); }
  void clear() { view()->clearData(); }
  void setBand(const HealthyBand& band) { view()->setBand(band); }
  void setPlannedEnd(double x) { view()->setPlannedEnd(x); }
};

}  // namespace zk::widgets
