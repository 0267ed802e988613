// What lessons say about the learner's own project: figures by name, told from the folder (manifests, baselines, the
// newest run, the newest evaluation), and the words that a paragraph gets from them. A paragraph that names a figure
// which is not known is left out. The names are those of tests/unit/house/lesson_test.cpp.
#pragma once
#include <QHash>
#include <QObject>
#include <QString>
#include <optional>

#include "ui/workspace_scan.h"

namespace zk::ui {

/// Bare numbers: bytes for corpus_size, shares 0..1 for held_accuracy and held_chance.
using FactValues = QHash<QString, double>;

/// Reads the folder (small files only); not in the interface thread.
FactValues readFacts(const WorkspaceState& state);

/// In the window's language. corpus_size, held_accuracy and held_chance carry their unit.
QString factText(const QString& name, double value);

/// The paragraph with its {names} filled in; nothing where one of them is not known.
std::optional<QString> withFacts(const QString& paragraph, const FactValues& facts);

/// The figures of the project that is open, for every lesson of the window.
class LessonFacts : public QObject {
  Q_OBJECT
 public:
  static LessonFacts& instance();
  const FactValues& values() const { return m_values; }
  /// Looks at the project off the interface thread; changed() follows if a figure differs.
  void refresh(const WorkspaceState& state);

 Q_SIGNALS:
  void changed();

 private:
  FactValues m_values;
  quint64 m_asked = 0;
};

}  // namespace zk::ui
