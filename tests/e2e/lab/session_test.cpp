// zk session and zk plan as the window uses them: plan, model, dial, check, the tokenizer lab and a look into real
// batches, on a small workspace made by the program itself; wrong requests are answered with an issue that has words.
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "engine/core/text.h"
#include "engine/core/workspace.h"
#include "engine/token/window_sampler.h"
#include "tests/e2e/data/zk_process.h"

namespace zk::e2e {
namespace {

const std::filesystem::path& workspace() {
  static const TempDir dir;
  static const bool made = [] {
    for (const char* words : {"miniworld --megabytes 0.3 --chats 40 --exam_items 8 --quiet",
                              "tokenizer --vocab_size 900 --quiet", "dataset --valid_percent 5 --quiet"}) {
      const Ran ran = run_zk(dir.path(), words);
      EXPECT_EQ(ran.exit, 0) << words << "\n" << ran.err;
    }
    return true;
  }();
  EXPECT_TRUE(made);
  return dir.path();
}

Json request(const char* verb, const Json& args) { return {{"do", verb}, {"args", args}}; }

/// The last lines of all requests, in their order.
std::vector<Json> ask(std::vector<Json> requests, const std::filesystem::path& where = workspace()) {
  std::string lines;
  for (size_t i = 0; i < requests.size(); ++i) {
    requests[i]["id"] = i;
    lines += requests[i].dump() + "\n";
  }
  const TempDir files;
  const auto input = files.write("in", lines);
  const Ran ran = run_zk(where, "session <'" + input.string() + "'");
  EXPECT_EQ(ran.exit, 0) << ran.err;
  std::vector<Json> answers(requests.size());
  std::istringstream out(ran.out);
  for (std::string line; std::getline(out, line);) {
    const Json json = Json::parse(line, nullptr, false);
    EXPECT_TRUE(json.is_object()) << line;
    if (json.value("done", false)) answers.at(json["re"]) = json;
  }
  return answers;
}

/// "E3 81" as bytes.
std::string bytes_of(const std::string& hex) {
  std::string out;
  std::istringstream in(hex);
  for (int byte = 0; in >> std::hex >> byte;) out += static_cast<char>(byte);
  return out;
}

Json ask_one(const char* verb, const Json& args) { return ask({request(verb, args)}).at(0); }

TEST(Lab, PlanFollowsTheForm) {
  const auto got = ask({request("plan", Json::object()), request("plan", {{"values", {{"model", {{"n_layer", 8}}}}}}),
                        request("plan", {{"values", {{"dial", 0.5}, {"model", {{"n_layer", 3}}}}}}),
                        request("plan", {{"values", {{"size", "gpt2-124m"}, {"machine", "server"}}}})});
  EXPECT_EQ(got[0]["model"]["vocab_size"], 900);
  EXPECT_EQ(got[0]["model"]["vocab_source"], "dataset:dataset-1");
  EXPECT_GT(got[0]["work"]["epochs"].get<double>(), 0);
  EXPECT_EQ(got[1]["model"]["parameters"].get<int>() - got[0]["model"]["parameters"].get<int>(), 4 * 197120);
  EXPECT_GT(got[1]["time_s"]["low"].get<double>(), got[0]["time_s"]["low"].get<double>());
  EXPECT_EQ(got[2]["dial"]["values"]["model.d_model"], 704);
  EXPECT_EQ(got[2]["model"]["parts"][2]["parameters"].get<int>() / got[2]["model"]["parts"][2]["per_layer"].get<int>(),
            3);
  EXPECT_EQ(got[3]["model"]["parameters"], 124439808);
  double sum = 0;
  for (const char* part : {"weights", "gradients", "optimizer", "activations", "logits", "reserve"})
    sum += got[3]["memory"]["parts"][part].get<double>();
  EXPECT_DOUBLE_EQ(sum, got[3]["memory"]["parts"]["total"].get<double>());
  const Ran table = run_zk(workspace(), "--lang ja plan --size gpt2-124m");
  EXPECT_EQ(table.exit, 0) << table.err;
  EXPECT_NE(table.out.find("124,439,808"), std::string::npos);
  EXPECT_NE(table.out.find("アテンション"), std::string::npos);
  const Json printed = Json::parse(run_zk(workspace(), "plan --json").out, nullptr, false);
  EXPECT_EQ(printed["model"]["parameters"], got[0]["model"]["parameters"]);
}

TEST(Lab, ModelIsDrawnEvenWhereItIsIllegal) {
  const auto got = ask({request("model", Json::object()), request("model", {{"values", {{"model", {{"n_head", 3}}}}}}),
                        request("model", {{"ref", "nowhere"}})});
  EXPECT_TRUE(got[0]["issues"].empty());
  int64_t sum = 0;
  for (const Json& block : got[0]["blocks"]) sum += block["parameters_total"].get<int64_t>();
  EXPECT_EQ(sum, got[0]["parameters"].get<int64_t>());
  EXPECT_EQ(got[1]["issues"][0]["id"], "spec-head-divides");
  EXPECT_EQ(got[1]["offending"][0], "attn");
  EXPECT_EQ(got[1]["applied"][0]["path"], "model.n_head");
  EXPECT_EQ(got[1]["spec"]["n_head"], got[1]["applied"][0]["value"]);
  std::map<std::string, Json> published;
  for (const Json& one : got[0]["published"]) published[one["id"]] = one;
  EXPECT_EQ(published.at("llama-7b")["parameters"], 6738415616);
  EXPECT_EQ(published.at("llama-7b")["published"], 6.7e9);
  EXPECT_EQ(got[2]["issue"]["id"], "model-missing");
}

TEST(Lab, CheckSaysWhatEachStageWaitsFor) {
  const auto got = ask({request("check", {{"command", "train"}, {"values", {{"dataset", "dataset-2"}}}}),
                        request("check", {{"command", "train"}, {"values", {{"lr", 1}}}}),
                        request("check", {{"command", "trian"}})});
  EXPECT_EQ(got[0]["issues"][0]["id"], "artifact-missing");
  EXPECT_EQ(got[0]["issues"][0]["fix"][0], (Json{{"path", "dataset"}, {"value", "dataset-1"}}));
  std::map<std::string, Json> stages;
  for (const Json& stage : got[0]["stages"]) stages[stage["command"]] = stage;
  EXPECT_EQ(stages.at("train")["state"], "ready");
  EXPECT_EQ(stages.at("dataset")["made"], 1);
  EXPECT_EQ(stages.at("train")["made"], 0);
  EXPECT_FALSE(stages.contains("plan"));  // needs nothing
  EXPECT_EQ(stages.at("eval")["state"], "blocked");
  EXPECT_EQ(stages.at("eval")["missing"][0]["kind"], "model");
  EXPECT_EQ(stages.at("eval")["missing"][0]["unlock"][0], "train");
  EXPECT_EQ(got[1]["issues"][0]["id"], "param-unknown");
  EXPECT_TRUE(got[1]["values"].is_null());
  EXPECT_EQ(got[2]["issue"]["id"], "command-unknown");
  const TempDir empty;
  const Json none = ask({request("check", {{"command", "train"}})}, empty.path()).at(0);
  for (const Json& stage : none["stages"])
    if (stage["command"] == "train") {
      EXPECT_EQ(stage["missing"][0]["unlock"][0], "dataset");
    }
}

TEST(Lab, TokenizersSideBySide) {
  const std::string text = "Rin は池へ行く 🐟";
  const Json got = ask_one("tokenize", {{"text", text}, {"tokenizers", {"tokenizer-1", "bytes", "characters"}}});
  const Json& all = got["tokenizations"];
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[1]["count"], text.size());
  EXPECT_EQ(all[2]["count"], 11);
  EXPECT_EQ(all[2]["characters_per_token"], 1);
  for (const Json& one : all) {
    EXPECT_EQ(one["round_trip"], true);
    EXPECT_EQ(one["count"], one["tokens"].size());
  }
  EXPECT_TRUE(all[1]["tokens"][4]["text"].is_null());
  EXPECT_EQ(all[1]["tokens"][4]["bytes"], "E3");
  const Json stats = ask_one("tokenizer_stats", Json::object());
  ASSERT_EQ(stats["tokenizers"].size(), 3u);
  for (const Json& one : stats["tokenizers"]) {
    EXPECT_EQ(one["round_trip"], true);
    for (const char* sample : {"en", "ja", "code", "numbers"})
      EXPECT_GT(one["samples"][sample]["characters_per_token"].get<double>(), 0.3) << one["tokenizer"] << sample;
  }
  EXPECT_GT(stats["tokenizers"][0]["samples"]["en"]["characters_per_token"].get<double>(), 1.5);
  EXPECT_EQ(stats["tokenizers"][0]["check"]["round_trip_failures"], 0);
}

TEST(Lab, MergesInPagesAndAsATheatre) {
  const std::string sentence = "the pond";
  const auto got = ask({request("merges", {{"count", 5}, {"sentence", sentence}}),
                        request("merges", {{"from", 5}, {"count", 3}}), request("tokenize", {{"text", sentence}})});
  EXPECT_EQ(got[0]["merges"].size(), 5u);
  EXPECT_EQ(got[0]["merges"][0]["n"], 1);
  EXPECT_GT(got[0]["merges"][0]["count"].get<int>(), 10);
  EXPECT_EQ(got[0]["counted"]["source"], "corpus:corpus-1");
  EXPECT_EQ(got[1]["merges"][0]["n"], 6);
  EXPECT_EQ(got[0]["start"].size(), sentence.size());
  const Json& last = got[0]["steps"].back()["tokens"];
  const Json& tokens = got[2]["tokenizations"][0]["tokens"];
  ASSERT_EQ(last.size(), tokens.size());
  for (size_t i = 0; i < last.size(); ++i) EXPECT_EQ(last[i], tokens[i]["text"]);
}

TEST(Lab, PeekShowsTheRowsThatTrainingReads) {
  const Json got =
      ask_one("peek", {{"seq_len", 32}, {"batch", 4}, {"seed", 9}, {"step", 3}, {"first", 1}, {"rows", 2}});
  ASSERT_EQ(got["rows"].size(), 2u);
  const auto stream = token::TokenStream::open(workspace() / "datasets" / "dataset-1", "train");
  ASSERT_TRUE(stream.ok());
  const auto sampler = token::WindowSampler::create(*stream, {32, 4, 9});
  ASSERT_TRUE(sampler.ok());
  std::vector<int64_t> inputs(2 * 32), targets(2 * 32);
  sampler->fill(3 * 4 + 1, 2, inputs.data(), targets.data());
  std::vector<int64_t> ids, next;
  for (const Json& row : got["rows"]) {
    for (const Json& id : row["ids"]) {
      ids.push_back(id);
      EXPECT_TRUE(got["pieces"].contains(std::to_string(id.get<int>())));
    }
    for (const Json& id : row["targets"]) next.push_back(id);
    for (const Json& at : row["borders"]) EXPECT_EQ(row["ids"][at.get<size_t>()], got["doc_id"]);
  }
  EXPECT_EQ(ids, inputs);
  EXPECT_EQ(next, targets);
}

TEST(Lab, PeekShowsWhatIsLearnedOfAConversation) {
  const Json got = ask_one("peek", {{"conversations", ""}, {"rows", 3}});
  ASSERT_EQ(got["rows"].size(), 3u);
  for (const Json& row : got["rows"]) {
    const size_t n = row["ids"].size();
    ASSERT_EQ(row["mask"].size(), n);
    ASSERT_EQ(row["roles"].size(), n);
    int64_t learned = 0;
    std::string answer;
    for (size_t i = 0; i < n; ++i) {
      if (!row["mask"][i].get<bool>()) continue;
      ++learned;
      const Json& piece = got["pieces"][std::to_string(row["targets"][i].get<int>())];
      answer += bytes_of(piece["bytes"]);
    }
    EXPECT_EQ(learned, row["learned"].get<int64_t>());
    EXPECT_EQ(row["mask"][0], false);
    EXPECT_EQ(row["mask"][n - 1], true);
    EXPECT_EQ(row["roles"][0], "mark");
    EXPECT_EQ(row["roles"][n - 1], "assistant");
    EXPECT_EQ(answer, " " + row["assistant"].get<std::string>());
  }
}

TEST(Lab, LeaksAreCounted) {
  const Json got = ask_one("leaks", Json::object());
  EXPECT_EQ(got["checked_tokens"], got["train_tokens"]);
  EXPECT_GT(got["documents"].get<int>(), 0);
  EXPECT_LE(got["copies"].get<int>(), got["documents"].get<int>());
}

TEST(Lab, WrongRequestsAreAnsweredInWords) {
  const Json list = Json::array({1});
  const auto got = ask({request("plan", list),
                        request("plan", {{"values", 7}}),
                        request("plan", {{"values", {{"batch", "x"}}}}),
                        request("plan", {{"values", {{"machine", "moon"}}}}),
                        request("dial", {{"position", 2}}),
                        request("tokenize", {{"text", 5}}),
                        request("tokenize", {{"text", "a"}, {"tokenizers", {"nix"}}}),
                        request("tokenize", {{"text", std::string(70000, 'a')}}),
                        request("merges", {{"tokenizer", {1}}}),
                        request("peek", {{"rows", 0}}),
                        request("peek", {{"split", "test"}}),
                        request("peek", {{"seq_len", 131072}}),
                        request("peek", {{"conversations", "no"}}),
                        request("leaks", {{"dataset", "no"}}),
                        request("list", {{"kind", 3}}),
                        request("model", {{"values", {{"size", "gpt"}}}}),
                        request("check", {{"command", 1}}),
                        request("plan", {{"values", {{"dataset", "no"}}}}),
                        request("peek", {{"first", 99}}),
                        request("merges", {{"from", 1000000}})});
  for (size_t i = 0; i + 2 < got.size(); ++i) {
    const Json issue =
        got[i].value("issue", got[i].contains("issues") && !got[i]["issues"].empty() ? got[i]["issues"][0] : Json());
    ASSERT_TRUE(issue.is_object()) << i << " " << got[i].dump().substr(0, 200);
    for (const Lang lang : {Lang::En, Lang::Ja})
      EXPECT_TRUE(has_text(lang, "issue." + issue["id"].get<std::string>())) << i << " " << issue["id"];
    EXPECT_NE(issue["id"], "internal") << i << issue.dump();
  }
  EXPECT_TRUE(got[got.size() - 2]["rows"].empty());
  EXPECT_TRUE(got.back()["merges"].empty());
}
}  // namespace
}  // namespace zk::e2e
