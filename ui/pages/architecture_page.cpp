// Values live in the project's draft of "train"; every change goes there, the planner answers, everything here is drawn
// from the answer. Nothing waits: while an answer is on its way the last drawing stays.
#include "ui/pages/architecture_page.h"

#include <QGridLayout>
#include <QMenu>

#include "ui/details_panel.h"
#include "ui/event.h"
#include "ui/schema_form.h"
#include "ui/train_draft.h"
#include "ui/words.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr int kThree = 1000, kTwo = 640;  // widths at 1x that have room for so many columns

double parametersOf(const Json& model) { return model.empty() ? 0 : model.value("parameters", 0.0); }

}  // namespace

ArchitecturePage::ArchitecturePage(AppModel& app, QWidget* parent)
    : Page("architecture", app, parent), m_planner([&app]() -> WorkerSession& { return app.zk(); }) {
  auto* outer = vbox(this, 0, 0);
  auto* scroll = new ScrollColumn;
  scroll->setMargins(24, 16, 24, 16);
  outer->addWidget(scroll, 1);
  m_header = new PageHeader;
  m_rows = new SchemaForm(app, "train", {"model."});
  m_publishedMenu = new Button({}, Button::Role::Secondary, "down");
  connect(m_publishedMenu, &QPushButton::clicked, this, &ArchitecturePage::openPublished);
  m_header->addAction(m_rows->presetsButton());
  m_header->addAction(m_publishedMenu);
  scroll->column()->addWidget(m_header);
  m_trouble = new IssueCard;
  m_trouble->hide();
  connect(m_trouble, &IssueCard::triggered, this, [this](const QString& id) {
    const Json& issues = m_planner.model()["issues"];
    if (!issues.empty()) useFix(Json::array({issues[0]["fix"][size_t(id.toInt())]}));
  });
  scroll->column()->addWidget(m_trouble);
  m_dial = new SizeDial(app);
  connect(m_dial, &SizeDial::answered, this, &ArchitecturePage::refresh);
  scroll->column()->addWidget(m_dial);
  buildBody(scroll->column());
  auto* foot = new QWidget;
  auto* footBox = vbox(foot, 0, 0);
  footBox->setContentsMargins(24, 8, 34, 16);  // the scroll bar's room at the right, as the cards have it
  m_action = new ActionBar;
  footBox->addWidget(m_action);
  outer->addWidget(foot);
  connect(m_action, &ActionBar::triggered, this, &ArchitecturePage::mainAction);
  m_lesson = new LessonView("architecture");
  m_details = new DetailsPanel(m_rows);
  connect(&m_planner, &Planner::changed, this, &ArchitecturePage::refresh);
  connect(&app.notes(), &ProjectNotes::changed, this, &ArchitecturePage::takeDraft);
  connect(&app, &AppModel::levelChanged, this, &ArchitecturePage::refresh);
  connect(&app, &AppModel::workspaceChanged, this, [this] {
    if (isVisible()) m_planner.refresh();
  });
  connect(&Theme::instance(), &Theme::changed, this, &ArchitecturePage::arrange);
  retranslate();
}

void ArchitecturePage::buildBody(QVBoxLayout* column) {
  m_grid = new QGridLayout;
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setSpacing(16);
  m_form = new Card;
  m_form->addTool(m_rows->undoButton());
  m_form->body()->addWidget(m_rows);
  m_form->body()->addStretch(1);
  connect(m_rows, &SchemaForm::changed, this, &ArchitecturePage::refreshRows);
  connect(m_rows, &SchemaForm::lessonWanted, this, &ArchitecturePage::openLesson);
  m_drawing = new Card;
  m_diagram = new BlockDiagram;
  connect(m_diagram, &BlockDiagram::blockActivated, this, &ArchitecturePage::openBlock);
  m_drawing->body()->addWidget(m_diagram);
  m_drawing->body()->addStretch(1);
  m_side = new QWidget;
  m_sideColumn = vbox(m_side, 0, 16);
  m_breakdown = new BreakdownCard;
  m_fit = new FitCard;
  m_notes = new NotesCard;
  m_published = new PublishedCard;
  connect(m_notes, &NotesCard::fixRequested, this, &ArchitecturePage::useFix);
  connect(m_fit, &FitCard::fitRequested, this, [this] {
    if (m_planner.plan().contains("memory")) useFix(m_planner.plan()["memory"].value("fix", Json::array()));
  });
  m_sideColumn->addWidget(m_notes);
  m_sideColumn->addWidget(m_breakdown);
  m_sideColumn->addWidget(m_fit);
  m_sideColumn->addWidget(m_published, 1);
  column->addLayout(m_grid, 1);
  arrange();
}

