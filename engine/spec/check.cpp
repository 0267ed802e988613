// resolve() stops at the first fault, as a command must; here all are gathered. Relations between the sizes of a model
// are those of build_decoder().
#include "engine/spec/check.h"

#include <algorithm>
#include <cmath>

#include "engine/spec/archs/decoder.h"
#include "engine/spec/params.h"
#include "engine/spec/plan_params.h"

namespace zk::spec {
namespace {

/// Stands for a vocabulary that is not known yet: no rule of the shape depends on it.
constexpr int64_t kSomeVocabulary = 4096;

const Field* field_of(const std::vector<Field>& fields, const std::string& path) {
  for (const auto& field : fields) {
    if (field.path == path) return &field;
    for (const char* former : field.attr.former)
      if (path == former) return &field;
  }
  return nullptr;
}

Issue unknown(const std::string& path, const std::vector<Field>& fields) {
  std::vector<std::string> known;
  for (const auto& field : fields) known.push_back(field.path);
  Issue issue = issue_usage("param-unknown", {{"key", path}, {"nearest", nearest(path, known)}});
  issue.path = path;
  return issue;
}

const TrainParams* training(const Params& params) {
  if (const auto* train = dynamic_cast<const ParamsOf<TrainParams>*>(&params)) return &train->value;
  if (const auto* plan = dynamic_cast<const ParamsOf<PlanParams>*>(&params)) return &plan->value;
  return nullptr;
}

/// Shape rules and automatic values of what trains a model from nothing.
void add_training(const TrainParams& p, Issues& issues, Json& derived) {
  const auto spec = build_decoder(p.model, kSomeVocabulary);
  derived["model.n_kv_head"] = p.model.n_head;
  if (spec.ok()) {
    ModelParams automatic = p.model;
    automatic.d_ff.reset();
    if (const auto built = build_decoder(automatic, kSomeVocabulary); built.ok()) derived["model.d_ff"] = built->d_ff;
  } else {
    issues.push_back(spec.issue());
  }
  if (p.minutes > 0) return;  // then a measurement decides
  const double tokens = static_cast<double>(p.batch * p.model.seq_len);
  derived["steps"] = std::max<int64_t>(1, std::llround(std::ceil(p.tokens_millions * 1e6 / tokens)));
}

}  // namespace

Json check_values(const CommandDecl& command, const Json& values) {
  auto params = command.params();
  const auto fields = params->fields();
  Issues issues;
  const Json flat = flatten(values.is_object() ? values : Json::object());
  for (const auto& [path, value] : flat.items()) {
    const Field* field = field_of(fields, path);
    if (!field) {
      issues.push_back(unknown(path, fields));
      continue;
    }
    if (const Status set = field->set(value); !set.ok()) issues.push_back(set.issue());
  }
  params->check(issues);
  Json derived = Json::object();
  if (const TrainParams* train = training(*params)) add_training(*train, issues, derived);
  Json list = Json::array();
  for (const auto& issue : issues) list.push_back(issue.to_json());
  return {{"values", values_of(fields)}, {"issues", std::move(list)}, {"derived", std::move(derived)}};
}

}  // namespace zk::spec
