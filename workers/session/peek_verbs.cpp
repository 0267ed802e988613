// peek, leaks: the rows that training really reads (the same sampler, seed and order), conversations with their roles
// and what is learned of them, and whether a validation document stands in the training split as well.
#include <algorithm>
#include <unordered_set>

#include "engine/dialogue/conversations.h"
#include "engine/token/dataset_builder.h"
#include "engine/token/window_sampler.h"
#include "workers/session/args.h"
#include "workers/session/cutter.h"
#include "workers/session/verbs.h"

namespace zk::workers {
namespace {
constexpr int64_t kMostLeakTokens = int64_t{1} << 26;
constexpr size_t kLeaksShown = 20;

/// The pieces of all ids that an answer mentions, once each.
class Pieces {
 public:
  explicit Pieces(const token::Tokenizer& tokenizer) : tokenizer_(tokenizer) {}
  void add(int64_t id) {
    Json& entry = json_[std::to_string(id)];
    if (entry.is_null()) entry = token_json(token_of(tokenizer_, static_cast<int32_t>(id)));
  }
  Json take() { return std::move(json_); }

 private:
  const token::Tokenizer& tokenizer_;
  Json json_ = Json::object();
};

Json splits_of(const Artifact& dataset) {
  Json out = Json::object();
  for (const char* split : {"train", "valid"})
    if (dataset.counters().contains(split)) out[split] = dataset.counters()[split];
  return out;
}

struct Window {
  int64_t seq_len, batch, seed, step, first, rows;
};

Result<Json> peek_dataset(const Artifact& dataset, const std::string& split, const Window& ask) {
  ZK_TRY(const auto tokenizer, token::load_tokenizer(dataset.dir));
  ZK_TRY(const auto stream, token::TokenStream::open(dataset.dir, split));
  ZK_TRY(const auto sampler,
         token::WindowSampler::create(stream, {ask.seq_len, ask.batch, static_cast<uint64_t>(ask.seed)}));
  Pieces pieces(*tokenizer);
  Json rows = Json::array();
  for (int64_t row = ask.first; row < std::min(ask.batch, ask.first + ask.rows); ++row) {
    const int64_t sample = ask.step * ask.batch + row;
    const token::WindowView view = sampler.peek(sample, tokenizer->special().doc);
    for (const int32_t id : view.ids) pieces.add(id);
    pieces.add(view.targets.back());
    rows.push_back({{"row", row},
                    {"sample", sample},
                    {"window", view.window},
                    {"first", view.first},
                    {"ids", view.ids},
                    {"targets", view.targets},
                    {"mask", std::vector<bool>(view.ids.size(), true)},
                    {"borders", view.borders}});
  }
  return Json{{"dataset", dataset.id},
              {"split", split},
              {"tokens", stream.size()},
              {"windows", sampler.windows()},
              {"seq_len", ask.seq_len},
              {"batch", ask.batch},
              {"step", ask.step},
              {"doc_id", tokenizer->special().doc},
              {"rows", std::move(rows)},
              {"pieces", pieces.take()},
              {"splits", splits_of(dataset)}};
}

/// user and assistant stand behind their marks.
Json roles_of(const token::Tokenizer& tokenizer, const std::vector<int64_t>& ids) {
  Json roles = Json::array();
  const char* role = "document";
  for (const int64_t id : ids) {
    const bool mark = tokenizer.type(static_cast<int32_t>(id)) == token::PieceType::Control;
    if (id == tokenizer.special().user) role = "user";
    if (id == tokenizer.special().bot) role = "assistant";
    roles.push_back(mark ? "mark" : role);
  }
  return roles;
}

Json conversation_row(const token::Tokenizer& tokenizer, const dialogue::Conversation& conversation,
                      const dialogue::Row& row, Pieces& pieces) {
  std::vector<int64_t> targets(row.ids.begin() + 1, row.ids.end());
  targets.push_back(tokenizer.special().end);
  std::vector<bool> mask;
  for (const int64_t target : row.targets) mask.push_back(target >= 0);
  for (const int64_t id : row.ids) pieces.add(id);
  pieces.add(targets.back());
  return {{"lang", conversation.lang},
          {"kind", conversation.kind},
          {"user", conversation.user},
          {"assistant", conversation.assistant},
          {"ids", row.ids},
          {"targets", targets},
          {"mask", mask},
          {"roles", roles_of(tokenizer, row.ids)},
          {"learned", row.answer}};
}

Result<Json> peek_conversations(const Workspace& workspace, const std::string& name, const std::string& tokenizer_name,
                                int64_t first, int64_t count) {
  ZK_TRY(const Artifact artifact, workspace.find(ArtifactKind::Conversations, name));
  ZK_TRY(const Cutter cutter, cutter_of(workspace, tokenizer_name));
  if (!cutter.tokenizer) return issue_input("chat-no-marks");
  ZK_TRY(const auto conversations, dialogue::read_conversations(artifact.dir));
  const auto total = static_cast<int64_t>(conversations.size());
  Pieces pieces(*cutter.tokenizer);
  Json rows = Json::array();
  for (int64_t i = first; i < std::min(total, first + count); ++i) {
    const auto& conversation = conversations[static_cast<size_t>(i)];
    ZK_TRY(const dialogue::Row row, dialogue::encode_row(*cutter.tokenizer, conversation));
    rows.push_back(conversation_row(*cutter.tokenizer, conversation, row, pieces));
    rows.back()["index"] = i;
  }
  return Json{{"conversations", artifact.id},
              {"tokenizer", cutter.name},
              {"total", total},
              {"rows", std::move(rows)},
              {"pieces", pieces.take()}};
}

Result<Json> peek(const Json& json, Context& context) {
  Args args(json);
  const std::string conversations = args.text("conversations"), tokenizer = args.text("tokenizer"),
                    name = args.text("dataset"), split = args.text("split", "train");
  const Window ask{args.whole("seq_len", 256, 2, 131072), args.whole("batch", 8, 1, 65536),
                   args.whole("seed", 1, 0, 4294967295),  args.whole("step", 0, 0, 1000000000),
                   args.whole("first", 0, 0, 100000000),  args.whole("rows", 2, 1, 32)};
  ZK_CHECK(args.status());
  const bool talk = args.has("conversations");
  if (talk) return peek_conversations(context.workspace(), conversations, tokenizer, ask.first, ask.rows);
  if (split != "train" && split != "valid")
    return issue_usage("session-bad-arg", {{"arg", "split"}, {"got", split}, {"wanted", "train, valid"}});
  ZK_TRY(const Artifact dataset, context.workspace().find(ArtifactKind::Dataset, name));
  return peek_dataset(dataset, split, ask);
}

/// FNV-1a over the ids of documents, as a stream.
class Hash {
 public:
  void add(int32_t id) { value_ = (value_ ^ static_cast<uint32_t>(id)) * 0x100000001B3ULL; }
  uint64_t take() { return std::exchange(value_, kStart); }

