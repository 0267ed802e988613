// Files that are whole or absent: temporary name, fsync, rename, fsync of the folder. Errors become issues that name
// the file and the reason (disk full, no permission, …). Hashes are XXH3-64 (xxhash.com), written as 16 hex digits.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace zk {

Status write_file_atomic(const std::filesystem::path& path, std::string_view bytes);
Status write_json_atomic(const std::filesystem::path& path, const Json& json);
Result<std::string> read_file(const std::filesystem::path& path, uint64_t limit_bytes = uint64_t{1} << 32);
Result<Json> read_json(const std::filesystem::path& path, uint64_t limit_bytes = uint64_t{1} << 28);
Status make_dirs(const std::filesystem::path& path);
Status sync_dir(const std::filesystem::path& path);
uint64_t free_bytes(const std::filesystem::path& path);  ///< of the file system; 0 if unknown

std::string hash_bytes(std::string_view bytes);  ///< XXH3-64 as hex
Result<std::string> hash_file(const std::filesystem::path& path);

/// The issue for a failed system call on `path`: disk-full, no-permission, file-missing or file-failed.
Issue file_issue(const std::filesystem::path& path, int error_number);

/// A big file written piece by piece under a temporary name; it appears only with commit(). Hashes while writing.
class FileWriter {
 public:
  static Result<FileWriter> create(const std::filesystem::path& path);
  FileWriter(FileWriter&& other) noexcept;
  FileWriter& operator=(FileWriter&&) = delete;
  ~FileWriter();  ///< removes the temporary file if commit() was not reached
  Status write(std::string_view bytes);
  Status commit();
  uint64_t bytes() const { return bytes_; }
  std::string hash() const;

 private:
  FileWriter(std::filesystem::path path, std::filesystem::path temporary, int fd);
  Status flush();
  std::filesystem::path path_, temporary_;
  int fd_ = -1;
  std::string buffer_;
  uint64_t bytes_ = 0;
  void* hash_state_ = nullptr;
};
}  // namespace zk
