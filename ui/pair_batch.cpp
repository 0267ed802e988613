// The batch is asked with the context length of the shape chosen so far; a row is looked at through a window of tokens,
// because a whole one would fill several screens.
#include "ui/pair_batch.h"

#include <cmath>

#include "ui/token_lab.h"
#include "ui/words.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr int kLook = 32, kRows = 8;

TokenRef roleColorOf(const std::string& role) {
  return role == "user" ? &Tokens::accent : role == "assistant" ? &Tokens::ok : &Tokens::text3;
}

}  // namespace

// ---------------------------------------------------------------- BatchCard

BatchCard::BatchCard(AppModel& app, QWidget* parent) : Card({}, {}, parent), m_app(app) {
  m_split = new SegmentedControl({QStringLiteral("1"), QStringLiteral("2")});
  m_next = new Button({}, Button::Role::Quiet);
  m_next->setSmall(true);
  addTool(m_next);
  addTool(m_split);
  m_what = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  body()->addWidget(m_what);
  m_table = new DataTable;
  m_table->setVisibleRows(4);
  m_table->setToolsShown(false);
  body()->addWidget(m_table);
  auto* row = hbox(nullptr, 0, 8);
  m_where = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  m_back = new IconButton(QStringLiteral("back"));
  m_on = new IconButton(QStringLiteral("chevron"));
  row->addWidget(m_back);
  row->addWidget(m_on);
  row->addWidget(m_where, 1);
  body()->addLayout(row);
  m_pairs = new PairRows;
  body()->addWidget(m_pairs);
  connect(m_split, &SegmentedControl::changed, this, [this] {
    m_step = 0;
    ask();
  });
  connect(m_next, &QPushButton::clicked, this, [this] {
    ++m_step;
    ask();
  });
  connect(m_table, &DataTable::currentChanged, this, [this] {
    const int i = m_table->currentId().toInt();
    m_from = i >= 0 && i < m_batch.rows.size() ? firstLook(m_batch.rows[i], kLook) : 0;
    showRow();
  });
  connect(m_back, &QToolButton::clicked, this, [this] { look(-kLook / 2); });
  connect(m_on, &QToolButton::clicked, this, [this] { look(kLook / 2); });
}

void BatchCard::setDataset(const QString& dataset) {
  if (dataset != m_dataset) m_step = 0;
  m_dataset = dataset;
  askContextLength(m_app, this, [this](qint64 context) {
    m_context = context;
    ask();
  });
  show();
}

void BatchCard::ask() {
  if (m_dataset.isEmpty() || m_app.engineMissing()) return show();
  const quint64 asked = ++m_asked;
  m_app.zk().request("peek",
                     {{"dataset", m_dataset.toStdString()},
                      {"split", m_split->current() == 0 ? "train" : "valid"},
                      {"seq_len", m_context},
                      {"batch", kRows},
                      {"rows", kRows},
                      {"step", m_step}},
                     this, {}, [this, asked](const Json& reply) {
                       if (asked == m_asked) take(reply);
                     });
}

void BatchCard::take(const Json& reply) {
  const Issue refusal = loose::issue(reply);
  m_fault = refusal.id.empty() ? QString() : Words::issue(refusal).title;
  m_batch = batchFrom(reply);
  show();
  fillTable();
}

void BatchCard::show() {
  m_split->setVisible(!m_dataset.isEmpty());
  m_next->setVisible(!m_dataset.isEmpty());
  if (m_dataset.isEmpty()) {
    showEmpty({tr("No batch to look at yet"),
               tr("Once the pairs are made, this card shows real rows: the numbers that training reads."),
               {}});
    return;
  }
  if (m_batch.rows.isEmpty() && m_fault.isEmpty()) return showLoading(tr("Reading a batch"));
  showContent();
  m_what->setText(m_fault.isEmpty()
                      ? tr("Batch %1: %2 rows of %3 tokens, drawn from %4 windows of %5 tokens in all.",
                           "number, rows, length, windows, tokens")
                            .arg(numbers::integer(m_batch.step + 1), numbers::integer(m_batch.rows.size()),
                                 numbers::integer(m_batch.seqLen), numbers::integer(m_batch.windows),
                                 numbers::compact(double(m_batch.tokens)))
                      : m_fault);
}

