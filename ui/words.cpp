// Every word of issues is looked up in the engine's catalogue of the window's language.
#include "ui/words.h"

#include <cmath>

#include "engine/core/text.h"
#include "ui/event.h"
#include "ui/page_registry.h"
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
    case Step::GetText:
      return {tr("Get text to learn from"), tr("Everything starts with text: the included stories or your own."),
              tr("Choose text"), "collect"};
    case Step::CleanText:
      return {tr("Clean the text"), tr("Raw pages teach a model menus and advertising. Take them away first."),
              tr("Go to Clean"), "clean"};
    case Step::MakeTokenizer:
      return {tr("Make a tokenizer"), tr("It cuts text into the pieces that the model reads and writes."),
              tr("Go to Tokenizer"), "tokenizer"};
    case Step::MakePairs:
      return {tr("Make training pairs"), tr("Each token becomes a question: what comes next?"), tr("Go to the pairs"),
              "pairs"};
    case Step::ChooseShape:
      return {tr("Choose the shape of the model"), tr("How many layers, how wide, how far it looks back."),
              tr("Go to Architecture"), "architecture"};
    case Step::MakePlan:
      return {tr("Plan the training"), tr("Decide how long to train here, and what it costs."), tr("Go to the plan"),
              "plan"};
    case Step::StartTraining:
      return {tr("Train the model"), tr("Everything is ready. Training goes on when this window is closed."),
              tr("Go to Train"), "train"};
    case Step::Tune:
      return {tr("Teach it to answer"), tr("So far it only continues text. Examples of talks make it answer."),
              tr("Go to tuning"), "tune"};
    case Step::Evaluate:
      return {tr("Measure the newest model"), tr("Questions that it has never seen, with error bars."),
              tr("Go to Evaluate"), "evaluate"};
    case Step::Compare:
      return {tr("Compare your models"), tr("See whether the difference is real or chance."), tr("Go to Compare"),
              "compare"};
    case Step::WatchJob:
      return {tr("Watch the job"), tr("It runs in the background and goes on when this window is closed."),
              tr("Show it"), "runs"};
    case Step::Redo:
      return {tr("Bring it up to date"), tr("Something here was made from data that have changed since."),
              tr("See what is old"), "reset"};
    case Step::TrainAgain:
      return {tr("Change one value, train again"), tr("Then compare: that is how one learns what a value does."),
              tr("Choose a value"), "seed"};
  }
  return {};
}

QString Words::stageWhy(const StageStatus& status) {
  const QString page = Words::page(status.unlocks);
  const bool way = !status.unlocks.isEmpty();
  const auto with = [&](const QString& sentence) { return way ? sentence.arg(page) : sentence; };
  switch (status.why) {
    case StageWhy::None:
      return {};
    case StageWhy::NeedsText:
      return way ? with(tr("Needs text. Choose some on the page %1.")) : tr("Needs text.");
    case StageWhy::NeedsCleanText:
      return way ? with(tr("Needs cleaned text. Clean it on the page %1.")) : tr("Needs cleaned text.");
    case StageWhy::NeedsTokenizer:
      return way ? with(tr("Needs a tokenizer. Choose one on the page %1.")) : tr("Needs a tokenizer.");
    case StageWhy::NeedsPairs:
      return way ? with(tr("Needs training pairs. Make them on the page %1.")) : tr("Needs training pairs.");
    case StageWhy::NeedsShape:
      return way ? with(tr("Needs the shape of the model. Choose it on the page %1."))
                 : tr("Needs the shape of the model.");
    case StageWhy::NeedsModel:
      return way ? with(tr("Needs a model. The page %1 makes one; it saves its first checkpoint early."))
                 : tr("Needs a model.");
    case StageWhy::NeedsEvaluation:
      return way ? with(tr("Needs a measured model. Measure one on the page %1.")) : tr("Needs a measured model.");
    case StageWhy::OlderData:
      return tr("Made from older data.");
    case StageWhy::Failed:
      return tr("The last job failed.");
    case StageWhy::CutOff:
      return tr("The last job was cut off.");
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
  const Lang lang = numbers::japanese() ? Lang::Ja : Lang::En;
  const QString what = command == "tune"                       ? tr("Dialogue tuning")
                       : command == "quickstart"               ? tr("Ten-minute tour")
                       : command == "eval"                     ? tr("Evaluation")
                       : command == "train" || command.empty() ? tr("Training")
                       : command == "tokenizer"                ? tr("Tokenizer")
                       : command == "dataset"                  ? tr("Training pairs")
                       : command == "miniworld"                ? tr("Text")
                       : has_text(lang, "command." + command)  ? qstr(text(lang, "command." + command))
                                                               : qstr(command);
  return id.isEmpty() ? what : tr("%1 · %2").arg(what, id);
}

QString Words::progress(const ProgressEvent& p) {
  const QString name = stage(p.phase.substr(0, p.phase.find('.')));
  const bool bytes = p.unit == "bytes";
  const QString done = bytes ? numbers::bytes(p.done) : numbers::integer(qint64(p.done));
  const QString total = p.total <= 0 ? QString() : bytes ? numbers::bytes(p.total) : numbers::integer(qint64(p.total));
  const QString unit = p.unit == "documents"   ? tr("documents")
                       : p.unit == "questions" ? tr("questions")
                       : p.unit == "steps"     ? tr("steps")
                       : p.unit == "tokens"    ? tr("tokens")
                                               : QString();
  if (total.isEmpty()) return tr("%1: %2 %3", "name, count, unit").arg(name, done, unit).trimmed();
  return tr("%1: %2 of %3 %4", "name, done, total, unit").arg(name, done, total, unit).trimmed();
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

QString Words::whatToDo(const Issue& issue) {
  const widgets::IssueText text = Words::issue(issue);
  return text.title + (numbers::japanese() ? "" : " ") + text.evidence;
}

QString Words::page(const QString& id) {
  const PageEntry* entry = findPage(id);
  return entry ? entry->title() : id;
}

QString Words::sentences(const QStringList& all) {
  QStringList said = all;
  said.removeAll(QString());
  return said.join(numbers::japanese() ? QString() : QStringLiteral(" "));
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
