// A talk with a model, without any widget: which models there are, what was said, each token with its rivals,
// streaming, stop, regenerate. The work is done by `zk-engine session`; its verbs are models, load and generate.
#pragma once
#include <QHash>
#include <QObject>
#include <QVector>
#include <functional>
#include <memory>
#include <optional>

#include "ui/worker_session.h"

namespace zk::ui {

struct ChatModel {
  QString ref;    ///< what the engine understands: "run-1@2930", "model-1"
  QString label;  ///< as the engine names it
  QString run;    ///< id of its run; empty: a model folder
  bool tuned = false;
  qint64 step = -1;
};

struct ChatRival {
  QString text;
  double p = 0;
  qint64 id = -1;
};

struct ChatToken {
  qint64 id = -1;
  QString text;
  double p = 0;         ///< probability when it was drawn
  int rank = 0;         ///< 1 = the likeliest
  double entropy = -1;  ///< nats; -1: not said
  QVector<ChatRival> top;
};

enum class ChatKind { Continue, Answer };

struct ChatTurn {
  enum class State { Waiting, Streaming, Done, Stopped, Failed };
  ChatKind kind = ChatKind::Continue;
  QString model;  ///< ref
  QString said;   ///< by the learner
  QVector<ChatToken> tokens;
  int given = 0;  ///< so many tokens at its beginning were chosen by the learner, not drawn
  QString text;   ///< the whole answer
  State state = State::Waiting;
  double seconds = -1;
  qint64 seed = -1;
  bool answers = false;  ///< it replied; false: it only continued the text
  int leftOut = 0;       ///< oldest messages that no longer fit
  QString ended;         ///< why it stopped: "end", "length" …
  std::optional<Issue> issue;
};

struct ChatSampling {
  double temperature = 0.7, topP = 1.0;
  int maxTokens = 128;
  std::optional<qint64> seed;  ///< nothing: another one each time
};

class ChatTalk : public QObject {
  Q_OBJECT
 public:
  explicit ChatTalk(QObject* parent = nullptr);

  /// The session's program and words; another command ends the old session. Empty: no engine.
  void setCommand(const QStringList& command);
  bool hasEngine() const { return !m_command.isEmpty(); }

  void refreshModels();
  const QVector<ChatModel>& models() const { return m_models; }
  bool modelsKnown() const { return m_modelsKnown; }
  /// The chosen one; null where there is none.
  const ChatModel* model() const;
  void chooseModel(const QString& ref);
  /// Millions of parameters and so on are known once it is loaded.
  qint64 parameters() const { return m_parameters; }
  QString corpusLanguage() const { return m_language; }
  bool loading() const { return m_loading; }

  const QVector<ChatTurn>& turns() const { return m_turns; }
  bool busy() const { return m_request != 0; }
  void send(const QString& text, ChatKind kind, const ChatSampling& sampling);
  void stop();
  /// The last turn once more, with another seed unless one is fixed.
  void regenerate(const ChatSampling& sampling);
  void clear();
  /// This talk from now on; what streams is cut off.
  void setTurns(const QVector<ChatTurn>& turns);
  /// The talk up to that token, then `with` in its place, then the model goes on. Later turns are dropped.
  void fork(int turn, int token, const ChatRival& with, const ChatSampling& sampling);
  /// Chosen as soon as the models are known, if it is among them.
  void wishModel(const QString& ref);

  using Chances = QHash<QString, double>;  ///< token text to probability
  /// What this talk's model would have written behind the first `token` tokens of another model's answer: aligned by
  /// text, so that tokenizers may differ. Nothing comes where the engine refuses.
  void chancesAt(const ChatTurn& turn, const QVector<ChatTurn>& before, int token, QObject* receiver,
                 std::function<void(const Chances&)> then);

  /// Mean surprise of the answer in bits per token; -1 without tokens.
  static double meanBits(const ChatTurn& turn);
  /// From a part of the session: {"token":{…}}.
  static std::optional<ChatToken> tokenFrom(const Json& part);
  static QVector<ChatModel> modelsFrom(const Json& reply);

 Q_SIGNALS:
  void modelsChanged();
  void modelChanged();  ///< chosen, loading, loaded
  void turnAdded();
  void tokenArrived();  ///< for the last turn
  void turnChanged();   ///< state of the last turn
  void cleared();
  void failed(const zk::Issue& issue);

 private:
  void load();
  void generate(ChatTurn& turn, const ChatSampling& sampling);
  static Json question(const ChatTurn& turn, const QVector<ChatTurn>& before);
  void takePart(const Json& part);
  void finish(const Json& last);
  QStringList m_command;
  std::unique_ptr<WorkerSession> m_session;
  QVector<ChatModel> m_models;
  bool m_modelsKnown = false, m_loading = false;
  QString m_chosen, m_wished, m_loadedRef, m_language;
  qint64 m_parameters = -1;
  QVector<ChatTurn> m_turns;
  qint64 m_request = 0;
  int m_serial = 0;  ///< of the request whose parts are wanted
};

}  // namespace zk::ui
