// See planner.h.
#include "ui/planner.h"

#include <utility>

namespace zk::ui {

Planner::Planner(std::function<WorkerSession&()> session, QObject* parent)
    : QObject(parent), m_session(std::move(session)) {}

void Planner::setValues(const Json& flat) {
  if (m_asked && flat == m_values) return;
  m_values = flat;
  ask();
}

void Planner::refresh() { ask(); }

void Planner::ask() {
  m_asked = true;
  if (m_open > 0) {
    m_again = true;
    return;
  }
  m_open = 2;
  m_nextRefusal.reset();
  m_clock.start();
  const Json args = {{"values", m_values}};
  m_session().request("model", args, this, {}, [this](const Json& answer) { take(m_model, answer); });
  m_session().request("plan", args, this, {}, [this](const Json& answer) { take(m_plan, answer); });
}

void Planner::take(Json& into, const Json& answer) {
  if (!answer.contains("issue")) {
    into = answer;
  } else {
    if (!m_nextRefusal) m_nextRefusal = Issue::from_json(answer["issue"]);
    if (&into == &m_plan) m_plan = Json::object();
  }
  if (--m_open > 0) return;
  m_lastMs = double(m_clock.nsecsElapsed()) / 1e6;
  m_refusal = std::exchange(m_nextRefusal, std::nullopt);
  const bool again = std::exchange(m_again, false);
  Q_EMIT changed();
  if (again) ask();
}

}  // namespace zk::ui
