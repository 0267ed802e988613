// quickstart.json: the numbers of one quickstart, gathered from the results of its stages. Nothing is computed anew but
// the pooling of both languages. Format: docs/file-formats.md.
#pragma once
#include "engine/core/context.h"
#include "workers/quickstart/state.h"

namespace zk::workers::quickstart {
/// Issue file-missing or json-broken where a stage's result file is not there.
Result<Json> summarise(const State& state, Context& context);
/// The few lines that people see at the end.
std::string summary_text(const Json& summary, Lang lang);
}  // namespace zk::workers::quickstart
