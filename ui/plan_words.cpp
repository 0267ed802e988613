// Ranges are shown wherever the engine gives them; a figure that nobody measured says so beside itself.
#include "ui/plan_words.h"

#include <algorithm>
#include <cmath>

#include "engine/core/clock.h"
#include "ui/event.h"
#include "ui/loose.h"
#include "ui/shape_words.h"
#include "ui/words.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

using loose::part;
using loose::word;

double number(const Json& json, const char* key) { return loose::number(json, key, 0); }

constexpr double kYear = 365.25 * 86400;

QString dollars(double v) {
  if (v < 0.005) return QStringLiteral("$0");
  return QLatin1Char('$') + (v < 100 ? numbers::fixed(v, 2) : v < 1e5 ? numbers::fixed(v, 0) : numbers::compact(v));
}

QString amount(double v) { return v < 1e4 ? numbers::plain(v, 2) : numbers::compact(v); }

constexpr const char* kMemoryParts[] = {"weights", "gradients", "optimizer", "activations", "logits", "reserve"};

QString operations(double flops) {
  static const std::pair<double, const char*> units[] = {
      {1e21, "ZFLOP"}, {1e18, "EFLOP"}, {1e15, "PFLOP"}, {1e12, "TFLOP"}, {1e9, "GFLOP"}};
  for (const auto& [unit, name] : units)
    if (flops >= unit) return numbers::plain(flops / unit, 3) + QChar(0x202F) + QLatin1String(name);
  return numbers::plain(flops / 1e6, 3) + QChar(0x202F) + QStringLiteral("MFLOP");
}

}  // namespace

QString PlanWords::span(double low, double high) {
  constexpr double kDay = 86400;
  const auto days = [](double v) { return v < 10 * kDay ? numbers::fixed(v / kDay, 1) : numbers::fixed(v / kDay, 0); };
  if (low >= 2 * kDay && high < 2 * kYear) return tr("%1 days").arg(numbers::range(days(low), days(high)));
  if (high < 2 * kYear) return numbers::durationRange(low, high);
  const auto years = [](double s) { return numbers::plain(s / kYear, 2); };
  if (low >= kYear) return tr("%1 years").arg(numbers::range(years(low), years(high)));
  return numbers::range(numbers::duration(low), tr("%1 years").arg(years(high)));
}

QString PlanWords::time(const Json& plan) {
  const Json& range = part(plan, "time_s");
  return span(number(range, "low"), number(range, "high"));
}

QString PlanWords::energy(const Json& range) {
  const double low = number(range, "low"), high = number(range, "high");
  if (high < 0.1) return tr("%1 Wh").arg(numbers::range(amount(low * 1000), amount(high * 1000)));
  return tr("%1 kWh").arg(numbers::range(amount(low), amount(high)));
}

QString PlanWords::money(const Json& range) {
  const double low = number(range, "low"), high = number(range, "high");
  if (high < 0.01) return tr("under %1").arg(QStringLiteral("$0.01"));
  return numbers::range(dollars(low), dollars(high));
}

QString PlanWords::tokens(double count) { return Words::beforeUnit(numbers::compact(count)); }

bool PlanWords::measured(const Json& plan) {
  return word(part(part(plan, "throughput"), "source"), "kind") == "measured";
}

double PlanWords::measuredAgo(const Json& plan) {
  if (!measured(plan)) return -1;
  return std::max(0.0, double(now_us()) / 1e6 - number(part(part(plan, "throughput"), "source"), "t") / 1e6);
}

QString PlanWords::speedSource(const Json& plan) {
  if (plan.empty()) return {};
  if (measured(plan)) {
    const std::string from = word(part(part(plan, "throughput"), "source"), "from");
    const QString ago = numbers::duration(measuredAgo(plan));
    return from.rfind("run:", 0) == 0 ? tr("Measured in %1, %2 ago.").arg(qstr(from.substr(4)), ago)
                                      : tr("Measured on this computer, %1 ago.").arg(ago);
  }
  if (part(plan, "machine").value("own", false))
    return tr("Not measured on this computer: time may be 3 times shorter or longer.");
  return tr("From data sheets: time may be 3 times shorter or longer.");
}

