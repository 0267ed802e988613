#include "engine/train/checkpoint_writer.h"

#include <exception>

#include "engine/core/clock.h"

namespace zk::train {

CheckpointWriter::CheckpointWriter(CheckpointPlace place, const model::ParamStore& params, spec::ModelSpec spec,
                                   int64_t keep, EventWriter& events)
    : place_(std::move(place)), params_(params), spec_(std::move(spec)), keep_(keep), events_(events), thread_([this] {
        run();
      }) {}

CheckpointWriter::~CheckpointWriter() {
  {
    std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void CheckpointWriter::submit(Snapshot snapshot, double stall_start) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !waiting_; });
  waiting_ = std::move(snapshot);
  stall_ = monotonic_seconds() - stall_start;
  changed_.notify_all();
}

Status CheckpointWriter::drain() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !waiting_ && !busy_; });
  return last_;
}

void CheckpointWriter::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return waiting_ || stop_; });
    if (!waiting_) return;
    const Snapshot snapshot = std::move(*waiting_);
    const double stall = stall_;
    waiting_.reset();
    busy_ = true;
    changed_.notify_all();
    lock.unlock();
    Status status;
    try {
      status = write(snapshot, stall);
    } catch (const std::exception& error) {
      status = issue_error("internal", {{"what", std::string(error.what()).substr(0, 500)}}, Exit::Internal);
    }
    lock.lock();
    last_ = std::move(status);
    busy_ = false;
    changed_.notify_all();
  }
}

Status CheckpointWriter::write(const Snapshot& snapshot, double stall) {
  const double start = monotonic_seconds();
  auto bytes = write_checkpoint(place_, params_, spec_, snapshot);
  if (!bytes.ok()) {
    Issue warning = issue_warning("checkpoint-failed", {{"step", snapshot.step}, {"last", last_good_.load()}});
    warning.args["reason"] = bytes.issue().id;
    warning.args["path"] = bytes.issue().args.value("path", "");
    events_.emit_issue(warning);
    return bytes.issue();
  }
  last_good_ = snapshot.step;
  prune_checkpoints(place_.run_dir, keep_);
  Json fields = {{"step", snapshot.step},  {"path", "checkpoints/" + checkpoint_name(snapshot.step)},
                 {"bytes", *bytes},        {"seconds", monotonic_seconds() - start},
                 {"stall_seconds", stall}, {"best", snapshot.counters.value("best", false)}};
  if (snapshot.counters.contains("valid_loss")) fields["valid_loss"] = snapshot.counters["valid_loss"];
  events_.emit("checkpoint", std::move(fields));
  return {};
}
}  // namespace zk::train
