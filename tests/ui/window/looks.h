// What a test sees of a window: texts that are cut, texts that are shown, English where Japanese is wanted.
#pragma once
#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>

#include "widgets/label.h"

namespace zk::ui {

/// An answer that came a moment ago has changed texts whose layouts wait for their turn.
inline void finishLayouts() { QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); }

/// Words whose widget cuts them at this moment although it must not, as "class: text".
inline QStringList clippedNow(QWidget& window) {
  finishLayouts();
  QStringList clipped;
  for (auto* label : window.findChildren<widgets::Label*>())
    if (label->isVisible() && label->isClipped()) clipped << QString("label: %1").arg(label->text());
  for (auto* button : window.findChildren<QPushButton*>()) {
    if (!button->isVisible() || button->text().isEmpty()) continue;
    if (button->width() < button->sizeHint().width() - 1 || button->height() < button->minimumSizeHint().height() - 1)
      clipped << QString("button: %1").arg(button->text());
  }
  for (auto* box : window.findChildren<QComboBox*>())
    if (box->isVisible() && box->height() < box->minimumSizeHint().height() - 1) clipped << "combo box";
  for (auto* box : window.findChildren<QCheckBox*>())
    if (box->isVisible() && box->width() < box->sizeHint().width() - 1)
      clipped << QString("check box: %1").arg(box->text());
  return clipped;
}

/// What a page asks of a session comes when it comes, and cards make room for it: only what stays cut is a fault.
inline QStringList clippedTexts(QWidget& window) {
  QStringList clipped = clippedNow(window);
  for (int i = 0; i < 60 && !clipped.isEmpty(); ++i) {
    QTest::qWait(100);
    clipped = clippedNow(window);
  }
  return clipped;
}

inline QStringList shownTexts(QWidget& window) {
  QStringList texts;
  for (auto* label : window.findChildren<QLabel*>())
    if (label->isVisible() && !label->text().isEmpty()) texts << label->text();
  for (auto* button : window.findChildren<QAbstractButton*>())
    if (button->isVisible() && !button->text().isEmpty()) texts << button->text();
  return texts;
}

/// Two English words of four letters or more in a row are a sentence that nobody translated.
inline bool readsEnglish(const QString& text) {
  static const QRegularExpression sentence("[A-Za-z]{3,} [a-z]{3,}");
  return sentence.match(text).hasMatch();
}

}  // namespace zk::ui
