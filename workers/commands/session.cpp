// zk session: what the window asks while one types, without LibTorch. The verbs are in workers/session/.
#include "workers/session/verbs.h"

#include "workers/commands/commands.h"

namespace zk::workers {
Result<Outcome> run_session(const spec::SessionParams&, Context& context) {
  Session session;
  add_form_verbs(session, context);
  add_plan_verbs(session, context);
  add_tokenizer_verbs(session, context);
  add_peek_verbs(session, context);
  add_clean_verbs(session, context);
  session.serve(0, context.result_fd);
  return Outcome{};
}
}  // namespace zk::workers