void BatchCard::fillTable() {
  m_table->setName(tr("Rows of the batch"));
  using K = TableColumn::Kind;
  m_table->setColumns({{"row", tr("Row"), K::Number, 56},
                       {"text", tr("Begins with"), K::Text, 0},
                       {"documents", tr("Documents"), K::Number, 104},
                       {"learned", tr("Trained on"), K::Number, 104}});
  QVector<TableRow> rows;
  for (int i = 0; i < m_batch.rows.size(); ++i) {
    const BatchRow& row = m_batch.rows[i];
    const auto number = [](double v, const QString& text) {
      TableCell cell;
      cell.text = text;
      cell.value = v;
      return cell;
    };
    TableCell text;
    text.text = row.beginning();
    rows.append(
        {QString::number(i),
         {number(double(row.row), numbers::integer(row.row + 1)), text,
          number(row.documents, numbers::integer(row.documents)),
          number(row.learned, tr("%1 of %2").arg(numbers::integer(row.learned), numbers::integer(row.pairs())))}});
  }
  m_table->setRows(rows);
  int first = 0;  // a row with a border says more
  for (int i = int(m_batch.rows.size()) - 1; i >= 0; --i)
    if (m_batch.rows[i].documents > 1) first = i;
  m_table->setCurrentRow(first);
  m_from = first < m_batch.rows.size() ? firstLook(m_batch.rows[first], kLook) : 0;
  showRow();
}

void BatchCard::look(int by) {
  const int i = m_table->currentId().toInt();
  if (i < 0 || i >= m_batch.rows.size()) return;
  m_from = std::clamp(m_from + by, 0, std::max(0, int(m_batch.rows[i].tokens.size()) - kLook));
  showRow();
}

void BatchCard::showRow() {
  const int i = m_table->currentId().toInt();
  const bool known = i >= 0 && i < m_batch.rows.size();
  m_pairs->setVisible(known);
  m_where->setVisible(known);
  if (!known) return;
  const BatchRow& row = m_batch.rows[i];
  const auto part = row.tokens.mid(m_from, kLook);
  m_pairs->setTokens(part);
  m_back->setEnabled(m_from > 0);
  m_on->setEnabled(m_from + kLook < row.tokens.size());
  QString text = tr("Row %1, tokens %2 of %3.", "row, range, all")
                     .arg(numbers::integer(row.row + 1),
                          numbers::range(numbers::integer(m_from + 1), numbers::integer(m_from + part.size())),
                          numbers::integer(row.tokens.size()));
  const QString gap = numbers::japanese() ? QString() : QStringLiteral(" ");
  if (row.documents > 1)
    text += gap + tr("%1 documents are packed one after another; a mark stands at each border.")
                      .arg(numbers::integer(row.documents));
  if (row.learned < row.pairs()) text += gap + tr("Hatched targets are not trained on.");
  m_where->setText(text);
}

void BatchCard::retranslate() {
  setTitle(tr("A real batch"));
  setSubtitle(tr("The first rows that training will read, as they lie on disk."));
  m_split->setItems({tr("Training"), tr("Validation")});
  m_split->setName(tr("Part of the text"));
  m_next->setText(tr("Next batch"));
  m_back->setName(tr("Earlier tokens"));
  m_on->setName(tr("Later tokens"));
  m_pairs->setAccessibleName(tr("Pairs of the row"));
  show();
  if (!m_batch.rows.isEmpty()) fillTable();
}

// ---------------------------------------------------------------- TalkCard

