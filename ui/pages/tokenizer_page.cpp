// The page asks nothing itself: its cards ask `zk session`, the form keeps the draft, the job panel follows the job.
#include "ui/pages/tokenizer_page.h"

#include <QScrollBar>

#include "ui/words.h"
#include "widgets/numbers.h"
#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

// Where nothing was measured yet: the built-in corpus took about 0.3 s per megabyte on two cores; told as a wide range.
constexpr double kSecondsPerMegabyte = 0.3, kUnmeasured = 3;
constexpr double kBytesPerPiece = 18;

}  // namespace

TokenizerPage::TokenizerPage(AppModel& app, QWidget* parent) : Page("tokenizer", app, parent) {
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
  m_job = new JobPanel(app, "tokenizer", [](const std::string& phase) {
    if (phase == "tokenizer.read") return tr("Reading the text");
    if (phase == "tokenizer.train") return tr("Learning pieces");
    if (phase == "tokenizer.check") return tr("Checking that texts come back");
    return tr("Making the tokenizer");
  });
  column->addWidget(m_job);
  auto* top = new QWidget;
  auto* flow = new ReflowLayout(top, 340, 16);
  m_formCard = new Card;
  m_form = new SchemaForm(app, "tokenizer");
  m_formCard->addTool(m_form->undoButton());
  m_formCard->addTool(m_form->presetsButton());
  m_formCard->body()->addWidget(m_form);
  m_formCard->body()->addStretch(1);
  m_merges = new MergeCard(app);
  flow->addWidget(m_formCard);
  flow->addWidget(m_merges);
  column->addWidget(top);
  m_lab = new TokenLab(app);
  column->addWidget(m_lab);
  m_choice = new TokenizerCard(app);
  column->addWidget(m_choice);
  column->addStretch(1);

  m_lesson = new LessonView("tokenizer");
  m_vocabulary = new LessonView("vocabulary");
  m_details = new DetailsPanel(m_form);

  connect(m_bar, &ActionBar::triggered, this, &TokenizerPage::mainAction);
  connect(m_job, &JobPanel::changed, this, &TokenizerPage::refreshBar);
  connect(m_job, &JobPanel::again, this, &TokenizerPage::start);
  connect(m_form, &SchemaForm::changed, this, &TokenizerPage::refreshBar);
  connect(m_form, &SchemaForm::checked, this, &TokenizerPage::refreshBar);
  connect(m_form, &SchemaForm::lessonWanted, this, [this](const QString& lesson) {
    Q_EMIT tabWanted(lesson == "vocabulary" ? QStringLiteral("vocabulary") : QStringLiteral("lesson"));
  });
  connect(m_lab, &TokenLab::textChanged, this, [this] { m_merges->setSentence(firstLine(m_lab->text())); });
  connect(&app, &AppModel::workspaceChanged, this, &TokenizerPage::refresh);
  connect(&app, &AppModel::levelChanged, this, &TokenizerPage::refreshBar);
  connect(&app.notes(), &ProjectNotes::changed, this, [this] {
    if (m_seen != projectTokenizer(this->app())) refresh();
  });
  connect(m_choice, &TokenizerCard::chosen, this,
          [this](const QString& id) { Q_EMIT toast(tr("The next training pairs are made with %1.").arg(id)); });
  m_merges->setSentence(firstLine(m_lab->text()));
  retranslate();
  refresh();
}

QVector<Page::Tab> TokenizerPage::tabs() {
  return {{"lesson", tr("Lesson"), "book", m_lesson},
          {"vocabulary", tr("Vocabulary"), "tokenizer", m_vocabulary},
          {"details", tr("Details"), "code", m_details}};
}

bool TokenizerPage::hasPrimary() const { return m_bar->text().state != ActionText::State::Running; }

bool TokenizerPage::hasText() const {
  return app().workspace().newest(ArtifactKind::Corpus) || !answers::text(m_form->values(), "text").isEmpty();
}

void TokenizerPage::refresh() {
  m_seen = projectTokenizer(app());
  m_merges->refresh();
  m_lab->refreshTokenizers();
  m_choice->refresh();
  refreshBar();
}

