// A token is trained on where it is a target that counts: the mask of a row belongs to the token after it.
#include "ui/tune_panels.h"

#include <QEvent>
#include <QGridLayout>

#include "ui/app_model.h"
#include "ui/words.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr int kAtOnce = 3;

QString word(const Json& json, const char* key) {
  const auto it = json.find(key);
  return it != json.end() && it->is_string() ? qstr(it->get<std::string>()) : QString();
}

/// What a piece reads as; a part of a character shows its bytes.
QString pieceText(const Json& pieces, qint64 id) {
  const auto it = pieces.find(std::to_string(id));
  if (it == pieces.end() || !it->is_object()) return QString::number(id);
  if (word(*it, "type") == "control") return word(*it, "piece");
  const QString text = word(*it, "text");
  return text.isEmpty() ? QStringLiteral("⟨%1⟩").arg(word(*it, "bytes")) : text;
}

PeekedTalk talkOf(const Json& row, const Json& pieces) {
  PeekedTalk talk{word(row, "user"), word(row, "assistant"), {}, 0};
  const auto ids = row.find("ids"), mask = row.find("mask");
  if (ids == row.end() || !ids->is_array() || mask == row.end() || !mask->is_array()) return talk;
  for (size_t i = 0; i < ids->size(); ++i) {
    if (!(*ids)[i].is_number_integer()) continue;
    TokenBox box;
    box.text = pieceText(pieces, (*ids)[i].get<qint64>());
    const bool learned = i > 0 && i - 1 < mask->size() && (*mask)[i - 1] == true;
    box.masked = !learned;
    talk.learned += learned ? 1 : 0;
    talk.tokens.append(box);
  }
  // The end of the answer is a target without being an input.
  const auto targets = row.find("targets");
  if (targets != row.end() && targets->is_array() && !targets->empty() && targets->back().is_number_integer()) {
    TokenBox end;
    end.text = pieceText(pieces, targets->back().get<qint64>());
    end.masked = mask->empty() || mask->back() != true;
    talk.learned += end.masked ? 0 : 1;
    talk.tokens.append(end);
  }
  return talk;
}

QString printable(QString text) {
  for (QChar& c : text)
    if (!c.isPrint() && !c.isSpace()) c = QLatin1Char('.');
  return text.simplified();
}

}  // namespace

QVector<PeekedTalk> peekedTalks(const Json& reply) {
  QVector<PeekedTalk> talks;
  const auto rows = reply.find("rows"), pieces = reply.find("pieces");
  if (rows == reply.end() || !rows->is_array()) return talks;
  for (const Json& row : *rows)
    if (row.is_object())
      talks.append(talkOf(row, pieces != reply.end() && pieces->is_object() ? *pieces : Json::object()));
  return talks;
}

ConversationCard::ConversationCard(AppModel& app, QWidget* parent) : Card({}, {}, parent), m_app(app) {
  m_back = new IconButton("back");
  m_forward = new IconButton("chevron");
  addTool(m_back);
  addTool(m_forward);
  connect(m_back, &QToolButton::clicked, this, [this] { step(-kAtOnce); });
  connect(m_forward, &QToolButton::clicked, this, [this] { step(kAtOnce); });
  for (int i = 0; i < kAtOnce; ++i) {
    Shown one{new QWidget,
              new Pill,
              new Pill,
              new Label({}, Type::Role::Body, Label::Fit::Wrap),
              new Label({}, Type::Role::Body, Label::Fit::Wrap),
              new TokenStrip};
    auto* grid = new QGridLayout(one.box);
    grid->setContentsMargins(0, 0, 0, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->addWidget(one.user, 0, 0, Qt::AlignLeft | Qt::AlignTop);
    grid->addWidget(one.question, 0, 1);
    grid->addWidget(one.assistant, 1, 0, Qt::AlignLeft | Qt::AlignTop);
    grid->addWidget(one.answer, 1, 1);
    grid->addWidget(one.strip, 2, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    one.strip->setShowMarks(true);
    one.box->hide();
    m_shown.append(one);
    body()->addWidget(one.box);
  }
  m_legend = new Label({}, Type::Role::Caption, Label::Fit::Wrap);
  body()->addWidget(m_legend);
  fill();
}

void ConversationCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) fill();
  Card::changeEvent(event);
}

void ConversationCard::ask(const QString& set, const QString& tokenizer) {
  m_set = set;
  m_tokenizer = tokenizer;
  m_first = 0;
  request();
}

void ConversationCard::request() {
  if (m_app.engineMissing() || m_app.replaying()) return;
  m_app.zk().request("peek",
                     {{"conversations", m_set.toStdString()},
                      {"tokenizer", m_tokenizer.toStdString()},
                      {"first", m_first},
                      {"rows", kAtOnce}},
                     this, {}, [this, asked = ++m_asked](const Json& reply) {
                       if (asked == m_asked) show(reply);
                     });
}

