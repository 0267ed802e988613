// What the learner decided in a project and no artifact holds yet: the configuration of each command as it stands in
// the forms, which stages are confirmed, which older results are to be kept. One small file, window.json, in the
// project folder, so that it travels with it; read and written off the interface thread.
#pragma once
#include <QObject>
#include <QStringList>
#include <QTimer>

#include "engine/core/json.h"

namespace zk::ui {

class ProjectNotes : public QObject {
  Q_OBJECT
 public:
  explicit ProjectNotes(QObject* parent = nullptr);
  ~ProjectNotes() override;

  /// Reads the notes of that project; what was not written yet of the one before is written first.
  void open(const QString& dir);
  bool loaded() const { return m_loaded; }

  /// Values that differ from the defaults, flat: {"model.n_layer": 8}. Several pages share one command's draft (the
  /// shape and the plan both belong to "train").
  Json draft(const std::string& command) const;
  /// The preset that it started from; only a name, its values are in the draft.
  QString draftPreset(const std::string& command) const;
  /// Replaces the whole draft.
  void setDraft(const std::string& command, const Json& flatValues, const QString& preset);
  /// Changes some of it; a value of null (auto) is kept as such.
  void mergeDraft(const std::string& command, const Json& flatValues);

  /// "architecture", "plan" … confirmed by its button.
  bool confirmed(const QString& stage) const;
  void confirm(const QString& stage);

  /// Results that stay although newer data exist (stage_status.h: staleKey).
  QStringList kept() const;
  void keep(const QString& key);

  /// Things that were looked at: "compared:eval-1+eval-2", "own-path" …
  bool noted(const QString& what) const;
  void note(const QString& what);

 Q_SIGNALS:
  void changed();

 private:
  void touch();
  void save();
  QStringList list(const char* key) const;
  void add(const char* key, const QString& value);
  QString m_dir;
  Json m_json = Json::object();
  bool m_loaded = false, m_dirty = false;
  QTimer m_saveTimer;
};

}  // namespace zk::ui
