// Reading maps the file (mmap), so that a dataset larger than memory costs nothing but what is used.
#include "engine/token/token_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <utility>

#include "engine/core/files.h"

namespace zk::token {
namespace fs = std::filesystem;
static_assert(std::endian::native == std::endian::little, "token files are mapped as they are");
namespace {
constexpr char kMagic[] = "ZKTOKENS";
constexpr uint32_t kVersion = 1;
struct Header {
  char magic[8];
  uint32_t version, width;
  uint64_t count;
  char hash[16];
  char reserved[24];
};
static_assert(sizeof(Header) == 64);

Issue broken(const fs::path& path, const char* reason) {
  return issue_input("token-file-broken", {{"path", path.string()}, {"reason", reason}});
}

Status check_header(const fs::path& path, const Header& header, uint64_t file_bytes) {
  if (std::memcmp(header.magic, kMagic, 8) != 0) return broken(path, "no token file");
  if (header.version > kVersion)
    return issue_input("token-file-newer", {{"path", path.string()}, {"version", header.version}, {"known", kVersion}});
  if (header.width != 2 && header.width != 4) return broken(path, "width");
  if (header.count > file_bytes / header.width || file_bytes != sizeof(Header) + header.count * header.width)
    return broken(path, "length");
  return {};
}
}  // namespace

TokenFile::TokenFile(TokenFile&& other) noexcept
    : base_(std::exchange(other.base_, nullptr)),
      mapped_(other.mapped_),
      count_(other.count_),
      width_(other.width_),
      hash_(std::move(other.hash_)) {}

TokenFile::~TokenFile() {
  if (base_) ::munmap(const_cast<unsigned char*>(base_), mapped_);
}

Result<TokenFile> TokenFile::open(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return file_issue(path, errno);
  struct stat info {};
  TokenFile file;
  if (::fstat(fd, &info) == 0 && info.st_size >= static_cast<off_t>(sizeof(Header))) {
    file.mapped_ = static_cast<size_t>(info.st_size);
    void* base = ::mmap(nullptr, file.mapped_, PROT_READ, MAP_SHARED, fd, 0);
    if (base != MAP_FAILED) file.base_ = static_cast<const unsigned char*>(base);
  }
  ::close(fd);
  if (!file.base_) return broken(path, "length");
  Header header;
  std::memcpy(&header, file.base_, sizeof(Header));
  ZK_CHECK(check_header(path, header, file.mapped_));
  file.count_ = static_cast<int64_t>(header.count);
  file.width_ = static_cast<int>(header.width);
  file.hash_.assign(header.hash, 16);
  return file;
}

void TokenFile::copy(int64_t first, int64_t count, int64_t* out) const {
  if (width_ == 2)
    std::copy_n(data16() + first, count, out);
  else
    std::copy_n(data32() + first, count, out);
}

Result<TokenStream> TokenStream::open(const fs::path& dir, const std::string& split) {
  TokenStream stream;
  std::error_code ec;
  for (int n = 0;; ++n) {
    const fs::path path = dir / fmt::format("{}-{:05d}.tok", split, n);
    if (!fs::exists(path, ec)) break;
    ZK_TRY(TokenFile file, TokenFile::open(path));
    if (n > 0 && file.tokenizer_hash() != stream.tokenizer_hash())
      return issue_input("token-shards-mixed", {{"path", path.string()}});
    stream.starts_.push_back(stream.starts_.back() + file.size());
    stream.files_.push_back(std::move(file));
  }
  if (stream.files_.empty()) return issue_input("token-shards-missing", {{"path", dir.string()}, {"split", split}});
  return stream;
}

size_t TokenStream::shard_of(int64_t i) const {
  return static_cast<size_t>(std::upper_bound(starts_.begin(), starts_.end(), i) - starts_.begin()) - 1;
}

int32_t TokenStream::at(int64_t i) const {
  const size_t shard = shard_of(i);
  return files_[shard].at(i - starts_[shard]);
}

void TokenStream::copy(int64_t first, int64_t count, int64_t* out) const {
  for (size_t shard = count > 0 ? shard_of(first) : 0; count > 0; ++shard) {
    const int64_t part = std::min(count, starts_[shard + 1] - first);
    files_[shard].copy(first - starts_[shard], part, out);
    first += part, out += part, count -= part;
  }
}

TokenWriter::TokenWriter(fs::path dir, std::string split, const Tokenizer& tokenizer, int64_t shard_tokens)
    : dir_(std::move(dir)),
      split_(std::move(split)),
      hash_(tokenizer.hash()),
      width_(tokenizer.vocab_size() <= 65536 ? 2 : 4),
      limit_bytes_(static_cast<size_t>(shard_tokens) * static_cast<size_t>(width_)) {}

Status TokenWriter::write(const int32_t* ids, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    buffer_.append(reinterpret_cast<const char*>(&ids[i]), static_cast<size_t>(width_));
    if (buffer_.size() >= limit_bytes_) ZK_CHECK(write_shard());
  }
  total_ += static_cast<int64_t>(count);
  return {};
}

Status TokenWriter::write_shard() {
  Header header{};
  std::memcpy(header.magic, kMagic, 8);
  header.version = kVersion;
  header.width = static_cast<uint32_t>(width_);
  header.count = buffer_.size() / static_cast<size_t>(width_);
  std::memcpy(header.hash, hash_.data(), std::min(hash_.size(), sizeof(header.hash)));
  const std::string name = fmt::format("{}-{:05d}.tok", split_, names_.size());
  ZK_TRY(FileWriter file, FileWriter::create(dir_ / name));
  ZK_CHECK(file.write({reinterpret_cast<const char*>(&header), sizeof(header)}));
  ZK_CHECK(file.write(buffer_));
  ZK_CHECK(file.commit());
  names_.push_back(name);
  buffer_.clear();
  return {};
}

Result<std::vector<std::string>> TokenWriter::finish() {
  if (!buffer_.empty() || names_.empty()) ZK_CHECK(write_shard());
  return names_;
}
}  // namespace zk::token
