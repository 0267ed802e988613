// As on the tokenizer's page, the cards ask and the form keeps the draft.
#include "ui/pages/pairs_page.h"

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

PairsPage::PairsPage(AppModel& app, QWidget* parent)
    : MakerPage(
          "pairs", app, "dataset", "validation",
          [](const std::string& phase) {
            return phase == "dataset" ? tr("Cutting the text into tokens") : tr("Making the pairs");
          },
          parent) {
  m_sentence = new SentenceCard(app);
  column()->addWidget(m_sentence);
  auto* middle = new QWidget;
  auto* flow = new ReflowLayout(middle, 340, 16);
  m_split = new SplitCard(app);
  flow->addWidget(formCard());
  flow->addWidget(m_split);
  column()->addWidget(middle);
  m_batch = new BatchCard(app);
  column()->addWidget(m_batch);
  m_talk = new TalkCard(app);
  column()->addWidget(m_talk);
  m_guessers = new GuesserCard(app);
  column()->addWidget(m_guessers);
  column()->addStretch(1);

  connect(m_split, &SplitCard::datasetChanged, this, [this] {
    m_batch->setDataset(m_split->dataset());
    m_guessers->setDataset(m_split->dataset());
  });
  connect(&app, &AppModel::workspaceChanged, this, &PairsPage::refresh);
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
  return {{"lesson", tr("Lesson"), "book", lesson()},
          {"validation", tr("Validation"), "evaluate", secondLesson()},
          {"details", tr("Details"), "code", details()}};
}

void PairsPage::refresh() {
  m_seen = projectTokenizer(app());
  m_sentence->refresh();
  m_split->refresh();
  m_talk->refresh();
  refreshBar();
}

MakerPage::Missing PairsPage::missing() const {
  if (!app().workspace().newest(ArtifactKind::Corpus))
    return {tr("Pairs are made from text, and this project has none yet."), tr("Get the text"),
            findPage("collect") ? QStringLiteral("collect") : QStringLiteral("start")};
  if (!app().workspace().newest(ArtifactKind::Tokenizer))
    return {tr("The text must be cut into tokens first, and there is no tokenizer yet."), tr("Make a tokenizer"),
            QStringLiteral("tokenizer")};
  return {};
}

QString PairsPage::forecast() const {
  const auto* corpus = chosen("corpus", ArtifactKind::Corpus);
  const auto* tokenizer = chosen("tokenizer", ArtifactKind::Tokenizer);
  if (!corpus || !tokenizer) return tr("Cuts the text into tokens and sets some aside for validation.");
  const double bytes = loose::number(corpus->counters, "bytes", 0);
  const double perToken =
      loose::number(loose::object(tokenizer->counters, "check"), "bytes_per_token", kUsualBytesInToken);
  const double tokens = bytes / std::max(0.5, perToken);
  const double vocabulary = loose::number(tokenizer->counters, "vocab_size", 0);
  const double seconds = bytes / 1e6 * kSecondsPerMegabyte;
  const QString time = numbers::durationRange(std::max(1.0, seconds / kSpread), std::max(2.0, seconds * kSpread));
  const Json percent = form()->model().value(QStringLiteral("valid_percent"));
  return tr("Cuts the text %1 with the tokenizer %2 into about %3 tokens and sets %4 aside for validation: about %5, "
            "%6 on disk.",
            "corpus, tokenizer, count, share, time, bytes")
      .arg(corpus->id, tokenizer->id, Words::beforeUnit(numbers::compact(tokens)),
           numbers::percent((percent.is_number() ? percent.get<double>() : 0) / 100, 1), time,
           numbers::bytes(tokens * kBytesPerToken * (vocabulary > 65536 ? 2 : 1)));
}

QString PairsPage::runningSentence() const {
  return tr("The pairs are being made. You may leave this page; the strip below follows it.");
}

QString PairsPage::startButton() const {
  return app().workspace().newest(ArtifactKind::Dataset) ? tr("Make them anew") : tr("Make the pairs");
}

void PairsPage::retranslate() {
  header()->setTexts(title(),
                     tr("A model learns by guessing the next token. The text itself holds every answer: this page "
                        "makes questions of it and sets some aside for testing."));
  formCard()->setTitle(tr("Make the pairs"));
  m_sentence->retranslate();
  m_split->retranslate();
  m_batch->retranslate();
  m_talk->retranslate();
  m_guessers->retranslate();
  refreshBar();
}

}  // namespace zk::ui