Estimate PlanWords::estimate(const Json& plan) {
  Estimate out;
  if (plan.empty()) return out;
  const Json& memory = part(plan, "memory");
  const Json& parts = part(memory, "parts");
  const double processes = std::max(1.0, number(memory, "processes"));
  int color = 0;
  for (const char* id : kMemoryParts) {
    const double bytes = number(parts, id) * processes;
    const int own = color++;
    if (bytes <= 0) continue;
    out.parts.append({QString::fromLatin1(id), ShapeWords::engineText(std::string("memory.") + id), bytes, own,
                      ShapeWords::engineText(std::string("formula.memory_") + id)});
  }
  out.capacity = number(memory, "capacity_bytes");
  out.capacityText = part(plan, "machine").value("own", false) ? tr("%1 free").arg(numbers::bytes(out.capacity))
                                                               : numbers::bytes(out.capacity);
  const Json& disk = part(plan, "disk");
  out.facts = {{tr("Time for %1 tokens").arg(tokens(number(part(plan, "work"), "tokens"))), time(plan)},
               {tr("Energy"), energy(part(plan, "energy_kwh"))},
               {tr("Compute"), operations(number(part(plan, "flops"), "total"))},
               {tr("Checkpoints on disk"), numbers::bytes(number(disk, "bytes"))}};
  out.source = speedSource(plan);
  out.canFit = !part(memory, "fix").empty();
  return out;
}

QString PlanWords::shapeSentence(const Json& plan) {
  if (plan.empty()) return {};
  const Json& memory = part(plan, "memory");
  return tr("A model of %1 parameters uses %2 of %3 free memory. %4 tokens take %5.")
      .arg(tokens(number(part(plan, "model"), "parameters")), numbers::bytes(number(memory, "used_bytes")),
           numbers::bytes(number(memory, "capacity_bytes")), tokens(number(part(plan, "work"), "tokens")), time(plan));
}

QString PlanWords::planSentence(const Json& plan) {
  if (plan.empty()) return {};
  const Json& work = part(plan, "work");
  return tr("The model reads %1 tokens in %2 and uses %3 of energy (%4).")
      .arg(tokens(number(work, "tokens")), time(plan), energy(part(plan, "energy_kwh")), money(part(plan, "money")));
}

QString PlanWords::stepsSentence(const Json& plan) {
  if (plan.empty()) return {};
  const Json& work = part(plan, "work");
  return tr("What will happen: %1 steps of %2 sequences each, %3 tokens a step, in %4.")
      .arg(numbers::integer(qint64(number(work, "steps"))), numbers::integer(qint64(number(work, "batch"))),
           tokens(number(work, "tokens_per_step")), time(plan));
}

QString PlanWords::tokensReading(const Json& plan) {
  if (plan.empty()) return {};
  const Json& work = part(plan, "work");
  QString out = tr("%1 tokens per parameter; about 20 is the usual balance.")
                    .arg(numbers::plain(number(work, "tokens_per_parameter"), 2));
  const double epochs = number(work, "epochs");
  if (epochs > 0) return Words::sentences({out, tr("Your text is read %1 times.").arg(numbers::plain(epochs, 2))});
  return out;
}

QString PlanWords::timeReading(const Json& plan) {
  const Json& speed = part(part(plan, "throughput"), "tokens_per_second");
  if (speed.empty()) return {};
  return tr("At %1 tokens per second.")
      .arg(numbers::range(numbers::compact(number(speed, "low"), 2),
                          Words::beforeUnit(numbers::compact(number(speed, "high"), 2))));
}

namespace {

struct Fit {
  QString text;
  Tone tone;
};

}  // namespace

