// Words of the command line to values, by way of the schema.
#include <algorithm>
#include <cctype>

#include "workers/common/driver.h"

namespace zk::workers {
namespace {

std::string with_underscores(std::string word) {
  std::replace(word.begin(), word.end(), '-', '_');
  return word;
}

std::string last_part(const std::string& path) { return path.substr(path.rfind('.') + 1); }

/// The field that a flag means: its whole path, or its last part where only one field ends so.
const Field* match(const std::string& flag, const std::vector<Field>& fields) {
  const std::string wanted = with_underscores(flag);
  const Field* found = nullptr;
  for (const auto& field : fields) {
    if (field.path == wanted) return &field;
    if (last_part(field.path) != wanted) continue;
    if (found) return nullptr;
    found = &field;
  }
  return found;
}

/// "--learning_rate" for what is called "Learning rate" and written --optimizer.lr.
std::string by_label(const std::string& flag, const std::vector<Field>& fields) {
  std::vector<std::string> labels;
  for (const auto& field : fields) {
    std::string label = text_first(Lang::En, {"param." + field.path});
    std::transform(label.begin(), label.end(), label.begin(),
                   [](unsigned char c) { return c == ' ' ? '_' : std::tolower(c); });
    labels.push_back(std::move(label));
  }
  const std::string near = nearest(with_underscores(flag), labels);
  for (size_t i = 0; i < labels.size() && !near.empty(); ++i)
    if (labels[i] == near) return fields[i].path;
  return "";
}

Issue unknown_flag(const std::string& flag, const std::vector<Field>& fields) {
  std::vector<std::string> known = {"workspace", "lang", "json", "events", "config", "preset", "quiet", "help"};
  for (const auto& field : fields) known.push_back(field.path);
  std::string near = nearest(with_underscores(flag), known);
  if (near.empty()) near = by_label(flag, fields);
  return issue_usage(near.empty() ? "option-unknown" : "option-unknown-near",
                     {{"option", "--" + flag}, {"nearest", "--" + near}});
}

void add_value(Json& values, const Field& field, const std::string& text) {
  Json parsed = from_text(text, field.kind);
  if (field.kind == Kind::Strings) {
    // A repeated list flag appends; a value that itself holds commas is taken whole by repeating the flag.
    if (!values.contains(field.path)) values[field.path] = Json::array();
    values[field.path].push_back(text);
    return;
  }
  values[field.path] = std::move(parsed);
}
}  // namespace

Result<CommandLine> parse_command_line(const std::vector<std::string>& args) {
  CommandLine line;
  const std::map<std::string, std::string CommandLine::*> with_value = {{"--workspace", &CommandLine::workspace},
                                                                        {"--lang", &CommandLine::lang},
                                                                        {"--config", &CommandLine::config},
                                                                        {"--preset", &CommandLine::preset}};
  const std::map<std::string, bool CommandLine::*> switches = {{"--json", &CommandLine::json},
                                                               {"--events", &CommandLine::events},
                                                               {"--help", &CommandLine::help},
                                                               {"-h", &CommandLine::help},
                                                               {"--quiet", &CommandLine::quiet}};
  // Before the command, and for commands without a parameter of that name, --lang is the language of the words.
  for (size_t i = 0; i < args.size(); ++i) {
    const std::string& word = args[i];
    size_t equals = word.rfind("--", 0) == 0 ? word.find('=') : std::string::npos;
    std::string name = word.substr(0, equals);
    if (auto it = with_value.find(name); it != with_value.end()) {
      if (equals == std::string::npos && i + 1 >= args.size())
        return issue_usage("option-needs-value", {{"option", name}});
      line.*(it->second) = equals == std::string::npos ? args[++i] : word.substr(equals + 1);
    } else if (auto sw = switches.find(word); sw != switches.end()) {
      line.*(sw->second) = true;
    } else if (line.command.empty() && (word.empty() || word[0] != '-')) {
      line.command = word;
    } else {
      line.words.push_back(word);
    }
  }
  return line;
}

Result<Json> flags_to_values(const std::vector<std::string>& words, const std::vector<Field>& fields) {
  Json values = Json::object();
  std::vector<const Field*> positional;
  for (const auto& field : fields)
    if (field.attr.positional) positional.push_back(&field);
  size_t next_positional = 0;
  bool only_words = false;
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--" && !only_words) {
      only_words = true;
      continue;
    }
    if (!only_words && word.size() > 1 && word[0] == '-' && std::isalpha(static_cast<unsigned char>(word[1])))
      return unknown_flag(word.substr(1), fields);
    if (only_words || word.rfind("--", 0) != 0) {
      if (next_positional >= positional.size()) return issue_usage("word-unexpected", {{"word", word}});
      const Field* field = positional[next_positional];
      add_value(values, *field, word);
      if (field->kind != Kind::Strings) ++next_positional;
      continue;
    }
    size_t equals = word.find('=');
    std::string flag = word.substr(2, equals == std::string::npos ? std::string::npos : equals - 2);
    const Field* field = match(flag, fields);
    bool negated = !field && flag.rfind("no-", 0) == 0;
    if (negated) field = match(flag.substr(3), fields);
    if (!field || (negated && field->kind != Kind::Bool)) return unknown_flag(flag, fields);
    if (negated) {
      values[field->path] = false;
    } else if (equals != std::string::npos) {
      add_value(values, *field, word.substr(equals + 1));
    } else if (field->kind == Kind::Bool) {
      values[field->path] = true;
    } else if (i + 1 < words.size()) {
      add_value(values, *field, words[++i]);
    } else {
      return issue_usage("option-needs-value", {{"option", word}});
    }
  }
  return values;
}
}  // namespace zk::workers
