// The tokenizer lab in each of its states, answered by what the real worker said once.
#include <QCheckBox>

#include "data_project.h"
#include "looks.h"
#include "ui/pages/tokenizer_page.h"
#include "widgets/language.h"
#include "widgets/merge_theatre.h"
#include "widgets/numbers.h"
#include "widgets/token_strip.h"

namespace zk::ui {
namespace {

using widgets::ActionText;
using widgets::Language;
using widgets::Theme;
using widgets::ThemeSettings;

class LabSuite : public QObject {
  Q_OBJECT

  static TokenizerPage* open(TestWindow& w) {
    w.window.showPage("tokenizer");
    w.window.show();
    w.app.start();
    auto* page = w.window.findChild<TokenizerPage*>();
    const bool ready = QTest::qWaitFor(
        [&] {
          return w.app.scanned() && w.app.notes().loaded() && page->form()->ready() && !page->lab()->cuts().isEmpty();
        },
        20000);
    return ready ? page : nullptr;
  }

 private Q_SLOTS:
  void cleanup() {
    Language::set("en");
    Theme::instance().set({ThemeSettings::Mode::Light, 100, false, true});
  }

  void withoutTextThePageSaysWhereToGetIt() {
    DataProject project;
    TestWindow w({project.dir()});
    auto* page = open(w);
    QVERIFY(page);
    ZK_WAIT(page->bar()->text().state == ActionText::State::Blocked);
    QCOMPARE(page->bar()->text().button, QString("Get the text"));
    QSignalSpy wanted(page, &Page::pageWanted);
    page->mainAction();
    QCOMPARE(wanted.size(), 1);
    // Bytes need no tokenizer: the text is shown as tokens all the same.
    QCOMPARE(page->lab()->cuts().size(), 1);
    QCOMPARE(page->lab()->cuts()[0].tokenizer, QString("bytes"));
    QVERIFY(page->choice()->facts().startsWith("None yet"));
  }

  void theSentenceTheTextAndTheFiguresAreTheTokenizers() {
    DataProject project;
    project.corpus();
    project.tokenizer();
    TestWindow w({project.dir()});
    auto* page = open(w);
    QVERIFY(page);
    ZK_WAIT(page->merges()->theatre()->stepCount() == 21);
    QCOMPARE(page->merges()->story().total, qint64(3314));
    page->merges()->theatre()->setStep(21);
    QCOMPARE(page->merges()->theatre()->pieces(), page->merges()->story().tokens.last());
    ZK_WAIT(page->lab()->cuts().size() == 2);
    auto* own = page->lab()->rows()[0];
    QCOMPARE(own->strip()->tokens().size(), qsizetype(page->lab()->cuts()[0].count));
    QVERIFY(own->figures().contains(" tokens"));
    QVERIFY(own->reading().contains("256"));
    ZK_WAIT(page->choice()->roundTrip().contains("2,043"));
    QVERIFY(page->choice()->facts().contains("4,096"));
    const auto* bars = page->choice()->findChild<widgets::IntervalBars*>();
    QCOMPARE(bars->itemCount(), 8);  // four kinds of text, two tokenizers
    QVERIFY(bars->table().csv().contains("1.11"));
    page->lab()->findChild<QCheckBox*>()->setChecked(false);  // bytes
    ZK_WAIT(page->lab()->cuts().size() == 1);
  }

  void aTokenizerIsMadeAndTheForecastComesBeforeIt() {
    DataProject project;
    project.corpus();
    TestWindow w({project.dir()});
    auto* page = open(w);
    QVERIFY(page);
    ZK_WAIT(page->bar()->text().state == ActionText::State::Ready);
    QVERIFY(page->bar()->text().sentence.contains("4,096"));
    QVERIFY(page->bar()->text().sentence.contains(widgets::numbers::bytes(12e6)));
    QVERIFY(page->bar()->text().sentence.contains("not measured"));
    page->mainAction();
    ZK_WAIT(page->bar()->text().state == ActionText::State::Running);
    ZK_WAIT(page->bar()->text().state == ActionText::State::Ready && !projectTokenizer(w.app).isEmpty());
    QCOMPARE(page->bar()->text().button, QString("Make another"));
    ZK_WAIT(page->lab()->cuts().size() == 2);
    ZK_WAIT(w.app.stage("tokenizer").state == widgets::StageState::Done);
  }

