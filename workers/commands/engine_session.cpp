// zk-engine session: what the window asks of a model, line by line: models, load, generate, score, tokenize. Models
// stay loaded between requests; the one that was not used for longest goes when memory is short.
#include "engine/core/session.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/tensor.h>
#include <unistd.h>

#include <cmath>
#include <fstream>
#include <list>

#include "engine/token/utf8.h"
#include "workers/commands/commands.h"
#include "workers/common/conversation.h"

namespace zk::workers {
namespace fs = std::filesystem;
namespace {

/// Bytes that can be had without swapping; 0 if unknown.
uint64_t available_memory() {
  std::ifstream in("/proc/meminfo");
  for (std::string name; in >> name;) {
    uint64_t kib = 0;
    if (name == "MemAvailable:" && in >> kib) return kib * 1024;
    in.ignore(4096, '\n');
  }
  return 0;
}

std::string string_arg(const Json& args, const char* key) {
  const auto it = args.find(key);
  return it != args.end() && it->is_string() ? it->get<std::string>() : "";
}

/// Loaded models, the last used first.
class Models {
 public:
  Models(const Workspace& workspace, at::Device device) : workspace_(workspace), device_(device) {}

  Result<LoadedModel*> get(const std::string& name) {
    ZK_TRY(const ModelRef ref, resolve_model(workspace_, name));
    for (auto it = loaded_.begin(); it != loaded_.end(); ++it)
      if (it->ref.dir == ref.dir && it->ref.artifact.content_hash() == ref.artifact.content_hash()) {
        loaded_.splice(loaded_.begin(), loaded_, it);
        return use();
      }
    make_room(ref.dir / "model.safetensors");
    ZK_TRY(LoadedModel model, load_model(workspace_, name, device_));
    loaded_.push_front(std::move(model));
    return use();
  }

 private:
  static constexpr size_t kMost = 4;

