// Answers are kept as numbers, so that a change of language writes them anew without asking again.
#include "ui/pair_cards.h"

#include <QLineEdit>
#include <cmath>

#include "ui/off_thread.h"
#include "ui/token_lab.h"
#include "ui/words.h"
#include "widgets/form_fields.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr int kTypingMs = 150, kMostSentence = 200, kMostTokens = 40;

QString defaultSentence() {
  return numbers::japanese() ? QStringLiteral("ある日、トムは川へ行きました。")
                             : QStringLiteral("One day Tom went to the river.");
}

}  // namespace

// ---------------------------------------------------------------- SentenceCard

SentenceCard::SentenceCard(AppModel& app, QWidget* parent) : Card({}, {}, parent), m_app(app) {
  auto* row = hbox(nullptr, 0, 8);
  m_edit = new QLineEdit(defaultSentence());
  m_edit->setMaxLength(kMostSentence);
  m_view = new SegmentedControl({QStringLiteral("1"), QStringLiteral("2")});
  row->addWidget(m_edit, 1);
  row->addWidget(m_view);
  body()->addLayout(row);
  m_reading = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  body()->addWidget(m_reading);
  m_pairs = new PairRows;
  body()->addWidget(m_pairs);
  m_typing.setSingleShot(true);
  m_typing.setInterval(kTypingMs);
  connect(m_edit, &QLineEdit::textEdited, this, [this] { m_typing.start(); });
  connect(&m_typing, &QTimer::timeout, this, &SentenceCard::ask);
  connect(m_view, &SegmentedControl::changed, this,
          [this](int i) { setView(i == 0 ? PairRows::View::Shifted : PairRows::View::Prefixes); });
}

void SentenceCard::setSentence(const QString& sentence) {
  m_edit->setText(sentence);
  ask();
}

void SentenceCard::setView(PairRows::View view) {
  m_view->setCurrent(view == PairRows::View::Shifted ? 0 : 1);
  m_pairs->setView(view);
  explain();
}

void SentenceCard::refresh() { ask(); }

void SentenceCard::ask() {
  const quint64 asked = ++m_asked;
  const QString own = projectTokenizer(m_app);
  const QString sentence = m_edit->text();
  if (sentence.isEmpty()) {
    m_cut = {};
    m_pairs->setTokens({});
    return explain();
  }
  if (m_app.engineMissing()) return;
  const std::string tokenizer = own.isEmpty() ? "characters" : own.toStdString();
  m_app.zk().request("tokenize", {{"text", sentence.toStdString()}, {"tokenizers", {tokenizer}}}, this, {},
                     [this, asked](const Json& reply) {
                       if (asked == m_asked) take(reply);
                     });
}

void SentenceCard::take(const Json& reply) {
  const Issue refusal = loose::issue(reply);
  m_fault = refusal.id.empty() ? QString() : Words::issue(refusal).title;
  const auto cuts = tokenizedFrom(reply);
  m_cut = cuts.isEmpty() ? Tokenized() : cuts.first();
  m_pairs->setTokens(pairTokens(m_cut.tokens.mid(0, kMostTokens)));
  explain();
}

void SentenceCard::explain() {
  if (!m_fault.isEmpty()) return m_reading->setText(m_fault);
  const int pairs = m_pairs->pairCount();
  if (pairs == 0) return m_reading->setText(tr("Write a sentence of two words or more."));
  QString text =
      m_pairs->view() == PairRows::View::Shifted
          ? tr("The target row is the same text, moved by one: %1 tokens make %2 questions, all answered at once.")
          : tr("The same %1 tokens read as a growing beginning: from the first n tokens the model must name "
               "number n + 1. That makes %2 questions.");
  text = text.arg(numbers::integer(pairs + 1), numbers::integer(pairs));
  if (m_cut.kind == "characters")
    text += (numbers::japanese() ? "" : " ") + tr("There is no tokenizer yet, so every character is a token here.");
  m_reading->setText(text);
}

