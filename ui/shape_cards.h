// Cards beside the block diagram: where parameters and operations are, whether it fits, what is unusual about the
// shape, published models for comparison. They show what they are told.
#pragma once
#include "ui/plan_words.h"
#include "ui/shape_words.h"
#include "widgets/card.h"

class QGridLayout;

namespace zk::ui {

class BreakdownCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit BreakdownCard(QWidget* parent = nullptr);
  void show(const Json& model);
  void retranslate();

 private:
  void refresh();
  Json m_model = Json::object();
  widgets::SegmentedControl* m_what;
  widgets::ParamBars* m_bars;
  widgets::Label* m_foot;
};

class FitCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit FitCard(QWidget* parent = nullptr);
  void show(const Json& plan);
  void retranslate();

 Q_SIGNALS:
  void fitRequested();

 private:
  widgets::EstimateBar* m_bar;
};

/// Warnings that explain, each with a change that mends it.
class NotesCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit NotesCard(QWidget* parent = nullptr);
  void show(const QVector<ShapeNote>& notes);
  void retranslate();

 Q_SIGNALS:
  void fixRequested(const zk::Json& fix);

 private:
  QVector<ShapeNote> m_notes;
};

/// Published sizes: printed count beside ours.
class PublishedCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit PublishedCard(QWidget* parent = nullptr);
  void show(const QVector<PublishedSize>& sizes, double parameters);
  void retranslate();

 private:
  QGridLayout* m_table;
  QVector<PublishedSize> m_sizes;
  double m_parameters = 0;
  void rebuild();
};

}  // namespace zk::ui
