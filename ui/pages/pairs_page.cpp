// As on the tokenizer's page, the cards ask and the form keeps the draft.
#include "ui/pages/pairs_page.h"

#include <QScrollBar>

#include "ui/page_registry.h"
#include "ui/token_lab.h"
#include "ui/words.h"
#include "widgets/numbers.h"
#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

// Where nothing was made yet: 31 MB of the built-in corpus took about 2.6 s on two cores; told as a wide range.
constexpr double kSecondsPerMegabyte = 0.085, kSpread = 3;
constexpr double kBytesPerToken = 2;      // uint16 while the vocabulary is below 65,536
constexpr double kUsualBytesInToken = 4;  // where the tokenizer does not say

}  // namespace

PairsPage::PairsPage(AppModel& app, QWidget* parent) : Page("pairs", app, parent) {
  auto* outer = vbox(this, 0, 0);
  auto* scroll = new ScrollColumn;
  scroll->setMargins(24, 16, 24, 16);
  outer->addWidget(scroll, 1);
  auto* foot = new QWidget;
  auto* footRow = vbox(foot, 0, 0);
  footRow->setContentsMargins(24, 8, 24 + scroll->verticalScrollBar()->sizeHint().width(), 16);  // as the cards
  m_bar = new ActionBar;
  footRow->addWidget(m_bar);
  outer->addWidget(foot);

  auto* column = scroll->column();
  m_header = new PageHeader;
  column->addWidget(m_header);
  m_job = new JobPanel(app, "pairs", [](const std::string& phase) {
    return phase == "dataset" ? tr("Cutting the text into tokens") : tr("Making the pairs");
  });
  column->addWidget(m_job);
  m_sentence = new SentenceCard(app);
  column->addWidget(m_sentence);
  auto* middle = new QWidget;
  auto* flow = new ReflowLayout(middle, 340, 16);
  m_formCard = new Card;
  m_form = new SchemaForm(app, "dataset");
  m_formCard->addTool(m_form->undoButton());
  m_formCard->body()->addWidget(m_form);
  m_formCard->body()->addStretch(1);
  m_split = new SplitCard(app);
  flow->addWidget(m_formCard);
  flow->addWidget(m_split);
  column->addWidget(middle);
  m_batch = new BatchCard(app);
  column->addWidget(m_batch);
  m_talk = new TalkCard(app);
  column->addWidget(m_talk);
  m_guessers = new GuesserCard(app);
  column->addWidget(m_guessers);
  column->addStretch(1);

  m_lesson = new LessonView("pairs");
  m_validation = new LessonView("validation");
  m_details = new DetailsPanel(m_form);

  connect(m_bar, &ActionBar::triggered, this, &PairsPage::mainAction);
  connect(m_job, &JobPanel::changed, this, &PairsPage::refreshBar);
  connect(m_job, &JobPanel::again, this, &PairsPage::start);
  connect(m_form, &SchemaForm::changed, this, &PairsPage::refreshBar);
  connect(m_form, &SchemaForm::checked, this, &PairsPage::refreshBar);
  connect(m_form, &SchemaForm::lessonWanted, this, [this](const QString& lesson) {
    Q_EMIT tabWanted(lesson == "validation" ? QStringLiteral("validation") : QStringLiteral("lesson"));
  });
  connect(m_split, &SplitCard::datasetChanged, this, [this] {
    m_batch->setDataset(m_split->dataset());
    m_guessers->setDataset(m_split->dataset());
  });
  connect(&app, &AppModel::workspaceChanged, this, &PairsPage::refresh);
  connect(&app, &AppModel::levelChanged, this, &PairsPage::refreshBar);
  connect(&app.notes(), &ProjectNotes::changed, this, [this] {
    if (m_seen == projectTokenizer(this->app())) return;
    m_seen = projectTokenizer(this->app());
    m_sentence->refresh();
    m_talk->refresh();
  });
  retranslate();
  refresh();
  m_batch->setDataset(m_split->dataset());
  m_guessers->setDataset(m_split->dataset());
}

QVector<Page::Tab> PairsPage::tabs() {
  return {{"lesson", tr("Lesson"), "book", m_lesson},
          {"validation", tr("Validation"), "evaluate", m_validation},
          {"details", tr("Details"), "code", m_details}};
}

bool PairsPage::hasPrimary() const { return m_bar->text().state != ActionText::State::Running; }

void PairsPage::refresh() {
  m_seen = projectTokenizer(app());
  m_sentence->refresh();
  m_split->refresh();
  m_talk->refresh();
  refreshBar();
}

