// What can be measured, as boxes to tick: running text, the exam's families, answers in the model's own words. Each row
// says what it asks, how many questions it has and how long it took last time.
#pragma once
#include <QVector>

#include "ui/evaluations.h"
#include "widgets/controls.h"

class QCheckBox;

namespace zk::ui {

struct SuiteRow {
  QString id, name, about, facts;
  QString fixedBecause;  ///< why it cannot be left out; empty: it can
  qint64 questions = 0;
};

class SuiteList : public QWidget {
  Q_OBJECT
 public:
  explicit SuiteList(QWidget* parent = nullptr);
  /// Boxes that were unticked stay so.
  void setRows(const QVector<SuiteRow>& rows);
  const QVector<SuiteRow>& rows() const { return m_rows; }
  bool isChecked(const QString& id) const;
  QStringList checked() const;
  void setChecked(const QString& id, bool on);

 Q_SIGNALS:
  void changed();

 private:
  struct Parts {
    QFrame* frame;
    QCheckBox* box;
    widgets::Label *about, *facts;
  };
  QVector<SuiteRow> m_rows;
  QVector<Parts> m_parts;
  QStringList m_off;
};

}  // namespace zk::ui
