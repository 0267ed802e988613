// The gallery in every combination of theme, language and text scale: nothing clipped, nothing outside its parent,
// every control named, no English left in Japanese; and the same page changed while it is open.
#include <QAbstractButton>
#include <QAccessible>
#include <QBoxLayout>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "suites.h"
#include "widgets/card.h"
#include "widgets/door_card.h"
#include "widgets/form_row.h"
#include "widgets/gallery.h"
#include "widgets/guidance.h"
#include "widgets/language.h"
#include "widgets/plot_view.h"
#include "widgets/reflow_layout.h"

using namespace zk::widgets;

class ComponentsSuite : public QObject {
  Q_OBJECT

  static ThemeSettings settings(bool dark, int scale) {
    ThemeSettings s;
    s.mode = dark ? ThemeSettings::Mode::Dark : ThemeSettings::Mode::Light;
    s.textScale = scale;
    return s;
  }
  static QString where(const QWidget* w) {
    QStringList path;
    for (; w; w = w->parentWidget())
      path.prepend(QString::fromLatin1(w->metaObject()->className()).section(QStringLiteral("::"), -1));
    return path.join(QLatin1Char('/'));
  }

  static void checkLabels(QWidget& page, QStringList& problems) {
    for (auto* l : page.findChildren<Label*>()) {
      if (!l->isVisible()) continue;
      if (l->isClipped())
        problems << QStringLiteral("clipped: “%1” %2x%3 in %4")
                        .arg(l->text())
                        .arg(l->width())
                        .arg(l->height())
                        .arg(where(l));
    }
    for (auto* b : page.findChildren<Button*>())
      if (b->isVisible() && (b->width() < b->minimumSizeHint().width() || b->height() < b->minimumSizeHint().height()))
        problems << QStringLiteral("squeezed button: “%1” in %2").arg(b->text(), where(b));
  }
  static void checkGeometry(QWidget& page, QStringList& problems) {
    for (auto* w : page.findChildren<QWidget*>()) {
      auto* parent = w->parentWidget();
      if (!w->isVisible() || w->isWindow() || !parent || parent->inherits("QAbstractScrollArea") ||
          parent->inherits("QStackedWidget"))
        continue;
      if (parent->parentWidget() && parent->objectName() == QLatin1String("qt_scrollarea_viewport")) continue;
      if (w->geometry().left() < -1 || w->geometry().right() > parent->width() + 1)
        problems << QStringLiteral("outside its parent: %1 at %2..%3 of %4")
                        .arg(where(w))
                        .arg(w->geometry().left())
                        .arg(w->geometry().right())
                        .arg(parent->width());
    }
  }
  static void checkNames(QWidget& page, QStringList& problems) {
    for (auto* w : page.findChildren<QWidget*>()) {
      if (!w->isVisible()) continue;
      const auto* button = qobject_cast<QAbstractButton*>(w);
      const bool control = button || (w->focusPolicy() & Qt::TabFocus);
      if (w->parentWidget() && w->parentWidget()->inherits("QLineEdit")) continue;  // the lens of the search field
      if (!control || w->objectName().startsWith(QStringLiteral("qt_"))) continue;
      auto* a = QAccessible::queryAccessibleInterface(w);
      if (!a || a->text(QAccessible::Name).trimmed().isEmpty())
        problems << QStringLiteral("no accessible name: ") + where(w);
      if (button && (w->width() < 26 || w->height() < 20)) problems << QStringLiteral("too small to hit: ") + where(w);
    }
  }

 private Q_SLOTS:
  void cleanup() {
    Theme::instance().set(settings(false, 100));
    Language::set(QStringLiteral("en"));
  }

