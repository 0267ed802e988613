// zk eval: how well a model predicts the validation text, answers the exam's questions and answers in its own words.
// Figures come with 95 % intervals and chance; every single answer is kept in the evaluation's files (zk compare).
#include <fmt/format.h>

#include <map>

#include "engine/core/files.h"
#include "engine/eval/choices.h"
#include "engine/eval/free_answers.h"
#include "engine/eval/text_score.h"
#include "engine/generate/chat.h"
#include "workers/commands/commands.h"
#include "workers/common/evaluation_text.h"
#include "workers/common/loaded_model.h"
#include "workers/common/made.h"

namespace zk::workers {
namespace fs = std::filesystem;
namespace {

/// What there is to ask. Parts that were not named and do not exist are left out.
struct Sources {
  std::optional<Artifact> dataset, exam, conversations;
};

/// The artifact that was made in the same breath as `like` (same command, same parameters), else the newest.
std::optional<Artifact> beside(const Workspace& workspace, ArtifactKind kind, const std::optional<Artifact>& like) {
  const auto list = workspace.list(kind);
  if (like)
    for (auto it = list.rbegin(); it != list.rend(); ++it)
      if (it->manifest.value("made_by", Json()) == like->manifest.value("made_by", Json())) return *it;
  if (list.empty()) return std::nullopt;
  return list.back();
}

Result<Sources> find_sources(const spec::EvalParams& params, const LoadedModel& loaded, Context& context) {
  const Workspace& workspace = context.workspace();
  Sources sources;
  if (!params.dataset.empty()) {
    ZK_TRY(sources.dataset, workspace.find(ArtifactKind::Dataset, params.dataset));
  } else {
    sources.dataset = origin_of(workspace, loaded.ref.artifact, ArtifactKind::Dataset);
    if (!sources.dataset) sources.dataset = beside(workspace, ArtifactKind::Dataset, {});
  }
  if (!params.exam.empty()) {
    ZK_TRY(sources.exam, workspace.find(ArtifactKind::Exam, params.exam));
  } else {
    std::optional<Artifact> corpus;
    if (sources.dataset) corpus = origin_of(workspace, *sources.dataset, ArtifactKind::Corpus);
    sources.exam = beside(workspace, ArtifactKind::Exam, corpus);
  }
  if (sources.exam && params.exact_match && params.chat_questions > 0)
    sources.conversations = beside(workspace, ArtifactKind::Conversations, sources.exam);
  std::error_code ec;
  if (sources.conversations && !fs::exists(sources.conversations->dir / "heldout_chats.jsonl", ec))
    sources.conversations.reset();
  if (!sources.dataset && !sources.exam) return issue_input("eval-nothing", {{"workspace", workspace.dir().string()}});
  if (!sources.dataset) context.warn(issue_info("eval-no-text"));
  if (!sources.exam) context.warn(issue_info("eval-no-exam"));
  return sources;
}

class Evaluation {
 public:
  Evaluation(const spec::EvalParams& params, const LoadedModel& loaded, const Sources& sources, ArtifactWriter& writer,
             Context& context)
      : params_(params), loaded_(loaded), sources_(sources), writer_(writer), context_(context) {}

  Result<Json> run() {
    const bool can_chat = generate::can_chat(*loaded_.tokenizer);
    if (params_.form == "chat" && !can_chat) return issue_input("chat-no-marks");
    form_ = params_.form == "chat" || (params_.form == "auto" && loaded_.ref.tuned && can_chat) ? eval::Form::Chat
                                                                                                : eval::Form::Text;
    results_ = {{"version", 1},
                {"model",
                 {{"ref", loaded_.ref.name},
                  {"run", loaded_.ref.run},
                  {"step", loaded_.ref.step},
                  {"tuned", loaded_.ref.tuned},
                  {"hash", loaded_.ref.artifact.content_hash()},
                  {"parameters", loaded_.parameters},
                  {"vocab_size", loaded_.model->spec().vocab_size}}},
                {"form", eval::name_of(form_)}};
    if (sources_.dataset) ZK_CHECK(text());
    ZK_TRY(const eval::Tasks tasks, eval::Tasks::load(resources_dir() / "eval_tasks"));
    if (sources_.exam) ZK_CHECK(exam(tasks));
    if (sources_.conversations) ZK_CHECK(answers(tasks));
    return results_;
  }
  const std::vector<std::string>& files() const { return files_; }

 private:
  Status write_lines(const std::string& name, const std::string& lines) {
    files_.push_back(name);
    return write_file_atomic(writer_.file(name), lines);
  }

