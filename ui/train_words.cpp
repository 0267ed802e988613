// Readings compare each number with something a person knows: how many tokens the model hesitates between, the best of
// the simpler models, the usual size of a gradient.
#include "ui/train_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/page_registry.h"
#include "ui/strip_job.h"
#include "ui/words.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr qsizetype kSparkPoints = 60;
constexpr double kGradLow = 0.01, kGradHigh = 10;  // outside: the doctor would speak

class Train {
  Q_DECLARE_TR_FUNCTIONS(zk::ui::TrainWords)
 public:
  static Metric loss(const RunFollower& run);
  static Metric bits(const RunFollower& run);
  static Metric grad(const RunFollower& run);
  static Metric speed(const RunFollower& run);
  static IssueText ended(const RunFollower& run, const AppModel& app);
  static IssueText lost(const RunFollower& run, const AppModel& app);
  static IssueText failed(const RunFollower& run, const AppModel& app);
  static IssueText late(const RunFollower& run);
  static IssueText unreadable(const Issue& issue);
  static QString reached(const RunFollower& run);
  static QString whatNext(const RunModel& model);
  static QString safeUpTo(const RunModel& model);
  static QString edit(const EditEvent& e);
};

/// The last points, thinned to what a sparkline can show.
QVector<double> spark(const QVector<double>& values) {
  QVector<double> out;
  const qsizetype stride = std::max<qsizetype>(1, values.size() / kSparkPoints);
  for (qsizetype i = values.size() % stride; i < values.size(); i += stride) out.append(values[i]);
  return out;
}

Metric metric(const RunFollower& run, const QString& name) {
  Metric m;
  m.name = name;
  const RunState state = run.state();
  m.state = !run.active()               ? Metric::State::None
            : state == RunState::Paused ? Metric::State::Paused
                                        : Metric::State::Live;
  m.age = std::max(0.0, run.age());
  m.promised = isOver(state) ? 0 : run.model().promised();
  return m;
}

Metric Train::loss(const RunFollower& run) {
  const auto& model = run.model();
  const auto valid = model.valid().last("loss");
  const auto any = valid ? valid : model.train().last("loss");
  Metric m = metric(run, model.isTuning() ? tr("Loss on answers")
                         : valid          ? tr("Loss (validation)")
                                          : tr("Loss (training)"));
  m.spark = spark(valid && model.valid().rows() > 2 ? model.valid().column("loss") : model.train().column("loss"));
  if (!any) return m;
  m.value = numbers::fixed(*any, 2);
  m.unit = tr("nat");
  const double choices = std::exp(*any);
  m.reading = choices < 1e6
                  ? tr("chooses among ~%1 tokens")
                        .arg(choices < 10 ? numbers::plain(choices, 2) : numbers::integer(std::llround(choices)))
                  : QString();
  return m;
}

Metric Train::bits(const RunFollower& run) {
  const auto& model = run.model();
  Metric m = metric(run, tr("Bits per character"));
  const double perToken = run.baselines().charsPerToken;
  auto values = model.valid().column("bits_per_char");
  if (values.isEmpty() && perToken > 0 && !model.isTuning())
    for (double loss : model.valid().column("loss")) values.append(loss / std::log(2.0) / perToken);
  m.spark = spark(values);
  if (values.isEmpty() || !std::isfinite(values.last())) {
    const Json every = model.param("valid_every");
    if (every.is_number_integer()) m.reading = tr("first value at step %1").arg(numbers::integer(every.get<qint64>()));
    return m;
  }
  m.value = numbers::fixed(values.last(), 2);
  m.unit = tr("bit");
  const double bigram = model.isTuning() ? -1 : run.baselines().bigram;
  if (bigram > 0 && perToken > 0) {
    const double reference = bigram / std::log(2.0) / perToken;
    m.reading = tr("bigram model: %1").arg(numbers::fixed(reference, 2));
    m.tone = values.last() < reference ? Tone::Ok : Tone::Neutral;
  } else {
    m.reading = tr("on text it has not seen");
  }
  return m;
}

