#include "engine/corpus/clean/clean.h"

#include <future>

#include "engine/core/files.h"

namespace zk::corpus {
namespace fs = std::filesystem;
namespace {

/// The input's lines, unit by unit.
class UnitReader {
 public:
  UnitReader(std::vector<fs::path> shards, uint64_t unit_bytes) : shards_(std::move(shards)), unit_bytes_(unit_bytes) {
    std::error_code ec;
    for (const auto& shard : shards_) total_ += fs::file_size(shard, ec);
  }
  uint64_t total() const { return total_; }

  Status skip(int64_t documents) {
    for (std::string line; documents > 0; --documents) {
      ZK_TRY(const bool any, next(line));
      if (!any) break;
    }
    return {};
  }

  Result<Unit> read(int64_t number) {
    Unit unit;
    unit.number = number;
    uint64_t bytes = 0;
    for (std::string line; bytes < unit_bytes_;) {
      ZK_TRY(const bool any, next(line));
      if (!any) break;
      bytes += line.size();
      unit.items.emplace_back().line = std::move(line);
    }
    unit.bytes_read = before_ + (reader_ ? reader_->bytes_read() : 0);
    return unit;
  }

 private:
  Result<bool> next(std::string& line) {
    for (;;) {
      if (!reader_) {
        if (shard_ == shards_.size()) return false;
        ZK_TRY(LineReader opened, LineReader::open(shards_[shard_]));
        reader_.emplace(std::move(opened));
      }
      ZK_TRY(const bool any, reader_->next(line));
      if (any && !line.empty()) return true;
      if (any) continue;
      before_ += reader_->bytes_read();
      reader_.reset();
      ++shard_;
    }
  }
  std::vector<fs::path> shards_;
  uint64_t unit_bytes_, before_ = 0, total_ = 0;
  size_t shard_ = 0;
  std::optional<LineReader> reader_;
};

/// The lines of an item for the three files.
void render(Item& item, Chain& chain) {
  if (!item.dropped) item.kept_line = document_line(item.document);
  for (const Decision& decision : item.decisions) {
    const char* step = chain.step(decision.step).name();
    if (!item.decision_lines.empty()) item.decision_lines += '\n';
    item.decision_lines += decision_line(item.document.id, step, decision);
    if (decision.verdict == Verdict::Drop) item.removed_line = removed_line(item.document, step, decision);
  }
}

class Cleaning {
 public:
  Cleaning(const CleanJob& job, Steps steps)
      : job_(job),
        chain_(std::move(steps)),
        reader_(corpus_shards(job.input), static_cast<uint64_t>(job.params.shard_megabytes * 1e6)),
        totals_(chain_.size()) {}

  Result<Cleaned> run() {
    ZK_CHECK(take_up());
    auto read = [this](int64_t number) {
      return std::async(std::launch::async, [this, number] { return reader_.read(number); });
    };
    std::future<Result<Unit>> reading = read(done_);
    std::future<Result<UnitState>> writing;
    auto written = [&]() -> Status {
      if (!writing.valid()) return {};
      ZK_TRY(const UnitState state, writing.get());
      account(state);
      return {};
    };
    for (int64_t number = done_;; ++number) {
      Result<Unit> unit = reading.get();
      if (!unit.ok()) {
        ZK_CHECK(written());
        return unit.issue();
      }
      if (unit->items.empty()) break;
      if (job_.stopping()) {
        ZK_CHECK(written());
        return issue_error("stopped", Json::object(), Exit::Stopped);
      }
      reading = read(number + 1);
      const Status worked = work(*unit);
      ZK_CHECK(written());
      if (!worked.ok()) return worked.issue();
      const double at = static_cast<double>(unit->bytes_read);
      writing = std::async(std::launch::async,
                           [dir = job_.output, ready = std::move(*unit)] { return write_unit(dir, ready); });
      job_.progress(at, static_cast<double>(reader_.total()), funnel());
    }
    ZK_CHECK(written());
    return finish();
  }

