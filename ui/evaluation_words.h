// Sentences about evaluations that both Evaluate and Compare say: names of families and languages, intervals, the
// verdict. Names of families and settings are the engine's words, the rest is the window's.
#pragma once
#include <QCoreApplication>

#include "ui/comparison.h"
#include "widgets/card.h"
#include "widgets/metric_tile.h"

namespace zk::ui {

class EvalWords {
  Q_DECLARE_TR_FUNCTIONS(zk::ui::EvalWords)
 public:
  static QString family(const QString& name);  ///< "Science"; "answers": "Own words"
  static QString split(const QString& split);  ///< "kept back", "seen"
  static QString language(const QString& code);
  /// "in the style of ARC"; empty where the family resembles no benchmark.
  static QString style(const QString& style);
  /// What a family asks, one line.
  static QString about(const QString& family);
  /// "86.3 to 96.6"; both ends with that many decimals.
  static QString interval(double low, double high, int decimals);
  /// "95 % interval 86.3 to 96.6"
  static QString interval95(double low, double high, int decimals);

  static widgets::Metric bits(const TextScore* text);
  static widgets::Metric perplexity(const TextScore* text);
  static widgets::Metric answers(const FamilyScore* answers);

  /// "small · step 60"
  static QString model(const EvaluationFacts& facts);
  /// Why an evaluation cannot be shown, as a card.
  static widgets::IssueText broken(const EvaluationFacts& facts);
  /// The families that so few questions cannot tell from guessing; empty if there are none.
  static QString likeGuessing(const QVector<FamilyScore>& rows);

  struct Judged {
    QString title;      ///< the verdict in one sentence
    QStringList lines;  ///< what it rests on
    widgets::Tone tone = widgets::Tone::Neutral;
  };
  /// B against A on the questions of one split.
  static Judged verdict(const Comparison& comparison, const QString& split);
  /// "better", "worse", "no clear difference"
  static QString outcome(const std::string& verdict);
  /// "+5.0 points, 95 % interval 2.1 to 7.9"
  static QString points(const PairedRow& row);
  /// "0.222 → 0.205 bits per character (−0.017, 95 % interval −0.020 to −0.014): better"
  static QString bitsChange(const PairedRow& row);

  static QString setting(const QString& path);  ///< its label
  static QString value(const QString& text);    ///< true → on; empty → –
};

}  // namespace zk::ui