  Status text() {
    Stage stage(context_, "valid");
    ZK_TRY(const eval::TextSet set, eval::read_validation(sources_.dataset->dir, *loaded_.tokenizer));
    double total = 0;
    for (const auto& document : set.documents) total += static_cast<double>(document.ids.size());
    ZK_TRY(const auto scores, eval::score_text(*loaded_.model, set.documents, 8, [&](int64_t done) {
             context_.progress("valid", static_cast<double>(done), total, "tokens");
             return !context_.stopping();
           }));
    const int64_t window = loaded_.model->spec().seq_len;
    const Json figures = eval::text_figures(set.documents, scores);
    results_["text"] = {{"dataset", sources_.dataset->id},
                        {"hash", set.hash},
                        {"window", window},
                        {"stride", window / 2},
                        {"figures", figures}};
    if (auto baselines = read_json(sources_.dataset->dir / "baselines.json"); baselines.ok())
      results_["text"]["baselines"] = {{"all", baselines->value("all", Json())},
                                       {"by_language", baselines->value("by_language", Json())}};
    std::string lines;
    for (size_t i = 0; i < scores.size(); ++i) {
      const auto& d = set.documents[i];
      lines += dump_line({{"id", d.id},
                          {"lang", d.lang},
                          {"tokens", d.ids.size()},
                          {"targets", scores[i].targets},
                          {"bytes", d.bytes},
                          {"characters", d.characters},
                          {"nats", scores[i].nats}}) +
               "\n";
    }
    for (const auto& [lang, f] : figures.items())
      if (f.contains("bits_per_character"))
        context_.events().emit("eval", {{"task", "text"},
                                        {"lang", lang},
                                        {"n", f["documents"]},
                                        {"value", f["bits_per_character"]},
                                        {"low", f["low"]},
                                        {"high", f["high"]}});
    stage.data = figures["all"];
    return write_lines("samples_text.jsonl", lines);
  }

  Result<eval::ChoiceRequest> request(const eval::Task& task, const eval::ExamItem& item) const {
    const std::string prompt = task.prompt(form_, item.lang, item.question, item.context);
    return form_ == eval::Form::Chat ? eval::chat_request(*loaded_.tokenizer, prompt, item.choices)
                                     : eval::text_request(*loaded_.tokenizer, prompt, item.choices);
  }

  /// Asks the items of one family, split and language.
  Status ask(const eval::Tasks& tasks, const std::vector<eval::ExamItem>& items, const std::vector<size_t>& which,
             int64_t before, std::vector<eval::ItemResult>& out) {
    std::vector<eval::ChoiceRequest> requests;
    for (const size_t i : which) {
      ZK_TRY(eval::ChoiceRequest request, this->request(tasks.of(items[i].family), items[i]));
      requests.push_back(std::move(request));
    }
    ZK_TRY(const auto scores, eval::score_choices(*loaded_.model, requests, 32, [&](int64_t done) {
             context_.progress("eval", static_cast<double>(before + done), static_cast<double>(items.size()),
                               "questions");
             return !context_.stopping();
           }));
    for (size_t k = 0; k < which.size(); ++k) {
      cut_ += scores[k].cut > 0;
      out[which[k]] = {scores[k].sums, scores[k].tokens, scores[k].best(), scores[k].best_mean(),
                       eval::spelled(*loaded_.tokenizer, requests[k].context)};
    }
    const Json row = eval::accuracy_row(items, out, which, items[which.front()].lang);
    context_.events().emit("eval", {{"task", row["family"]},
                                    {"split", row["split"]},
                                    {"lang", row["lang"]},
                                    {"n", row["n"]},
                                    {"total", row["n"]},
                                    {"correct", row["correct"]},
                                    {"value", row["accuracy"]},
                                    {"low", row["low"]},
                                    {"high", row["high"]},
                                    {"chance", row["chance"]}});
    return {};
  }

  Status exam(const eval::Tasks& tasks) {
    Stage stage(context_, "exams");
    ZK_TRY(auto all, eval::read_exam(sources_.exam->dir / "exams.jsonl"));
    ZK_TRY(const auto items, eval::select(std::move(all), params_.tasks, params_.limit));
    std::vector<std::string> order;
    std::map<std::string, std::vector<size_t>> cells;
    for (size_t i = 0; i < items.size(); ++i) {
      const std::string cell = items[i].family + "\n" + items[i].split + "\n" + items[i].lang;
      if (!cells.contains(cell)) order.push_back(cell);
      cells[cell].push_back(i);
    }
    std::vector<eval::ItemResult> out(items.size());
    int64_t before = 0;
    for (const std::string& cell : order) {
      ZK_CHECK(ask(tasks, items, cells[cell], before, out));
      before += static_cast<int64_t>(cells[cell].size());
    }
    if (cut_ > 0) context_.warn(issue_warning("eval-prompts-cut", {{"count", cut_}}));
    Json rows = eval::accuracy_rows(items, out);
    for (Json& row : rows) row["style"] = tasks.of(row["family"].get<std::string>()).style;
    results_["exam"] = {{"id", sources_.exam->id}, {"hash", sources_.exam->content_hash()}, {"items", items.size()}};
    results_["families"] = std::move(rows);
    std::map<std::string, std::string> lines;
    for (size_t i = 0; i < items.size(); ++i)
      lines[items[i].family] += dump_line(eval::sample_line(items[i], out[i])) + "\n";
    for (const auto& [family, text] : lines) ZK_CHECK(write_lines(sample_file(family), text));
    stage.data = {{"questions", items.size()}};
    return {};
  }

