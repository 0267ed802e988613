// Every folder of golden/archs that holds a meta.json is a suite, every case*.safetensors in it a case. A family that
// this program has no module for is skipped as "not yet built"; for the others every tensor of the file is compared:
// inner states, logits, losses, the gradient of every parameter by both training paths, and the greedy continuation
// with and without the key/value cache. A tensor that nothing compares fails the case.
#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <gtest/gtest.h>

#include <set>

#include "engine/interchange/model_folder.h"
#include "tests/golden/archs/compare.h"

namespace zk::golden {
namespace {
using interchange::SafetensorsFile;
using model::Transformer;

class ArchCase : public testing::Test {
 public:
  ArchCase(fs::path folder, fs::path file) : folder_(std::move(folder)), file_(std::move(file)) {}

  void TestBody() override {
    const Json config = read(folder_ / "config.json");
    family_ = spec::family_of_hf(config);
    if (!family_) GTEST_SKIP() << "not yet built: " << folder_.filename().string();
    tolerances_ = read(folder_ / "meta.json").at("tolerance");
    open();
    if (HasFatalFailure()) return;
    forward();
    backward("fast or default path", &Transformer::forward_backward);
    backward("reference path", &Transformer::forward_backward_reference);
    if (found_.contains("greedy/prompt")) greedy();
    for (const auto& [name, tensor] : found_) EXPECT_TRUE(used_.contains(name)) << name << " was compared with nothing";
  }

 private:
  void open() {
    auto loaded = interchange::load_model(folder_);
    ASSERT_TRUE(loaded.ok()) << dump_line(loaded.issue().to_json());
    model_ = std::move(*loaded);
    auto file = SafetensorsFile::open(file_);
    ASSERT_TRUE(file.ok()) << dump_line(file.issue().to_json());
    for (const auto& info : file->tensors()) found_[info.name] = file->tensor(info).clone();
    mask_ = optional("attention_mask");
  }

  at::Tensor golden(const std::string& name) {
    used_.insert(name);
    return found_.at(name);
  }
  at::Tensor optional(const std::string& name) { return found_.contains(name) ? golden(name) : at::Tensor(); }

  void compare(const std::string& name, const at::Tensor& got, const std::string& where = "") {
    const std::string wrong = difference(name, got, golden(name), tolerances_, mask_);
    EXPECT_EQ(wrong, "") << where;
  }

  /// Position t is scored against labels[t + 1]; the last one against nothing.
  at::Tensor targets() {
    const at::Tensor labels = golden("labels"), out = at::full_like(labels, -100);
    out.narrow(1, 0, labels.size(1) - 1).copy_(labels.narrow(1, 1, labels.size(1) - 1));
    return out;
  }

  void forward() {
    model::Taps taps;
    const model::Batch batch{golden("input_ids"), mask_, optional("position_ids")};
    const at::Tensor logits = model_->forward(batch, &taps);
    for (const auto& [name, tensor] : found_) {
      const bool state = name.starts_with("hidden/") || name.starts_with("attn/") || name.starts_with("mlp/");
      if (!state && name != "final_norm") continue;
      if (taps.found.contains(name))
        compare(name, taps.found.at(name));
      else
        ADD_FAILURE() << name << " is not an inner state of this model";
    }
    compare("logits", logits);
    const at::Tensor nll = model_->token_nll(batch, targets());
    const at::Tensor scored = golden("labels").narrow(1, 1, nll.size(1) - 1).ne(-100);
    EXPECT_EQ(difference("nll", nll.narrow(1, 0, nll.size(1) - 1) * scored, golden("nll"), tolerances_), "");
  }

  using Step = model::StepLoss (Transformer::*)(const model::TrainBatch&, double);
  void backward(const char* path, Step step) {
    const at::Tensor wanted = targets();
    const double count = wanted.ne(-100).sum().item<double>();
    model_->params().zero_grads();
    const auto loss = (model_.get()->*step)({golden("input_ids"), wanted, {}, mask_}, 1.0 / count);
    EXPECT_EQ(static_cast<double>(loss.scored), count) << path;
    compare("loss", at::full({1}, loss.mean(), at::kDouble), path);
    std::set<std::string> seen;
    for (const auto& [key, grad] :
         interchange::export_tensors(model_->params(), family_->key_map(model_->spec()), true)) {
      ASSERT_TRUE(found_.contains("grad/" + key)) << "the case has no gradient for " << key;
      EXPECT_EQ(difference("grad/" + key, grad, golden("grad/" + key), tolerances_), "") << path;
    }
  }

  void greedy() {
    const at::Tensor prompt = golden("greedy/prompt"), wanted = golden("greedy/tokens");
    const int64_t steps = wanted.size(1);
    at::Tensor plain = prompt, cached = prompt, margins;
    for (int64_t i = 0; i < steps; ++i) {
      const at::NoGradGuard no_grad;
      const at::Tensor logits = model_->forward({plain, {}, {}}).select(1, plain.size(1) - 1);
      const at::Tensor best = std::get<0>(logits.topk(2, -1)),
                       gap = (best.select(1, 0) - best.select(1, 1)).unsqueeze(1);
      margins = margins.defined() ? at::cat({margins, gap}, 1) : gap;
      plain = at::cat({plain, logits.argmax(-1, true)}, 1);
    }
    auto cache = model_->make_cache(prompt.size(0), prompt.size(1) + steps);
    at::Tensor next = prompt;
    for (int64_t i = 0; i < steps; ++i) {
      next = model_->decode(next, cache).argmax(-1, true);
      cached = at::cat({cached, next}, 1);
    }
    EXPECT_TRUE(at::equal(plain.narrow(1, prompt.size(1), steps), wanted)) << "greedy continuation without a cache";
    EXPECT_TRUE(at::equal(cached.narrow(1, prompt.size(1), steps), wanted)) << "greedy continuation through the cache";
    compare("greedy/margin", margins);
  }

  fs::path folder_, file_;
  const spec::Family* family_ = nullptr;
  Json tolerances_;
  std::unique_ptr<Transformer> model_;
  std::map<std::string, at::Tensor> found_;
  std::set<std::string> used_;
  at::Tensor mask_;
};

class Missing : public testing::Test {
 public:
  void TestBody() override {
    GTEST_SKIP() << "no golden models under " << (root() / "archs").string() << " (ZK_GOLDEN names another folder)";
  }
};

void register_cases() {
  bool any = false;
  for (const auto& folder : entries(root() / "archs")) {
    if (!fs::exists(folder / "meta.json")) continue;
    for (const auto& file : entries(folder)) {
      const std::string name = file.filename().string();
      if (!name.starts_with("case") || file.extension() != ".safetensors") continue;
      any = true;
      testing::RegisterTest(folder.filename().c_str(), file.stem().c_str(), nullptr, nullptr, __FILE__, __LINE__,
                            [=]() -> testing::Test* { return new ArchCase(folder, file); });
    }
  }
  if (!any)
    testing::RegisterTest("Data", "missing", nullptr, nullptr, __FILE__, __LINE__,
                          []() -> testing::Test* { return new Missing; });
}
}  // namespace
}  // namespace zk::golden

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  zk::golden::register_cases();
  return RUN_ALL_TESTS();
}
