// The page of training pairs in each of its states, answered by what the real worker said once.
#include "data_project.h"
#include "looks.h"
#include "ui/pages/pairs_page.h"
#include "ui/token_lab.h"
#include "widgets/language.h"
#include "widgets/numbers.h"

namespace zk::ui {
namespace {

using widgets::ActionText;
using widgets::Language;
using widgets::PairRows;
using widgets::Theme;
using widgets::ThemeSettings;

class PairsSuite : public QObject {
  Q_OBJECT

  static PairsPage* open(TestWindow& w) {
    w.window.showPage("pairs");
    w.window.show();
    w.app.start();
    auto* page = w.window.findChild<PairsPage*>();
    const bool ready = QTest::qWaitFor(
        [&] {
          return w.app.scanned() && w.app.notes().loaded() && page->form()->ready() &&
                 page->sentence()->pairs()->pairCount() > 0;
        },
        20000);
    return ready ? page : nullptr;
  }

 private Q_SLOTS:
  void cleanup() {
    Language::set("en");
    Theme::instance().set({ThemeSettings::Mode::Light, 100, false, true});
  }

  void whatIsMissingIsNamedInItsOrder() {
    DataProject project;
    TestWindow w({project.dir()});
    auto* page = open(w);
    QVERIFY(page);
    ZK_WAIT(page->bar()->text().button == "Get the text");
    // The sentence is there from the first moment, by characters.
    QVERIFY(shownTexts(*page->sentence()).join(" ").contains("every character is a token"));
    QVERIFY(page->talk()->isHidden());
    project.corpus();
    w.app.rescan();
    ZK_WAIT(page->bar()->text().button == "Make a tokenizer");
    QSignalSpy wanted(page, &Page::pageWanted);
    page->mainAction();
    QCOMPARE(wanted.value(0).value(0).toString(), QString("tokenizer"));
  }

  void oneSentenceBothWays() {
    DataProject project;
    project.corpus();
    project.tokenizer();
    TestWindow w({project.dir()});
    auto* page = open(w);
    QVERIFY(page);
    const int pairs = page->sentence()->pairs()->pairCount();
    QVERIFY(pairs >= 4);
    QVERIFY(shownTexts(*page->sentence())
                .join(" ")
                .contains(QString("%1 tokens make %2 questions").arg(pairs + 1).arg(pairs)));
    page->sentence()->setView(PairRows::View::Prefixes);
    QVERIFY(shownTexts(*page->sentence()).join(" ").contains("n + 1"));
    QCOMPARE(page->sentence()->pairs()->itemCount(), std::min(12, pairs));
  }

  void aRealBatchShowsItsBordersAndAnotherOneFollows() {
    DataProject project;
    project.corpus();
    project.tokenizer();
    project.dataset();
    TestWindow w({project.dir()});
    auto* page = open(w);
    QVERIFY(page);
    ZK_WAIT(page->batch()->batch().rows.size() == 2);
    QCOMPARE(page->batch()->table()->rowCount(), 2);
    QCOMPARE(page->batch()->batch().rows[0].documents, 3);
    QVERIFY(page->batch()->table()->cellText(0, "learned").contains("96"));
    QVERIFY(page->batch()->pairs()->pairCount() > 10);
    QVERIFY(shownTexts(*page->batch()).join(" ").contains("3 documents are packed"));
    for (auto* button : page->batch()->findChildren<widgets::Button*>())
      if (button->text() == "Next batch") button->click();
    ZK_WAIT(page->batch()->batch().step == 1);
  }

  void theSplitIsCheckedForLeaks() {
    DataProject project;
    project.corpus();
    project.tokenizer();
    project.dataset();
    TestWindow w({project.dir()});
    auto* page = open(w);
    QVERIFY(page);
    ZK_WAIT(page->split()->leaks().known);
    QVERIFY(page->split()->verdict().startsWith("No leak"));
    QTest::qWait(5);
    project.dataset("leaky");
    w.app.rescan();
    ZK_WAIT(page->split()->dataset() == "leaky" && page->split()->leaks().copies == 102);
    QVERIFY(page->split()->verdict().contains("102 of 1,004"));
  }