void SentenceCard::retranslate() {
  setTitle(tr("Every token is a question"));
  setSubtitle(tr("What comes next? Each token is asked from what stands before it. Try your own sentence."));
  m_edit->setAccessibleName(tr("Sentence to make pairs of"));
  m_view->setItems({tr("Shifted"), tr("Growing")});
  m_view->setName(tr("View of the pairs"));
  m_view->setCurrent(m_pairs->view() == PairRows::View::Shifted ? 0 : 1);
  m_pairs->setAccessibleName(tr("Pairs of the sentence"));
  explain();
}

// ---------------------------------------------------------------- SplitCard

SplitCard::SplitCard(AppModel& app, QWidget* parent) : Card({}, {}, parent), m_app(app) {
  m_box = new Combo;
  m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_box->setMinimumContentsLength(10);
  body()->addWidget(m_box, 0, Qt::AlignLeft);
  m_bar = new StackedBar;
  m_bar->setShares(true);
  body()->addWidget(m_bar);
  m_by = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  body()->addWidget(m_by);
  body()->addWidget(hline());
  auto* row = hbox(nullptr, 0, 8);
  m_icon = new IconLabel(QStringLiteral("check"), &Tokens::ok);
  m_verdict = new Label({}, Type::Role::Strong, Label::Fit::Wrap);
  row->addWidget(m_icon, 0, Qt::AlignTop);
  row->addWidget(m_verdict, 1);
  body()->addLayout(row);
  m_advice = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  body()->addWidget(m_advice);
  body()->addStretch(1);
  connect(m_box, &QComboBox::currentIndexChanged, this, [this] {
    ask();
    Q_EMIT datasetChanged();
  });
}

QString SplitCard::dataset() const { return m_box->currentData().toString(); }

void SplitCard::refresh() {
  const QString before = dataset();
  const auto* newest = m_app.workspace().newest(ArtifactKind::Dataset);
  // A new dataset is what the learner wants to see.
  const bool fresh = newest && m_box->findData(newest->id) < 0;
  {
    const QSignalBlocker quiet(m_box);
    m_box->clear();
    for (const auto* artifact : m_app.workspace().artifactsOf(ArtifactKind::Dataset))
      m_box->addItem(artifact->id, artifact->id);
    m_box->setCurrentIndex(fresh ? 0 : std::max(0, m_box->findData(before)));
  }
  ask();
  if (dataset() != before) Q_EMIT datasetChanged();
}

void SplitCard::ask() {
  const QString id = dataset();
  if (id.isEmpty() || m_app.engineMissing() || (id == m_asked && m_leaks.known)) return show();
  m_asked = id;
  m_leaks = {};
  m_fault.clear();
  const quint64 turn = ++m_turn;
  m_app.zk().request("leaks", {{"dataset", id.toStdString()}}, this, {}, [this, turn](const Json& reply) {
    if (turn != m_turn) return;
    const Issue refusal = loose::issue(reply);
    m_fault = refusal.id.empty() ? QString() : Words::issue(refusal).title;
    m_leaks = leakCheckFrom(reply);
    show();
  });
  show();
}

