// Every word of issues is looked up in the engine's catalogue of the window's language.
#include "ui/words.h"

#include <cmath>

#include "engine/core/text.h"
#include "ui/event.h"
#include "widgets/numbers.h"

namespace zk::ui {

namespace numbers = widgets::numbers;

Words::Next Words::next(Step step) {
  switch (step) {
    case Step::StartTour:
      return {tr("Take the ten-minute tour"), tr("Text, tokens, training, a talk: the whole path once, by itself."),
              tr("Start the tour"), "play"};
    case Step::WatchTour:
      return {tr("See the text being made"),
              tr("The tour prepares what the model will read. Training follows by itself."), tr("See the tour"),
              "flag"};
    case Step::WatchTraining:
      return {tr("Watch the model learn"), tr("The loss falls below one simpler model after another."),
              tr("See the training"), "train"};
    case Step::ChatEarly:
      return {tr("Talk to the newest checkpoint"), tr("Training goes on in the background. You need not wait."),
              tr("Open the chat"), "chat"};
    case Step::ContinueTour:
      return {tr("Continue the tour"), tr("It was cut off. What is finished is kept."), tr("Continue"), "play"};
    case Step::ResumeRun:
      return {tr("Go on from the last checkpoint"), tr("The run ended early. Everything up to the checkpoint is safe."),
              tr("Resume"), "play"};
    case Step::SeeFailure:
      return {tr("See what went wrong"), tr("A job failed. The reason and what is safe are written there."),
              tr("Show the reason"), "warn"};
    case Step::Chat:
      return {tr("Talk to your model"), tr("Let it continue a sentence or answer a question, and see how sure it was."),
              tr("Open the chat"), "chat"};
  }
  return {};
}

QString Words::runState(RunState state) {
  switch (state) {
    case RunState::Starting:
      return tr("starting");
    case RunState::Running:
      return tr("running");
    case RunState::Paused:
      return tr("paused");
    case RunState::Late:
      return tr("no news");
    case RunState::Lost:
      return tr("cut off");
    case RunState::Done:
      return tr("finished");
    case RunState::Stopped:
      return tr("stopped");
    case RunState::Failed:
      return tr("failed");
  }
  return {};
}

QString Words::stage(const std::string& id) {
  if (id == "corpus" || id == "miniworld") return tr("Text");
  if (id == "tokenizer") return tr("Tokenizer");
  if (id == "dataset") return tr("Training pairs");
  if (id == "train") return tr("Training");
  if (id == "tune") return tr("Dialogue tuning");
  if (id == "eval" || id == "eval_base") return tr("Exam");
  if (id == "eval_tuned") return tr("Exam after tuning");
  if (id == "report") return tr("Report");
  if (id == "calibrate") return tr("Speed test");
  return qstr(id);
}

QString Words::stageCaption(const std::string& id) {
  if (id == "corpus" || id == "miniworld") return tr("Stories, questions and talks of a small world are written.");
  if (id == "tokenizer") return tr("Frequent pieces of text become tokens.");
  if (id == "dataset") return tr("Each token becomes a question: what comes next?");
  if (id == "train") return tr("The model guesses the next token, again and again.");
  if (id == "tune") return tr("The model learns to answer instead of only continuing.");
  if (id == "eval" || id == "eval_base") return tr("Questions it has never seen, with error bars.");
  if (id == "eval_tuned") return tr("The same questions again: what did tuning change?");
  if (id == "report") return tr("Figures and plots are written down.");
  if (id == "calibrate") return tr("A few steps measure how fast this computer is.");
  return {};
}

QString Words::job(const std::string& command, const QString& id) {
  const QString what = command == "tune"         ? tr("Dialogue tuning")
                       : command == "quickstart" ? tr("Ten-minute tour")
                       : command == "eval"       ? tr("Evaluation")
                                                 : tr("Training");
  return id.isEmpty() ? what : tr("%1 · %2").arg(what, id);
}

widgets::Tone Words::tone(Severity severity) {
  switch (severity) {
    case Severity::Milestone:
      return widgets::Tone::Ok;
    case Severity::Info:
      return widgets::Tone::Accent;
    case Severity::Warning:
      return widgets::Tone::Warn;
    case Severity::Error:
      return widgets::Tone::Danger;
  }
  return widgets::Tone::Accent;
}

widgets::IssueText Words::issue(const Issue& issue) {
  const Lang lang = numbers::japanese() ? Lang::Ja : Lang::En;
  const IssueWords words = issue_words(lang, issue);
  widgets::IssueText text;
  text.tone = tone(issue.severity);
  text.title = qstr(words.what);
  text.why = qstr(words.why);
  text.evidence = qstr(words.next);
  return text;
}

QString Words::page(const QString& id) {
  if (id == "start") return tr("Start");
  if (id == "train") return tr("Train");
  if (id == "chat") return tr("Chat");
  return id;
}

QString Words::beforeUnit(const QString& number) {
  const bool digits = !number.isEmpty() && number.back().isDigit();
  return numbers::japanese() && digits ? number + QLatin1Char(' ') : number;
}

QString Words::baseline(const std::string& id) {
  if (id == "uniform") return tr("Uniform guess");
  if (id == "unigram") return tr("Unigram: frequencies only");
  return tr("Bigram: one token back");
}

}  // namespace zk::ui