/// Three columns where there is room; below that the cards at the right go under the others, then everything stacks.
void ArchitecturePage::arrange() {
  const int columns = width() >= scaled(kThree) ? 3 : width() >= scaled(kTwo) ? 2 : 1;
  if (columns == m_columns) return;
  m_columns = columns;
  for (QWidget* w : {static_cast<QWidget*>(m_form), static_cast<QWidget*>(m_drawing), m_side}) m_grid->removeWidget(w);
  for (int c = 0; c < 3; ++c) m_grid->setColumnStretch(c, 0);
  const int shares[] = {9, 9, 8};
  for (int c = 0; c < columns; ++c) m_grid->setColumnStretch(c, columns == 3 ? shares[c] : 1);
  m_grid->addWidget(m_form, 0, 0);
  m_grid->addWidget(m_drawing, columns == 1 ? 1 : 0, columns == 1 ? 0 : 1);
  if (columns == 3)
    m_grid->addWidget(m_side, 0, 2);
  else
    m_grid->addWidget(m_side, columns == 1 ? 2 : 1, 0, 1, columns);
}

void ArchitecturePage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  arrange();
}

void ArchitecturePage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  takeDraft();
}

QVector<Page::Tab> ArchitecturePage::tabs() {
  return {{"lesson", tr("Lesson"), "book", m_lesson}, {"details", tr("Details"), "code", m_details}};
}

void ArchitecturePage::retranslate() {
  m_header->setTexts(tr("Architecture"),
                     tr("Choose the shape of the model. The drawing and the forecast follow every change."));
  m_publishedMenu->setText(tr("Published shapes"));
  m_publishedMenu->setToolTip(tr("Take the shape of a published model; the vocabulary stays yours"));
  m_form->setTitle(tr("Shape"));
  m_dial->retranslate();
  m_breakdown->retranslate();
  m_fit->retranslate();
  m_notes->retranslate();
  m_published->retranslate();
  refresh();
}

void ArchitecturePage::takeDraft() {
  if (!isVisible()) return;
  m_planner.setValues(plannedValues(app().notes()));
  m_dial->refresh(parametersOf(m_planner.model()));
}

void ArchitecturePage::change(const Json& flatValues) { writeDraft(app().notes(), flatValues); }

void ArchitecturePage::refresh() {
  const Json& model = m_planner.model();
  const bool learn = app().level() == Level::Learn;
  m_drawing->setTitle(ShapeWords::countTitle(model));
  m_drawing->setSubtitle(tr("Drawn to scale: heads, widening, depth"));
  if (!model.empty()) m_diagram->setBlocks(ShapeWords::blocks(model));
  m_breakdown->show(model);
  m_fit->show(m_planner.plan());
  m_notes->show(ShapeWords::notes(model));
  m_published->setVisible(!learn);
  if (!learn) m_published->show(ShapeWords::published(model), parametersOf(model));
  m_dial->refresh(parametersOf(model));
  refreshRows();
  refreshTrouble();
  refreshBar();
}

void ArchitecturePage::refreshTrouble() {
  const Json& model = m_planner.model();
  std::optional<IssueText> text;
  if (!model.empty() && !model["issues"].empty()) {
    const Issue issue = Issue::from_json(model["issues"][0]);
    text = Words::issue(issue);
    text->tone = Tone::Danger;
    for (size_t i = 0; i < issue.fix.size() && i < 2; ++i)
      text->actions.append({QString::number(i), ShapeWords::fixText(issue.fix[i])});
  } else if (m_planner.refusal()) {
    text = Words::issue(*m_planner.refusal());
  }
  m_trouble->setVisible(text.has_value());
  if (text) m_trouble->setIssue(*text);
}

