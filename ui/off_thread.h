// Work that touches disk, process or socket, off the interface thread; the answer comes back into it. The receiver may
// die in the meantime: then the answer is dropped.
#pragma once
#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <memory>
#include <utility>

namespace zk::ui {

/// The pool of short tasks (reading, scanning, starting a process).
QThreadPool& workPool();
/// The pool of tasks that may wait for an answer for many seconds (control sockets).
QThreadPool& waitPool();

/// Runs `work()` in `pool`, then `then(result)` in the interface thread while `receiver` lives.
template <class Work, class Then>
void offThread(QThreadPool& pool, QObject* receiver, Work work, Then then) {
  const QPointer<QObject> alive(receiver);
  pool.start([alive, work = std::move(work), then = std::move(then)]() mutable {
    auto result = std::make_shared<decltype(work())>(work());
    // Looked at only in the interface thread, where receivers die.
    QMetaObject::invokeMethod(QCoreApplication::instance(), [alive, result, then = std::move(then)]() mutable {
      if (alive) then(*result);
    });
  });
}

template <class Work, class Then>
void offThread(QObject* receiver, Work work, Then then) {
  offThread(workPool(), receiver, std::move(work), std::move(then));
}

}  // namespace zk::ui
