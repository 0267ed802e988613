// Talking to models: choose one or two, write, watch each token come with how likely it was, look at its ten rivals, go
// on from another token in a tab of its own. A freshly trained model continues a text, a tuned one answers: both ways
// of asking are one switch.
#pragma once
#include <QStackedWidget>
#include <QTimer>

#include "ui/chat_lane.h"
#include "ui/chat_store.h"
#include "ui/page.h"
#include "ui/page_parts.h"

class QPlainTextEdit;
class QTabBar;

namespace zk::ui {

class RivalPanel;
class SamplingRow;

class ChatPage : public Page {
  Q_OBJECT
 public:
  explicit ChatPage(AppModel& app, QWidget* parent = nullptr);
  ~ChatPage() override;
  static QString title() { return tr("Chat"); }
  QVector<Tab> tabs() override;
  QString firstTab() const override {
    return m_first->talk.turns().isEmpty() ? QStringLiteral("lesson") : QStringLiteral("token");
  }
  void mainAction() override;
  /// Chooses the newest checkpoint of that run, or the model of that name.
  void reveal(const QString& model) override;
  bool explainsLock() const override { return true; }
  bool hasPrimary() const override { return true; }
  ChatTalk& talk() { return m_first->talk; }
  ChatTalk& otherTalk() { return m_second->talk; }
  /// Words in the field and the way of asking, as a user sets them.
  void setDraft(const QString& text);
  void setKind(ChatKind kind);
  /// The same words to two models.
  void setTwo(bool two);
  bool two() const { return m_count->current() == 1; }
  static constexpr int kMostThreads = 8;
  void showThread(int index);
  int threadCount() const { return int(m_all.threads.size()); }
  /// Puts that token in place of the chosen one and goes on, in a new tab.
  void forkAt(ChatLane& lane, int turn, int token, const ChatRival& with);

 protected:
  void retranslate() override;
  void showEvent(QShowEvent*) override;
  void resizeEvent(QResizeEvent*) override;
  bool eventFilter(QObject*, QEvent*) override;

 private:
  void buildTalk();
  QWidget* buildComposer();
  QWidget* buildHints();
  void connectLane(ChatLane* lane);
  void refreshCommand();
  void refreshButtons();
  void refreshEmpty();
  void refreshSuggestions();
  void refreshTabs();
  void addTab();
  void arrangeLanes();
  void chooseKindFor(const ChatModel& model);
  void fitEditor();
  void sendDraft();
  void sendOrStop();
  void regenerate();
  void newTalk();
  void closeThread(int index);
  void copyTalk();
  void chooseToken(ChatLane* lane, int turn, int token);
  bool busy() const { return m_first->talk.busy() || m_second->talk.busy(); }
  ChatSampling sampling() const;
  ChatKind kind() const;
  ChatThread& thread() { return m_all.threads[m_all.current]; }
  void keepThread();
  void restore();
  void save();

  QString m_wanted;  ///< a model that is to be chosen once the list is there
  QStackedWidget* m_stack;
  widgets::EmptyState* m_empty;
  PageHeader* m_header;
  widgets::SegmentedControl *m_count, *m_kind;
  widgets::Button *m_copy, *m_clear, *m_again, *m_send;
  QTabBar* m_tabs;
  QBoxLayout* m_lanes;
  ChatLane *m_first, *m_second;
  QWidget* m_hints;
  widgets::Label *m_hintTitle, *m_hintText, *m_otherHint;
  QVector<widgets::Button*> m_suggestions;
  QPlainTextEdit* m_editor;
  SamplingRow* m_sampling;
  widgets::IssueCard* m_problem;
  RivalPanel* m_rivals;
  LessonView* m_lesson;
  bool m_kindChosen = false;
  ChatThreads m_all;
  QString m_restoredDir;
  bool m_restored = false;
  QTimer m_saveTimer;
  ChatLane* m_chosenLane = nullptr;  ///< of the token in the panel
  int m_chosenTurn = -1, m_chosenToken = -1, m_probe = 0;
};

}  // namespace zk::ui
