// How a vocabulary is learned, on one sentence: pieces as boxes, the pair that is joined now marked, the list of joins
// at the side; play, one step, or the slider.
#pragma once
#include <QWidget>

#include "widgets/controls.h"

class QSlider;
class QTimer;

namespace zk::widgets {

class ParamBars;
class TokenStrip;

struct MergeStep {
  QString left, right;
  qint64 count = 0;  // how often the pair occurred when it was joined
};

/// `pieces` after the first `steps` joins; each joins every occurrence of its pair, from the left.
QStringList piecesAfter(QStringList pieces, const QVector<MergeStep>& merges, int steps);

class MergeTheatre : public QWidget {
  Q_OBJECT
 public:
  explicit MergeTheatre(QWidget* parent = nullptr);
  /// The sentence as it is before the first join: characters or bytes.
  void setSentence(const QStringList& pieces);
  void setMerges(const QVector<MergeStep>& merges);
  /// 0 = before the first join.
  void setStep(int step);
  int step() const { return m_step; }
  int stepCount() const { return int(m_merges.size()); }
  QStringList pieces() const;
  bool playing() const;
  /// Milliseconds per step (default 700).
  void setPace(int ms);
  TokenStrip* strip() const { return m_strip; }
  ParamBars* list() const { return m_list; }

 public Q_SLOTS:
  /// With reduced motion one step instead.
  void play();
  void pause();

 Q_SIGNALS:
  void stepChanged(int step);

 protected:
  void changeEvent(QEvent*) override;
  void hideEvent(QHideEvent*) override;

 private:
  void refresh();
  void refreshList();
  QStringList m_sentence;
  QVector<MergeStep> m_merges;
  int m_step = 0;
  TokenStrip* m_strip;
  Label *m_what, *m_where, *m_listTitle;
  ParamBars* m_list;
  QSlider* m_slider;
  IconButton *m_back, *m_play, *m_next;
  QTimer* m_timer;
};

}  // namespace zk::widgets
