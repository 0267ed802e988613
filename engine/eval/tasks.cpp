#include "engine/eval/tasks.h"

#include <algorithm>
#include <functional>
#include <set>
#include <sstream>

#include "engine/core/files.h"
#include "engine/core/schema.h"

namespace zk::eval {
namespace fs = std::filesystem;
namespace {
std::string string_of(const Json& json, const char* key) {
  const auto it = json.find(key);
  return it != json.end() && it->is_string() ? it->get<std::string>() : "";
}

/// {question} and {context} filled in; what they hold is not read again.
std::string fill(const std::string& pattern, const std::string& question, const std::string& context) {
  std::string out;
  for (size_t i = 0; i < pattern.size();) {
    const std::string_view rest = std::string_view(pattern).substr(i);
    if (rest.starts_with("{question}"))
      out += question, i += 10;
    else if (rest.starts_with("{context}"))
      out += context, i += 9;
    else
      out += pattern[i++];
  }
  return out;
}

Result<Task> parse_task(const fs::path& path) {
  ZK_TRY(const Json json, read_json(path, 1 << 20));
  const auto broken = [&](const char* reason) {
    return issue_input("eval-task-broken", {{"path", path.string()}, {"reason", reason}});
  };
  if (!json.is_object()) return broken("object");
  Task task{string_of(json, "family"), string_of(json, "style"), string_of(json, "kind"), {}, {}, {}};
  if (task.kind != "choice" && task.kind != "free") return broken("kind");
  for (auto [key, patterns] : {std::pair{"text", &task.text}, {"chat", &task.chat}}) {
    const Json forms = json.value(key, Json::object());
    if (!forms.is_object() || string_of(forms, "en").empty()) return broken(key);
    for (const auto& [lang, pattern] : forms.items())
      if (pattern.is_string()) (*patterns)[lang] = pattern.get<std::string>();
  }
  for (const Json& stop : json.value("stop", Json::array()))
    if (stop.is_string()) task.stop.push_back(stop.get<std::string>());
  return task;
}

/// Calls `take(json, reason)` for each line; a reason that it sets becomes the issue.
Status each_line(const fs::path& path, const std::function<void(const Json&, std::string&)>& take) {
  ZK_TRY(const std::string bytes, read_file(path));
  std::istringstream lines(bytes);
  int64_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty()) continue;
    const Json json = Json::parse(line, nullptr, false);
    std::string reason = json.is_object() ? "" : "JSON";
    if (reason.empty()) take(json, reason);
    if (!reason.empty())
      return issue_input("eval-item-broken", {{"path", path.string()}, {"line", number}, {"reason", reason}});
  }
  return {};
}

ExamItem parse_item(const Json& json, std::string& reason) {
  ExamItem item;
  for (auto [key, text] : {std::pair{"id", &item.id},
                           {"family", &item.family},
                           {"topic", &item.topic},
                           {"split", &item.split},
                           {"lang", &item.lang},
                           {"context", &item.context},
                           {"question", &item.question}})
    *text = string_of(json, key);
  const Json choices = json.value("choices", Json::array());
  if (choices.is_array())
    for (const Json& choice : choices)
      if (choice.is_string() && !choice.get<std::string>().empty()) item.choices.push_back(choice.get<std::string>());
  const auto answer = json.find("answer"), level = json.find("level");
  item.answer = answer != json.end() && answer->is_number_integer() ? answer->get<int64_t>() : -1;
  item.level = level != json.end() && level->is_number_integer() ? level->get<int64_t>() : 0;
  if (item.question.empty()) reason = "question";
  if (item.choices.size() < 2 || item.choices.size() != choices.size()) reason = "choices";
  if (item.answer < 0 || item.answer >= static_cast<int64_t>(item.choices.size())) reason = "answer";
  if (item.id.empty()) reason = "id";
  if (item.family.empty()) item.family = "exam";
  return item;
}
}  // namespace

const char* name_of(Form form) { return form == Form::Chat ? "chat" : "text"; }

std::string stem(const ExamItem& item) {
  const std::string end = "-" + item.lang;
  return item.id.ends_with(end) ? item.id.substr(0, item.id.size() - end.size()) : item.id;
}

