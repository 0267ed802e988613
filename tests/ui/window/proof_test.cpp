// Evaluate and Compare over a project with whole, unreadable and newer evaluations: what is shown, what is said about
// what cannot be shown, in both languages and at large text.
#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>

#include "engine/core/files.h"
#include "engine/core/json.h"
#include "looks.h"
#include "suites.h"
#include "ui/evaluation_words.h"
#include "ui/option_bars.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/evaluate_page.h"
#include "ui/question_browser.h"
#include "ui/suite_list.h"
#include "ui/words.h"
#include "widgets/forest_plot.h"
#include "widgets/interval_bars.h"
#include "widgets/language.h"

namespace zk::ui {
namespace {

using widgets::Language;
using widgets::Theme;
using widgets::ThemeSettings;
namespace fs = std::filesystem;

void write(const fs::path& path, const Json& json) {
  if (!make_dirs(path.parent_path()).ok() || !write_json_atomic(path, json).ok()) qFatal("cannot write");
}

/// One family of four questions in two languages; the first `right` of them are answered well.
void writeEvaluation(const fs::path& workspace, const char* id, const char* exam, int right, qint64 created,
                     int version = 1) {
  const fs::path dir = workspace / "evaluations" / id;
  Json families = Json::array();
  for (const char* split : {"held", "seen"})
    for (const char* lang : {"en", "ja", "all"}) {
      const int n = std::strcmp(lang, "all") ? 2 : 4;
      families.push_back({{"family", "science"},
                          {"style", "ARC"},
                          {"split", split},
                          {"lang", lang},
                          {"n", n},
                          {"correct", right},
                          {"accuracy", right / 4.0},
                          {"low", right / 4.0 - 0.1},
                          {"high", right / 4.0 + 0.1},
                          {"chance", 0.25}});
    }
  write(dir / "results.json",
        {{"version", version},
         {"model", {{"ref", std::string(id) + "@60"}, {"run", id}, {"step", 60}, {"parameters", 1313024}}},
         {"form", "text"},
         {"text",
          {{"dataset", "dataset-1"},
           {"hash", "t"},
           {"figures", {{"all", {{"bits_per_character", 0.5}, {"low", 0.4}, {"high", 0.6}, {"perplexity", 3.0}}}}}}},
         {"exam", {{"id", exam}, {"hash", exam}}},
         {"families", families},
         {"seconds", 9.0}});
  write(dir / "manifest.json", {{"version", 1},
                                {"id", id},
                                {"kind", "evaluation"},
                                {"created", created},
                                {"inputs", {{{"kind", "run"}, {"id", id}, {"hash", "h"}}}},
                                {"files", {{{"name", "samples_exam_science.jsonl"}}}}});
  std::string lines;
  for (int i = 0; i < 4; ++i)
    lines += dump_line({{"id", "science-" + std::to_string(i)},
                        {"family", "science"},
                        {"split", "held"},
                        {"lang", i % 2 ? "ja" : "en"},
                        {"prompt", "<|doc|>質問：" + std::to_string(i) + "\n答え："},
                        {"choices", {"氷です。", "鉄です。"}},
                        {"answer", 0},
                        {"loglikelihoods", {-1.0, -2.0}},
                        {"tokens", {2, 2}},
                        {"chosen", i < right ? 0 : 1},
                        {"correct", i < right}}) +
             "\n";
  if (!write_file_atomic(dir / "samples_exam_science.jsonl", lines).ok()) qFatal("cannot write");
}

struct Project {
  QTemporaryDir scratch;
  AppOptions options;
  fs::path dir;
  Project() {
    options.workspace = scratch.filePath("project");
    dir = options.workspace.toStdString();
    write(dir / "workspace.json", {{"program", "zerokara"}, {"version", 1}});
    for (const char* run : {"one", "two"}) {
      recordRun(options.workspace + "/runs/" + run, 200, true);
      fs::create_directories(dir / "runs" / run / "checkpoints/step-00000200");
    }
    write(dir / "exams/exam-1/manifest.json",
          {{"version", 1},
           {"id", "exam-1"},
           {"kind", "exam"},
           {"created", 1},
           {"counters",
            {{"items", 8}, {"families", {{"science", {{"held", 4}, {"seen", 4}}}, {"truth", {{"held", 4}}}}}}}});
  }
};

class ProofSuite : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void cleanup() {
    Language::set("en");
    setScale(100);
  }