 private:
  static constexpr uint64_t kStart = 0xCBF29CE484222325ULL;
  uint64_t value_ = kStart;
};

/// Documents of the validation split that stand word for word in the training split (its first 67 million tokens).
Result<Json> leaks(const Json& json, Context& context, const SessionReply& reply) {
  Args args(json);
  const std::string name = args.text("dataset");
  ZK_CHECK(args.status());
  ZK_TRY(const Artifact dataset, context.workspace().find(ArtifactKind::Dataset, name));
  ZK_TRY(const auto tokenizer, token::load_tokenizer(dataset.dir));
  ZK_TRY(const auto train, token::TokenStream::open(dataset.dir, "train"));
  ZK_TRY(const auto valid, token::TokenStream::open(dataset.dir, "valid"));
  ZK_TRY(const auto documents, token::read_document_spans(dataset.dir, "valid"));
  const int64_t checked = std::min(train.size(), kMostLeakTokens);
  std::unordered_set<uint64_t> seen;
  Hash hash;
  for (int64_t i = 0; i < checked && !reply.cancelled(); ++i) {
    const int32_t id = train.at(i);
    if (id == tokenizer->special().doc && i > 0) seen.insert(hash.take());
    if (id != tokenizer->special().doc) hash.add(id);
  }
  seen.insert(hash.take());
  Json examples = Json::array();
  int64_t copies = 0;
  for (const auto& document : documents) {
    for (int64_t i = document.start + 1; i < std::min(valid.size(), document.start + document.tokens); ++i)
      hash.add(valid.at(i));
    if (!seen.contains(hash.take())) continue;
    if (++copies <= static_cast<int64_t>(kLeaksShown))
      examples.push_back({{"id", document.id}, {"lang", document.lang}});
  }
  return Json{{"dataset", dataset.id},     {"documents", documents.size()}, {"copies", copies},
              {"checked_tokens", checked}, {"train_tokens", train.size()},  {"examples", std::move(examples)}};
}
}  // namespace

void add_peek_verbs(Session& session, Context& context) {
  add_verb(session, "peek", [&context](const Json& args, SessionReply&) { return peek(args, context); });
  add_verb(session, "leaks", [&context](const Json& args, SessionReply& reply) { return leaks(args, context, reply); });
}
}  // namespace zk::workers