  void nothingIsClippedOrNameless_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("scale");
    QTest::addColumn<int>("width");
    for (bool dark : {false, true})
      for (const char* language : {"en", "ja"})
        for (int scale : {100, 150, 200})
          for (int width : {1040, 1384})  // page widths of windows of 1280 and 1600
            if (!dark || scale == 100)    // colours do not change sizes
              QTest::addRow("%s %s %d%% %d", dark ? "dark" : "light", language, scale, width)
                  << dark << QString::fromLatin1(language) << scale << width;
  }
  void nothingIsClippedOrNameless() {
    QFETCH(bool, dark);
    QFETCH(QString, language);
    QFETCH(int, scale);
    QFETCH(int, width);
    Language::set(language);
    Theme::instance().set(settings(dark, scale));
    Gallery page;
    showAt(page, width, 900);
    page.resize(width, page.widget()->heightForWidth(width) + 20);
    QCoreApplication::processEvents();
    QStringList problems;
    checkLabels(page, problems);
    checkGeometry(page, problems);
    checkNames(page, problems);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
    QVERIFY(page.widget()->width() <= width);
  }

  void japaneseIsComplete() {
    Language::set(QStringLiteral("en"));
    QStringList english;
    {
      Gallery page;
      for (auto* l : page.findChildren<Label*>()) english << l->text();
      for (auto* b : page.findChildren<QAbstractButton*>()) english << b->text() << b->toolTip();
    }
    Language::set(QStringLiteral("ja"));
    Gallery page;
    QStringList left;
    const QRegularExpression words(QStringLiteral("[A-Za-z]{3,} [a-z]{2,}"));
    const auto check = [&](const QString& s) {
      if (english.contains(s) && words.match(s).hasMatch()) left << s;
    };
    for (auto* l : page.findChildren<Label*>()) check(l->text());
    for (auto* b : page.findChildren<QAbstractButton*>()) check(b->text()), check(b->toolTip());
    left.removeAll(QStringLiteral("zk train --n_layer 8 --d_model 384"));
    QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char('\n'))));
  }

  void anOpenPageFollowsEveryChange() {
    Gallery page;
    showAt(page, 1280, 900);
    for (int round = 0; round < 2; ++round) {
      for (bool dark : {true, false}) {
        Theme::instance().set(settings(dark, dark ? 150 : 100));
        Language::set(dark ? QStringLiteral("ja") : QStringLiteral("en"));
        QCoreApplication::processEvents();
        for (auto* plot : page.findChildren<PlotView*>()) plot->redrawNow();
        const QImage image = page.grab().toImage();
        QVERIFY(countColor(image, dark ? darkTokens().canvas : lightTokens().canvas) > 10000);
        QCOMPARE(countColor(image, dark ? lightTokens().canvas : darkTokens().canvas), 0);
      }
    }
    auto contrast = settings(true, 100);
    contrast.highContrast = contrast.reducedMotion = true;
    Theme::instance().set(contrast);
    QVERIFY(countColor(page.grab().toImage(), darkTokens().text3) == 0);
  }

  void blockedRowsComeFirst() {
    ReadinessList list(
        {{ReadyRow::State::Ok, QStringLiteral("fits"), {}, {}},
         {ReadyRow::State::Blocked, QStringLiteral("no text"), QStringLiteral("fix"), QStringLiteral("Choose")},
         {ReadyRow::State::Warn, QStringLiteral("disk"), {}, {}}});
    showAt(list, 300, 200);
    QStringList order;
    auto labels = list.findChildren<Label*>();
    std::sort(labels.begin(), labels.end(),
              [&](auto* a, auto* b) { return a->mapTo(&list, QPoint()).y() < b->mapTo(&list, QPoint()).y(); });
    for (auto* l : labels) order << l->text();
    QCOMPARE(order, (QStringList{"no text", "disk", "fits"}));
    QSignalSpy spy(&list, &ReadinessList::fixRequested);
    list.findChild<Button*>()->click();
    QCOMPARE(spy.first()[0].toString(), QStringLiteral("fix"));
  }

  void aCardShowsOneThingAtATime() {
    Card card(QStringLiteral("Samples"), QStringLiteral("subtitle"));
    auto* content = new Label(QStringLiteral("content"));
    card.body()->addWidget(content);
    showAt(card, 400, 300);
    QVERIFY(content->isVisible());
    card.showLoading(QStringLiteral("reading"));
    QVERIFY(!content->isVisible());
    auto* empty = card.showEmpty({QStringLiteral("nothing"), QStringLiteral("because"), QStringLiteral("Do it")});
    QSignalSpy spy(empty, &EmptyState::triggered);
    empty->findChild<Button*>()->click();
    QCOMPARE(spy.count(), 1);
    auto* failed = card.showFailed(
        {Tone::Danger, QStringLiteral("failed"), {}, {}, {{QStringLiteral("again"), QStringLiteral("Try again")}}});
    QSignalSpy action(failed, &IssueCard::triggered);
    failed->findChild<Button*>()->click();
    QCOMPARE(action.first()[0].toString(), QStringLiteral("again"));
    card.showContent();
    QVERIFY(content->isVisible());
  }

  void aBlockedActionNamesWhatIsMissing() {
    ActionBar bar({ActionText::State::Blocked, QStringLiteral("Validation text is missing."),
                   QStringLiteral("Choose validation text")});
    QSignalSpy spy(&bar, &ActionBar::triggered);
    auto* b = bar.findChild<Button*>();
    QVERIFY(b->isEnabled());  // it goes there instead of being dead
    b->click();
    QCOMPARE(spy.count(), 1);
    bar.setText({ActionText::State::Running, QStringLiteral("Training runs."), {}});
    QCOMPARE(b->text(), QStringLiteral("See it run"));
  }

  void focusIsVisibleOnEveryButton() {
    QWidget page;
    auto* v = vbox(&page, 8, 8);
    QVector<QWidget*> controls;
    for (auto role : {Button::Role::Primary, Button::Role::Secondary, Button::Role::Quiet})
      controls << new Button(QStringLiteral("Press"), role);
    controls << new IconButton(QStringLiteral("export"), QStringLiteral("Export"))
             << new SegmentedControl({QStringLiteral("A"), QStringLiteral("B")}) << new SearchField;
    for (auto* c : controls) v->addWidget(c);
    showAt(page, 240, 320);
    for (auto* c : controls) {
      page.setFocus();
      c->clearFocus();
      QCoreApplication::processEvents();
      const QImage before = c->grab().toImage();
      const QSize size = c->size();
      c->setFocus(Qt::TabFocusReason);
      QCoreApplication::processEvents();
      const QImage after = c->grab().toImage();
      QCOMPARE(c->size(), size);  // the ring is inside: nothing moves
      QVERIFY2(countColor(after, lightTokens().focus) >= countColor(before, lightTokens().focus) + 60,
               c->metaObject()->className());
    }
  }

  void doorsAndHistoryAnswer() {
    DoorCard door({QStringLiteral("seed"),
                   QStringLiteral("Tour"),
                   QStringLiteral("Words"),
                   {QStringLiteral("fact")},
                   QStringLiteral("cost"),
                   QStringLiteral("Start"),
                   {}});
    QSignalSpy spy(&door, &DoorCard::triggered);
    door.button()->click();
    QCOMPARE(spy.count(), 1);
    HistoryStrip strip(
        {{QStringLiteral("eliza"), QStringLiteral("1966"), QStringLiteral("ELIZA"), QStringLiteral("rules"), true},
         {QStringLiteral("gpt3"), QStringLiteral("2020"), QStringLiteral("GPT-3"), QStringLiteral("175 B"), false}});
    QVERIFY(strip.itemDetails(0).contains(QStringLiteral("runs on this computer")));
    QVERIFY(!strip.itemDetails(1).contains(QStringLiteral("runs on this computer")));
    auto* a = QAccessible::queryAccessibleInterface(&strip);
    QCOMPARE(a->child(0)->text(QAccessible::Name), QStringLiteral("1966 ELIZA"));
  }

  void numbersStepAsTheirScaleAsks() {
    NumberField field;
    const auto after = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
      QTest::keyClick(&field, key, modifiers);
      return field.text();
    };
    field.setRange({1e-8, 1, 0.01, true, false});
    field.setNumber(0.0025);
    QCOMPARE(after(Qt::Key_Up), QStringLiteral("0.005"));
    QCOMPARE(after(Qt::Key_Up), QStringLiteral("0.01"));
    QCOMPARE(after(Qt::Key_Down), QStringLiteral("0.005"));
    QCOMPARE(after(Qt::Key_Down, Qt::ShiftModifier), QStringLiteral("0.0005"));
    field.setRange({1, 256, 1, false, true});
    field.setNumber(250);
    QCOMPARE(after(Qt::Key_Up, Qt::ShiftModifier), QStringLiteral("256"));
    field.setText(QStringLiteral("1e2"));
    QCOMPARE(field.number(), QVariant(100LL));
    field.setText(QStringLiteral("1,200"));
    QCOMPARE(field.number(), QVariant(1200LL));
    field.setText(QStringLiteral("1.5"));
    QVERIFY(!field.number().isValid());
    QCOMPARE(after(Qt::Key_Up), QStringLiteral("1.5"));  // what is no number does not step
  }

  void aRowTellsWhatItsUserDid() {
    FormRowSpec spec;
    spec.label = QStringLiteral("Layers");
    spec.help = QStringLiteral("How many.");
    spec.control = FormRowSpec::Control::Number;
    FormRow row(spec);
    QSignalSpy edited(&row, &FormRow::edited), reset(&row, &FormRow::resetRequested);
    FormRowState state;
    state.value = 4;
    row.setState(state);
    QCOMPARE(edited.count(), 0);  // being told is no edit
    QCOMPARE(row.secondLine(), spec.help);
    row.setLevel(FormRow::Level::Build);
    QVERIFY(row.secondLine().isEmpty());
    auto* field = qobject_cast<NumberField*>(row.control());
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("12"));
    QCOMPARE(edited.last()[0], QVariant(12LL));
    state.value = 12;
    state.changed = true;
    state.disabled = QStringLiteral("Not now.");
    state.error = QStringLiteral("Wrong.");
    row.setState(state);
    QCOMPARE(row.secondLine(), QStringLiteral("Wrong."));  // an error goes before a reason
    QVERIFY(field->accessibleDescription().contains(QStringLiteral("changed")));
    for (auto* b : row.findChildren<IconButton*>())
      if (b->accessibleName().startsWith(QStringLiteral("Reset"))) b->click();
    QCOMPARE(reset.count(), 1);
  }

  void namesOfAFormLeaveRoomToItsChoices() {
    FormRowSpec spec;
    spec.key = QStringLiteral("corpus"), spec.label = QStringLiteral("Text"), spec.asList = true;
    spec.control = FormRowSpec::Control::Choice;
    spec.choices = {{QStringLiteral("a"), QStringLiteral("Newest: a corpus with quite a long name")}};
    FormRow row(spec);
    row.resize(340, 80);
    row.show();
    const int before = row.control()->width();
    QVERIFY(row.wantedLabelWidth() < 144);
    row.setLabelWidth(row.wantedLabelWidth());
    QTRY_VERIFY(row.control()->width() > before + 30);
    row.setLevel(FormRow::Level::Expert);
    QCOMPARE(row.wantedLabelWidth(), 144);  // the key stands there
  }

  void aLastRowIsFilledAndSevenAreFourAndThree() {
    QWidget holder;
    auto* flow = new ReflowLayout(&holder, 100, 10);
    QVector<QWidget*> cells;
    for (int i = 0; i < 7; ++i) flow->addWidget(cells.emplace_back(new QWidget));
    holder.resize(650, 100);  // room for six
    holder.show();
    QCOMPARE(cells[6]->y() > cells[0]->y(), true);
    QCOMPARE(cells[5]->y(), cells[0]->y());
    flow->setEven(true);
    flow->activate();
    QCOMPARE(cells[3]->y(), cells[0]->y());
    QVERIFY(cells[4]->y() > cells[0]->y());
    QCOMPARE(cells[4]->width(), cells[0]->width());
    flow->setFillLastRow(true);
    flow->activate();
    QVERIFY(cells[6]->width() > cells[0]->width());
    QCOMPARE(cells[6]->geometry().right(), holder.width() - 1);
  }

  void aListGrowsAndShrinks() {
    ChipList list;
    list.setItems({QStringLiteral("One")});
    QSignalSpy edited(&list, &ChipList::itemsEdited);
    QTest::keyClicks(list.edit(), QStringLiteral("Two"));
    QTest::keyClick(list.edit(), Qt::Key_Return);
    QCOMPARE(list.items(), QStringList({QStringLiteral("One"), QStringLiteral("Two")}));
    QCOMPARE(edited.count(), 1);
    for (auto* b : list.findChildren<IconButton*>())
      if (b->accessibleName().contains(QStringLiteral("One"))) {
        b->click();
        break;
      }
    QCOMPARE(list.items(), QStringList(QStringLiteral("Two")));
  }
};

QObject* makeComponentsSuite() { return new ComponentsSuite; }
#include "components_test.moc"
