// Renders the gallery to pictures: zk_gallery DIR [--width 1280] [--only WORDS] [--theme light|dark] [--lang en|ja]
// [--scale 100]. --only keeps the blocks whose English title contains one of the words (a regular expression). Without
// --theme, --lang and --scale it makes every combination of both themes, both languages and 100 and 150 %.
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "widgets/controls.h"
#include "widgets/gallery.h"
#include "widgets/language.h"
#include "widgets/plot_view.h"
#include "widgets/theme.h"

using namespace zk::widgets;

static void redrawPlots(QWidget* root) {
  for (auto* plot : root->findChildren<PlotView*>()) plot->redrawNow();
}

/// The whole gallery, or a page of the blocks at the places in `only`.
static PageScroll* makePage(const QVector<int>& only) {
  if (only.isEmpty()) return new Gallery;
  auto* page = new QWidget;
  page->setObjectName(QStringLiteral("page"));
  auto* v = vbox(page, 24, 12);
  const auto sections = gallerySections();
  for (int i = 0; i < sections.size(); ++i) {
    if (!only.contains(i)) {
      delete sections[i].content;
      continue;
    }
    v->addWidget(new Label(sections[i].title, Type::Role::Overline));
    v->addWidget(sections[i].content);
  }
  v->addStretch(1);
  auto* scroll = new PageScroll;
  scroll->setWidget(page);
  return scroll;
}

static QVector<int> sectionsMatching(const QString& words) {
  QVector<int> found;
  if (words.isEmpty()) return found;
  Language::set(QStringLiteral("en"));
  const QRegularExpression pattern(words, QRegularExpression::CaseInsensitiveOption);
  const auto sections = gallerySections();
  for (int i = 0; i < sections.size(); ++i) {
    if (pattern.match(sections[i].title).hasMatch()) found << i;
    delete sections[i].content;
  }
  return found;
}

static void savePicture(const QString& dir, const QString& theme, const QString& lang, int scale, int width,
                        const QVector<int>& only) {
  ThemeSettings settings;
  settings.mode = theme == QLatin1String("dark") ? ThemeSettings::Mode::Dark : ThemeSettings::Mode::Light;
  settings.textScale = scale;
  Language::set(lang);
  Theme::instance().set(settings);
  const std::unique_ptr<PageScroll> holder(makePage(only));
  PageScroll& page = *holder;
  page.resize(width, 900);
  page.show();
  QApplication::processEvents();
  for (int pass = 0; pass < 2; ++pass) {  // the height depends on the width that the scroll bar leaves
    page.resize(width, page.widget()->heightForWidth(width) + 8);
    QApplication::processEvents();
  }
  redrawPlots(&page);
  QApplication::processEvents();
  page.grab().save(QStringLiteral("%1/gallery-%2-%3-%4.png").arg(dir, theme, lang).arg(scale));
}

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication app(argc, argv);
  QCommandLineParser parser;
  parser.addPositionalArgument(QStringLiteral("dir"), QStringLiteral("folder for the pictures"));
  for (const char* name : {"width", "theme", "lang", "scale", "only"})
    parser.addOption({QString::fromLatin1(name), {}, QStringLiteral("value")});
  parser.process(app);
  const QString dir = parser.positionalArguments().value(0, QStringLiteral("."));
  QDir().mkpath(dir);
  Theme::instance().install(app);
  const auto choices = [&](const char* name, const QStringList& all) {
    const QString key = QString::fromLatin1(name);
    return parser.isSet(key) ? QStringList{parser.value(key)} : all;
  };
  const int width = parser.isSet(QStringLiteral("width")) ? parser.value(QStringLiteral("width")).toInt() : 1280;
  const auto only = sectionsMatching(parser.value(QStringLiteral("only")));
  for (const auto& theme : choices("theme", {QStringLiteral("light"), QStringLiteral("dark")}))
    for (const auto& lang : choices("lang", {QStringLiteral("en"), QStringLiteral("ja")}))
      for (const auto& scale : choices("scale", {QStringLiteral("100"), QStringLiteral("150")}))
        savePicture(dir, theme, lang, scale.toInt(), width, only);
  return 0;
}
