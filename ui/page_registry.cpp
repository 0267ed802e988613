// The table is the whole list: nothing else in the window names its pages one by one.
#include "ui/page_registry.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/pages/architecture_page.h"
#include "ui/pages/chat_page.h"
#include "ui/pages/clean_page.h"
#include "ui/pages/collect_page.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/doctor_page.h"
#include "ui/pages/evaluate_page.h"
#include "ui/pages/lessons_page.h"
#include "ui/pages/models_page.h"
#include "ui/pages/pairs_page.h"
#include "ui/pages/plan_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/settings_page.h"
#include "ui/pages/start_page.h"
#include "ui/pages/tokenizer_page.h"
#include "ui/pages/train_page.h"
#include "ui/pages/tune_page.h"

namespace zk::ui {
namespace {

template <class P>
Page* make(AppModel& app) {
  return new P(app);
}

struct Groups {
  Q_DECLARE_TR_FUNCTIONS(zk::ui::PageGroup)
};

}  // namespace

const std::vector<PageEntry>& pageRegistry() {
  using G = PageGroup;
  // In the order of the rail: START, DATA, MODEL, TRAINING, PROOF, USE, tools.
  static const std::vector<PageEntry> pages = {
      {"start", G::Start, "ring", &StartPage::title, make<StartPage>},
      {"lessons", G::Start, "book", &LessonsPage::title, make<LessonsPage>},
      {"collect", G::Data, "collect", &CollectPage::title, make<CollectPage>},
      {"clean", G::Data, "clean", &CleanPage::title, make<CleanPage>},
      {"tokenizer", G::Data, "tokenizer", &TokenizerPage::title, make<TokenizerPage>},
      {"pairs", G::Data, "pairs", &PairsPage::title, make<PairsPage>},
      {"architecture", G::Model, "architecture", &ArchitecturePage::title, make<ArchitecturePage>},
      {"plan", G::Model, "plan", &PlanPage::title, make<PlanPage>},
      {"train", G::Training, "train", &TrainPage::title, make<TrainPage>},
      {"tune", G::Training, "tune", &TunePage::title, make<TunePage>},
      {"evaluate", G::Proof, "evaluate", &EvaluatePage::title, make<EvaluatePage>},
      {"compare", G::Proof, "compare", &ComparePage::title, make<ComparePage>},
      {"chat", G::Use, "chat", &ChatPage::title, make<ChatPage>},
      {"models", G::Tools, "models", &ModelsPage::title, make<ModelsPage>},
      {"runs", G::Tools, "runs", &RunsPage::title, make<RunsPage>},
      {"doctor", G::Tools, "doctor", &DoctorPage::title, make<DoctorPage>},
      {"settings", G::Tools, "settings", &SettingsPage::title, make<SettingsPage>},
  };
  return pages;
}

const PageEntry* findPage(const QString& id) {
  const auto& all = pageRegistry();
  const auto it = std::find_if(all.begin(), all.end(), [&](const PageEntry& e) { return id == QLatin1String(e.id); });
  return it == all.end() ? nullptr : &*it;
}

QStringList pageIds() {
  QStringList ids;
  for (const auto& entry : pageRegistry()) ids << QString::fromLatin1(entry.id);
  return ids;
}

QString groupTitle(PageGroup group) {
  switch (group) {
    case PageGroup::Start:
      return Groups::tr("Start", "group of the rail");
    case PageGroup::Data:
      return Groups::tr("Data", "group of the rail");
    case PageGroup::Model:
      return Groups::tr("Model", "group of the rail");
    case PageGroup::Training:
      return Groups::tr("Training", "group of the rail");
    case PageGroup::Proof:
      return Groups::tr("Proof", "group of the rail");
    case PageGroup::Use:
      return Groups::tr("Use", "group of the rail");
    case PageGroup::Tools:
      return {};
  }
  return {};
}

}  // namespace zk::ui
