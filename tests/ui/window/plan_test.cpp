// Architecture and Plan & cost against the real arithmetic: the stand-in for zk answers with the planner's own verbs.
#include <QDoubleSpinBox>
#include <QSignalSpy>

#include "suites.h"
#include "ui/pages/architecture_page.h"
#include "ui/pages/plan_page.h"
#include "ui/schema_form.h"
#include "ui/train_draft.h"
#include "widgets/card.h"
#include "widgets/estimate_bar.h"
#include "widgets/language.h"

namespace zk::ui {
namespace {

using widgets::ActionText;
using widgets::DiagramBlock;

class PlanSuite : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    m_test = std::make_unique<TestWindow>(AppOptions{}, QSize(1600, 1000));
    m_test->window.show();
    m_test->app.start();
    ZK_WAIT(m_test->app.scanned() && notes().loaded());
    m_test->window.showPage("architecture");
    m_shape = qobject_cast<ArchitecturePage*>(m_test->window.page("architecture"));
    QVERIFY(m_shape);
    ZK_WAIT(m_shape->planner().answered() && !m_shape->planner().waiting());
  }
  void cleanup() {
    m_test.reset();
    widgets::Language::set("en");
  }

  void theDrawingFollowsWhatIsTyped() {
    QCOMPARE(block("attn").repeat, 4);
    write({{"model.n_layer", 8}, {"model.n_head", 8}});
    QCOMPARE(block("attn").repeat, 8);
    QCOMPARE(block("attn").heads, 8);
    // Many changes in a row: the last one wins, and nothing queues up behind it.
    QSignalSpy answers(&m_shape->planner(), &Planner::changed);
    for (int layers = 1; layers <= 30; ++layers) writeDraft(notes(), {{"model.n_layer", layers}});
    ZK_WAIT(block("attn").repeat == 30);
    QVERIFY2(answers.count() < 10, qPrintable(QString::number(answers.count())));
  }

  void anIllegalShapeSaysWhereWhyAndHowToMendIt() {
    write({{"model.n_head", 5}});
    ZK_WAIT(!block("attn").illegal.isEmpty());
    QVERIFY(block("attn").illegal.contains('5'));
    QCOMPARE(bar(m_shape)->text().state, ActionText::State::Blocked);
    QVERIFY(!notes().confirmed("architecture"));
    bar(m_shape)->findChild<widgets::Button*>()->click();
    ZK_WAIT(block("attn").illegal.isEmpty());
    QCOMPARE(notes().draft("train")["model.n_head"], Json(4));
    QCOMPARE(bar(m_shape)->text().state, ActionText::State::Ready);
  }

  void theDialFillsTheRestAndAChangedValueLeavesIt() {
    QSlider* slider = m_shape->sizeDial()->dial()->slider();
    slider->setValue(400);
    ZK_WAIT(notes().draft("train").contains("model.d_model"));
    const int wide = value("model.d_model"), heads = value("model.n_head");
    QVERIFY(wide > 128);
    QVERIFY(dialState(notes()).own.isEmpty());
    QVERIFY(!m_shape->sizeDial()->formulaOf("model.d_model").isEmpty());
    settle();
    write({{"model.n_head", heads * 2}});
    ZK_WAIT(dialState(notes()).own == QStringList{"model.n_head"});
    QVERIFY(m_shape->sizeDial()->formulaOf("model.n_head").isEmpty());
    slider->setValue(550);
    ZK_WAIT(value("model.d_model") > wide);
    QCOMPARE(value("model.n_head"), heads * 2);
    settle();
    QCOMPARE(dialState(notes()).own, QStringList{"model.n_head"});
    m_shape->sizeDial()->attachAll();
    ZK_WAIT(dialState(notes()).own.isEmpty() && value("model.n_head") != heads * 2);
  }

  void aBoxOpensItsRowAndItsLesson() {
    ZK_WAIT(m_shape->findChild<SchemaForm*>()->ready());
    Q_EMIT m_shape->diagram()->blockActivated("attn");
    auto* lesson = m_test->window.inspector()->findChild<LessonView*>();
    QVERIFY(lesson);
    QCOMPARE(lesson->lesson(), QString("attention"));
    widgets::FormRow* row = m_shape->findChild<SchemaForm*>()->row("model.n_head");
    QVERIFY(row && row->isAncestorOf(QApplication::focusWidget()));
  }

