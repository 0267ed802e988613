// The pool task and the interface thread share one small locked record; the task is started again only after it ended
// and while the queue is short, which is the back pressure.
#include "ui/event_source.h"

#include <algorithm>
#include <mutex>

#include "engine/core/clock.h"
#include "engine/core/events.h"
#include "ui/off_thread.h"

namespace zk::ui {
namespace {

constexpr size_t kBytesPerTask = size_t{1} << 20;
constexpr qsizetype kLongQueue = 20000;     // no further reading above this many waiting events
constexpr qsizetype kEventsPerTick = 1000;  // handed over at once; a few milliseconds of work for the views
constexpr int kBusyMs = 15, kIdleMs = 200, kEndedMs = 2000;

bool isNoFileYet(const Issue& issue) { return issue.id == "file-missing"; }

}  // namespace

struct FileEventSource::Shared {
  explicit Shared(const QString& path) : reader(path.toStdString()) {}
  EventReader reader;  // touched by the task only, like the next one
  ProcessId writer;    // who writes the log: its header says so, later a resumed stage
  std::mutex mutex;    // guards everything below
  Events queue;
  bool inFlight = false, atEnd = false, alive = false;
  qint64 badLines = 0;
  std::optional<Issue> issue;

  void readSome() {
    Events fresh;
    const uint64_t before = reader.offset();
    const Status status = reader.poll(
        [&](const Json& json) {
          if (auto event = eventFrom(json)) note(*event), fresh.append(std::move(*event));
        },
        kBytesPerTask);
    const bool lives = writer.pid > 0 && is_alive(writer);
    const std::lock_guard lock(mutex);
    queue += fresh;
    atEnd = reader.offset() - before < kBytesPerTask;
    alive = lives;
    badLines = reader.bad_lines();
    if (!status.ok() && !isNoFileYet(status.issue())) issue = status.issue();
    inFlight = false;
  }

  void note(const Event& event) {
    if (const auto* header = std::get_if<HeaderEvent>(&event.body)) writer = header->process;
    if (const auto* stage = std::get_if<StageEvent>(&event.body); stage && stage->process.pid > 0)
      writer = stage->process;
  }
};

FileEventSource::FileEventSource(const QString& path, QObject* parent)
    : EventSource(parent), m_path(path), m_shared(std::make_shared<Shared>(path)) {
  m_timer.setTimerType(Qt::CoarseTimer);
  connect(&m_timer, &QTimer::timeout, this, &FileEventSource::tick);
}

FileEventSource::~FileEventSource() = default;

void FileEventSource::start() {
  m_timer.start(kBusyMs);
  tick();
}

qint64 FileEventSource::nowUs() const { return now_us(); }

void FileEventSource::tick() {
  takeQueue();
  if (m_refused) return m_timer.stop();
  const std::lock_guard lock(m_shared->mutex);
  const bool idle = m_shared->queue.isEmpty() && m_shared->atEnd;
  m_timer.setInterval(!idle ? kBusyMs : m_ended ? kEndedMs : kIdleMs);
  if (m_shared->inFlight || m_shared->queue.size() > kLongQueue) return;
  m_shared->inFlight = true;
  workPool().start([shared = m_shared] { shared->readSome(); });
}

void FileEventSource::takeQueue() {
  Events batch;
  std::optional<Issue> issue;
  bool alive = false, caughtUp = false;
  {
    const std::lock_guard lock(m_shared->mutex);
    auto& queue = m_shared->queue;
    const qsizetype n = std::min(queue.size(), kEventsPerTick);
    if (n == queue.size()) {
      batch.swap(queue);
    } else {
      batch = queue.mid(0, n);
      queue.remove(0, n);
    }
    alive = m_shared->alive;
    caughtUp = queue.isEmpty() && m_shared->atEnd;
    m_badLines = m_shared->badLines;
    if (queue.isEmpty()) issue.swap(m_shared->issue);
  }
  for (const auto& event : batch) {
    if (std::holds_alternative<EndEvent>(event.body)) m_ended = true;
    if (std::holds_alternative<StageEvent>(event.body)) m_ended = false;
  }
  const bool differs = alive != m_alive || caughtUp != m_caughtUp;
  m_alive = alive;
  m_caughtUp = caughtUp;
  if (!batch.isEmpty()) Q_EMIT arrived(batch);
  if (differs) Q_EMIT changed();
  if (!issue) return;
  m_refused = true;
  Q_EMIT refused(*issue);
}

struct ReplaySource::Loaded {
  Events events;
  qint64 badLines = 0;
  Status status;
};

ReplaySource::ReplaySource(const QString& path, double speed, double until, QObject* parent)
    : EventSource(parent), m_path(path), m_speed(speed), m_until(std::clamp(until, 0.0, 1.0)) {
  connect(&m_timer, &QTimer::timeout, this, &ReplaySource::tick);
}

void ReplaySource::start() { load(); }

void ReplaySource::load() {
  const auto read = [path = m_path.toStdString()] {
    Loaded result;
    EventReader reader(path);
    result.status = reader.poll(
        [&](const Json& json) {
          if (auto event = eventFrom(json)) result.events.append(std::move(*event));
        },
        SIZE_MAX);
    result.badLines = reader.bad_lines();
    return result;
  };
  offThread(this, read, [this](const Loaded& result) { loaded(result); });
}

void ReplaySource::loaded(const Loaded& result) {
  m_events = result.events;
  m_events.resize(qsizetype(double(m_events.size()) * m_until + 0.5));
  m_badLines = result.badLines;
  m_loaded = true;
  if (!result.status.ok()) Q_EMIT refused(result.status.issue());
  m_clock.start();
  m_timer.start(m_speed > 0 ? 50 : 0);
  tick();
}

qint64 ReplaySource::nowUs() const {
  if (m_events.isEmpty()) return 0;
  const qint64 last = m_events.last().t, moment = last + 400000;
  if (m_speed <= 0) return moment;
  const auto played = m_events.first().t + qint64(double(m_clock.nsecsElapsed()) / 1000.0 * m_speed);
  return caughtUp() ? std::max(moment, played) : played;
}

bool ReplaySource::alive() const { return m_loaded && (m_speed <= 0 || !caughtUp()); }

void ReplaySource::tick() {
  const qint64 now = nowUs();
  Events batch;
  while (m_next < m_events.size() && batch.size() < kEventsPerTick && m_events[m_next].t <= now)
    batch.append(m_events[m_next++]);
  if (!batch.isEmpty()) Q_EMIT arrived(batch);
  if (!caughtUp()) return;
  m_timer.stop();
  Q_EMIT changed();
}

}  // namespace zk::ui
