// Tokens are readable, the style sheet is complete, and a change of theme or text scale reaches open widgets.
#include <QApplication>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include "suites.h"
#include "widgets/controls.h"
#include "widgets/icons.h"
#include "widgets/language.h"
#include "widgets/numbers.h"
#include "widgets/style_sheet.h"

using namespace zk::widgets;

class ThemeSuite : public QObject {
  Q_OBJECT

  static QVector<Tokens> allTokens() {
    return {lightTokens(), darkTokens(), withHighContrast(lightTokens()), withHighContrast(darkTokens())};
  }
  static ThemeSettings settings(ThemeSettings::Mode mode, int scale = 100) {
    ThemeSettings s;
    s.mode = mode;
    s.textScale = scale;
    return s;
  }

 private Q_SLOTS:
  void cleanup() {
    Theme::instance().set(settings(ThemeSettings::Mode::Light));
    Language::set(QStringLiteral("en"));
  }

  void textIsReadableOnEveryGround() {
    for (const auto& t : allTokens())
      for (const auto& ground : {t.canvas, t.surface, t.sunken, t.accentSoft, t.okSoft, t.warnSoft, t.dangerSoft})
        for (const auto& text : {t.text, t.text2, t.text3})
          QVERIFY2(contrastRatio(text, ground) >= 4.5, qPrintable(text.name() + " on " + ground.name()));
  }

  void colouredWordsAreReadable() {
    for (const auto& t : allTokens()) {
      const std::pair<QColor, QColor> pairs[] = {
          {t.accent, t.surface},        {t.accent, t.canvas},      {t.accent, t.accentSoft},
          {t.onAccent, t.accent},       {t.ok, t.surface},         {t.ok, t.okSoft},
          {t.warn, t.surface},          {t.warn, t.warnSoft},      {t.danger, t.surface},
          {t.danger, t.dangerSoft},     {t.surface, t.text},       {t.railText, t.rail},
          {t.railText, t.railActive},   {t.railText2, t.rail},     {t.railPillText, t.railRunning},
          {t.railRunning, t.rail},      {t.railAttention, t.rail}, {t.railTick, t.railDone},
          {t.railMark, t.railAttention}};
      for (const auto& [text, ground] : pairs)
        QVERIFY2(contrastRatio(text, ground) >= 4.5, qPrintable(text.name() + " on " + ground.name()));
      for (const auto& shade : t.surprise)
        QVERIFY2(contrastRatio(t.text, shade) >= 4.5, qPrintable(t.text.name() + " on " + shade.name()));
    }
  }

  void edgesAndFocusAreVisible() {
    for (const auto& t : allTokens()) {
      for (const auto& ground : {t.canvas, t.surface, t.sunken}) {
        QVERIFY2(contrastRatio(t.borderStrong, ground) >= 3,
                 qPrintable(t.borderStrong.name() + " on " + ground.name()));
        QVERIFY2(contrastRatio(t.focus, ground) >= 3, qPrintable(t.focus.name() + " on " + ground.name()));
      }
      QVERIFY(contrastRatio(t.railRunning, t.railActive) >= 3);  // the focus ring of the rail
      for (const auto& series : t.category)
        QVERIFY2(contrastRatio(series, t.surface) >= 3, qPrintable(series.name() + " on " + t.surface.name()));
    }
  }

  void highContrastMapsQuietColoursToStrongOnes() {
    const Tokens t = withHighContrast(lightTokens());
    QCOMPARE(t.text2, t.text);
    QCOMPARE(t.text3, t.text);
    QCOMPARE(t.border, t.borderStrong);
  }

