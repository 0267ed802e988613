// Every run of golden/optim/optimizers.json and every schedule of schedules.json is a case. A run is fed its recorded
// gradients and must give the recorded parameters after each step; what has no implementation is skipped by name.
#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <functional>
#include <optional>

#include "engine/train/optim/optimizer.h"
#include "engine/train/optim/schedule.h"
#include "tests/golden/golden.h"

namespace zk::golden {
namespace {
using train::OptimizerSettings;

/// The three parameters one behind the other in a flat buffer, as in a model.
struct Flat {
  std::vector<std::string> names;
  std::vector<train::Segment> segments;
  int64_t size = 0;

  explicit Flat(const Json& start, const Json& shapes) {
    for (const auto& [name, values] : start.items()) {
      const auto shape = shapes.at(name).get<std::vector<int64_t>>();
      const auto n = static_cast<int64_t>(values.size());
      segments.push_back({size, size + n, shape, true});
      names.push_back(name);
      size += (n + 15) / 16 * 16;
    }
  }
  void write(const Json& values, const at::Tensor& flat) const {
    for (size_t i = 0; i < names.size(); ++i) {
      const auto numbers = values.at(names[i]).get<std::vector<double>>();
      flat.narrow(0, segments[i].begin, segments[i].end - segments[i].begin).copy_(at::tensor(numbers, at::kDouble));
    }
  }
  /// Largest |ours - theirs|, in units of 1 and of the value where that is larger; with its place.
  std::pair<double, std::string> worst(const Json& values, const at::Tensor& flat) const {
    std::pair<double, std::string> out{0, ""};
    for (size_t i = 0; i < names.size(); ++i) {
      const auto numbers = values.at(names[i]).get<std::vector<double>>();
      const at::Tensor want = at::tensor(numbers, at::kDouble);
      const at::Tensor got = flat.narrow(0, segments[i].begin, want.numel()).to(at::kDouble);
      const at::Tensor gap = (got - want).abs() / want.abs().clamp_min(1);
      const double largest = gap.max().item<double>();
      if (largest > out.first || std::isnan(largest))
        out = {std::isnan(largest) ? 1e30 : largest,
               names[i] + "[" + std::to_string(gap.argmax().item<int64_t>()) + "]"};
    }
    return out;
  }
};

/// Settings of a run by the name and settings in the file; nothing for optimizers that are not built.
std::optional<OptimizerSettings> built(const std::string& name, const Json& settings, Flat& flat) {
  OptimizerSettings s;
  s.weight_decay = settings.value("weight_decay", 0.0);
  if (name.starts_with("adamw"))
    s.kind = OptimizerSettings::Kind::AdamW;
  else if (name.starts_with("adam_") || name == "adam")
    s.kind = OptimizerSettings::Kind::Adam;
  else if (name.starts_with("sgd"))
    s.kind = OptimizerSettings::Kind::Sgd;
  else
    return std::nullopt;
  if (settings.contains("betas")) {
    s.beta1 = settings.at("betas").at(0);
    s.beta2 = settings.at("betas").at(1);
    s.eps = settings.at("eps");
  }
  s.momentum = settings.value("momentum", 0.0);
  s.nesterov = settings.value("nesterov", false);
  if (const auto at = name.find("no_decay_on_"); at != std::string::npos) {
    for (size_t i = 0; i < flat.names.size(); ++i)
      if (flat.names[i] == name.substr(at + 12)) flat.segments[i].decays = false;
  }
  return s;
}

class RunCase : public testing::Test {
 public:
  RunCase(std::string name, std::string type) : name_(std::move(name)), type_(std::move(type)) {}

  void TestBody() override {
    const Json all = read(root() / "optim" / "optimizers.json"), &run = all.at("runs").at(name_);
    Flat flat(all.at("start"), all.at("shapes"));
    const Json& settings = run.at("settings");
    const auto built_settings = built(name_, settings, flat);
    if (!built_settings) GTEST_SKIP() << "not yet built: " << name_;
    const bool fp64 = type_ == "float64";
    const double tolerance = fp64 ? 1e-10 : 1e-5;
    const auto dtype = fp64 ? at::kDouble : at::kFloat;
    const at::Tensor values = at::zeros({flat.size}, dtype), grads = at::zeros({flat.size}, dtype);
    flat.write(all.at("start"), values);
    const auto optimizer = train::make_optimizer(*built_settings, flat.segments);
    ASSERT_FALSE(run.at(type_).empty());
    for (const Json& row : run.at(type_)) {
      flat.write(row.at("grad"), grads);
      double factor = 1;
      if (settings.contains("clip")) {
        const double norm = train::global_norm(grads);
        EXPECT_NEAR(norm, row.at("grad_norm").get<double>(), tolerance * std::max(1.0, norm));
        factor = train::clip_factor(norm, settings.at("clip").get<double>());
        const auto clipped = flat.worst(row.at("clipped_grad"), grads * factor);
        EXPECT_LE(clipped.first, tolerance) << "clipped gradient, step " << row.at("step") << ", " << clipped.second;
      }
      optimizer->step(values, grads, settings.at("lr").get<double>(), factor);
      const auto [gap, place] = flat.worst(row.at("param"), values);
      EXPECT_LE(gap, tolerance) << name_ << " " << type_ << ": parameters after step " << row.at("step") << ", "
                                << place;
    }
  }

