// A dial with a number: a name, the value in words, a slider (often logarithmic), a reading below. The plan has three,
// the shape has one.
#pragma once
#include <QSlider>
#include <QWidget>

#include "widgets/controls.h"

namespace zk::ui {

class PlanDial : public QWidget {
  Q_OBJECT
 public:
  explicit PlanDial(QWidget* parent = nullptr);
  /// `shown`: false where a card's title says it already.
  void setName(const QString& name, bool shown = true);
  void setValueText(const QString& text);
  void setReading(const QString& text);
  /// Words at both ends of the slider; empty: none.
  void setEnds(const QString& low, const QString& high);
  /// The numbers at both ends; `log`: equal steps multiply.
  void setRange(double low, double high, bool log);
  /// Does not emit.
  void setValue(double value);
  double value() const;
  /// "Fixed by you": this one stays when another dial is turned.
  void setPinned(bool pinned, const QString& word);
  QSlider* slider() const { return m_slider; }

 Q_SIGNALS:
  void moved(double value);  ///< by the learner

 private:
  double fromSlider(int at) const;
  double m_low = 0, m_high = 1;
  bool m_log = false, m_setting = false;
  widgets::Label *m_name, *m_value, *m_reading, *m_lowText, *m_highText;
  widgets::Pill* m_pin;
  QSlider* m_slider;
};

}  // namespace zk::ui
