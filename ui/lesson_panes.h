// The runnable parts of lessons: the same prompt continued and answered, and the calendar of 355 GPU-years.
#pragma once
#include <QFrame>

#include "ui/app_model.h"
#include "ui/chat_talk.h"
#include "widgets/card.h"

class QLineEdit;
class QSlider;

namespace zk::ui {

/// One prompt to a base checkpoint, which continues it, and to a tuned model, which answers.
class TwoKindsPane : public widgets::Card {
  Q_OBJECT
 public:
  explicit TwoKindsPane(AppModel& app, QWidget* parent = nullptr);

 Q_SIGNALS:
  void pageWanted(const QString& id);

 protected:
  void changeEvent(QEvent*) override;

 private:
  struct Side {
    widgets::Label *model = nullptr, *text = nullptr;
    QString ref, state;
  };
  void retranslate();
  void refresh();
  void send();
  void ask(Side& side, bool answer, const QString& prompt);
  QString m_dir;
  AppModel& m_app;
  QLineEdit* m_prompt;
  widgets::Button* m_send;
  Side m_base, m_tuned;
  int m_open = 0;
};

/// 355 years as 355 squares and one year as its days: what of both is left when many GPUs share the work.
class GpuCalendar : public QWidget {
  Q_OBJECT
 public:
  explicit GpuCalendar(QWidget* parent = nullptr);
  void setGpus(int gpus);
  int gpus() const { return m_gpus; }
  /// 355 GPU-years shared by that many, if nothing had to wait.
  double days() const;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  int m_gpus = 1;
};

class InfrastructurePane : public widgets::Card {
  Q_OBJECT
 public:
  explicit InfrastructurePane(QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent*) override;

 private:
  void retranslate();
  void refresh();
  widgets::Label *m_sliderName, *m_result;
  QSlider* m_slider;
  GpuCalendar* m_calendar;
};

}  // namespace zk::ui