Metric Train::grad(const RunFollower& run) {
  const auto& model = run.model();
  Metric m = metric(run, tr("Gradient norm"));
  m.spark = spark(model.train().column("grad_norm"));
  const auto value = model.train().last("grad_norm");
  if (!value) return m;
  m.value = numbers::plain(*value, 2);
  const bool healthy = *value >= kGradLow && *value <= kGradHigh;
  m.reading = healthy ? tr("healthy: %1").arg(numbers::range(numbers::plain(kGradLow, 1), numbers::plain(kGradHigh, 1)))
              : *value > kGradHigh ? tr("large: steps may jump")
                                   : tr("small: little is learned");
  m.tone = healthy ? Tone::Ok : Tone::Warn;
  return m;
}

Metric Train::speed(const RunFollower& run) {
  const auto& model = run.model();
  Metric m = metric(run, tr("Speed"));
  m.spark = spark(model.train().column("tokens_per_second"));
  const auto value = model.train().last("tokens_per_second");
  if (!value) return m;
  m.value = numbers::compact(*value);
  m.unit = tr("tokens/s");
  const double seen = model.tokensSeen();
  if (seen > 0) m.reading = tr("%1 tokens read").arg(Words::beforeUnit(numbers::compact(seen)));
  return m;
}

QString Train::safeUpTo(const RunModel& model) {
  if (model.checkpoints().isEmpty()) return tr("No checkpoint was written yet, so it would begin anew.");
  return tr("Everything up to step %1 is saved.").arg(numbers::integer(model.checkpoints().last().step));
}

/// What the run reached, compared with what a person knows: how it began, and the simpler models.
QString Train::reached(const RunFollower& run) {
  const auto& model = run.model();
  const auto valid = model.valid().last("loss");
  if (!valid) return {};
  QString said = model.isTuning() ? tr("Loss on held-out answers: %1.").arg(numbers::fixed(*valid, 2))
                                  : tr("Loss on unseen text: %1; it chooses among about %2 tokens.")
                                        .arg(numbers::fixed(*valid, 2),
                                             std::exp(*valid) < 10 ? numbers::plain(std::exp(*valid), 2)
                                                                   : numbers::integer(std::llround(std::exp(*valid))));
  if (model.isTuning()) return said;
  const Baselines& b = run.baselines();
  const QString gap = numbers::japanese() ? QString() : QStringLiteral(" ");
  if (b.bigram > 0 && *valid < b.bigram)
    said += gap + tr("That is better than the bigram model (%1): it uses more than one token of context.")
                      .arg(numbers::fixed(b.bigram, 2));
  else if (b.unigram > 0 && *valid < b.unigram)
    said += gap + tr("That is better than frequencies alone (%1), but not yet than the bigram model.")
                      .arg(numbers::fixed(b.unigram, 2));
  return said;
}

/// Whether more steps would still help, told from the validation losses.
QString Train::whatNext(const RunModel& model) {
  const auto& loss = model.valid().column("loss");
  if (loss.size() < 4) return {};
  const double last = loss.last(), best = *std::min_element(loss.begin(), loss.end());
  const double before = loss[loss.size() - 1 - std::max<qsizetype>(1, loss.size() / 4)];
  if (!std::isfinite(last) || !std::isfinite(before)) return {};
  if (last > best * 1.02)
    return tr("The loss on unseen text was lower before (%1): it began to learn its text by heart. More text, or fewer "
              "steps, helps.")
        .arg(numbers::fixed(best, 2));
  if (before - last > 0.01 * before) return tr("It was still falling at the end: more steps would help.");
  return tr("It had levelled off: a larger model or more text would help more than more steps.");
}

IssueText Train::ended(const RunFollower& run, const AppModel& app) {
  const auto& model = run.model();
  IssueText card;
  card.tone = Tone::Ok;
  const QString took = numbers::duration(double(model.lastEventAt() - model.startedAt()) / 1e6);
  card.title = model.isTuning() ? tr("Dialogue tuning is finished") : tr("Training is finished");
  card.why = tr("%1 steps in %2.").arg(numbers::integer(model.step()), took);
  if (const QString said = reached(run); !said.isEmpty())
    card.why += (numbers::japanese() ? QString() : QStringLiteral(" ")) + said;
  if (app.tour().active() && app.tour().state() == RunState::Running) {
    card.evidence = tr("The tour goes on by itself with the next stage.");
    return card;
  }
  if (!model.isTuning()) card.evidence = whatNext(model);
  card.actions = {{"chat", tr("Talk to it")}};
  if (!app.replaying() && findPage("evaluate")) card.actions.append({"evaluate", tr("Evaluate it")});
  return card;
}

