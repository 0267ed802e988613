#include "engine/corpus/clean/chain.h"

#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace zk::corpus {

void StepTally::add(const StepTally& other) {
  in += other.in, kept += other.kept, changed += other.changed, removed += other.removed;
  bytes_in += other.bytes_in, bytes_out += other.bytes_out;
  for (const auto& [rule, count] : other.dropped_by) dropped_by[rule] += count;
  for (const auto& [rule, count] : other.changed_by) changed_by[rule] += count;
}

Json StepTally::to_json() const {
  return {{"in", in},
          {"kept", kept},
          {"changed", changed},
          {"removed", removed},
          {"bytes_in", bytes_in},
          {"bytes_out", bytes_out},
          {"removed_by", dropped_by},
          {"changed_by", changed_by}};
}

StepTally StepTally::from_json(const Json& json) {
  StepTally out;
  out.in = json.value("in", int64_t{0});
  out.kept = json.value("kept", int64_t{0});
  out.changed = json.value("changed", int64_t{0});
  out.removed = json.value("removed", int64_t{0});
  out.bytes_in = json.value("bytes_in", int64_t{0});
  out.bytes_out = json.value("bytes_out", int64_t{0});
  out.dropped_by = json.value("removed_by", out.dropped_by);
  out.changed_by = json.value("changed_by", out.changed_by);
  return out;
}

void in_parallel(size_t n, int threads, const std::function<void(size_t)>& work) {
  constexpr size_t kGrain = 16;
  std::atomic<size_t> next{0};
  std::mutex mutex;
  std::exception_ptr failed;
  auto run = [&] {
    try {
      for (size_t from; (from = next.fetch_add(kGrain)) < n;)
        for (size_t i = from; i < std::min(n, from + kGrain); ++i) work(i);
    } catch (...) {
      const std::lock_guard lock(mutex);
      failed = std::current_exception();
    }
  };
  std::vector<std::thread> pool;
  for (int i = 1; i < threads && static_cast<size_t>(i) * kGrain < n; ++i) pool.emplace_back(run);
  run();
  for (auto& thread : pool) thread.join();
  if (failed) std::rethrow_exception(failed);
}

void Chain::apply(Item& item, size_t from, size_t to) {
  for (size_t i = from; i < to && !item.dropped; ++i) {
    item.bytes.push_back(static_cast<int64_t>(item.document.text.size()));
    Decision decision{i, Verdict::Keep, {}};
    Step& step = *steps_[i];
    decision.verdict = step.ordered() ? step.decide(item.document, item.key, decision.reason)
                                      : step.apply(item.document, decision.reason);
    item.dropped = decision.verdict == Verdict::Drop;
    const bool reported = decision.verdict == Verdict::Keep && !decision.reason.rule.empty();
    if (decision.verdict != Verdict::Keep || reported) item.decisions.push_back(std::move(decision));
  }
}

void Chain::run(std::vector<Item>& items, int threads, const std::function<void(Item&)>& first) {
  bool begun = false;
  for (size_t from = 0; from < steps_.size() || !begun;) {
    size_t to = from;
    while (to < steps_.size() && !steps_[to]->ordered()) ++to;
    in_parallel(items.size(), threads, [&](size_t i) {
      if (!begun) first(items[i]);
      apply(items[i], from, to);
    });
    begun = true;
    for (; to < steps_.size() && steps_[to]->ordered(); ++to) {
      in_parallel(items.size(), threads, [&](size_t i) {
        items[i].key.clear();
        if (!items[i].dropped) steps_[to]->prepare(items[i].document, items[i].key);
      });
      for (Item& item : items) apply(item, to, to + 1);
    }
    from = to;
  }
  for (Item& item : items) item.bytes.push_back(item.dropped ? 0 : static_cast<int64_t>(item.document.text.size()));
}

std::vector<StepTally> Chain::tally(const std::vector<Item>& items) const {
  std::vector<StepTally> out(steps_.size());
  for (const Item& item : items) {
    for (size_t i = 0; i + 1 < item.bytes.size(); ++i) {
      ++out[i].in;
      out[i].bytes_in += item.bytes[i];
      const bool last = i + 2 == item.bytes.size();
      if (item.dropped && last) continue;
      ++out[i].kept;
      out[i].bytes_out += item.bytes[i + 1];
    }
    for (const Decision& decision : item.decisions) {
      StepTally& tally = out[decision.step];
      if (decision.verdict == Verdict::Drop) ++tally.removed, ++tally.dropped_by[decision.reason.rule];
      if (decision.verdict == Verdict::Drop) continue;
      tally.changed += decision.verdict == Verdict::Change;
      for (const auto& [rule, times] : decision.reason.also) tally.changed_by[rule] += times;
    }
  }
  return out;
}

namespace {
Json to_json(const char* step, const Decision& decision) {
  const Reason& reason = decision.reason;
  const char* verdict = decision.verdict == Verdict::Drop     ? "drop"
                        : decision.verdict == Verdict::Change ? "change"
                                                              : "report";
  Json out = {{"step", step},
              {"verdict", verdict},
              {"rule", reason.rule},
              {"value", reason.value},
              {"threshold", reason.threshold},
              {"begin", reason.begin},
              {"end", reason.end}};
  if (decision.verdict == Verdict::Change) {
    out["before"] = reason.before;
    out["after"] = reason.after;
    Json rules = Json::object();
    for (const auto& [rule, times] : reason.also) rules[rule] = times;
    out["rules"] = std::move(rules);
  }
  return out;
}
}  // namespace

std::string decision_line(const std::string& id, const char* step, const Decision& decision) {
  Json out = {{"id", id}};
  out.update(to_json(step, decision));
  return dump_line(out);
}

std::string removed_line(const Document& document, const char* step, const Decision& decision) {
  std::string line = document_line(document);
  line.pop_back();
  return line + ",\"removed\":" + dump_line(to_json(step, decision)) + "}";
}
}  // namespace zk::corpus