std::string Task::prompt(Form form, const std::string& lang, const std::string& question,
                         const std::string& context) const {
  const auto& patterns = form == Form::Chat ? chat : text;
  const auto own = patterns.find(lang);
  const std::string& pattern = own != patterns.end() ? own->second : patterns.at("en");
  const std::string filled = fill(pattern, question, context);
  return context.empty() || pattern.find("{context}") != std::string::npos ? filled : context + "\n" + filled;
}

Result<Tasks> Tasks::load(const fs::path& dir) {
  Tasks tasks;
  std::vector<fs::path> files;
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(dir, ec))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  bool general = false, free = false;
  for (const fs::path& file : files) {
    ZK_TRY(Task task, parse_task(file));
    free = free || task.kind == "free";
    general = general || (task.kind == "choice" && task.family.empty());
    tasks.tasks_.push_back(std::move(task));
  }
  if (!general || !free)
    return issue_input("eval-task-broken", {{"path", dir.string()}, {"reason", general ? "free" : "choice"}});
  return tasks;
}

const Task& Tasks::of(const std::string& family) const {
  const Task* general = nullptr;
  for (const Task& task : tasks_) {
    if (task.kind != "choice") continue;
    if (task.family == family) return task;
    if (task.family.empty()) general = &task;
  }
  return *general;
}

const Task& Tasks::free() const {
  return *std::find_if(tasks_.begin(), tasks_.end(), [](const Task& task) { return task.kind == "free"; });
}

std::vector<std::string> Tasks::families() const {
  std::vector<std::string> names;
  for (const Task& task : tasks_)
    if (!task.family.empty()) names.push_back(task.family);
  return names;
}

Result<std::vector<ExamItem>> read_exam(const fs::path& path) {
  std::vector<ExamItem> items;
  std::set<std::string> ids;
  ZK_CHECK(each_line(path, [&](const Json& json, std::string& reason) {
    items.push_back(parse_item(json, reason));
    if (reason.empty() && !ids.insert(items.back().id).second) reason = "id";
  }));
  return items;
}

Result<std::vector<FreeItem>> read_free_items(const fs::path& path) {
  std::vector<FreeItem> items;
  ZK_CHECK(each_line(path, [&](const Json& json, std::string& reason) {
    FreeItem item{"", string_of(json, "kind"), string_of(json, "lang"), string_of(json, "user"),
                  string_of(json, "assistant")};
    item.id = "free-" + std::to_string(items.size() + 1);
    if (item.question.empty()) reason = "user";
    if (item.answer.empty()) reason = "assistant";
    items.push_back(std::move(item));
  }));
  return items;
}

Result<std::vector<ExamItem>> select(std::vector<ExamItem> items, const std::vector<std::string>& families,
                                     int64_t limit) {
  std::vector<std::string> known;
  for (const ExamItem& item : items)
    if (std::find(known.begin(), known.end(), item.family) == known.end()) known.push_back(item.family);
  for (const std::string& family : families)
    if (std::find(known.begin(), known.end(), family) == known.end())
      return issue_usage("eval-family-unknown",
                         {{"family", family}, {"known", known}, {"nearest", nearest(family, known)}});
  std::map<std::string, int64_t> count;
  std::erase_if(items, [&](const ExamItem& item) {
    if (!families.empty() && std::find(families.begin(), families.end(), item.family) == families.end()) return true;
    return limit > 0 && ++count[item.family + "/" + item.split + "/" + item.lang] > limit;
  });
  return items;
}

std::vector<FreeItem> select(std::vector<FreeItem> items, int64_t limit) {
  std::map<std::string, std::vector<FreeItem>> by_lang;
  std::vector<std::string> langs;
  for (FreeItem& item : items) {
    if (!by_lang.contains(item.lang)) langs.push_back(item.lang);
    by_lang[item.lang].push_back(std::move(item));
  }
  std::vector<FreeItem> out;
  for (size_t round = 0; static_cast<int64_t>(out.size()) < limit; ++round) {
    const size_t before = out.size();
    for (const std::string& lang : langs)
      if (round < by_lang[lang].size() && static_cast<int64_t>(out.size()) < limit)
        out.push_back(std::move(by_lang[lang][round]));
    if (out.size() == before) break;
  }
  return out;
}
}  // namespace zk::eval
