// Typed events of a run log: what the window reads instead of JSON. One struct per kind that a page looks at; unknown
// kinds and unknown fields are skipped, so that an older window can follow a newer engine of the same protocol.
// Source of kinds and fields: engine/core/event_kinds.cpp.
#pragma once
#include <QString>
#include <QVector>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "engine/core/process.h"
#include "engine/core/result.h"

namespace zk::ui {

struct HeaderEvent {
  std::string command;
  QString artifact;
  int ranks = 1;
  ProcessId process;
};

struct ParamsEvent {
  Json values, origins;
};

struct StageEvent {
  enum class State { Begin, End, Resumed };
  std::string id;
  State state = State::Begin;
  int segment = -1;         ///< -1: not said
  qint64 resumedFrom = -1;  ///< step of the checkpoint; -1: not said
  double seconds = -1;      ///< duration, at the end; -1: not said
  Json data = Json::object();
  ProcessId process;  ///< who goes on with the log, where a resumed stage says so; pid 0: not said
};

struct ProgressEvent {
  std::string phase, unit;
  double done = 0;
  double total = -1;                 ///< -1: unknown
  double rate = -1;                  ///< unit per second; -1: unknown
  double etaLow = -1, etaHigh = -1;  ///< seconds; -1: unknown
  double nextWithin = 0;             ///< seconds until the next progress at the latest
  Json counters = Json::object();    ///< documents, characters, tokens in and out
};

struct MetricEvent {
  std::string group;
  qint64 step = 0;
  double tokens = -1, seconds = -1;                    ///< -1: not said
  std::vector<std::pair<std::string, double>> values;  ///< NaN where the log says null
};

struct SampleEvent {
  qint64 step = 0;
  QString prompt, text;
  std::string promptId;
  double loss = -1;  ///< nat/token; -1: not said
};

struct ArtifactEvent {
  std::string kind;
  QString id, path;
  Json counters = Json::object();
};

struct CheckpointEvent {
  qint64 step = 0;
  QString path;
  qint64 bytes = 0;
  bool best = false;
};

struct EvalEvent {
  std::string task, split, lang;
  qint64 n = 0, total = -1, correct = -1;
  double value = -1, low = -1, high = -1, chance = -1;
};

struct DeviceEvent {
  QString name;
  double memoryUsed = -1, memoryTotal = -1, cpuPercent = -1, powerW = -1, temperatureC = -1;
};

struct EditEvent {
  std::string path;
  Json before, after;
  qint64 step = 0;
};

struct AckEvent {
  std::string verb;
  bool ok = false;
  qint64 step = -1;
  std::string reason;
};

struct IssueEvent {
  Issue issue;
  qint64 step = -1;
};

struct EndEvent {
  std::string status;  ///< ok, stopped, failed
  int exit = 0;
  double seconds = -1;
  Json result = Json::object();  ///< what the command prints with --json
};

using EventBody =
    std::variant<HeaderEvent, ParamsEvent, StageEvent, ProgressEvent, MetricEvent, SampleEvent, ArtifactEvent,
                 CheckpointEvent, EvalEvent, DeviceEvent, EditEvent, AckEvent, IssueEvent, EndEvent>;

struct Event {
  qint64 seq = -1;
  qint64 t = 0;  ///< microseconds since the epoch
  EventBody body;
};
using Events = QVector<Event>;

/// Nothing where the kind is unknown (or `log`, which no page shows) or a required field is missing or of a wrong type.
std::optional<Event> eventFrom(const Json& json);

QString qstr(const std::string& text);

}  // namespace zk::ui
