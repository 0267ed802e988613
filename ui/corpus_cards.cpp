// Counters are read loosely: corpora of collect, clean and the built-in world carry different ones.
#include "ui/corpus_cards.h"

#include <algorithm>

#include "engine/core/text.h"
#include "ui/event.h"
#include "ui/loose.h"
#include "ui/words.h"
#include "widgets/numbers.h"
#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr int kMostBars = 8;
constexpr int kDecisionsShown = 200;

Lang lang() { return numbers::japanese() ? Lang::Ja : Lang::En; }

QString engineText(const std::string& prefix, const std::string& id) {
  const std::string found = text_first(lang(), {prefix + id, "quality." + id});
  return qstr(found.empty() ? id : found);
}

TableCell word(const QString& text) {
  TableCell cell;
  cell.text = text;
  return cell;
}
TableCell figure(double value, const QString& text) {
  TableCell cell = word(text);
  cell.value = value;
  return cell;
}

/// Largest groups of a counter {"en": {"bytes": …}}, by bytes; the rest in one row.
QVector<BarRow> groupsOf(const Json& groups, const std::function<QString(const std::string&)>& name,
                         const QString& others) {
  QVector<BarRow> rows;
  for (const auto& [id, counts] : groups.items())
    rows.append({qstr(id), name(id), loose::number(counts, "bytes", 0), 0, {}, {}});
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.value > b.value; });
  if (rows.size() <= kMostBars) return rows;
  BarRow rest{QStringLiteral("rest"), others.arg(rows.size() - kMostBars + 1), 0, 0, {}, {}};
  for (qsizetype i = kMostBars - 1; i < rows.size(); ++i) rest.value += rows[i].value;
  rows.resize(kMostBars - 1);
  rows.append(rest);
  return rows;
}

}  // namespace

QString cleanStepName(const std::string& step) { return engineText("clean.step.", step); }
QString cleanRuleName(const std::string& rule) { return engineText("clean.rule.", rule); }

QVector<FunnelStep> funnelSteps(const Json& funnel) {
  QVector<FunnelStep> steps;
  for (const Json& row : funnel) {
    FunnelStep step{qstr(loose::word(row, "step")),   cleanStepName(loose::word(row, "step")),
                    loose::number(row, "in", 0),      loose::number(row, "kept", 0),
                    loose::number(row, "changed", 0), {}};
    QStringList why;
    for (const char* group : {"removed_by", "changed_by"})
      for (const auto& [rule, count] : loose::object(row, group).items())
        if (count.is_number())
          why << QStringLiteral("%1: %2").arg(cleanRuleName(rule), numbers::integer(count.get<qint64>()));
    step.detail = why.join(QLatin1Char('\n'));
    steps.append(step);
  }
  return steps;
}

TextsCard::TextsCard(AppModel& app, QWidget* parent) : Card({}, {}, parent), m_app(app) {
  m_table = new DataTable;
  m_table->setToolsShown(false);
  m_table->setVisibleRows(3);
  body()->addWidget(m_table);
  m_bars = new QWidget;
  auto* flow = new ReflowLayout(m_bars, 300, 16);
  const auto column = [&](Label*& title, ParamBars*& bars) {
    auto* box = new QWidget;
    auto* v = vbox(box, 0, 4);
    title = new Label({}, Type::Role::Strong);
    bars = new ParamBars;
    bars->setValueText([](double bytes) { return numbers::bytes(bytes); });
    v->addWidget(title);
    v->addWidget(bars);
    v->addStretch(1);
    flow->addWidget(box);
  };
  column(m_languageTitle, m_languages);
  column(m_sourceTitle, m_sources);
  body()->addWidget(m_bars);
  m_skipped = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  body()->addWidget(m_skipped);
  connect(m_table, &DataTable::currentChanged, this, &TextsCard::showMakeUp);
}