  void nothingToEvaluateSaysWhatIsNeeded() {
    TestWindow w;
    open(w, "evaluate");
    QVERIFY(texts(w).contains("No model to evaluate yet"));
    w.window.showPage("compare");
    ZK_WAIT(texts(w).contains("No runs to compare yet"));
    // Nothing can be evaluated yet either: the button leads where the Next card does.
    QVERIFY(texts(w).contains(Words::next(w.app.next().step).button));
    QVERIFY(!texts(w).contains("Evaluate a model"));
    auto* page = qobject_cast<ComparePage*>(w.window.page("compare"));
    QSignalSpy wanted(page, &Page::pageWanted);
    page->mainAction();
    QCOMPARE(wanted[0][0].toString(), w.app.next().page);
  }

  void partsAreChosenAndBecomeParameters() {
    Project project;
    TestWindow w(project.options);
    auto* page = open<EvaluatePage>(w, "evaluate");
    ZK_WAIT(!page->suites()->rows().isEmpty());
    Json values = page->values();
    QCOMPARE(QString::fromStdString(values["exam"].get<std::string>()), QString("exam-1"));
    QVERIFY2(!values.contains("tasks"), "all families: nothing to say");
    page->suites()->setChecked("truth", false);
    values = page->values();
    QCOMPARE(int(values["tasks"].size()), 1);
    QCOMPARE(values["tasks"][0].get<std::string>(), std::string("science"));
    page->suites()->setChecked("science", false);
    QVERIFY(texts(w).join(' ').contains("Choose at least one family"));
    page->mainAction();
    QVERIFY(page->suites()->isChecked("science") && page->suites()->isChecked("truth"));
    ZK_WAIT(texts(w).contains("Nothing evaluated yet"));
  }

  void resultsStandWithTheirAnswers() {
    Project project;
    writeEvaluation(project.dir, "one", "exam-1", 1, 10);
    TestWindow w(project.options);
    auto* page = open<EvaluatePage>(w, "evaluate");
    auto* browser = page->findChild<QuestionBrowser*>();
    ZK_WAIT(browser->table()->rowCount() == 4);
    const auto* bars = page->findChild<widgets::IntervalBars*>();
    QCOMPARE(bars->itemCount(), 2);
    QVERIFY(texts(w).join(' ').contains("Cannot be told from guessing"));
    QVERIFY(texts(w).join(' ').contains("writes no score"));
    const auto* options = page->findChild<OptionBars*>();
    QVERIFY(options->isVisible());
    QCOMPARE(options->itemCount(), 2);
    browser->table()->setCurrentRow(3);
    QVERIFY(options->itemDetails(1).contains(QChar(0x2212)));  // a real minus sign
  }

  void anEvaluationThatCannotBeReadSaysWhy() {
    Project project;
    writeEvaluation(project.dir, "one", "exam-1", 1, 10, 7);
    TestWindow w(project.options);
    open(w, "evaluate");
    ZK_WAIT(texts(w).join(' ').contains("one cannot be read"));
    QVERIFY(texts(w).join(' ').contains("version 7"));
  }

  void twoRunsGetTheEnginesVerdict() {
    Project project;
    writeEvaluation(project.dir, "one", "exam-1", 1, 10);
    writeEvaluation(project.dir, "two", "exam-1", 3, 20);
    writeEvaluation(project.dir, "newer", "exam-1", 3, 30, 9);
    TestWindow w(project.options);
    auto* page = open<ComparePage>(w, "compare");
    ZK_WAIT(page->selection().size() == 2);
    QCOMPARE(page->selection(), (QStringList{"one", "two"}));
    ZK_WAIT(texts(w).join(' ').contains("No clear difference: +0.5 points, 95 % interval"));
    const auto* forest = page->findChild<widgets::ForestPlot*>();
    QCOMPARE(forest->itemCount(), 1);
    auto* diff = page->findChild<widgets::DiffTable*>();
    ZK_WAIT(diff->wonCount() == 2);
    QCOMPARE(diff->lostCount(), 0);
    ZK_WAIT(w.app.situation().compared);
    page->select({"two", "one"});
    ZK_WAIT(diff->lostCount() == 2);
    page->select({"two"});
    ZK_WAIT(texts(w).contains("Tick at least two evaluations"));
    page->showLeaderboard(true);
    auto* board = page->findChild<Leaderboard*>();
    QCOMPARE(board->table()->rowCount(), 2);
    QVERIFY(board->table()->csv().contains("two"));
  }