namespace {

/// The sources as resources/plan has them, so that they can be translated; a test compares the two.
struct Sources {
  Q_DECLARE_TR_FUNCTIONS(zk::ui::PlanSources)
 public:
  static const QHash<QString, const char*>& all();
};

const QHash<QString, const char*>& Sources::all() {
  static const QHash<QString, const char*> sources = {
      {"gpt3-v100",
       QT_TRANSLATE_NOOP("zk::ui::PlanSources",
                         "Brown et al. 2020, table D.1 (operations); Li (Lambda) 2020 (355 years, 4.6 million "
                         "dollars at 1.50 an hour)")},
      {"gpt3-a100",
       QT_TRANSLATE_NOOP("zk::ui::PlanSources",
                         "Narayanan et al. 2021 (140 TFLOP/s a device with activations computed again: 8 N "
                         "operations a token instead of 6 N)")},
      {"falcon-40b", QT_TRANSLATE_NOOP("zk::ui::PlanSources",
                                       "model card of Falcon-40B: 3-D parallelism with ZeRO, about two months")},
      {"palm-540b", QT_TRANSLATE_NOOP("zk::ui::PlanSources",
                                      "Chowdhery et al. 2022 (6,144 chips for 1,200 hours and 3,072 for 336)")},
      {"llama-65b", QT_TRANSLATE_NOOP("zk::ui::PlanSources", "Touvron et al. 2023, section 2.4 and table 15")},
      {"llama-7b", QT_TRANSLATE_NOOP("zk::ui::PlanSources", "Touvron et al. 2023, table 15")},
      {"mpt-7b", QT_TRANSLATE_NOOP("zk::ui::PlanSources", "MosaicML 2023, announcement of MPT-7B")},
      {"guide-7b",
       QT_TRANSLATE_NOOP("zk::ui::PlanSources", "the guide; MPT-7B, with a published bill, cost eight times as much")},
      {"nanogpt-124m", QT_TRANSLATE_NOOP("zk::ui::PlanSources", "nanoGPT: GPT-2 124M on OpenWebText")},
      {"machine:gaming",
       QT_TRANSLATE_NOOP("zk::ui::PlanSources",
                         "price: at introduction, the graphics card alone; watts: system power that NVIDIA asks for")},
      {"machine:workstation",
       QT_TRANSLATE_NOOP("zk::ui::PlanSources",
                         "price: two cards at introduction, 6,800 each; link: PCI Express 4.0 x16")},
      {"machine:server",
       QT_TRANSLATE_NOOP("zk::ui::PlanSources",
                         "DGX A100: 6.5 kW at most, 199,000 at introduction (with 40 GB devices); NVLink "
                         "300 GB/s each way; an hour of one device from MPT-7B (200,000 for 440 devices and "
                         "9.5 days); utilisation: Narayanan et al. 2021, 140 of 312 TFLOP/s")},
      {"machine:cluster",
       QT_TRANSLATE_NOOP("zk::ui::PlanSources",
                         "1,024 devices as in Narayanan et al. 2021 (DGX A100, one 200 Gbit/s InfiniBand "
                         "link a device); watts and price as for the server")},
      {"machine:this",
       QT_TRANSLATE_NOOP(
           "zk::ui::PlanSources",
           "peak: cores x 2.5 GHz x numbers a cycle of the instruction set; 65 W is the class of a desktop processor")},
  };
  return sources;
}

}  // namespace

QString PlanWords::source(const QString& id, const QString& written) {
  const char* known = Sources::all().value(id);
  return known && numbers::japanese() ? Sources::tr(known) : written;
}

QString PlanWords::knownSource(const QString& id) { return QString::fromUtf8(Sources::all().value(id, "")); }

QVector<MachineRow> PlanWords::ladder(const Json& plan) {
  const auto fit = [](const Json& row) -> Fit {
    const std::string state = word(row, "state");
    if (state == "too_big")
      return {tr("Too big by %1").arg(numbers::bytes(number(row, "used_bytes") - number(row, "capacity_bytes"))),
              Tone::Danger};
    const QString share = numbers::percent(number(row, "used_bytes") / std::max(1.0, number(row, "capacity_bytes")));
    return state == "tight" ? Fit{tr("Tight: %1 of memory").arg(share), Tone::Warn}
                            : Fit{tr("Fits: %1 of memory").arg(share), Tone::Ok};
  };
  QVector<MachineRow> rows;
  for (const auto& entry : part(plan, "ladder")) {
    MachineRow row;
    row.id = qstr(word(entry, "id"));
    row.name = ShapeWords::engineText("machine." + word(entry, "id"));
    const qint64 devices = qint64(number(entry, "devices"));
    const QString device = qstr(word(entry, "device"));
    row.device = devices > 1 ? QStringLiteral("%1 × %2").arg(numbers::integer(devices), device) : device;
    const Fit state = fit(entry);
    row.fit = state.text;
    row.tone = state.tone;
    const Json& range = part(entry, "time_s");
    row.time = span(number(range, "low"), number(range, "high"));
    row.energy = energy(part(entry, "energy_kwh"));
    row.money = money(part(entry, "money"));
    row.chosen = entry.value("chosen", false);
    row.measured = word(part(entry, "throughput"), "kind") == "measured";
    row.source = source(QStringLiteral("machine:") + row.id, qstr(word(entry, "source")));
    rows.append(row);
  }
  return rows;
}