void ConversationCard::show(const Json& reply) {
  m_issue = {};
  if (const auto issue = reply.find("issue"); issue != reply.end() && issue->is_object()) {
    m_issue = Issue::from_json(*issue);
    m_talks.clear();
    m_total = -1;
  } else {
    m_talks = peekedTalks(reply);
    const auto total = reply.find("total");
    m_total = total != reply.end() && total->is_number_integer() ? total->get<qint64>() : m_talks.size();
  }
  fill();
  Q_EMIT answered();
}

void ConversationCard::step(int by) {
  m_first = std::clamp<qint64>(m_first + by, 0, std::max<qint64>(0, m_total - 1));
  request();
}

void ConversationCard::fill() {
  setTitle(tr("Conversations"));
  m_back->setName(tr("Earlier conversations"));
  m_forward->setName(tr("Later conversations"));
  m_back->setEnabled(m_first > 0);
  m_forward->setEnabled(m_total > m_first + kAtOnce);
  if (!m_issue.id.empty()) {
    IssueText words = Words::issue(m_issue);
    words.tone = Tone::Warn;
    setSubtitle({});
    showFailed(words);
    return;
  }
  showContent();
  setSubtitle(m_total < 0 ? tr("Reading them…")
                          : tr("%1 to %2 of %3, as the model reads them")
                                .arg(numbers::integer(m_first + 1), numbers::integer(m_first + m_talks.size()),
                                     numbers::integer(m_total)));
  for (int i = 0; i < m_shown.size(); ++i) {
    const Shown& one = m_shown[i];
    one.box->setVisible(i < m_talks.size());
    if (i >= m_talks.size()) continue;
    one.user->set(tr("User"), Tone::Accent);
    one.assistant->set(tr("Model"), Tone::Ok);
    one.question->setText(m_talks[i].user);
    one.answer->setText(m_talks[i].assistant);
    one.strip->setTokens(m_talks[i].tokens);
    one.strip->setAccessibleName(tr("Tokens, %1 of them count").arg(m_talks[i].learned));
  }
  m_legend->setText(
      tr("Hatched: read, but not trained on. Only the answer and its end count, so the model learns to "
         "answer and not to ask."));
  m_legend->setVisible(!m_talks.isEmpty());
}

BeforeAfterCard::BeforeAfterCard(QWidget* parent) : Card({}, {}, parent) {
  auto* box = new QWidget;
  m_grid = new QGridLayout(box);
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setHorizontalSpacing(16);
  m_grid->setVerticalSpacing(8);
  for (int c = 0; c < 3; ++c) m_grid->setColumnStretch(c, 1);
  body()->addWidget(box);
  fill();
}

void BeforeAfterCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) fill();
  Card::changeEvent(event);
}

void BeforeAfterCard::show(const RunModel& model) {
  QVector<Row> rows;
  for (const auto& sample : model.samples()) {
    auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return r.question == sample.prompt; });
    QString text = sample.text;
    if (text.startsWith(sample.prompt)) text = text.mid(sample.prompt.size());
    if (row == rows.end()) {
      rows.append({sample.prompt, printable(text), {}, sample.step, -1});
    } else {
      row->after = printable(text);
      row->to = sample.step;
    }
  }
  if (rows == m_rows) return;
  m_rows = rows;
  fill();
}

void BeforeAfterCard::fill() {
  setTitle(tr("Before and after"));
  setSubtitle(m_rows.isEmpty() ? tr("The same questions, answered before the first step and then again and again.")
                               : tr("The same questions to the same model"));
  while (QLayoutItem* item = m_grid->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  if (m_rows.isEmpty()) return;
  const auto add = [this](int row, int column, const QString& text, Type::Role role) {
    m_grid->addWidget(new Label(text, role, Label::Fit::Wrap), row, column, Qt::AlignTop);
  };
  add(0, 0, overlineText(tr("Question")), Type::Role::Overline);
  add(0, 1, overlineText(tr("Step %1").arg(numbers::integer(m_rows.first().from))), Type::Role::Overline);
  add(0, 2, m_rows.first().to < 0 ? QString() : overlineText(tr("Step %1").arg(numbers::integer(m_rows.first().to))),
      Type::Role::Overline);
  for (int i = 0; i < m_rows.size(); ++i) {
    add(i + 1, 0, m_rows[i].question.simplified(), Type::Role::Strong);
    add(i + 1, 1, m_rows[i].before, Type::Role::Body);
    add(i + 1, 2, m_rows[i].after, Type::Role::Body);
  }
}

}  // namespace zk::ui
