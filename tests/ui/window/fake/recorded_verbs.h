// The verbs of the data pages, answered with what the real `zk session` said once (lab_answers.jsonl, recorded from a
// finished quickstart). Only for tests. What a name asks for: "broken" is refused, "leaky" tells of copies, any other
// dataset has none.
#pragma once
#include <fstream>
#include <map>
#include <string>

#include "engine/core/session.h"

namespace zk::fake {

inline Json recorded(const std::string& verb) {
  std::ifstream file(ZK_FAKE_ANSWERS);
  for (std::string line; std::getline(file, line);) {
    const Json json = Json::parse(line, nullptr, false);
    if (json.is_object() && json.value("verb", "") == verb) return json.at("answer");
  }
  return Json::object();
}

/// Of the recorded cuts those that were asked for; the project's own tokenizer answers by any name.
inline Json cutsFor(const Json& args) {
  Json answer = recorded("tokenize");
  Json wanted = Json::array();
  for (const Json& name : args.value("tokenizers", Json::array()))
    for (const Json& cut : answer["tokenizations"]) {
      const bool plain = name == "bytes" || name == "characters";
      const bool own = cut["tokenizer"] == "quickstart-1";
      if (plain ? cut["tokenizer"] != name : !own) continue;
      Json mine = cut;
      mine["tokenizer"] = name;
      wanted.push_back(mine);
    }
  return {{"tokenizations", wanted}};
}

inline Result<Json> figuresFor(const Json& args) {
  Json answer = recorded("tokenizer_stats");
  Json wanted = Json::array();
  for (const Json& name : args.value("tokenizers", Json::array()))
    for (Json mine : answer["tokenizers"]) {
      if ((name == "bytes") != (mine["tokenizer"] == "bytes")) continue;
      mine["tokenizer"] = name;
      wanted.push_back(mine);
    }
  return Json{{"tokenizers", wanted}};
}

inline void addRecordedVerbs(Session& session) {
  session.on("tokenize", [](const Json& args, SessionReply&) -> Result<Json> { return cutsFor(args); });
  session.on("tokenizer_stats", [](const Json& args, SessionReply&) -> Result<Json> { return figuresFor(args); });
  session.on("merges", [](const Json& args, SessionReply&) -> Result<Json> {
    if (args.value("tokenizer", "") == "unigram-1")
      return issue_input("tokenizer-no-merges", {{"tokenizer", "unigram-1"}, {"kind", "unigram"}});
    Json answer = recorded("merges");
    answer["tokenizer"] = args.value("tokenizer", "");
    return answer;
  });
  session.on("peek", [](const Json& args, SessionReply&) -> Result<Json> {
    if (args.contains("conversations")) return recorded("peek-conversations");
    if (args.value("dataset", "") == "broken")
      return issue_input("artifact-broken", {{"kind", "dataset"}, {"artifact", "broken"}});
    Json answer = recorded(args.value("split", "train") == "valid" ? "peek-valid" : "peek");
    answer["dataset"] = args.value("dataset", "");
    answer["step"] = args.value("step", 0);
    return answer;
  });
  session.on("leaks", [](const Json& args, SessionReply&) -> Result<Json> {
    Json answer = recorded("leaks");
    if (args.value("dataset", "") != "leaky") answer["copies"] = 0, answer["examples"] = Json::array();
    return answer;
  });
}

}  // namespace zk::fake
