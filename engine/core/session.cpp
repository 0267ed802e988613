#include "engine/core/session.h"

#include <unistd.h>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/core/schema.h"

namespace zk {
namespace {
constexpr size_t kMaxLine = size_t{16} << 20;

struct Job {
  int64_t id;
  std::string verb;
  Json args;
  std::shared_ptr<std::atomic<bool>> cancelled;
};

struct Queue {
  std::mutex mutex;
  std::condition_variable wake;
  std::deque<Job> jobs;
  std::vector<Job> open;  ///< waiting or running
  bool closed = false;
};

bool write_line(int fd, const Json& json) {
  static std::mutex mutex;
  std::lock_guard lock(mutex);
  std::string line = dump_line(json) + "\n";
  for (size_t at = 0; at < line.size();) {
    ssize_t n = ::write(fd, line.data() + at, line.size() - at);
    if (n <= 0) return false;
    at += static_cast<size_t>(n);
  }
  return true;
}

void cancel(Queue& queue, int64_t id) {
  std::lock_guard lock(queue.mutex);
  for (auto& job : queue.open)
    if (job.id == id) *job.cancelled = true;
}

void read_lines(int in_fd, int out_fd, Queue& queue) {
  std::string buffer, chunk(1 << 16, '\0');
  for (ssize_t n; (n = ::read(in_fd, chunk.data(), chunk.size())) > 0;) {
    buffer.append(chunk.data(), static_cast<size_t>(n));
    for (size_t newline; (newline = buffer.find('\n')) != std::string::npos; buffer.erase(0, newline + 1)) {
      if (newline == 0) continue;
      Json json = Json::parse(buffer.substr(0, newline), nullptr, false);
      bool good = json.is_object() && json.contains("do") && json["do"].is_string();
      int64_t id = good && json.contains("id") && json["id"].is_number_integer() ? json["id"].get<int64_t>() : 0;
      if (!good) {
        write_line(out_fd, {{"re", id}, {"issue", issue_usage("session-bad-request").to_json()}, {"done", true}});
        continue;
      }
      Json args = json.value("args", Json::object());
      if (json["do"] == "cancel") {
        cancel(queue, args.is_object() && args.contains("id") && args["id"].is_number_integer()
                          ? args["id"].get<int64_t>()
                          : 0);
        write_line(out_fd, {{"re", id}, {"done", true}});
        continue;
      }
      Job job{id, json["do"].get<std::string>(), std::move(args), std::make_shared<std::atomic<bool>>(false)};
      std::lock_guard lock(queue.mutex);
      queue.open.push_back(job);
      queue.jobs.push_back(std::move(job));
      queue.wake.notify_one();
    }
    if (buffer.size() > kMaxLine) buffer.clear();
  }
  std::lock_guard lock(queue.mutex);
  queue.closed = true;
  queue.wake.notify_one();
}
}  // namespace

bool SessionReply::send(Json fields) {
  Json line = {{"re", id_}};
  line.update(fields);
  return write_line(fd_, line);
}

void SessionReply::part(Json fields) { send(std::move(fields)); }

void Session::serve(int in_fd, int out_fd) {
  Queue queue;
  std::thread reader([&] { read_lines(in_fd, out_fd, queue); });
  for (;;) {
    std::unique_lock lock(queue.mutex);
    queue.wake.wait(lock, [&] { return queue.closed || !queue.jobs.empty(); });
    if (queue.jobs.empty()) break;
    Job job = std::move(queue.jobs.front());
    queue.jobs.pop_front();
    lock.unlock();
    SessionReply reply(out_fd, job.id, *job.cancelled);
    auto verb = verbs_.find(job.verb);
    Json last;
    if (verb == verbs_.end()) {
      std::vector<std::string> known;
      for (const auto& [name, _] : verbs_) known.push_back(name);
      last["issue"] = issue_usage("session-unknown-verb",
                                  {{"verb", job.verb}, {"nearest", nearest(job.verb, known)}, {"known", known}})
                          .to_json();
    } else {
      auto result = verb->second(job.args, reply);
      if (result.ok())
        last = *result;
      else
        last["issue"] = result.issue().to_json();
    }
    if (*job.cancelled) last["cancelled"] = true;
    last["done"] = true;
    reply.send(last);
    lock.lock();
    std::erase_if(queue.open, [&](const Job& open) { return open.cancelled == job.cancelled; });
  }
  reader.join();
}
}  // namespace zk