  void styleSheetHasNothingLeftToReplace() {
    QFile f(QStringLiteral(":/zk/widgets/zerokara.qss"));
    QVERIFY(f.open(QIODevice::ReadOnly));
    QString source = QString::fromUtf8(f.readAll());
    source.remove(0, source.indexOf(QStringLiteral("*/")));  // the comment explains the marks
    const QHash<QString, QString> icons = {{QStringLiteral("down"), QStringLiteral("d.png")},
                                           {QStringLiteral("check"), QStringLiteral("c.png")}};
    for (const auto& t : allTokens()) {
      const QString sheet = styleSheetFrom(source, t, icons, 1.5);
      QVERIFY2(!sheet.contains(QLatin1Char('@')), qPrintable(sheet.mid(sheet.indexOf(QLatin1Char('@')) - 40, 80)));
      QVERIFY(!sheet.contains(QRegularExpression(QStringLiteral("\\dsp\\b"))));
    }
  }

  void styleSheetScalesLengthsAndKeepsOthers() {
    const QString out =
        styleSheetFrom(QStringLiteral("a{font-size: 13sp; border: 1px solid @border-strong@;} b{color:@border@}"),
                       lightTokens(), {}, 1.5);
    QCOMPARE(out, QStringLiteral("a{font-size: 20px; border: 1px solid #748290;} b{color:#d3dbe2}"));
  }

  void changingTheThemeReachesOpenWidgets() {
    QWidget page;
    page.setObjectName(QStringLiteral("page"));
    auto* v = vbox(&page, 8, 4);
    auto* label = new Label(QStringLiteral("Loss"), Type::Role::Title);
    auto* button = new Button(QStringLiteral("Train"), Button::Role::Primary);
    v->addWidget(label);
    v->addWidget(button);
    showAt(page, 200, 120);
    QVERIFY(countColor(page.grab().toImage(), lightTokens().canvas) > 1000);
    QSignalSpy spy(&Theme::instance(), &Theme::changed);
    Theme::instance().set(settings(ThemeSettings::Mode::Dark));
    QCOMPARE(spy.count(), 1);
    QCoreApplication::processEvents();
    const QImage dark = page.grab().toImage();
    QCOMPARE(countColor(dark, lightTokens().canvas), 0);
    QVERIFY(countColor(dark, darkTokens().canvas) > 1000);
    QVERIFY(countColor(dark, darkTokens().accent) > 500);
    QVERIFY(countColor(dark, darkTokens().text) > 5);
    Theme::instance().set(settings(ThemeSettings::Mode::Dark));
    QCOMPARE(spy.count(), 1);  // nothing changed, nothing repainted
  }

  void textScaleChangesSizes() {
    Label label(QStringLiteral("12,400"), Type::Role::Number);
    const int before = label.sizeHint().height();
    QCOMPARE(Type::px(Type::Role::Number), 20);
    Theme::instance().set(settings(ThemeSettings::Mode::Light, 150));
    QCOMPARE(Type::px(Type::Role::Number), 30);
    QVERIFY(label.sizeHint().height() >= before * 14 / 10);
    Theme::instance().set(settings(ThemeSettings::Mode::Light, 900));
    QCOMPARE(Theme::instance().settings().textScale, 200);
  }

  void reducedMotionMakesDurationsZero() {
    auto s = settings(ThemeSettings::Mode::Light);
    QCOMPARE(Theme::instance().duration(120), 120);
    s.reducedMotion = true;
    Theme::instance().set(s);
    QCOMPARE(Theme::instance().duration(120), 0);
  }

  void everyIconIsDrawnSharpInItsColour() {
    const auto names = iconNames();
    QVERIFY2(names.size() >= 41, qPrintable(QString::number(names.size())));
    for (const auto& name : names) {
      QVERIFY(hasIcon(name));
      for (double dpr : {1.0, 1.5, 2.0}) {
        const QPixmap pm = iconPixmap(name, QColor(Qt::red), 20, dpr);
        QCOMPARE(pm.width(), qRound(20 * dpr));
        QCOMPARE(pm.devicePixelRatio(), dpr);
        const QImage image = pm.toImage();
        int drawn = 0;
        for (int y = 0; y < image.height(); ++y)
          for (int x = 0; x < image.width(); ++x) {
            const QColor c = image.pixelColor(x, y);
            if (c.alpha() < 150) continue;
            ++drawn;
            QVERIFY2(c.red() > 240 && c.green() < 20 && c.blue() < 20, qPrintable(name));
          }
        QVERIFY2(drawn > 8, qPrintable(name));
      }
    }
    QVERIFY(iconPixmap(QStringLiteral("no such icon"), Qt::red, 20, 1).isNull());
  }