  /// Families are named by whoever wrote the exam: only harmless characters become part of a file's name.
  static std::string sample_file(const std::string& family) {
    std::string name;
    for (const char c : family) name += std::isalnum(static_cast<unsigned char>(c)) || c == '-' ? c : '_';
    return "samples_exam_" + name + ".jsonl";
  }

  Status answers(const eval::Tasks& tasks) {
    Stage stage(context_, "answers");
    ZK_TRY(auto all, eval::read_free_items(sources_.conversations->dir / "heldout_chats.jsonl"));
    const auto items = eval::select(std::move(all), params_.chat_questions);
    if (items.empty()) return {};
    generate::Generator generator(*loaded_.model, *loaded_.tokenizer);
    ZK_TRY(const auto out,
           eval::answer_freely(generator, *loaded_.tokenizer, items, tasks.free(), form_, [&](int64_t done) {
             context_.progress("answers", static_cast<double>(done), static_cast<double>(items.size()), "questions");
             return !context_.stopping();
           }));
    const Json rows = eval::free_rows(items, out);
    for (const Json& row : rows)
      context_.events().emit("eval", {{"task", "answers"},
                                      {"split", "held"},
                                      {"lang", row["lang"]},
                                      {"n", row["n"]},
                                      {"total", row["n"]},
                                      {"correct", row["correct"]},
                                      {"value", row["accuracy"]},
                                      {"low", row["low"]},
                                      {"high", row["high"]}});
    results_["answers"] = {
        {"id", sources_.conversations->id}, {"hash", sources_.conversations->content_hash()}, {"rows", rows}};
    std::string lines;
    for (size_t i = 0; i < items.size(); ++i) lines += dump_line(eval::free_line(items[i], out[i])) + "\n";
    stage.data = {{"questions", items.size()}};
    return write_lines("samples_answers.jsonl", lines);
  }

  const spec::EvalParams& params_;
  const LoadedModel& loaded_;
  const Sources& sources_;
  ArtifactWriter& writer_;
  Context& context_;
  eval::Form form_ = eval::Form::Text;
  Json results_;
  std::vector<std::string> files_;
  int64_t cut_ = 0;
};

/// The run that holds the checkpoint, where it is finished; else the checkpoint itself.
Artifact input_of(const LoadedModel& loaded, const Workspace& workspace) {
  if (!loaded.ref.run.empty())
    if (auto run = workspace.find(ArtifactKind::Run, loaded.ref.run); run.ok()) return *run;
  return loaded.ref.artifact;
}
}  // namespace

Result<Outcome> run_eval(const spec::EvalParams& params, Context& context) {
  const double start = monotonic_seconds(), cpu_start = cpu_seconds();
  ZK_TRY(const at::Device device, pick_device(params.device));
  ZK_TRY(const LoadedModel loaded, load_model(context.workspace(), params.model, device));
  const int threads = use_threads(params.threads);
  ZK_TRY(const Sources sources, find_sources(params, loaded, context));
  ZK_TRY(ArtifactWriter writer, ArtifactWriter::create(context.workspace(), ArtifactKind::Evaluation, params.name));
  ZK_CHECK(context.events().attach(writer.file("events.jsonl")));
  writer.add_input(input_of(loaded, context.workspace()));
  for (const auto* source : {&sources.dataset, &sources.exam, &sources.conversations})
    if (*source) writer.add_input(**source);
  Evaluation evaluation(params, loaded, sources, writer, context);
  ZK_TRY(Json results, evaluation.run());
  results["threads"] = threads;
  results["seconds"] = monotonic_seconds() - start;
  results["cpu_seconds"] = cpu_seconds() - cpu_start;
  ZK_CHECK(write_json_atomic(writer.file("results.json"), results));
  std::vector<std::string> files = evaluation.files();
  files.insert(files.begin(), "results.json");
  ZK_TRY(const Artifact artifact, writer.commit(context.made_by(), files, evaluation_counters(results)));
  Outcome outcome;
  outcome.json = announce(artifact, context);
  outcome.json.update(results);
  outcome.text = evaluation_text(artifact.id, results, context.lang());
  return outcome;
}
}  // namespace zk::workers
