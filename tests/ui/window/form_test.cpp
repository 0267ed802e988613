// A form made from a real description: levels, faults and their mending, undo, presets, the same thing as text; and the
// settings page, which is made of the same rows.
#include <QBoxLayout>
#include <QSignalSpy>

#include "suites.h"
#include "ui/details_panel.h"
#include "ui/schema_form.h"
#include "widgets/language.h"

namespace zk::ui {
namespace {

using widgets::FormRow;
using widgets::Language;
using widgets::NumberField;
using widgets::Theme;
using widgets::ThemeSettings;

struct Host {
  explicit Host(TestWindow& w, const QStringList& keys = {"model."})
      : form(*new SchemaForm(w.app, "train", keys)), details(*new DetailsPanel(&form)) {
    auto* inner = new QWidget;
    auto* row = widgets::hbox(inner, 16, 16);
    row->addWidget(&form, 1, Qt::AlignTop);
    row->addWidget(&details, 0, Qt::AlignTop);
    details.setFixedWidth(264);
    box.setWidget(inner);
    box.resize(780, 900);
    box.show();
  }
  widgets::PageScroll box;
  SchemaForm& form;
  DetailsPanel& details;
  NumberField* number(const char* key) { return qobject_cast<NumberField*>(form.row(key)->control()); }
  void type(const char* key, const QString& text) {
    NumberField* field = number(key);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
  }
};

class FormSuite : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void cleanup() {
    Language::set("en");
    Theme::instance().set({ThemeSettings::Mode::Light, 100, false, true});
  }

  void levelsHideRowsAndCountWhatIsHidden() {
    TestWindow w;
    Host h(w);
    ZK_WAIT(h.form.ready());
    QVERIFY(h.form.row("model.n_layer")->isVisible());
    QVERIFY(!h.form.row("model.norm_eps")->isVisible());
    QVERIFY(!h.form.row("batch"));
    h.form.setValue("model.norm_eps", 1e-6);
    h.form.setValue("model.n_layer", 8);
    QCOMPARE(h.form.hiddenChanges(), 1);
    QVERIFY(h.form.subtitle().contains("2 values"));
    QVERIFY(h.form.subtitle().contains("1 not shown"));
    w.app.setLevel(Level::Expert);
    QVERIFY(h.form.row("model.norm_eps")->isVisible());
    QCOMPARE(h.form.hiddenChanges(), 0);
  }

  void aFaultIsNamedInItsRowAndMendedByItsButton() {
    TestWindow w;
    Host h(w);
    ZK_WAIT(h.form.ready());
    h.form.setValue("model.d_model", 384);
    h.type("model.n_head", "5");
    ZK_WAIT(!h.form.valid());
    FormRow* row = h.form.row("model.n_head");
    QVERIFY(row->secondLine().contains("384"));
    QCOMPARE(row->state().fix, QString("Use 4"));
    Q_EMIT row->fixRequested();
    ZK_WAIT(h.form.valid());
    QCOMPARE(h.form.model().value("model.n_head"), Json(4));
    QCOMPARE(h.number("model.n_head")->text(), QString("4"));
  }

  void whatIsNoNumberIsSaidAndChangesNothing() {
    TestWindow w;
    Host h(w);
    ZK_WAIT(h.form.ready());
    h.type("model.n_layer", "many");
    QVERIFY(!h.form.valid());
    QVERIFY(h.form.row("model.n_layer")->secondLine().contains("whole number"));
    QCOMPARE(h.form.model().value("model.n_layer"), Json(4));
    h.form.resetFocusedRow();
    QVERIFY(h.form.valid());
    QCOMPARE(h.number("model.n_layer")->text(), QString("4"));
  }