  void learnShowsAtMostEightRows() {
    auto* form = m_shape->findChild<SchemaForm*>();
    ZK_WAIT(form->ready());
    const auto shown = [&] {
      int rows = 0;
      for (auto* row : form->findChildren<widgets::FormRow*>()) rows += row->isVisible();
      return rows;
    };
    const int learn = shown();
    QVERIFY2(learn >= 3 && learn <= 8, qPrintable(QString::number(learn)));
    m_test->app.setLevel(Level::Expert);
    QCOMPARE(shown(), form->findChildren<widgets::FormRow*>().size());
    QVERIFY(shown() > learn);
  }

  void aPublishedShapeIsTakenOver() {
    m_shape->usePublished("gpt2-124m");
    ZK_WAIT(notes().draft("train").contains("model.d_model"));
    QCOMPARE(value("model.d_model"), 768);
    QCOMPARE(value("model.n_layer"), 12);
    QCOMPARE(notes().draft("train")["model.position"], Json("learned"));
  }

  void theShapeIsConfirmedAndThePlanOpens() {
    QCOMPARE(m_test->app.stage("plan").state, widgets::StageState::Locked);
    m_shape->mainAction();
    QVERIFY(notes().confirmed("architecture"));
    ZK_WAIT(m_test->app.stage("plan").state != widgets::StageState::Locked);
    QCOMPARE(m_test->app.next().page, QString("plan"));  // pill, Next card and toast agree
  }

