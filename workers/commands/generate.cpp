// zk generate: continues a text. On a terminal the text appears as it is written; --json gives ids, seeds and speed.
#include "engine/generate/generator.h"

#include <unistd.h>

#include "engine/generate/chat.h"
#include "workers/commands/commands.h"
#include "workers/common/loaded_model.h"

namespace zk::workers {
namespace {
void write_text(const Context& context, const std::string& text) {
  for (size_t at = 0; at < text.size();) {
    const ssize_t n = ::write(context.result_fd, text.data() + at, text.size() - at);
    if (n <= 0) return;
    at += static_cast<size_t>(n);
  }
}

/// One text; streamed to people, returned for --json.
Result<Json> write_one(generate::Generator& generator, const generate::Request& request, const std::string& prompt,
                       Context& context) {
  if (context.prints_text) write_text(context, prompt);
  std::string streamed;
  ZK_TRY(const generate::Completion text, generator.run(request, [&](const generate::Step& step) {
    if (context.prints_text) write_text(context, step.text);
    streamed += step.text;
    return !context.stopping();
  }));
  if (context.prints_text) write_text(context, text.text.substr(streamed.size()) + "\n");
  if (text.ended == generate::Ended::Cancelled) return Context::stopped();
  return Json{{"text", text.text},
              {"ids", text.ids},
              {"tokens", text.ids.size()},
              {"seed", request.seed},
              {"stopped", generate::name_of(text.ended)}};
}
}  // namespace

Result<Outcome> run_generate(const spec::GenerateParams& params, Context& context) {
  ZK_TRY(const at::Device device, pick_device(params.device));
  ZK_TRY(const LoadedModel loaded, load_model(context.workspace(), params.model, device));
  use_threads(params.threads, is_small(loaded.parameters));
  generate::Generator generator(*loaded.model, *loaded.tokenizer);
  generate::Request request;
  request.prompt = generate::document_prompt(*loaded.tokenizer, params.prompt);
  request.sampling = params.sampling;
  request.stop_ids = generate::document_ends(*loaded.tokenizer);
  const uint64_t seed = generate::seed_of(params.sampling);
  const int64_t window = loaded.model->spec().seq_len, size = static_cast<int64_t>(request.prompt.size());
  if (size > window) context.warn(issue_warning("prompt-cut", {{"window", window}, {"cut", size - window}}));

  Outcome outcome;
  Json texts = Json::array();
  int64_t tokens = 0;
  const double start = monotonic_seconds();
  for (int64_t i = 0; i < params.count; ++i) {
    request.seed = (seed + static_cast<uint64_t>(i)) & 0xFFFFFFFFu;
    if (i > 0 && context.prints_text) write_text(context, "---\n");
    ZK_TRY(Json text, write_one(generator, request, params.prompt, context));
    tokens += text["tokens"].get<int64_t>();
    texts.push_back(std::move(text));
  }
  const double seconds = monotonic_seconds() - start;
  outcome.json = {{"model", loaded.ref.name},
                  {"tuned", loaded.ref.tuned},
                  {"prompt", params.prompt},
                  {"seed", seed},
                  {"texts", std::move(texts)},
                  {"seconds", seconds},
                  {"tokens_per_second", seconds > 0 ? static_cast<double>(tokens) / seconds : 0.0}};
  return outcome;
}
}  // namespace zk::workers
