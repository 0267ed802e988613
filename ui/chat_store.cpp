// Rivals are written as [id, text, p]: they are most of the file.
#include "ui/chat_store.h"

#include <algorithm>

#include "ui/event.h"

namespace zk::ui {
namespace {

constexpr int kVersion = 1;
constexpr qsizetype kMostTurns = 40, kMostThreads = 8;

QString word(const Json& json, const char* key) {
  const auto it = json.find(key);
  return it != json.end() && it->is_string() ? qstr(it->get<std::string>()) : QString();
}
template <class T>
T number(const Json& json, const char* key, T otherwise) {
  const auto it = json.find(key);
  return it != json.end() && it->is_number() ? it->get<T>() : otherwise;
}
bool flag(const Json& json, const char* key) {
  const auto it = json.find(key);
  return it != json.end() && it->is_boolean() && it->get<bool>();
}
const Json& list(const Json& json, const char* key) {
  static const Json none = Json::array();
  const auto it = json.find(key);
  return it != json.end() && it->is_array() ? *it : none;
}

Json toJson(const ChatToken& token) {
  Json top = Json::array();
  for (const auto& rival : token.top) top.push_back(Json::array({rival.id, rival.text.toStdString(), rival.p}));
  return {{"id", token.id},     {"text", token.text.toStdString()}, {"p", token.p},
          {"rank", token.rank}, {"entropy", token.entropy},         {"top", std::move(top)}};
}

Json toJson(const ChatTurn& turn) {
  Json tokens = Json::array();
  for (const auto& token : turn.tokens) tokens.push_back(toJson(token));
  return {{"answer", turn.kind == ChatKind::Answer},
          {"model", turn.model.toStdString()},
          {"said", turn.said.toStdString()},
          {"tokens", std::move(tokens)},
          {"given", turn.given},
          {"text", turn.text.toStdString()},
          {"stopped", turn.state != ChatTurn::State::Done},
          {"seconds", turn.seconds},
          {"seed", turn.seed},
          {"answers", turn.answers},
          {"left_out", turn.leftOut},
          {"ended", turn.ended.toStdString()}};
}

/// A turn that failed said nothing worth keeping.
Json toJson(const QVector<ChatTurn>& turns) {
  Json out = Json::array();
  for (qsizetype i = std::max<qsizetype>(0, turns.size() - kMostTurns); i < turns.size(); ++i)
    if (turns[i].state != ChatTurn::State::Failed) out.push_back(toJson(turns[i]));
  return out;
}

ChatToken tokenOf(const Json& json) {
  ChatToken token;
  token.id = number<qint64>(json, "id", -1);
  token.text = word(json, "text");
  token.p = number(json, "p", 0.0);
  token.rank = number(json, "rank", 0);
  token.entropy = number(json, "entropy", -1.0);
  for (const Json& rival : list(json, "top"))
    if (rival.is_array() && rival.size() == 3 && rival[0].is_number_integer() && rival[1].is_string() &&
        rival[2].is_number())
      token.top.append({qstr(rival[1].get<std::string>()), rival[2].get<double>(), rival[0].get<qint64>()});
  return token;
}

QVector<ChatTurn> turnsOf(const Json& json) {
  QVector<ChatTurn> turns;
  for (const Json& one : json) {
    if (!one.is_object()) continue;
    ChatTurn turn;
    turn.kind = flag(one, "answer") ? ChatKind::Answer : ChatKind::Continue;
    turn.model = word(one, "model");
    turn.said = word(one, "said");
    for (const Json& token : list(one, "tokens"))
      if (token.is_object()) turn.tokens.append(tokenOf(token));
    turn.given = std::clamp(number(one, "given", 0), 0, int(turn.tokens.size()));
    turn.text = word(one, "text");
    turn.state = flag(one, "stopped") ? ChatTurn::State::Stopped : ChatTurn::State::Done;
    turn.seconds = number(one, "seconds", -1.0);
    turn.seed = number<qint64>(one, "seed", -1);
    turn.answers = flag(one, "answers");
    turn.leftOut = number(one, "left_out", 0);
    turn.ended = word(one, "ended");
    turns.append(turn);
  }
  return turns;
}

}  // namespace

Json toJson(const ChatThreads& all) {
  Json threads = Json::array();
  for (const auto& thread : all.threads.mid(std::max<qsizetype>(0, all.threads.size() - kMostThreads)))
    threads.push_back({{"name", thread.name.toStdString()},
                       {"model", thread.model.toStdString()},
                       {"other", thread.other.toStdString()},
                       {"two", thread.two},
                       {"turns", toJson(thread.turns)},
                       {"other_turns", toJson(thread.otherTurns)}});
  return {{"version", kVersion}, {"current", all.current}, {"threads", std::move(threads)}};
}

ChatThreads threadsFrom(const Json& json) {
  ChatThreads all;
  if (!json.is_object() || number(json, "version", 0) != kVersion) return all;
  for (const Json& one : list(json, "threads")) {
    if (!one.is_object()) continue;
    ChatThread thread{word(one, "name"), word(one, "model"), word(one, "other"), flag(one, "two"), {}, {}};
    thread.turns = turnsOf(list(one, "turns"));
    thread.otherTurns = turnsOf(list(one, "other_turns"));
    all.threads.append(thread);
  }
  all.current = std::clamp(number(json, "current", 0), 0, std::max(0, int(all.threads.size()) - 1));
  return all;
}

QString chatFile(const QString& workspaceDir) { return workspaceDir + "/window-talks.json"; }

}  // namespace zk::ui
