// The page asks nothing itself: its cards ask `zk session`, the form keeps the draft, the job panel follows the job.
#include "ui/pages/tokenizer_page.h"

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

TokenizerPage::TokenizerPage(AppModel& app, QWidget* parent)
    : MakerPage(
          "tokenizer", app, "tokenizer", "vocabulary",
          [](const std::string& phase) {
            if (phase == "tokenizer.read") return tr("Reading the text");
            if (phase == "tokenizer.train") return tr("Learning pieces");
            if (phase == "tokenizer.check") return tr("Checking that texts come back");
            return tr("Making the tokenizer");
          },
          parent) {
  auto* top = new QWidget;
  auto* flow = new ReflowLayout(top, 340, 16);
  formCard()->addTool(form()->presetsButton());
  m_merges = new MergeCard(app);
  flow->addWidget(formCard());
  flow->addWidget(m_merges);
  column()->addWidget(top);
  m_lab = new TokenLab(app);
  column()->addWidget(m_lab);
  m_choice = new TokenizerCard(app);
  column()->addWidget(m_choice);
  column()->addStretch(1);

  connect(m_lab, &TokenLab::textChanged, this, [this] { m_merges->setSentence(firstLine(m_lab->text())); });
  connect(&app, &AppModel::workspaceChanged, this, &TokenizerPage::refresh);
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
  return {{"lesson", tr("Lesson"), "book", lesson()},
          {"vocabulary", tr("Vocabulary"), "tokenizer", secondLesson()},
          {"details", tr("Details"), "code", details()}};
}

MakerPage::Missing TokenizerPage::missing() const {
  if (app().workspace().newest(ArtifactKind::Corpus) || !loose::text(form()->values(), "text").isEmpty()) return {};
  const QString unlocks = app().stage("tokenizer").unlocks;
  return {tr("A tokenizer is learned from text, and this project has none yet."), tr("Get the text"),
          unlocks.isEmpty() ? QStringLiteral("start") : unlocks};
}

void TokenizerPage::refresh() {
  m_seen = projectTokenizer(app());
  m_merges->refresh();
  m_lab->refreshTokenizers();
  m_choice->refresh();
  refreshBar();
}

QString TokenizerPage::forecast() const {
  const auto value = [this](const char* key) { return form()->model().value(QLatin1String(key)); };
  const auto numberOf = [&](const char* key) {
    const Json v = value(key);
    return v.is_number() ? v.get<double>() : 0.0;
  };
  const double pieces = numberOf("vocab_size");
  double megabytes = numberOf("sample_megabytes");
  const auto* corpus = chosen("corpus", ArtifactKind::Corpus);
  const double size = corpus ? loose::number(corpus->counters, "bytes", 0) / 1e6 : 0;
  if (size > 0) megabytes = std::min(megabytes, size);
  double seconds = megabytes * kSecondsPerMegabyte, spread = kUnmeasured;
  const auto* last = app().workspace().newest(ArtifactKind::Tokenizer);
  const double lastSeconds = last ? loose::number(last->counters, "train_seconds", 0) : 0;
  const double lastMegabytes = last ? loose::number(loose::object(last->counters, "sample"), "bytes", 0) / 1e6 : 0;
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

QString TokenizerPage::runningSentence() const {
  return tr("The tokenizer is being made. You may leave this page; the strip below follows it.");
}

QString TokenizerPage::startButton() const {
  return app().workspace().newest(ArtifactKind::Tokenizer) ? tr("Make another") : tr("Make the tokenizer");
}

void TokenizerPage::retranslate() {
  header()->setTexts(title(),
                     tr("A model reads numbers, not letters. The tokenizer cuts text into pieces and gives each a "
                        "number; frequent words become one piece."));
  formCard()->setTitle(tr("Make a tokenizer"));
  m_merges->retranslate();
  m_lab->retranslate();
  m_choice->retranslate();
  refreshBar();
}

}  // namespace zk::ui