void TextsCard::refresh() {
  const auto corpora = m_app.workspace().artifactsOf(ArtifactKind::Corpus);
  const QString before = m_table->currentId();
  QVector<TableRow> rows;
  int at = 0;
  for (const auto* corpus : corpora) {
    const Json& c = corpus->counters;
    if (corpus->id == before) at = int(rows.size());
    const double documents = loose::number(c, "documents", 0), bytes = loose::number(c, "bytes", 0);
    rows.append({corpus->id,
                 {word(corpus->id), word(Words::job(corpus->command, {})),
                  figure(documents, numbers::integer(qint64(documents))), figure(bytes, numbers::bytes(bytes))}});
  }
  m_table->setRows(rows);
  m_table->setVisible(!rows.isEmpty());
  if (!rows.isEmpty()) m_table->setCurrentRow(at);
  showMakeUp();
}

void TextsCard::showMakeUp() {
  const QString id = m_table->currentId();
  const auto* corpus = id.isEmpty() ? m_app.workspace().newest(ArtifactKind::Corpus)
                                    : m_app.workspace().artifact(ArtifactKind::Corpus, id);
  m_bars->setVisible(corpus != nullptr);
  m_skipped->setVisible(corpus != nullptr);
  if (!corpus) {
    m_skipped->setVisible(true);
    m_skipped->setText(tr("None yet. Add the included stories or your own text above."));
    return;
  }
  const Json& c = corpus->counters;
  const QString others = tr("%1 more");
  m_languages->setRows(groupsOf(
      loose::object(c, "by_language"),
      [](const std::string& code) {
        return code == "en"   ? tr("English")
               : code == "ja" ? tr("Japanese")
               : code.empty() ? tr("not known")
                              : qstr(code);
      },
      others));
  m_sources->setRows(groupsOf(
      loose::object(c, "by_kind"), [](const std::string& kind) { return kind.empty() ? tr("not known") : qstr(kind); },
      others));
  QStringList skipped;
  for (const auto& [reason, entry] : loose::object(c, "skipped").items()) {
    const qint64 count = entry.is_number() ? entry.get<qint64>() : loose::integer(entry, "count");
    skipped << QStringLiteral("%1: %2").arg(engineText("collect.skipped.", reason), numbers::integer(count));
  }
  m_skipped->setVisible(!skipped.isEmpty());
  m_skipped->setText(tr("Left out: %1").arg(skipped.join(QStringLiteral(" · "))));
}

void TextsCard::retranslate() {
  setTitle(tr("The texts of this project"));
  setSubtitle(tr("A row is one corpus. The newest is what the next step reads."));
  m_table->setName(tr("Corpora"));
  using K = TableColumn::Kind;
  m_table->setColumns({{"name", tr("Name"), K::Text, 0},
                       {"made", tr("Made by"), K::Text, 170},
                       {"documents", tr("Documents"), K::Number, 110},
                       {"bytes", tr("Size"), K::Number, 100}});
  m_languageTitle->setText(tr("Languages, by bytes"));
  m_sourceTitle->setText(tr("Kinds of text, by bytes"));
  m_languages->setName(tr("Languages, by bytes"));
  m_sources->setName(tr("Kinds of text, by bytes"));
  refresh();
}

FunnelCard::FunnelCard(AppModel&, QWidget* parent) : Card({}, {}, parent) {
  m_funnel = new Funnel;
  m_sentence = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  body()->addWidget(m_sentence);
  body()->addWidget(m_funnel);
  body()->addStretch(1);
  connect(m_funnel, &PaintedList::currentChanged, this, [this](int i) {
    if (i >= 0 && i < m_funnel->itemCount()) Q_EMIT stepChosen(m_funnel->steps()[i].id);
  });
}

void FunnelCard::setFunnel(const Json& funnel, bool running) {
  m_rows = funnel.is_array() ? funnel : Json::array();
  m_running = running;
  show();
}

void FunnelCard::show() {
  const auto steps = funnelSteps(m_rows);
  m_funnel->setSteps(steps);
  setVisible(!steps.isEmpty());  // before the first cleaning the form has the page for itself
  if (steps.isEmpty()) return;
  const double in = steps.first().in, kept = steps.last().kept;
  const QString figures = tr("%1 of %2 documents stay (%3).", "kept, read, share")
                              .arg(numbers::integer(qint64(kept)), numbers::integer(qint64(in)),
                                   numbers::percent(in > 0 ? kept / in : 0, 1));
  m_sentence->setText(m_running ? tr("So far: %1").arg(figures) : figures);
}

void FunnelCard::retranslate() {
  setTitle(tr("What each step lets through"));
  setSubtitle(tr("Solid stays, hatched was taken out. Choose a row to see its documents."));
  m_funnel->setUnit(tr("documents"));
  show();
}