 private:
  std::string name_, type_;
};

class ClipCase : public testing::Test {
 public:
  explicit ClipCase(size_t index) : index_(index) {}
  void TestBody() override {
    const Json all = read(root() / "optim" / "optimizers.json"), &one = all.at("clip_global_norm").at(index_);
    Flat flat(one.at("grad"), all.at("shapes"));
    for (const auto dtype : {at::kDouble, at::kFloat}) {
      const double tolerance = dtype == at::kDouble ? 1e-10 : 1e-5;
      const at::Tensor grads = at::zeros({flat.size}, dtype);
      flat.write(one.at("grad"), grads);
      const double norm = train::global_norm(grads), max_norm = one.at("max_norm");
      EXPECT_NEAR(norm, one.at("norm").get<double>(), tolerance * std::max(1.0, norm));
      const auto clipped = flat.worst(one.at("clipped"), grads * train::clip_factor(norm, max_norm));
      EXPECT_LE(clipped.first, tolerance) << clipped.second;
    }
  }

 private:
  size_t index_;
};

/// The schedule that a name and its settings mean; nothing for those that are not built.
std::optional<train::Schedule> built(const std::string& name, const Json& settings) {
  using train::Schedule;
  Schedule s;
  s.warmup = settings.value("warmup", 0);
  s.total = settings.value("total", 0);
  s.stable = settings.value("stable", 0);
  s.decay = settings.value("decay", 0);
  const auto is = [&](const char* prefix) { return name.starts_with(prefix); };
  if (is("cosine")) {
    s.kind = Schedule::Kind::Cosine;
    s.floor = name.find("10pct") != std::string::npos ? 0.1 : 0;
    s.count_next = name.find("next_step") != std::string::npos;
  } else if (is("linear"))
    s.kind = Schedule::Kind::Linear;
  else if (is("constant"))
    s.kind = Schedule::Kind::Constant;
  else if (is("inverse_sqrt"))
    s.kind = Schedule::Kind::InverseSqrt;
  else if (is("wsd_")) {
    s.kind = Schedule::Kind::Wsd;
    s.decay_form = name == "wsd_linear"   ? Schedule::Decay::Linear
                   : name == "wsd_1_sqrt" ? Schedule::Decay::OneMinusSqrt
                                          : Schedule::Decay::Cosine;
  } else
    return std::nullopt;
  return s;
}

class ScheduleCase : public testing::Test {
 public:
  explicit ScheduleCase(std::string name) : name_(std::move(name)) {}
  void TestBody() override {
    const Json one = read(root() / "optim" / "schedules.json").at("schedules").at(name_);
    const auto schedule = built(name_, one.at("settings"));
    if (!schedule) GTEST_SKIP() << "not yet built: " << name_;
    const auto factors = one.at("factor").get<std::vector<double>>();
    ASSERT_GT(factors.size(), 1u);
    for (size_t s = 0; s < factors.size(); ++s)
      EXPECT_NEAR(schedule->factor(static_cast<int64_t>(s)), factors[s], 1e-12)
          << name_ << " after " << s << " updates";
  }

 private:
  std::string name_;
};

class Missing : public testing::Test {
 public:
  void TestBody() override {
    GTEST_SKIP() << "no golden trajectories under " << (root() / "optim").string()
                 << " (ZK_GOLDEN names another folder)";
  }
};

void add(const std::string& suite, const std::string& name, std::function<testing::Test*()> make) {
  testing::RegisterTest(suite.c_str(), name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                        [make]() -> testing::Test* { return make(); });
}

void register_cases() {
  const fs::path runs = root() / "optim" / "optimizers.json", schedules = root() / "optim" / "schedules.json";
  if (!fs::exists(runs) || !fs::exists(schedules)) return add("Data", "missing", [] { return new Missing; });
  const Json all = read(runs);
  for (const auto& [name, run] : all.at("runs").items())
    for (const std::string type : {"float64", "float32"})
      if (run.contains(type)) add("Run", name + "_" + type, [name = name, type] { return new RunCase(name, type); });
  for (size_t i = 0; i < all.at("clip_global_norm").size(); ++i)
    add("Clip", std::to_string(i), [i] { return new ClipCase(i); });
  const Json list = read(schedules);
  for (const auto& [name, one] : list.at("schedules").items())
    add("Schedule", name, [name = name] { return new ScheduleCase(name); });
}
}  // namespace
}  // namespace zk::golden

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  zk::golden::register_cases();
  return RUN_ALL_TESTS();
}
