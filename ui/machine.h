// This computer in one line, asked of `zk doctor --json` in the background at the start.
#pragma once
#include <QObject>
#include <QString>

#include "engine/core/json.h"

namespace zk::ui {

struct MachineFacts {
  bool ready = false;  ///< nothing that training needs is missing
  int cores = 0;
  double memoryBytes = 0, freeDiskBytes = 0;
  QString gpu;           ///< empty: none
  QStringList problems;  ///< ids of the checks that failed: texts doctor.label.<id>
};
/// Reads what `zk doctor --json` prints; unknown fields are ignored.
MachineFacts machineFactsFrom(const Json& json);

class Machine : public QObject {
  Q_OBJECT
 public:
  enum class State { Unknown, Checking, Known, Failed };
  using QObject::QObject;
  void probe(const QString& workspaceDir);
  State state() const { return m_state; }
  const MachineFacts& facts() const { return m_facts; }

 Q_SIGNALS:
  void changed();

 private:
  QString m_dir;
  State m_state = State::Unknown;
  MachineFacts m_facts;
};

}  // namespace zk::ui
