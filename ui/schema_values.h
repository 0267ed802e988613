// Between the schema's JSON and the values of form rows.
#pragma once
#include <QVariant>

#include "ui/form_model.h"
#include "widgets/form_row.h"

namespace zk::ui {

/// Text of the first of these ids in the window's language, else `otherwise`.
QString wordsOf(const std::vector<std::string>& ids, const QString& otherwise);
/// Null (automatic) is an invalid variant; a list of texts a QStringList.
QVariant variantOf(const Json& value);
Json jsonOf(const QVariant& value);
widgets::FormRowSpec::Control controlOf(const FormField& field);
/// Step of the arrow keys.
double stepOf(const FormField& field);

}  // namespace zk::ui