  void anIntervalWithoutZeroThatIsNoVerdictIsExplained() {
    PairedRow clear, chance;
    clear.family = "science", clear.split = chance.split = "held", clear.lang = chance.lang = "all";
    clear.difference = 0.2, clear.low = 0.1, clear.high = 0.3, clear.verdict = "better", clear.n = 200;
    chance.family = "reading", chance.difference = -0.1, chance.low = -0.18, chance.high = -0.02;
    chance.verdict = "none", chance.n = 200;
    Comparison c;
    c.a = "one", c.b = "two", c.families = {clear, chance};
    QVERIFY(EvalWords::verdict(c, "held").lines.join('\n').contains("Reading: the interval alone leaves 0 out"));
    c.families = {clear};
    QVERIFY(!EvalWords::verdict(c, "held").lines.join('\n').contains("Holm"));
  }

  void otherExamsAreNotPutTogether() {
    Project project;
    writeEvaluation(project.dir, "one", "exam-1", 1, 10);
    writeEvaluation(project.dir, "two", "exam-2", 3, 20);
    TestWindow w(project.options);
    auto* page = open<ComparePage>(w, "compare");
    ZK_WAIT(page->selection().size() == 2);
    ZK_WAIT(texts(w).join(' ').contains("Left out, because they answered another exam: two."));
    ZK_WAIT(texts(w).join(' ').contains("did not answer the same exam"));
  }

  void nothingIsClippedInEitherLanguage_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("scale");
    for (const char* language : {"en", "ja"})
      for (const int scale : {100, 150}) QTest::addRow("%s-%d", language, scale) << language << scale;
  }
  void nothingIsClippedInEitherLanguage() {
    QFETCH(QString, language);
    QFETCH(int, scale);
    Project project;
    writeEvaluation(project.dir, "one", "exam-1", 1, 10);
    writeEvaluation(project.dir, "two", "exam-1", 3, 20);
    Language::set(language);
    setScale(scale);
    TestWindow w(project.options);
    auto* compare = open<ComparePage>(w, "compare");
    ZK_WAIT(compare->findChild<widgets::DiffTable*>()->wonCount() == 2);
    QCOMPARE(clippedTexts(w.window).join('\n'), QString());
    compare->showLeaderboard(true);
    QTest::qWait(50);
    QCOMPARE(clippedTexts(w.window).join('\n'), QString());
    auto* evaluate = open<EvaluatePage>(w, "evaluate");
    ZK_WAIT(evaluate->findChild<QuestionBrowser*>()->table()->rowCount() == 4);
    QTest::qWait(50);
    QCOMPARE(clippedTexts(w.window).join('\n'), QString());
    for (QWidget* control : evaluate->findChildren<QWidget*>())
      if (control->isVisible() && (qobject_cast<QComboBox*>(control) || qobject_cast<OptionBars*>(control)))
        QVERIFY(!control->accessibleName().isEmpty());
  }

 private:
  static void setScale(int scale) {
    ThemeSettings settings;
    settings.mode = ThemeSettings::Mode::Light;
    settings.textScale = scale;
    settings.reducedMotion = true;
    Theme::instance().set(settings);
  }
  template <class P = Page>
  P* open(TestWindow& w, const char* id) {
    w.window.showPage(id);
    if (!w.window.isVisible()) {
      w.window.show();
      w.app.start();
    }
    if (!QTest::qWaitFor([&] { return w.app.scanned(); }, 20000)) qWarning("the project was not read");
    QTest::qWait(20);
    return w.window.findChild<P*>();
  }
  static QStringList texts(TestWindow& w) {
    QStringList out;
    for (auto* label : w.window.findChildren<QLabel*>())
      if (label->isVisible()) out << label->text();
    for (auto* button : w.window.findChildren<QAbstractButton*>())
      if (button->isVisible()) out << button->text();
    return out;
  }
};

}  // namespace

const SuiteEntry kEntry([]() -> QObject* { return new ProofSuite; });

}  // namespace zk::ui

#include "proof_test.moc"
