// The engine loads a model by itself when a request names it; "load" is sent ahead only so that the wait is over before
// the first question.
#include "ui/chat_talk.h"

#include <cmath>

#include "ui/event.h"

namespace zk::ui {
namespace {

constexpr int kRivals = 10, kOtherRivals = 1000;

template <class T>
T field(const Json& json, const char* key, bool (Json::*isType)() const noexcept, T otherwise) {
  const auto it = json.is_object() ? json.find(key) : json.end();
  return it != json.end() && ((*it).*isType)() ? it->get<T>() : otherwise;
}
QString word(const Json& json, const char* key) { return qstr(field<std::string>(json, key, &Json::is_string, {})); }
double number(const Json& json, const char* key, double otherwise) {
  return field<double>(json, key, &Json::is_number, otherwise);
}
qint64 integer(const Json& json, const char* key, qint64 otherwise) {
  return field<qint64>(json, key, &Json::is_number_integer, otherwise);
}
bool flag(const Json& json, const char* key) { return field<bool>(json, key, &Json::is_boolean, false); }

Json list(const Json& json, const char* key) {
  const auto it = json.is_object() ? json.find(key) : json.end();
  return it != json.end() && it->is_array() ? *it : Json::array();
}

std::optional<Issue> issueIn(const Json& reply) {
  const auto it = reply.find("issue");
  if (it == reply.end() || !it->is_object()) return std::nullopt;
  const auto event = eventFrom({{"e", "issue"},
                                {"severity", field<std::string>(*it, "severity", &Json::is_string, "error")},
                                {"id", field<std::string>(*it, "id", &Json::is_string, "internal")},
                                {"args", it->contains("args") ? (*it)["args"] : Json::object()}});
  return event ? std::get<IssueEvent>(event->body).issue : issue_error("internal");
}

Json samplingJson(const ChatSampling& s) {
  Json json = {{"temperature", s.temperature}, {"top_p", s.topP}, {"max_tokens", s.maxTokens}};
  if (s.seed) json["seed"] = *s.seed;
  return json;
}

}  // namespace

ChatTalk::ChatTalk(QObject* parent) : QObject(parent) {}

void ChatTalk::setCommand(const QStringList& command) {
  if (command == m_command) return;
  m_command = command;
  m_session.reset();
  if (!command.isEmpty()) {
    m_session = std::make_unique<WorkerSession>(command);
    connect(m_session.get(), &WorkerSession::died, this, [this] { m_loadedRef.clear(); });
  }
  m_models.clear();
  m_modelsKnown = false;
  m_loading = false;
  m_chosen.clear();
  m_loadedRef.clear();
  m_request = 0;  // the session is gone, there is nothing to stop
  clear();
  Q_EMIT modelsChanged();
  Q_EMIT modelChanged();
}

void ChatTalk::refreshModels() {
  if (!m_session) return;
  m_session->request("models", Json::object(), this, {}, [this](const Json& reply) {
    if (const auto issue = issueIn(reply)) {
      m_modelsKnown = true;
      Q_EMIT modelsChanged();
      return Q_EMIT failed(*issue);
    }
    m_models = modelsFrom(reply);
    m_modelsKnown = true;
    const bool wished = std::any_of(m_models.begin(), m_models.end(),
                                    [&](const ChatModel& m) { return !m_wished.isEmpty() && m.ref == m_wished; });
    const bool lost = !model() || (wished && m_chosen != m_wished);
    if (wished) m_chosen = m_wished;
    m_wished.clear();
    if (!model()) {
      const auto tuned = std::find_if(m_models.begin(), m_models.end(), [](const ChatModel& m) { return m.tuned; });
      m_chosen = tuned != m_models.end() ? tuned->ref : m_models.isEmpty() ? QString() : m_models.first().ref;
    }
    Q_EMIT modelsChanged();
    if (lost) load();
  });
}

QVector<ChatModel> ChatTalk::modelsFrom(const Json& reply) {
  QVector<ChatModel> models;
  for (const Json& entry : list(reply, "models")) {
    ChatModel m{word(entry, "ref"), word(entry, "label"), word(entry, "run"), flag(entry, "tuned"),
                integer(entry, "step", -1)};
    if (m.ref.isEmpty()) continue;
    if (m.label.isEmpty()) m.label = m.ref;
    models.append(m);
  }
  return models;
}

const ChatModel* ChatTalk::model() const {
  const auto it = std::find_if(m_models.begin(), m_models.end(), [&](const ChatModel& m) { return m.ref == m_chosen; });
  return it == m_models.end() ? nullptr : &*it;
}

void ChatTalk::chooseModel(const QString& ref) {
  if (ref == m_chosen) return;
  m_chosen = ref;
  load();
}

void ChatTalk::wishModel(const QString& ref) {
  const auto it = std::find_if(m_models.begin(), m_models.end(), [&](const ChatModel& m) { return m.ref == ref; });
  if (it != m_models.end()) return chooseModel(ref);
  if (!m_modelsKnown) m_wished = ref;
}

void ChatTalk::load() {
  m_parameters = -1;
  m_language.clear();
  if (!m_session || m_chosen.isEmpty()) return Q_EMIT modelChanged();
  m_loading = true;
  Q_EMIT modelChanged();
  m_session->request("load", {{"model", m_chosen.toStdString()}}, this, {}, [this, ref = m_chosen](const Json& reply) {
    if (ref != m_chosen) return;
    m_loading = false;
    if (const auto issue = issueIn(reply)) {
      Q_EMIT modelChanged();
      return Q_EMIT failed(*issue);
    }
    m_loadedRef = ref;
    m_parameters = integer(reply, "parameters", -1);
    m_language = word(reply, "lang");
    Q_EMIT modelChanged();
  });
}

void ChatTalk::send(const QString& text, ChatKind kind, const ChatSampling& sampling) {
  if (busy() || !m_session || !model()) return;
  ChatTurn turn;
  turn.kind = kind;
  turn.said = text;
  m_turns.append(turn);
  generate(m_turns.last(), sampling);
  Q_EMIT turnAdded();
}

void ChatTalk::regenerate(const ChatSampling& sampling) {
  if (busy() || m_turns.isEmpty() || !m_session || !model()) return;
  ChatTurn turn;
  turn.kind = m_turns.last().kind;
  turn.said = m_turns.last().said;
  m_turns.last() = turn;
  generate(m_turns.last(), sampling);
  Q_EMIT turnChanged();
}

/// A turn as the engine is asked: the talk so far where it is one, else the text to continue.
Json ChatTalk::question(const ChatTurn& turn, const QVector<ChatTurn>& before) {
  if (turn.kind != ChatKind::Answer) return {{"prompt", turn.said.toStdString()}};
  Json messages = Json::array();
  for (const ChatTurn& t : before) {
    if (t.kind != ChatKind::Answer) continue;
    messages.push_back({{"role", "user"}, {"content", t.said.toStdString()}});
    messages.push_back({{"role", "assistant"}, {"content", t.text.toStdString()}});
  }
  messages.push_back({{"role", "user"}, {"content", turn.said.toStdString()}});
  return {{"messages", std::move(messages)}};
}

void ChatTalk::generate(ChatTurn& turn, const ChatSampling& sampling) {
  turn.model = m_chosen;
  Json args = question(turn, m_turns.mid(0, m_turns.size() - 1));
  args.update({{"model", m_chosen.toStdString()}, {"sampling", samplingJson(sampling)}, {"top", kRivals}});
  if (turn.given > 0) {
    Json ids = Json::array();
    for (int i = 0; i < turn.given; ++i) ids.push_back(turn.tokens[i].id);
    args["begin"] = {{"ids", std::move(ids)}};
  }
  const auto ours = [this, serial = ++m_serial](auto act) {
    return [this, serial, act](const Json& json) {
      if (serial == m_serial) (this->*act)(json);
    };
  };
  m_request = m_session->request("generate", args, this, ours(&ChatTalk::takePart), ours(&ChatTalk::finish));
}

void ChatTalk::fork(int turn, int token, const ChatRival& with, const ChatSampling& sampling) {
  if (busy() || !m_session || !model() || with.id < 0) return;
  if (turn < 0 || turn >= m_turns.size() || token < 0 || token >= m_turns[turn].tokens.size()) return;
  ChatTurn forked;
  forked.kind = m_turns[turn].kind;
  forked.said = m_turns[turn].said;
  forked.tokens = m_turns[turn].tokens.mid(0, token + 1);
  ChatToken& changed = forked.tokens.last();
  for (int i = 0; i < changed.top.size(); ++i)
    if (changed.top[i].id == with.id) changed.rank = i + 1;
  changed.id = with.id;
  changed.text = with.text;
  changed.p = with.p;
  forked.given = token + 1;
  m_turns = m_turns.mid(0, turn);
  Q_EMIT cleared();
  m_turns.append(forked);
  generate(m_turns.last(), sampling);
  Q_EMIT turnAdded();
}

void ChatTalk::setTurns(const QVector<ChatTurn>& turns) {
  clear();
  m_turns = turns;
  for (ChatTurn& turn : m_turns)
    if (turn.state == ChatTurn::State::Waiting || turn.state == ChatTurn::State::Streaming)
      turn.state = ChatTurn::State::Stopped;
}

void ChatTalk::chancesAt(const ChatTurn& turn, const QVector<ChatTurn>& before, int token, QObject* receiver,
                         std::function<void(const Chances&)> then) {
  if (!m_session || !model() || busy()) return;
  Json args = question(turn, before);
  args.update({{"model", m_chosen.toStdString()},
               {"sampling", {{"max_tokens", 1}, {"temperature", 0}}},
               {"top", kOtherRivals}});
  QString beginning;
  for (int i = 0; i < token; ++i) beginning += turn.tokens[i].text;
  if (!beginning.isEmpty()) args["begin"] = {{"text", beginning.toStdString()}};
  m_session->request(
      "generate", args, receiver,
      [then](const Json& part) {
        const auto first = tokenFrom(part);
        if (!first) return;
        Chances chances;
        for (const auto& rival : first->top) chances.insert(rival.text, rival.p);
        then(chances);
      },
      [](const Json&) {});
}

void ChatTalk::takePart(const Json& part) {
  const auto token = tokenFrom(part);
  if (!token || m_turns.isEmpty()) return;
  m_turns.last().state = ChatTurn::State::Streaming;
  m_turns.last().tokens.append(*token);
  Q_EMIT tokenArrived();
}

void ChatTalk::finish(const Json& last) {
  m_request = 0;
  if (m_turns.isEmpty()) return;
  ChatTurn& turn = m_turns.last();
  turn.issue = issueIn(last);
  turn.state = turn.issue                ? ChatTurn::State::Failed
               : flag(last, "cancelled") ? ChatTurn::State::Stopped
                                         : ChatTurn::State::Done;
  // Characters whose last token never came are only in the engine's own text.
  QString given;
  for (int i = 0; i < turn.given; ++i) given += turn.tokens[i].text;
  turn.text = word(last, "text");
  if (turn.text.isEmpty())
    for (const auto& token : turn.tokens.mid(turn.given)) turn.text += token.text;
  turn.text.prepend(given);
  turn.seconds = number(last, "seconds", -1);
  turn.seed = integer(last, "seed", -1);
  turn.answers = flag(last, "answers");
  turn.leftOut = int(integer(last, "left_out", 0));
  turn.ended = word(last, "stopped");
  Q_EMIT turnChanged();
}

void ChatTalk::stop() {
  if (m_session && busy()) m_session->cancel(m_request);
}

void ChatTalk::clear() {
  stop();
  m_request = 0;
  ++m_serial;
  m_turns.clear();
  Q_EMIT cleared();
}

std::optional<ChatToken> ChatTalk::tokenFrom(const Json& part) {
  const auto it = part.find("token");
  if (it == part.end() || !it->is_object()) return std::nullopt;
  ChatToken token{integer(*it, "id", -1),       word(*it, "text"),          number(*it, "p", 0),
                  int(integer(*it, "rank", 0)), number(*it, "entropy", -1), {}};
  for (const Json& rival : list(*it, "top"))
    token.top.append({word(rival, "text"), number(rival, "p", 0), integer(rival, "id", -1)});
  return token;
}

double ChatTalk::meanBits(const ChatTurn& turn) {
  if (turn.tokens.isEmpty()) return -1;
  double bits = 0;
  for (const auto& token : turn.tokens) bits -= std::log2(std::max(token.p, 1e-12));
  return bits / double(turn.tokens.size());
}

}  // namespace zk::ui
