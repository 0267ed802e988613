// Both cards ask the worker once per tokenizer or sentence and keep the answer for the other language.
#include "ui/lab_cards.h"

#include <cmath>

#include "ui/token_lab.h"
#include "ui/words.h"
#include "widgets/form_fields.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr int kTypingMs = 250;

QString kindName(const std::string& kind) {
  if (kind == "bpe") return TokenizerCard::tr("BPE: joins frequent neighbours");
  if (kind == "unigram") return TokenizerCard::tr("unigram: keeps the likeliest pieces");
  return QString::fromStdString(kind);
}

}  // namespace

// ---------------------------------------------------------------- MergeCard

MergeCard::MergeCard(AppModel& app, QWidget* parent) : Card({}, {}, parent), m_app(app) {
  m_theatre = new MergeTheatre;
  m_note = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  body()->addWidget(m_theatre);
  body()->addWidget(m_note);
  m_typing.setSingleShot(true);
  m_typing.setInterval(kTypingMs);
  connect(&m_typing, &QTimer::timeout, this, &MergeCard::refresh);
}

void MergeCard::setSentence(const QString& sentence) {
  if (sentence == m_sentence) return;
  m_sentence = sentence;
  m_typing.start();
}

void MergeCard::refresh() {
  m_tokenizer = projectTokenizer(m_app);
  const quint64 asked = ++m_asked;
  if (m_tokenizer.isEmpty()) {
    m_story = {};
    m_refusal = {};
    return showNote();
  }
  showNote();
  if (m_app.engineMissing() || m_sentence.isEmpty()) return;
  m_app.zk().request(
      "merges",
      {{"tokenizer", m_tokenizer.toStdString()}, {"from", 0}, {"count", 0}, {"sentence", m_sentence.toStdString()}},
      this, {}, [this, asked](const Json& reply) {
        if (asked == m_asked) take(reply);
      });
}

void MergeCard::take(const Json& reply) {
  m_known = true;
  m_refusal = loose::issue(reply);
  const MergeStory story = mergeStoryFrom(reply);
  if (m_refusal.id.empty() && (story.start != m_story.start || story.tokenizer != m_story.tokenizer)) {
    m_theatre->pause();
    m_theatre->setStep(0);
    m_theatre->setSentence(story.start);
    m_theatre->setMerges(story.steps);
  }
  m_story = story;
  showNote();
}

void MergeCard::showNote() {
  if (m_tokenizer.isEmpty() && !m_app.scanned()) return showLoading(tr("Reading the joins"));
  if (m_tokenizer.isEmpty()) {
    showEmpty({tr("No joins yet"),
               tr("A BPE tokenizer starts from single characters and joins the most frequent neighbours again and "
                  "again. Make one, and its joins play here on your sentence."),
               {}});
    return;
  }
  if (m_refusal.id == "tokenizer-no-merges") {
    showEmpty({tr("This tokenizer has no joins"),
               tr("A unigram tokenizer starts from many pieces and drops the least useful ones. Choose a BPE tokenizer "
                  "to watch joins."),
               {}});
    return;
  }
  if (!m_refusal.id.empty()) {
    showFailed(Words::issue(m_refusal));
    return;
  }
  if (!m_known && !m_sentence.isEmpty() && !m_app.engineMissing()) return showLoading(tr("Reading the joins"));
  showContent();
  m_note->setText(
      tr("This sentence needs %1 of the %2 joins of %3. The numbers say how often each is used in %4 of text.")
          .arg(numbers::integer(m_story.steps.size()), numbers::integer(m_story.total), m_story.tokenizer,
               numbers::bytes(m_story.countedBytes)));
  m_note->setVisible(m_story.total > 0);
}

void MergeCard::retranslate() {
  setTitle(tr("How it was learned"));
  setSubtitle(tr("From single characters to pieces, on the first line of your text below."));
  showNote();
}

// ---------------------------------------------------------------- TokenizerCard

TokenizerCard::TokenizerCard(AppModel& app, QWidget* parent) : Card({}, {}, parent), m_app(app) {
  auto* row = hbox(nullptr, 0, 8);
  m_box = new Combo;
  m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_box->setMinimumContentsLength(12);
  m_state = new Pill;
  m_use = new Button({}, Button::Role::Secondary);
  row->addWidget(m_box);
  row->addWidget(m_state);
  row->addWidget(m_use);
  row->addStretch(1);
  body()->addLayout(row);
  m_facts = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  m_round = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  m_bars = new IntervalBars;
  m_bars->setDecimals(2);
  m_context = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  for (QWidget* w : {static_cast<QWidget*>(m_facts), static_cast<QWidget*>(m_round), static_cast<QWidget*>(m_bars),
                     static_cast<QWidget*>(m_context)})
    body()->addWidget(w);
  connect(m_box, &QComboBox::currentIndexChanged, this, [this] { showFacts(), ask(); });
  connect(m_use, &QPushButton::clicked, this, [this] { choose(m_box->currentData().toString()); });
}

void TokenizerCard::choose(const QString& id) {
  if (id.isEmpty()) return;
  m_app.notes().mergeDraft("dataset", {{"tokenizer", id.toStdString()}});
  showFacts();
  Q_EMIT chosen(id);
}

