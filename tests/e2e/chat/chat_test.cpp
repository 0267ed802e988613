// zk generate and zk chat as people and scripts call them.
#include <gtest/gtest.h>

#include "engine/token/utf8.h"
#include "small_world.h"

namespace zk::test {
namespace {

Json result_of(const Said& said) {
  EXPECT_EQ(said.exit, 0) << said.err;
  Json json = Json::parse(said.out, nullptr, false);
  EXPECT_TRUE(json.is_object()) << said.out;
  return json;
}

TEST(Generate, TheSameSeedWritesTheSameText) {
  const std::vector<std::string> words = {"generate", "--model", "plain", "--prompt", "Rin went to the", "--seed", "1"};
  const Said first = zk(words), second = zk(words);
  EXPECT_EQ(first.exit, 0) << first.err;
  EXPECT_EQ(first.out, second.out);
  EXPECT_TRUE(first.out.starts_with("Rin went to the")) << first.out;
  EXPECT_EQ(token::utf8_first_invalid(first.out), std::string::npos);
  EXPECT_EQ(first.err, "");
  auto other = words;
  other.back() = "2";
  EXPECT_NE(zk(other).out, first.out);
}

TEST(Generate, JsonTellsHowItWasMade) {
  const Json json = result_of(zk({"generate", "--model", "tuned@10", "--prompt", "リンは", "--seed", "7", "--count",
                                  "3", "--max_tokens", "12", "--json"}));
  EXPECT_EQ(json["model"], "tuned@10");
  EXPECT_EQ(json["prompt"], "リンは");
  ASSERT_EQ(json["texts"].size(), 3u);
  EXPECT_GT(json["tokens_per_second"].get<double>(), 0);
  for (int i = 0; i < 3; ++i) {
    const Json& text = json["texts"][i];
    EXPECT_EQ(text["seed"], 7 + i);
    EXPECT_EQ(text["ids"].size(), text["tokens"].get<size_t>());
    EXPECT_LE(text["tokens"].get<int>(), 12);
  }
  // The third text again, by its own seed.
  const Json again = result_of(
      zk({"generate", "--model", "tuned@10", "--prompt", "リンは", "--seed", "9", "--max_tokens", "12", "--json"}));
  EXPECT_EQ(again["texts"][0]["ids"], json["texts"][2]["ids"]);
}

TEST(Generate, AutoSeedIsNamedAndRepeatsTheText) {
  const Json json = result_of(zk({"generate", "--model", "plain", "--max_tokens", "20", "--json"}));
  const std::string seed = json["seed"].dump();
  const Json again = result_of(zk({"generate", "--model", "plain", "--max_tokens", "20", "--seed", seed, "--json"}));
  EXPECT_EQ(json["texts"][0]["text"], again["texts"][0]["text"]);
}

TEST(Generate, SaysWhatIsWrongInBothLanguages) {
  const Said en = zk({"generate", "--model", "tunde", "--prompt", "x"});
  EXPECT_EQ(en.exit, 3);
  EXPECT_EQ(en.out, "");
  EXPECT_NE(en.err.find("There is no model or run called tunde."), std::string::npos) << en.err;
  const Said ja = zk({"generate", "--model", "tunde", "--prompt", "x"}, "", "ja");
  EXPECT_NE(ja.err.find("tunde"), std::string::npos);
  EXPECT_NE(ja.err.find("エラー"), std::string::npos) << ja.err;
  EXPECT_EQ(zk({"generate", "--temprature", "1"}).exit, 2);
}

TEST(Generate, WarnsWhereThePromptIsTooLong) {
  std::string prompt;
  for (int i = 0; i < 100; ++i) prompt += "the cat sat ";
  const Said said = zk({"generate", "--model", "plain", "--prompt", prompt, "--max_tokens", "4"});
  EXPECT_EQ(said.exit, 0);
  EXPECT_NE(said.err.find("window of 64 tokens"), std::string::npos) << said.err;
}

TEST(Chat, OncePrintsTheAnswerAndNothingElse) {
  const Said said = zk({"chat", "--once", "Where is Rin?", "--max_tokens", "16"});
  EXPECT_EQ(said.exit, 0);
  EXPECT_EQ(said.err, "");  // the newest tuned model is found without being named
  const Json json = result_of(zk({"chat", "tuned@20", "--once", "Where is Rin?", "--max_tokens", "16", "--json"}));
  EXPECT_EQ(said.out, json["answer"].get<std::string>() + "\n");
  EXPECT_EQ(json["model"], "tuned@20");
}

TEST(Chat, AModelThatWasNotTunedContinuesAndItIsSaidWhy) {
  const Said en = zk({"chat", "plain", "--once", "How are you?", "--max_tokens", "8"});
  EXPECT_EQ(en.exit, 0);
  EXPECT_NE(en.err.find("continues your text instead"), std::string::npos) << en.err;
  EXPECT_EQ(en.out.find("continues"), std::string::npos);
  const Said ja = zk({"chat", "plain", "--once", "元気ですか。", "--max_tokens", "8"}, "", "ja");
  EXPECT_NE(ja.err.find("続きを書きます"), std::string::npos) << ja.err;
  // It writes what `generate` writes behind the same words.
  const Json text = result_of(zk({"generate", "--model", "plain", "--prompt", "How are you?", "--temperature", "0",
                                  "--max_tokens", "8", "--json"}));
  EXPECT_EQ(en.out, text["texts"][0]["text"].get<std::string>() + "\n");
}

TEST(Chat, TalksOverSeveralTurns) {
  const Said said =
      zk({"chat", "tuned", "--max_tokens", "6", "--json"}, "Hello!\n\nAnd then?\n/nonsense\n/quit\nnever\n");
  const Json messages = result_of(said)["messages"];
  ASSERT_EQ(messages.size(), 4u);
  EXPECT_EQ(messages[0], (Json{{"role", "user"}, {"content", "Hello!"}}));
  EXPECT_EQ(messages[2]["content"], "And then?");
  EXPECT_EQ(messages[3]["role"], "assistant");
  // What was said before changes the answer; after /reset it no longer does.
  const Json fresh =
      result_of(zk({"chat", "tuned", "--max_tokens", "6", "--json"}, "Hello!\n/reset\nAnd then?"))["messages"];
  ASSERT_EQ(fresh.size(), 2u);
  const Json alone = result_of(zk({"chat", "tuned", "--max_tokens", "6", "--json", "--once", "And then?"}));
  EXPECT_EQ(fresh[1]["content"], alone["answer"]);
  EXPECT_NE(messages[3]["content"], alone["answer"]);
}

TEST(Chat, WithoutAModelItSaysHowToGetOne) {
  const Said said = zk({"chat", "--workspace", (small_world() / "empty").string(), "--once", "Hi"});
  EXPECT_EQ(said.exit, 3);
  EXPECT_EQ(said.out, "");
  EXPECT_NE(said.err.find("zk quickstart"), std::string::npos) << said.err;
}
}  // namespace
}  // namespace zk::test
