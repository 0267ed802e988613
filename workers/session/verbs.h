// The verbs of `zk session`, in groups of what they are about; their fields: docs/file-formats.md.
#pragma once
#include "engine/core/context.h"
#include "engine/core/session.h"

namespace zk::workers {
void add_form_verbs(Session& session, Context& context);       ///< describe, list, check
void add_plan_verbs(Session& session, Context& context);       ///< plan, model, dial, famous
void add_tokenizer_verbs(Session& session, Context& context);  ///< tokenize, merges, tokenizer_stats
void add_clean_verbs(Session& session, Context& context);      ///< decisions
void add_peek_verbs(Session& session, Context& context);       ///< peek, leaks
}  // namespace zk::workers
