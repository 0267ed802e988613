// The state of every stage of the rail, told by one function from the same facts as the next step: locked (and by
// what), ready, running, done, or asking for attention (failed, or made from data that were made anew since).
#pragma once
#include "ui/next_step.h"
#include "ui/workspace_scan.h"
#include "widgets/stage_rail.h"

namespace zk::ui {

/// Why a stage is locked or asks for attention. Words::lockReason has the sentences.
enum class StageWhy {
  None,
  NeedsText,       ///< collect, or take the included stories
  NeedsCleanText,  ///< deduplication reads what cleaning kept
  NeedsTokenizer,
  NeedsPairs,
  NeedsShape,
  NeedsModel,       ///< any checkpoint
  NeedsEvaluation,  ///< comparison needs an evaluated run
  OlderData,
  Failed,
  CutOff,
};

struct StageStatus {
  widgets::StageState state = widgets::StageState::Ready;
  StageWhy why = StageWhy::None;
  QString unlocks;       ///< the page where the missing thing is made; empty: none exists
  double progress = -1;  ///< 0..1
};

/// `page`: id of the page registry. Unknown ids are always ready.
StageStatus stageStatus(const QString& page, const Situation& s);

/// Stages whose newest artifact was made from something that exists in a newer version now (its own inputs, or theirs),
/// told by ids, times and content hashes of the manifests. `kept`: keys (see staleKey) that the learner wants to keep.
QStringList staleStages(const WorkspaceState& state, const QStringList& kept);
/// Names one artifact in one version: "dataset/dataset-1@326e…".
QString staleKey(const ArtifactGlance& artifact);
/// The newest artifact of a stage; nothing where it has none.
const ArtifactGlance* stageArtifact(const QString& page, const WorkspaceState& state);

}  // namespace zk::ui
