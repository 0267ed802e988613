// The text is cut by the worker, 150 ms after the last key; an answer to an older text is dropped.
#include "ui/token_lab.h"

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QTextDocument>

#include "ui/form_model.h"
#include "ui/words.h"
#include "widgets/form_fields.h"
#include "widgets/numbers.h"
#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr int kTypingMs = 150, kMostText = 1200;

struct Sample {
  const char *en, *ja;
};
/// Mixed, English, Japanese, code, numbers. The Japanese one stays Japanese in an English window.
constexpr Sample kSampleTexts[] = {
    {"One day Tom went to the river.\nある日、トムは川へ行きました。\n12 + 30 = 42",
     "ある日、トムは川へ行きました。\nOne day Tom went to the river.\n12 + 30 = 42"},
    {"One day Tom went to the river. He saw a red boat and an unbelievably old fisherman.",
     "One day Tom went to the river. He saw a red boat and an unbelievably old fisherman."},
    {"むかしむかし、川のそばに小さな村がありました。村のこどもたちは、毎日そこで遊びました。",
     "むかしむかし、川のそばに小さな村がありました。村のこどもたちは、毎日そこで遊びました。"},
    {"def add(a, b):\n    return a + b\n\nprint(add(2, 40))", "def add(a, b):\n    return a + b\n\nprint(add(2, 40))"},
    {"7 + 8 = 15, 1999 − 70 = 1929, 3.14159, 12,400, 2026-11-24",
     "7 + 8 = 15, 1999 − 70 = 1929, 3.14159, 12,400, 2026-11-24"}};

QString sampleText(int i) { return QString::fromUtf8(numbers::japanese() ? kSampleTexts[i].ja : kSampleTexts[i].en); }

}  // namespace

QString projectTokenizer(const AppModel& app) {
  const QString chosen = loose::text(app.notes().draft("dataset"), "tokenizer");
  const WorkspaceState& state = app.workspace();
  if (!chosen.isEmpty() && state.artifact(ArtifactKind::Tokenizer, chosen)) return chosen;
  const auto* newest = state.newest(ArtifactKind::Tokenizer);
  return newest ? newest->id : QString();
}

void askContextLength(AppModel& app, QObject* receiver, std::function<void(qint64)> then) {
  constexpr const char* kKey = "model.seq_len";
  if (const qint64 chosen = loose::integer(app.notes().draft("train"), kKey); chosen > 0) return then(chosen);
  app.describe("train", receiver, [then = std::move(then)](const Result<Json>& command) {
    if (!command.ok()) return;
    const FormModel form = FormModel::fromDescribe(*command);
    const FormField* field = form.field(QLatin1String(kKey));
    if (field && field->initial.is_number_integer()) then(field->initial.get<qint64>());
  });
}

QString tokenizerName(const QString& id) {
  if (id == QLatin1String("bytes")) return TokenLab::tr("Bytes (UTF-8)");
  if (id == QLatin1String("characters")) return TokenLab::tr("Characters");
  return id;
}

// ---------------------------------------------------------------- TokenizedRow

TokenizedRow::TokenizedRow(QWidget* parent) : QWidget(parent) {
  auto* v = vbox(this, 0, 4);
  auto* head = hbox(nullptr, 0, 8);
  m_name = new Label({}, Type::Role::Strong);
  m_figures = new Label({}, Type::Role::Help, Label::Fit::Elide);
  m_back = new Pill;
  head->addWidget(m_name);
  head->addWidget(m_figures, 1);
  head->addWidget(m_back);
  v->addLayout(head);
  m_strip = new TokenStrip;
  m_strip->setShaded(false);
  m_strip->setShowMarks(true);
  v->addWidget(m_strip);
  m_reading = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  v->addWidget(m_reading);
}

void TokenizedRow::show(const Tokenized& cut, const QString& text, qint64 context) {
  const QString name = tokenizerName(cut.tokenizer);
  m_name->setText(name);
  m_figures->setText(tr("%1 tokens · %2 characters per token", "count, ratio")
                         .arg(numbers::integer(cut.count), numbers::fixed(cut.charactersPerToken, 2)));
  m_back->set(cut.roundTrip ? tr("Comes back exactly") : tr("Does not come back"),
              cut.roundTrip ? Tone::Ok : Tone::Danger);
  m_strip->setTokens(cut.tokens);
  m_strip->setAccessibleName(tr("Text as tokens: %1", "name of a tokenizer").arg(name));
  m_reading->setVisible(context > 0 && cut.count > 0);
  const double characters = double(context) * cut.charactersPerToken;
  m_reading->setText(tr("At this rate a context of %1 tokens holds about %2 characters: %3 A4 pages.",
                        "tokens, characters, number of pages")
                         .arg(numbers::integer(context), numbers::integer(qRound64(characters)),
                              numbers::fixed(characters / charactersPerPage(text), 2)));
}

// ---------------------------------------------------------------- TokenLab