IssueText Train::lost(const RunFollower& run, const AppModel& app) {
  const auto& model = run.model();
  IssueText card;
  const bool stopped = run.state() == RunState::Stopped;
  card.tone = stopped ? Tone::Accent : Tone::Warn;
  card.title = stopped ? tr("Stopped at step %1").arg(numbers::integer(model.step()))
                       : tr("The run was cut off at step %1").arg(numbers::integer(model.step()));
  card.why =
      stopped
          ? tr("It was asked to stop and saved its state.")
          : tr("Its process is gone without a last word: the computer was switched off, or it was ended from outside.");
  card.evidence = safeUpTo(model);
  if (app.tour().active() && isOver(app.tour().state()) && app.tour().state() != RunState::Done)
    card.actions = {{"start", tr("Go to the tour")}};
  else if (!model.checkpoints().isEmpty() && !app.replaying())
    card.actions = {{"resume", tr("Resume from step %1").arg(numbers::integer(model.checkpoints().last().step))}};
  return card;
}

IssueText Train::failed(const RunFollower& run, const AppModel& app) {
  const auto* error = run.model().error();
  IssueText card = error ? Words::issue(error->issue) : IssueText();
  card.tone = Tone::Danger;
  if (!error) card.title = tr("The run failed at step %1").arg(numbers::integer(run.model().step()));
  card.evidence = (card.evidence.isEmpty() ? QString() : card.evidence + " ") + safeUpTo(run.model());
  if (run.model().checkpoints().isEmpty() || app.replaying()) return card;
  const QString step = numbers::integer(run.model().checkpoints().last().step);
  const Json fix = error ? error->issue.fix : Json::array();
  const bool mendsRate = !fix.empty() && fix[0].is_object() && fix[0].contains("path") &&
                         fix[0]["path"] == "optimizer.lr" && fix[0].contains("value") && fix[0]["value"].is_number();
  card.actions = {{"resume", mendsRate ? tr("Resume at rate %1").arg(numbers::plain(fix[0]["value"].get<double>(), 2))
                                       : tr("Resume from step %1").arg(step)}};
  return card;
}

IssueText Train::late(const RunFollower& run) {
  IssueText card;
  card.tone = Tone::Warn;
  card.title = tr("No news for a while");
  card.why = tr("Expected every %1. The process still exists; a busy or sleeping computer is the usual reason.")
                 .arg(numbers::duration(run.model().promised()));
  card.evidence = safeUpTo(run.model());
  return card;
}

IssueText Train::unreadable(const Issue& issue) {
  IssueText card = Words::issue(issue);
  card.tone = Tone::Danger;
  return card;
}

QString Train::edit(const EditEvent& e) {
  const auto word = [](const Json& json) {
    return json.is_number() ? numbers::plain(json.get<double>())
                            : qstr(json.is_string() ? json.get<std::string>() : dump_line(json));
  };
  if (e.path == "optimizer.lr" && e.before.is_number() && e.after.is_number())
    return tr("learning rate %1 → %2").arg(rateText(e.before.get<double>()), rateText(e.after.get<double>()));
  return tr("%1: %2 to %3").arg(qstr(e.path), word(e.before), word(e.after));
}

}  // namespace

TrainTiles trainTiles(const RunFollower& run) {
  return {Train::loss(run), Train::bits(run), Train::grad(run), Train::speed(run)};
}

std::optional<IssueText> stateBanner(const RunFollower& run, const AppModel& app) {
  if (run.refusal()) return Train::unreadable(*run.refusal());
  switch (run.state()) {
    case RunState::Done:
      return Train::ended(run, app);
    case RunState::Stopped:
    case RunState::Lost:
      return Train::lost(run, app);
    case RunState::Failed:
      return Train::failed(run, app);
    case RunState::Late:
      return Train::late(run);
    default:
      return std::nullopt;
  }
}

QString rateText(double rate) { return QString::number(rate, 'g', 4); }

QString editText(const EditEvent& edit) { return Train::edit(edit); }

double crossedAt(const RunModel& model, const std::string& baseline) {
  for (const auto& issue : model.issues())
    if (issue.issue.id == "crossed-" + baseline && issue.step >= 0) return double(issue.step);
  return std::nan("");
}

}  // namespace zk::ui