  LoadedModel* use() {
    use_threads({}, is_small(loaded_.front().parameters));
    return &loaded_.front();
  }
  /// Weights, their gradients' buffer and the mapped file: about three times the file.
  void make_room(const fs::path& weights) {
    std::error_code ec;
    const uint64_t needed = 3 * static_cast<uint64_t>(fs::file_size(weights, ec));
    while (!loaded_.empty() && (loaded_.size() >= kMost || (!ec && available_memory() < needed + kReserve)))
      loaded_.pop_back();
  }
  static constexpr uint64_t kReserve = uint64_t{512} << 20;
  const Workspace& workspace_;
  at::Device device_;
  std::list<LoadedModel> loaded_;
};

Json entry(const std::string& ref, const std::string& label, bool tuned, int64_t step, const std::string& run) {
  return {{"ref", ref}, {"label", label}, {"tuned", tuned}, {"step", step}, {"run", run}};
}

/// Every checkpoint and every model of the workspace, the newest first.
Json list_models(const Workspace& workspace) {
  std::vector<std::pair<int64_t, Json>> found;
  std::error_code ec;
  for (const auto& dir : fs::directory_iterator(workspace.folder(ArtifactKind::Run), ec)) {
    const std::string run = dir.path().filename().string();
    for (const auto& checkpoint : list_checkpoints(dir.path()))
      found.emplace_back(checkpoint.created,
                         entry(run + "@" + std::to_string(checkpoint.step), run + " · " + format_count(checkpoint.step),
                               checkpoint.tuned, checkpoint.step, run));
  }
  for (const auto& model : workspace.list(ArtifactKind::Model))
    found.emplace_back(model.manifest.value("created", int64_t{0}),
                       entry(model.id, model.id, model.counters().value("tuned", false), -1, ""));
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  Json list = Json::array();
  for (auto& [created, json] : found) list.push_back(std::move(json));
  return list;
}

Result<Json> load(const LoadedModel& loaded) {
  return Json{{"model", loaded.ref.name},
              {"tuned", loaded.ref.tuned},
              {"vocab_size", loaded.model->spec().vocab_size},
              {"parameters", loaded.parameters},
              {"lang", loaded.lang}};
}

Result<spec::SamplingParams> sampling_from(const Json& args, spec::SamplingParams defaults) {
  ParamsOf<spec::SamplingParams> params(std::move(defaults));
  auto resolved = resolve(params, {{"window", args.value("sampling", Json::object())}});
  if (!resolved.ok()) return resolved.issue();
  return params.value;
}

Result<Question> question_from(const LoadedModel& loaded, const Json& args) {
  if (args.contains("messages")) {
    ZK_TRY(const auto messages, generate::messages_from(args["messages"]));
    ZK_TRY(const auto sampling, sampling_from(args, {.temperature = 0}));
    return question_for(loaded, messages, sampling);
  }
  ZK_TRY(const auto sampling, sampling_from(args, {}));
  Question question;
  question.request.prompt = generate::document_prompt(*loaded.tokenizer, string_arg(args, "prompt"));
  question.request.stop_ids = generate::document_ends(*loaded.tokenizer);
  question.request.sampling = sampling;
  question.request.seed = generate::seed_of(sampling);
  return question;
}

/// What the text is to begin with: token ids of this model ("ids"), or text that it cuts itself ("text": for a model
/// with another tokenizer). What follows is as if the model had written this beginning.
Result<token::Ids> beginning_from(const LoadedModel& loaded, const Json& args, bool answers) {
  const auto begin = args.find("begin");
  if (begin == args.end() || begin->is_null()) return token::Ids{};
  if (!begin->is_object()) return issue_usage("session-bad-request");
  if (const std::string text = string_arg(*begin, "text"); !text.empty())
    return answers ? generate::content_ids(*loaded.tokenizer, text) : loaded.tokenizer->encode(text);
  token::Ids ids;
  for (const Json& id : begin->value("ids", Json::array())) {
    if (!id.is_number_integer() || id.get<int64_t>() < 0 || id.get<int64_t>() >= loaded.model->spec().vocab_size)
      return issue_usage("session-bad-request");
    ids.push_back(id.get<int32_t>());
  }
  return ids;
}

Result<Json> generate_text(const LoadedModel& loaded, const Json& args, SessionReply& reply) {
  ZK_TRY(Question question, question_from(loaded, args));
  const auto top = args.find("top");
  question.request.top = top != args.end() && top->is_number_integer() ? std::clamp(top->get<int>(), 0, 1000) : 10;
  ZK_TRY(const token::Ids beginning, beginning_from(loaded, args, question.answers));
  question.request.prompt.insert(question.request.prompt.end(), beginning.begin(), beginning.end());
  AnswerText answer(question.answers && beginning.empty());
  std::string text;
  size_t streamed = 0;
  const double start = monotonic_seconds();
  generate::Generator generator(*loaded.model, *loaded.tokenizer);
  ZK_TRY(const generate::Completion done, generator.run(question.request, [&](const generate::Step& step) {
    const std::string part = answer.push(step.text);
    text += part;
    streamed += step.text.size();
    reply.part({{"token",
                 {{"id", step.id},
                  {"text", part},
                  {"p", step.view.p},
                  {"rank", step.view.rank},
                  {"entropy", step.view.entropy},
                  {"top", generate::rivals_json(*loaded.tokenizer, step.view.top)}}}});
    return !reply.cancelled();
  }));
  text += answer.push(done.text.substr(streamed));
  return Json{{"text", text},
              {"tokens", done.ids.size()},
              {"seconds", monotonic_seconds() - start},
              {"stopped", generate::name_of(done.ended)},
              {"seed", question.request.seed},
              {"answers", question.answers},
              {"left_out", question.left_out}};
}

/// Each token's probability given what stands before it, in windows that overlap by half.
Result<Json> score_text(const LoadedModel& loaded, const Json& args, SessionReply& reply) {
  const std::string text = string_arg(args, "text");
  if (text.empty()) return issue_usage("generate-no-text");
  const token::Ids ids = generate::document_prompt(*loaded.tokenizer, text);
  const auto size = static_cast<int64_t>(ids.size()), window = loaded.model->spec().seq_len;
  token::StreamDecoder decoder(*loaded.tokenizer);
  int64_t scored = 0;
  double nll = 0;
  if (loaded.tokenizer->special().doc < 0)  // nothing stands before the first token: it has no probability
    reply.part({{"id", ids[0]}, {"text", decoder.push(ids[0])}, {"p", nullptr}, {"rank", nullptr}});
  const at::NoGradGuard no_grad;
  for (int64_t start = 0, next = 1; next < size; start = next - window / 2) {
    const int64_t stop = std::min(size - 1, start + window);
    const std::vector<int64_t> input(ids.begin() + start, ids.begin() + stop);
    const at::Tensor logits = loaded.model->forward({at::tensor(input).unsqueeze(0).to(loaded.model->options().device)})
                                  .squeeze(0)
                                  .to(at::kCPU)
                                  .contiguous();
    const auto width = static_cast<size_t>(logits.size(1));
    for (; next <= stop; ++next) {
      if (reply.cancelled()) return Json{{"tokens", scored}};
      const float* row = logits.const_data_ptr<float>() + static_cast<size_t>(next - 1 - start) * width;
      const int32_t id = ids[static_cast<size_t>(next)];
      const generate::TokenView view = generate::view_of({row, width}, id, 0);
      if (!std::isfinite(view.entropy)) return issue_error("model-not-finite");
      nll -= std::log(std::max(view.p, 1e-300));
      ++scored;
      reply.part({{"id", id}, {"text", decoder.push(id)}, {"p", view.p}, {"rank", view.rank}});
    }
  }
  if (scored == 0) return issue_usage("generate-no-text");
  const double characters = static_cast<double>(token::utf8_count(text));
  return Json{{"loss", nll / static_cast<double>(scored)},
              {"bits_per_char", nll / std::log(2.0) / characters},
              {"tokens", scored}};
}

Json pieces_of(const token::Tokenizer& tokenizer, const std::string& text) {
  const token::Ids ids = tokenizer.encode(text);
  Json pieces = Json::array();
  for (const int32_t id : ids)
    pieces.push_back({{"id", id}, {"text", generate::shown(tokenizer, id)}, {"piece", tokenizer.piece(id)}});
  return {{"tokens", std::move(pieces)}, {"count", ids.size()}, {"characters", token::utf8_count(text)}};
}
}  // namespace

Result<Outcome> run_engine_session(const spec::SessionParams&, Context& context) {
  ZK_TRY(const at::Device device, pick_device("auto"));
  Models models(context.workspace(), device);
  const auto with_model = [&](Result<Json> (*work)(const LoadedModel&, const Json&, SessionReply&)) {
    return [&models, work](const Json& args, SessionReply& reply) -> Result<Json> {
      if (!args.is_object()) return issue_usage("session-bad-request");
      ZK_TRY(LoadedModel* const loaded, models.get(string_arg(args, "model")));
      return work(*loaded, args, reply);
    };
  };
  Session session;
  session.on("models", [&context](const Json&, SessionReply&) -> Result<Json> {
    return Json{{"models", list_models(context.workspace())}};
  });
  session.on("load", with_model([](const LoadedModel& loaded, const Json&, SessionReply&) { return load(loaded); }));
  session.on("generate", with_model(generate_text));
  session.on("score", with_model(score_text));
  session.on("tokenize", [&](const Json& args, SessionReply&) -> Result<Json> {
    if (!args.is_object()) return issue_usage("session-bad-request");
    if (const std::string name = string_arg(args, "tokenizer"); !name.empty()) {
      ZK_TRY(const Artifact artifact, context.workspace().find(ArtifactKind::Tokenizer, name));
      ZK_TRY(const auto tokenizer, token::load_tokenizer(artifact.dir));
      return pieces_of(*tokenizer, string_arg(args, "text"));
    }
    ZK_TRY(LoadedModel* const loaded, models.get(string_arg(args, "model")));
    return pieces_of(*loaded->tokenizer, string_arg(args, "text"));
  });
  session.serve(0, context.result_fd);
  return Outcome{};
}
}  // namespace zk::workers