  void withoutAShapeThePlanSaysWhereItIsChosen() {
    m_test->window.showPage("plan");
    auto* plan = qobject_cast<PlanPage*>(m_test->window.page("plan"));
    ZK_WAIT(plan && !plan->planner().plan().empty());
    QSignalSpy wanted(plan, &Page::pageWanted);
    plan->mainAction();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].toString(), QString("architecture"));
    QVERIFY(!notes().confirmed("plan"));
  }

  void whyNothingCanBeMeasuredStandsOnThePage() {
    PlanPage* plan = openPlan();
    const auto reason = [&] {
      for (const auto* label : plan->findChildren<widgets::Label*>())
        if (label->isVisible() && label->text().startsWith("Cannot be measured now:")) return label->text();
      return QString();
    };
    QCOMPARE(reason(), QString());
    write({{"model.d_model", 16}, {"model.n_layer", 1}, {"model.n_head", 1}}, plan);
    ZK_WAIT(reason().contains("from 200"));
    QVERIFY2(reason().contains("500"), "both ends of what can be measured");
    write({{"machine", "gaming"}}, plan);
    ZK_WAIT(reason().contains("Another machine"));
  }

  void theDialsOfThePlanDriveEachOther() {
    PlanPage* plan = openPlan();
    const double tokens = work(plan, "tokens");
    write({{"minutes", 60}}, plan);
    ZK_WAIT(plan->timePinned() && work(plan, "tokens") != tokens);
    const double hour = work(plan, "tokens");
    write({{"minutes", 120}}, plan);
    ZK_WAIT(std::abs(work(plan, "tokens") / hour - 2) < 0.05);
    auto dials = plan->findChildren<PlanDial*>();
    QCOMPARE(dials.size(), 2);
    dials[1]->slider()->setValue(400);  // tokens: now they stay
    ZK_WAIT(!plan->timePinned());
    settle(plan);
    const double chosen = work(plan, "tokens");
    auto* ladder = plan->findChild<MachineLadder*>();
    Q_EMIT ladder->machineChosen("server");
    ZK_WAIT(plan->planner().plan()["machine"]["id"] == "server");
    settle(plan);
    QVERIFY(std::abs(work(plan, "tokens") / chosen - 1) < 0.01);
    QVERIFY(ladder->rows()[3].chosen);
    QVERIFY(!ladder->rows()[0].chosen);
  }

  void theLadderShowsEveryMachineAtEveryWidth() {
    PlanPage* plan = openPlan();
    m_test->app.setLevel(Level::Build);
    auto* ladder = plan->findChild<MachineLadder*>();
    for (const int width : {1600, 1280, 1900, 1280}) {
      m_test->window.resize(width, 1000);
      QTest::qWait(50);
      QVERIFY2(ladder->itemRect(4).bottom() <= ladder->height(), qPrintable(QString::number(width)));
    }
  }

  void thePriceIsTheLearners() {
    PlanPage* plan = openPlan();
    const double before = plan->planner().plan()["money"]["high"];
    plan->findChild<QDoubleSpinBox*>()->setValue(2.5);
    ZK_WAIT(!plan->planner().waiting() &&
            std::abs(plan->planner().plan()["money"]["high"].get<double>() / before - 10) < 0.2);
    QCOMPARE(notes().draft("plan")["price_per_kwh"], Json(2.5));
  }

  void whatDoesNotFitIsMended() {
    PlanPage* plan = openPlan();
    write({{"model.d_model", 8192}, {"model.n_layer", 200}, {"model.n_head", 64}}, plan);
    ZK_WAIT(bar(plan)->text().state == ActionText::State::Blocked);
    plan->mainAction();
    QVERIFY(!notes().confirmed("plan"));
  }

  void thePlanIsConfirmedIntoTheTraining() {
    PlanPage* plan = openPlan();
    plan->mainAction();
    QVERIFY(notes().confirmed("plan"));
    const Json draft = notes().draft("train");
    QCOMPARE(draft["batch"], Json(8));
    QCOMPARE(draft["steps"], Json(qint64(work(plan, "steps"))));
    QVERIFY(draft["steps"].get<int>() > 0);
    // A time budget on this computer stays one.
    write({{"minutes", 30}, {"steps", nullptr}}, plan);
    ZK_WAIT(plan->timePinned());
    plan->mainAction();
    QVERIFY(notes().draft("train")["steps"].is_null());
    QCOMPARE(notes().draft("train")["minutes"], Json(30));
  }

  void aMeasurementShowsItsProgressAndEnds() {
    PlanPage* plan = openPlan();
    auto* progress = plan->findChild<widgets::ProgressRow*>();
    QVERIFY(!progress->isVisible());
    plan->measure();
    ZK_WAIT(progress->isVisible());
    ZK_WAIT(!progress->isVisible());
    ZK_WAIT(PlanWords::measured(plan->planner().plan()));
  }

  void everythingIsSaidInJapaneseToo() {
    m_test->window.setLanguage("ja");
    QVERIFY(m_shape->findChild<SizeDial*>());
    ZK_WAIT(bar(m_shape)->text().sentence.contains("パラメータ"));
    PlanPage* plan = openPlan();
    QVERIFY(bar(plan)->text().sentence.contains("ステップ"));
    QVERIFY(bar(plan)->text().button.startsWith("この計画"));
  }

 private:
  ProjectNotes& notes() { return m_test->app.notes(); }
  static widgets::ActionBar* bar(QWidget* page) { return page->findChild<widgets::ActionBar*>(); }
  DiagramBlock block(const char* id) {
    for (const auto& b : m_shape->diagram()->blocks())
      if (b.id == QLatin1String(id)) return b;
    return {};
  }
  int value(const char* path) { return notes().draft("train").value(path, 0); }
  static double work(PlanPage* plan, const char* key) {
    const Json& answer = plan->planner().plan();
    return answer.contains("work") ? answer["work"][key].get<double>() : 0;
  }
  void settle(PlanPage* plan = nullptr) {
    Planner& planner = plan ? plan->planner() : m_shape->planner();
    QTest::qWait(30);
    ZK_WAIT(!planner.waiting());
    QTest::qWait(30);
  }
  void write(const Json& values, PlanPage* plan = nullptr) {
    writeDraft(notes(), values);
    settle(plan);
  }
  PlanPage* openPlan() {
    m_shape->mainAction();
    m_test->window.showPage("plan");
    auto* plan = qobject_cast<PlanPage*>(m_test->window.page("plan"));
    [&] { ZK_WAIT(plan && !plan->planner().plan().empty() && !plan->planner().waiting()); }();
    return plan;
  }

  std::unique_ptr<TestWindow> m_test;
  ArchitecturePage* m_shape = nullptr;
};

}  // namespace

const SuiteEntry kEntry([]() -> QObject* { return new PlanSuite; });

}  // namespace zk::ui

#include "plan_test.moc"
