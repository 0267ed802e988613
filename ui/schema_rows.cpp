// What a row of the form is and shows, from the field's description, its value, the last check and the page's wishes.
#include "engine/core/text.h"
#include "ui/schema_form.h"
#include "ui/schema_values.h"
#include "ui/words.h"
#include "widgets/language.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

QString wordsOf(const std::vector<std::string>& ids, const QString& otherwise) {
  const std::string found = text_first(numbers::japanese() ? Lang::Ja : Lang::En, ids);
  return found.empty() ? otherwise : qstr(found);
}
QVariant variantOf(const Json& value) {
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number_integer()) return qlonglong(value.get<int64_t>());
  if (value.is_number()) return value.get<double>();
  if (value.is_string()) return qstr(value.get<std::string>());
  if (!value.is_array()) return {};
  QStringList list;
  for (const auto& item : value)
    if (item.is_string()) list << qstr(item.get<std::string>());
  return list;
}

Json jsonOf(const QVariant& value) {
  switch (value.typeId()) {
    case QMetaType::Bool:
      return value.toBool();
    case QMetaType::LongLong:
    case QMetaType::Int:
      return value.toLongLong();
    case QMetaType::Double:
      return value.toDouble();
    case QMetaType::QStringList: {
      Json list = Json::array();
      for (const QString& item : value.toStringList()) list.push_back(item.toStdString());
      return list;
    }
    default:
      return value.isValid() ? Json(value.toString().toStdString()) : Json();
  }
}

FormRowSpec::Control controlOf(const FormField& f) {
  using C = FormRowSpec::Control;
  if (f.kind == Kind::Bool) return C::Check;
  if (f.kind == Kind::Int || f.kind == Kind::Float) return C::Number;
  if (f.kind == Kind::Strings) return C::List;
  if (!f.choices.isEmpty() || !f.artifact.isEmpty()) return C::Choice;
  return f.path ? C::Path : C::Text;
}

/// Arrow keys: whole numbers by one, shares by a hundredth of what is usual.
double stepOf(const FormField& f) {
  if (f.kind == Kind::Int) return 1;
  const double span = f.range.high - f.range.low;
  return f.range.high > 1e300 || span > 20 ? 1 : span > 2 ? 0.1 : 0.01;
}

FormRowSpec SchemaForm::specOf(const FormField& f) const {
  const QString code = Language::current();
  FormRowSpec spec;
  spec.key = f.key;
  spec.label = f.words(f.label, code);
  if (spec.label.isEmpty()) spec.label = f.key;
  spec.help = f.words(f.help, code);
  spec.unit = f.unit.isEmpty() ? QString() : wordsOf({"unit." + f.unit.toStdString()}, f.unit);
  spec.control = controlOf(f);
  spec.range = {f.range.low, f.range.high, stepOf(f), f.log, f.kind == Kind::Int};
  spec.derivable = f.derivable;
  const std::string key = f.key.section('.', -1).toStdString();
  for (const QString& choice : f.choices) {
    const std::string value = choice.toStdString();
    spec.choices.append({choice, wordsOf({"choice." + key + "." + value, "choice." + value}, choice)});
  }
  spec.asList = !f.artifact.isEmpty();
  if (spec.asList) spec.choices = artifactChoices(f);
  return spec;
}

QVector<FormChoice> SchemaForm::artifactChoices(const FormField& f) const {
  const auto kind = kind_from(f.artifact.toStdString());
  QStringList ids;
  if (kind == ArtifactKind::Run)
    for (const auto& run : m_app.workspace().runs) ids << run.id;
  else if (kind)
    for (const auto* artifact : m_app.workspace().artifactsOf(*kind)) ids << artifact->id;
  const QString current = variantOf(m_model.value(f.key)).toString();
  if (!current.isEmpty() && !ids.contains(current)) ids << current;
  // A run named to be resumed is not "the newest" where none is named.
  const bool newest = f.key != "resume";
  QVector<FormChoice> choices{{QString(), ids.isEmpty() ? tr("None yet")
                                          : newest      ? tr("Newest: %1").arg(ids.first())
                                                        : tr("None")}};
  for (const QString& id : ids) choices.append({id, id});

  return choices;
}

const Issue* SchemaForm::issueOf(const QString& key) const {
  for (const auto& issue : m_issues)
    if (issue.path == key.toStdString()) return &issue;
  return nullptr;
}

QString SchemaForm::formulaOf(const FormField& f) const {
  const QString formula = wordsOf({"formula." + f.formula.toStdString()}, {});
  return formula.isEmpty() ? tr("Automatic.") : tr("Automatic: %1.").arg(formula);
}

FormRowState SchemaForm::stateOf(const FormField& f) const {
  FormRowState state;
  state.value = variantOf(m_model.value(f.key));
  if (const auto it = m_derived.find(f.key.toStdString()); it != m_derived.end()) state.derived = variantOf(*it);
  state.formula = formulaOf(f);
  state.changed = m_model.changed(f.key);
  state.tag = m_tags.value(f.key);
  state.disabled = m_disabled.value(f.key);
  if (!m_model.enabled(f.key) && state.disabled.isEmpty()) state.disabled = f.words(f.disabled, Language::current());
  if (const QString typed = m_notNumber.value(f.key); !typed.isEmpty()) state.error = typed;
  const Issue* issue = issueOf(f.key);
  if (!issue || !state.error.isEmpty()) return state;
  const IssueText words = Words::issue(*issue);
  state.error =
      words.evidence.isEmpty() ? words.title : words.title + (numbers::japanese() ? "" : " ") + words.evidence;
  // Several entries are alternatives; the one for this very row is offered here.
  for (const auto& change : issue->fix)
    if (change.is_object() && change.contains("path") && change.contains("value") && change["path"] == issue->path) {
      const QString value = NumberField::written(variantOf(change["value"]));
      state.fix = tr("Use %1").arg(value.isEmpty() ? variantOf(change["value"]).toString() : value);
    }
  return state;
}

}  // namespace zk::ui
