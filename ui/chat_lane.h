// One model's side of the Chat page: the picker, its facts, the conversation with its tokens. Two of them stand side by
// side when two models get the same words.
#pragma once
#include <QFrame>

#include "ui/chat_talk.h"
#include "widgets/chat_view.h"

class QComboBox;

namespace zk::ui {

class ChatLane : public QFrame {
  Q_OBJECT
 public:
  explicit ChatLane(const QString& pickerName, QWidget* parent = nullptr);

  ChatTalk talk;
  widgets::ChatView* view() const { return m_view; }
  /// At the right of the picker.
  void addTool(QWidget* tool);
  /// Taken by the other side: a default is looked for elsewhere, and where possible of the other kind.
  void chooseUnlike(const ChatModel& other);
  void retranslate();
  void showTurns(const QVector<ChatTurn>& turns);
  QString talkText() const;

 Q_SIGNALS:
  /// Something that buttons depend on.
  void changed();
  /// A model was picked by hand.
  void picked();
  void modelsKnown();
  void tokenArrived(const zk::ui::ChatToken& token);
  void tokenChosen(int turn, int token);
  void turnStarted();
  /// The last turn is over.
  void settled();

 private:
  void fillModels();
  void showFacts();
  void rebuild();
  QString footerOf(const ChatTurn& turn) const;
  widgets::ChatMessage said(const ChatTurn& turn) const;
  widgets::ChatMessage answer(const ChatTurn& turn) const;
  QComboBox* m_models;
  widgets::Label* m_facts;
  widgets::ChatView* m_view;
  QHBoxLayout* m_head;
};

}  // namespace zk::ui