void SplitCard::show() {
  const auto* artifact = m_app.workspace().artifact(ArtifactKind::Dataset, dataset());
  if (!artifact) {
    showEmpty(
        {tr("No training pairs yet"),
         tr("Part of the text is set aside and never trained on. Only there can one see whether the model learned "
            "the language or the text by heart."),
         {}});
    return;
  }
  showContent();
  const Json &train = loose::object(artifact->counters, "train"),
             &valid = loose::object(artifact->counters, "valid");
  const double trainTokens = loose::number(train, "tokens", 0), validTokens = loose::number(valid, "tokens", 0);
  m_bar->setValueText([](double v) { return tr("%1 tokens", "count").arg(Words::beforeUnit(numbers::compact(v))); });
  m_bar->setParts({{"train", tr("Training"), trainTokens, 0, {}}, {"valid", tr("Validation"), validTokens, 1, {}}});
  m_bar->setAccessibleName(tr("Split into training and validation"));
  m_by->setText(tr("%1 and %2 documents. One document is never cut in two by the split.", "training, validation")
                    .arg(numbers::integer(loose::integer(train, "documents")),
                         numbers::integer(loose::integer(valid, "documents"))));
  if (!m_fault.isEmpty() || !m_leaks.known) {
    m_icon->set(QStringLiteral("info"), &Tokens::text2);
    m_verdict->setText(m_fault.isEmpty() ? tr("Looking for validation texts among the training texts…") : m_fault);
    m_advice->setText({});
  } else if (m_leaks.copies == 0) {
    m_icon->set(QStringLiteral("check"), &Tokens::ok);
    m_verdict->setText(tr("No leak: none of the %1 validation documents also stands in the training text.")
                           .arg(numbers::integer(m_leaks.documents)));
    m_advice->setText(tr("Compared word for word with all %1 training tokens. Texts that are only alike are not found "
                         "this way.")
                          .arg(numbers::compact(double(m_leaks.checkedTokens))));
  } else {
    m_icon->set(QStringLiteral("warn"), &Tokens::warn);
    m_verdict->setText(tr("%1 of %2 validation documents also stand word for word in the training text.")
                           .arg(numbers::integer(m_leaks.copies), numbers::integer(m_leaks.documents)));
    m_advice->setText(
        tr("On those the model may simply remember: validation loss looks a little better than it is. "
           "Nothing is broken. Make the pairs anew: copies of a text are now kept on one side."));
  }
  m_advice->setVisible(!m_advice->text().isEmpty());
}

void SplitCard::retranslate() {
  setTitle(tr("Training and validation"));
  setSubtitle(tr("What the model learns from, and what it is tested on."));
  m_box->setAccessibleName(tr("Training pairs to look at"));
  show();
}

// ---------------------------------------------------------------- GuesserCard

GuesserCard::GuesserCard(AppModel& app, QWidget* parent) : Card({}, {}, parent), m_app(app) {
  m_bars = new ParamBars;
  m_bars->setShares(false);
  m_reading = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  body()->addWidget(m_bars);
  body()->addWidget(m_reading);
  body()->addStretch(1);
}

void GuesserCard::setDataset(const QString& dataset) {
  m_dataset = dataset;
  m_baselines = {};
  show();
  if (dataset.isEmpty()) return;
  offThread(
      this, [dir = m_app.workspaceDir(), dataset] { return readBaselines(dir, dataset); },
      [this, dataset](const Baselines& baselines) {
        if (dataset != m_dataset) return;
        m_baselines = baselines;
        show();
      });
}

void GuesserCard::show() {
  if (!m_baselines.any()) {
    showEmpty(
        {tr("Nothing to beat yet"),
         tr("When pairs are made, three simple guessers are measured on the validation text. A model is worth its "
            "time once it beats them."),
         {}});
    return;
  }
  showContent();
  const auto choices = [](double nats) { return numbers::integer(qRound64(std::exp(nats))); };
  const struct {
    const char* id;
    double nats;
    QString name, what;
  } rows[] = {
      {"uniform", m_baselines.uniform, tr("Uniform"), tr("Knows nothing: every token is as likely as any other.")},
      {"unigram", m_baselines.unigram, tr("Unigram"), tr("Knows how often each token occurs, not what stands before.")},
      {"bigram", m_baselines.bigram, tr("Bigram"), tr("Looks at the one token before.")}};
  QVector<BarRow> bars;
  for (const auto& row : rows) {
    if (row.nats <= 0) continue;
    BarRow bar;
    bar.id = row.id;
    bar.name = row.name;
    bar.value = row.nats;
    bar.color = 5;
    bar.detail = row.what;
    bar.valueText = tr("%1, as if among %2 tokens", "loss, count").arg(numbers::fixed(row.nats, 2), choices(row.nats));
    bars.append(bar);
  }
  m_bars->setRows(bars);
  m_bars->setName(tr("Loss of simple guessers on the validation text"));
  QStringList lines;
  for (const auto& row : rows)
    if (row.nats > 0) lines << tr("%1: %2", "name, what it does").arg(row.name, row.what);
  m_reading->setText(lines.join('\n'));
}

void GuesserCard::retranslate() {
  setTitle(tr("What a model has to beat"));
  setSubtitle(tr("Loss of simple guessers on the validation text; lower is better."));
  show();
}

}  // namespace zk::ui