void TokenizerCard::refresh() {
  const QString own = projectTokenizer(m_app);
  const QString before = m_box->currentData().toString();
  const auto* newest = m_app.workspace().newest(ArtifactKind::Tokenizer);
  // One that was just made is what the learner wants to see; otherwise the project's, until another one is looked at.
  const bool fresh = newest && m_box->count() > 0 && m_box->findData(newest->id) < 0;
  const QString wanted = fresh ? newest->id : before.isEmpty() || before == m_shown ? own : before;
  {
    const QSignalBlocker quiet(m_box);
    m_box->clear();
    for (const auto* artifact : m_app.workspace().artifactsOf(ArtifactKind::Tokenizer))
      m_box->addItem(artifact->id, artifact->id);
    m_box->setCurrentIndex(std::max(0, m_box->findData(wanted)));
  }
  m_shown = own;
  askContextLength(m_app, this, [this](qint64 length) {
    m_length = length;
    showFacts();
  });
  showFacts();
  ask();
}

void TokenizerCard::ask() {
  const QString id = m_box->currentData().toString();
  if (m_app.engineMissing()) return;
  const quint64 asked = ++m_asked;
  Json names = Json::array();
  if (!id.isEmpty()) names.push_back(id.toStdString());
  names.push_back("bytes");
  m_app.zk().request("tokenizer_stats", {{"tokenizers", names}}, this, {}, [this, asked](const Json& reply) {
    if (asked == m_asked) takeFigures(reply);
  });
}

void TokenizerCard::takeFigures(const Json& reply) {
  m_figures = labFiguresFrom(reply);
  showFacts();
}

void TokenizerCard::showFacts() {
  const QString id = m_box->currentData().toString();
  const auto* artifact = id.isEmpty() ? nullptr : m_app.workspace().artifact(ArtifactKind::Tokenizer, id);
  m_box->setVisible(artifact != nullptr);
  const bool inUse = artifact && id == projectTokenizer(m_app);
  m_state->setVisible(inUse);
  m_use->setVisible(artifact && !inUse);
  m_state->set(tr("In use"), Tone::Ok);
  if (!artifact) {
    m_facts->setText(tr("None yet. Until one is made, bytes are the only way to write text as numbers."));
  } else {
    const Json& c = artifact->counters;
    const Json& sample = loose::object(c, "sample");
    m_facts->setText(tr("%1 · %2 pieces · learned from %3 in %4", "kind, count, bytes, time")
                         .arg(kindName(loose::word(c, "kind")), numbers::integer(loose::integer(c, "vocab_size")),
                              numbers::bytes(loose::number(sample, "bytes", 0)),
                              numbers::duration(loose::number(c, "train_seconds", 0))));
  }
  const LabFigures* own = nullptr;
  for (const auto& f : m_figures)
    if (f.tokenizer == id) own = &f;
  m_round->setVisible(own != nullptr);
  if (own && own->checked && own->failures > 0)
    m_round->setText(tr("Round trip: %1 of %2 texts do not come back from their tokens.")
                         .arg(numbers::integer(own->failures), numbers::integer(own->documents)));
  else if (own && own->checked)
    m_round->setText((own->unseen
                          ? tr("Round trip: %1 texts that it was not made from came back from their tokens, byte "
                               "for byte.")
                          : tr("Round trip: %1 texts came back from their tokens, byte for byte."))
                         .arg(numbers::integer(own->documents)));
  else if (own)
    m_round->setText(own->roundTrip ? tr("Round trip: the four samples come back byte for byte.")
                                    : tr("Round trip: a sample does not come back."));
  m_round->setColor(own && (own->failures > 0 || !own->roundTrip) ? &Tokens::danger : &Tokens::text);
  const QString names[] = {tr("English"), tr("Japanese"), tr("Code"), tr("Numbers")};
  QVector<IntervalSeries> series;
  QVector<IntervalGroup> groups;
  for (size_t i = 0; i < LabFigures::kSamples.size(); ++i) groups.append({LabFigures::kSamples[i], names[i], NAN, {}});
  for (const auto& f : m_figures) {
    series.append({tokenizerName(f.tokenizer), int(series.size()), NAN});
    for (int i = 0; i < groups.size(); ++i) {
      IntervalValue value;
      value.value = f.charactersPerToken[size_t(i)];
      groups[i].values.append(value);
    }
  }
  m_bars->setData(series, groups);
  m_bars->setAxisTitle(tr("characters per token"));
  m_bars->setEmptyText(tr("The figures come with the worker's answer."));
  m_bars->setAccessibleName(tr("Characters per token by kind of text"));
  m_context->setVisible(own && m_length > 0);
  if (own)
    m_context->setText(
        tr("The more characters a token holds, the more text fits into a context of %1 tokens: here %2 characters of "
           "English and %3 of Japanese.")
            .arg(numbers::integer(m_length), numbers::integer(qRound64(double(m_length) * own->charactersPerToken[0])),
                 numbers::integer(qRound64(double(m_length) * own->charactersPerToken[1]))));
}

void TokenizerCard::retranslate() {
  setTitle(tr("The tokenizer of this project"));
  setSubtitle(tr("Measured on four fixed samples, beside plain bytes."));
  m_box->setAccessibleName(tr("Tokenizer to look at"));
  m_use->setText(tr("Use this one"));
  showFacts();
}

}  // namespace zk::ui
