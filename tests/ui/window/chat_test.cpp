// The chat page against a stand-in engine: models, streaming, stop, once more, a crash, both ways of asking.
#include <QClipboard>
#include <QComboBox>
#include <QPlainTextEdit>

#include "suites.h"
#include "ui/pages/chat_page.h"
#include "widgets/chat_view.h"
#include "widgets/rival_bars.h"

namespace zk::ui {
namespace {

class ChatSuite : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    m_project = std::make_unique<QTemporaryDir>();
    recordRun(m_project->filePath("p/runs/quickstart-1"), 200, true);
    QDir().mkpath(m_project->filePath("p/runs/quickstart-1/checkpoints/step-200"));
    open();
  }
  void cleanup() {
    m_test.reset();
    m_project.reset();
  }

  void aTunedModelIsPreferredAndAsksForAnswers() {
    QCOMPARE(m_page->talk().model()->ref, QString("quickstart-1-chat@40"));
    QCOMPARE(m_page->findChild<QComboBox*>()->count(), 2);
    say("How are you?");
    ZK_WAIT(turn().state == ChatTurn::State::Done);
    QCOMPARE(turn().kind, ChatKind::Answer);
    QVERIFY(turn().answers);
    QCOMPARE(turn().tokens.size(), 12);
    QCOMPARE(turn().tokens[0].top.size(), 10);
    QCOMPARE(m_view->count(), 2);
    QCOMPARE(m_view->bubble(0)->message().text, QString("How are you?"));
    QVERIFY(m_view->bubble(1)->message().footer.contains("12 tokens"));
    QVERIFY(m_test->preferences.hasChatted(m_project->filePath("p/runs/quickstart-1-chat")));
  }

  void anUntunedModelContinuesAndSaysSo() {
    m_page->talk().chooseModel("quickstart-1@60");
    ZK_WAIT(!m_page->talk().loading());
    say("One morning,");
    ZK_WAIT(turn().state == ChatTurn::State::Done);
    QCOMPARE(turn().kind, ChatKind::Continue);
    m_page->setKind(ChatKind::Answer);
    say("How are you?");
    ZK_WAIT(m_page->talk().turns().size() == 2 && turn().state == ChatTurn::State::Done);
    QVERIFY2(m_view->bubble(3)->message().footer.contains("not tuned"),
             qPrintable(m_view->bubble(3)->message().footer));
  }

  void aLongAnswerStopsAtOnce() {
    say("long");
    ZK_WAIT(turn().tokens.size() > 10);
    QVERIFY(m_page->talk().busy());
    m_page->mainAction();
    ZK_WAIT(turn().state == ChatTurn::State::Stopped);
    QVERIFY(!m_page->talk().busy());
    QVERIFY(m_view->bubble(1)->message().footer.contains("stopped by you"));
  }

  void onceMoreReplacesTheLastAnswer() {
    say("How are you?");
    ZK_WAIT(turn().state == ChatTurn::State::Done);
    ChatSampling sampling;
    sampling.maxTokens = 5;
    sampling.seed = 42;
    m_page->talk().regenerate(sampling);
    QVERIFY(m_page->talk().busy());
    ZK_WAIT(turn().state == ChatTurn::State::Done);
    QCOMPARE(m_page->talk().turns().size(), 1);
    QCOMPARE(turn().tokens.size(), 5);
    QCOMPARE(turn().seed, qint64(42));
    QCOMPARE(m_view->count(), 2);
    QCOMPARE(m_view->bubble(1)->message().tokens.size(), 5);
  }

  void aCrashIsToldAndTheNextQuestionWorks() {
    say("crash");
    ZK_WAIT(turn().state == ChatTurn::State::Failed);
    QVERIFY(!m_view->bubble(1)->message().text.isEmpty());
    say("How are you?");
    ZK_WAIT(m_page->talk().turns().size() == 2 && turn().state == ChatTurn::State::Done);
  }

  void aRefusalIsToldInWords() {
    say("refuse");
    ZK_WAIT(turn().state == ChatTurn::State::Failed);
    QVERIFY2(m_view->bubble(1)->message().text.contains("nothing to continue"),
             qPrintable(m_view->bubble(1)->message().text));
  }

  void aNewTalkForgetsAnAnswerThatStillRuns() {
    say("long");
    ZK_WAIT(turn().tokens.size() > 5);
    m_page->talk().clear();
    QCOMPARE(m_view->count(), 0);
    say("How are you?");
    ZK_WAIT(m_page->talk().turns().size() == 1 && turn().state == ChatTurn::State::Done);
    QCOMPARE(turn().tokens.size(), 12);
  }

  void twoModelsGetTheSameWordsAndTheSameSeed() {
    m_page->setTwo(true);
    ChatTalk& other = m_page->otherTalk();
    ZK_WAIT(other.model() && !other.loading());
    QCOMPARE(other.model()->ref, QString("quickstart-1@60"));
    say("How are you?");
    ZK_WAIT(turn().state == ChatTurn::State::Done && other.turns().size() == 1 &&
            other.turns()[0].state == ChatTurn::State::Done);
    QCOMPARE(other.turns()[0].said, turn().said);
    QVERIFY(turn().seed >= 0);
    QCOMPARE(other.turns()[0].seed, turn().seed);
    QVERIFY(turn().answers && !other.turns()[0].answers);
    Q_EMIT m_view->tokenOpened(1, 3);
    auto* bars = m_test->window.inspector()->findChild<widgets::RivalBars*>();
    ZK_WAIT(bars->itemDetails(1).contains("other model"));
    QVERIFY(!bars->itemDetails(0).contains("other model"));
    m_page->setTwo(false);
    say("And you?");
    ZK_WAIT(m_page->talk().turns().size() == 2 && turn().state == ChatTurn::State::Done);
    QCOMPARE(other.turns().size(), 1);
  }

