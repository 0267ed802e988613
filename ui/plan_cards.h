// Cards of the plan page that only show: published trainings for scale, and how the work is split over devices.
#pragma once
#include "ui/plan_words.h"
#include "widgets/card.h"

namespace zk::ui {

/// What published trainings took, each with its source.
class FamousCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit FamousCard(QWidget* parent = nullptr);
  /// Answer of the verb `famous`. `all`: also those that the lesson does not tell of.
  void show(const Json& answer, bool all);
  void retranslate();

 private:
  void rebuild();
  Json m_answer;
  bool m_all = false;
};

/// Bytes per device and bytes sent, for data, tensor and pipeline parallel and ZeRO.
class ParallelCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit ParallelCard(QWidget* parent = nullptr);
  void show(const QVector<SplitRow>& rows);
  void retranslate();
  /// Rows to change the split go above the table.
  QVBoxLayout* controls() const { return m_controls; }

 private:
  QVBoxLayout* m_controls;
  QVBoxLayout* m_table;
};

}  // namespace zk::ui
