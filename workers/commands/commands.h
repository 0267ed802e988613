// The functions behind the commands, one file each.
#pragma once
#include "engine/core/context.h"
#include "engine/spec/plan_params.h"

namespace zk::workers {
// zk
Result<Outcome> run_quickstart(const spec::QuickstartParams&, Context&);
Result<Outcome> run_miniworld(const spec::MiniworldParams&, Context&);
Result<Outcome> run_tokenizer(const spec::TokenizerParams&, Context&);
Result<Outcome> run_dataset(const spec::DatasetParams&, Context&);
Result<Outcome> run_compare(const spec::CompareParams&, Context&);
Result<Outcome> run_list(const spec::ListParams&, Context&);
Result<Outcome> run_lineage(const spec::LineageParams&, Context&);
Result<Outcome> run_rerun(const spec::RerunParams&, Context&);
Result<Outcome> run_control(const spec::ControlParams&, Context&);
Result<Outcome> run_plan(const spec::PlanParams&, Context&);
Result<Outcome> run_doctor(const spec::DoctorParams&, Context&);
Result<Outcome> run_describe(const spec::DescribeParams&, Context&);
Result<Outcome> run_session(const spec::SessionParams&, Context&);
// zk-engine
Result<Outcome> run_train(const spec::TrainParams&, Context&);
Result<Outcome> run_tune(const spec::TuneParams&, Context&);
Result<Outcome> run_eval(const spec::EvalParams&, Context&);
Result<Outcome> run_generate(const spec::GenerateParams&, Context&);
Result<Outcome> run_chat(const spec::ChatParams&, Context&);
Result<Outcome> run_bench(const spec::BenchParams&, Context&);
Result<Outcome> run_engine_session(const spec::SessionParams&, Context&);
}  // namespace zk::workers
