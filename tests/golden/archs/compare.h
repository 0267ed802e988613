// Tensor against tensor with the tolerances of a case, and a report that says where and by how much.
#pragma once
#include <ATen/core/Tensor.h>

#include <string>

#include "tests/golden/golden.h"

namespace zk::golden {

/// Tolerance group of a tensor's name, as meta.json explains: loss, nll, logits, grad or state.
std::string group_of(const std::string& name);

/// Empty if |got - want| <= atol + rtol |want| everywhere (where `mask` [B, T] is 1, if given and the shapes start
/// with it); else one line: how many differ, the worst one, both values, the tolerance.
std::string difference(const std::string& name, const at::Tensor& got, const at::Tensor& want, const Json& tolerances,
                       const at::Tensor& mask = {});
}  // namespace zk::golden
