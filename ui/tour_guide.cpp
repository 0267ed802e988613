// One sentence a stop; figures only where the tour's log has them by now.
#include "ui/tour_guide.h"

#include "ui/page_registry.h"
#include "ui/tour_summary.h"
#include "ui/words.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

TourGuide::TourGuide(QWidget* parent) : QFrame(parent) {
  setProperty("role", "next");
  auto* row = hbox(this, 12, 12);
  row->setContentsMargins(16, 8, 8, 8);
  auto* words = vbox(nullptr, 0, 0);
  m_over = new Label({}, Type::Role::Overline);
  m_text = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  words->addWidget(m_over);
  words->addWidget(m_text);
  m_next = new Button;
  m_close = new IconButton("close");
  connect(m_next, &QPushButton::clicked, this, [this] { Q_EMIT pageWanted(m_target); });
  connect(m_close, &QToolButton::clicked, this, &TourGuide::closed);
  row->addLayout(words, 1);
  row->addWidget(m_next);
  row->addWidget(m_close);
  hide();
}

QStringList TourGuide::stops() {
  QStringList all;
  for (const char* id : {"collect", "tokenizer", "pairs", "architecture", "train", "chat", "tune", "evaluate"})
    if (findPage(QString::fromLatin1(id))) all << QString::fromLatin1(id);
  return all;
}

QString TourGuide::stopAfter(const QString& page) {
  const QStringList all = stops();
  const qsizetype at = all.indexOf(page);
  return at < 0 ? QString() : all.value(at + 1);
}

void TourGuide::show(AppModel& app, const QString& page) {
  const QStringList all = stops();
  const qsizetype at = all.indexOf(page);
  const bool wanted = at >= 0 && app.tour().active() && app.touring() && !app.notes().noted("tour-guide-closed");
  setVisible(wanted);
  if (!wanted) return;
  m_target = all.value(at + 1, QStringLiteral("start"));
  m_over->setText(overlineText(tr("Tour, stop %1 of %2").arg(at + 1).arg(all.size())));
  m_text->setText(sentence(app, page));
  m_next->setText(tr("Next: %1").arg(Words::page(m_target)));
  m_close->setName(tr("Close the guide of the tour"));
}

namespace {

const TourStage* begun(const TourModel& tour, const char* id) {
  for (const auto& stage : tour.stages())
    if (stage.id == id && stage.state != TourStage::State::Waiting) return &stage;
  return nullptr;
}

}  // namespace

QString TourGuide::sentence(AppModel& app, const QString& page) {
  const TourModel& tour = app.tour().model();
  const auto figure = [&](const char* id, std::initializer_list<const char*> path) {
    const TourStage* stage = begun(tour, id);
    return stage ? stage->number(path) : -1;
  };
  if (page == "collect") {
    const double documents = figure("corpus", {"result", "counters", "documents"});
    return documents > 0
               ? tr("%1 short texts of a small world were written. A model can only learn what its text holds.")
                     .arg(Words::beforeUnit(numbers::compact(documents)))
               : tr("Texts of a small world are written. A model can only learn what its text holds.");
  }
  if (page == "tokenizer") {
    const double pieces = figure("tokenizer", {"result", "report", "vocab_size"}),
                 characters = figure("tokenizer", {"result", "report", "check", "characters_per_token"});
    return pieces > 0 && characters > 0
               ? tr("A model reads pieces, not letters. It knows %1 of them now; one stands for %2 characters.")
                     .arg(numbers::integer(qint64(pieces)), numbers::fixed(characters, 2))
               : tr("A model reads pieces, not letters. Which pieces are worth a name is counted in the text.");
  }
  if (page == "pairs") {
    const double tokens = figure("dataset", {"result", "train", "tokens"});
    return tokens > 0 ? tr("%1 tokens became questions: what comes next? The answer stands one place to the right.")
                            .arg(Words::beforeUnit(numbers::compact(tokens)))
                      : tr("Each token becomes a question: what comes next?");
  }
  if (page == "architecture")
    return tr("A model is a stack of these blocks. What you change here waits for your next run.");
  if (page == "train") {
    if (!tour.milestones().isEmpty()) {
      const IssueText passed = Words::issue(tour.milestones().last().issue);
      return numbers::japanese() ? passed.title + passed.why : passed.title + " " + passed.why;
    }
    return tr("At first every token is as likely as any other, and its text is noise. Watch the loss fall.");
  }
  if (page == "chat")
    return app.situation().canChat
               ? tr("It can be talked to while it trains: the newest checkpoint answers. It continues what you write.")
               : tr("The first checkpoint of the training can be talked to. It is saved soon.");
  if (page == "tune")
    return begun(tour, "tune") ? tr("It only continued text. Now it reads talks, and learns to answer.")
                               : tr("So far it continues what you write. After training it reads talks, to answer.");
  const TourStage* exam = begun(tour, "eval_base");
  const ExamScore score = exam ? heldBackScore(*exam) : ExamScore();
  return score.asked > 0 ? tr("Questions that it has never seen: %1 right, %2 by chance.")
                               .arg(numbers::percent(score.right / score.asked), numbers::percent(score.chance))
                         : tr("After training come questions that it has never seen.");
}

}  // namespace zk::ui