  void anotherTokenForksTheAnswerIntoATab() {
    say("How are you?");
    ZK_WAIT(turn().state == ChatTurn::State::Done);
    say("And you?");
    ZK_WAIT(m_page->talk().turns().size() == 2 && turn().state == ChatTurn::State::Done);
    Q_EMIT m_view->tokenOpened(1, 3);
    QPushButton* fork = nullptr;
    for (auto* button : m_test->window.inspector()->findChildren<QPushButton*>())
      if (button->text().startsWith("Go on with")) fork = button;
    QVERIFY(fork && fork->isVisible());
    fork->click();
    QCOMPARE(m_page->threadCount(), 2);
    ZK_WAIT(turn().state == ChatTurn::State::Done);
    QCOMPARE(m_page->talk().turns().size(), 1);
    QCOMPARE(turn().given, 4);
    QCOMPARE(turn().tokens.size(), 4 + 12);
    QCOMPARE(turn().tokens[3].text, turn().tokens[3].top[turn().tokens[3].rank - 1].text);
    QVERIFY(turn().text.startsWith("Fine fox1 fox2" + turn().tokens[3].text));
    QVERIFY(m_view->bubble(1)->message().footer.contains("begins as you chose"));
    m_page->showThread(0);
    QCOMPARE(m_page->talk().turns().size(), 2);
    QCOMPARE(m_page->talk().turns()[0].tokens.size(), 12);
    QCOMPARE(m_view->count(), 4);
  }

  void theTalksAreThereAtTheNextStart() {
    say("How are you?");
    ZK_WAIT(turn().state == ChatTurn::State::Done);
    m_page->setTwo(true);
    ZK_WAIT(QFile::exists(m_project->filePath("p/window-talks.json")));
    const QString text = turn().text;
    m_test.reset();
    open();
    ZK_WAIT(m_page->talk().turns().size() == 1);
    QCOMPARE(turn().text, text);
    QCOMPARE(turn().tokens.size(), 12);
    QCOMPARE(turn().tokens[0].top.size(), 10);
    QCOMPARE(m_view->count(), 2);
  }

  void thePickerIsNeverEmptyWithoutAWord() {
    ChatPage page(m_test->app);
    const auto pickers = page.findChildren<QComboBox*>();
    QCOMPARE(pickers.size(), 2);
    for (auto* picker : pickers) {
      QCOMPARE(picker->currentText(), QString("Reading the models…"));
      QVERIFY(!picker->isEnabled());
    }
  }

  void aTokenOpensItsRivals() {
    say("How are you?");
    ZK_WAIT(turn().state == ChatTurn::State::Done);
    Q_EMIT m_view->tokenOpened(1, 3);
    auto* bars = m_test->window.inspector()->findChild<widgets::RivalBars*>();
    QVERIFY(bars && bars->isVisible());
    QCOMPARE(bars->itemCount(), 10);
  }

  void theTalkIsCopiedAsText() {
    say("How are you?");
    ZK_WAIT(turn().state == ChatTurn::State::Done);
    for (auto* button : m_page->findChildren<QPushButton*>())
      if (button->text() == "Copy") button->click();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith("You: How are you?\nModel: Fine fox1"));
  }

  void enterSendsAndShiftEnterBreaksTheLine() {
    auto* editor = m_page->findChild<QPlainTextEdit*>("draft");
    editor->setFocus();
    QTest::keyClicks(editor, "Hello");
    QTest::keyClick(editor, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(editor->document()->blockCount(), 2);
    QVERIFY(m_page->talk().turns().isEmpty());
    QTest::keyClicks(editor, "you");
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(m_page->talk().turns().size(), 1);
    QCOMPARE(turn().said, QString("Hello\nyou"));
    QVERIFY(editor->toPlainText().isEmpty());
    ZK_WAIT(turn().state == ChatTurn::State::Done);
  }

  void theConversationGoesAlongOnlyWhereItIsOne() {
    say("How are you?");
    ZK_WAIT(turn().state == ChatTurn::State::Done);
    m_page->setKind(ChatKind::Continue);
    say("One morning,");
    ZK_WAIT(m_page->talk().turns().size() == 2 && turn().state == ChatTurn::State::Done);
    m_page->setKind(ChatKind::Answer);
    say("And now?");
    ZK_WAIT(m_page->talk().turns().size() == 3 && turn().state == ChatTurn::State::Done);
    QVERIFY(turn().text.startsWith("Fine"));
  }

 private:
  void open() {
    m_test = std::make_unique<TestWindow>(AppOptions{m_project->filePath("p")});
    m_test->window.show();
    m_test->app.start();
    m_test->window.showPage("chat");
    m_page = qobject_cast<ChatPage*>(m_test->window.page("chat"));
    m_view = m_page->findChild<widgets::ChatView*>();
    ZK_WAIT(m_page->talk().model() && !m_page->talk().loading());
  }
  void say(const QString& text) {
    m_page->setDraft(text);
    m_page->mainAction();
  }
  const ChatTurn& turn() const { return m_page->talk().turns().last(); }
  std::unique_ptr<QTemporaryDir> m_project;
  std::unique_ptr<TestWindow> m_test;
  ChatPage* m_page = nullptr;
  widgets::ChatView* m_view = nullptr;
};

}  // namespace

const SuiteEntry kEntry([]() -> QObject* { return new ChatSuite; });

}  // namespace zk::ui

#include "chat_test.moc"
