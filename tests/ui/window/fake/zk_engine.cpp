// Stands in for `zk-engine session` in the window's tests: the same verbs and shapes over the real session protocol,
// with made-up tokens. The prompt decides: "crash" ends the process, "refuse" is refused, "long" goes on until
// cancelled. Only for tests.
#include <unistd.h>

#include <chrono>
#include <thread>

#include "engine/core/session.h"

namespace {

using namespace zk;

Json tokenLine(int i, const std::string& text) {
  const double p = i % 5 == 0 ? 0.004 : i % 3 == 0 ? 0.12 : 0.7;
  Json top = Json::array();
  for (int k = 0; k < 10; ++k)
    top.push_back({{"id", k}, {"text", k == i % 3 ? text : " rival" + std::to_string(k)}, {"p", 0.4 / (k + 1)}});
  return {{"token", {{"id", i}, {"text", text}, {"p", p}, {"rank", i % 3 + 1}, {"entropy", 2.0}, {"top", top}}}};
}

Result<Json> generate(const Json& args, SessionReply& reply) {
  const bool answers = args.contains("messages");
  const std::string prompt =
      answers ? args["messages"].back().value("content", "") : args.value("prompt", std::string());
  if (prompt == "crash") ::_exit(9);
  if (prompt == "refuse") return issue_usage("prompt-empty");
  const Json sampling = args.value("sampling", Json::object());
  const int count = prompt == "long" ? 100000 : std::min(12, sampling.value("max_tokens", 12));
  // The beginning that was asked for is not sent again.
  const Json begin = args.value("begin", Json::object());
  const int given = int(begin.value("ids", Json::array()).size());
  std::string text;
  int n = 0;
  for (; n < count && !reply.cancelled(); ++n) {
    const std::string word = answers && n == 0 && given == 0 ? "Fine" : " fox" + std::to_string(n);
    text += word;
    reply.part(tokenLine(n, word));
    if (prompt == "long") std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return Json{{"text", text},
              {"tokens", n},
              {"seconds", 0.5},
              {"stopped", "end"},
              {"seed", sampling.value("seed", 7)},
              {"answers", answers && args.value("model", "").find("chat") != std::string::npos},
              {"left_out", 0}};
}

}  // namespace

int main() {
  Session session;
  session.on("models", [](const Json&, SessionReply&) -> Result<Json> {
    return Json{{"models",
                 {{{"ref", "quickstart-1-chat@40"},
                   {"label", "quickstart-1-chat · 40"},
                   {"tuned", true},
                   {"step", 40},
                   {"run", "quickstart-1-chat"}},
                  {{"ref", "quickstart-1@60"},
                   {"label", "quickstart-1 · 60"},
                   {"tuned", false},
                   {"step", 60},
                   {"run", "quickstart-1"}}}}};
  });
  session.on("load", [](const Json& args, SessionReply&) -> Result<Json> {
    return Json{{"model", args.value("model", "")},
                {"tuned", true},
                {"vocab_size", 4096},
                {"parameters", 1300000},
                {"lang", "both"}};
  });
  session.on("generate", generate);
  session.serve(0, 1);
}
