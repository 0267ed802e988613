// Reading is forgiving field by field: an optional field of a wrong type counts as absent, a required one voids the
// event.
#include "ui/event.h"

#include <cmath>
#include <functional>
#include <limits>
#include <unordered_map>

namespace zk::ui {
namespace {

/// One event's fields. need*() mark the event as broken where the field is missing.
class Fields {
 public:
  explicit Fields(const Json& json) : m_json(json) {}
  bool broken() const { return m_broken; }

  const Json* find(const char* key, bool (Json::*isType)() const noexcept) const {
    const auto it = m_json.find(key);
    return it != m_json.end() && ((*it).*isType)() ? &*it : nullptr;
  }
  double number(const char* key, double otherwise = -1) const {
    const Json* value = find(key, &Json::is_number);
    return value ? value->get<double>() : otherwise;
  }
  qint64 integer(const char* key, qint64 otherwise = -1) const {
    const Json* value = find(key, &Json::is_number_integer);
    return value ? value->get<qint64>() : otherwise;
  }
  std::string word(const char* key) const {
    const Json* value = find(key, &Json::is_string);
    return value ? value->get<std::string>() : std::string();
  }
  QString text(const char* key) const { return qstr(word(key)); }
  bool flag(const char* key) const {
    const Json* value = find(key, &Json::is_boolean);
    return value && value->get<bool>();
  }
  Json object(const char* key) const {
    const Json* value = find(key, &Json::is_object);
    return value ? *value : Json::object();
  }

  double needNumber(const char* key) { return need(key, &Json::is_number), number(key, 0); }
  qint64 needInteger(const char* key) { return need(key, &Json::is_number_integer), integer(key, 0); }
  std::string needWord(const char* key) { return need(key, &Json::is_string), word(key); }
  QString needText(const char* key) { return qstr(needWord(key)); }