TokenLab::TokenLab(AppModel& app, QWidget* parent) : Card({}, {}, parent), m_app(app) {
  m_edit = new QPlainTextEdit;
  m_edit->setTabChangesFocus(true);
  m_edit->setPlainText(sampleText(0));
  body()->addWidget(m_edit);
  auto* tools = new QWidget;
  auto* flow = new ReflowLayout(tools, 300, 8);
  auto* tries = new QWidget;
  auto* tryRow = hbox(tries, 0, 0);
  m_try = new Label({}, Type::Role::Help);
  tryRow->addWidget(m_try);
  for (int i = 0; i < int(std::size(kSampleTexts)); ++i) {
    auto* button = new Button({}, Button::Role::Quiet);
    button->setSmall(true);
    connect(button, &QPushButton::clicked, this, [this, i] { setText(sampleText(i)); });
    m_samples.append(button);
    tryRow->addWidget(button);
  }
  tryRow->addStretch(1);
  auto* withs = new QWidget;
  auto* withRow = hbox(withs, 0, 12);
  m_with = new Label({}, Type::Role::Help);
  m_bytes = new QCheckBox;
  m_characters = new QCheckBox;
  m_other = new Combo;
  m_bytes->setChecked(true);
  withRow->addWidget(m_with);
  withRow->addWidget(m_bytes);
  withRow->addWidget(m_characters);
  withRow->addWidget(m_other);
  withRow->addStretch(1);
  flow->addWidget(tries);
  flow->addWidget(withs);
  body()->addWidget(tools);
  m_note = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  m_note->hide();
  body()->addWidget(m_note);
  m_column = vbox(nullptr, 0, 16);
  body()->addLayout(m_column);
  m_typing.setSingleShot(true);
  m_typing.setInterval(kTypingMs);
  connect(&m_typing, &QTimer::timeout, this, &TokenLab::ask);
  connect(m_edit, &QPlainTextEdit::textChanged, this, [this] { m_typing.start(), Q_EMIT textChanged(); });
  connect(m_bytes, &QCheckBox::toggled, this, &TokenLab::ask);
  connect(m_characters, &QCheckBox::toggled, this, &TokenLab::ask);
  connect(m_other, &QComboBox::currentIndexChanged, this, &TokenLab::ask);
  const auto resize = [this] {
    const QFontMetrics metrics(m_edit->font());
    m_edit->setFixedHeight(metrics.lineSpacing() * 3 + scaled(16));
  };
  connect(&Theme::instance(), &Theme::changed, this, resize);
  resize();
}

QString TokenLab::text() const { return m_edit->toPlainText().left(kMostText); }

void TokenLab::setText(const QString& text) { m_edit->setPlainText(text); }

void TokenLab::retranslate() {
  setTitle(tr("Your text as tokens"));
  setSubtitle(tr("What the model will read: each box is one number to it. Write anything, or try:"));
  m_edit->setAccessibleName(tr("Text to cut into tokens"));
  m_try->setText(tr("Try:"));
  const QString names[] = {tr("Mixed"), tr("English"), tr("Japanese"), tr("Code"), tr("Numbers")};
  for (int i = 0; i < m_samples.size(); ++i) m_samples[i]->setText(names[i]);
  m_with->setText(tr("Compare with:"));
  m_bytes->setText(tr("bytes"));
  m_characters->setText(tr("characters"));
  m_other->setAccessibleName(tr("Another tokenizer to compare with"));
  refreshTokenizers();
  showCuts();
}

void TokenLab::refreshTokenizers() {
  m_own = projectTokenizer(m_app);
  const QString before = m_other->currentData().toString();
  {
    const QSignalBlocker quiet(m_other);
    m_other->clear();
    m_other->addItem(tr("no other tokenizer"), QString());
    for (const auto* artifact : m_app.workspace().artifactsOf(ArtifactKind::Tokenizer))
      if (artifact->id != m_own) m_other->addItem(artifact->id, artifact->id);
    m_other->setCurrentIndex(std::max(0, m_other->findData(before)));
    m_other->setVisible(m_other->count() > 1);
  }
  askContextLength(m_app, this, [this](qint64 context) {
    m_context = context;
    showCuts();
  });
  ask();
}

QStringList TokenLab::wanted() const {
  QStringList names;
  if (!m_own.isEmpty()) names << m_own;
  const QString other = m_other->currentData().toString();
  if (!other.isEmpty()) names << other;
  if (m_bytes->isChecked()) names << QStringLiteral("bytes");
  if (m_characters->isChecked()) names << QStringLiteral("characters");
  return names;
}

void TokenLab::ask() {
  const QStringList names = wanted();
  const QString text = this->text();
  const quint64 asked = ++m_asked;
  m_note->setVisible(m_edit->document()->characterCount() - 1 > kMostText);
  m_note->setText(tr("Only the first %1 characters are shown as tokens.").arg(numbers::integer(kMostText)));
  if (names.isEmpty() || text.isEmpty()) {
    m_cuts.clear();
    m_cutText = text;
    return showCuts();
  }
  if (m_app.engineMissing()) return;
  Json list = Json::array();
  for (const QString& name : names) list.push_back(name.toStdString());
  m_app.zk().request("tokenize", {{"text", text.toStdString()}, {"tokenizers", list}}, this, {},
                     [this, asked, text](const Json& reply) {
                       if (asked != m_asked) return;
                       m_cutText = text;
                       take(reply, asked);
                     });
}

void TokenLab::take(const Json& reply, quint64) {
  const Issue refusal = loose::issue(reply);
  if (!refusal.id.empty()) {
    m_note->setText(Words::issue(refusal).title);
    m_note->show();
    return;
  }
  m_cuts = tokenizedFrom(reply);
  showCuts();
  Q_EMIT answered();
}

void TokenLab::showCuts() {
  while (m_rows.size() < m_cuts.size()) {
    m_rows.append(new TokenizedRow);
    m_column->addWidget(m_rows.last());
  }
  for (int i = 0; i < m_rows.size(); ++i) {
    m_rows[i]->setVisible(i < m_cuts.size());
    if (i < m_cuts.size()) m_rows[i]->show(m_cuts[i], m_cutText, m_context);
  }
}

}  // namespace zk::ui
