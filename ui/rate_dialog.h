// "Change learning rate" while a run learns: a checkpoint first, then the new rate at the next step. The dialog shows
// each of the two answers of the engine, or why it refused.
#pragma once
#include <QDialog>
#include <functional>
#include <optional>

#include "ui/run_follower.h"
#include "widgets/card.h"

class QLineEdit;

namespace zk::ui {

/// What a learner typed, such as "0.001" or "1e-3"; nothing where it is no rate in (0, 1].
std::optional<double> rateFrom(const QString& text);
/// The rate at the top of the schedule that holds now: the last edit, else the parameter; NaN where unknown.
double peakRate(const RunModel& model);

/// Why a run did not do what it was asked, in one line: its ack names a text, else the issue.
QString refusalSentence(const Result<Json>& answer);

class RateDialog : public QDialog {
  Q_OBJECT
 public:
  enum class State { Asking, Saving, Setting, Applied, Refused };

  RateDialog(const RunFollower& run, QWidget* parent);
  State state() const { return m_state; }
  void setRate(const QString& text);
  /// The main button: apply, or close when it is applied.
  void act();

 protected:
  void changeEvent(QEvent*) override;

 private:
  void retranslate();
  void refresh();
  void order(const Json& request, const std::function<void(qint64)>& then);
  void fail(const QString& why);
  QString reading() const;

  QString m_dir;
  double m_peak, m_now;
  State m_state = State::Asking;
  qint64 m_appliedAt = -1;
  QString m_why;
  widgets::Label *m_title, *m_what, *m_name, *m_reading, *m_progress;
  QLineEdit* m_field;
  widgets::Button *m_half, *m_double, *m_apply, *m_cancel;
};

}  // namespace zk::ui
