// One of the three doors of the Start page: what it is, a small drawing of what will happen, facts, one button.
#pragma once
#include <QFrame>

#include "widgets/controls.h"

namespace zk::ui {

class DoorCard : public QFrame {
  Q_OBJECT
 public:
  enum class Art { Tour, Project, Model };
  DoorCard(Art art, const QString& icon, QWidget* parent = nullptr);

  struct Texts {
    QString title, pill, sentence;
    QStringList facts;
    QString note, button;
  };
  void setTexts(const Texts& texts);
  void setNote(const QString& note);
  void setFactsVisible(bool visible);
  /// The door with the accent edge and the primary button.
  void setMain(bool main);
  /// Why the button cannot be pressed; empty: it can.
  void setRefusal(const QString& why);
  void setBusy(bool busy);

 Q_SIGNALS:
  void triggered();

 private:
  void refresh();
  Texts m_texts;
  QString m_refusal;
  bool m_busy = false;
  widgets::Label *m_title, *m_sentence, *m_note;
  widgets::Pill* m_pill;
  QWidget* m_art;
  QWidget* m_facts;
  QVector<widgets::Label*> m_factLabels;
  widgets::Button* m_button;
};

}  // namespace zk::ui
