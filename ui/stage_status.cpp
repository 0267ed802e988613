// The table of ui.md section 2 as code: one line per stage for "ready when", one for "done when".
#include "ui/stage_status.h"

#include <algorithm>

namespace zk::ui {
namespace {

using widgets::StageState;

struct Rule {
  const char* page;
  bool (*ready)(const Situation&);  ///< nothing: always
  StageWhy why;                     ///< while it is not ready
  const char* unlocks;
  bool (*done)(const Situation&);  ///< nothing: never
};

bool hasModel(const Situation& s) { return s.canChat || s.baseRuns + s.tunedRuns > 0; }

constexpr Rule kRules[] = {
    {"lessons", nullptr, StageWhy::None, "", [](const Situation& s) { return s.lessonsRead >= 1; }},
    {"collect", nullptr, StageWhy::None, "", [](const Situation& s) { return s.corpora > 0; }},
    {"clean", [](const Situation& s) { return s.corpora > 0; }, StageWhy::NeedsText, "collect",
     [](const Situation& s) { return s.cleaned; }},
    {"dedup", [](const Situation& s) { return s.cleaned; }, StageWhy::NeedsCleanText, "clean",
     [](const Situation& s) { return s.deduplicated; }},
    {"tokenizer", [](const Situation& s) { return s.corpora > 0 || s.tokenizers > 0; }, StageWhy::NeedsText, "collect",
     [](const Situation& s) { return s.tokenizers > 0; }},
    {"pairs", [](const Situation& s) { return s.tokenizers > 0; }, StageWhy::NeedsTokenizer, "tokenizer",
     [](const Situation& s) { return s.datasets > 0; }},
    {"architecture", nullptr, StageWhy::None, "", [](const Situation& s) { return s.shapeChosen || s.baseRuns > 0; }},
    {"plan", [](const Situation& s) { return s.shapeChosen || s.baseRuns > 0; }, StageWhy::NeedsShape, "architecture",
     [](const Situation& s) { return s.planChosen || s.baseRuns > 0; }},
    {"train", [](const Situation& s) { return s.datasets > 0 || s.baseRuns + s.tunedRuns > 0; }, StageWhy::NeedsPairs,
     "pairs", [](const Situation& s) { return s.trainDone; }},
    {"tune", [](const Situation& s) { return hasModel(s); }, StageWhy::NeedsModel, "train",
     [](const Situation& s) { return s.tunedRuns > 0; }},
    {"evaluate", [](const Situation& s) { return hasModel(s); }, StageWhy::NeedsModel, "train",
     [](const Situation& s) { return s.evaluatedModels > 0; }},
    {"compare", [](const Situation& s) { return s.evaluatedModels > 0; }, StageWhy::NeedsEvaluation, "evaluate",
     nullptr},
    {"chat", [](const Situation& s) { return hasModel(s); }, StageWhy::NeedsModel, "train", nullptr},
    {"glass", [](const Situation& s) { return hasModel(s); }, StageWhy::NeedsModel, "train", nullptr},
};

/// The page that makes what is missing, or the nearest one before it that exists.
QString pageThatUnlocks(const char* wanted, const Situation& s) {
  const QString page = QString::fromLatin1(wanted);
  if (page.isEmpty() || s.pages.contains(page)) return page;
  // The tour makes everything.
  return s.pages.contains("start") ? QStringLiteral("start") : QString();
}

StageStatus startStatus(const Situation& s) {
  StageStatus status;
  if (s.tourDone) status.state = StageState::Done;
  if (s.tourPreparing) status.state = StageState::Running;
  if (s.tourFailed || s.tourCutOff) {
    status.state = StageState::Attention;
    status.why = s.tourFailed ? StageWhy::Failed : StageWhy::CutOff;
  }
  return status;
}

StageStatus attention(StageWhy why) {
  StageStatus status;
  status.state = StageState::Attention;
  status.why = why;
  return status;
}

}  // namespace

StageStatus stageStatus(const QString& page, const Situation& s) {
  if (page == QLatin1String("start")) return startStatus(s);
  StageStatus status;
  if (const auto it = s.running.find(page); it != s.running.end()) {
    status.state = StageState::Running;
    status.progress = *it;
    return status;
  }
  if (page == QLatin1String("train") && s.runFailed) return attention(StageWhy::Failed);
  if (page == QLatin1String("train") && s.runLost) return attention(StageWhy::CutOff);
  if (s.failed.contains(page)) return attention(StageWhy::Failed);
  if (s.stale.contains(page)) return attention(StageWhy::OlderData);
  const auto rule =
      std::find_if(std::begin(kRules), std::end(kRules), [&](const Rule& r) { return page == QLatin1String(r.page); });
  if (rule == std::end(kRules)) return status;
  if (rule->done && rule->done(s)) {
    status.state = StageState::Done;
  } else if (rule->ready && !rule->ready(s)) {
    status.state = StageState::Locked;
    status.why = rule->why;
    status.unlocks = pageThatUnlocks(rule->unlocks, s);
  }
  return status;
}

namespace {

using Kept = QStringList;

bool isStale(const ArtifactGlance& artifact, const WorkspaceState& state, const Kept& kept, int depth) {
  constexpr int kDeepest =
      8;  // corpus, tokenizer, dataset, run, tuned run, evaluation: a cycle cannot be, a broken file can
  if (depth > kDeepest || kept.contains(staleKey(artifact))) return false;
  for (const auto& input : artifact.inputs) {
    const ArtifactGlance* made = state.artifact(input.kind, input.id);
    // A run's content changes when it goes on, without being another run.
    const bool comparable =
        made && input.kind != ArtifactKind::Run && !input.hash.isEmpty() && !made->content.isEmpty();
    if (comparable && made->content != input.hash) return true;
    if (made && isStale(*made, state, kept, depth + 1)) return true;
    // A second run is an experiment beside the first, not a newer version of it.
    const bool chain = input.kind == ArtifactKind::Corpus || input.kind == ArtifactKind::Tokenizer ||
                       input.kind == ArtifactKind::Dataset;
    if (!chain) continue;
    const ArtifactGlance* newest = state.newest(input.kind);
    if (newest && newest->id != input.id && newest->created > artifact.created) return true;
  }
  return false;
}

}  // namespace

QString staleKey(const ArtifactGlance& artifact) {
  return QStringLiteral("%1/%2@%3").arg(QLatin1String(kind_name(artifact.kind)), artifact.id, artifact.content);
}

const ArtifactGlance* stageArtifact(const QString& page, const WorkspaceState& state) {
  if (page == QLatin1String("collect")) return state.newest(ArtifactKind::Corpus);
  if (page == QLatin1String("clean")) return state.newest(ArtifactKind::Corpus, "clean");
  if (page == QLatin1String("tokenizer")) return state.newest(ArtifactKind::Tokenizer);
  if (page == QLatin1String("pairs")) return state.newest(ArtifactKind::Dataset);
  if (page == QLatin1String("evaluate")) return state.newest(ArtifactKind::Evaluation);
  if (page == QLatin1String("train")) return state.newest(ArtifactKind::Run, "train");
  if (page == QLatin1String("tune")) return state.newest(ArtifactKind::Run, "tune");
  return nullptr;
}

QStringList staleStages(const WorkspaceState& state, const QStringList& kept) {
  QStringList stale;
  for (const char* page : {"tokenizer", "pairs", "train", "tune", "evaluate"}) {
    const ArtifactGlance* artifact = stageArtifact(QString::fromLatin1(page), state);
    if (artifact && isStale(*artifact, state, kept, 0)) stale << QString::fromLatin1(page);
  }
  return stale;
}

}  // namespace zk::ui
