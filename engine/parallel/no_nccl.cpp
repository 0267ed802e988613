// The build without CUDA: there is no NCCL, and nothing asks for it, since no tensor lies on a GPU.
#include <stdexcept>

#include "engine/parallel/nccl.h"
#include "engine/parallel/process_group.h"

namespace zk::parallel {
bool has_nccl() { return false; }

c10::intrusive_ptr<c10d::Backend> make_nccl(const c10::intrusive_ptr<c10d::Store>&, int, int,
                                            std::chrono::milliseconds) {
  throw std::runtime_error("this build has no NCCL");
}
}  // namespace zk::parallel
