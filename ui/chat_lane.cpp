// Each turn is two messages of the view: what was said, and the answer. Message 2n+1 belongs to turn n.
#include "ui/chat_lane.h"

#include <QComboBox>
#include <QRegularExpression>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/words.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

TokenBox boxOf(const ChatToken& token) {
  TokenBox box;
  box.text = token.text;
  box.p = token.p;
  return box;
}

bool over(const ChatTurn& turn) {
  return turn.state != ChatTurn::State::Waiting && turn.state != ChatTurn::State::Streaming;
}

}  // namespace

ChatLane::ChatLane(const QString& pickerName, QWidget* parent) : QFrame(parent) {
  setProperty("role", "card");
  auto* v = vbox(this, 0, 0);
  m_head = hbox(nullptr, 0, 12);
  m_head->setContentsMargins(16, 10, 16, 10);
  m_models = new QComboBox;
  m_models->setObjectName(pickerName);
  m_models->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_models->setMinimumContentsLength(12);
  m_models->setMinimumWidth(scaled(180));
  connect(m_models, &QComboBox::activated, this, [this](int index) {
    talk.chooseModel(m_models->itemData(index).toString());
    Q_EMIT picked();
  });
  m_facts = new Label({}, Type::Role::Help, Label::Fit::Elide);
  m_head->addWidget(m_models, 2);
  m_head->addWidget(m_facts, 1);
  v->addLayout(m_head);
  v->addWidget(hline());
  m_view = new ChatView;
  auto* body = hbox(nullptr, 0, 0);
  body->setContentsMargins(12, 4, 4, 8);
  body->addWidget(m_view);
  v->addLayout(body, 1);
  connect(m_view, &ChatView::tokenOpened, this, [this](int message, int token) {
    const int turn = message / 2;
    if (message % 2 == 1 && turn < talk.turns().size() && token < talk.turns()[turn].tokens.size())
      Q_EMIT tokenChosen(turn, token);
  });
  connect(&talk, &ChatTalk::modelsChanged, this, [this] {
    fillModels();
    Q_EMIT modelsKnown();
  });
  connect(&talk, &ChatTalk::modelChanged, this, [this] {
    showFacts();
    Q_EMIT changed();
  });
  connect(&talk, &ChatTalk::turnAdded, this, [this] {
    m_view->append(said(talk.turns().last()));
    m_view->append(answer(talk.turns().last()));
    Q_EMIT turnStarted();
    Q_EMIT changed();
  });
  connect(&talk, &ChatTalk::tokenArrived, this, [this] {
    m_view->appendToken(boxOf(talk.turns().last().tokens.last()));
    Q_EMIT tokenArrived(talk.turns().last().tokens.last());
    Q_EMIT changed();
  });
  connect(&talk, &ChatTalk::turnChanged, this, [this] {
    m_view->updateLast(answer(talk.turns().last()));
    Q_EMIT changed();
    if (over(talk.turns().last())) Q_EMIT settled();
  });
  connect(&talk, &ChatTalk::cleared, this, [this] {
    rebuild();
    Q_EMIT changed();
  });
}

void ChatLane::addTool(QWidget* tool) { m_head->addWidget(tool); }

void ChatLane::retranslate() {
  m_models->setAccessibleName(tr("Model"));
  fillModels();
  rebuild();
}

void ChatLane::showTurns(const QVector<ChatTurn>& turns) {
  talk.setTurns(turns);
  rebuild();
  Q_EMIT changed();
}

void ChatLane::rebuild() {
  QVector<ChatMessage> messages;
  for (const auto& turn : talk.turns()) messages << said(turn) << answer(turn);
  m_view->setMessages(messages);
}

/// The picker is never empty without a word.
void ChatLane::fillModels() {
  m_models->clear();
  for (const auto& model : talk.models())
    m_models->addItem((model.tuned ? tr("%1 · answers") : tr("%1 · continues")).arg(model.label), model.ref);
  m_models->setEnabled(!talk.models().isEmpty());
  if (talk.models().isEmpty()) m_models->addItem(talk.modelsKnown() ? tr("No model yet") : tr("Reading the models…"));
  showFacts();
}

