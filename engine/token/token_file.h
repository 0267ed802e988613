// Token shards: train-00000.tok, valid-00000.tok. A header of 64 bytes (magic, version, width, count, tokenizer's
// hash), then the ids as one little-endian array of uint16 or uint32, so that a reader maps the file and copies
// nothing.
//   0  char[8] "ZKTOKENS"   8  u32 version = 1   12  u32 bytes per id (2 or 4)   16  u64 count   24  char[16] hash
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/token/tokenizer.h"

namespace zk::token {

/// One mapped shard; safe to read from several threads.
class TokenFile {
 public:
  /// Issues: file-missing, token-file-broken {path, reason}, token-file-newer.
  static Result<TokenFile> open(const std::filesystem::path& path);
  TokenFile(TokenFile&& other) noexcept;
  TokenFile& operator=(TokenFile&&) = delete;
  ~TokenFile();

  int64_t size() const { return count_; }
  int width() const { return width_; }  ///< bytes per id: 2 or 4
  const std::string& tokenizer_hash() const { return hash_; }
  int32_t at(int64_t i) const { return width_ == 2 ? data16()[i] : static_cast<int32_t>(data32()[i]); }
  /// Ids [first, first + count) into `out`; the range must lie inside.
  void copy(int64_t first, int64_t count, int64_t* out) const;

 private:
  TokenFile() = default;
  const uint16_t* data16() const { return reinterpret_cast<const uint16_t*>(base_ + kHeader); }
  const uint32_t* data32() const { return reinterpret_cast<const uint32_t*>(base_ + kHeader); }
  static constexpr int64_t kHeader = 64;
  const unsigned char* base_ = nullptr;
  size_t mapped_ = 0;
  int64_t count_ = 0;
  int width_ = 2;
  std::string hash_;
};

/// All shards of one split as a single sequence of tokens.
class TokenStream {
 public:
  /// Shards <split>-00000.tok … of a dataset's folder, in order. Issues: those of TokenFile, token-shards-missing,
  /// token-shards-mixed (made with different tokenizers).
  static Result<TokenStream> open(const std::filesystem::path& dir, const std::string& split);

  int64_t size() const { return starts_.back(); }
  const std::string& tokenizer_hash() const { return files_.front().tokenizer_hash(); }
  int32_t at(int64_t i) const;
  void copy(int64_t first, int64_t count, int64_t* out) const;

 private:
  size_t shard_of(int64_t i) const;
  std::vector<TokenFile> files_;
  std::vector<int64_t> starts_{0};  ///< first token of each shard, then the total
};

/// Writes shards of at most `shard_tokens` ids; one shard is kept in memory at a time.
class TokenWriter {
 public:
  TokenWriter(std::filesystem::path dir, std::string split, const Tokenizer& tokenizer,
              int64_t shard_tokens = int64_t{1} << 25);
  Status write(const int32_t* ids, size_t count);
  /// Writes the last shard. Names of all shards, for the manifest.
  Result<std::vector<std::string>> finish();
  int64_t size() const { return total_; }

 private:
  Status write_shard();
  std::filesystem::path dir_;
  std::string split_, hash_;
  int width_;
  size_t limit_bytes_;
  std::string buffer_;
  int64_t total_ = 0;
  std::vector<std::string> names_;
};
}  // namespace zk::token
