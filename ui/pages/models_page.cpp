// Cards are made anew only when something that they show changed.
#include "ui/pages/models_page.h"

#include <QClipboard>
#include <QGuiApplication>

#include "ui/lineage.h"
#include "ui/loose.h"
#include "ui/page_registry.h"
#include "ui/words.h"
#include "widgets/language.h"
#include "widgets/numbers.h"
#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

ModelsPage::ModelsPage(AppModel& app, QWidget* parent) : Page("models", app, parent) {
  auto* outer = vbox(this, 0, 0);
  auto* scroll = new ScrollColumn;
  scroll->setMargins(24, 16, 24, 16);
  outer->addWidget(scroll);
  m_column = scroll->column();
  m_header = new PageHeader;
  m_none = new Card;
  m_column->addWidget(m_header);
  m_column->addWidget(m_none);
  m_column->addStretch(1);
  m_lesson = new LessonView("models");
  connect(&app, &AppModel::workspaceChanged, this, &ModelsPage::refresh);
  connect(&app.index(), &RunIndex::changed, this, &ModelsPage::refresh);
  retranslate();
}

QVector<Page::Tab> ModelsPage::tabs() { return {{"lesson", tr("Lesson"), "book", m_lesson}}; }

void ModelsPage::retranslate() {
  m_header->setTexts(title(), tr("Every model of this project: what it is, where it comes from, how to use it."));
  m_shown.clear();
  refresh();
}

void ModelsPage::refresh() {
  QVector<Shown> models;
  QString shown = Language::current();
  for (const auto& run : app().workspace().runs) {
    if (!run.hasCheckpoint) continue;
    models.append({run.id, run.id, run.dir, run.isTuning(), false});
    const IndexedRun* row = app().index().run(run.id);
    shown += "\n" + run.id + (row ? QString::number(row->bytes) + QString::number(row->validLoss) : QString());
  }
  for (const auto* model : app().workspace().artifactsOf(ArtifactKind::Model)) {
    models.append({model->id, model->id, model->dir, false, true});
    shown += "\n" + model->id + model->content;
  }
  if (shown == m_shown) return;
  m_shown = shown;
  for (QWidget* card : m_cards) card->deleteLater();
  m_cards.clear();
  m_none->setVisible(models.isEmpty());
  if (models.isEmpty()) {
    auto* empty =
        m_none->showEmpty({tr("No model yet"), tr("A model is there as soon as a run has saved its first checkpoint."),
                           tr("Go to Start")});
    connect(empty, &EmptyState::triggered, this, [this] { Q_EMIT pageWanted("start"); });
    empty->setPrimary(false);
  }
  for (const Shown& model : models) {
    auto* card = cardOf(model);
    m_cards.append(card);
    m_column->insertWidget(m_column->count() - 1, card);
  }
}

ModelsPage::Facts ModelsPage::factsOf(const Shown& model) const {
  Facts facts;
  const auto count = [](double n) { return numbers::integer(qint64(n)); };
  const IndexedRun* run = app().index().run(model.ref);
  const LogGlance* log = app().workspace().run(model.ref);
  if (run && run->parameters > 0) facts << std::pair(tr("Parameters"), numbers::compact(run->parameters));
  if (model.tuned)  // its shape is that of the run it began from
    for (const auto& step : lineageOf(app().workspace(), model.ref))
      if (step.kind == ArtifactKind::Run && !step.tuning) log = app().workspace().run(step.id);
  if (log) {
    const double layers = loose::number(log->params, {"model", "n_layer"}, -1),
                 width = loose::number(log->params, {"model", "d_model"}, -1);
    const double context = loose::number(log->params, {"model", "seq_len"}, -1);
    if (layers > 0 && width > 0)
      facts << std::pair(tr("Layers × width"), count(layers) + QStringLiteral(" × ") + count(width));
    if (context > 0) facts << std::pair(tr("Context"), tr("%1 tokens").arg(count(context)));
  }
  if (run && run->step > 0) facts << std::pair(tr("Steps"), numbers::integer(run->step));
  if (run && run->validLoss >= 0)
    facts << std::pair(model.tuned ? tr("Loss on answers") : tr("Validation loss"), numbers::fixed(run->validLoss, 3));
  if (run && run->bitsPerChar >= 0 && !model.tuned)
    facts << std::pair(tr("Bits per character"), numbers::fixed(run->bitsPerChar, 3));
  double bytes = run ? run->bytes : -1;
  if (const auto* imported = app().index().artifact("model", model.ref); imported && model.imported)
    bytes = imported->bytes;
  if (bytes > 0) facts << std::pair(tr("On disk"), numbers::bytes(bytes));
  return facts;
}

Card* ModelsPage::cardOf(const Shown& model) {
  auto* card = new Card(model.name, model.imported ? tr("Imported")
                                    : model.tuned  ? tr("Tuned: it answers")
                                                   : tr("Base model: it continues text"));
  auto* facts = new QWidget;
  auto* cells = new ReflowLayout(facts, 104, 16);
  cells->setEven(true);
  for (const auto& [name, value] : factsOf(model)) {
    auto* cell = new QWidget;
    auto* lines = vbox(cell, 0, 0);
    lines->addWidget(new Label(name, Type::Role::Caption, Label::Fit::Wrap));
    auto* written = new Label(value, Type::Role::Body, Label::Fit::Wrap);
    written->setBold(true);
    lines->addWidget(written);
    lines->addStretch(1);
    cell->setAccessibleName(name + QLatin1Char(' ') + value);
    cells->addWidget(cell);
  }
  card->body()->addWidget(facts);
  if (!model.imported) {
    auto* lineage = new LineageStrip;
    lineage->setSteps(lineageOf(app().workspace(), model.ref));
    connect(lineage, &PaintedList::opened, this, [this, lineage](int i) {
      const LineageStep step = lineage->steps()[i];
      if (step.gone || !findPage(step.page)) return;
      if (step.kind == ArtifactKind::Run) app().chooseRun(step.id);
      Q_EMIT pageWanted(step.page);
    });
    card->body()->addWidget(lineage);
  }
  addButtons(card, model);
  return card;
}

void ModelsPage::addButtons(Card* card, const Shown& model) {
  auto* buttons = new QWidget;
  auto* flow = new ReflowLayout(buttons, 150, 8);
  const auto add = [&](const QString& text, const char* icon, auto act) {
    auto* button = new Button(text, Button::Role::Secondary, icon);
    button->setAccessibleName(tr("%1: %2").arg(text, model.name));
    connect(button, &QPushButton::clicked, this, act);
    flow->addWidget(button);
  };
  add(tr("Talk to it"), "chat", [this, ref = model.ref] { Q_EMIT placeWanted("chat", ref); });
  if (findPage("evaluate"))
    add(tr("Evaluate it"), "evaluate", [this, ref = model.ref] { Q_EMIT placeWanted("evaluate", ref); });
  const auto copy = [this](const QString& text) {
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT toast(tr("Copied: %1").arg(text));
  };
  add(tr("Copy command"), "code", [copy, model, dir = app().workspaceDir()] {
    copy(QStringLiteral("zk chat %1 --workspace \"%2\"").arg(model.ref, dir));
  });
  add(tr("Copy path"), "copy", [copy, model] { copy(model.dir); });
  card->body()->addWidget(buttons);
}

}  // namespace zk::ui
