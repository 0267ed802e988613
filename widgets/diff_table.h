// Two runs on the same questions: what each answered, whether it was right (icon, word colour) and how sure it was.
// Tabs keep the questions that the second run won, lost, or all.
#pragma once
#include "widgets/data_table.h"

namespace zk::widgets {

struct DiffAnswer {
  QString text;
  bool right = false;
  double p = std::numeric_limits<double>::quiet_NaN();
};

struct DiffRow {
  QString id, question, correct;
  DiffAnswer a, b;
  bool won() const { return b.right && !a.right; }
  bool lost() const { return a.right && !b.right; }
};

class DiffTable : public QWidget {
  Q_OBJECT
 public:
  enum class Tab { Won, Lost, All };
  explicit DiffTable(QWidget* parent = nullptr);
  /// Names of the two runs; won and lost are told of the second.
  void setNames(const QString& a, const QString& b);
  void setRows(const QVector<DiffRow>& rows);
  void setTab(Tab tab);
  Tab tab() const { return m_tab; }
  int wonCount() const { return m_won; }
  int lostCount() const { return m_lost; }
  /// "214 won, 98 lost, 2,064 unchanged"
  QString summary() const;
  DataTable* table() const { return m_table; }
  SegmentedControl* tabs() const { return m_tabs; }

 Q_SIGNALS:
  void opened(const QString& id);

 protected:
  void changeEvent(QEvent*) override;

 private:
  void retranslate();
  void keepTab();
  QString m_a, m_b;
  QHash<QString, int> m_outcome;  // +1 won, -1 lost, 0 unchanged
  int m_won = 0, m_lost = 0, m_all = 0;
  Tab m_tab = Tab::Won;
  SegmentedControl* m_tabs;
  Label* m_summary;
  DataTable* m_table;
  MemorySource* m_source;
};

}  // namespace zk::widgets
