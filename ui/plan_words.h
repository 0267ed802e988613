// The answer of the verb `plan` (docs/file-formats.md) in sentences, rows and bars: what the Architecture and Plan
// pages say about memory, time, energy and money. No widgets are made here, so that recorded answers can test it.
#pragma once
#include <QCoreApplication>
#include <QHash>
#include <QVector>

#include "engine/core/json.h"
#include "widgets/controls.h"
#include "widgets/estimate_bar.h"

namespace zk::ui {

/// One machine of the ladder, in words.
struct MachineRow {
  QString id, name, device;  ///< "Server with 8 devices", "8 × A100"
  QString fit, time, energy, money;
  QString source;  ///< where its numbers come from, and what is assumed
  widgets::Tone tone = widgets::Tone::Ok;
  bool chosen = false, measured = false;
};

/// A training that was published.
struct FamousRow {
  QString id, model, machine, took, source;
  bool inGuide = false;
};

/// One row of the parallelism table.
struct SplitRow {
  QString name, reading, value;
};

class PlanWords {
  Q_DECLARE_TR_FUNCTIONS(zk::ui::PlanWords)
 public:
  /// Memory by part against what is free, and time, energy, compute, disk below.
  static widgets::Estimate estimate(const Json& plan);
  /// "9 min", "3–29 min", "12–108 days", "40–355 years".
  static QString span(double low, double high);
  static QString time(const Json& plan);
  static QString energy(const Json& range);
  static QString money(const Json& range);
  static QString tokens(double count);
  /// True where the time comes from a measurement on the chosen machine.
  static bool measured(const Json& plan);
  /// Seconds since that measurement; below 0 without one.
  static double measuredAgo(const Json& plan);
  /// Where the speed comes from: measured when, or a table with its range.
  static QString speedSource(const Json& plan);
  /// "A 1.31 M model uses 0.4 GB of 3.1 GB free and reads 6 M tokens in 3–29 min."
  static QString shapeSentence(const Json& plan);
  /// The forecast of the plan page, one sentence.
  static QString planSentence(const Json& plan);
  /// What training will do with the plan: steps, batch, time.
  static QString stepsSentence(const Json& plan);
  /// "4.6 tokens per parameter; 20 is the usual balance."
  static QString tokensReading(const Json& plan);
  static QString timeReading(const Json& plan);
  static QVector<MachineRow> ladder(const Json& plan);
  static QVector<FamousRow> famous(const Json& answer);
  /// The source of a figure in the window's language: `id` of a training, or "machine:<id>".
  static QString source(const QString& id, const QString& written);
  /// As it is known here, in English; empty: not known.
  static QString knownSource(const QString& id);
  static QVector<SplitRow> split(const Json& plan);
  /// "Too big by 1.2 GB" with the largest part, as an issue says it; empty while it fits.
  static QString tooBig(const Json& plan);
  /// Loss per token that published fits give, as a range; empty where they were not fitted (small models, little text).
  static QString lossForecast(const Json& plan);
  /// Its formula and sources, or why it says nothing about a size like this.
  static QString lossReading(const Json& plan);
};

}  // namespace zk::ui
