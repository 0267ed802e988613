// zk eval and zk compare over the small world: what they write, what they print, what they refuse. The models know
// nothing, so their answers must look like chance.
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "engine/core/files.h"
#include "small_world.h"

namespace zk::test {
namespace {
namespace fs = std::filesystem;

Json result_of(const Said& said) {
  EXPECT_EQ(said.exit, 0) << said.err;
  Json json = Json::parse(said.out, nullptr, false);
  EXPECT_TRUE(json.is_object()) << said.out;
  return json;
}

std::vector<Json> lines_of(const fs::path& path) {
  std::ifstream in(path);
  std::vector<Json> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(Json::parse(line));
  return lines;
}

/// The evaluation of `model`, made at its first use.
Json evaluation(const std::string& model) {
  static std::map<std::string, Json> made;
  if (!made.contains(model))
    made[model] =
        result_of(zk({"eval", model, "--name", "of-" + model, "--chat_questions", "12", "--threads", "1", "--json"}));
  return made[model];
}

TEST(Eval, WritesEveryAnswerAndAddsThemUp) {
  const Json result = evaluation("plain");
  EXPECT_EQ(result["form"], "text");
  EXPECT_EQ(result["model"]["ref"], "plain");
  const fs::path dir = small_world() / "evaluations" / "of-plain";
  const Json file = *read_json(dir / "results.json");
  EXPECT_EQ(file["families"], result["families"]);
  ASSERT_EQ(result["families"].size(), 5u * 2 * 3);  // families, splits, two languages and both together
  std::map<std::string, int64_t> right, asked;
  std::set<std::string> families;
  for (const Json& row : result["families"]) families.insert(row["family"].get<std::string>());
  for (const std::string& family : families)
    for (const Json& line : lines_of(dir / ("samples_exam_" + family + ".jsonl"))) {
      const std::string cell = family + "/" + line["split"].get<std::string>() + "/";
      for (const std::string& lang : {line["lang"].get<std::string>(), std::string("all")})
        ++asked[cell + lang], right[cell + lang] += line["correct"].get<bool>();
      const auto& sums = line["loglikelihoods"];
      ASSERT_EQ(sums.size(), line["choices"].size());
      for (const Json& sum : sums) EXPECT_LE(sum.get<double>(), sums[line["chosen"].get<size_t>()].get<double>());
      EXPECT_EQ(line["correct"], line["chosen"] == line["answer"]);
      const std::string prompt = line["prompt"];
      EXPECT_TRUE(prompt.starts_with("<|doc|>")) << prompt;
      const bool reading = family == "reading" && line["lang"] == "en";
      const bool science = family == "science" && line["lang"] == "ja";
      EXPECT_TRUE(!reading || prompt.ends_with("\nAnswer:")) << prompt;
      EXPECT_TRUE(!science || prompt.ends_with("\n答え：")) << prompt;
    }
  int64_t all_right = 0, all = 0;
  for (const Json& row : result["families"]) {
    const std::string cell =
        row["family"].get<std::string>() + "/" + row["split"].get<std::string>() + "/" + row["lang"].get<std::string>();
    EXPECT_EQ(row["n"], asked[cell]) << cell;
    EXPECT_EQ(row["correct"], right[cell]) << cell;
    EXPECT_EQ(row["chance"], 0.25);
    EXPECT_LE(row["low"].get<double>(), row["accuracy"].get<double>());
    EXPECT_GE(row["high"].get<double>(), row["accuracy"].get<double>());
    if (row["lang"] == "all") all_right += right[cell], all += asked[cell];
  }
  EXPECT_EQ(all, 120);
  EXPECT_GT(all_right, 10);  // about 30 by chance
  EXPECT_LT(all_right, 60);
}

TEST(Eval, MeasuresTheValidationTextByLanguage) {
  const Json text = evaluation("plain")["text"];
  EXPECT_EQ(text["window"], 64);
  EXPECT_EQ(text["stride"], 32);
  const Json& all = text["figures"]["all"];
  double nats = 0;
  int64_t targets = 0, characters = 0;
  for (const Json& line : lines_of(small_world() / "evaluations" / "of-plain" / "samples_text.jsonl"))
    nats += line["nats"].get<double>(), targets += line["targets"].get<int64_t>(),
        characters += line["characters"].get<int64_t>();
  EXPECT_NEAR(all["nats"].get<double>(), nats, 1e-6 * nats);
  EXPECT_EQ(all["targets"], targets);
  EXPECT_EQ(all["characters"], characters);
  EXPECT_EQ(all["tokens"], targets + 1);
  EXPECT_EQ(text["figures"]["en"]["characters"].get<int64_t>() + text["figures"]["ja"]["characters"].get<int64_t>(),
            characters);
  // The dataset's own baselines count the same tokens and characters.
  const Json& baseline = text["baselines"]["all"];
  EXPECT_EQ(baseline["targets"], targets);
  EXPECT_EQ(baseline["characters"], characters);
  // A random model is no better than knowing nothing.
  EXPECT_GT(all["bits_per_character"].get<double>(), 0.9 * baseline["uniform"]["bits_per_character"].get<double>());
}

TEST(Eval, TunedModelsAreAskedAsInAChat) {
  const Json result = evaluation("tuned");
  EXPECT_EQ(result["form"], "chat");
  EXPECT_EQ(result["model"]["ref"], "tuned@20");
  const fs::path dir = small_world() / "evaluations" / "of-tuned";
  for (const Json& line : lines_of(dir / "samples_exam_truth.jsonl")) {
    const std::string prompt = line["prompt"];
    EXPECT_TRUE(prompt.starts_with("<|doc|><|user|> ")) << prompt;
    EXPECT_TRUE(prompt.ends_with("<|bot|>")) << prompt;
  }
  const auto free = lines_of(dir / "samples_answers.jsonl");
  EXPECT_EQ(free.size(), 12u);
  EXPECT_EQ(result["answers"]["rows"].back()["n"], 12);
  const Said as_text = zk({"eval", "tuned", "--form", "text", "--tasks", "truth", "--limit", "2", "--no-exact_match",
                           "--threads", "1", "--json"});
  const Json text = result_of(as_text);
  EXPECT_EQ(text["form"], "text");
  EXPECT_FALSE(text.contains("answers"));
  ASSERT_EQ(text["families"].size(), 6u);
  for (const Json& row : text["families"]) EXPECT_EQ(row["n"], row["lang"] == "all" ? 4 : 2);
}

TEST(Eval, PrintsATableInTheReadersLanguage) {
  const std::vector<std::string> words = {"eval", "plain",     "--tasks", "truth", "--limit", "3", "--chat_questions",
                                          "4",    "--threads", "1"};
  const Said en = zk(words), ja = zk(words, "", "ja");
  EXPECT_EQ(en.exit, 0) << en.err;
  EXPECT_NE(en.out.find("95 % interval"), std::string::npos) << en.out;
  EXPECT_NE(en.out.find("bits/character"), std::string::npos);
  EXPECT_NE(ja.out.find("95 % 区間"), std::string::npos) << ja.out;
  EXPECT_EQ(ja.out.find("interval"), std::string::npos);
}

TEST(Eval, SaysWhatIsWrongAndLeavesNothingBehind) {
  const auto count = [] {
    const fs::path dir = small_world() / "evaluations";
    return fs::exists(dir) ? std::distance(fs::directory_iterator(dir), fs::directory_iterator()) : 0;
  };
  const auto before = count();
  const Said family = zk({"eval", "plain", "--tasks", "trueth"});
  EXPECT_EQ(family.exit, 2);
  EXPECT_NE(family.err.find("truth"), std::string::npos) << family.err;
  EXPECT_EQ(zk({"eval", "plain", "--exam", "nowhere"}).exit, 3);
  EXPECT_EQ(count(), before);
}

TEST(Compare, TheSameModelIsNoClearDifference) {
  evaluation("plain");
  result_of(zk({"eval", "plain", "--name", "again", "--chat_questions", "12", "--threads", "1", "--json"}));
  const Json compared = result_of(zk({"compare", "of-plain", "again", "--json"}))["comparisons"][0];
  EXPECT_TRUE(compared["issues"].empty());
  for (const char* part : {"families", "text", "answers"}) {
    EXPECT_FALSE(compared[part].empty()) << part;
    for (const Json& row : compared[part]) {
      EXPECT_EQ(row["difference"], 0) << row.dump();
      EXPECT_EQ(row["verdict"], "none");
    }
  }
  const Said words = zk({"compare", "of-plain", "again"}, "", "ja");
  EXPECT_NE(words.out.find("はっきりした差はありません"), std::string::npos) << words.out;
}

TEST(Compare, DifferentModelsArePairedQuestionByQuestion) {
  evaluation("plain"), evaluation("tuned");
  const Said said = zk({"compare", "of-plain", "of-tuned", "--json"});
  const Json compared = result_of(said)["comparisons"][0];
  EXPECT_NE(said.err.find("another form"), std::string::npos) << said.err;
  ASSERT_EQ(compared["families"].size(), 30u);
  for (const Json& row : compared["families"]) {
    EXPECT_NEAR(row["difference"].get<double>(), row["b"].get<double>() - row["a"].get<double>(), 1e-12);
    EXPECT_NEAR(row["difference"].get<double>() * row["n"].get<double>(),
                row["only_b"].get<double>() - row["only_a"].get<double>(), 1e-9);
    EXPECT_GE(row["p_holm"].get<double>(), row["p"].get<double>());
  }
  EXPECT_NE(compared["text"][0]["difference"], 0);
}

TEST(Compare, NeedsTwo) {
  evaluation("plain");
  EXPECT_EQ(zk({"compare", "of-plain"}).exit, 2);
  EXPECT_EQ(zk({"compare", "of-plain", "nowhere"}).exit, 3);
}
}  // namespace
}  // namespace zk::test
