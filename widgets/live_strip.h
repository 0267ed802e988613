// The strip at the foot of the window: it tells the truth about the running job on every page. It counts the age of the
// last event by itself and turns "late" when a promised event did not come.
#pragma once
#include <QElapsedTimer>
#include <QFrame>
#include <QTimer>
#include <QVector>

#include "widgets/controls.h"

class QProgressBar;

namespace zk::widgets {

/// A trace like a heart monitor's: one beat per event, flat when nothing comes. A dot with reduced motion.
class Heartbeat : public QWidget {
  Q_OBJECT
 public:
  explicit Heartbeat(QWidget* parent = nullptr);
  void beat();
  void setColor(TokenRef color);
  /// Flat and still: paused, waiting, ended.
  void setResting(bool resting);
  /// A still picture with beats that many seconds old (gallery, screenshots).
  void freeze(const QVector<double>& ages);
  QSize sizeHint() const override { return {scaled(64), scaled(24)}; }
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent*) override;
  void hideEvent(QHideEvent*) override;
  void showEvent(QShowEvent*) override;

 private:
  QVector<double> ages() const;
  void runTimer();
  QVector<qint64> m_beats;
  QVector<double> m_frozen;
  QElapsedTimer m_clock;
  QTimer m_timer;
  TokenRef m_color = &Tokens::ok;
  bool m_resting = true, m_isFrozen = false;
};

struct StripTile {
  QString label, value;  // "Speed", "208 k tok/s"; the last ones give way when there is no room
};

struct StripJob {
  enum class State { None, Running, Paused, Waiting, Failed, Done };
  State state = State::None;
  QString name;              // "Training · baseline-16M"
  QString detail;            // "step 12,400 of 20,000"
  QString reason;            // Waiting, Failed, Done: what and why, one sentence
  double progress = -1;      // 0..1; below 0 = unknown
  double lastEventAge = -1;  // seconds at the time of the call; below 0 = no event yet
  double promised = 0;       // the next event was promised within this many seconds
  QVector<StripTile> tiles;
  bool canPause = true, canStop = true;
  bool reattached = false;  // the run went on while the window was closed
  QString action;           // Failed, Done: the button of the next step
  int more = 0;             // further jobs: "+2"
};

class LiveStrip : public QFrame {
  Q_OBJECT
 public:
  explicit LiveStrip(QWidget* parent = nullptr);

  /// State None hides the strip (unless a toast is up).
  void setJob(const StripJob& job);
  const StripJob& job() const { return m_job; }
  /// An event came: one beat, age 0.
  void beat();
  /// Six seconds, never for errors.
  void toast(const QString& text);
  bool isLate() const;
  Heartbeat* heartbeat() const { return m_heart; }
  /// Parts give way when there is no room, so the strip never makes the window wider.
  QSize minimumSizeHint() const override { return {scaled(320), scaled(56)}; }

 Q_SIGNALS:
  void opened();  // click on the strip: that job's page
  void pauseRequested();
  void resumeRequested();
  void stopRequested();
  void actionRequested();
  void dismissed();
  void moreRequested(const QPoint& globalPos);

 protected:
  void mouseReleaseEvent(QMouseEvent*) override;
  void resizeEvent(QResizeEvent*) override;
  void changeEvent(QEvent*) override;
  void showEvent(QShowEvent*) override;
  void hideEvent(QHideEvent*) override;

 private:
  double age() const;
  void refresh();
  void refreshButtons();
  void refreshTiles();
  void fit();
  int wishedWords() const;
  QString detailText() const;
  QString progressText() const;

  StripJob m_job;
  QElapsedTimer m_since;
  QTimer m_tick, m_toastTimer;
  Heartbeat* m_heart;
  Label *m_name, *m_detail, *m_percent, *m_toast;
  QProgressBar* m_bar;
  QBoxLayout *m_words, *m_tilesRow, *m_buttonsRow;
  QVector<QWidget*> m_tiles;
  Button *m_pause, *m_stop, *m_action, *m_more;
  IconButton* m_dismiss;
  bool m_wasLate = false;
  int m_wordsWidth = 0;  // only grows while the job is the same: a ticking age must not move the bar
};

}  // namespace zk::widgets
