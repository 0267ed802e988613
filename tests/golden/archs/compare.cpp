#include "tests/golden/archs/compare.h"

#include <ATen/ATen.h>

#include <sstream>

namespace zk::golden {

std::string group_of(const std::string& name) {
  if (name.starts_with("grad/")) return "grad";
  if (name.find("loss") != std::string::npos) return "loss";
  if (name == "nll" || name == "logits") return name;
  return "state";
}

std::string difference(const std::string& name, const at::Tensor& got, const at::Tensor& want, const Json& tolerances,
                       const at::Tensor& mask) {
  std::ostringstream out;
  if (got.sizes() != want.sizes()) {
    out << name << ": shape " << got.sizes() << ", golden " << want.sizes();
    return out.str();
  }
  const Json& tolerance = tolerances.at(group_of(name));
  const at::Tensor a = got.detach().to(at::kDouble), b = want.to(at::kDouble);
  const at::Tensor allowed = b.abs() * tolerance.at("rtol").get<double>() + tolerance.at("atol").get<double>();
  at::Tensor excess = (a - b).abs() / allowed;
  excess = excess.nan_to_num(1e30, 1e30);
  if (mask.defined() && want.dim() >= 2 && want.size(0) == mask.size(0) && want.size(1) == mask.size(1)) {
    auto shape = mask.sizes().vec();
    shape.resize(want.dim(), 1);
    excess = excess * mask.to(at::kDouble).view(shape);
  }
  const int64_t wrong = excess.gt(1).sum().item<int64_t>();
  if (wrong == 0) return "";
  const int64_t worst = excess.argmax().item<int64_t>();
  out << name << ": " << wrong << " of " << want.numel() << " numbers differ; worst at flat index " << worst << ": got "
      << a.flatten()[worst].item<double>() << ", golden " << b.flatten()[worst].item<double>() << ", "
      << excess.max().item<double>() << " times the tolerance";
  return out.str();
}
}  // namespace zk::golden
