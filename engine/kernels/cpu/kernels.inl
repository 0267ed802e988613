// The body of every instruction set's file. Everything but the table has internal linkage, and only headers without
// functions are included: an inline function compiled here for AVX-512 must never be the one that the linker keeps.
#include "engine/kernels/cpu/table.h"

namespace zk::kernels {
namespace {
#include "engine/kernels/cpu/math.inl"
#include "engine/kernels/cpu/optim.inl"
#include "engine/kernels/cpu/rows.inl"
#include "engine/kernels/cpu/attention.inl"
}  // namespace

extern const Table ZK_TABLE;
const Table ZK_TABLE = {ZK_NAME,      adam,         sum_of_squares,    norm_forward,       norm_backward,     act_forward,
                        act_backward, softmax_loss, attention_forward, attention_backward, attention_scratch, add_rows};
}  // namespace zk::kernels
