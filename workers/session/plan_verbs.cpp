// plan, model, dial, famous: what follows from a configuration while one types. Facts of the machine are looked up once
// and the workspace's measurements only where a manifest has changed, so that an answer takes a few milliseconds.
#include <memory>

#include "engine/core/files.h"
#include "engine/core/model_ref.h"
#include "engine/plan/blocks.h"
#include "engine/plan/dial.h"
#include "engine/plan/estimate.h"
#include "engine/plan/parts.h"
#include "engine/spec/archs/decoder.h"
#include "engine/spec/archs/family.h"
#include "workers/session/args.h"
#include "workers/session/verbs.h"

namespace zk::workers {
namespace {
constexpr double kMachineSeconds = 2;  // free memory changes; everything else does not
constexpr int kMostFixes = 8;

class Planner {
 public:
  explicit Planner(Context& context) : context_(context), measurements_(context.workspace()) {}

  Result<Json> plan(const Json& json) {
    ZK_TRY(Given given, read(json));
    ZK_TRY(const plan::Facts facts, facts_for(given.params));
    const int64_t vocab_size = given.params.vocab_size.value_or(facts.vocab_size);
    ZK_CHECK(plan::apply_dial(given.params, given.origins, vocab_size));
    ZK_TRY(Json answer, plan::estimate(given.params, facts));
    if (given.params.dial) answer["dial"] = dial_json(*given.params.dial, vocab_size);
    return answer;
  }

  /// What is illegal is mended step by step with the issues' own fixes, so that there is something to draw.
  Result<Json> model(const Json& json) {
    Args args(json);
    const std::string ref = args.text("ref");
    ZK_CHECK(args.status());
    if (!ref.empty()) return model_of_folder(ref);
    ZK_TRY(Given given, read(json));
    ZK_TRY(const plan::Facts facts, facts_for(given.params));
    ZK_CHECK(plan::apply_dial(given.params, given.origins, given.params.vocab_size.value_or(facts.vocab_size)));
    Json issues = Json::array(), offending = Json::array(), applied = Json::array();
    for (int i = 0; i < kMostFixes; ++i) {
      auto spec = plan::planned_spec(given.params, facts);
      if (spec.ok()) {
        ZK_TRY(Json answer, describe(*spec));
        answer["issues"] = std::move(issues);
        answer["offending"] = std::move(offending);
        answer["applied"] = std::move(applied);
        return answer;
      }
      const Issue& issue = spec.issue();
      issues.push_back(issue.to_json());
      offending.push_back(plan::block_of_member(issue.path));
      if (issue.fix.empty() || !mend(given.params, issue.fix[0])) return issue;
      applied.push_back(issue.fix[0]);
    }
    return Issue::from_json(issues[0]);
  }

  Result<Json> dial(const Json& json) {
    Args args(json);
    const double position = args.number("position", 0, 0, 1);
    const int64_t given = args.whole("vocab_size", 0, 0, int64_t{1} << 24);
    const std::string dataset = args.text("dataset");
    ZK_CHECK(args.status());
    if (given > 0) return dial_json(position, given);
    spec::PlanParams params;
    params.dataset = dataset;
    ZK_TRY(const plan::Facts facts, facts_for(params));
    return dial_json(position, facts.vocab_size);
  }

  static Result<Json> famous() {
    ZK_TRY(Json trainings, plan::famous_trainings());
    ZK_TRY(Json published, published_list());
    return Json{{"trainings", std::move(trainings)}, {"published", std::move(published)}};
  }

 private:
  struct Given {
    spec::PlanParams params;
    Json origins;
  };

  /// `values`: keys of zk plan, which has those of zk train; as a tree or flat.
  static Result<Given> read(const Json& json) {
    Args args(json);
    const Json& values = args.object("values");
    ZK_CHECK(args.status());
    ParamsOf<spec::PlanParams> params;
    ZK_TRY(Resolved resolved, resolve(params, {{"window", values}}));
    return Given{std::move(params.value), std::move(resolved.origins)};
  }

