// See train_draft.h.
#include "ui/train_draft.h"

#include <algorithm>
#include <iterator>

#include "ui/event.h"

namespace zk::ui {
namespace {

/// Keys of PlanParams that TrainParams does not have.
constexpr const char* kPlanOnly[] = {
    "size", "vocab_size",     "machine", "devices",      "tensor_parallel", "pipeline_parallel",
    "zero", "price_per_hour", "watts",   "price_per_kwh"};

bool planOnly(const std::string& key) {
  return std::find(std::begin(kPlanOnly), std::end(kPlanOnly), key) != std::end(kPlanOnly);
}

constexpr const char* kDial = "dial";  // draft of the window alone: no command is called so

}  // namespace

Json plannedValues(const ProjectNotes& notes) {
  Json values = notes.draft("train");
  for (const char* key : {"name", "resume", "detach"}) values.erase(key);
  const Json plan = notes.draft("plan");
  for (const auto& [key, value] : plan.items()) values[key] = value;
  return values;
}

Json fixAsValues(const Json& fix) {
  Json values = Json::object();
  for (const auto& change : fix)
    if (change.is_object() && change.contains("path") && change.contains("value"))
      values[change["path"].get<std::string>()] = change["value"];
  return values;
}

void writeDraft(ProjectNotes& notes, const Json& flatValues) {
  Json plan = Json::object(), train = Json::object();
  for (const auto& [key, value] : flatValues.items()) (planOnly(key) ? plan : train)[key] = value;
  if (!plan.empty()) notes.mergeDraft("plan", plan);
  if (!train.empty()) notes.mergeDraft("train", train);
}

DialState dialState(const ProjectNotes& notes) {
  DialState state;
  const Json draft = notes.draft(kDial);
  if (draft.contains("position") && draft["position"].is_number()) state.position = draft["position"];
  if (draft.contains("own") && draft["own"].is_array())
    for (const auto& path : draft["own"])
      if (path.is_string()) state.own << qstr(path.get<std::string>());
  return state;
}

void setDialState(ProjectNotes& notes, const DialState& state) {
  Json own = Json::array();
  for (const QString& path : state.own) own.push_back(path.toStdString());
  notes.setDraft(kDial, state.used() ? Json{{"position", state.position}, {"own", own}} : Json::object(), {});
}

}  // namespace zk::ui
