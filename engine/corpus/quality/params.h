// Parameters of a rule as JSON, from a plain struct with visit(v): v(name, member). Used by the rules' .cpp files only.
#pragma once
#include "engine/corpus/quality/rule.h"

namespace zk::quality {

template <class P>
Json params_to_json(const P& params) {
  Json out = Json::object();
  P copy = params;
  copy.visit([&](const char* name, const auto& member) { out[name] = member; });
  return out;
}

/// Issue "quality-param-unknown" or "quality-param-type" names the rule and the parameter.
template <class P>
Status params_from_json(P& params, const Json& json, std::string_view rule) {
  const auto complain = [&](const char* id, const std::string& name) {
    return issue_usage(id, {{"rule", std::string(rule)}, {"name", name}});
  };
  if (!json.is_object()) return complain("quality-param-type", "");
  P next = params;
  for (const auto& [name, value] : json.items()) {
    bool known = false, fits = true;
    next.visit([&, &key = name, &given = value](const char* own, auto& member) {
      if (key != own) return;
      known = true;
      try {
        if (const Json now = member; now.is_boolean() != given.is_boolean() || now.is_array() != given.is_array() ||
                                     (now.is_number_integer() && !given.is_number_integer()))
          fits = false;
        else
          given.get_to(member);
      } catch (const Json::exception&) {
        fits = false;
      }
    });
    if (!known) return complain("quality-param-unknown", name);
    if (!fits) return complain("quality-param-type", name);
  }
  params = std::move(next);
  return {};
}

/// What every rule with a parameter struct has in common.
template <class P>
class RuleOf : public Rule {
 public:
  Json params() const override { return params_to_json(p_); }
  Status set_params(const Json& json) override { return params_from_json(p_, json, id()); }

 protected:
  P p_;
};

std::unique_ptr<Rule> make_gopher_rep();
std::unique_ptr<Rule> make_gopher_quality();
std::unique_ptr<Rule> make_c4();
std::unique_ptr<Rule> make_c4_no_terminal();
std::unique_ptr<Rule> make_c4_paragraph();
std::unique_ptr<Rule> make_fineweb();
std::unique_ptr<Rule> make_refinedweb_lines();
std::unique_ptr<Rule> make_ja_web();
std::unique_ptr<Rule> make_mini();
std::unique_ptr<Rule> make_symbol_lines();
}  // namespace zk::quality
