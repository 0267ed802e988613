// zk chat: a conversation in the terminal. Prompts, notes and the model's name go to standard error; standard output
// holds the answers and nothing else. A model that was not tuned continues the text instead, and it is said why.
#include <poll.h>
#include <unistd.h>

#include <cerrno>

#include "workers/commands/commands.h"
#include "workers/common/conversation.h"

namespace zk::workers {
namespace {
void write_all(int fd, const std::string& text) {
  for (size_t at = 0; at < text.size();) {
    const ssize_t n = ::write(fd, text.data() + at, text.size() - at);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return;
    at += static_cast<size_t>(n);
  }
}

class Chat {
 public:
  Chat(const LoadedModel& loaded, const spec::ChatParams& params, Context& context)
      : loaded_(loaded), params_(params), context_(context), generator_(*loaded.model, *loaded.tokenizer) {}

  /// Asks and streams the answer to people. The answer joins the conversation.
  Result<Json> ask(const std::string& text) {
    messages_.push_back({"user", text});
    auto answer = answer_last();
    if (answer.ok())
      messages_.push_back({"assistant", (*answer)["text"].get<std::string>()});
    else
      messages_.pop_back();
    return answer;
  }

  /// Until /quit or the end of input.
  Status talk() {
    interactive_ = context_.prints_text && ::isatty(0) == 1;
    say(text("chat.hello", {{"model", loaded_.ref.name}}) + "\n");
    std::string line;
    while (prompt(), read_line(line)) {
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      if (line[0] == '/') {
        if (!command(line)) break;
        continue;
      }
      if (auto answer = ask(line); !answer.ok()) return answer.issue();
      g_stop_requested = false;  // Ctrl-C ended the answer, not the conversation
    }
    say(text("chat.bye") + "\n");
    return {};
  }

  Json messages() const {
    Json list = Json::array();
    for (const auto& message : messages_) list.push_back({{"role", message.role}, {"content", message.content}});
    return list;
  }

 private:
  std::string text(const std::string& id, const Json& args = Json::object()) const {
    return zk::text(context_.lang(), id, args);
  }
  void say(const std::string& words) const {
    if (interactive_) write_all(2, words);
  }
  void prompt() const { say("\n" + text("chat.you") + (context_.lang() == Lang::Ja ? "：" : ": ")); }

  Result<Json> answer_last() {
    ZK_TRY(const Question question, question_for(loaded_, messages_, params_.sampling));
    if (question.answers && question.left_out > left_out_) {
      left_out_ = question.left_out;
      say(text("chat.left-out", {{"count", left_out_}}) + "\n");
    }
    say(text("chat.model") + (context_.lang() == Lang::Ja ? "：" : ": "));
    AnswerText answer(question.answers);
    std::string shown;
    size_t streamed = 0;
    const auto show = [&](const std::string& more) {
      const std::string part = answer.push(more);
      shown += part;
      if (context_.prints_text) write_all(context_.result_fd, part);
    };
    ZK_TRY(const generate::Completion done, generator_.run(question.request, [&](const generate::Step& step) {
      streamed += step.text.size();
      show(step.text);
      return !context_.stopping();
    }));
    show(done.text.substr(streamed));
    if (context_.prints_text) write_all(context_.result_fd, "\n");
    if (done.ended == generate::Ended::Length) say(text("chat.answer-cut", {{"tokens", done.ids.size()}}) + "\n");
    return Json{{"text", shown}, {"tokens", done.ids.size()}, {"stopped", generate::name_of(done.ended)}};
  }

  /// False: leave.
  bool command(const std::string& line) {
    const std::string word = line.substr(0, line.find_first_of(" \t\r"));
    if (word == "/quit" || word == "/exit") return false;
    if (word == "/reset") {
      messages_.clear();
      left_out_ = 0;
      say(text("chat.reset") + "\n");
    } else if (word == "/help") {
      say(text("chat.help") + "\n");
    } else {
      say(text("chat.unknown", {{"word", word}}) + "\n");
    }
    return true;
  }

  /// False at the end of input and when asked to stop while waiting.
  bool read_line(std::string& line) {
    for (;;) {
      if (const size_t newline = input_.find('\n'); newline != std::string::npos) {
        line = input_.substr(0, newline);
        input_.erase(0, newline + 1);
        return true;
      }
      pollfd waiting{0, POLLIN, 0};
      const int ready = ::poll(&waiting, 1, 200);
      if (context_.stopping()) return false;
      if (ready <= 0) continue;
      char chunk[4096];
      const ssize_t n = ::read(0, chunk, sizeof chunk);
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) {
        line = std::move(input_);
        input_.clear();
        return !line.empty();
      }
      input_.append(chunk, static_cast<size_t>(n));
    }
  }

  const LoadedModel& loaded_;
  const spec::ChatParams& params_;
  Context& context_;
  generate::Generator generator_;
  std::vector<generate::Message> messages_;
  std::string input_;
  bool interactive_ = false;
  int64_t left_out_ = 0;
};
}  // namespace

Result<Outcome> run_chat(const spec::ChatParams& params, Context& context) {
  ZK_TRY(const at::Device device, pick_device(params.device));
  ZK_TRY(const LoadedModel loaded, load_model(context.workspace(), params.model, device));
  use_threads(params.threads, is_small(loaded.parameters));
  if (!loaded.ref.tuned)
    context.warn(issue_warning("chat-not-tuned", {{"model", loaded.ref.name}}));
  else if (!generate::can_chat(*loaded.tokenizer))
    context.warn(issue_warning("chat-no-marks"));
  Chat chat(loaded, params, context);
  Outcome outcome;
  outcome.json = {{"model", loaded.ref.name}, {"tuned", loaded.ref.tuned}};
  if (!params.once.empty()) {
    ZK_TRY(const Json answer, chat.ask(params.once));
    if (answer["stopped"] == "cancelled") return Context::stopped();
    outcome.json.update({{"question", params.once},
                         {"answer", answer["text"]},
                         {"tokens", answer["tokens"]},
                         {"stopped", answer["stopped"]}});
    return outcome;
  }
  ZK_CHECK(chat.talk());
  outcome.json["messages"] = chat.messages();
  return outcome;
}
}  // namespace zk::workers
