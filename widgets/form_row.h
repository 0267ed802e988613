// One row of a form: label with its changed-dot, control with the unit inside, reset or unlock, help; below it one
// line: an error, else why it is disabled, else the formula of a derived value, else the help text. It shows what it is
// told and emits what was chosen; it knows neither where a value comes from nor what it means.
#pragma once
#include <QCheckBox>
#include <QComboBox>
#include <QVariant>
#include <QVector>
#include <QWidget>

#include "widgets/form_fields.h"

namespace zk::widgets {

struct FormChoice {
  QVariant value;
  QString label;
};

/// What a row is; set once (again after a language change).
struct FormRowSpec {
  enum class Control { Number, Choice, Check, Path, List, Text };
  QString key;  // shown at the level Expert
  QString label, help, unit;
  Control control = Control::Text;
  NumberRange range;
  QVector<FormChoice> choices;
  bool asList = false;     // a combo box also for few choices: long or growing names
  bool helpButton = true;  // "?" at the right
  bool derivable = false;  // has an automatic value: the lock opens and closes it
  bool segmented() const { return !asList && choices.size() <= 3; }
};

/// What it shows now.
struct FormRowState {
  QVariant value;        // invalid while the value is derived
  QVariant derived;      // the automatic value, where it is known
  QString formula;       // "Automatic: 8/3 × width, rounded to 128."
  bool changed = false;  // differs from the preset
  QString disabled;      // the reason; empty = enabled
  QString error, fix;    // what is wrong; the words of the button that mends it, if there is one
  QString tag;           // "applies at the next step" on live pages
};

class FormRow : public QWidget {
  Q_OBJECT
 public:
  enum class Level { Learn, Build, Expert };

  explicit FormRow(const FormRowSpec& spec = {}, QWidget* parent = nullptr);
  void setSpec(const FormRowSpec& spec);
  const FormRowSpec& spec() const { return m_spec; }
  void setState(const FormRowState& state);
  const FormRowState& state() const { return m_state; }
  void setLevel(Level level);
  QWidget* control() const { return m_control; }
  /// The line below, as it is shown; empty = none (for tests and screen readers).
  QString secondLine() const;

  /// px that the name needs, within the usual limits. A form gives all its rows the largest, so that they stay aligned
  /// and controls get the room that short names leave.
  int wantedLabelWidth() const;
  void setLabelWidth(int px);

 Q_SIGNALS:
  /// By the user. Invalid: what stands there is not a value (of a number), or the value became automatic.
  void edited(const QVariant& value);
  void resetRequested();
  /// The lock: true = automatic from now on.
  void derivedRequested(bool on);
  void helpRequested();
  void fixRequested();
  void focused();

 protected:
  void changeEvent(QEvent*) override;
  bool eventFilter(QObject*, QEvent*) override;
  void paintEvent(QPaintEvent*) override;

 private:
  void buildControl();
  void refresh();
  void refreshControl();
  void refreshLine();
  void describe();
  void applyWidths();
  QString stateWords() const;

  FormRowSpec m_spec;
  FormRowState m_state;
  Level m_level = Level::Learn;
  int m_labelWidth = 0;  // 0: the usual one
  Label *m_label, *m_key, *m_tag;
  QWidget* m_control = nullptr;
  QHBoxLayout *m_top, *m_below;
  IconButton *m_reset, *m_lock, *m_help;
  IconLabel* m_lineIcon;
  Label* m_line;
  Button* m_fix;
  QWidget* m_belowBox;
};

}  // namespace zk::widgets
