// A model is a folder: config.json and model.safetensors, in our own form or in Hugging Face's (GPT-2, LLaMA). Which
// one is seen from config.json; key names come from the family's table (engine/spec/archs).
#pragma once
#include <filesystem>
#include <memory>
#include <vector>

#include "engine/interchange/safetensors.h"
#include "engine/model/transformer.h"
#include "engine/spec/archs/family.h"

namespace zk::interchange {

enum class Layout { Zerokara, HuggingFace };

/// The spec a folder's config.json describes. Issues: hf-* and spec-* for what is not understood.
Result<spec::ModelSpec> read_spec(const std::filesystem::path& folder);

/// Spec and weights, in either form, sharded files included. Every parameter must be there and every tensor of the
/// files must belong to one; else an issue (model-*) names the tensor.
Result<std::unique_ptr<model::Transformer>> load_model(const std::filesystem::path& folder,
                                                       model::Options options = {});

/// Writes config.json and model.safetensors (fp32, or `dtype`). HuggingFace: issue spec-not-this-family where neither
/// class can express the spec.
Status save_model(const model::Transformer& model, const std::filesystem::path& folder,
                  Layout layout = Layout::Zerokara, at::ScalarType dtype = at::kFloat);

/// Parameters, or gradients, under the names of `rules` (identity for our own form).
std::vector<NamedTensor> export_tensors(const model::ParamStore& params, const std::vector<spec::KeyRule>& rules,
                                        bool gradients = false);
/// Our own names.
std::vector<spec::KeyRule> own_rules(const spec::ModelSpec& spec);
}  // namespace zk::interchange