QString TokenizerPage::forecast() const {
  const auto value = [this](const char* key) { return m_form->model().value(QLatin1String(key)); };
  const auto numberOf = [&](const char* key) {
    const Json v = value(key);
    return v.is_number() ? v.get<double>() : 0.0;
  };
  const double pieces = numberOf("vocab_size");
  double megabytes = numberOf("sample_megabytes");
  const Json corpusName = value("corpus");
  const QString named = corpusName.is_string() ? QString::fromStdString(corpusName.get<std::string>()) : QString();
  const auto* corpus = named.isEmpty() ? app().workspace().newest(ArtifactKind::Corpus)
                                       : app().workspace().artifact(ArtifactKind::Corpus, named);
  const double size = corpus ? answers::number(corpus->counters, "bytes", 0) / 1e6 : 0;
  if (size > 0) megabytes = std::min(megabytes, size);
  double seconds = megabytes * kSecondsPerMegabyte, spread = kUnmeasured;
  const auto* last = app().workspace().newest(ArtifactKind::Tokenizer);
  const double lastSeconds = last ? answers::number(last->counters, "train_seconds", 0) : 0;
  const double lastMegabytes = last ? answers::number(answers::object(last->counters, "sample"), "bytes", 0) / 1e6 : 0;
  const bool measured = lastSeconds > 0 && lastMegabytes > 0;
  if (measured) seconds = 1.4 * lastSeconds * megabytes / lastMegabytes, spread = 1.6;
  const QString time = numbers::durationRange(std::max(1.0, seconds / spread), std::max(2.0, seconds * spread));
  const QString from = corpus ? corpus->id : tr("your text file");
  const QString what = tr("Learns %1 pieces from %2 of %3: about %4, %5 on disk.", "count, bytes, corpus, time, bytes")
                           .arg(numbers::integer(qint64(pieces)), numbers::bytes(megabytes * 1e6), from, time,
                                numbers::bytes(pieces * kBytesPerPiece));
  return measured ? what
                  : what + (numbers::japanese() ? "" : " ") + tr("The time is not measured on this computer yet.");
}

void TokenizerPage::refreshBar() {
  ActionText text;
  if (m_job->running()) {
    text = {ActionText::State::Running,
            tr("The tokenizer is being made. You may leave this page; the strip below follows it."), tr("Stop")};
  } else if (app().scanned() && !hasText()) {
    text = {ActionText::State::Blocked, tr("A tokenizer is learned from text, and this project has none yet."),
            tr("Get the text")};
  } else if (m_form->ready() && !m_form->valid()) {
    text = {ActionText::State::Blocked, tr("A value above cannot be used. It says why."), tr("Go to the value")};
  } else if (m_form->ready()) {
    text = {ActionText::State::Ready, forecast(),
            app().workspace().newest(ArtifactKind::Tokenizer) ? tr("Make another") : tr("Make the tokenizer")};
  }
  m_bar->setVisible(!text.sentence.isEmpty());
  m_bar->setText(text);
  m_formCard->setSubtitle(m_form->ready() ? m_form->subtitle() : QString());
  Q_EMIT primaryChanged();
}

void TokenizerPage::start() {
  if (m_job->running() || !m_form->ready() || !m_form->valid()) return;
  app().runCommand("tokenizer", m_form->values());
}

void TokenizerPage::mainAction() {
  if (Job* job = m_job->running()) return job->stop();
  if (app().scanned() && !hasText()) {
    const QString unlocks = app().stage("tokenizer").unlocks;
    Q_EMIT pageWanted(unlocks.isEmpty() ? QStringLiteral("start") : unlocks);
    return;
  }
  if (!m_form->ready()) return;
  if (m_form->valid()) return start();
  for (const Issue& issue : m_form->issues())
    if (FormRow* row = m_form->row(QString::fromStdString(issue.path)); row && row->isVisible()) {
      row->control()->setFocus();
      return;
    }
}

void TokenizerPage::retranslate() {
  m_header->setTexts(title(),
                     tr("A model reads numbers, not letters. The tokenizer cuts text into pieces and gives each a "
                        "number; frequent words become one piece."));
  m_formCard->setTitle(tr("Make a tokenizer"));
  m_merges->retranslate();
  m_lab->retranslate();
  m_choice->retranslate();
  refreshBar();
}

}  // namespace zk::ui