 private:
  void need(const char* key, bool (Json::*isType)() const noexcept) { m_broken = m_broken || !find(key, isType); }
  const Json& m_json;
  bool m_broken = false;
};

EventBody header(Fields& f) {
  HeaderEvent e{f.needWord("command"), f.text("artifact"), int(f.integer("ranks", 1)), {}};
  e.process.pid = f.integer("pid", 0);
  e.process.start = f.integer("start", 0);
  return e;
}

EventBody stage(Fields& f) {
  StageEvent e;
  e.id = f.needWord("id");
  const std::string state = f.needWord("state");
  e.state = state == "end"       ? StageEvent::State::End
            : state == "resumed" ? StageEvent::State::Resumed
                                 : StageEvent::State::Begin;
  e.segment = int(f.integer("segment"));
  e.resumedFrom = f.integer("resumed_from");
  e.seconds = f.number("seconds");
  e.data = f.object("data");
  const Fields data(e.data);
  if (e.state == StageEvent::State::Resumed) e.process = {data.integer("pid", 0), data.integer("start", 0)};
  return e;
}

EventBody progress(Fields& f) {
  ProgressEvent e;
  e.phase = f.needWord("phase");
  e.unit = f.needWord("unit");
  e.done = f.needNumber("done");
  e.total = f.number("total");
  e.rate = f.number("rate");
  e.etaLow = f.number("eta_low");
  e.etaHigh = f.number("eta_high");
  e.nextWithin = f.needNumber("next_within_s");
  e.counters = f.object("counters");
  return e;
}

EventBody metric(Fields& f) {
  MetricEvent e;
  e.group = f.needWord("group");
  e.step = f.needInteger("step");
  e.tokens = f.number("tokens");
  e.seconds = f.number("seconds");
  const Json values = f.object("values");
  for (const auto& [name, value] : values.items()) {
    if (value.is_number()) e.values.emplace_back(name, value.get<double>());
    if (value.is_null()) e.values.emplace_back(name, std::numeric_limits<double>::quiet_NaN());
  }
  return e;
}

EventBody sample(Fields& f) {
  return SampleEvent{f.needInteger("step"), f.needText("prompt"), f.needText("text"), f.word("prompt_id"),
                     f.number("loss")};
}

EventBody artifact(Fields& f) {
  return ArtifactEvent{f.needWord("kind"), f.needText("id"), f.text("path"), f.object("counters")};
}

EventBody checkpoint(Fields& f) {
  return CheckpointEvent{f.needInteger("step"), f.text("path"), f.integer("bytes", 0), f.flag("best")};
}

EventBody evaluation(Fields& f) {
  EvalEvent e;
  e.task = f.needWord("task");
  e.split = f.word("split");
  e.lang = f.word("lang");
  e.n = f.needInteger("n");
  e.total = f.integer("total");
  e.correct = f.integer("correct");
  e.value = f.number("value");
  e.low = f.number("low");
  e.high = f.number("high");
  e.chance = f.number("chance");
  return e;
}

EventBody device(Fields& f) {
  return DeviceEvent{f.needText("name"),      f.number("memory_used"), f.number("memory_total"),
                     f.number("cpu_percent"), f.number("power_w"),     f.number("temperature_c")};
}

/// Not Issue::from_json: that throws where a field has a wrong type, and a log may hold anything.
EventBody issueEvent(Fields& f) {
  IssueEvent e;
  e.issue.severity = severity_from(f.needWord("severity"));
  e.issue.id = f.needWord("id");
  e.issue.args = f.object("args");
  e.issue.path = f.word("path");
  if (const Json* fix = f.find("fix", &Json::is_array)) e.issue.fix = *fix;
  const auto step = e.issue.args.find("step");
  const bool inArgs = step != e.issue.args.end() && step->is_number_integer();
  e.step = f.integer("step", inArgs ? step->get<qint64>() : -1);
  return e;
}

using Maker = std::function<EventBody(Fields&, const Json&)>;

const std::unordered_map<std::string, Maker>& makers() {
  static const auto* map = new std::unordered_map<std::string, Maker>{
      {"header", [](Fields& f, const Json&) { return header(f); }},
      {"params",
       [](Fields& f, const Json&) {
         return EventBody(ParamsEvent{f.object("values"), f.object("origins")});
       }},
      {"stage", [](Fields& f, const Json&) { return stage(f); }},
      {"progress", [](Fields& f, const Json&) { return progress(f); }},
      {"metric", [](Fields& f, const Json&) { return metric(f); }},
      {"sample", [](Fields& f, const Json&) { return sample(f); }},
      {"artifact", [](Fields& f, const Json&) { return artifact(f); }},
      {"checkpoint", [](Fields& f, const Json&) { return checkpoint(f); }},
      {"eval", [](Fields& f, const Json&) { return evaluation(f); }},
      {"device", [](Fields& f, const Json&) { return device(f); }},
      {"edit",
       [](Fields& f, const Json& json) {
         EditEvent e{f.needWord("path"), {}, {}, f.needInteger("step")};
         if (json.contains("old")) e.before = json["old"];
         if (json.contains("new")) e.after = json["new"];
         return EventBody(e);
       }},
      {"ack",
       [](Fields& f, const Json&) {
         return EventBody(AckEvent{f.needWord("do"), f.flag("ok"), f.integer("step"), f.word("reason")});
       }},
      {"issue", [](Fields& f, const Json&) { return issueEvent(f); }},
      {"end",
       [](Fields& f, const Json&) {
         return EventBody(
             EndEvent{f.needWord("status"), int(f.integer("exit", 0)), f.number("seconds"), f.object("result")});
       }},
  };
  return *map;
}

}  // namespace

QString qstr(const std::string& text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

std::optional<Event> eventFrom(const Json& json) {
  if (!json.is_object()) return std::nullopt;
  Fields fields(json);
  const auto maker = makers().find(fields.word("e"));
  if (maker == makers().end()) return std::nullopt;
  Event event{fields.integer("seq"), fields.integer("t", 0), maker->second(fields, json)};
  if (fields.broken()) return std::nullopt;
  return event;
}

}  // namespace zk::ui
