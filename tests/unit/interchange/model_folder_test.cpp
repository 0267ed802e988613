// Models written and read again, in our own form and in Hugging Face's, whole and in shards; and what a wrong folder
// is told.
#include "engine/interchange/model_folder.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "engine/core/files.h"

namespace zk::interchange {
namespace {
namespace fs = std::filesystem;

spec::ModelSpec small(const char* preset) {
  spec::ModelSpec s = *spec::preset_spec(preset);
  s.vocab_size = 29;
  s.seq_len = 16;
  s.n_layer = 2;
  s.d_model = 16;
  s.n_head = 4;
  s.n_kv_head = s.family == "llama" ? 2 : 4;
  s.head_dim = 4;
  s.d_ff = 24;
  s.init_std = 0.3;
  return s;
}

class ModelFolder : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(dir_); }
  void TearDown() override { fs::remove_all(dir_); }

  std::unique_ptr<model::Transformer> make(const char* preset) const {
    auto model = std::move(*model::Transformer::create(small(preset)));
    model->initialise(11);
    const at::NoGradGuard no_grad;
    for (const auto& p : model->params().all()) p.value.add_(at::randn(p.info.shape) * 0.1);
    return model;
  }
  static bool same(const model::Transformer& a, const model::Transformer& b) {
    return at::equal(a.params().flat_values(), b.params().flat_values());
  }
  std::string refusal() const {
    const auto loaded = load_model(dir_);
    return loaded.ok() ? "" : loaded.issue().id;
  }
  void change_config(const Json& change) const {
    Json config = *read_json(dir_ / "config.json");
    config.update(change);
    ASSERT_TRUE(write_json_atomic(dir_ / "config.json", config).ok());
  }

  fs::path dir_ = fs::temp_directory_path() / ("zk_model_folder_" + std::to_string(::getpid()));
};

TEST_F(ModelFolder, BothFormsComeBackEqual) {
  for (const char* preset : {"mini", "gpt2-124m", "llama2-70b"})
    for (const Layout layout : {Layout::Zerokara, Layout::HuggingFace}) {
      const auto model = make(preset);
      const Status saved = save_model(*model, dir_, layout);
      if (layout == Layout::HuggingFace && std::string(preset) == "mini") {
        EXPECT_FALSE(saved.ok());  // no class there has rotary positions with LayerNorm and without biases
        continue;
      }
      ASSERT_TRUE(saved.ok()) << preset;
      const auto loaded = load_model(dir_);
      ASSERT_TRUE(loaded.ok()) << preset << " " << dump_line(loaded.issue().to_json());
      EXPECT_TRUE(same(*model, **loaded)) << preset;
      EXPECT_EQ((*loaded)->spec(), model->spec()) << preset;
      EXPECT_EQ(read_spec(dir_)->family, model->spec().family);
    }
}

TEST_F(ModelFolder, Bf16FilesAreReadAsTheNumbersTheyHold) {
  const auto model = make("mini");
  ASSERT_TRUE(save_model(*model, dir_, Layout::Zerokara, at::kBFloat16).ok());
  const auto loaded = load_model(dir_);
  ASSERT_TRUE(loaded.ok());
  EXPECT_TRUE(
      at::equal((*loaded)->params().flat_values(), model->params().flat_values().to(at::kBFloat16).to(at::kFloat)));
}

TEST_F(ModelFolder, ShardsAndMissingPrefixes) {
  const auto model = make("gpt2-124m");
  ASSERT_TRUE(save_model(*model, dir_, Layout::HuggingFace).ok());
  auto tensors = export_tensors(model->params(), spec::find_family("gpt2")->key_map(model->spec()));
  Json map = Json::object();
  std::vector<NamedTensor> halves[2];
  for (size_t i = 0; i < tensors.size(); ++i) {
    tensors[i].name = tensors[i].name.substr(std::string("transformer.").size());  // as in the files of the hub
    map[tensors[i].name] = i % 2 ? "b.safetensors" : "a.safetensors";
    halves[i % 2].push_back(tensors[i]);
  }
  halves[0].push_back({"h.0.attn.bias", at::ones({1, 1, 16, 16})});  // a mask that old files carry
  halves[1].push_back({"lm_head.weight", model->params().at("embed.tokens.weight").value.detach()});
  fs::remove(dir_ / "model.safetensors");
  ASSERT_TRUE(write_safetensors(dir_ / "a.safetensors", halves[0]).ok());
  ASSERT_TRUE(write_safetensors(dir_ / "b.safetensors", halves[1]).ok());
  ASSERT_TRUE(write_json_atomic(dir_ / "model.safetensors.index.json", {{"weight_map", map}}).ok());
  const auto loaded = load_model(dir_);
  ASSERT_TRUE(loaded.ok()) << dump_line(loaded.issue().to_json());
  EXPECT_TRUE(same(*model, **loaded));

  halves[1].back().tensor = at::zeros({29, 16});
  ASSERT_TRUE(write_safetensors(dir_ / "b.safetensors", halves[1]).ok());
  EXPECT_EQ(refusal(), "model-tied-differs");
  ASSERT_TRUE(write_json_atomic(dir_ / "model.safetensors.index.json", {{"weight_map", {{"x", "../b"}}}}).ok());
  EXPECT_EQ(refusal(), "model-index");
}

TEST_F(ModelFolder, WrongFoldersAreExplained) {
  EXPECT_EQ(refusal(), "file-missing");
  const auto model = make("llama2-70b");
  ASSERT_TRUE(save_model(*model, dir_, Layout::HuggingFace).ok());
  change_config({{"num_hidden_layers", 3}});
  EXPECT_EQ(refusal(), "model-tensor-missing");
  change_config({{"num_hidden_layers", 1}});
  EXPECT_EQ(refusal(), "model-tensor-unknown");
  change_config({{"num_hidden_layers", 2}, {"intermediate_size", 25}});
  EXPECT_EQ(refusal(), "model-tensor-shape");
  change_config({{"model_type", "mamba"}});
  EXPECT_EQ(refusal(), "hf-not-built");
  change_config({{"format", "zerokara-model"}, {"version", 9}});
  EXPECT_EQ(refusal(), "spec-version");
  std::ofstream(dir_ / "config.json") << "{";
  EXPECT_FALSE(refusal().empty());
}

TEST_F(ModelFolder, IssuesNameTheFolder) {
  const auto model = make("mini");
  ASSERT_TRUE(save_model(*model, dir_).ok());
  change_config({{"n_layer", 3}});
  const auto loaded = load_model(dir_);
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.issue().args["file"], dir_.string());
}
}  // namespace
}  // namespace zk::interchange
