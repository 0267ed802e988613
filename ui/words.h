// Sentences that more than one part of the window says: states, stages, next steps, issues. English here, Japanese in
// resources/i18n; the words of issues come from the engine's texts.
#pragma once
#include <QCoreApplication>
#include <QString>

#include "ui/next_step.h"
#include "ui/run_model.h"
#include "ui/stage_status.h"
#include "widgets/card.h"

namespace zk::ui {

class Words {
  Q_DECLARE_TR_FUNCTIONS(zk::ui::Words)
 public:
  struct Next {
    QString title, why, button, icon;
  };
  static Next next(Step step);

  /// Why a stage is locked or asks for attention, one or two sentences; empty where it does neither.
  static QString stageWhy(const StageStatus& status);

  static QString runState(RunState state);
  /// "Text", "Tokenizer", "Training pairs" …; the id itself where it is not known.
  static QString stage(const std::string& id);
  /// What happens in it, one line.
  static QString stageCaption(const std::string& id);
  /// "Training · run-3", "Dialogue tuning · run-4", "Ten-minute tour".
  static QString job(const std::string& command, const QString& id);
  /// "Tokenizer: 1,204 of 9,600 documents", "Text: 4 MB" …
  static QString progress(const ProgressEvent& progress);

  /// An engine's issue as a card: what happened, why, what next.
  static widgets::IssueText issue(const Issue& issue);
  /// The same in two sentences: "LibTorch is not there yet. In a terminal: zk setup."
  static QString whatToDo(const Issue& issue);
  static widgets::Tone tone(Severity severity);
  static QString page(const QString& id);
  /// A number as it stands before a unit: Japanese sets a space after digits and none after 万 or 億.
  static QString beforeUnit(const QString& number);
  /// Sentences one after another: Japanese sets no space between them. Empty ones are left out.
  static QString sentences(const QStringList& all);
  /// Baseline names on the loss plot.
  static QString baseline(const std::string& id);
};

}  // namespace zk::ui
