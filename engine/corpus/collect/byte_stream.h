// The bytes of a file that may be compressed with gzip (any number of members, as WARC files have) or Zstandard, known
// by its first bytes, not by its name. What is damaged is skipped: reading goes on at the next member or frame, and the
// caller is told that bytes are missing in between, so that it can drop the record it was reading.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "engine/core/result.h"

namespace zk::corpus {

class ByteStream {
 public:
  enum class More { Bytes, Gap, End };
  /// Issues of files: file-missing, no-permission, ….
  static Result<std::unique_ptr<ByteStream>> open(const std::filesystem::path& path);
  ~ByteStream();
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;

  /// Bytes: at most 256 KiB were appended to `out`. Gap: bytes were lost here. End: nothing follows.
  Result<More> more(std::string& out);
  uint64_t bytes_read() const;  ///< of the file as it is stored
  const std::filesystem::path& path() const { return path_; }

 private:
  struct Input;
  ByteStream(std::filesystem::path path, std::unique_ptr<Input> input);
  std::filesystem::path path_;
  std::unique_ptr<Input> input_;
};
}  // namespace zk::corpus