DecisionsCard::DecisionsCard(AppModel& app, QWidget* parent) : Card({}, {}, parent), m_app(app) {
  m_verdict = new SegmentedControl;
  addTool(m_verdict);
  m_place = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  m_table = new DataTable;
  m_table->setVisibleRows(6);
  m_text = new Label({}, Type::Role::Mono, Label::Fit::Wrap);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
  body()->addWidget(m_place);
  body()->addWidget(m_table);
  body()->addWidget(m_text);
  connect(m_verdict, &SegmentedControl::changed, this, &DecisionsCard::ask);
  connect(m_table, &DataTable::currentChanged, this, &DecisionsCard::showText);
}

void DecisionsCard::setPlace(const QString& corpus, const QString& step) {
  setVisible(!corpus.isEmpty());
  if (corpus == m_corpus && step == m_step) return;
  m_corpus = corpus;
  m_step = step;
  ask();
}

void DecisionsCard::ask() {
  const quint64 asked = ++m_asked;
  if (m_corpus.isEmpty() || m_app.engineMissing()) return take(Json::object());
  Json request = {{"corpus", m_corpus.toStdString()},
                  {"verdict", m_verdict->current() == 0 ? "drop" : "change"},
                  {"limit", kDecisionsShown}};
  if (!m_step.isEmpty()) request["step"] = m_step.toStdString();
  m_table->setLoading(tr("Reading what was decided…"));
  m_app.zk().request("decisions", request, this, {}, [this, asked](const Json& reply) {
    if (asked == m_asked) take(reply);
  });
}

void DecisionsCard::take(const Json& reply) {
  m_reply = reply;
  QVector<TableRow> rows;
  for (const Json& d : loose::list(reply, "decisions")) {
    const double value = loose::number(d, "value"), limit = loose::number(d, "threshold");
    const auto shown = [](double v) { return std::isfinite(v) ? numbers::plain(v, 3) : QString(); };
    rows.append(
        {QString::number(rows.size()),
         {word(loose::text(d, "id")), word(cleanStepName(loose::word(d, "step"))),
          word(cleanRuleName(loose::word(d, "rule"))), figure(value, shown(value)), figure(limit, shown(limit))}});
  }
  m_table->setRows(rows);
  const qint64 all = loose::integer(reply, "total");
  const QString where = m_step.isEmpty() ? tr("all steps") : cleanStepName(m_step.toStdString());
  m_place->setText(all > rows.size() ? tr("%1: the first %2 of %3.", "step, shown, all")
                                           .arg(where, numbers::integer(rows.size()), numbers::integer(all))
                                     : tr("%1: %2.", "step, count").arg(where, numbers::integer(all)));
  showText(m_table->currentId());
}

void DecisionsCard::showText(const QString& row) {
  const Json& list = loose::list(m_reply, "decisions");
  bool number = false;
  const int i = row.toInt(&number);
  const bool there = number && i >= 0 && size_t(i) < list.size();
  m_text->setVisible(there);
  if (!there) return;
  const Json& d = list[size_t(i)];
  const QString before = loose::text(d, "before"), after = loose::text(d, "after"), whole = loose::text(d, "text");
  m_text->setText(before.isEmpty() && after.isEmpty() ? whole : tr("before: %1\nafter: %2").arg(before, after));
}

void DecisionsCard::retranslate() {
  setTitle(tr("What was decided, document by document"));
  setSubtitle(tr("Every removal and change is kept with its rule, its figure and the limit."));
  m_verdict->setItems({tr("Removed"), tr("Changed")});
  m_verdict->setName(tr("Which decisions"));
  m_table->setName(tr("Decisions"));
  m_table->setEmptyText({tr("Nothing here"), tr("This step did not touch a document in that way."), QString()});
  using K = TableColumn::Kind;
  m_table->setColumns({{"document", tr("Document"), K::Text, 0},
                       {"step", tr("Step"), K::Text, 150},
                       {"rule", tr("Rule"), K::Text, 190},
                       {"value", tr("Figure"), K::Number, 90},
                       {"limit", tr("Limit"), K::Number, 90}});
  take(m_reply);
}

}  // namespace zk::ui