void ChatLane::showFacts() {
  if (const ChatModel* model = talk.model()) m_models->setCurrentIndex(m_models->findData(model->ref));
  QString facts;
  if (talk.loading())
    facts = tr("loading…");
  else if (talk.parameters() > 0)
    facts = tr("%1 parameters").arg(Words::beforeUnit(numbers::compact(double(talk.parameters()))));
  m_facts->setText(facts);
  m_models->setToolTip(m_models->currentText());
  m_models->setAccessibleDescription(facts);
}

void ChatLane::chooseUnlike(const ChatModel& other) {
  if (const ChatModel* mine = talk.model(); mine && mine->ref != other.ref) return;
  const auto& all = talk.models();
  auto it = std::find_if(all.begin(), all.end(), [&](const ChatModel& m) { return m.tuned != other.tuned; });
  if (it == all.end())
    it = std::find_if(all.begin(), all.end(), [&](const ChatModel& m) { return m.ref != other.ref; });
  if (it != all.end()) talk.chooseModel(it->ref);
}

ChatMessage ChatLane::said(const ChatTurn& turn) const {
  ChatMessage message;
  message.from = ChatMessage::From::User;
  message.text = turn.said;
  return message;
}

ChatMessage ChatLane::answer(const ChatTurn& turn) const {
  ChatMessage message;
  message.from = ChatMessage::From::Model;
  message.streaming = !over(turn);
  for (const auto& token : turn.tokens) message.tokens.append(boxOf(token));
  if (turn.given > 0) message.tokens[turn.given - 1].differs = true;  // here the learner chose
  if (turn.issue) {
    message.from = turn.tokens.isEmpty() ? ChatMessage::From::Note : ChatMessage::From::Model;
    const IssueText words = Words::issue(*turn.issue);
    message.text = QStringList{words.title, words.why, words.evidence}.filter(QRegularExpression(".")).join(" ");
  }
  message.footer = footerOf(turn);
  return message;
}

QString ChatLane::footerOf(const ChatTurn& turn) const {
  if (!over(turn)) return {};
  if (turn.tokens.isEmpty()) return turn.issue ? QString() : tr("It ended at once: no token was written.");
  QStringList parts = {turn.tokens.size() == 1 ? tr("1 token") : tr("%1 tokens").arg(turn.tokens.size()),
                       tr("%1 bits of surprise on average").arg(numbers::fixed(ChatTalk::meanBits(turn), 1))};
  const auto drawn = double(turn.tokens.size() - turn.given);
  if (turn.seconds > 0 && drawn > 0)
    parts << tr("%1 tokens/s").arg(Words::beforeUnit(numbers::compact(drawn / turn.seconds, 2)));
  if (turn.seed >= 0) parts << tr("seed %1").arg(turn.seed);
  if (turn.given > 0) parts << tr("begins as you chose");
  if (turn.state == ChatTurn::State::Stopped) parts << tr("stopped by you");
  if (turn.ended == "length") parts << tr("cut at the longest text");
  QString footer = parts.join(QStringLiteral(" · "));
  if (turn.kind == ChatKind::Answer && !turn.answers && !turn.issue && turn.state == ChatTurn::State::Done)
    footer += "\n" + tr("This model was not tuned to answer, so it went on with your text.");
  if (turn.leftOut > 0) footer += "\n" + tr("Messages that no longer fit into its window: %1.").arg(turn.leftOut);
  return footer;
}

QString ChatLane::talkText() const {
  QStringList all;
  for (const auto& turn : talk.turns())
    all << (turn.kind == ChatKind::Continue ? turn.said + turn.text
                                            : tr("You: %1\nModel: %2").arg(turn.said, turn.text));
  return all.join("\n\n");
}

}  // namespace zk::ui
