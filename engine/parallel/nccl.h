// NCCL for CUDA tensors: in a CUDA build only (nccl.cpp); otherwise no_nccl.cpp says that there is none.
#pragma once
#include <torch/csrc/distributed/c10d/Backend.hpp>
#include <torch/csrc/distributed/c10d/Store.hpp>

#include <chrono>

namespace zk::parallel {
/// The NCCL back end of a group; throws where NCCL or the device refuses.
c10::intrusive_ptr<c10d::Backend> make_nccl(const c10::intrusive_ptr<c10d::Store>& store, int rank, int size,
                                            std::chrono::milliseconds timeout);
}  // namespace zk::parallel
