// Parts of the Chat page: how tokens are drawn (temperature, top-p, length, seed), and the rivals of one token.
#pragma once
#include <QWidget>

#include "ui/chat_talk.h"
#include "widgets/controls.h"
#include "widgets/rival_bars.h"

class QGridLayout;
class QLineEdit;
class QSlider;

namespace zk::ui {

class SamplingRow : public QWidget {
  Q_OBJECT
 public:
  explicit SamplingRow(QWidget* parent = nullptr);
  ChatSampling values() const;
  void setValues(const ChatSampling& values);
  /// The engine's own defaults for that way of asking, unless the user has set the temperature.
  void useDefaultsOf(ChatKind kind);

 protected:
  void changeEvent(QEvent*) override;
  void resizeEvent(QResizeEvent*) override;

 private:
  void arrange();
  struct Dial {
    widgets::Label *name, *value;
    QSlider* slider;
    QWidget* box;
  };
  Dial addDial(int low, int high, int at);
  void retranslate();
  void refresh();
  Dial m_temperature, m_topP, m_length;
  QGridLayout* m_grid;
  QWidget* m_seedBox;
  int m_columns = 0;
  widgets::Label* m_seedName;
  QLineEdit* m_seed;
  bool m_touched = false;
};

class RivalPanel : public QWidget {
  Q_OBJECT
 public:
  explicit RivalPanel(QWidget* parent = nullptr);
  void show(const ChatToken& token);
  void clear();
  /// What the other model would have written there; its marks on the bars.
  void setOthers(const QHash<QString, double>& chances);
  /// The chosen token can be changed from here on (it stands in an answer that is over).
  void setForkable(bool on);

 Q_SIGNALS:
  void forkWanted(const zk::ui::ChatRival& with);

 protected:
  void changeEvent(QEvent*) override;

 private:
  void refresh();
  void refreshFork();
  std::optional<ChatToken> m_token;
  QHash<QString, double> m_others;
  bool m_forkable = false;
  int m_with = -1;  ///< row of the rival to go on with
  widgets::Button* m_fork;
  widgets::Label *m_over, *m_text, *m_help;
  widgets::Pill* m_pill;
  widgets::RivalBars* m_bars;
};

}  // namespace zk::ui