  void guessersAreReadAsChoices() {
    DataProject project;
    project.corpus();
    project.tokenizer();
    project.dataset();
    TestWindow w({project.dir()});
    auto* page = open(w);
    QVERIFY(page);
    const auto* bars = page->guessers()->findChild<widgets::ParamBars*>();
    ZK_WAIT(bars->rows().size() == 3);
    QVERIFY(bars->rows()[0].valueText.contains("4,096"));
    QVERIFY(bars->rows()[2].valueText.contains("11 tokens"));
  }

  void aConversationHatchesTheQuestion() {
    DataProject project;
    project.corpus();
    project.tokenizer();
    project.conversations();
    TestWindow w({project.dir()});
    auto* page = open(w);
    QVERIFY(page);
    ZK_WAIT(page->talk()->talks().total == 1600);
    const Talk& talk = page->talk()->talks().rows.first();
    for (const TalkPart& part : talk.parts)
      for (const auto& token : part.tokens)
        if (part.role != "mark") QCOMPARE(token.masked, part.role == "user");
    ZK_WAIT(shownTexts(*page->talk()).contains("Question"));
    QVERIFY(shownTexts(*page->talk()).contains("Answer"));
  }

  void pairsAreMadeAndShown() {
    DataProject project;
    project.corpus();
    project.tokenizer();
    TestWindow w({project.dir()});
    auto* page = open(w);
    QVERIFY(page);
    ZK_WAIT(page->bar()->text().state == ActionText::State::Ready);
    QVERIFY(page->bar()->text().sentence.contains(widgets::numbers::compact(2.4e6)));
    page->mainAction();
    ZK_WAIT(page->bar()->text().state == ActionText::State::Running);
    ZK_WAIT(!page->split()->dataset().isEmpty());
    ZK_WAIT(page->bar()->text().button == "Make them anew");
    ZK_WAIT(!page->batch()->batch().rows.isEmpty());
  }

  void aJobThatDiesLeavesWhatWasThere() {
    DataProject project;
    project.corpus();
    project.tokenizer();
    TestWindow w({project.dir()});
    auto* page = open(w);
    QVERIFY(page);
    page->form()->setValue("seed", 666);
    ZK_WAIT(page->bar()->text().state == ActionText::State::Ready);
    page->mainAction();
    auto* panel = page->findChild<JobPanel*>();
    ZK_WAIT(panel->failed() && panel->isVisible());
    auto* card = panel->findChild<widgets::IssueCard*>();
    QVERIFY(!card->issue().evidence.isEmpty());
    Q_EMIT card->triggered("dismiss");
    ZK_WAIT(!panel->isVisible());
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
    project.dataset("leaky");
    project.conversations();
    TestWindow w({project.dir()});
    auto* page = open(w);
    QVERIFY(page);
    ZK_WAIT(page->split()->leaks().known && page->talk()->talks().total == 1600);
    ZK_WAIT(page->batch()->batch().rows.size() == 2);
    QTest::qWait(100);
    const QStringList cut = clippedTexts(*page);
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join("\n")));
    if (language == "ja")
      for (const QString& text : shownTexts(*page)) QVERIFY2(!readsEnglish(text), qPrintable(text));
    w.window.setLanguage(language == "ja" ? "en" : "ja");
    QTest::qWait(150);
    const QStringList cutAfter = clippedTexts(*page);
    QVERIFY2(cutAfter.isEmpty(), qPrintable(cutAfter.join("\n")));
  }
};

}  // namespace

const SuiteEntry kEntry([]() -> QObject* { return new PairsSuite; });

}  // namespace zk::ui

#include "pairs_test.moc"
