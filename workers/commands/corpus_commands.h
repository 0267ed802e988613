// The functions behind the commands of the data factory (zk only).
#pragma once
#include "engine/core/context.h"
#include "engine/spec/collect_params.h"

namespace zk::workers {
Result<Outcome> run_collect(const spec::CollectParams&, Context&);
Result<Outcome> run_clean(const spec::CleanParams&, Context&);
}  // namespace zk::workers
