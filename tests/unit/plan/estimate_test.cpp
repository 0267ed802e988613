// The whole plan: published trainings come out as published, measurements are used where they fit, what is too big says
// how it would fit.
#include "engine/plan/estimate.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include "engine/core/files.h"

namespace zk::plan {
namespace {
namespace fs = std::filesystem;

Machine computer() {
  Machine here;
  here.processor.model = "Test CPU";
  here.processor.features = {"avx2", "avx512f"};
  here.processor.usable = 2;
  here.memory = {16'000'000'000, 8'000'000'000, false};
  return here;
}

Facts facts_of(const Machine& here = computer()) {
  Facts facts;
  auto all = machines(here);
  EXPECT_TRUE(all.ok());
  if (all.ok()) facts.machines = *all;
  return facts;
}

class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "zk-plan-XXXXXX").string();
    path = ::mkdtemp(pattern.data());
  }
  ~Folder() {
    std::error_code ec;
    fs::remove_all(path, ec);
  }
  fs::path path;
};

TEST(Estimate, TheDefaultsOnThisComputer) {
  const auto plan = estimate({}, facts_of());
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ((*plan)["model"]["parameters"], 1313024);
  EXPECT_EQ((*plan)["work"]["steps"], 2930);  // 6 million tokens, 2,048 a step
  EXPECT_EQ((*plan)["memory"]["state"], "fits");
  EXPECT_EQ((*plan)["throughput"]["source"]["kind"], "table");
  EXPECT_NEAR((*plan)["time_s"]["high"].get<double>() / (*plan)["time_s"]["low"].get<double>(), 9, 1e-9);
  EXPECT_EQ((*plan)["disk"]["checkpoint_bytes"], 12.0 * 1313024);
  EXPECT_EQ((*plan)["disk"]["kept"], 3);
  EXPECT_EQ((*plan)["ladder"].size(), 5u);
  EXPECT_EQ((*plan)["money"]["what"], "electricity");
}

TEST(Estimate, PublishedTrainingsComeOutAsPublished) {
  const auto famous = famous_trainings();
  ASSERT_TRUE(famous.ok());
  std::map<std::string, Json> by_id;
  for (const Json& one : *famous) by_id[one["id"]] = one;
  const Json &v100 = by_id.at("gpt3-v100"), &a100 = by_id.at("gpt3-a100"), &falcon = by_id.at("falcon-40b");
  const double years = v100["flops"].get<double>() / v100["device_flops_per_second"].get<double>() / (365.25 * 86400);
  EXPECT_NEAR(years, v100["years"].get<double>(), 1);
  EXPECT_NEAR(v100["cost_usd"].get<double>(), years * 365.25 * 24 * 1.5, 0.1e6);
  // Narayanan et al. 2021, eq. 4: 8 T P / (n X).
  const double seconds = 8 * 300e9 * 175e9 / (1024 * a100["device_flops_per_second"].get<double>());
  EXPECT_NEAR(seconds / 86400, a100["days"].get<double>(), 0.5);
  const Json& split = falcon["split"];
  EXPECT_EQ(split["tensor"].get<int>() * split["pipeline"].get<int>() * split["data"].get<int>(), falcon["devices"]);
  EXPECT_NEAR(6144 * 1200 + 3072 * 336, by_id.at("palm-540b")["device_hours"].get<double>(), 1);
}

TEST(Estimate, LlamaOnACluster) {
  spec::PlanParams params;
  params.size = "llama-7b";
  params.machine = "cluster";
  params.devices = 1024;
  params.batch = 2048;
  params.tokens_millions = 1e6;
  const auto plan = estimate(params, facts_of());
  ASSERT_TRUE(plan.ok());
  // 82,432 device-hours were published; the table's range holds them.
  const double published = 82432.0 / 1024 * 3600;
  EXPECT_LT((*plan)["time_s"]["low"].get<double>(), published);
  EXPECT_GT((*plan)["time_s"]["high"].get<double>(), published);
  EXPECT_EQ((*plan)["money"]["what"], "rent");
  EXPECT_EQ((*plan)["split"]["data"], 1024);
}

TEST(Estimate, AMeasurementOfTheSameClassCounts) {
  Facts facts = facts_of();
  Measurement mine = measured(spec::ModelSpec{}, 256, 10000);
  mine.precision = "fp32", mine.device = "cpu", mine.source = "run:run-1", mine.t = 7;
  facts.measurements = {mine};
  auto plan = estimate({}, facts);
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ((*plan)["throughput"]["source"]["kind"], "measured");
  EXPECT_EQ((*plan)["throughput"]["source"]["t"], 7);
  EXPECT_NEAR((*plan)["throughput"]["tokens_per_second"]["low"].get<double>(), 10000 / 1.1, 1);
  const double without_validation = 6000640 / 11000.0;
  EXPECT_GT((*plan)["time_s"]["low"].get<double>(), without_validation);
  EXPECT_LT((*plan)["time_s"]["low"].get<double>(), 1.1 * without_validation);
  spec::PlanParams large;
  large.model.d_model = 768, large.model.n_layer = 12, large.model.n_head = 12;
  plan = estimate(large, facts);
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ((*plan)["throughput"]["source"]["kind"], "table");
}