void ArchitecturePage::refreshBar() {
  const Json &plan = m_planner.plan(), &model = m_planner.model();
  ActionText text;
  text.sentence = PlanWords::shapeSentence(plan);
  text.button = app().notes().confirmed("architecture") ? tr("Use this shape again") : tr("Use this shape");
  if (m_planner.refusal()) {
    const Issue& issue = *m_planner.refusal();
    text.state = ActionText::State::Blocked;
    text.sentence = Words::issue(issue).title;
    text.button = issue.fix.empty() ? tr("See why") : ShapeWords::fixText(issue.fix[0]);
  } else if (const QString big = PlanWords::tooBig(plan); !big.isEmpty()) {
    text.sentence = Words::sentences({big, tr("Another machine can be chosen under Plan & cost.")});
  } else if (plan.empty() || model.empty()) {
    text.sentence = tr("Working out the forecast…");
  }
  m_action->setText(text);
}

void ArchitecturePage::useFix(const Json& fix) {
  if (!fix.empty()) change(fixAsValues(fix));
}

void ArchitecturePage::openBlock(const QString& block) {
  openLesson(ShapeWords::lessonOfBlock(block));
  FormRow* row = m_rows->row(ShapeWords::rowOfBlock(block, app().level() == Level::Learn));
  if (row && row->isVisible() && row->control()) row->control()->setFocus(Qt::OtherFocusReason);
}

void ArchitecturePage::openLesson(const QString& lesson) {
  if (lesson.isEmpty()) return;
  m_lesson->setLesson(lesson);
  Q_EMIT tabWanted("lesson");
}

/// Which rows follow the dial, and what the dial was told by hand.
void ArchitecturePage::refreshRows() {
  if (!m_rows->ready()) return;
  // The draft holds what differs from the defaults; the form may still be reading a preset.
  const Json draft = app().notes().draft("train");
  m_dial->lookAtValues([&](const std::string& path) -> Json {
    if (draft.contains(path)) return draft[path];
    const FormField* field = m_rows->model().field(QString::fromStdString(path));
    return field ? field->initial : Json();
  });
  for (const FormField& field : m_rows->model().fields())
    if (m_rows->row(field.key))
      m_rows->setTag(field.key, m_dial->formulaOf(field.key.toStdString()).isEmpty() ? QString() : tr("dial"));
  m_form->setSubtitle(m_rows->subtitle());
}

void ArchitecturePage::openPublished() {
  QMenu menu(this);
  menu.addAction(tr("Name, layers × width: count in print / ours"))->setEnabled(false);
  for (const PublishedSize& size : ShapeWords::published(m_planner.model()))
    menu.addAction(QStringLiteral("%1   %2 × %3:   %4 / %5")
                       .arg(size.name)
                       .arg(size.layers)
                       .arg(size.width)
                       .arg(numbers::compact(size.published), numbers::compact(size.ours, 4)),
                   this, [this, id = size.id] { usePublished(id); });
  menu.exec(m_publishedMenu->mapToGlobal(QPoint(0, m_publishedMenu->height())));
}

void ArchitecturePage::usePublished(const QString& id) {
  const Json args = {{"values", {{"size", id.toStdString()}}}};
  app().zk().request("model", args, this, {}, [this](const Json& answer) {
    if (answer.contains("spec")) change(ShapeWords::formValues(answer["spec"]));
  });
}

void ArchitecturePage::mainAction() {
  if (m_action->text().state == ActionText::State::Blocked) {
    if (m_planner.refusal() && !m_planner.refusal()->fix.empty()) useFix(Json::array({m_planner.refusal()->fix[0]}));
    return;
  }
  if (m_planner.plan().empty()) return;
  app().notes().confirm("architecture");
  Q_EMIT toast(tr("The shape is set. Next: %1.").arg(Words::next(app().next().step).title));
}

}  // namespace zk::ui
