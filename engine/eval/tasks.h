// What is asked and how: questions of an exam (exams.jsonl), free questions (heldout_chats.jsonl) and the task files
// of resources/eval_tasks that say how a question becomes a prompt, as text and as a conversation, in each language.
// docs/file-formats.md describes all three.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "engine/core/result.h"

namespace zk::eval {

struct ExamItem {
  std::string id, family, topic, split, lang;
  int64_t level = 0;
  std::string context, question;
  std::vector<std::string> choices;
  int64_t answer = 0;
};
/// The question without its language: "science-held-017" of "science-held-017-en".
std::string stem(const ExamItem& item);

struct FreeItem {
  std::string id, kind, lang;
  std::string question, answer;
};

enum class Form { Text, Chat };
const char* name_of(Form form);  ///< "text", "chat"

/// How one family is asked.
struct Task {
  std::string family;                             ///< empty: families that have no file of their own
  std::string style;                              ///< the well-known benchmark that it resembles
  std::string kind;                               ///< "choice" or "free"
  std::map<std::string, std::string> text, chat;  ///< language -> pattern with {question} and {context}
  std::vector<std::string> stop;                  ///< free answers in text form end here
  /// The prompt in the item's language (English patterns where there are none of that language). A context that the
  /// pattern does not place stands on a line in front.
  std::string prompt(Form form, const std::string& lang, const std::string& question, const std::string& context) const;
};

class Tasks {
 public:
  /// All files of a folder. Issue eval-task-broken {path, reason}.
  static Result<Tasks> load(const std::filesystem::path& dir);
  const Task& of(const std::string& family) const;  ///< its own, else the general one
  const Task& free() const;
  std::vector<std::string> families() const;

 private:
  std::vector<Task> tasks_;
};

/// Issues: file-missing, eval-item-broken {path, line, reason}.
Result<std::vector<ExamItem>> read_exam(const std::filesystem::path& path);
Result<std::vector<FreeItem>> read_free_items(const std::filesystem::path& path);

/// Keeps the families asked for (empty: all) and at most `limit` (0: all) items of each family, split and language.
/// Issue eval-family-unknown {family, known, nearest}.
Result<std::vector<ExamItem>> select(std::vector<ExamItem> items, const std::vector<std::string>& families,
                                     int64_t limit);
/// At most `limit` in all, from each language the same number as far as there are.
std::vector<FreeItem> select(std::vector<FreeItem> items, int64_t limit);
}  // namespace zk::eval