TEST(Estimate, TooBigSaysWhatWouldFit) {
  spec::PlanParams params;
  params.model.d_model = 768, params.model.n_layer = 12, params.model.n_head = 12, params.model.seq_len = 1024;
  params.batch = 32;
  auto plan = estimate(params, facts_of());
  ASSERT_TRUE(plan.ok());
  const Json& memory = (*plan)["memory"];
  EXPECT_EQ(memory["state"], "too_big");
  EXPECT_GT(memory["over_bytes"].get<double>(), 0);
  ASSERT_FALSE(memory["fix"].empty());
  ASSERT_EQ(memory["fix"][0]["path"], "grad_accum");
  params.grad_accum = memory["fix"][0]["value"];
  plan = estimate(params, facts_of());
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ((*plan)["memory"]["state"], "fits");
}

TEST(Estimate, ATimeBudgetGivesSteps) {
  spec::PlanParams params;
  params.minutes = 10;
  const auto plan = estimate(params, facts_of());
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ((*plan)["time_s"]["low"], 600);
  EXPECT_EQ((*plan)["time_s"]["high"], 600);
  EXPECT_GT((*plan)["work"]["steps"].get<int64_t>(), 100);
}

TEST(Estimate, WhatCannotBeIsAnIssue) {
  const auto refusal = [](auto change) {
    spec::PlanParams params;
    change(params);
    const auto plan = estimate(params, facts_of());
    return plan.ok() ? std::string() : plan.issue().id + " " + plan.issue().path;
  };
  EXPECT_EQ(refusal([](auto& p) { p.machine = "clustre"; }), "plan-machine-unknown machine");
  EXPECT_EQ(refusal([](auto& p) { p.size = "gpt-2"; }), "spec-unknown-preset size");
  EXPECT_EQ(refusal([](auto& p) { p.model.n_head = 3; }), "spec-head-divides model.n_head");
  EXPECT_EQ(refusal([](auto& p) { p.machine = "server", p.tensor_parallel = 3; }), "plan-split-devices devices");
  EXPECT_EQ(refusal([](auto& p) { p.machine = "server"; }), "");
}

TEST(Machines, AKnownGraphicsCardIsUsed) {
  Machine here = computer();
  here.gpus = {{"NVIDIA GeForce RTX 4090", "550", 25'000'000'000}};
  const auto all = machines(here);
  ASSERT_TRUE(all.ok());
  EXPECT_TRUE((*all)[0].cuda);
  EXPECT_EQ((*all)[0].memory_bytes, 25e9);
  EXPECT_EQ((*all)[0].peak_half, 165.2e12);
  here.gpus[0].name = "Some other card";
  EXPECT_FALSE((*machines(here))[0].cuda);
}

TEST(Measurements, ComeFromRunsAndBenches) {
  const Folder folder;
  const auto workspace = Workspace::open(folder.path);
  ASSERT_TRUE(workspace.ok());
  Measurements measurements(*workspace);
  EXPECT_TRUE(measurements.all().empty());
  Measurement bench = measured(spec::ModelSpec{}, 256, 5000);
  bench.t = 2, bench.source = "bench", bench.precision = "fp32", bench.device = "cpu";
  ASSERT_TRUE(add_measurement(*workspace, bench).ok());
  const auto run = [&](const char* name, const Json& counters) {
    const fs::path dir = workspace->folder(ArtifactKind::Run) / name;
    ASSERT_TRUE(make_dirs(dir).ok());
    ASSERT_TRUE(write_json_atomic(dir / "config.json", spec::ModelSpec{}.to_json()).ok());
    ASSERT_TRUE(write_json_atomic(dir / "run.json", {{"precision", "fp32"}, {"device", "cpu"}}).ok());
    ASSERT_TRUE(write_json_atomic(dir / "manifest.json", {{"created", 1}, {"counters", counters}}).ok());
  };
  run("good", {{"steps", 100}, {"tokens_per_second", 9000.0}, {"tuned", false}});
  run("short", {{"steps", 3}, {"tokens_per_second", 9000.0}, {"tuned", false}});
  run("tuned", {{"steps", 100}, {"tokens_per_second", 9000.0}, {"tuned", true}});
  ASSERT_TRUE(make_dirs(workspace->folder(ArtifactKind::Run) / "unfinished").ok());
  const auto all = measurements.all();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].source, "run:good");
  EXPECT_EQ(all[1].source, "bench");
  EXPECT_NEAR(all[0].flops_per_second, 9000 * spec::flops_per_token(spec::ModelSpec{}, 256).training(), 1);
  EXPECT_EQ(of_class(all, spec::ModelSpec{}, "fp32", false).size(), 2u);
  EXPECT_EQ(of_class(all, spec::ModelSpec{}, "bf16", false).size(), 0u);
  ASSERT_TRUE(write_file_atomic(workspace->dir() / "calibration.json", "{broken").ok());
  EXPECT_LE(measurements.all().size(), 2u);
}
}  // namespace
}  // namespace zk::plan
