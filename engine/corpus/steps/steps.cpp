// The list of steps. Adding one: a group in engine/spec/collect_params.h, a file here, a line in each of the two
// tables.
#include <algorithm>

#include "engine/corpus/quality/chain.h"
#include "engine/corpus/steps/step.h"
#include "engine/token/utf8.h"

namespace zk::corpus {
namespace {
constexpr size_t kShown = 80;  // bytes of an excerpt

std::unique_ptr<Step> make(const std::string& name, const spec::CleanParams& params, const StepInputs& inputs) {
  if (name == "html") return html_step(params.html);
  if (name == "unicode") return unicode_step(params.unicode);
  if (name == "emoji") return emoji_step(params.emoji);
  if (name == "language") return language_step(params.language);
  if (name == "length") return length_step(params.length);
  if (name == "contact") return contact_step(params.contact);
  if (name == "quality") return quality_step(params.quality);
  if (name == "exact") return exact_step(params.exact);
  if (name == "near") return near_step(params.near);
  if (name == "decontaminate") return decontaminate_step(params.decontaminate, inputs);
  return nullptr;
}

bool inside_character(std::string_view text, size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

std::string excerpt(std::string_view text, size_t from, size_t to) {
  to = std::min({to, text.size(), from + kShown});
  while (to > from && inside_character(text, to)) --to;
  return std::string(text.substr(from, to - from));
}
}  // namespace

const std::vector<std::string>& step_names() {
  static const std::vector<std::string> names = {"html",   "unicode", "language", "emoji", "contact",
                                                 "length", "quality", "exact",    "near",  "decontaminate"};
  return names;
}

void Reason::count(const char* name, int64_t times) {
  if (times == 0) return;
  const auto it = std::find_if(also.begin(), also.end(), [&](const auto& entry) { return entry.first == name; });
  if (it == also.end())
    also.emplace_back(name, times);
  else
    it->second += times;
}

Result<Steps> make_steps(const spec::CleanParams& params, const StepInputs& inputs) {
  const auto& named = params.steps;
  if (std::find(named.begin(), named.end(), "quality") != named.end())
    ZK_CHECK(quality::make_chain(params.quality.preset));
  if (params.steps.empty()) return issue_usage("clean-steps-none", {{"steps", step_names()}});
  Steps steps;
  for (const auto& name : params.steps) {
    for (const auto& step : steps)
      if (step->name() == name) return issue_usage("clean-step-twice", {{"step", name}});
    auto step = make(name, params, inputs);
    if (!step)
      return issue_usage("clean-step-unknown",
                         {{"step", name}, {"nearest", nearest(name, step_names())}, {"steps", step_names()}});
    steps.push_back(std::move(step));
  }
  return steps;
}

void note_first_change(std::string_view before, std::string_view after, Reason& reason) {
  size_t head = static_cast<size_t>(std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first -
                                    before.begin());
  while (head > 0 && (inside_character(before, head) || inside_character(after, head))) --head;
  size_t tail = 0;
  while (tail < std::min(before.size(), after.size()) - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
    ++tail;
  while (tail > 0 && (inside_character(before, before.size() - tail) || inside_character(after, after.size() - tail)))
    --tail;
  reason.begin = head;
  reason.end = before.size() - tail;
  reason.before = excerpt(before, head, reason.end);
  reason.after = excerpt(after, head, after.size() - tail);
}
}  // namespace zk::corpus
