// Parameters of `zk collect` and `zk clean`. A cleaning step has a group of its own; `steps` says which run, in order.
#pragma once
#include "engine/core/schema.h"

namespace zk::spec {

struct CollectParams {
  std::string name;
  std::vector<std::string> paths;
  std::string text_field = "text";
  std::string split = "file";
  double max_megabytes = 16;
  std::string source;
  std::string licence;
  double shard_megabytes = 64;
  template <class V>
  void visit(V& v) {
    v(paths, "paths", {.level = Level::Learn, .path = true, .positional = true});
    v(name, "name", {.level = Level::Build});
    v(text_field, "text_field", {.level = Level::Build});
    v(split, "split", {.level = Level::Build, .choices = {"file", "paragraphs", "lines"}, .affects = {"result"}});
    v(max_megabytes, "max_megabytes",
      {.range = {0.001, 256}, .scale = Scale::Log, .level = Level::Expert, .unit = "MB", .affects = {"memory"}});
    v(source, "source", {.level = Level::Build});
    v(licence, "licence", {.level = Level::Build});
    v(shard_megabytes, "shard_megabytes",
      {.range = {0.01, 4096}, .scale = Scale::Log, .level = Level::Expert, .unit = "MB"});
  }
};

struct HtmlStepParams {
  std::string mode = "precise";
  bool comments = false;
  bool noindex = true;
  template <class V>
  void visit(V& v) {
    v(mode, "mode", {.level = Level::Learn, .choices = {"fast", "precise"}, .affects = {"result", "speed"}});
    v(comments, "comments", {.level = Level::Build, .affects = {"result"}});
    v(noindex, "noindex", {.level = Level::Build, .affects = {"result"}});
  }
};

struct UnicodeStepParams {
  std::string form = "nfc";
  bool repair = true;
  template <class V>
  void visit(V& v) {
    v(form, "form", {.level = Level::Build, .choices = {"none", "nfc", "nfkc"}, .affects = {"result"}});
    v(repair, "repair", {.level = Level::Build, .affects = {"result"}});
  }
};

struct LanguageStepParams {
  std::vector<std::string> keep = {"en", "ja"};
  double min_percent = 50;
  bool keep_unknown = true;
  template <class V>
  void visit(V& v) {
    v(keep, "keep", {.level = Level::Learn, .affects = {"result"}});
    v(min_percent, "min_percent", {.range = {0, 100}, .level = Level::Build, .unit = "%", .affects = {"result"}});
    v(keep_unknown, "keep_unknown", {.level = Level::Build, .affects = {"result"}});
  }
};

struct EmojiStepParams {
  std::string things = "convert";
  std::string feelings = "remove";
  std::string others = "remove";
  template <class V>
  void visit(V& v) {
    const std::vector<std::string> all = {"keep", "remove", "convert"};
    v(things, "things", {.level = Level::Learn, .choices = all, .affects = {"result"}});
    v(feelings, "feelings", {.level = Level::Learn, .choices = all, .affects = {"result"}});
    v(others, "others", {.level = Level::Build, .choices = {"keep", "remove"}, .affects = {"result"}});
  }
};

struct LengthStepParams {
  int64_t min_characters = 20;
  int64_t max_characters = 0;
  int64_t min_words = 0;
  template <class V>
  void visit(V& v) {
    v(min_characters, "min_characters",
      {.range = {0, 1e9}, .level = Level::Learn, .unit = "characters", .affects = {"result"}});
    v(max_characters, "max_characters",
      {.range = {0, 1e9}, .level = Level::Build, .unit = "characters", .affects = {"result"}});
    v(min_words, "min_words", {.range = {0, 1e9}, .level = Level::Build, .unit = "words", .affects = {"result"}});
  }
};

struct ContactStepParams {
  std::string action = "mask";
  bool email = true;
  bool phone = true;
  bool ip = true;
  template <class V>
  void visit(V& v) {
    v(action, "action",
      {.level = Level::Learn, .choices = {"mask", "drop-line", "drop-document"}, .affects = {"result"}});
    v(email, "email", {.level = Level::Build, .affects = {"result"}});
    v(phone, "phone", {.level = Level::Build, .affects = {"result"}});
    v(ip, "ip", {.level = Level::Build, .affects = {"result"}});
  }
};

struct DedupStepParams {
  bool ignore_case = false;
  bool ignore_space = true;
  template <class V>
  void visit(V& v) {
    v(ignore_case, "ignore_case", {.level = Level::Build, .affects = {"result"}});
    v(ignore_space, "ignore_space", {.level = Level::Build, .affects = {"result"}});
  }
};

struct QualityStepParams {
  std::string preset = "mini";
  template <class V>
  void visit(V& v) {
    v(preset, "preset", {.level = Level::Learn, .affects = {"result"}});
  }
};

struct NearStepParams {
  int64_t words = 5;
  int64_t characters = 8;
  int64_t buckets = 14;
  int64_t hashes_per_bucket = 8;
  template <class V>
  void visit(V& v) {
    v(words, "words", {.range = {1, 50}, .level = Level::Build, .unit = "words", .affects = {"result"}});
    v(characters, "characters",
      {.range = {1, 100}, .level = Level::Build, .unit = "characters", .affects = {"result"}});
    v(buckets, "buckets", {.range = {1, 256}, .level = Level::Expert, .affects = {"result", "memory"}});
    v(hashes_per_bucket, "hashes_per_bucket", {.range = {1, 64}, .level = Level::Expert, .affects = {"result"}});
  }
};

struct DecontaminateStepParams {
  std::vector<std::string> exams;
  std::string split = "held";
  int64_t words = 13;
  int64_t characters = 24;
  std::string action = "drop";
  template <class V>
  void visit(V& v) {
    v(exams, "exams", {.level = Level::Learn, .artifact = "exam", .affects = {"result"}});
    v(split, "split", {.level = Level::Build, .choices = {"held", "all"}, .affects = {"result"}});
    v(words, "words", {.range = {3, 100}, .level = Level::Build, .unit = "words", .affects = {"result"}});
    v(characters, "characters",
      {.range = {6, 1000}, .level = Level::Build, .unit = "characters", .affects = {"result"}});
    v(action, "action", {.level = Level::Build, .choices = {"drop", "report"}, .affects = {"result"}});
  }
};

struct CleanParams {
  std::string name;
  std::string corpus;
  std::vector<std::string> steps = {"html",    "unicode", "language", "emoji",
                                    "contact", "length",  "exact",    "decontaminate"};
  HtmlStepParams html;
  UnicodeStepParams unicode;
  LanguageStepParams language;
  EmojiStepParams emoji;
  LengthStepParams length;
  ContactStepParams contact;
  QualityStepParams quality;
  DedupStepParams exact;
  NearStepParams near;
  DecontaminateStepParams decontaminate;
  double shard_megabytes = 16;
  std::optional<int64_t> threads;
  template <class V>
  void visit(V& v) {
    v(corpus, "corpus", {.level = Level::Learn, .artifact = "corpus", .positional = true});
    v(name, "name", {.level = Level::Build});
    v(steps, "steps", {.level = Level::Learn, .affects = {"result"}});
    v(html, "html");
    v(unicode, "unicode");
    v(emoji, "emoji");
    v(language, "language");
    v(length, "length");
    v(contact, "contact");
    v(quality, "quality");
    v(exact, "exact");
    v(near, "near");
    v(decontaminate, "decontaminate");
    v(shard_megabytes, "shard_megabytes",
      {.range = {0.01, 1024}, .scale = Scale::Log, .level = Level::Expert, .unit = "MB", .affects = {"memory"}});
    v(threads, "threads",
      {.range = {1, 1024}, .level = Level::Expert, .formula = "usable_cores", .affects = {"speed"}});
  }
};

}  // namespace zk::spec