  void anIconFollowsTheThemeByItself() {
    const QIcon icon = themedIcon(QStringLiteral("stop"), &Tokens::accent);
    const auto has = [&icon](const QColor& c) { return countColor(icon.pixmap(20, 20).toImage(), c) > 0; };
    QVERIFY(has(lightTokens().accent));
    Theme::instance().set(settings(ThemeSettings::Mode::Dark));
    QVERIFY(has(darkTokens().accent));
    QVERIFY(!has(lightTokens().accent));
    QVERIFY(countColor(icon.pixmap(QSize(20, 20), QIcon::Disabled).toImage(), darkTokens().text3) > 0);
  }

  void numbersReadAsPeopleWriteThem_data() {
    QTest::addColumn<QString>("ja");
    QTest::addColumn<QString>("got");
    QTest::addColumn<QString>("want");
    const auto row = [](const char* name, const char* lang, auto make, const char* want) {
      Language::set(QString::fromLatin1(lang));
      QTest::newRow(name) << QString::fromLatin1(lang) << QString(make()) << QString::fromUtf8(want);
    };
    namespace n = numbers;
    row(
        "grouping", "en", [] { return n::integer(12400); }, "12,400");
    row(
        "real minus", "en", [] { return n::fixed(-0.03, 2); }, "−0.03");
    row(
        "no minus zero", "en", [] { return n::fixed(-0.001, 2); }, "0.00");
    row(
        "plus", "en", [] { return n::signedFixed(1.25, 1); }, "+1.3");
    row(
        "thousands", "en", [] { return n::compact(208000); }, "208 k");
    row(
        "millions", "en", [] { return n::compact(15740000); }, "15.7 M");
    row(
        "small stay whole", "en", [] { return n::compact(1240); }, "1,240");
    row(
        "man", "ja", [] { return n::compact(208000); }, "20.8 万");
    row(
        "oku", "ja", [] { return n::compact(655e6); }, "6.55 億");
    row(
        "percent", "en", [] { return n::percent(0.62); }, "62 %");
    row(
        "small number", "en", [] { return n::plain(3e-4); }, "3.0 × 10⁻⁴");
    row(
        "significant", "en", [] { return n::plain(1.9449); }, "1.94");
    row(
        "range en", "en", [] { return n::durationRange(1140, 1260); }, "19–21 min");
    row(
        "range ja", "ja", [] { return n::durationRange(1140, 1260); }, "19〜21 分");
    row(
        "seconds", "en", [] { return n::duration(0.42); }, "0.4 s");
    row(
        "minute edge", "en", [] { return n::duration(59.6); }, "1 min");
    row(
        "hours", "ja", [] { return n::duration(6600); }, "1 時間 50 分");
    row(
        "bytes", "en", [] { return n::bytes(48e6); }, "48 MB");
    row(
        "small bytes", "en", [] { return n::bytes(3.1e9); }, "3.1 GB");
    row(
        "not a number", "en", [] { return n::fixed(NAN, 2); }, "NaN");
  }
  void numbersReadAsPeopleWriteThem() {
    QFETCH(QString, got);
    QFETCH(QString, want);
    got.replace(QChar(0x202F), QLatin1Char(' '));
    QCOMPARE(got, want);
  }
};

QObject* makeThemeSuite() { return new ThemeSuite; }
#include "theme_test.moc"
