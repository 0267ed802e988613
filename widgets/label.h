// Text in one of the roles of the type scale. Differs from QLabel in three ways: it is always plain text (text of a
// corpus can never become markup), it never forces its parent wider, and it does not leave one or two
// characters alone on the last line (it breaks a little earlier instead).
#pragma once
#include <QLabel>

#include "widgets/text_lines.h"
#include "widgets/theme.h"

namespace zk::widgets {

class Label : public QLabel {
  Q_OBJECT
 public:
  enum class Fit { Line, Elide, Wrap };

  explicit Label(const QString& text = {}, Type::Role role = Type::Role::Body, Fit fit = Fit::Line,
                 QWidget* parent = nullptr);

  void setRole(Type::Role role);
  void setFit(Fit fit);
  /// Overrides the colour of the role (Help is text2, Caption and Overline text3, the rest text).
  void setColor(TokenRef color);
  void setBold(bool bold);
  /// Elide keeps only one line; others report 0 = no limit.
  void setMaxLines(int lines);

  QFont textFont() const;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  bool hasHeightForWidth() const override { return m_fit == Fit::Wrap; }
  int heightForWidth(int width) const override;

  /// True when the text does not fit its rectangle (for tests; Elide shows the whole text as tooltip).
  bool isClipped() const;

 protected:
  void paintEvent(QPaintEvent*) override;
  void changeEvent(QEvent*) override;
  void resizeEvent(QResizeEvent*) override;

 private:
  QString shownText() const;
  void refresh();

  Type::Role m_role;
  Fit m_fit;
  TokenRef m_color = nullptr;
  int m_bold = -1;  // -1 = the role's weight
  int m_maxLines = 0;
};

/// Colour a role has unless told otherwise.
TokenRef roleColor(Type::Role role);

/// English overlines are capitals; Japanese has none.
QString overlineText(const QString& text);

}  // namespace zk::widgets
