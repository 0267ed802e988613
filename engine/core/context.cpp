#include "engine/core/context.h"

namespace zk {

void Context::listen(std::function<void(const Json&)> listener) {
  listeners_.push_back(listener);
  events_->listen(std::move(listener));
}

void Context::adopt_events(std::unique_ptr<EventWriter> events) {
  events_ = std::move(events);
  for (const auto& listener : listeners_) events_->listen(listener);
}

void Context::progress(const std::string& phase, double done, double total, const char* unit, double next_within_s) {
  const double now = monotonic_seconds();
  if (phase != phase_) phase_ = phase, phase_start_ = now, last_progress_ = 0;
  const bool complete = total > 0 && done >= total;
  if (!complete && last_progress_ > 0 && now - last_progress_ < 0.25) return;
  last_progress_ = now;
  Json fields = {{"phase", phase}, {"done", done}, {"unit", unit}, {"next_within_s", next_within_s}};
  if (total > 0) fields["total"] = total;
  const double elapsed = now - phase_start_;
  if (elapsed > 0.5 && done > 0) {
    const double rate = done / elapsed;
    fields["rate"] = rate;
    if (total > done)
      fields["eta_low"] = 0.9 * (total - done) / rate, fields["eta_high"] = 1.2 * (total - done) / rate + 1;
  }
  events_->emit("progress", std::move(fields));
}

Stage::Stage(Context& context, std::string id)
    : context_(context), id_(std::move(id)), start_(monotonic_seconds()), cpu_start_(cpu_seconds()) {
  context_.events().emit("stage", {{"id", id_}, {"state", "begin"}});
}

double Stage::seconds() const { return monotonic_seconds() - start_; }

Stage::~Stage() {
  data["cpu_seconds"] = cpu_seconds() - cpu_start_;
  context_.events().emit("stage", {{"id", id_}, {"state", "end"}, {"seconds", seconds()}, {"data", data}});
}
}  // namespace zk
