// zk-engine session: the window's side of the conversation, line by line.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <sstream>

#include "small_world.h"

namespace zk::test {
namespace {

struct Answers {
  std::map<int, std::vector<Json>> parts;
  std::map<int, Json> last;
};

/// Sends all requests at once and sorts the answers by their ids.
Answers session(const std::vector<Json>& requests) {
  std::string input;
  for (const Json& request : requests) input += request.dump() + "\n";
  const Said said = engine_session(input);
  Answers answers;
  std::istringstream lines(said.out);
  for (std::string line; std::getline(lines, line);) {
    Json json = Json::parse(line, nullptr, false);
    EXPECT_TRUE(json.is_object()) << line;
    const int id = json.value("re", 0);
    if (json.value("done", false))
      answers.last[id] = json;
    else
      answers.parts[id].push_back(json);
  }
  return answers;
}

Json request(int id, const char* verb, const Json& args) { return {{"id", id}, {"do", verb}, {"args", args}}; }

TEST(Session, ListsAndLoadsModels) {
  const Answers got = session({request(1, "models", Json::object()), request(2, "load", {{"model", "tuned"}}),
                               request(3, "load", {{"model", "nowhere"}})});
  const Json models = got.last.at(1)["models"];
  ASSERT_EQ(models.size(), 3u);
  std::map<std::string, Json> by_ref;
  for (const Json& model : models) by_ref[model["ref"]] = model;
  EXPECT_EQ(by_ref.at("tuned@20")["tuned"], true);
  EXPECT_EQ(by_ref.at("tuned@20")["step"], 20);
  EXPECT_EQ(by_ref.at("tuned@20")["run"], "tuned");
  EXPECT_EQ(by_ref.at("plain")["tuned"], false);
  EXPECT_EQ(got.last.at(2)["model"], "tuned@20");
  EXPECT_EQ(got.last.at(2)["vocab_size"], 1000);
  EXPECT_GT(got.last.at(2)["parameters"].get<int>(), 30000);
  EXPECT_EQ(got.last.at(3)["issue"]["id"], "model-missing");
}

TEST(Session, StreamsTokensWithTheirRivals) {
  const Json sampling = {{"temperature", 0.9}, {"seed", 4}, {"max_tokens", 10}};
  const Json args = {{"model", "plain"}, {"prompt", "Once"}, {"sampling", sampling}, {"top", 5}};
  const Answers got = session({request(1, "generate", args), request(2, "generate", args)});
  const auto& parts = got.parts.at(1);
  const Json& last = got.last.at(1);
  EXPECT_EQ(parts.size(), last["tokens"].get<size_t>());
  std::string text;
  for (const Json& part : parts) {
    const Json& token = part["token"];
    text += token["text"].get<std::string>();
    EXPECT_GT(token["p"].get<double>(), 0);
    EXPECT_LE(token["p"].get<double>(), token["top"][0]["p"].get<double>() + 1e-12);
    EXPECT_GE(token["rank"].get<int>(), 1);
    EXPECT_GE(token["entropy"].get<double>(), 0);
    EXPECT_EQ(token["top"].size(), 5u);
  }
  EXPECT_EQ(last["text"].get<std::string>().substr(0, text.size()), text);
  EXPECT_EQ(last["seed"], 4);
  EXPECT_EQ(got.last.at(2)["text"], last["text"]);
  EXPECT_TRUE(last["stopped"] == "length" || last["stopped"] == "end");
}

TEST(Session, GoesOnFromAGivenBeginning) {
  const Json sampling = {{"temperature", 0}, {"max_tokens", 8}};
  const Json args = {{"model", "plain"}, {"prompt", "Once"}, {"sampling", sampling}};
  const Answers whole = session({request(1, "generate", args)});
  const auto& parts = whole.parts.at(1);
  ASSERT_GE(parts.size(), 5u);
  Json from = args, wrong = args, cut = args;
  std::string beginning;
  for (size_t i = 0; i < 3; ++i) {
    from["begin"]["ids"].push_back(parts[i]["token"]["id"]);
    beginning += parts[i]["token"]["text"].get<std::string>();
  }
  wrong["begin"] = {{"ids", {1000000}}};
  cut["begin"] = {{"text", beginning}};
  cut["sampling"]["max_tokens"] = 1;
  const Answers got =
      session({request(1, "generate", from), request(2, "generate", wrong), request(3, "generate", cut)});
  for (size_t i = 3; i < parts.size(); ++i)
    EXPECT_EQ(got.parts.at(1).at(i - 3)["token"]["id"], parts[i]["token"]["id"]) << i;
  EXPECT_EQ(got.last.at(2)["issue"]["id"], "session-bad-request");
  EXPECT_EQ(got.parts.at(3).size(), 1u);
}

TEST(Session, AnswersConversations) {
  const Json messages = {{{"role", "user"}, {"content", "Hello!"}}};
  const Json bad = {{{"role", "robot"}, {"content", "Hello!"}}};
  const Answers got =
      session({request(1, "generate", {{"model", "tuned"}, {"messages", messages}}),
               request(2, "generate", {{"model", "plain"}, {"messages", messages}}),
               request(3, "generate", {{"model", "tuned"}, {"messages", bad}}),
               request(4, "generate", {{"model", "tuned"}, {"prompt", "x"}, {"sampling", {{"top_kk", 1}}}}),
               request(5, "generate", {{"model", "tuned"}, {"prompt", "x"}, {"sampling", {{"top_p", 7}}}})});
  EXPECT_EQ(got.last.at(1)["answers"], true);
  EXPECT_EQ(got.last.at(2)["answers"], false);
  EXPECT_EQ(got.last.at(3)["issue"]["id"], "chat-role-unknown");
  EXPECT_EQ(got.last.at(4)["issue"]["id"], "param-unknown");
  EXPECT_EQ(got.last.at(5)["issue"]["id"], "param-range");
  const Said once = zk({"chat", "tuned", "--once", "Hello!"});
  EXPECT_EQ(once.out, got.last.at(1)["text"].get<std::string>() + "\n");
}

TEST(Session, ScoresAText) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "Rin went to the pond. リンは池に行きました。";  // several windows long
  const Answers got = session({request(1, "score", {{"model", "plain"}, {"text", text}}),
                               request(2, "score", {{"model", "plain"}, {"text", ""}})});
  double nll = 0;
  std::string joined;
  for (const Json& part : got.parts.at(1)) {
    nll -= std::log(part["p"].get<double>());
    joined += part["text"].get<std::string>();
  }
  const auto count = static_cast<double>(got.parts.at(1).size());
  EXPECT_GT(count, 128);
  EXPECT_EQ(joined, text);
  EXPECT_NEAR(got.last.at(1)["loss"].get<double>(), nll / count, 1e-9);
  const double characters = 40 * 33;
  EXPECT_NEAR(got.last.at(1)["bits_per_char"].get<double>(), nll / std::log(2.0) / characters, 1e-9);
  EXPECT_EQ(got.last.at(2)["issue"]["id"], "generate-no-text");
}

TEST(Session, CutsTextIntoTokens) {
  const Answers got = session({request(1, "tokenize", {{"model", "plain"}, {"text", "Rin and <|end|>"}})});
  std::string joined;
  for (const Json& token : got.last.at(1)["tokens"]) {
    joined += token["text"].get<std::string>();
    EXPECT_NE(token["piece"], "<|end|>");
  }
  EXPECT_EQ(joined, "Rin and <|end|>");
}

TEST(Session, CancelEndsATextBetweenTokens) {
  // Greedy, this model goes round in circles and would never end.
  const Json sampling = {{"temperature", 0}, {"max_tokens", 1000000}};
  const Json endless =
      request(1, "generate", {{"model", "plain"}, {"prompt", "x"}, {"sampling", sampling}, {"top", 0}});
  const Answers got = session({endless, request(2, "cancel", {{"id", 1}})});
  EXPECT_EQ(got.last.at(2)["done"], true);
  EXPECT_EQ(got.last.at(1)["cancelled"], true);
  EXPECT_EQ(got.last.at(1)["stopped"], "cancelled");
  EXPECT_LT(got.parts.at(1).size(), 100000u);
}
}  // namespace
}  // namespace zk::test
