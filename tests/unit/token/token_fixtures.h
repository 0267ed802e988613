// A tokenizer of letters and a folder that goes away, for tests that need no trained model.
#pragma once
#include <stdlib.h>

#include <filesystem>
#include <stdexcept>
#include <string>

#include "engine/token/token_file.h"
#include "engine/token/tokenizer.h"

namespace zk::token {

class TempDir {
 public:
  TempDir() {
    std::string pattern = (std::filesystem::temp_directory_path() / "zk-token-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~TempDir() {
    std::error_code ec;
    std::filesystem::remove_all(path_, ec);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Id 1 is <|doc|>, byte b is id b + 2; `size` only pretends to be bigger.
class ByteTokenizer : public Tokenizer {
 public:
  explicit ByteTokenizer(int32_t size = 258) : size_(size) {
    special_.unk = 0;
    special_.doc = 1;
    for (int b = 0; b < 256; ++b) bytes_.push_back(std::string(1, static_cast<char>(b)));
  }
  using Tokenizer::encode;
  std::string kind() const override { return "bytes"; }
  int32_t vocab_size() const override { return size_; }
  const SpecialIds& special() const override { return special_; }
  const std::string& hash() const override { return hash_; }
  bool lossless() const override { return true; }
  void encode(std::string_view text, Ids& out) const override {
    for (const char c : text) out.push_back(static_cast<unsigned char>(c) + 2);
  }
  const std::string& piece(int32_t id) const override { return bytes(id); }
  const std::string& bytes(int32_t id) const override {
    return id >= 2 && id < 258 ? bytes_[static_cast<size_t>(id - 2)] : nothing_;
  }
  PieceType type(int32_t id) const override { return id < 2 ? PieceType::Control : PieceType::Byte; }
  int32_t id_of(std::string_view piece) const override { return piece == kDocMark ? 1 : -1; }
  bool drops_first_blank() const override { return false; }

 private:
  int32_t size_;
  SpecialIds special_;
  std::string hash_ = "0123456789abcdef", nothing_;
  std::vector<std::string> bytes_;
};

inline TokenStream write_stream(const std::filesystem::path& dir, const Ids& ids, const Tokenizer& tokenizer,
                                int64_t shard_tokens = 1 << 20, const char* split = "train") {
  TokenWriter writer(dir, split, tokenizer, shard_tokens);
  if (!writer.write(ids.data(), ids.size()).ok() || !writer.finish().ok()) throw std::runtime_error("cannot write");
  return std::move(TokenStream::open(dir, split).value());
}
}  // namespace zk::token