  void aJobThatFailsSaysWhyAndIsTriedAgain() {
    DataProject project;
    project.corpus();
    TestWindow w({project.dir()});
    auto* page = open(w);
    QVERIFY(page);
    ZK_WAIT(page->bar()->text().state == ActionText::State::Ready);
    page->form()->setValue("type", "unigram");
    page->mainAction();
    auto* panel = page->findChild<JobPanel*>();
    ZK_WAIT(panel->failed() && panel->isVisible());
    auto* card = panel->findChild<widgets::IssueCard*>();
    QVERIFY(card->isVisible());
    QVERIFY(!card->issue().title.isEmpty());
    page->form()->setValue("type", "bpe");
    Q_EMIT card->triggered("again");
    ZK_WAIT(!projectTokenizer(w.app).isEmpty());
    ZK_WAIT(!panel->isVisible());
  }

  void aWrongValueBlocksAndTheButtonGoesToIt() {
    DataProject project;
    project.corpus();
    TestWindow w({project.dir()});
    auto* page = open(w);
    QVERIFY(page);
    page->form()->setValue("vocab_size", 5);
    ZK_WAIT(page->bar()->text().state == ActionText::State::Blocked);
    QCOMPARE(page->bar()->text().button, QString("Go to the value"));
    page->mainAction();
    QVERIFY(w.app.jobs().all().isEmpty());
  }

  void theChoiceOfTheProjectIsKeptInItsNotes() {
    DataProject project;
    project.corpus();
    project.tokenizer("older");
    QTest::qWait(5);
    project.tokenizer("newer");
    TestWindow w({project.dir()});
    auto* page = open(w);
    QVERIFY(page);
    ZK_WAIT(projectTokenizer(w.app) == "newer");
    page->choice()->choose("older");
    QCOMPARE(projectTokenizer(w.app), QString("older"));
    QCOMPARE(w.app.notes().draft("dataset").at("tokenizer"), "older");
    ZK_WAIT(page->merges()->story().tokenizer == "older");
  }

  void aUnigramTokenizerHasNoJoinsAndSaysSo() {
    DataProject project;
    project.corpus();
    project.tokenizer("unigram-1", "unigram");
    TestWindow w({project.dir()});
    auto* page = open(w);
    QVERIFY(page);
    ZK_WAIT(shownTexts(*page->merges()).contains("This tokenizer has no joins"));
    QVERIFY(!page->merges()->theatre()->isVisible());
  }

  void nothingIsCutAndNothingStaysEnglish_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("scale");
    QTest::newRow("en") << "en" << false << 100;
    QTest::newRow("ja") << "ja" << true << 100;
    QTest::newRow("en-150") << "en" << false << 150;
    QTest::newRow("ja-150") << "ja" << false << 150;
  }
  void nothingIsCutAndNothingStaysEnglish() {
    QFETCH(QString, language);
    QFETCH(bool, dark);
    QFETCH(int, scale);
    Theme::instance().set({dark ? ThemeSettings::Mode::Dark : ThemeSettings::Mode::Light, scale, false, true});
    Language::set(language);
    DataProject project;
    project.corpus();
    project.tokenizer();
    TestWindow w({project.dir()});
    auto* page = open(w);
    QVERIFY(page);
    ZK_WAIT(page->merges()->theatre()->stepCount() == 21 && page->lab()->cuts().size() == 2);
    ZK_WAIT(page->choice()->roundTrip().contains("2,043"));
    QTest::qWait(100);
    const QStringList cut = clippedTexts(*page);
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join("\n")));
    if (language == "ja")
      for (const QString& text : shownTexts(*page)) QVERIFY2(!readsEnglish(text), qPrintable(text));
    // And back, while it runs.
    w.window.setLanguage(language == "ja" ? "en" : "ja");
    QTest::qWait(150);
    QVERIFY(clippedTexts(*page).isEmpty());
  }
};

}  // namespace

const SuiteEntry kEntry([]() -> QObject* { return new LabSuite; });

}  // namespace zk::ui

#include "lab_test.moc"