QVector<FamousRow> PlanWords::famous(const Json& answer) {
  QVector<FamousRow> rows;
  for (const auto& entry : part(answer, "trainings")) {
    FamousRow row;
    row.id = qstr(word(entry, "id"));
    row.model = qstr(word(entry, "model"));
    row.source = source(row.id, qstr(word(entry, "source")));
    row.inGuide = entry.value("in_guide", false);
    QStringList machine, took;
    const qint64 devices = qint64(number(entry, "devices"));
    const QString device = qstr(word(entry, "device"));
    if (devices > 0) machine << QStringLiteral("%1 × %2").arg(numbers::integer(devices), device);
    const Json& split = part(entry, "split");
    if (!split.empty())
      machine << QStringLiteral("TP %1 × PP %2 × DP %3")
                     .arg(int(number(split, "tensor")))
                     .arg(int(number(split, "pipeline")))
                     .arg(int(number(split, "data")));
    if (number(entry, "years") > 0)
      took << tr("%1 years").arg(numbers::integer(qint64(number(entry, "years"))));
    else if (number(entry, "days") > 0)
      took << tr("%1 days").arg(numbers::natural(number(entry, "days")));
    else if (number(entry, "device_hours") > 0)
      took << tr("%1 device hours").arg(numbers::compact(number(entry, "device_hours")));
    if (number(entry, "cost_usd") > 0) took << dollars(number(entry, "cost_usd"));
    row.machine = machine.isEmpty() ? device : machine.join(QStringLiteral(" · "));
    row.took = took.join(QStringLiteral(" · "));
    rows.append(row);
  }
  return rows;
}

QVector<SplitRow> PlanWords::split(const Json& plan) {
  QVector<SplitRow> rows;
  const Json& split = part(plan, "split");
  if (split.empty()) return rows;
  const auto count = [&](const char* key) { return numbers::integer(qint64(number(split, key))); };
  const Json& sent = part(split, "bytes_per_step");
  const Json& parts = part(part(plan, "memory"), "parts");
  double held = 0;
  for (const char* id : kMemoryParts) held += number(parts, id);
  rows.append({tr("Data parallel"), tr("Copies of the model that read different rows."),
               tr("%1 copies, each sends %2").arg(count("data"), numbers::bytes(number(sent, "data")))});
  rows.append({tr("ZeRO"), tr("What the copies share out: 1 optimizer, 2 gradients too, 3 weights too."),
               tr("stage %1").arg(count("zero"))});
  rows.append({tr("Tensor parallel"), tr("Devices that share every matrix; they talk in each layer."),
               tr("%1 devices, each sends %2").arg(count("tensor"), numbers::bytes(number(sent, "tensor")))});
  rows.append({tr("Pipeline parallel"), tr("Groups of layers on different devices; some of them wait."),
               tr("%1 groups, %2 waiting").arg(count("pipeline"), numbers::percent(number(split, "bubble")))});
  rows.append({tr("One device holds"), tr("Weights, gradients, optimizer, activations and the program."),
               numbers::bytes(held)});
  rows.append({tr("One device sends per step"), tr("Ring algorithms, everything together."),
               numbers::bytes(number(sent, "total"))});
  return rows;
}

QString PlanWords::tooBig(const Json& plan) {
  const Json& memory = part(plan, "memory");
  if (word(memory, "state") != "too_big") return {};
  const Json& parts = part(memory, "parts");
  const char* largest = kMemoryParts[0];
  for (const char* id : kMemoryParts)
    if (number(parts, id) > number(parts, largest)) largest = id;
  return tr("This needs %1 and %2 are free. Largest part: %3 (%4).")
      .arg(numbers::bytes(number(memory, "used_bytes")), numbers::bytes(number(memory, "capacity_bytes")),
           ShapeWords::engineText(std::string("memory.") + largest),
           numbers::bytes(number(parts, largest) * std::max(1.0, number(memory, "processes"))));
}

namespace {
// Hoffmann et al. 2022 trained 70 million to 16 billion parameters on 5 to 500 billion tokens.
constexpr double kFitParameters = 7e7, kFitTokens = 5e9;

bool lawApplies(const Json& plan) {
  return !part(plan, "forecast").empty() && number(part(plan, "model"), "parameters") >= kFitParameters &&
         number(part(plan, "work"), "tokens") >= kFitTokens;
}
}  // namespace

QString PlanWords::lossReading(const Json& plan) {
  const Json& forecast = part(plan, "forecast");
  if (forecast.empty()) return {};
  const QString source = qstr(word(forecast, "source"));
  if (!lawApplies(plan))
    return tr("No number: the laws were fitted on models of 70 M parameters and more that read 5 G tokens and more of "
              "web text. What a model of this size reaches is seen by training it. Source: %1.")
        .arg(source);
  return tr("Loss = %1. Source: %2.").arg(ShapeWords::engineText("formula." + word(forecast, "formula")), source);
}

QString PlanWords::lossForecast(const Json& plan) {
  const Json& forecast = part(plan, "forecast");
  if (!lawApplies(plan)) return {};
  const double low = number(forecast, "low"), high = number(forecast, "high");
  return tr("%1 nats per token").arg(numbers::range(numbers::fixed(low, 2), numbers::fixed(high, 2)));
}

}  // namespace zk::ui
