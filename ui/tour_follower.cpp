// A smaller sibling of RunFollower: a tour has no lateness of its own, its stages promise for themselves.
#include "ui/tour_follower.h"

namespace zk::ui {

TourFollower::TourFollower(QObject* parent) : QObject(parent) {
  m_publish.setSingleShot(true);
  m_publish.setInterval(100);
  connect(&m_publish, &QTimer::timeout, this, [this] {
    m_state = m_model.state(alive() || !caughtUp());
    Q_EMIT changed();
  });
  m_clock.setInterval(1000);
  connect(&m_clock, &QTimer::timeout, this, &TourFollower::refreshState);
}

void TourFollower::follow(const QString& dir) {
  attach(dir.isEmpty() ? nullptr : new FileEventSource(dir + "/events.jsonl", this), dir);
}

void TourFollower::followSource(EventSource* source, const QString& dir) {
  source->setParent(this);
  attach(source, dir);
}

void TourFollower::attach(EventSource* source, const QString& dir) {
  if (m_source) {
    m_source->disconnect(this);
    m_source->deleteLater();
  }
  m_source = source;
  m_dir = dir;
  m_model = TourModel();
  m_state = RunState::Starting;
  m_publish.stop();
  if (source) {
    connect(source, &EventSource::arrived, this, [this](const Events& events) {
      for (const auto& event : events) m_model.feed(event);
      if (!m_publish.isActive()) m_publish.start();
    });
    connect(source, &EventSource::changed, this, &TourFollower::refreshState);
    m_clock.start();
    source->start();
  } else {
    m_clock.stop();
  }
  Q_EMIT changed();
}

void TourFollower::refreshState() {
  if (!m_source) return;
  const RunState now = m_model.state(alive() || !caughtUp());
  if (now == m_state) return;
  m_state = now;
  Q_EMIT changed();
}

}  // namespace zk::ui
