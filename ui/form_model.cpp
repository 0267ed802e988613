// Snapshots are small (only what differs from the defaults), so undo keeps whole ones.
#include "ui/form_model.h"

#include <algorithm>
#include <utility>

#include "ui/event.h"

namespace zk::ui {
namespace {

constexpr qsizetype kMostSteps = 100;

QString text(const Json& json, const char* key) {
  const auto it = json.find(key);
  return it != json.end() && it->is_string() ? qstr(it->get<std::string>()) : QString();
}

bool flag(const Json& json, const char* key) {
  const auto it = json.find(key);
  return it != json.end() && it->is_boolean() && it->get<bool>();
}

Kind kindFrom(const QString& name) {
  if (name == "bool") return Kind::Bool;
  if (name == "int") return Kind::Int;
  if (name == "float") return Kind::Float;
  if (name == "strings") return Kind::Strings;
  return Kind::String;
}

FormField fieldFrom(const Json& json) {
  FormField f;
  f.key = text(json, "key");
  f.group = f.key.contains('.') ? f.key.section('.', 0, -2) : QString();
  f.kind = kindFrom(text(json, "kind"));
  f.initial = json.contains("default") ? json["default"] : Json();
  const QString level = text(json, "level");
  f.level = level == "learn" ? Level::Learn : level == "expert" ? Level::Expert : Level::Build;
  f.derivable = flag(json, "auto");
  f.formula = text(json, "formula");
  if (const auto range = json.find("range"); range != json.end() && range->is_array() && range->size() == 2)
    f.range = {(*range)[0].get<double>(), (*range)[1].get<double>()};
  f.log = text(json, "scale") == "log";
  f.unit = text(json, "unit");
  if (const auto choices = json.find("choices"); choices != json.end() && choices->is_array())
    for (const auto& choice : *choices)
      if (choice.is_string()) f.choices << qstr(choice.get<std::string>());
  f.artifact = text(json, "artifact");
  f.path = flag(json, "path");
  f.positional = flag(json, "positional");
  f.lesson = text(json, "lesson");
  f.enabledIf = text(json, "enabled_if");
  for (const auto& [key, into] :
       {std::pair{"label", &f.label}, std::pair{"help", &f.help}, std::pair{"disabled_reason", &f.disabled}})
    if (const auto it = json.find(key); it != json.end() && it->is_object()) *into = *it;
  return f;
}

QString asText(const Json& value) {
  if (value.is_null()) return QStringLiteral("auto");
  return value.is_string() ? qstr(value.get<std::string>()) : qstr(value.dump());
}

}  // namespace

QString FormField::words(const Json& in, const QString& language) const {
  if (!in.is_object()) return {};
  for (const auto& wanted : {language.toStdString(), std::string("en")})
    if (const auto it = in.find(wanted); it != in.end() && it->is_string()) return qstr(it->get<std::string>());
  return {};
}

FormModel FormModel::fromDescribe(const Json& command) {
  FormModel model;
  model.m_command = text(command, "id").toStdString();
  if (const auto presets = command.find("presets"); presets != command.end() && presets->is_array())
    for (const auto& name : *presets)
      if (name.is_string()) model.m_presets << qstr(name.get<std::string>());
  if (const auto fields = command.find("parameters"); fields != command.end() && fields->is_array())
    for (const auto& field : *fields)
      if (field.is_object()) model.m_fields.append(fieldFrom(field));
  return model;
}

const FormField* FormModel::field(const QString& key) const {
  const auto it = std::find_if(m_fields.begin(), m_fields.end(), [&](const FormField& f) { return f.key == key; });
  return it == m_fields.end() ? nullptr : &*it;
}

Json FormModel::value(const QString& key) const {
  if (const auto it = m_now.values.find(key); it != m_now.values.end()) return it->second;
  const FormField* f = field(key);
  return f ? f->initial : Json();
}

Json FormModel::base(const QString& key) const {
  if (const auto it = m_now.presetValues.find(key); it != m_now.presetValues.end()) return it->second;
  const FormField* f = field(key);
  return f ? f->initial : Json();
}

bool FormModel::enabled(const QString& key) const {
  const FormField* f = field(key);
  if (!f || f->enabledIf.isEmpty()) return true;
  const QString other = f->enabledIf.section('=', 0, 0);
  return asText(value(other)) == f->enabledIf.section('=', 1);
}

void FormModel::beginStep(const QString& key) {
  m_redo.clear();
  if (std::exchange(m_join, false) || (!key.isEmpty() && key == m_stepKey)) return;
  m_undo.append(m_now);
  if (m_undo.size() > kMostSteps) m_undo.removeFirst();
  m_stepKey = key;
}

void FormModel::write(const QString& key, const Json& value) {
  const FormField* f = field(key);
  if (!f) return;
  if (value == f->initial)
    m_now.values.erase(key);
  else
    m_now.values[key] = value;
}

void FormModel::set(const QString& key, const Json& value) {
  if (!field(key) || this->value(key) == value) return;
  beginStep(key);
  write(key, value);
}

void FormModel::setMany(const Json& flat) {
  const Json all = flatten(flat);
  bool differs = false;
  for (const auto& [key, value] : all.items())
    differs = differs || (field(qstr(key)) && this->value(qstr(key)) != value);
  if (!differs) return void(m_join = false);
  beginStep({});
  for (const auto& [key, value] : all.items()) write(qstr(key), value);
}

void FormModel::resetAll() {
  if (changedKeys().isEmpty()) return;
  beginStep({});
  m_now.values.clear();
  for (const auto& [key, value] : m_now.presetValues) write(key, value);
}

void FormModel::usePreset(const QString& name, const Json& values) {
  beginStep({});
  m_now = Snapshot();
  m_now.preset = name;
  const Json flat = flatten(values.is_object() ? values : Json::object());
  for (const auto& [key, value] : flat.items()) {
    if (!field(qstr(key))) continue;
    m_now.presetValues[qstr(key)] = value;
    write(qstr(key), value);
  }
}

Json FormModel::presetValues() const {
  Json flat = Json::object();
  for (const auto& [key, value] : m_now.presetValues) flat[key.toStdString()] = value;
  return flat;
}

void FormModel::load(const QString& preset, const Json& presetValues, const Json& flat) {
  usePreset(preset, presetValues);
  m_now.values.clear();
  const Json all = flatten(flat.is_object() ? flat : Json::object());
  for (const auto& [key, value] : all.items()) write(qstr(key), value);
  m_undo.clear();
  m_redo.clear();
  m_stepKey.clear();
}

void FormModel::undo() {
  if (m_undo.isEmpty()) return;
  m_redo.append(m_now);
  m_now = m_undo.takeLast();
  m_stepKey.clear();
}

void FormModel::redo() {
  if (m_redo.isEmpty()) return;
  m_undo.append(m_now);
  m_now = m_redo.takeLast();
  m_stepKey.clear();
}

Json FormModel::values() const {
  Json flat = Json::object();
  for (const auto& f : m_fields)
    if (const auto it = m_now.values.find(f.key); it != m_now.values.end()) flat[f.key.toStdString()] = it->second;
  return flat;
}

QStringList FormModel::changedKeys() const {
  QStringList keys;
  for (const auto& f : m_fields)
    if (changed(f.key)) keys << f.key;
  return keys;
}

QString FormModel::commandLine() const {
  QStringList words{"zk", qstr(m_command)};
  if (!preset().isEmpty()) words << "--preset" << preset();
  for (const QString& key : changedKeys()) {
    const Json v = value(key);
    if (v.is_array()) {
      for (const auto& item : v) words << "--" + key << asText(item);
      if (v.empty()) words << "--" + key + "=";
    } else if (v.is_boolean()) {
      words << (v.get<bool>() ? "--" : "--no-") + key;
    } else {
      words << "--" + key << asText(v);
    }
  }
  for (QString& word : words) word = shellQuoted(word);
  return words.join(' ');
}

Json FormModel::file() const {
  Json tree = Json::object();
  const Json flat = values();
  for (const auto& [key, value] : flat.items()) {
    Json* node = &tree;
    size_t start = 0;
    for (size_t dot; (dot = key.find('.', start)) != std::string::npos; start = dot + 1)
      node = &(*node)[key.substr(start, dot - start)];
    (*node)[key.substr(start)] = value;
  }
  return {{"values", tree}};
}

/// The field that a flag means: its whole path, or its last part where only one field ends so.
const FormField* FormModel::matching(const QString& flag) const {
  QString wanted = flag;
  wanted.replace('-', '_');
  const FormField* found = nullptr;
  for (const auto& f : m_fields) {
    if (f.key == wanted) return &f;
    if (f.key.section('.', -1) != wanted) continue;
    if (found) return nullptr;
    found = &f;
  }
  return found;
}

Result<FormModel::Parsed> FormModel::parseCommandLine(const QString& line) const {
  Parsed parsed;
  QStringList words = shellWords(line);
  if (!words.isEmpty() &&
      (words.first() == "zk" || words.first().endsWith("/zk") || words.first().endsWith("zk-engine")))
    words.removeFirst();
  if (!words.isEmpty() && !words.first().startsWith('-')) {
    if (words.first() != qstr(m_command))
      return issue_usage("form-other-command", {{"command", words.first().toStdString()}, {"wanted", m_command}});
    words.removeFirst();
  }
  const auto known = [this] {
    std::vector<std::string> all{"preset"};
    for (const auto& f : m_fields) all.push_back(f.key.toStdString());
    return all;
  };
  const auto positional =
      std::find_if(m_fields.begin(), m_fields.end(), [](const FormField& f) { return f.positional; });
  for (qsizetype i = 0; i < words.size(); ++i) {
    const QString& word = words[i];
    if (!word.startsWith("--")) {
      if (positional == m_fields.end()) return issue_usage("word-unexpected", {{"word", word.toStdString()}});
      parsed.flat[positional->key.toStdString()] = word.toStdString();
      continue;
    }
    const bool joined = word.contains('=');
    const QString name = word.mid(2).section('=', 0, 0);
    const auto valueOf = [&](QString& out) {
      if (joined) return out = word.section('=', 1), true;
      if (i + 1 >= words.size()) return false;
      return out = words[++i], true;
    };
    QString value;
    if (name == "workspace" || name == "lang" || name == "preset") {
      if (!valueOf(value)) return issue_usage("option-needs-value", {{"option", word.toStdString()}});
      if (name == "preset") parsed.preset = value;
      continue;
    }
    if (name == "json" || name == "events" || name == "quiet") continue;
    const FormField* f = matching(name);
    const bool negated = !f && name.startsWith("no-");
    if (negated) f = matching(name.mid(3));
    if (!f || (negated && f->kind != Kind::Bool)) {
      const std::string near = nearest(name.toStdString(), known());
      return issue_usage(near.empty() ? "option-unknown" : "option-unknown-near",
                         {{"option", ("--" + name).toStdString()}, {"nearest", "--" + near}});
    }
    Json& into = parsed.flat[f->key.toStdString()];
    if (f->kind == Kind::Bool && !joined) {
      into = !negated;
      continue;
    }
    if (!valueOf(value)) return issue_usage("option-needs-value", {{"option", word.toStdString()}});
    if (f->kind == Kind::Strings) {
      if (!into.is_array()) into = Json::array();
      if (!value.isEmpty()) into.push_back(value.toStdString());
    } else {
      into = from_text(value.toStdString(), f->kind);
    }
  }
  return parsed;
}

Result<FormModel::Parsed> FormModel::parseFile(const Json& json) const {
  const auto inner = json.is_object() ? json.find("values") : json.end();
  if (!json.is_object()) return issue_input("form-no-object");
  Parsed parsed;
  parsed.flat = flatten(inner != json.end() && inner->is_object() ? *inner : json);
  for (const auto& [key, value] : parsed.flat.items()) {
    if (field(qstr(key))) continue;
    std::vector<std::string> known;
    for (const auto& f : m_fields) known.push_back(f.key.toStdString());
    return issue_usage("param-unknown", {{"key", key}, {"nearest", nearest(key, known)}});
  }
  return parsed;
}

QStringList shellWords(const QString& line) {
  QStringList words;
  QString word;
  QChar quote;
  bool inWord = false;
  for (qsizetype i = 0; i < line.size(); ++i) {
    const QChar c = line[i];
    if (c == '\\' && quote != '\'' && i + 1 < line.size()) {
      if (line[++i] != '\n') word += line[i], inWord = true;  // a line that goes on
    } else if (!quote.isNull()) {
      if (c == quote)
        quote = QChar();
      else
        word += c;
    } else if (c == '"' || c == '\'') {
      quote = c;
      inWord = true;
    } else if (c.isSpace()) {
      if (inWord) words << word;
      word.clear();
      inWord = false;
    } else {
      word += c;
      inWord = true;
    }
  }
  if (inWord) words << word;
  return words;
}

QString shellQuoted(const QString& word) {
  static const QString kPlain = QStringLiteral("-_./=,:@%+");
  const bool plain = !word.isEmpty() && std::all_of(word.begin(), word.end(), [&](QChar c) {
    return (c.isLetterOrNumber() && c.unicode() < 128) || kPlain.contains(c);
  });
  if (plain) return word;
  QString quoted = word;
  return '\'' + quoted.replace('\'', "'\\''") + '\'';
}

}  // namespace zk::ui
