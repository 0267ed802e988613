// safetensors files (huggingface.co/docs/safetensors, "Format"): 8 bytes of header length, a JSON header, the numbers.
// The reader is strict, because these files come from strangers: every deviation is an issue with its own id
// (safetensors-*), nothing is guessed. Files are memory-mapped; tensors handed out lie at 64-byte boundaries.
#pragma once
#include <ATen/core/Tensor.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/result.h"

namespace zk::interchange {

struct TensorInfo {
  std::string name;
  at::ScalarType dtype;
  std::vector<int64_t> shape;
  uint64_t begin, end;  ///< bytes from the start of the data section
};

class SafetensorsFile {
 public:
  /// Maps the file and checks all of its header; no tensor is read yet.
  static Result<SafetensorsFile> open(const std::filesystem::path& path);

  const std::vector<TensorInfo>& tensors() const { return tensors_; }  ///< in the order of their data
  const std::map<std::string, std::string>& metadata() const { return metadata_; }
  const TensorInfo* find(const std::string& name) const;  ///< null if absent
  /// The tensor, which must be one of tensors(): read-only memory of the file where that is aligned, else a copy.
  at::Tensor tensor(const TensorInfo& info) const;

 private:
  struct Mapping;
  std::shared_ptr<const Mapping> mapping_;
  const char* data_ = nullptr;
  std::vector<TensorInfo> tensors_;
  std::map<std::string, std::string> metadata_;
};

struct NamedTensor {
  std::string name;
  at::Tensor tensor;
};

/// Writes the file whole or not at all. Names must be unique; any device and stride is accepted.
/// Wider types come first, then by name, so that equal tensors give equal bytes.
Status write_safetensors(const std::filesystem::path& path, std::vector<NamedTensor> tensors,
                         const std::map<std::string, std::string>& metadata = {});
}  // namespace zk::interchange
