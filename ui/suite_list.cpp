// Rows are kept as long as their number stays, so that the focus does not jump when a forecast changes.
#include "ui/suite_list.h"

#include <QCheckBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace zk::ui {

using namespace widgets;  // NOLINT

SuiteList::SuiteList(QWidget* parent) : QWidget(parent) { vbox(this, 0, 8); }

void SuiteList::setRows(const QVector<SuiteRow>& rows) {
  m_rows = rows;
  while (m_parts.size() > rows.size()) delete m_parts.takeLast().frame;
  while (m_parts.size() < rows.size()) {
    Parts parts{new QFrame, new QCheckBox, new Label({}, Type::Role::Help, Label::Fit::Wrap),
                new Label({}, Type::Role::Caption, Label::Fit::Wrap)};
    parts.frame->setProperty("role", "inset");
    auto* column = vbox(parts.frame, 8, 2);
    column->addWidget(parts.box);
    column->addWidget(parts.about);
    column->addWidget(parts.facts);
    layout()->addWidget(parts.frame);
    const int at = int(m_parts.size());
    connect(parts.box, &QCheckBox::toggled, this, [this, at](bool on) {
      const QString id = m_rows.value(at).id;
      m_off.removeAll(id);
      if (!on) m_off << id;
      Q_EMIT changed();
    });
    m_parts.append(parts);
  }
  for (int i = 0; i < rows.size(); ++i) {
    const SuiteRow& row = rows[i];
    const Parts& parts = m_parts[i];
    const QSignalBlocker quiet(parts.box);
    parts.box->setText(row.name);
    parts.box->setChecked(!row.fixedBecause.isEmpty() || !m_off.contains(row.id));
    parts.box->setEnabled(row.fixedBecause.isEmpty());
    parts.box->setAccessibleDescription(row.about + ". " + row.facts);
    parts.about->setText(row.about);
    parts.facts->setText(row.fixedBecause.isEmpty() ? row.facts : row.facts + "\n" + row.fixedBecause);
  }
}

bool SuiteList::isChecked(const QString& id) const {
  for (const auto& row : m_rows)
    if (row.id == id) return !row.fixedBecause.isEmpty() || !m_off.contains(id);
  return false;
}

QStringList SuiteList::checked() const {
  QStringList ids;
  for (const auto& row : m_rows)
    if (isChecked(row.id)) ids << row.id;
  return ids;
}

void SuiteList::setChecked(const QString& id, bool on) {
  for (int i = 0; i < m_rows.size(); ++i)
    if (m_rows[i].id == id) m_parts[i].box->setChecked(on);
}

}  // namespace zk::ui
