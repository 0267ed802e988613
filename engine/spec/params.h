// The parameters of every command, each once. Words are texts param.[<command>.]<key> and ….help.
// Defaults are the recommended settings of the built-in corpus: a 1.3 M decoder that two CPU cores train in minutes.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/schema.h"

namespace zk::spec {

inline const std::vector<std::string> kLangChoices = {"both", "en", "ja"};

struct MiniworldParams {
  std::string name;
  std::string lang = "both";
  double megabytes = 31;
  int64_t seed = 1;
  bool raw = false;
  int64_t exam_items = 100;
  int64_t exam_seed = 7;
  int64_t chats = 1600;
  template <class V>
  void visit(V& v) {
    v(name, "name", {.level = Level::Build});
    v(lang, "lang", {.level = Level::Learn, .choices = kLangChoices, .affects = {"result"}});
    v(megabytes, "megabytes",
      {.range = {0.05, 20000},
       .scale = Scale::Log,
       .level = Level::Learn,
       .unit = "MB",
       .affects = {"result", "speed"}});
    v(seed, "seed", {.range = {0, 4294967295.0}, .level = Level::Expert, .affects = {"result"}});
    v(raw, "raw", {.level = Level::Build});
    v(exam_items, "exam_items", {.range = {4, 5000}, .level = Level::Build});
    v(exam_seed, "exam_seed", {.range = {0, 4294967295.0}, .level = Level::Expert});
    v(chats, "chats", {.range = {0, 1000000}, .level = Level::Build});
  }
};

struct TokenizerParams {
  std::string name;
  std::string corpus;
  std::string text;
  std::string type = "bpe";
  int64_t vocab_size = 4096;
  int64_t max_piece_chars = 16;
  bool split_digits = true;
  bool byte_fallback = true;
  double character_coverage = 0.9995;
  double sample_megabytes = 12;
  int64_t seed = 1;
  template <class V>
  void visit(V& v) {
    v(name, "name", {.level = Level::Build});
    v(corpus, "corpus", {.level = Level::Learn, .artifact = "corpus", .positional = true});
    v(text, "text", {.level = Level::Build, .path = true});
    v(type, "type",
      {.level = Level::Learn, .choices = {"bpe", "unigram"}, .lesson = "tokenizer", .affects = {"result"}});
    v(vocab_size, "vocab_size",
      {.range = {300, 256000},
       .scale = Scale::Log,
       .level = Level::Learn,
       .unit = "tokens",
       .lesson = "vocabulary",
       .affects = {"result", "speed", "memory"}});
    v(max_piece_chars, "max_piece_chars", {.range = {1, 64}, .level = Level::Expert});
    v(split_digits, "split_digits", {.level = Level::Expert, .affects = {"result"}});
    v(byte_fallback, "byte_fallback", {.level = Level::Expert, .affects = {"result"}});
    v(character_coverage, "character_coverage", {.range = {0.9, 1.0}, .level = Level::Expert});
    v(sample_megabytes, "sample_megabytes",
      {.range = {0.01, 10000}, .scale = Scale::Log, .level = Level::Build, .unit = "MB", .affects = {"speed"}});
    v(seed, "seed", {.range = {0, 4294967295.0}, .level = Level::Expert});
  }
};

struct DatasetParams {
  std::string name;
  std::string corpus;
  std::string tokenizer;
  double valid_percent = 1.0;
  int64_t valid_max_tokens = 200000;
  int64_t seed = 1;
  template <class V>
  void visit(V& v) {
    v(name, "name", {.level = Level::Build});
    v(corpus, "corpus", {.level = Level::Learn, .artifact = "corpus", .positional = true});
    v(tokenizer, "tokenizer", {.level = Level::Learn, .artifact = "tokenizer"});
    v(valid_percent, "valid_percent",
      {.range = {0.01, 50}, .level = Level::Learn, .unit = "%", .lesson = "validation"});
    v(valid_max_tokens, "valid_max_tokens",
      {.range = {256, 1e9}, .scale = Scale::Log, .level = Level::Build, .unit = "tokens"});
    v(seed, "seed", {.range = {0, 4294967295.0}, .level = Level::Expert});
  }
};

/// The shape of a decoder Transformer as people choose it; engine/spec/model_spec.h turns it into a ModelSpec.
struct ModelParams {
  int64_t n_layer = 4;
  int64_t d_model = 128;
  int64_t n_head = 4;
  std::optional<int64_t> n_kv_head;
  std::optional<int64_t> d_ff;
  int64_t seq_len = 256;
  std::string norm = "layernorm";
  std::string position = "rotary";
  std::string activation = "gelu";
  bool bias = false;
  bool tied_head = true;
  double dropout = 0.0;
  double init_std = 0.02;
  double rope_theta = 10000;
  double norm_eps = 1e-5;
  template <class V>
  void visit(V& v) {
    v(n_layer, "n_layer",
      {.range = {1, 256}, .level = Level::Learn, .lesson = "layers", .affects = {"result", "speed", "memory"}});
    v(d_model, "d_model",
      {.range = {8, 32768},
       .scale = Scale::Log,
       .level = Level::Learn,
       .lesson = "width",
       .affects = {"result", "speed", "memory"}});
    v(n_head, "n_head", {.range = {1, 256}, .level = Level::Learn, .lesson = "attention", .affects = {"result"}});
    v(n_kv_head, "n_kv_head",
      {.range = {1, 256}, .level = Level::Expert, .formula = "n_head", .affects = {"result", "memory"}});
    v(d_ff, "d_ff",
      {.range = {8, 262144},
       .scale = Scale::Log,
       .level = Level::Build,
       .formula = "ffn_width",
       .affects = {"result", "speed", "memory"}});
    v(seq_len, "seq_len",
      {.range = {8, 131072},
       .scale = Scale::Log,
       .level = Level::Learn,
       .unit = "tokens",
       .lesson = "context",
       .affects = {"result", "speed", "memory"}});
    v(norm, "norm", {.level = Level::Build, .choices = {"layernorm", "rmsnorm"}, .affects = {"result"}});
    v(position, "position",
      {.level = Level::Build, .choices = {"rotary", "learned"}, .lesson = "position", .affects = {"result"}});
    v(activation, "activation", {.level = Level::Build, .choices = {"gelu", "swiglu"}, .affects = {"result", "speed"}});
    v(bias, "bias", {.level = Level::Expert, .affects = {"result"}});
    v(tied_head, "tied_head", {.level = Level::Build, .affects = {"result", "memory"}});
    v(dropout, "dropout", {.range = {0, 0.9}, .level = Level::Build, .affects = {"result"}});
    v(init_std, "init_std", {.range = {1e-4, 1}, .scale = Scale::Log, .level = Level::Expert, .affects = {"result"}});
    v(rope_theta, "rope_theta",
      {.range = {10, 1e8}, .scale = Scale::Log, .level = Level::Expert, .enabled_if = "model.position=rotary"});
    v(norm_eps, "norm_eps", {.range = {1e-12, 1e-2}, .scale = Scale::Log, .level = Level::Expert});
  }
};

struct OptimizerParams {
  double lr = 2.5e-3;
  double beta1 = 0.9, beta2 = 0.95, eps = 1e-8;
  double weight_decay = 0.1;
  double clip = 1.0;
  template <class V>
  void visit(V& v) {
    v(lr, "lr",
      {.range = {1e-8, 1.0},
       .scale = Scale::Log,
       .level = Level::Learn,
       .lesson = "learning-rate",
       .affects = {"result"}});
    v(beta1, "beta1", {.range = {0, 0.9999}, .level = Level::Expert});
    v(beta2, "beta2", {.range = {0, 0.99999}, .level = Level::Expert});
    v(eps, "eps", {.range = {1e-12, 1e-2}, .scale = Scale::Log, .level = Level::Expert});
    v(weight_decay, "weight_decay",
      {.range = {0, 10}, .level = Level::Build, .lesson = "weight-decay", .affects = {"result"}});
    v(clip, "clip", {.range = {0, 1e6}, .level = Level::Build, .affects = {"result"}});
  }
};

struct ScheduleParams {
  std::string kind = "wsd";
  double warmup_percent = 4;
  double decay_percent = 25;
  double final_percent = 2;
  template <class V>
  void visit(V& v) {
    v(kind, "kind",
      {.level = Level::Build,
       .choices = {"constant", "linear", "cosine", "wsd"},
       .lesson = "schedule",
       .affects = {"result"}});
    v(warmup_percent, "warmup_percent", {.range = {0, 100}, .level = Level::Build, .unit = "%"});
    v(decay_percent, "decay_percent",
      {.range = {0, 100}, .level = Level::Build, .unit = "%", .enabled_if = "schedule.kind=wsd"});
    v(final_percent, "final_percent", {.range = {0, 100}, .level = Level::Expert, .unit = "%"});
  }
};

struct TrainParams {
  std::string name;
  std::string dataset;
  std::string resume;
  ModelParams model;
  OptimizerParams optimizer;
  ScheduleParams schedule;
  std::optional<int64_t> steps;
  double tokens_millions = 6;
  double minutes = 0;
  int64_t batch = 8;
  int64_t grad_accum = 1;
  std::string precision = "auto";
  std::optional<int64_t> threads;
  int64_t ranks = 1;
  std::string device = "auto";
  int64_t valid_every = 250;
  int64_t valid_tokens = 40960;
  int64_t sample_every = 250;
  std::vector<std::string> sample_prompts;
  int64_t sample_tokens = 48;
  int64_t checkpoint_every = 250;
  int64_t keep_checkpoints = 2;
  int64_t seed = 1;
  std::string path = "fast";
  bool verify = false;
  bool detach = false;
  template <class V>
  void visit(V& v) {
    v(name, "name", {.level = Level::Build});
    v(dataset, "dataset", {.level = Level::Learn, .artifact = "dataset", .positional = true});
    v(resume, "resume", {.level = Level::Build, .artifact = "run"});
    v(model, "model");
    v(optimizer, "optimizer");
    v(schedule, "schedule");
    v(steps, "steps",
      {.range = {1, 1e9},
       .scale = Scale::Log,
       .level = Level::Build,
       .unit = "steps",
       .formula = "steps_from_tokens",
       .affects = {"result", "speed"}});
    v(tokens_millions, "tokens_millions",
      {.range = {0.0001, 1e8},
       .scale = Scale::Log,
       .level = Level::Learn,
       .unit = "M tokens",
       .affects = {"result", "speed"}});
    v(minutes, "minutes", {.range = {0, 1e6}, .level = Level::Learn, .unit = "min", .affects = {"result", "speed"}});
    v(batch, "batch",
      {.range = {1, 65536},
       .scale = Scale::Log,
       .level = Level::Build,
       .unit = "sequences",
       .lesson = "batch",
       .affects = {"result", "speed", "memory"}});
    v(grad_accum, "grad_accum", {.range = {1, 65536}, .level = Level::Expert, .affects = {"memory"}});
    v(precision, "precision",
      {.level = Level::Build, .choices = {"auto", "fp32", "bf16"}, .affects = {"speed", "memory"}});
    v(threads, "threads",
      {.range = {1, 1024}, .level = Level::Expert, .formula = "usable_cores", .affects = {"speed"}});
    v(ranks, "ranks", {.range = {1, 1024}, .level = Level::Build, .affects = {"speed"}});
    v(device, "device", {.level = Level::Build, .choices = {"auto", "cpu", "cuda"}, .affects = {"speed"}});
    v(valid_every, "valid_every", {.range = {1, 1e9}, .level = Level::Build, .unit = "steps"});
    v(valid_tokens, "valid_tokens",
      {.range = {256, 1e9}, .scale = Scale::Log, .level = Level::Expert, .unit = "tokens"});
    v(sample_every, "sample_every", {.range = {0, 1e9}, .level = Level::Build, .unit = "steps"});
    v(sample_prompts, "sample_prompts", {.level = Level::Learn});
    v(sample_tokens, "sample_tokens", {.range = {1, 4096}, .level = Level::Expert, .unit = "tokens"});
    v(checkpoint_every, "checkpoint_every", {.range = {1, 1e9}, .level = Level::Build, .unit = "steps"});
    v(keep_checkpoints, "keep_checkpoints", {.range = {1, 1000}, .level = Level::Expert});
    v(seed, "seed", {.range = {0, 4294967295.0}, .level = Level::Expert, .affects = {"result"}});
    v(path, "path", {.level = Level::Expert, .choices = {"fast", "reference"}, .affects = {"speed"}});
    v(verify, "verify", {.level = Level::Expert});
    v(detach, "detach", {.level = Level::Expert});
  }
};

struct TuneParams {
  std::string name;
  std::string base;
  std::string conversations;
  std::string dataset;
  std::string resume;
  int64_t examples = 800;
  double epochs = 5;
  int64_t batch = 16;
  OptimizerParams optimizer = {.lr = 3e-4};
  int64_t warmup_steps = 20;
  int64_t corpus_windows = 4;
  double corpus_weight = 0.5;
  std::string precision = "auto";
  std::optional<int64_t> threads;
  int64_t ranks = 1;
  std::string device = "auto";
  int64_t valid_every = 50;
  int64_t sample_every = 50;
  std::vector<std::string> sample_prompts;
  int64_t sample_tokens = 48;
  int64_t checkpoint_every = 100;
  int64_t keep_checkpoints = 2;
  int64_t seed = 1;
  bool detach = false;
  template <class V>
  void visit(V& v) {
    v(name, "name", {.level = Level::Build});
    v(base, "base", {.level = Level::Learn, .artifact = "run", .positional = true});
    v(conversations, "conversations", {.level = Level::Learn, .artifact = "conversation_set"});
    v(dataset, "dataset", {.level = Level::Expert, .artifact = "dataset"});
    v(resume, "resume", {.level = Level::Build, .artifact = "run"});
    v(examples, "examples",
      {.range = {1, 1e9}, .scale = Scale::Log, .level = Level::Learn, .affects = {"result", "speed"}});
    v(epochs, "epochs", {.range = {0.01, 1000}, .level = Level::Learn, .affects = {"result", "speed"}});
    v(batch, "batch", {.range = {1, 65536}, .level = Level::Build, .unit = "conversations"});
    v(optimizer, "optimizer");
    v(warmup_steps, "warmup_steps", {.range = {0, 1e9}, .level = Level::Expert, .unit = "steps"});
    v(corpus_windows, "corpus_windows", {.range = {0, 1024}, .level = Level::Build});
    v(corpus_weight, "corpus_weight", {.range = {0, 100}, .level = Level::Expert});
    v(precision, "precision", {.level = Level::Build, .choices = {"auto", "fp32", "bf16"}});
    v(threads, "threads", {.range = {1, 1024}, .level = Level::Expert, .formula = "usable_cores"});
    v(ranks, "ranks", {.range = {1, 1024}, .level = Level::Build});
    v(device, "device", {.level = Level::Build, .choices = {"auto", "cpu", "cuda"}});
    v(valid_every, "valid_every", {.range = {1, 1e9}, .level = Level::Build, .unit = "steps"});
    v(sample_every, "sample_every", {.range = {0, 1e9}, .level = Level::Build, .unit = "steps"});
    v(sample_prompts, "sample_prompts", {.level = Level::Learn});
    v(sample_tokens, "sample_tokens", {.range = {1, 4096}, .level = Level::Expert, .unit = "tokens"});
    v(checkpoint_every, "checkpoint_every", {.range = {1, 1e9}, .level = Level::Build, .unit = "steps"});
    v(keep_checkpoints, "keep_checkpoints", {.range = {1, 1000}, .level = Level::Expert});
    v(seed, "seed", {.range = {0, 4294967295.0}, .level = Level::Expert});
    v(detach, "detach", {.level = Level::Expert});
  }
};

struct EvalParams {
  std::string name;
  std::string model;
  std::string exam;
  std::string dataset;
  std::vector<std::string> tasks;
  int64_t limit = 0;
  std::string form = "auto";
  bool exact_match = true;
  int64_t chat_questions = 100;
  std::optional<int64_t> threads;
  std::string device = "auto";
  template <class V>
  void visit(V& v) {
    v(name, "name", {.level = Level::Build});
    v(model, "model", {.level = Level::Learn, .artifact = "model", .positional = true});
    v(exam, "exam", {.level = Level::Learn, .artifact = "exam"});
    v(dataset, "dataset", {.level = Level::Build, .artifact = "dataset"});
    v(tasks, "tasks", {.level = Level::Learn});
    v(limit, "limit", {.range = {0, 1e9}, .level = Level::Build, .unit = "questions"});
    v(form, "form", {.level = Level::Expert, .choices = {"auto", "text", "chat"}});
    v(exact_match, "exact_match", {.level = Level::Build});
    v(chat_questions, "chat_questions", {.range = {0, 100000}, .level = Level::Expert, .unit = "questions"});
    v(threads, "threads", {.range = {1, 1024}, .level = Level::Expert, .formula = "usable_cores"});
    v(device, "device", {.level = Level::Build, .choices = {"auto", "cpu", "cuda"}});
  }
};

struct CompareParams {
  std::vector<std::string> evaluations;
  template <class V>
  void visit(V& v) {
    v(evaluations, "evaluations", {.level = Level::Learn, .artifact = "evaluation", .positional = true});
  }
};

struct SamplingParams {
  double temperature = 0.7;
  int64_t top_k = 0;
  double top_p = 1.0;
  double min_p = 0.0;
  double repetition_penalty = 1.0;
  int64_t max_tokens = 128;
  std::vector<std::string> stop;
  std::optional<int64_t> seed;
  template <class V>
  void visit(V& v) {
    v(temperature, "temperature", {.range = {0, 10}, .level = Level::Learn, .lesson = "temperature"});
    v(top_k, "top_k", {.range = {0, 1e6}, .level = Level::Build});
    v(top_p, "top_p", {.range = {0.001, 1}, .level = Level::Build});
    v(min_p, "min_p", {.range = {0, 1}, .level = Level::Expert});
    v(repetition_penalty, "repetition_penalty", {.range = {0.1, 10}, .level = Level::Expert});
    v(max_tokens, "max_tokens", {.range = {1, 1e6}, .level = Level::Learn, .unit = "tokens"});
    v(stop, "stop", {.level = Level::Build});
    v(seed, "seed", {.range = {0, 4294967295.0}, .level = Level::Build, .formula = "random"});
  }
};

struct GenerateParams {
  std::string model;
  std::string prompt;
  int64_t count = 1;
  SamplingParams sampling;
  std::optional<int64_t> threads;
  std::string device = "auto";
  template <class V>
  void visit(V& v) {
    v(model, "model", {.level = Level::Learn, .artifact = "model"});
    v(prompt, "prompt", {.level = Level::Learn, .positional = true});
    v(count, "count", {.range = {1, 1000}, .level = Level::Build});
    v(sampling, "sampling");
    v(threads, "threads", {.range = {1, 1024}, .level = Level::Expert, .formula = "usable_cores"});
    v(device, "device", {.level = Level::Build, .choices = {"auto", "cpu", "cuda"}});
  }
};

struct ChatParams {
  std::string model;
  std::string once;
  SamplingParams sampling = {.temperature = 0.0};
  std::optional<int64_t> threads;
  std::string device = "auto";
  template <class V>
  void visit(V& v) {
    v(model, "model", {.level = Level::Learn, .artifact = "model", .positional = true});
    v(once, "once", {.level = Level::Learn});
    v(sampling, "sampling");
    v(threads, "threads", {.range = {1, 1024}, .level = Level::Expert, .formula = "usable_cores"});
    v(device, "device", {.level = Level::Build, .choices = {"auto", "cpu", "cuda"}});
  }
};

struct QuickstartParams {
  std::string name;
  double minutes = 8;
  std::string lang = "both";
  int64_t seed = 1;
  std::optional<int64_t> threads;
  bool resume = false;
  bool detach = false;
  template <class V>
  void visit(V& v) {
    v(name, "name", {.level = Level::Build});
    v(minutes, "minutes",
      {.range = {0.2, 10000},
       .scale = Scale::Log,
       .level = Level::Learn,
       .unit = "min",
       .affects = {"result", "speed"}});
    v(lang, "lang", {.level = Level::Learn, .choices = kLangChoices, .affects = {"result"}});
    v(seed, "seed", {.range = {0, 4294967295.0}, .level = Level::Expert});
    v(threads, "threads", {.range = {1, 1024}, .level = Level::Expert, .formula = "usable_cores"});
    v(resume, "resume", {.level = Level::Build});
    v(detach, "detach", {.level = Level::Expert});
  }
};

struct BenchParams {
  std::string what = "train";
  std::string shape = "tiny";
  int64_t steps = 0;
  double seconds = 10;
  std::string path = "fast";
  std::string precision = "auto";
  std::optional<int64_t> threads;
  template <class V>
  void visit(V& v) {
    v(what, "what", {.level = Level::Learn, .choices = {"train"}, .positional = true});
    v(shape, "shape", {.level = Level::Learn, .choices = {"tiny", "quickstart", "small", "124m"}});
    v(steps, "steps", {.range = {0, 1e9}, .level = Level::Build, .unit = "steps"});
    v(seconds, "seconds", {.range = {0.1, 3600}, .level = Level::Build, .unit = "s"});
    v(path, "path", {.level = Level::Build, .choices = {"fast", "reference"}});
    v(precision, "precision", {.level = Level::Build, .choices = {"auto", "fp32", "bf16"}});
    v(threads, "threads", {.range = {1, 1024}, .level = Level::Expert, .formula = "usable_cores"});
  }
};

struct DoctorParams {
  template <class V>
  void visit(V&) {}
};

struct DescribeParams {
  std::string command;
  bool markdown = false;
  template <class V>
  void visit(V& v) {
    v(command, "command", {.level = Level::Expert, .positional = true});
    v(markdown, "markdown", {.level = Level::Expert});
  }
};

struct ListParams {
  std::string kind;
  template <class V>
  void visit(V& v) {
    v(kind, "kind", {.level = Level::Build, .positional = true});
  }
};

struct LineageParams {
  std::string id;
  template <class V>
  void visit(V& v) {
    v(id, "id", {.level = Level::Build, .positional = true});
  }
};

struct RerunParams {
  std::string id;
  std::string name;
  template <class V>
  void visit(V& v) {
    v(id, "id", {.level = Level::Build, .positional = true});
    v(name, "name", {.level = Level::Build});
  }
};

struct ControlParams {
  std::string run;
  std::string verb = "pause";
  std::string path;
  std::string value;
  template <class V>
  void visit(V& v) {
    v(run, "run", {.level = Level::Build, .artifact = "run"});
    v(verb, "verb",
      {.level = Level::Build,
       .choices = {"pause", "resume", "checkpoint", "stop", "sample", "evaluate", "set"},
       .positional = true});
    v(path, "path", {.level = Level::Expert});
    v(value, "value", {.level = Level::Expert});
  }
};

struct SessionParams {
  template <class V>
  void visit(V&) {}
};

}  // namespace zk::spec
