// The look of the window at run time: which tokens, how large the text, how much motion. One object, changed by
// Settings, read by everything that paints. A change re-applies palette and style sheet and emits changed().
#pragma once
#include <QFont>
#include <QObject>
#include <memory>

#include "widgets/tokens.h"

class QApplication;
class QTemporaryDir;
class QWidget;

namespace zk::widgets {

/// What a learner can set; a plain value, so that Settings can keep it.
struct ThemeSettings {
  enum class Mode { System, Light, Dark };
  Mode mode = Mode::System;
  int textScale = 100;  // percent, 100..200
  bool highContrast = false;
  bool reducedMotion = false;
  bool operator==(const ThemeSettings&) const = default;
};

class Theme : public QObject {
  Q_OBJECT
 public:
  static Theme& instance();

  /// Call once after QApplication exists: Fusion style, resources, first application of the settings.
  void install(QApplication& app, const ThemeSettings& settings = {});

  /// Takes effect at once in every open widget.
  void set(const ThemeSettings& settings);
  const ThemeSettings& settings() const { return m_settings; }

  const Tokens& tokens() const { return m_tokens; }
  bool dark() const { return m_tokens.dark; }

  /// A length of the design (at 1x) multiplied by the text scale; device pixels are Qt's business.
  int scaled(double px) const;

  /// Milliseconds of a transition: 0 with reduced motion.
  int duration(int ms) const { return m_settings.reducedMotion ? 0 : ms; }

 Q_SIGNALS:
  void changed();

 private:
  Theme();
  ~Theme() override;
  void apply();
  QString renderedIcon(const QString& name, const QColor& color, int px);

  ThemeSettings m_settings;
  Tokens m_tokens;
  bool m_systemDark = false;
  bool m_installed = false;
  int m_generation = 0;
  std::unique_ptr<QTemporaryDir> m_iconDir;
};

inline const Tokens& tokens() { return Theme::instance().tokens(); }
inline int scaled(double px) { return Theme::instance().scaled(px); }

/// Type scale (ui.md section 5). Sizes are pixels at the current text scale.
namespace Type {
enum class Role { Display, Title, Number, Section, Body, Strong, Token, Help, Mono, Caption, Overline };
int px(Role role);
bool bold(Role role);
QFont font(Role role);
/// Same size as `role` with another weight, for painted widgets.
QFont font(Role role, bool bold);
}  // namespace Type

}  // namespace zk::widgets
