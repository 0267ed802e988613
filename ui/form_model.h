// A command's configuration as it is edited: fields from `describe`, values, preset, undo; the same thing as a file and
// as a command line, both ways. Pure, so that a test can walk it; SchemaForm shows it.
#pragma once
#include <QString>
#include <QStringList>
#include <QVector>
#include <map>

#include "engine/core/schema.h"

namespace zk::ui {

struct FormField {
  QString key, group;  ///< "model.n_layer", "model"
  Kind kind = Kind::String;
  Json initial;  ///< the default; null: automatic
  Level level = Level::Build;
  bool derivable = false;
  QString formula;  ///< id of the text formula.<id>
  Range range;
  bool log = false;
  QString unit;
  QStringList choices;
  QString artifact;  ///< kind of artifact that it names
  bool path = false, positional = false;
  QString lesson;
  QString enabledIf;           ///< "model.position=rotary"
  Json label, help, disabled;  ///< {"en": …, "ja": …}
  QString words(const Json& in, const QString& language) const;
};

class FormModel {
 public:
  FormModel() = default;
  /// One entry of `describe`'s "commands".
  static FormModel fromDescribe(const Json& command);

  const std::string& command() const { return m_command; }
  const QStringList& presets() const { return m_presets; }
  const QVector<FormField>& fields() const { return m_fields; }
  const FormField* field(const QString& key) const;

  Json value(const QString& key) const;
  Json base(const QString& key) const;  ///< what the preset says, else the default
  bool changed(const QString& key) const { return value(key) != base(key); }
  /// False: with the reason "enabled_if".
  bool enabled(const QString& key) const;

  /// One step of undo; typing on in the same field belongs to the same step.
  void set(const QString& key, const Json& value);
  void setMany(const Json& flat);  ///< one step; unknown keys are left out
  void reset(const QString& key) { set(key, base(key)); }
  void resetAll();
  /// Replaces everything by the preset (its values, flat or a tree); an empty name: the defaults.
  void usePreset(const QString& name, const Json& values);
  /// Everything anew and nothing to undo: what was stored.
  void load(const QString& preset, const Json& presetValues, const Json& flat);
  const QString& preset() const { return m_now.preset; }
  Json presetValues() const;  ///< flat, of the preset in use
  void endStep() { m_stepKey.clear(); }
  /// What follows belongs to the step before (a preset and the changes on top of it).
  void joinNextStep() { m_join = true; }

  bool canUndo() const { return !m_undo.isEmpty(); }
  bool canRedo() const { return !m_redo.isEmpty(); }
  void undo();
  void redo();

  /// Flat, all that differs from the defaults: what is stored, run and checked.
  Json values() const;
  /// Keys that differ from the preset, in the order of the fields.
  QStringList changedKeys() const;
  /// "zk train --preset llama-like --model.n_layer 8", ready to paste into a shell.
  QString commandLine() const;
  /// {"values": {...}} as --config reads it.
  Json file() const;
  /// Reads either back (one step). The issue names what is not understood; then nothing is changed. A preset that the
  /// line names is only noted in `preset`: its values are on the disk.
  struct Parsed {
    QString preset;
    Json flat = Json::object();
  };
  Result<Parsed> parseCommandLine(const QString& line) const;
  Result<Parsed> parseFile(const Json& json) const;

 private:
  struct Snapshot {
    QString preset;
    std::map<QString, Json> presetValues, values;  ///< values: only what differs from default
  };
  const FormField* matching(const QString& flag) const;
  void beginStep(const QString& key);
  void write(const QString& key, const Json& value);
  std::string m_command;
  QStringList m_presets;
  QVector<FormField> m_fields;
  Snapshot m_now;
  QVector<Snapshot> m_undo, m_redo;
  QString m_stepKey;
  bool m_join = false;
};

/// Words of a line as a shell takes them apart (quotes, backslashes; no expansion).
QStringList shellWords(const QString& line);
QString shellQuoted(const QString& word);

}  // namespace zk::ui
