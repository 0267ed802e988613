// The one declaration of the event kinds (append-only list). Units: t microseconds since the epoch; seconds unless
// said.
#include "engine/core/events.h"

namespace zk {

const std::vector<EventKind>& event_kinds() {
  static const std::vector<EventKind> kinds = {
      {"header",
       "first line of a log",
       {{"proto", "int", "", true, "version of this list"},
        {"program", "string", "", true, "name and version"},
        {"command", "string", "", true, "command id"},
        {"artifact", "string", "", false, "id of the artifact that is made"},
        {"rank", "int", "", false, "rank of this log's process"},
        {"ranks", "int", "", false, "number of ranks"},
        {"pid", "int", "", false, "process id"},
        {"start", "int", "ticks", false, "start time of the process"}}},
      {"params",
       "resolved parameters",
       {{"values", "object", "", true, "tree"}, {"origins", "object", "", false, "path to origin"}}},
      {"stage",
       "a named part begins or ends",
       {{"id", "string", "", true, "stage id"},
        {"state", "string", "", true, "begin, end, resumed"},
        {"segment", "int", "", false, "number of this stretch of a resumed run"},
        {"resumed_from", "int", "steps", false, "step of the checkpoint"},
        {"seconds", "float", "s", false, "duration, at the end"},
        {"data", "object", "", false, "result in numbers, at the end"}}},
      {"progress",
       "how far the stage is; promises when the next one comes",
       {{"phase", "string", "", true, "stage id"},
        {"done", "float", "", true, "amount done"},
        {"total", "float", "", false, "amount in all; absent if unknown"},
        {"unit", "string", "", true, "steps, bytes, documents, questions"},
        {"rate", "float", "unit/s", false, ""},
        {"eta_low", "float", "s", false, "remaining time, low"},
        {"eta_high", "float", "s", false, "remaining time, high"},
        {"next_within_s", "float", "s", true, "the next progress comes within"},
        {"counters", "object", "", false, "documents, characters, tokens in and out"},
        {"rank", "int", "", false, ""}}},
      {"metric",
       "values at a step",
       {{"group", "string", "", true, "train, valid, projection"},
        {"step", "int", "steps", true, "completed optimizer steps"},
        {"tokens", "int", "tokens", false, "seen so far"},
        {"seconds", "float", "s", false, "training time so far"},
        {"segment", "int", "", false, ""},
        {"values", "object", "", true, "name to number"}}},
      {"sample",
       "text written by the model",
       {{"step", "int", "steps", true, ""},
        {"prompt", "string", "", true, ""},
        {"prompt_id", "string", "", true, ""},
        {"text", "string", "", true, ""},
        {"ids", "array", "", false, "token ids"},
        {"probabilities", "array", "", false, ""},
        {"loss", "float", "nat/token", false, "loss at that step"}}},
      {"artifact",
       "a file or artifact is ready",
       {{"kind", "string", "", true, ""},
        {"id", "string", "", true, ""},
        {"path", "string", "", true, "relative to the workspace or run"},
        {"counters", "object", "", false, ""}}},
      {"checkpoint",
       "a checkpoint is complete",
       {{"step", "int", "steps", true, ""},
        {"path", "string", "", true, "relative to the run"},
        {"bytes", "int", "B", true, ""},
        {"seconds", "float", "s", false, "time to write"},
        {"stall_seconds", "float", "s", false, "time that training waited"},
        {"best", "bool", "", false, "lowest validation loss so far"},
        {"valid_loss", "float", "nat/token", false, ""}}},
      {"eval",
       "a result of an evaluation while it runs",
       {{"task", "string", "", true, ""},
        {"split", "string", "", false, ""},
        {"lang", "string", "", false, ""},
        {"n", "int", "questions", true, ""},
        {"total", "int", "questions", false, ""},
        {"correct", "int", "questions", false, ""},
        {"value", "float", "", false, ""},
        {"low", "float", "", false, "95 % interval"},
        {"high", "float", "", false, "95 % interval"},
        {"chance", "float", "", false, ""}}},
      {"device",
       "state of the machine",
       {{"name", "string", "", true, ""},
        {"memory_used", "int", "B", false, ""},
        {"memory_total", "int", "B", false, ""},
        {"power_w", "float", "W", false, ""},
        {"temperature_c", "float", "°C", false, ""},
        {"cpu_percent", "float", "%", false, ""}}},
      {"edit",
       "a live change",
       {{"path", "string", "", true, ""},
        {"old", "any", "", true, ""},
        {"new", "any", "", true, ""},
        {"step", "int", "steps", true, "applied at"}}},
      {"ack",
       "answer to a control request",
       {{"id", "int", "", true, ""},
        {"do", "string", "", true, ""},
        {"ok", "bool", "", true, ""},
        {"step", "int", "steps", false, "applied at"},
        {"reason", "string", "", false, "text id"}}},
      {"issue",
       "something happened, by id",
       {{"severity", "string", "", true, "milestone, info, warning, error"},
        {"id", "string", "", true, ""},
        {"args", "object", "", true, ""},
        {"path", "string", "", false, ""},
        {"fix", "array", "", false, ""},
        {"step", "int", "steps", false, ""}}},
      {"log", "a line for people who look closely", {{"text", "string", "", true, ""}}},
      {"end",
       "last line",
       {{"status", "string", "", true, "ok, stopped, failed"},
        {"exit", "int", "", true, ""},
        {"seconds", "float", "s", false, ""},
        {"cpu_seconds", "float", "s", false, ""},
        {"result", "object", "", false, "the command's result, as --json prints it"}}},
  };
  return kinds;
}

Json describe_events() {
  Json list = Json::array();
  for (const auto& kind : event_kinds()) {
    Json fields = Json::array();
    for (const auto& f : kind.fields) {
      Json field = {{"name", f.name}, {"type", f.type}, {"required", f.required}};
      if (*f.unit) field["unit"] = f.unit;
      if (*f.help) field["help"] = f.help;
      fields.push_back(std::move(field));
    }
    list.push_back({{"e", kind.name}, {"help", kind.help}, {"fields", std::move(fields)}});
  }
  return {{"proto", kEventProto}, {"kinds", std::move(list)}};
}

namespace {
bool has_type(const Json& value, const std::string& type) {
  if (type == "any") return true;
  if (type == "int") return value.is_number_integer();
  if (type == "float") return value.is_number();
  if (type == "string") return value.is_string();
  if (type == "bool") return value.is_boolean();
  if (type == "object") return value.is_object();
  return value.is_array();
}
}  // namespace

std::string event_problem(const Json& event) {
  if (!event.is_object() || !event.contains("e")) return "not an event";
  for (const char* key : {"seq", "t"})
    if (!event.contains(key) || !event[key].is_number_integer()) return std::string("no ") + key;
  for (const auto& kind : event_kinds()) {
    if (event["e"] != kind.name) continue;
    for (const auto& field : kind.fields) {
      if (!event.contains(field.name)) {
        if (field.required) return std::string(kind.name) + " lacks " + field.name;
      } else if (!event[field.name].is_null() && !has_type(event[field.name], field.type)) {
        return std::string(kind.name) + "." + field.name + " is not " + field.type;
      }
    }
    return "";
  }
  return "unknown kind " + dump_line(event["e"]);
}
}  // namespace zk
