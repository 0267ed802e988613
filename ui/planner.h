// What follows from a configuration while one types: the model to draw and the plan of its training, asked of
// `zk session` (verbs `model` and `plan`, both pure arithmetic). Trick: at most one question is on its way; what was
// typed in the meantime is asked when it is answered, so that the newest values always win and nothing queues up.
#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <functional>
#include <optional>

#include "ui/worker_session.h"

namespace zk::ui {

class Planner : public QObject {
  Q_OBJECT
 public:
  /// `session` is asked for each time: the project may have changed.
  explicit Planner(std::function<WorkerSession&()> session, QObject* parent = nullptr);

  /// Values of `zk plan` (flat paths), which has those of `zk train`. Asks, unless they are what was asked last.
  void setValues(const Json& flat);
  const Json& values() const { return m_values; }
  /// Asks again although nothing was typed: something was measured, data were made.
  void refresh();

  /// Answer of `model` (docs/file-formats.md); empty before the first.
  const Json& model() const { return m_model; }
  /// Answer of `plan`; empty before the first and while the values cannot be planned.
  const Json& plan() const { return m_plan; }
  /// Why there is no plan for the values as they stand; the last drawing stays.
  const std::optional<Issue>& refusal() const { return m_refusal; }
  bool answered() const { return !m_model.empty() || m_refusal.has_value(); }
  bool waiting() const { return m_open > 0; }
  /// Milliseconds from the last question to its answers.
  double lastMs() const { return m_lastMs; }

 Q_SIGNALS:
  void changed();

 private:
  void ask();
  void take(Json& into, const Json& answer);

  std::function<WorkerSession&()> m_session;
  Json m_values = Json::object(), m_model = Json::object(), m_plan = Json::object();
  std::optional<Issue> m_refusal, m_nextRefusal;
  QElapsedTimer m_clock;
  double m_lastMs = 0;
  int m_open = 0;
  bool m_again = false, m_asked = false;
};

}  // namespace zk::ui
