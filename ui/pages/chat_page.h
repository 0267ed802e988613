// Talking to a model: choose it, write, watch each token come with how likely it was, look at its ten rivals. A freshly
// trained model continues a text, a tuned one answers: both ways of asking are one switch.
#pragma once
#include <QStackedWidget>

#include "ui/chat_talk.h"
#include "ui/page.h"
#include "ui/page_parts.h"
#include "widgets/chat_view.h"

class QComboBox;
class QPlainTextEdit;

namespace zk::ui {

class RivalPanel;
class SamplingRow;

class ChatPage : public Page {
  Q_OBJECT
 public:
  explicit ChatPage(AppModel& app, QWidget* parent = nullptr);
  static QString title() { return tr("Chat"); }
  QVector<Tab> tabs() override;
  QString firstTab() const override {
    return m_talk.turns().isEmpty() ? QStringLiteral("lesson") : QStringLiteral("token");
  }
  void mainAction() override;
  /// Chooses the newest checkpoint of that run, or the model of that name.
  void reveal(const QString& model) override;
  bool explainsLock() const override { return true; }
  bool hasPrimary() const override { return true; }
  ChatTalk& talk() { return m_talk; }
  /// Words in the field and the way of asking, as a user sets them.
  void setDraft(const QString& text);
  void setKind(ChatKind kind);

 protected:
  void retranslate() override;
  void showEvent(QShowEvent*) override;
  bool eventFilter(QObject*, QEvent*) override;

 private:
  void buildTalk();
  QWidget* buildHead();
  QWidget* buildComposer();
  void connectTalk();
  void refreshCommand();
  void refreshModels();
  void refreshModel();
  void refreshButtons();
  void refreshEmpty();
  void refreshSuggestions();
  void rebuildMessages();
  void updateLast();
  void chooseKindFor(const ChatModel& model);
  void fitEditor();
  void sendDraft();
  void sendOrStop();
  void copyTalk();
  void chooseToken(int message, int token);
  widgets::ChatMessage answerMessage(const ChatTurn& turn) const;
  widgets::ChatMessage saidMessage(const ChatTurn& turn) const;
  QString footerOf(const ChatTurn& turn) const;
  QString turnText(const ChatTurn& turn) const;
  ChatKind kind() const;

  ChatTalk m_talk;
  QString m_wanted;  ///< a model that is to be chosen once the list is there
  QStackedWidget* m_stack;
  widgets::EmptyState* m_empty;
  PageHeader* m_header;
  widgets::Button *m_copy, *m_clear, *m_again, *m_send;
  QComboBox* m_models;
  widgets::Label* m_modelFacts;
  widgets::SegmentedControl* m_kind;
  widgets::ChatView* m_view;
  QWidget* m_hints;
  widgets::Label *m_hintTitle, *m_hintText;
  QVector<widgets::Button*> m_suggestions;
  QPlainTextEdit* m_editor;
  SamplingRow* m_sampling;
  widgets::IssueCard* m_problem;
  RivalPanel* m_rivals;
  LessonView* m_lesson;
  bool m_kindChosen = false;
};

}  // namespace zk::ui
