// Writes are gathered for half a second: a form changes with every key.
#include "ui/project_notes.h"

#include "engine/core/files.h"
#include "ui/event.h"
#include "ui/off_thread.h"

namespace zk::ui {
namespace {

constexpr int kSaveMs = 500;
constexpr qsizetype kMost = 200;  // notes and kept results; the oldest give way

std::string fileIn(const QString& dir) { return (dir + "/window.json").toStdString(); }

}  // namespace

ProjectNotes::ProjectNotes(QObject* parent) : QObject(parent) {
  m_saveTimer.setSingleShot(true);
  m_saveTimer.setInterval(kSaveMs);
  connect(&m_saveTimer, &QTimer::timeout, this, &ProjectNotes::save);
}

ProjectNotes::~ProjectNotes() { save(); }

void ProjectNotes::open(const QString& dir) {
  save();
  m_dir = dir;
  m_json = Json::object();
  m_loaded = false;
  offThread(
      this, [path = fileIn(dir)] { return read_json(path); },
      [this, dir](const Result<Json>& read) {
        if (dir != m_dir) return;
        // What was changed before the file was read is newer than the file.
        Json json = read.ok() && read->is_object() ? *read : Json::object();
        if (m_dirty)
          for (const auto& [key, value] : m_json.items()) json[key] = value;
        m_json = std::move(json);
        m_loaded = true;
        Q_EMIT changed();
      });
}

void ProjectNotes::touch() {
  m_dirty = true;
  m_saveTimer.start();
  Q_EMIT changed();
}

void ProjectNotes::save() {
  if (!m_dirty || m_dir.isEmpty()) return;
  m_dirty = false;
  workPool().start([path = fileIn(m_dir), json = m_json] { (void)write_json_atomic(path, json); });
}

namespace {

const Json* member(const Json& json, const std::string& key) {
  const auto it = json.is_object() ? json.find(key) : json.end();
  return it == json.end() ? nullptr : &*it;
}

}  // namespace

Json ProjectNotes::draft(const std::string& command) const {
  const Json* drafts = member(m_json, "drafts");
  const Json* draft = drafts ? member(*drafts, command) : nullptr;
  const Json* values = draft ? member(*draft, "values") : nullptr;
  return values && values->is_object() ? *values : Json::object();
}

QString ProjectNotes::draftPreset(const std::string& command) const {
  const Json* drafts = member(m_json, "drafts");
  const Json* draft = drafts ? member(*drafts, command) : nullptr;
  const Json* preset = draft ? member(*draft, "preset") : nullptr;
  return preset && preset->is_string() ? qstr(preset->get<std::string>()) : QString();
}

void ProjectNotes::setDraft(const std::string& command, const Json& flatValues, const QString& preset) {
  if (draft(command) == flatValues && draftPreset(command) == preset) return;
  m_json["drafts"][command] = {{"preset", preset.toStdString()}, {"values", flatValues}};
  touch();
}

void ProjectNotes::mergeDraft(const std::string& command, const Json& flatValues) {
  Json whole = draft(command);
  for (const auto& [key, value] : flatValues.items()) whole[key] = value;
  setDraft(command, whole, draftPreset(command));
}

QStringList ProjectNotes::list(const char* key) const {
  QStringList all;
  const auto it = m_json.find(key);
  if (it == m_json.end() || !it->is_array()) return all;
  for (const auto& item : *it)
    if (item.is_string()) all << qstr(item.get<std::string>());
  return all;
}

void ProjectNotes::add(const char* key, const QString& value) {
  QStringList all = list(key);
  if (all.contains(value)) return;
  all << value;
  Json out = Json::array();
  for (const QString& item : all.mid(std::max<qsizetype>(0, all.size() - kMost))) out.push_back(item.toStdString());
  m_json[key] = std::move(out);
  touch();
}

bool ProjectNotes::confirmed(const QString& stage) const { return list("confirmed").contains(stage); }
void ProjectNotes::confirm(const QString& stage) { add("confirmed", stage); }
QStringList ProjectNotes::kept() const { return list("kept"); }
void ProjectNotes::keep(const QString& key) { add("kept", key); }
bool ProjectNotes::noted(const QString& what) const { return list("noted").contains(what); }
void ProjectNotes::note(const QString& what) { add("noted", what); }

}  // namespace zk::ui
