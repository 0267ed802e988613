// Every number is one that the engine wrote into the tour's log; what it did not write is left out.
#include "ui/tour_summary.h"

#include <QVBoxLayout>

#include "ui/words.h"
#include "widgets/numbers.h"
#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

class TourSummary::Figure : public QWidget {
 public:
  Figure() {
    auto* column = vbox(this, 0, 0);
    m_name = new Label({}, Type::Role::Overline, Label::Fit::Wrap);
    m_value = new Label({}, Type::Role::Number);
    m_reading = new Label({}, Type::Role::Help, Label::Fit::Wrap);
    for (Label* label : {m_name, m_value, m_reading}) column->addWidget(label);
    column->addStretch(1);
  }
  void set(const QString& name, const QString& value, const QString& reading) {
    m_name->setText(overlineText(name));
    m_value->setText(value);
    m_reading->setText(reading);
    setVisible(!value.isEmpty());
  }

 private:
  Label *m_name, *m_value, *m_reading;
};

ExamScore heldBackScore(const TourStage& stage) {
  ExamScore score;
  const auto result = stage.data.find("result");
  if (result == stage.data.end() || !result->is_object() || !result->contains("families")) return score;
  for (const Json& family : (*result)["families"]) {
    const auto number = [&](const char* key) {
      return family.is_object() && family.contains(key) && family[key].is_number() ? family[key].get<double>() : 0;
    };
    const auto is = [&](const char* key, const char* word) {
      return family.is_object() && family.contains(key) && family[key] == word;
    };
    if (!is("split", "held") || !is("lang", "all")) continue;
    score.right += number("correct");
    score.asked += number("n");
    score.chance = number("chance");
  }
  return score;
}

namespace {

/// A number of the tour's last line by its path of keys; -1: not there.
double total(const TourModel& tour, std::initializer_list<const char*> path) {
  TourStage whole;
  if (tour.end()) whole.data = tour.end()->result;
  return whole.number(path);
}

const TourStage* stageOf(const TourModel& tour, const char* id) {
  for (const auto& stage : tour.stages())
    if (stage.id == id && stage.state == TourStage::State::Done) return &stage;
  return nullptr;
}

/// The first question in the window's language, as it was answered first and last.
struct Pair {
  const SampleEvent *before = nullptr, *after = nullptr;
};
Pair answersOf(const TourModel& tour) {
  Pair pair;
  const std::string ending = numbers::japanese() ? "-ja" : "-en";
  for (const auto& sample : tour.answers()) {
    const auto& id = sample.promptId;
    const bool ours = id.size() > ending.size() && id.compare(id.size() - ending.size(), ending.size(), ending) == 0;
    if (!ours || (pair.before && sample.promptId != pair.before->promptId)) continue;
    if (!pair.before) pair.before = &sample;
    pair.after = &sample;
  }
  return pair.after != pair.before ? pair : Pair();
}

QString answerText(const SampleEvent& sample) {
  QString text = sample.text.startsWith(sample.prompt) ? sample.text.mid(sample.prompt.size()) : sample.text;
  for (QChar& c : text)
    if (!c.isPrint() && !c.isSpace()) c = QLatin1Char('.');
  return text.simplified();
}

}  // namespace

TourSummary::TourSummary(QWidget* parent) : QWidget(parent) {
  auto* column = vbox(this, 0, 12);
  auto* figures = new ReflowLayout(nullptr, 180);
  for (int i = 0; i < 4; ++i) {
    m_figures.append(new Figure);
    figures->addWidget(m_figures.last());
  }
  column->addLayout(figures);
  m_answers = new QFrame;
  m_answers->setProperty("role", "inset");
  auto* inset = vbox(m_answers, 12, 8);
  m_question = new Label({}, Type::Role::Strong, Label::Fit::Wrap);
  inset->addWidget(m_question);
  auto* sides = new ReflowLayout(nullptr, 300);
  const auto side = [&](Label*& name, Label*& text) {
    auto* box = new QWidget;
    auto* lines = vbox(box, 0, 0);
    name = new Label({}, Type::Role::Caption);
    text = new Label({}, Type::Role::Body, Label::Fit::Wrap);
    lines->addWidget(name);
    lines->addWidget(text);
    lines->addStretch(1);
    sides->addWidget(box);
  };
  side(m_beforeName, m_before);
  side(m_afterName, m_after);
  inset->addLayout(sides);
  column->addWidget(m_answers);
}

void TourSummary::show(const TourModel& tour) {
  const double parameters = total(tour, {"model", "parameters"});
  m_figures[0]->set(tr("Your model"), parameters > 0 ? numbers::compact(parameters) : QString(),
                    tr("parameters, all from random numbers"));
  const double tokens = total(tour, {"training", "tokens"}), seconds = total(tour, {"training", "seconds"});
  m_figures[1]->set(tr("It has read"),
                    tokens > 0 ? tr("%1 tokens").arg(Words::beforeUnit(numbers::compact(tokens))) : QString(),
                    seconds > 0 ? tr("in %1 on this computer").arg(numbers::duration(seconds)) : QString());
  const double bits = total(tour, {"text", "bits_per_char", "model"}),
               bigram = total(tour, {"text", "bits_per_char", "bigram"});
  m_figures[2]->set(
      tr("Bits per character"), bits > 0 ? numbers::fixed(bits, 2) : QString(),
      bigram > 0 ? tr("on unseen text; a bigram model needs %1").arg(numbers::fixed(bigram, 2)) : QString());
  const TourStage *base = stageOf(tour, "eval_base"), *tuned = stageOf(tour, "eval_tuned");
  const ExamScore first = base ? heldBackScore(*base) : ExamScore(), last = tuned ? heldBackScore(*tuned) : ExamScore();
  QString reading;
  if (first.asked > 0)
    reading = tr("of %1 unseen questions, %2 by chance")
                  .arg(numbers::integer(qint64(first.asked)), numbers::percent(first.chance));
  if (last.asked > 0) reading += tr("; after tuning %1").arg(numbers::percent(last.right / last.asked));
  m_figures[3]->set(tr("Right answers"), first.asked > 0 ? numbers::percent(first.right / first.asked) : QString(),
                    reading);
  const Pair pair = answersOf(tour);
  m_answers->setVisible(pair.before != nullptr);
  if (!pair.before) return;
  m_question->setText(tr("“%1”").arg(pair.before->prompt.simplified()));
  m_beforeName->setText(tr("Before dialogue tuning: it continues"));
  m_afterName->setText(tr("After: it answers"));
  m_before->setText(answerText(*pair.before));
  m_after->setText(answerText(*pair.after));
}

}  // namespace zk::ui
