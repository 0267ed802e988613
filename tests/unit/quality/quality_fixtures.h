// One rule over one text, and texts that are long enough for the rules.
#pragma once
#include <gtest/gtest.h>

#include "engine/corpus/quality/chain.h"

namespace zk::quality {

struct Answer {
  Verdict verdict;
  Edit edit;
  std::string text;
  std::string_view place() const {
    return std::string_view(text).substr(verdict.where.begin, verdict.where.end - verdict.where.begin);
  }
};

inline Answer ask(std::string_view rule_id, const std::string& text, const Json& params = Json::object()) {
  Answer out;
  const auto rule = make_rule(rule_id);
  EXPECT_TRUE(rule) << rule_id;
  EXPECT_TRUE(rule->set_params(params).ok());
  TextView view;
  out.text = text;
  view.set(out.text);
  out.verdict = rule->check(view, out.edit);
  return out;
}

/// "the w0 w1 …": n different words, two of them English stop words.
inline std::string words(int n) {
  std::string out = "the of";
  for (int i = 2; i < n; ++i)
    out += " word" + std::string(1, char('a' + i % 26)) + std::string(1, char('a' + i / 26 % 26)) +
           std::string(1, char('a' + i / 676));
  return out;
}
inline std::string times(std::string_view piece, int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out += piece;
  return out;
}
}  // namespace zk::quality
