// Both pools live as long as the process: a task may outlive main()'s objects, and static destruction must not wait.
#include "ui/off_thread.h"

namespace zk::ui {
namespace {

QThreadPool* makePool(int threads) {
  auto* pool = new QThreadPool;
  pool->setMaxThreadCount(threads);
  return pool;
}

}  // namespace

QThreadPool& workPool() {
  static auto* pool = makePool(3);
  return *pool;
}

QThreadPool& waitPool() {
  static auto* pool = makePool(4);
  return *pool;
}

}  // namespace zk::ui
