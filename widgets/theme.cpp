// Palette from the tokens, then the style sheet on top of Fusion; icons that a sheet can only take as files are
// rendered at 1x, 2x and 3x into a temporary folder once per theme.
#include "widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QPalette>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QToolTip>
#include <cmath>

#include "widgets/icons.h"
#include "widgets/painted_list.h"
#include "widgets/style_sheet.h"

// Resources of a static library have to be named once by code that is linked; the macro wants no namespace.
static void initResources() {
  Q_INIT_RESOURCE(widgets);
  Q_INIT_RESOURCE(zk_i18n);
}

namespace zk::widgets {
namespace {

QPalette paletteFrom(const Tokens& t) {
  QPalette p;
  const std::pair<QPalette::ColorRole, QColor> roles[] = {
      {QPalette::Window, t.canvas},
      {QPalette::WindowText, t.text},
      {QPalette::Base, t.surface},
      {QPalette::AlternateBase, t.canvas},
      {QPalette::Text, t.text},
      {QPalette::PlaceholderText, t.text3},
      {QPalette::Button, t.surface},
      {QPalette::ButtonText, t.text},
      {QPalette::BrightText, t.text},
      {QPalette::Highlight, t.accent},
      {QPalette::HighlightedText, t.onAccent},
      {QPalette::Link, t.accent},
      {QPalette::LinkVisited, t.accent},
      {QPalette::ToolTipBase, t.text},
      {QPalette::ToolTipText, t.surface},
      {QPalette::Light, t.surface},
      {QPalette::Midlight, t.sunken},
      {QPalette::Mid, t.border},
      {QPalette::Dark, t.borderStrong},
      {QPalette::Shadow, t.borderStrong},
  };
  for (const auto& [role, color] : roles) p.setColor(role, color);
  for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    p.setColor(QPalette::Disabled, role, t.text3);
  return p;
}

struct RoleSpec {
  double px;
  bool bold;
  bool mono;
};

constexpr RoleSpec roleSpec(Type::Role role) {
  switch (role) {
    case Type::Role::Display:
      return {28, true, false};
    case Type::Role::Title:
      return {20, true, false};
    case Type::Role::Number:
      return {20, true, false};
    case Type::Role::Section:
      return {14, true, false};
    case Type::Role::Body:
      return {13, false, false};
    case Type::Role::Strong:
      return {13, true, false};
    case Type::Role::Token:
      return {15, false, false};
    case Type::Role::Help:
      return {12, false, false};
    case Type::Role::Mono:
      return {12, false, true};
    case Type::Role::Caption:
      return {11, false, false};
    case Type::Role::Overline:
      return {11, true, false};
  }
  return {13, false, false};
}

QStringList families(bool mono) {
  static const QStringList sans = {QStringLiteral("Noto Sans CJK JP"), QStringLiteral("Noto Sans JP"),
                                   QStringLiteral("Noto Sans"), QStringLiteral("sans-serif")};
  static const QStringList fixed = {QStringLiteral("Noto Sans Mono CJK JP"), QStringLiteral("DejaVu Sans Mono"),
                                    QStringLiteral("monospace")};
  return mono ? fixed : sans;
}

}  // namespace

Theme::Theme() : m_tokens(lightTokens()) {}
Theme::~Theme() = default;

Theme& Theme::instance() {
  static Theme theme;
  return theme;
}

void Theme::install(QApplication& app, const ThemeSettings& settings) {
  initResources();
  installPaintedListAccessibility();
  m_systemDark = app.palette().color(QPalette::Window).lightnessF() < 0.5;
  app.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  m_iconDir = std::make_unique<QTemporaryDir>();
  m_installed = true;
  m_settings = settings;
  m_settings.textScale = std::clamp(m_settings.textScale, 100, 200);
  apply();
}

void Theme::set(const ThemeSettings& settings) {
  auto next = settings;
  next.textScale = std::clamp(next.textScale, 100, 200);
  if (next == m_settings) return;
  m_settings = next;
  if (m_installed) apply();
}

int Theme::scaled(double px) const { return int(std::lround(px * m_settings.textScale / 100.0)); }

void Theme::apply() {
  using Mode = ThemeSettings::Mode;
  const bool dark = m_settings.mode == Mode::Dark || (m_settings.mode == Mode::System && m_systemDark);
  m_tokens = dark ? darkTokens() : lightTokens();
  if (m_settings.highContrast) m_tokens = withHighContrast(m_tokens);
  ++m_generation;

  const QPalette palette = paletteFrom(m_tokens);
  QApplication::setPalette(palette);
  QToolTip::setPalette(palette);
  QApplication::setFont(Type::font(Type::Role::Body));
  QFile sheet(QStringLiteral(":/zk/widgets/zerokara.qss"));
  if (sheet.open(QIODevice::ReadOnly)) {
    const QHash<QString, QString> icons = {
        {QStringLiteral("down"), renderedIcon(QStringLiteral("down"), m_tokens.text2, scaled(16))},
        {QStringLiteral("check"), renderedIcon(QStringLiteral("check"), m_tokens.onAccent, scaled(16))}};
    qApp->setStyleSheet(
        styleSheetFrom(QString::fromUtf8(sheet.readAll()), m_tokens, icons, m_settings.textScale / 100.0));
  }
  Q_EMIT changed();
}

QString Theme::renderedIcon(const QString& name, const QColor& color, int px) {
  // A new name for each generation: the sheet caches pictures by file name.
  const QString stem = m_iconDir->filePath(QStringLiteral("%1-%2").arg(name).arg(m_generation));
  for (int dpr = 1; dpr <= 3; ++dpr) {
    const QString suffix = dpr == 1 ? QString() : QStringLiteral("@%1x").arg(dpr);
    iconPixmap(name, color, px, dpr).save(stem + suffix + QStringLiteral(".png"));
  }
  return stem + QStringLiteral(".png");
}

int Type::px(Role role) { return Theme::instance().scaled(roleSpec(role).px); }
bool Type::bold(Role role) { return roleSpec(role).bold; }
QFont Type::font(Role role) { return font(role, roleSpec(role).bold); }

QFont Type::font(Role role, bool bold) {
  QFont f;
  f.setFamilies(families(roleSpec(role).mono));
  f.setPixelSize(px(role));
  f.setBold(bold);
  return f;
}

}  // namespace zk::widgets