PairsPage::Missing PairsPage::missing() const {
  if (!app().scanned()) return Missing::Nothing;
  if (!app().workspace().newest(ArtifactKind::Corpus)) return Missing::Text;
  return app().workspace().newest(ArtifactKind::Tokenizer) ? Missing::Nothing : Missing::Tokenizer;
}

QString PairsPage::forecast() const {
  const auto named = [this](const char* key, ArtifactKind kind) {
    const Json value = m_form->model().value(QLatin1String(key));
    const QString id = value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString();
    return id.isEmpty() ? app().workspace().newest(kind) : app().workspace().artifact(kind, id);
  };
  const auto* corpus = named("corpus", ArtifactKind::Corpus);
  const auto* tokenizer = named("tokenizer", ArtifactKind::Tokenizer);
  if (!corpus || !tokenizer) return tr("Cuts the text into tokens and sets some aside for validation.");
  const double bytes = answers::number(corpus->counters, "bytes", 0);
  const double perToken =
      answers::number(answers::object(tokenizer->counters, "check"), "bytes_per_token", kUsualBytesInToken);
  const double tokens = bytes / std::max(0.5, perToken);
  const double vocabulary = answers::number(tokenizer->counters, "vocab_size", 0);
  const double seconds = bytes / 1e6 * kSecondsPerMegabyte;
  const QString time = numbers::durationRange(std::max(1.0, seconds / kSpread), std::max(2.0, seconds * kSpread));
  const Json percent = m_form->model().value(QStringLiteral("valid_percent"));
  return tr("Cuts the text %1 with the tokenizer %2 into about %3 tokens and sets %4 aside for validation: about %5, "
            "%6 on disk.",
            "corpus, tokenizer, count, share, time, bytes")
      .arg(corpus->id, tokenizer->id, Words::beforeUnit(numbers::compact(tokens)),
           numbers::percent((percent.is_number() ? percent.get<double>() : 0) / 100, 1), time,
           numbers::bytes(tokens * kBytesPerToken * (vocabulary > 65536 ? 2 : 1)));
}

void PairsPage::refreshBar() {
  ActionText text;
  if (m_job->running()) {
    text = {ActionText::State::Running,
            tr("The pairs are being made. You may leave this page; the strip below follows it."), tr("Stop")};
  } else if (missing() == Missing::Text) {
    text = {ActionText::State::Blocked, tr("Pairs are made from text, and this project has none yet."),
            tr("Get the text")};
  } else if (missing() == Missing::Tokenizer) {
    text = {ActionText::State::Blocked, tr("The text must be cut into tokens first, and there is no tokenizer yet."),
            tr("Make a tokenizer")};
  } else if (m_form->ready() && !m_form->valid()) {
    text = {ActionText::State::Blocked, tr("A value above cannot be used. It says why."), tr("Go to the value")};
  } else if (m_form->ready()) {
    text = {ActionText::State::Ready, forecast(),
            app().workspace().newest(ArtifactKind::Dataset) ? tr("Make them anew") : tr("Make the pairs")};
  }
  m_bar->setVisible(!text.sentence.isEmpty());
  m_bar->setText(text);
  m_formCard->setSubtitle(m_form->ready() ? m_form->subtitle() : QString());
  Q_EMIT primaryChanged();
}

void PairsPage::start() {
  if (m_job->running() || missing() != Missing::Nothing || !m_form->ready() || !m_form->valid()) return;
  app().runCommand("dataset", m_form->values());
}

void PairsPage::mainAction() {
  if (Job* job = m_job->running()) return job->stop();
  switch (missing()) {
    case Missing::Text:
      Q_EMIT pageWanted(findPage("collect") ? QStringLiteral("collect") : QStringLiteral("start"));
      return;
    case Missing::Tokenizer:
      Q_EMIT pageWanted(QStringLiteral("tokenizer"));
      return;
    case Missing::Nothing:
      break;
  }
  if (!m_form->ready()) return;
  if (m_form->valid()) return start();
  for (const Issue& issue : m_form->issues())
    if (FormRow* row = m_form->row(QString::fromStdString(issue.path)); row && row->isVisible()) {
      row->control()->setFocus();
      return;
    }
}

void PairsPage::retranslate() {
  m_header->setTexts(title(),
                     tr("A model learns by guessing the next token. The text itself holds every answer: this page "
                        "makes questions of it and sets some aside for testing."));
  m_formCard->setTitle(tr("Make the pairs"));
  m_sentence->retranslate();
  m_split->retranslate();
  m_batch->retranslate();
  m_talk->retranslate();
  m_guessers->retranslate();
  refreshBar();
}

}  // namespace zk::ui
