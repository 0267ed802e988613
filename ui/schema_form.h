// The form of a command, built from its description: rows at the learner's level, presets, reset, undo, values checked
// while one types, the lesson of the focused row. One configuration, shared by all forms of that command in the project
// (ProjectNotes keeps it), so that the shape chosen on one page is the shape that another one trains.
#pragma once
#include <QHash>
#include <QTimer>
#include <QWidget>
#include <functional>

#include "ui/app_model.h"
#include "ui/form_model.h"
#include "widgets/card.h"
#include "widgets/form_row.h"

namespace zk::ui {

class SchemaForm : public QWidget {
  Q_OBJECT
 public:
  /// `keys`: "optimizer.lr", or a whole group "model."; in that order; empty: everything. `keepDraft`: false leaves the
  /// project's notes alone (a question asked by the way).
  SchemaForm(AppModel& app, const std::string& command, const QStringList& keys = {}, bool keepDraft = true,
             QWidget* parent = nullptr);

  bool ready() const { return m_ready; }
  const FormModel& model() const { return m_model; }
  /// Flat, what differs from the defaults: for AppModel::runCommand.
  Json values() const { return m_model.values(); }
  void setValues(const Json& flat);  ///< several at once, one step of undo
  void setValue(const QString& key, const Json& value);
  /// Automatic values that the page knows better (from a plan): {"vocab_size": 4096}.
  void setDerived(const Json& flat);
  /// A reason of the page why a row is not available; empty: available again.
  void setDisabled(const QString& key, const QString& reason);
  /// What the row says at its right on live pages ("at the next step").
  void setTag(const QString& key, const QString& tag);

  /// No error as far as is known.
  bool valid() const;
  const Issues& issues() const { return m_issues; }

  /// "2 values differ from the preset llama-like (1 of them not shown at this level)".
  QString subtitle() const;
  int hiddenChanges() const;
  /// For the page's header or a card's tools: menu of presets; reset of all; made once, kept up to date.
  widgets::Button* presetsButton();
  widgets::IconButton* undoButton();

  void usePreset(const QString& name);
  void undo();
  void redo();
  void resetFocusedRow();
  void resetAll();
  widgets::FormRow* row(const QString& key) const { return m_rows.value(key); }
  /// Reads a pasted command line or a file's JSON; the issue says what was not understood.
  void readCommandLine(const QString& line, const std::function<void(const Status&)>& then);
  void readFile(const QString& path, const std::function<void(const Status&)>& then);

 Q_SIGNALS:
  void becameReady();
  void changed();                            ///< some value; also once when it is ready
  void checked(const Json& reply);           ///< answer of the session's `check`: values, issues, derived
  void lessonWanted(const QString& lesson);  ///< F1 or the row's help; empty: the row has none
  void failed(const zk::Issue& issue);

 protected:
  void changeEvent(QEvent*) override;
  bool eventFilter(QObject*, QEvent*) override;

 private:
  void describe();
  void takeDescription(const Json& command);
  void loadDraft();
  void buildRows();
  void connectRow(widgets::FormRow* row, const FormField& field);
  bool wanted(const QString& key, qsizetype* place = nullptr) const;
  widgets::FormRowSpec specOf(const FormField& field) const;
  widgets::FormRowState stateOf(const FormField& field) const;
  QVector<widgets::FormChoice> artifactChoices(const FormField& field) const;
  void refresh();
  void refreshArtifacts();
  void alignNames();
  void edited(const FormField& field, const QVariant& value);
  void afterChange();
  void keep();
  void check();
  void takeCheck(const Json& reply);
  void help(const QString& key);
  void fix(const QString& key);
  const Issue* issueOf(const QString& key) const;
  QString formulaOf(const FormField& field) const;
  QString keyWithFocus() const;
  void openPresets();
  void apply(const FormModel::Parsed& parsed, const std::function<void(const Status&)>& then);

  AppModel& m_app;
  std::string m_command;
  QStringList m_keys;
  bool m_keepDraft, m_ready = false, m_keeping = false;
  FormModel m_model;
  QVector<FormField> m_shown;  ///< fields of this form, in its order
  QHash<QString, widgets::FormRow*> m_rows;
  QVector<QPair<QString, widgets::Label*>> m_headings;  ///< group, label
  QHash<QString, QString> m_disabled, m_tags, m_notNumber;
  Json m_derived = Json::object(), m_pageDerived = Json::object();
  Issues m_issues;
  QTimer m_checkTimer;
  quint64 m_asked = 0;
  QVBoxLayout* m_column;
  widgets::SkeletonBars* m_loading;
  widgets::IssueCard* m_failure;
  QPointer<widgets::Button> m_presets;
  QPointer<widgets::IconButton> m_undo;
};

}  // namespace zk::ui