TalkCard::TalkCard(AppModel& app, QWidget* parent) : Card({}, {}, parent), m_app(app) {
  m_back = new IconButton(QStringLiteral("back"));
  m_on = new IconButton(QStringLiteral("chevron"));
  m_where = new Label({}, Type::Role::Help);
  addTool(m_where);
  addTool(m_back);
  addTool(m_on);
  m_reading = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  body()->addWidget(m_reading);
  m_parts = vbox(nullptr, 0, 8);
  body()->addLayout(m_parts);
  const auto move = [this](int by) {
    m_at = std::clamp<qint64>(m_at + by, 0, std::max<qint64>(0, m_talks.total - 1));
    ask();
  };
  connect(m_back, &QToolButton::clicked, this, [move] { move(-1); });
  connect(m_on, &QToolButton::clicked, this, [move] { move(1); });
}

void TalkCard::refresh() {
  const auto* newest = m_app.workspace().newest(ArtifactKind::Conversations);
  const QString source = newest ? newest->id : QString();
  const QString tokenizer = projectTokenizer(m_app);
  setVisible(newest && !tokenizer.isEmpty());
  if (source == m_source && tokenizer == m_tokenizer) return;
  m_source = source;
  m_tokenizer = tokenizer;
  m_at = 0;
  m_talks = {};
  ask();
}

void TalkCard::ask() {
  if (m_source.isEmpty() || m_tokenizer.isEmpty() || m_app.engineMissing()) return;
  const quint64 asked = ++m_asked;
  m_app.zk().request("peek",
                     {{"conversations", m_source.toStdString()},
                      {"tokenizer", m_tokenizer.toStdString()},
                      {"first", m_at},
                      {"rows", 1}},
                     this, {}, [this, asked](const Json& reply) {
                       if (asked != m_asked) return;
                       const Issue refusal = loose::issue(reply);
                       m_fault = refusal.id.empty() ? QString() : Words::issue(refusal).title;
                       m_talks = talksFrom(reply);
                       show();
                     });
}

void TalkCard::show() {
  m_back->setEnabled(m_at > 0);
  m_on->setEnabled(m_at + 1 < m_talks.total);
  m_where->setText(m_talks.total > 0 ? tr("%1 of %2").arg(numbers::integer(m_at + 1), numbers::integer(m_talks.total))
                                     : QString());
  if (m_talks.rows.isEmpty()) return m_reading->setText(m_fault);
  const Talk& talk = m_talks.rows.first();
  m_reading->setText(
      tr("%1 tokens, of which %2 are trained on: only the answer and its end mark. The question is read, "
         "but the model is not asked to guess it (hatched).")
          .arg(numbers::integer(talk.tokens), numbers::integer(talk.learned)));
  showParts(talk);
}

void TalkCard::showParts(const Talk& talk) {
  while (QLayoutItem* item = m_parts->takeAt(0)) {
    if (QWidget* widget = item->widget()) widget->deleteLater();
    delete item;
  }
  for (const TalkPart& part : talk.parts) {
    auto* row = new QWidget;
    auto* h = hbox(row, 0, 8);
    auto* name = new Label(part.role == "user"        ? tr("Question", "part of a conversation")
                           : part.role == "assistant" ? tr("Answer", "part of a conversation")
                                                      : tr("Mark", "part of a conversation"),
                           Type::Role::Strong, Label::Fit::Elide);
    name->setColor(roleColorOf(part.role));
    name->setFixedWidth(scaled(88));
    auto* strip = new TokenStrip(part.tokens);
    strip->setShaded(false);
    strip->setShowMarks(true);
    strip->setAccessibleName(name->text());
    h->addWidget(name, 0, Qt::AlignTop);
    h->addWidget(strip, 1);
    m_parts->addWidget(row);
  }
}

void TalkCard::retranslate() {
  setTitle(tr("How a conversation becomes tokens"));
  setSubtitle(tr("The same pairs later teach the model to answer: marks say who speaks."));
  m_back->setName(tr("Conversation before"));
  m_on->setName(tr("Next conversation"));
  show();
}

}  // namespace zk::ui