  void keysStepUndoAndReset() {
    TestWindow w;
    Host h(w);
    ZK_WAIT(h.form.ready());
    QVERIFY(QTest::qWaitForWindowActive(&h.box));
    NumberField* layers = h.number("model.n_layer");
    layers->setFocus();
    QTest::keyClick(layers, Qt::Key_Up);
    QCOMPARE(h.form.model().value("model.n_layer"), Json(5));
    QTest::keyClick(layers, Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(h.form.model().value("model.n_layer"), Json(15));
    QTest::keyClick(layers, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(h.form.model().value("model.n_layer"), Json(4));
    QTest::keyClick(layers, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(h.form.model().value("model.n_layer"), Json(15));
    QTest::keyClick(layers, Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(h.form.model().value("model.n_layer"), Json(4));
    NumberField* width = h.number("model.d_model");
    width->setFocus();
    QTest::keyClick(width, Qt::Key_Up);
    QCOMPARE(h.form.model().value("model.d_model"), Json(256));  // a log scale multiplies
    QSignalSpy lesson(&h.form, &SchemaForm::lessonWanted);
    QTest::keyClick(width, Qt::Key_F1);
    QCOMPARE(lesson.count(), 1);
    QCOMPARE(lesson[0][0].toString(), QString("width"));
  }

  void anAutomaticValueShowsItsFormulaAndIsFreedByItsLock() {
    TestWindow w;
    w.app.setLevel(Level::Build);
    Host h(w);
    ZK_WAIT(h.form.ready());
    ZK_WAIT(h.number("model.d_ff")->text() == "512");
    FormRow* row = h.form.row("model.d_ff");
    QVERIFY(row->secondLine().startsWith("Automatic"));
    QVERIFY(h.number("model.d_ff")->isReadOnly());
    h.form.setValue("model.d_model", 256);
    ZK_WAIT(h.number("model.d_ff")->text() == "1024");
    Q_EMIT row->derivedRequested(false);
    QCOMPARE(h.form.model().value("model.d_ff"), Json(1024));
    QVERIFY(!h.number("model.d_ff")->isReadOnly());
    Q_EMIT row->derivedRequested(true);
    QVERIFY(h.form.model().value("model.d_ff").is_null());
  }

  void aRowThatDependsOnAnotherSaysWhy() {
    TestWindow w;
    w.app.setLevel(Level::Expert);
    Host h(w);
    ZK_WAIT(h.form.ready());
    QVERIFY(h.form.row("model.rope_theta")->control()->isEnabled());
    h.form.setValue("model.position", "learned");
    QVERIFY(!h.form.row("model.rope_theta")->control()->isEnabled());
    QVERIFY(!h.form.row("model.rope_theta")->secondLine().isEmpty());
  }

  void presetFileAndCommandLineAreOneConfiguration() {
    TestWindow w;
    Host h(w);
    ZK_WAIT(h.form.ready());
    h.form.usePreset("llama-like");
    ZK_WAIT(h.form.model().preset() == "llama-like");
    h.form.setValue("model.n_layer", 6);
    QCOMPARE(h.details.commandLine(), QString("zk train --preset llama-like --model.n_layer 6"));
    QVERIFY(h.details.fileText().contains("rmsnorm"));
    const Json before = h.form.values();
    h.form.resetAll();
    Status told = issue_error("not-called");
    h.form.readCommandLine("zk train --preset llama-like --model.n_layer 6", [&](const Status& s) { told = s; });
    ZK_WAIT(told.ok());
    QCOMPARE(h.form.values(), before);
    QTemporaryDir dir;
    QFile file(dir.filePath("c.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(h.details.fileText().toUtf8());
    file.close();
    h.form.usePreset("");
    told = issue_error("not-called");
    h.form.readFile(file.fileName(), [&](const Status& s) { told = s; });
    ZK_WAIT(told.ok());
    QCOMPARE(h.form.values(), before);
    h.form.readCommandLine("zk train --layrs 3", [&](const Status& s) { told = s; });
    QVERIFY(!told.ok());
    QCOMPARE(h.form.values(), before);
  }

  void twoFormsOfOneCommandShareTheProjectsDraft() {
    TestWindow w;
    w.app.start();
    ZK_WAIT(w.app.notes().loaded());
    SchemaForm shape(w.app, "train", {"model."}), plan(w.app, "train", {"tokens_millions", "batch"});
    ZK_WAIT(shape.ready() && plan.ready());
    shape.setValue("model.n_layer", 7);
    QCOMPARE(plan.values(), (Json{{"model.n_layer", 7}}));
    plan.setValue("batch", 16);
    QCOMPARE(shape.values(), (Json{{"model.n_layer", 7}, {"batch", 16}}));
  }

  void artifactsAreChosenByName() {
    QTemporaryDir project;
    recordRun(project.filePath("p/runs/run-7"), 30, true);
    TestWindow w({project.filePath("p")});
    w.app.start();
    ZK_WAIT(w.app.scanned());
    SchemaForm form(w.app, "tune", {"base"}, false);
    ZK_WAIT(form.ready());
    auto* combo = qobject_cast<QComboBox*>(form.row("base")->control());
    QVERIFY(combo);
    QCOMPARE(combo->itemText(0), QString("Newest: run-7"));
    QCOMPARE(combo->itemText(1), QString("run-7"));
    QCOMPARE(combo->count(), 2);
  }

  void formsReadWellInBothLanguagesAndLargeText_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("scale");
    for (const char* language : {"en", "ja"})
      for (const int scale : {100, 150, 200})
        QTest::addRow("%s", qPrintable(QString("%1-%2").arg(language).arg(scale))) << language << scale;
  }
  void formsReadWellInBothLanguagesAndLargeText() {
    QFETCH(QString, language);
    QFETCH(int, scale);
    Language::set(language);
    Theme::instance().set({ThemeSettings::Mode::Light, scale, false, true});
    TestWindow w;
    Host h(w, {});
    h.box.resize(scale == 100 ? 780 : 1100, 900);
    ZK_WAIT(h.form.ready());
    for (const Level level : {Level::Learn, Level::Build, Level::Expert}) {
      w.app.setLevel(level);
      QTest::qWait(50);
      // For looking at: a folder that the environment names.
      if (const QString folder = qEnvironmentVariable("ZK_UI_PICTURES"); !folder.isEmpty())
        h.box.widget()->grab().save(QString("%1/form-%2-%3-%4.png").arg(folder, language).arg(scale).arg(int(level)));
      for (auto* label : h.box.findChildren<widgets::Label*>())
        QVERIFY2(!label->isVisible() || !label->isClipped(), qPrintable("clipped: " + label->text()));
      for (auto* row : h.box.findChildren<FormRow*>()) {
        QWidget* control = row->control()->focusProxy() ? row->control()->focusProxy() : row->control();
        QVERIFY2(!control->accessibleName().isEmpty(), qPrintable(row->spec().key));
        QVERIFY2(!row->isVisible() || row->control()->width() >= row->control()->minimumSizeHint().width(),
                 qPrintable("squeezed: " + row->spec().key));
        if (language == "ja") QVERIFY2(row->spec().label != row->spec().key, qPrintable(row->spec().key));
      }
    }
  }

  void settingsTakeEffectAtOnceAndAreRemembered() {
    TestWindow w;
    w.window.show();
    w.window.showPage("settings");
    w.app.start();
    const auto row = [&](const char* key) {
      for (auto* r : w.window.findChildren<FormRow*>())
        if (r->spec().key == key) return r;
      return static_cast<FormRow*>(nullptr);
    };
    Q_EMIT row("theme")->edited(2);
    ZK_WAIT(Theme::instance().dark());
    Q_EMIT row("textScale")->edited(150);
    ZK_WAIT(Theme::instance().settings().textScale == 150);
    Q_EMIT row("contrast")->edited(true);
    ZK_WAIT(Theme::instance().settings().highContrast);
    Q_EMIT row("motion")->edited(true);
    Q_EMIT row("level")->edited(2);
    QCOMPARE(w.app.level(), Level::Expert);
    Q_EMIT row("language")->edited(QString("ja"));
    ZK_WAIT(Language::current() == "ja");
    ZK_WAIT(row("theme")->spec().label == QString("テーマ"));
    const ThemeSettings kept = w.preferences.theme();
    QCOMPARE(kept.mode, ThemeSettings::Mode::Dark);
    QCOMPARE(kept.textScale, 150);
    QVERIFY(kept.highContrast);
    QVERIFY(kept.reducedMotion);
    QCOMPARE(w.preferences.language(), QString("ja"));
    QCOMPARE(w.preferences.level(), Level::Expert);
  }
};

}  // namespace

const SuiteEntry kEntry([]() -> QObject* { return new FormSuite; });

}  // namespace zk::ui

#include "form_test.moc"