  Result<plan::Facts> facts_for(const spec::PlanParams& params) {
    const double now = monotonic_seconds();
    if (!here_ || now - looked_ > kMachineSeconds) {
      here_ = std::make_unique<Machine>(plan::look_for_plan(context_.workspace().dir()));
      looked_ = now;
    }
    Machine here = *here_;
    if (params.device == "cpu") here.gpus.clear();
    return plan::gather_facts(context_.workspace(), params.dataset, here, measurements_);
  }

  static bool mend(spec::PlanParams& params, const Json& fix) {
    for (const Field& field : fields_of(params))
      if (field.path == fix.value("path", "")) return field.set(fix["value"]).ok();
    return false;
  }

  static Json dial_json(double position, int64_t vocab_size) {
    const plan::DialSetting setting = plan::dial_at(position, vocab_size);
    return {{"position", position},
            {"vocab_size", vocab_size},
            {"parameters", setting.parameters},
            {"values", setting.values},
            {"formulas", setting.formulas}};
  }

  static Result<Json> describe(const spec::ModelSpec& spec) {
    const auto forward = spec::flops_per_token(spec, spec.seq_len);
    const auto counts = plan::training_flops_per_token(spec, spec.seq_len);
    ZK_TRY(Json published, published_list());
    return Json{{"spec", spec.to_json()},
                {"blocks", plan::blocks_of(spec, spec.seq_len)},
                {"parts", plan::parts_json(plan::parts_of(spec, spec.seq_len))},
                {"parameters", spec::param_count(spec)},
                {"embedding_parameters", spec::embedding_count(spec)},
                {"flops",
                 {{"forward", forward.forward()},
                  {"training", counts.exact},
                  {"palm", counts.palm},
                  {"kaplan", counts.kaplan},
                  {"attention_share", forward.attention / forward.forward()}}},
                {"published", std::move(published)}};
  }

  /// The model in a run, a checkpoint or a models folder.
  Result<Json> model_of_folder(const std::string& name) {
    ZK_TRY(const ModelRef ref, resolve_model(context_.workspace(), name));
    const auto config = read_json(ref.dir / "config.json");
    if (!config.ok()) return issue_input("model-config-missing", {{"path", (ref.dir / "config.json").string()}});
    ZK_TRY(const spec::ModelSpec spec, spec::ModelSpec::from_json(*config));
    ZK_TRY(Json answer, describe(spec));
    answer["ref"] = ref.name;
    answer["issues"] = answer["offending"] = answer["applied"] = Json::array();
    return answer;
  }

  /// Presets with our count beside the published one.
  static Result<Json> published_list() {
    ZK_TRY(const Json published, plan::published_sizes());
    Json out = Json::array();
    for (const auto& preset : spec::all_presets()) {
      Json entry = {{"id", preset.id},
                    {"family", preset.spec.family},
                    {"parameters", spec::param_count(preset.spec)},
                    {"n_layer", preset.spec.n_layer},
                    {"d_model", preset.spec.d_model},
                    {"n_head", preset.spec.n_head}};
      if (const auto known = published.find(preset.id); known != published.end()) {
        entry["published"] = known->at("parameters");
        entry["source"] = known->at("source");
      }
      out.push_back(std::move(entry));
    }
    return out;
  }

  Context& context_;
  plan::Measurements measurements_;
  std::unique_ptr<Machine> here_;
  double looked_ = 0;
};
}  // namespace

void add_plan_verbs(Session& session, Context& context) {
  const auto planner = std::make_shared<Planner>(context);
  add_verb(session, "plan", [planner](const Json& args, SessionReply&) { return planner->plan(args); });
  add_verb(session, "model", [planner](const Json& args, SessionReply&) { return planner->model(args); });
  add_verb(session, "dial", [planner](const Json& args, SessionReply&) { return planner->dial(args); });
  add_verb(session, "famous", [](const Json&, SessionReply&) { return Planner::famous(); });
}
}  // namespace zk::workers