 private:
  /// Finds what an earlier run has finished and goes on behind it.
  Status take_up() {
    ZK_CHECK(make_dirs(job_.output / "state"));
    const fs::path plan = job_.output / "plan.json";
    std::error_code ec;
    if (fs::exists(plan, ec)) {
      ZK_TRY(const Json before, read_json(plan));
      if (before != job_.plan) return issue_input("clean-plan-differs", {{"path", job_.output.string()}});
    } else {
      ZK_CHECK(write_json_atomic(plan, job_.plan));
    }
    int64_t documents = 0;
    for (; auto state = read_unit(job_.output, done_, chain_.size()); ++done_) {
      for (size_t i = 0; i < chain_.size() && i < state->memory.size(); ++i) chain_.step(i).restore(state->memory[i]);
      documents += state->documents;
      account(*state);
    }
    resumed_ = done_;
    forget_units_from(job_.output, done_);
    return reader_.skip(documents);
  }

  Status work(Unit& unit) {
    std::vector<std::optional<Issue>> broken(unit.items.size());
    Item* const first = unit.items.data();
    chain_.run(unit.items, job_.threads, [&](Item& item) {
      auto parsed = parse_document(item.line, job_.input, 0);
      if (parsed.ok())
        item.document = std::move(*parsed);
      else
        broken[static_cast<size_t>(&item - first)] = parsed.issue();
      item.line = std::string();
    });
    for (const auto& issue : broken)
      if (issue) return *issue;
    unit.tallies = chain_.tally(unit.items);
    for (size_t i = 0; i < chain_.size(); ++i) unit.memory.push_back(chain_.step(i).take_memory());
    in_parallel(unit.items.size(), job_.threads, [&](size_t i) { render(unit.items[i], chain_); });
    return {};
  }

  void account(const UnitState& state) {
    for (size_t i = 0; i < totals_.size(); ++i) totals_[i].add(state.tallies[i]);
    files_.insert(files_.end(), state.files.begin(), state.files.end());
    counters_.add(state.counters);
    in_ += state.documents;
  }

  Json funnel() {
    Json out = Json::array();
    for (size_t i = 0; i < totals_.size(); ++i) {
      Json row = {{"step", chain_.step(i).name()}};
      row.update(totals_[i].to_json());
      if (Json about = chain_.step(i).about(); !about.empty()) row["about"] = std::move(about);
      out.push_back(std::move(row));
    }
    return out;
  }

  Result<Cleaned> finish() {
    for (size_t i = 0; i < totals_.size(); ++i) {
      const int64_t given = i == 0 ? in_ : totals_[i - 1].kept;
      if (!totals_[i].reconciles() || totals_[i].in != given)
        return issue_error("clean-counts", {{"step", chain_.step(i).name()}}, Exit::Internal);
    }
    Cleaned out;
    out.resumed_units = resumed_;
    out.counters = counters_.to_json();
    out.counters["in"] = in_;
    out.counters["removed"] = in_ - out.counters["documents"].get<int64_t>();
    out.counters["funnel"] = funnel();
    for (size_t i = 0; i < totals_.size(); ++i)
      if (totals_[i].removed == 0 && totals_[i].changed == 0 && totals_[i].changed_by.empty())
        out.idle.push_back(chain_.step(i).name());
    ZK_CHECK(write_json_atomic(job_.output / "report.json", out.counters));
    out.files = std::move(files_);
    out.files.insert(out.files.end(), {"report.json", "plan.json"});
    return out;
  }

  const CleanJob& job_;
  Chain chain_;
  UnitReader reader_;
  std::vector<StepTally> totals_;
  std::vector<std::string> files_;
  CorpusTally counters_;
  int64_t in_ = 0, done_ = 0, resumed_ = 0;
};
}  // namespace

Result<Cleaned> clean(const CleanJob& job) {
  ZK_TRY(Steps steps, make_steps(job.params, job.inputs));
  if (corpus_shards(job.input).empty()) return issue_input("corpus-empty", {{"path", job.input.string()}});
  return Cleaning(job, std::move(steps)).run();
}

bool is_unfinished_clean(const fs::path& dir) {
  std::error_code ec;
  if (!fs::is_directory(dir, ec) || fs::exists(dir / "manifest.json", ec)) return false;
  if (fs::exists(dir / "plan.json", ec)) return true;
  // Killed before the plan stood: nothing but the log and half-written files.
  for (const auto& entry : fs::directory_iterator(dir, ec)) {
    const std::string name = entry.path().filename().string();
    if (name != "events.jsonl" && name != "state" && !name.ends_with(".tmp")) return false;
  }
  return true;
}

void forget_clean_state(const fs::path& dir) {
  std::error_code ec;
  fs::remove_all(dir / "state", ec);
}
}  // namespace zk::corpus
