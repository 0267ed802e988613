// A workspace made by zk itself (corpus, exam, tokenizer, dataset) with two small models of random weights, one marked
// as tuned: they write nonsense, but everything around them is real. And a way to run zk and to hear what it says.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/workspace.h"

namespace zk::test {

/// Made once per process, removed at its end. Holds corpora/w, exams/w-exams, datasets/w, models/plain and runs/tuned
/// (two checkpoints, 10 and 20).
const std::filesystem::path& small_world();

struct Said {
  int exit = -1;
  std::string out, err;
};
/// Runs `zk words…` in the small world with `input` on standard input; English unless `lang` says otherwise.
Said zk(std::vector<std::string> words, const std::string& input = "", const std::string& lang = "en");
/// Runs `zk-engine session` over the lines of `input`.
Said engine_session(const std::string& input);
}  // namespace zk::test
